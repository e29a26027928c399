"""`i18n.lock`: which source each translation was made from.

One line a sentence or block: `path language hash`, sorted, so that two people's changes merge line by line. A
translation without a line here counts as fresh; one whose source has another hash by now is stale.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from cxsite.model.problems import Place, Problem
from cxsite.read.files import name_in, read_text
from cxsite.read.notes import Unit

LOCK = "i18n.lock"
HEAD = "# Written by `cxsite i18n accept`: the source that each translation was made from.\n"


def read_lock(folder: Path) -> tuple[Mapping[tuple[str, str], str], tuple[Problem, ...]]:
    """Return (path, language) to the accepted hash of the source, empty when there is no lock yet."""
    path = folder / "content" / LOCK
    if not path.is_file():
        return {}, ()
    text, problems = read_text(folder, path)
    found: dict[tuple[str, str], str] = {}
    refused = list(problems)
    for number, line in enumerate(text.split("\n"), start=1):
        if not line or line.startswith("#"):
            continue
        parts = line.split(" ")
        if len(parts) != 3:  # noqa: PLR2004 - path, language, hash
            message, hint = f"`{line}` is not a line of the lock", "delete it, then run `cxsite i18n accept`"
            refused.append(Problem(Place(name_in(folder, path), number), "bad-lock-line", message, hint))
            continue
        found[parts[0], parts[1]] = parts[2]
    return found, tuple(refused)


def lock_text(units: Iterable[Unit]) -> str:
    """Return the lock's text for these translated sentences and blocks."""
    return HEAD + "".join(f"{unit.path} {unit.language} {unit.source}\n" for unit in sorted(set(units)))


def accepted(
    lock: Mapping[tuple[str, str], str], units: Iterable[Unit], language: str | None, below: str
) -> tuple[Unit, ...]:
    """Return the units of a new lock: those chosen as they are now, the others as they were accepted.

    Args:
        lock: what was accepted before.
        units: every translated sentence and block as it is now.
        language: accept only this language; None for all.
        below: accept only paths that begin with this; "" for all.
    """
    chosen = []
    for unit in units:
        if language in (None, unit.language) and unit.path.startswith(below):
            chosen.append(unit)
        elif (before := lock.get((unit.path, unit.language))) is not None:
            chosen.append(Unit(unit.path, unit.language, before))
    return tuple(chosen)
