"""Prose in blocks: what stands side by side in two languages.

The dialect is the part of Markdown that means the same whether a text is read whole or block by block: headings,
paragraphs, lists, tables, quotations, code, rules, and the `:::` blocks. Footnotes, reference definitions, lazy
quotations, underlined headings and HTML are problems with a place. Lines count from 1.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cxsite.model.problems import Place
from cxsite.model.prose import BlockKind
from cxsite.read.notes import Notes, listed, suggestion

FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})[^`~]*$")
OPENING = re.compile(r":::+[ \t]*(?P<word>[^\s:]\S*)[ \t]*(?P<argument>.*?)[ \t]*$")
CLOSING = re.compile(r":::+[ \t]*$")
HEADING = re.compile(
    r"(?P<signs>#{1,6})[ \t]+(?P<text>.*?)[ \t]*(?:\{#(?P<anchor>[A-Za-z0-9_-]+)\})?[ \t]*#*$"
)
ITEM = re.compile(r" {0,3}(?:[-*+]|[0-9]{1,9}[.)]) +\S")
RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *$")
QUOTE = re.compile(r" {0,3}>")
DELIMITERS = re.compile(r" {0,3}\|? *:?-+:? *(\| *:?-+:? *)*\|? *$")
CONTAINERS = (BlockKind.GIST, BlockKind.NUMBER)
REFUSED = (
    (
        re.compile(r"\[\^[^\]]+\]"),
        "footnote",
        "footnotes are not read",
        "write the remark in brackets, or as a sentence",
    ),
    (
        re.compile(r"^ {0,3}\[[^\]]+\]:"),
        "reference-definition",
        "a link defined elsewhere is not read",
        "write the address where the link stands: [words](address)",
    ),
    (
        re.compile(r"</?[A-Za-z][^<>]*>(?<!>>)"),
        "html",
        "HTML is not read",
        "write it in Markdown; a `<` that you mean as a sign stands in backticks",
    ),
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), "picture", "pictures are not read yet", "leave it out for now"),
    (
        re.compile(r"^(=+|-{2,}) *$"),
        "underlined-heading",
        "a heading is not underlined",
        "write `## ` before its text",
    ),
)
"""What the dialect leaves out: pattern, code, message, hint."""


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
    """Return the blocks in order, noting what the dialect leaves out."""
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
    return tuple(pieces)


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
        return _heading(at, match, name, notes), at + 1
    if RULE.match(line) and not ITEM.match(line):
        return Piece(at + 1, BlockKind.RULE, line.strip()), at + 1
    kind, end = _extent(lines, at)
    _refuse(lines[at:end], at, name, notes, kind)
    return Piece(at + 1, kind, "\n".join(lines[at:end]).rstrip()), end


def _fenced(lines: list[str], at: int, fence: str, name: str, notes: Notes) -> tuple[Piece | None, int]:
    end = next((n for n in range(at + 1, len(lines)) if lines[n].rstrip() == fence), None)
    if end is None:
        notes.problem(
            Place(name, at + 1),
            "block-not-closed",
            "this code block is never closed",
            f"close it with `{fence}`",
        )
        return None, len(lines)
    return Piece(at + 1, BlockKind.CODE, "\n".join(lines[at : end + 1])), end + 1


def _container(
    lines: list[str], at: int, match: re.Match[str], name: str, notes: Notes
) -> tuple[Piece | None, int]:
    word = match["word"]
    place = Place(name, at + 1, match.start("word") + 1, len(word))
    end = next((n for n in range(at + 1, len(lines)) if CLOSING.match(lines[n])), None)
    if end is None:
        notes.problem(
            place, "block-not-closed", f"the block `{word}` is never closed", "close it with a line `:::`"
        )
        return None, len(lines)
    if word not in [kind.value for kind in CONTAINERS]:
        known = [kind.value for kind in CONTAINERS]
        hint = suggestion(word, known, f"the blocks are {listed(known)}")
        notes.problem(place, "unknown-block", f"`{word}` is not a block", hint)
        return None, end + 1
    inside = lines[at + 1 : end]
    _refuse(inside, at + 1, name, notes, BlockKind.PARAGRAPH)
    return Piece(at + 1, BlockKind(word), "\n".join(inside).strip(), argument=match["argument"]), end + 1


def _heading(at: int, match: re.Match[str], name: str, notes: Notes) -> Piece:
    level = len(match["signs"])
    if level == 1:
        notes.problem(
            Place(name, at + 1),
            "first-level-heading",
            "the title of the page stands in the YAML file",
            "write `##` here",
        )
    return Piece(at + 1, BlockKind.HEADING, match["text"], max(2, level), match["anchor"] or "")


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
        begins = HEADING.match(line) or FENCE.match(line) or line.startswith(":::") or _is_rule(line)
        if not line.strip() or begins or (not quote and QUOTE.match(line)):
            return number
    return len(lines)


def _is_rule(line: str) -> bool:
    """A rule inside a paragraph; `---` there would underline it and is refused instead."""
    return bool(RULE.match(line)) and not line.strip().startswith("--")


def _end_of_list(lines: list[str], at: int) -> int:
    """Return the line after a list: blank lines belong to it when an item or an indented line follows."""
    number = at + 1
    while number < len(lines):
        line = lines[number]
        if line.strip():
            if HEADING.match(line) or FENCE.match(line) or line.startswith(":::"):
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


def _refuse(lines: list[str], at: int, name: str, notes: Notes, kind: BlockKind) -> None:
    for number, line in enumerate(_outside_code(lines), start=at + 1):
        for pattern, code, message, hint in REFUSED:
            is_table_line = code == "underlined-heading" and kind is BlockKind.TABLE
            if (match := pattern.search(line)) and not is_table_line:
                notes.problem(Place(name, number, match.start() + 1, len(match[0])), code, message, hint)
        lazy = kind is BlockKind.QUOTE and not QUOTE.match(line)
        if lazy:
            notes.problem(
                Place(name, number),
                "lazy-quotation",
                "this line of a quotation has no `>`",
                "write `> ` before it",
            )


def _outside_code(lines: list[str]) -> Iterator[str]:
    """Return the lines with what stands in backticks blanked out; autolinks are no HTML."""
    for line in lines:
        without_code = re.sub(r"(`+)(?:(?!\1).)*\1", lambda match: " " * len(match[0]), line)
        yield re.sub(r"<(?:https?://|mailto:)[^<>\s]*>", lambda match: " " * len(match[0]), without_code)
