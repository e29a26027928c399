"""What editions froze, from `content/editions/<period>.json`: what cannot be trusted is a problem, and left out."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from cxsite.model.edition import GRAINS, Edition, Frozen
from cxsite.model.period import period_named
from cxsite.model.problems import Place
from cxsite.read.edition_form import SCHEMAS, SEAL, frozen_of, sealed
from cxsite.read.files import name_in, read_text
from cxsite.read.notes import Notes

MAX_BYTES = 50_000_000

Note = Callable[[Place, str, str, str], None]
"""Notes a problem, or a warning: place, code, message, hint."""


def read_frozen(
    folder: Path, editions: Mapping[str, Edition], notes: Notes, *, without: str = ""
) -> dict[str, Frozen]:
    """Return what each edition froze, oldest first; one that cannot be read is left out, with a problem.

    Args:
        folder: the handbook's folder.
        editions: what their editors wrote.
        notes: takes problems.
        without: a period whose file is about to be written, and is not looked at; what is wrong with the others is
            then no error, because one can be written only after the other.
    """
    found = []
    note = notes.warning if without else notes.problem
    for name, edition in editions.items():
        path = folder / "content" / "editions" / f"{name}.json"
        period = period_named(name)
        if name == without or period is None or period.grain not in GRAINS:
            continue
        if not path.is_file():
            is_signed = bool(edition.signed_off_by)
            _note_missing(name, note if is_signed else notes.warning)
        elif frozen := _read(folder, path, note, notes):
            found.append((name, frozen))
    return dict(sorted(found, key=lambda each: (each[1].cut_off, each[1].period)))


def _note_missing(name: str, note: Note) -> None:
    message = f"there is no `{name}.json` beside this edition"
    hint = f"run `cxsite edition {name}`, and commit what it writes"
    note(Place(f"content/editions/{name}.yml"), "edition-not-frozen", message, hint)


def _read(folder: Path, path: Path, note: Note, notes: Notes) -> Frozen | None:
    name = name_in(folder, path)
    again = f"bring the file back as it was, or run `cxsite edition {path.stem} --again`"
    text, problems = read_text(folder, path, MAX_BYTES, notes.recall.files.data)
    notes.problems.extend(problems)
    if problems:
        return None
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        place = Place(name, error.lineno, error.colno)
        note(place, "broken-edition", "this is not understood as JSON", again)
        return None
    except RecursionError:
        note(Place(name), "broken-edition", "this is not understood as JSON", again)
        return None
    schema = data.get("schema") if isinstance(data, dict) else None
    if schema not in SCHEMAS:
        message = f"`{schema}` is not a form of editions that this version reads"
        hint = f"run `cxsite edition {path.stem} --again`, or use the version of cxsite that wrote it"
        note(_place(name, text, '"schema"'), "other-edition", message, hint)
        return None
    frozen = frozen_of(data) if text == sealed(text.rpartition(SEAL)[0]) else None
    if frozen is None:
        message = "this file is not as `cxsite edition` wrote it"
        note(_place(name, text, '"seal"'), "edited-edition", message, again)
    elif frozen.period.id != path.stem:
        message = f"this is the edition of `{frozen.period.id}`"
        hint = f"rename it to `{frozen.period.id}.json`, or run `cxsite edition {path.stem} --again`"
        note(_place(name, text, '"period"'), "other-period", message, hint)
        return None
    return frozen


def _place(name: str, text: str, word: str) -> Place:
    """Return where a key stands; the beginning of the file where it does not."""
    before, found, _ = text.partition(word)
    if not found:
        return Place(name)
    return Place(name, before.count("\n") + 1, len(before) - before.rfind("\n"), len(word))
