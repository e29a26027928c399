"""Blocks of several languages, side by side.

The same blocks stand in the same order in every language: kinds, heading levels, numbers of list items and shapes of
tables must agree. Where they do not, the problem names both places and the translation of that text is left out.
"""

import difflib
import re
from collections.abc import Mapping

from cxsite.model.blocks import caption, parts, questions, terms
from cxsite.model.problems import Place
from cxsite.model.prose import Block, BlockKind, Prose
from cxsite.model.text import Text, in_all_languages
from cxsite.read.conversion import with_converted
from cxsite.read.files import digest
from cxsite.read.notes import Notes, counted
from cxsite.read.prose import ITEM, Piece
from cxsite.read.translation import Lock, Unit

SLUG = re.compile(r"[^a-z0-9]+")


def align(
    pieces: Mapping[str, tuple[Piece, ...]], names: Mapping[str, str], path: str, notes: Notes
) -> Prose:
    """Return the blocks with a text for every language.

    Args:
        pieces: language to its blocks; the source language is there.
        names: language to the name of its file.
        path: where the text stands, without language (`journeys/open-account`).
        notes: takes problems and translated blocks.
    """
    source = pieces[notes.languages.source]
    beside = {
        language: found
        for language, found in pieces.items()
        if language != notes.languages.source and _agrees(source, found, language, names, notes)
    }
    stale = {language: _stale(source, language, path, notes) for language in beside}
    anchors = _anchors(source, names[notes.languages.source], notes)
    return tuple(
        Block(
            piece.kind, _text(index, piece, beside, stale, notes), piece.level, anchors[index], piece.argument
        )
        for index, piece in enumerate(source)
    )


def _text(
    index: int,
    piece: Piece,
    beside: Mapping[str, tuple[Piece, ...]],
    stale: Mapping[str, frozenset[int]],
    notes: Notes,
) -> Text:
    texts = {language: found[index].text for language, found in beside.items()}
    old = frozenset(language for language, indexes in stale.items() if index in indexes)
    text = in_all_languages({notes.languages.source: piece.text} | texts, notes.languages, stale=old)
    return text if piece.kind is BlockKind.CODE else with_converted(text, notes.converters)


def _agrees(
    source: tuple[Piece, ...], found: tuple[Piece, ...], language: str, names: Mapping[str, str], notes: Notes
) -> bool:
    origin = names[notes.languages.source]
    for index, (here, there) in enumerate(zip(found, source, strict=False)):
        if (difference := _difference(here, there)) is not None:
            message = (
                f"block {index + 1} is {difference[0]} here and {difference[1]} in {origin}:{there.line}"
            )
            hint = "write the same blocks in the same order in every language"
            if here.kind is there.kind and here.argument != there.argument:
                hint = f"write `::: {there.kind} {there.argument}` here too, or change it there"
            notes.problem(Place(names[language], here.line), "blocks-differ", message, hint)
            return False
    if len(found) != len(source):
        longer, other = (found, len(source)) if len(found) > len(source) else (source, len(found))
        line = longer[other].line if longer is found else (found[-1].line if found else 1)
        message = f"{counted(len(found), 'block')} here, {len(source)} in {origin}"
        if longer is source:
            message += f", which goes on at line {source[len(found)].line}"
        notes.problem(
            Place(names[language], line),
            "blocks-differ",
            message,
            "add or delete the blocks that have no partner",
        )
        return False
    return True


def _difference(here: Piece, there: Piece) -> tuple[str, str] | None:
    """Return what a block is here and there, when the two are not alike."""
    shapes = [(_named(piece), _size(piece), piece.argument) for piece in (here, there)]
    (kind, size, argument), (other_kind, other_size, other_argument) = shapes
    if kind != other_kind:
        return kind, other_kind
    if size != other_size:
        return f"{kind} of {size}", f"one of {other_size}"
    if argument != other_argument:
        return f"`{here.kind} {argument}`", f"`{there.kind} {other_argument}`"
    return None


def _named(piece: Piece) -> str:
    named = {
        BlockKind.HEADING: f"a heading of level {piece.level}",
        BlockKind.FAQ: "an faq",
        BlockKind.TERMS: "a glossary",
        BlockKind.COMPARE: "a comparison",
        BlockKind.EXAMPLE: "an example",
    }
    return named.get(piece.kind, f"a {piece.kind.value}")


def _size(piece: Piece) -> str:
    """Return the size that must agree: items of a list, rows and columns of a table, parts of a block."""
    lines = piece.text.split("\n")
    match piece.kind:
        case BlockKind.LIST | BlockKind.GIST:
            size = counted(sum(1 for line in lines if ITEM.match(line)), "item")
        case BlockKind.TABLE | BlockKind.COMPARE:
            columns = len(lines[0].strip().strip("|").split("|"))
            size = f"{len(lines) - 1} rows and {columns} columns"
        case BlockKind.FAQ:
            size = counted(len(questions(piece.text)[0]), "question")
        case BlockKind.TERMS:
            size = counted(len(terms(piece.text)[0]), "term")
        case BlockKind.EXAMPLE:
            size = counted(len(parts(piece.text)), "part")
        case BlockKind.FIGURE:
            size = counted(2 if caption(piece.text).text else 1, "part")
        case _:
            size = ""
    return size


def _stale(source: tuple[Piece, ...], language: str, path: str, notes: Notes) -> frozenset[int]:
    """Return the blocks whose source changed since the translation was accepted.

    The lock holds the accepted hashes in their order. Comparing the two orders keeps a block fresh when one is put in
    before it: only blocks that were replaced are stale, new ones are simply not accepted yet.
    """
    now = [digest(piece.text) for piece in source]
    units = [Unit(f"{path}#{index:03}", language, value) for index, value in enumerate(now)]
    notes.units.extend(units)
    accepted = [
        notes.lock.lines[key] for key in sorted(_blocks(notes.lock, language, f"{path}#"), key=_number)
    ]
    matcher = difflib.SequenceMatcher(a=accepted, b=now, autojunk=False)
    changed = frozenset(
        index
        for tag, _, _, start, end in matcher.get_opcodes()
        if tag == "replace"
        for index in range(start, end)
    )
    notes.stale.extend(units[index] for index in sorted(changed))
    return changed


def _blocks(lock: Lock, language: str, prefix: str) -> list[tuple[str, str]]:
    """Return the lock's keys of one text's blocks."""
    return [
        key
        for key in lock.lines
        if key[1] == language and key[0].startswith(prefix) and key[0].removeprefix(prefix).isdigit()
    ]


def _number(key: tuple[str, str]) -> int:
    return int(key[0].rpartition("#")[2])


def _anchors(source: tuple[Piece, ...], name: str, notes: Notes) -> tuple[str, ...]:
    """Return an anchor for every heading, from `{#id}` or from its words in the source language; "" elsewhere."""
    taken: dict[str, int] = {}
    anchors = []
    for piece in source:
        if piece.kind is not BlockKind.HEADING:
            anchors.append("")
            continue
        anchor = piece.anchor or SLUG.sub("-", piece.text.lower()).strip("-") or "section"
        if piece.anchor and anchor in taken:
            place = Place(name, piece.line)
            hint = f"write another here, as in `{{#{anchor}-2}}`"
            notes.problem(place, "duplicate-anchor", f"`{{#{anchor}}}` stands twice", hint)
        taken[anchor] = taken.get(anchor, 0) + 1
        anchors.append(anchor if taken[anchor] == 1 else f"{anchor}-{taken[anchor]}")
    return tuple(anchors)
