"""Prose in blocks: what stands side by side in two languages.

Headings, paragraphs, lists, tables, quotations, code, rules, and the `:::` blocks. Every line of a text that is not
blank belongs to exactly one block. Lines count from 1 in values and from 0 in the code.
"""

import re
from dataclasses import dataclass

from cxsite.model.problems import Place
from cxsite.model.prose import BlockKind
from cxsite.read.blocks import note_form, note_pulls
from cxsite.read.dialect import QUOTE, note_dialect
from cxsite.read.notes import Notes, listed, suggestion

FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})[^`~]*$")
OPENING = re.compile(r":::+[ \t]*(?P<word>[^\s:]\S*)[ \t]*(?P<argument>.*?)[ \t]*$")
CLOSING = re.compile(r":::+[ \t]*$")
HEADING = re.compile(r"(?P<signs>#{1,6})[ \t]+(?P<words>\S.*)?$")
ANCHOR = re.compile(r"\{#(?P<anchor>[A-Za-z0-9_-]+)\}$")
ITEM = re.compile(r" {0,3}(?:[-*+]|[0-9]{1,9}\.) +\S")
RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *$")
DELIMITERS = re.compile(r" {0,3}\|? *:?-+:? *(\| *:?-+:? *)*\|? *$")
NUMBER = re.compile(r"(?P<metric>\S+)(?:[ \t]+at[ \t]+(?P<touchpoint>\S+))?$")
CONTAINERS = (
    BlockKind.GIST, BlockKind.NUMBER, BlockKind.PULL, BlockKind.FAQ, BlockKind.TERMS, BlockKind.COMPARE,
    BlockKind.FIGURE, BlockKind.EXAMPLE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of one language's file.

    Attributes:
        line: its first line.
        kind: what it is.
        text: its Markdown; of a `:::` block what stands inside, of a heading its words.
        level: 2..6 for a heading, else 0.
        anchor: what stands in `{#…}`, else "".
        argument: what stands behind the word of a `:::` block.
    """

    line: int
    kind: BlockKind
    text: str
    level: int = 0
    anchor: str = ""
    argument: str = ""


def split_prose(text: str, name: str, notes: Notes) -> tuple[Piece, ...]:
    """Return the blocks in order, noting what the dialect leaves out and what the text refers to."""
    lines = text.split("\n")
    pieces: list[Piece] = []
    number = 0
    while number < len(lines):
        if not lines[number].strip():
            number += 1
            continue
        piece, number = _piece(lines, number, name, notes)
        if piece:
            pieces.append(piece)
    note_pulls([(piece.kind, piece.text, _inside(lines, piece, name)) for piece in pieces], notes)
    return tuple(pieces)


def _inside(lines: list[str], piece: Piece, name: str) -> Place:
    """Return where the text of a `:::` block begins, or the block itself where it has none."""
    number = next((n for n in range(piece.line, len(lines)) if lines[n].strip()), piece.line - 1)
    return Place(name, number + 1, 1, max(1, len(lines[number])))


def _piece(lines: list[str], at: int, name: str, notes: Notes) -> tuple[Piece | None, int]:
    line = lines[at]
    if match := FENCE.match(line):
        return _fenced(lines, at, match["fence"], name, notes)
    if CLOSING.match(line):
        notes.problem(Place(name, at + 1, 1, 3), "block-not-open", "`:::` closes nothing", "delete this line")
        return None, at + 1
    if match := OPENING.match(line):
        return _container(lines, at, match, name, notes)
    if match := HEADING.match(line):
        return _heading(line, Place(name, at + 1), match, notes), at + 1
    if RULE.match(line) and not ITEM.match(line):
        return Piece(at + 1, BlockKind.RULE, line.strip()), at + 1
    kind, end = _extent(lines, at)
    if kind is not BlockKind.CODE:
        note_dialect(lines[at:end], Place(name, at + 1), kind, notes)
    return Piece(at + 1, kind, "\n".join(lines[at:end]).rstrip()), end


def _fenced(lines: list[str], at: int, fence: str, name: str, notes: Notes) -> tuple[Piece | None, int]:
    end = next((n for n in range(at + 1, len(lines)) if lines[n].rstrip() == fence), None)
    if end is None:
        place = Place(name, at + 1, 1, len(fence))
        hint = f"close it with `{fence}`"
        notes.problem(place, "block-not-closed", "this code block is never closed", hint)
        return None, len(lines)
    return Piece(at + 1, BlockKind.CODE, "\n".join(lines[at : end + 1])), end + 1


def _container(
    lines: list[str], at: int, match: re.Match[str], name: str, notes: Notes
) -> tuple[Piece | None, int]:
    word = match["word"]
    place = Place(name, at + 1, match.start("word") + 1, len(word))
    end = next((n for n in range(at + 1, len(lines)) if lines[n].startswith(":::")), len(lines))
    if end == len(lines) or not CLOSING.match(lines[end]):
        message = f"the block `{word}` is never closed"
        notes.problem(place, "block-not-closed", message, "close it with a line `:::`")
        return None, end
    if word not in CONTAINERS:
        hint = suggestion(word, CONTAINERS, f"the blocks are {listed(CONTAINERS)}")
        notes.problem(place, "unknown-block", f"`{word}` is not a block", hint)
        return None, end + 1
    inside = lines[at + 1 : end]
    note_dialect(inside, Place(name, at + 2), BlockKind(word), notes)
    note_form(BlockKind(word), inside, place, notes)
    argument = match["argument"]
    if word == BlockKind.NUMBER:
        argument = _number(match, place, notes)
    if word == BlockKind.FIGURE:
        _note_figure(match, place, notes)
    return Piece(at + 1, BlockKind(word), "\n".join(inside).strip(), argument=argument), end + 1


def _number(match: re.Match[str], place: Place, notes: Notes) -> str:
    """Note what `::: number effort at video-id` refers to, and return it by the ids of today."""
    if (number := NUMBER.match(match["argument"])) is None:
        message = (
            f"`{match['argument']}` does not name a metric" if match["argument"] else "no metric is named"
        )
        hint = "write the metric, and the touchpoint if one is meant: `::: number effort at video-id`"
        notes.problem(place, "number-of-what", message, hint)
        return ""
    for kind in ("metric", "touchpoint"):
        if number[kind]:
            column = match.start("argument") + number.start(kind) + 1
            notes.refer(Place(place.file, place.line, column, len(number[kind])), kind, number[kind])
    named = [notes.current(kind, number[kind]) for kind in ("metric", "touchpoint") if number[kind]]
    return " at ".join(named)


def _note_figure(match: re.Match[str], place: Place, notes: Notes) -> None:
    """Note which picture `::: figure counter.jpg` shows."""
    name = match["argument"]
    if name:
        notes.show(Place(place.file, place.line, match.start("argument") + 1, len(name)), name)
    else:
        hint = "write the name of a file in `content/images`: `::: figure counter.jpg`"
        notes.problem(place, "figure-of-what", "no picture is named", hint)


def _heading(line: str, place: Place, match: re.Match[str], notes: Notes) -> Piece:
    level = len(match["signs"])
    if level == 1:
        message = "the title of the page stands in the YAML file"
        notes.problem(place, "first-level-heading", message, "write `##` here")
    note_dialect([line], place, BlockKind.HEADING, notes)
    words = (match["words"] or "").rstrip().rstrip("#").rstrip()
    anchor = ANCHOR.search(words)
    text = words[: anchor.start()].rstrip() if anchor else words
    return Piece(place.line, BlockKind.HEADING, text, max(2, level), anchor["anchor"] if anchor else "")


def _extent(lines: list[str], at: int) -> tuple[BlockKind, int]:
    """Return the kind of the block that begins here and the line after its end."""
    if ITEM.match(lines[at]):
        return BlockKind.LIST, _end_of_list(lines, at)
    if lines[at].startswith(("    ", "\t")):
        return BlockKind.CODE, _end_of_indented(lines, at)
    if QUOTE.match(lines[at]):
        return BlockKind.QUOTE, _end_of_chunk(lines, at, quote=True)
    end = _end_of_chunk(lines, at, quote=False)
    is_table = end > at + 1 and "|" in lines[at] and bool(DELIMITERS.match(lines[at + 1]))
    return (BlockKind.TABLE if is_table else BlockKind.PARAGRAPH), end


def _end_of_chunk(lines: list[str], at: int, *, quote: bool) -> int:
    """Return the line after a paragraph, table or quotation: a blank line or another kind of block ends it."""
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if not line.strip() or _begins(line) or _is_rule(line) or (not quote and QUOTE.match(line)):
            return number
    return len(lines)


def _begins(line: str) -> bool:
    """Say whether a heading, a fence or a `:::` stands here: they end whatever is above them."""
    return bool(HEADING.match(line) or FENCE.match(line)) or line.startswith(":::")


def _is_rule(line: str) -> bool:
    """Say whether a rule ends a paragraph; `---` there would underline it and is refused instead."""
    return bool(RULE.match(line)) and not line.strip().startswith("--")


def _end_of_list(lines: list[str], at: int) -> int:
    """Return the line after a list: blank lines belong to it when an item or an indented line follows."""
    number = at + 1
    while number < len(lines):
        line = lines[number]
        if line.strip():
            if _begins(line):
                return number
            number += 1
            continue
        following = next((n for n in range(number, len(lines)) if lines[n].strip()), len(lines))
        if following == len(lines) or not (ITEM.match(lines[following]) or lines[following].startswith("  ")):
            return number
        number = following
    return len(lines)


def _end_of_indented(lines: list[str], at: int) -> int:
    """Return the line after indented code; blank lines inside belong to it."""
    end = at + 1
    for number in range(at + 1, len(lines)):
        if lines[number].startswith(("    ", "\t")):
            end = number + 1
        elif lines[number].strip():
            break
    return end
