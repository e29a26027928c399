"""`i18n.lock`: which source each translation was made from.

One line a sentence or block: `path language hash`, sorted, so that two people's changes merge line by line. A
translation without a line here counts as fresh; one whose source has another hash by now is stale.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cxsite.model.problems import Place, Problem
from cxsite.read.files import name_in, read_text

LOCK = "i18n.lock"
HEAD = "# Written by `cxsite i18n accept`: the source that each translation was made from.\n"
LINE = re.compile(r"(?P<path>\S+) (?P<language>\S+) (?P<source>[0-9a-f]+)")


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """One sentence or block with its translation: a line of the lock.

    Attributes:
        path: where it stands, without language: `journeys/open-account#stages.choose.name`, and
            `journeys/open-account#007` for a block of prose.
        language: the language of the translation.
        source: hash of the source.
    """

    path: str
    language: str
    source: str


@dataclass(frozen=True, slots=True)
class Lock:
    """What was accepted: (path, language) to the hash of the source, and the same without numbers of list items."""

    lines: Mapping[tuple[str, str], str]
    in_lists: frozenset[tuple[str, str, str]]

    def accepts(self, unit: Unit) -> bool:
        """Say whether the source is what it was; an item of a list may have moved."""
        before = self.lines.get((unit.path, unit.language), unit.source)
        moved = (_without_numbers(unit.path), unit.language, unit.source) in self.in_lists
        return before == unit.source or moved


def lock_of(lines: Mapping[tuple[str, str], str]) -> Lock:
    """Return the lock with these lines."""
    return Lock(
        lines, frozenset((_without_numbers(path), code, source) for (path, code), source in lines.items())
    )


def by_text(lock: Lock) -> dict[str, Lock]:
    """Return path of a text without sentence and block (`journeys/open-account`) to its own lines of the lock."""
    found: dict[str, dict[tuple[str, str], str]] = {}
    for (path, language), source in lock.lines.items():
        found.setdefault(path.partition("#")[0], {})[path, language] = source
    return {path: lock_of(lines) for path, lines in found.items()}


def _without_numbers(path: str) -> str:
    return re.sub(r"\.[0-9]+(?=\.|$)", ".*", path)


EMPTY = lock_of({})
"""Nothing was accepted yet."""


def read_lock(folder: Path, read: Callable[[Path], bytes] | None = None) -> tuple[Lock, tuple[Problem, ...]]:
    """Return what was accepted, nothing when there is no lock yet; `read` brings the bytes of a file."""
    path = folder / "content" / LOCK
    if not path.is_file():
        return EMPTY, ()
    text, problems = read_text(folder, path, read=read)
    found: dict[tuple[str, str], str] = {}
    refused = list(problems)
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if match := LINE.fullmatch(line.rstrip()):
            found[match["path"], match["language"]] = match["source"]
        else:
            place = Place(name_in(folder, path), number, 1, len(line))
            message = f"`{line}` is not a line of the lock"
            refused.append(
                Problem(place, "bad-lock-line", message, "delete it, then run `cxsite i18n accept`")
            )
    return lock_of(found), tuple(refused)


def lock_text(units: Iterable[Unit]) -> str:
    """Return the lock's text for these translated sentences and blocks."""
    return HEAD + "".join(f"{unit.path} {unit.language} {unit.source}\n" for unit in sorted(set(units)))


def accepted(lock: Lock, units: Iterable[Unit], language: str | None, below: str) -> tuple[Unit, ...]:
    """Return the units of a new lock: those chosen as they are now, the others as they were accepted.

    Args:
        lock: what was accepted before.
        units: every translated sentence and block as it is now.
        language: accept only this language; None for all.
        below: accept only paths that begin with this; "" for all.
    """
    chosen = []
    for unit in units:
        if language in {None, unit.language} and unit.path.startswith(below):
            chosen.append(unit)
        elif (before := lock.lines.get((unit.path, unit.language))) is not None:
            chosen.append(Unit(unit.path, unit.language, before))
    return tuple(chosen)
