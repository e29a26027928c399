"""What stands in `content/`, part by part: a file that is one thing, one with a thing a line, an entity, its prose.

Each function returns what it has read and what it noted on its way, recalled where nothing it depends on has changed.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from cxsite.model.content import Content
from cxsite.model.prose import Prose
from cxsite.read.alignment import align
from cxsite.read.entities import below, read_entity
from cxsite.read.keys import note_bad_id, note_no_keys, note_taken_id, note_unknown_ids
from cxsite.read.nodes import Map, Node
from cxsite.read.noted import Noted, Parts, Wanted
from cxsite.read.notes import Notes
from cxsite.read.passages import note_blocks
from cxsite.read.personal import places_below
from cxsite.read.prose import split_prose
from cxsite.read.said import Said
from cxsite.read.sheets import digest_of, text_of
from cxsite.read.shelves import Shelf
from cxsite.read.sources import Source
from cxsite.read.walk import Walk

M = TypeVar("M", bound=Content)


def read_whole(
    model: type[M], name: str, source: Source | None, parts: Parts, finish: Callable[[M, Node, Notes], M]
) -> tuple[M | None, Noted]:
    """Return a file that is one thing as a whole, None where there is none.

    Args:
        model: what it is.
        name: the file's name without its ending.
        source: the file.
        parts: what parts are read with.
        finish: puts in what it takes from the rest of the handbook.
    """
    if source is None or not source.is_there:
        return None, Noted()

    def make(notes: Notes) -> M | None:
        node = source.node
        made = read_entity(model, node, source.translations, Walk(notes, f"{name}#")) if node else None
        return finish(made, node, notes) if made and node else None

    return parts.read(("whole", name), source.digests, model | None, make, known=source.problems)


def read_lines(shelf: Shelf, source: Source | None, parts: Parts) -> tuple[dict[str, Any], Noted]:
    """Return the entities of a file that has one a line, by key; those with problems are left out."""
    if source is None or not source.is_there:
        return {}, Noted()

    def make(notes: Notes) -> dict[str, Any]:
        return _lines(shelf, source, notes)

    form = dict[str, shelf.model]  # type: ignore[name-defined] # a type made while the program runs
    return parts.read(("lines", shelf.name), source.digests, form, make, known=source.problems)


def _lines(shelf: Shelf, source: Source, notes: Notes) -> dict[str, Any]:
    if not isinstance(source.node, Map):
        message = "lines of the form `id: {…}` are expected here"
        if source.node:
            note_no_keys(source.node, message, "write one a line", notes)
        return {}
    for language, part in source.translations.items():
        note_unknown_ids(source.node, part, language, notes)
    made = {}
    for key, value in source.node.pairs:
        note_bad_id(key, notes)
        note_taken_id(key.place, key.text, notes, shelf.name)
        translations = below(source.translations, key.text)
        walk = Walk(notes, f"{shelf.name}#{key.text}.")
        entity = read_entity(shelf.model, value, translations, walk, key.text)
        if entity is not None:
            made[key.text] = entity
    return made


def read_one(shelf: Shelf, name: str, source: Source, parts: Parts) -> tuple[Any, Noted]:
    """Return an entity of a folder, None where it has problems."""
    path = f"{shelf.name}/{name}"
    if not source.is_there:
        return None, Noted()

    def make(notes: Notes) -> Any:
        node = source.node
        return (
            read_entity(shelf.model, node, source.translations, Walk(notes, f"{path}#"), name)
            if node
            else None
        )

    def said() -> Said:
        return parts.quoting(places_below(source.node, "quotes") if shelf.name == "journeys" else frozenset())

    form = shelf.model | None
    found = parts.read(("entity", path), source.digests, form, make, known=source.problems, said=said)
    source.forget()
    return found


def read_texts(
    folder: Path, sources: Mapping[str, Source], parts: Parts
) -> Iterator[tuple[str, tuple[Prose, Noted]]]:
    """Yield the path of each text with its blocks, side by side in all languages; `sources` goes from path to files."""
    wanted = {path: _wanted(folder, path, source, parts) for path, source in sources.items() if source.prose}
    parts.ahead(wanted.values())
    for path in sources:
        if found := wanted.get(path):
            part, digests, make = found
            yield path, parts.read(part, digests, Prose, make)
        else:
            yield path, ((), Noted())


def _wanted(folder: Path, path: str, source: Source, parts: Parts) -> Wanted:
    def make(notes: Notes) -> Prose:
        texts = {
            language: (name, _text(folder, file, notes)) for language, (name, file) in source.prose.items()
        }
        return _prose(path, texts, notes)

    digests = [
        (language, name, digest_of(folder, file, parts.notes))
        for language, (name, file) in source.prose.items()
    ]
    return ("prose", path), digests, make


def _text(folder: Path, file: Path, notes: Notes) -> str:
    text, problems = text_of(folder, file, notes)
    notes.problems.extend(problems)
    return text or ""


def _prose(path: str, texts: Mapping[str, tuple[str, str]], notes: Notes) -> Prose:
    pieces = {language: split_prose(text, file, notes) for language, (file, text) in texts.items()}
    names = {language: file for language, (file, _) in texts.items()}
    note_blocks(pieces, texts, notes)
    wrong = {problem.place.file for problem in notes.problems}
    if names[notes.languages.source] in wrong:
        return ()  # whatever its blocks are, they are not what its author means
    sound = {language: found for language, found in pieces.items() if names[language] not in wrong}
    return align(sound, names, path, notes)
