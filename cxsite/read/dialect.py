"""What the prose dialect leaves out, and where links lead: one look at the lines of each block.

The dialect is the part of Markdown that means the same whether a text is read whole or block by block. What would
differ, or would not be shown as its author expects, is a problem with a place.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxsite.model.problems import Place
from cxsite.model.prose import BlockKind
from cxsite.read.links import note_links, without_code
from cxsite.read.notes import Notes

MAX_BLOCK = 64_000
QUOTE = re.compile(r" {0,3}>")
FENCED = re.compile(r"\s*(?:```|~~~)")
AUTOLINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]*>")
BULLET = re.compile(r" {0,3}(?:[-*+]|1\.) +\S")


@dataclass(frozen=True, slots=True)
class Refusal:
    """One form that is not read: how it is recognized, and what to write instead."""

    code: str
    pattern: re.Pattern[str]
    message: str
    hint: str


def _refusal(code: str, pattern: str, message: str, hint: str) -> Refusal:
    return Refusal(code, re.compile(pattern), message, hint)


REFUSALS: tuple[Refusal, ...] = (
    _refusal(
        "footnote",
        r"\[\^[^\[\]]+\]",
        "footnotes are not read",
        "write the remark in brackets, or as a sentence",
    ),
    _refusal(
        "reference-definition",
        r"^ {0,3}\[[^\]]+\]:",
        "a link defined elsewhere is not read",
        "write the address where the link stands: [words](address)",
    ),
    _refusal(
        "html",
        r"</?[A-Za-z][^<>]*>|<!--",
        "HTML is not read",
        "write it in Markdown; a `<` that you mean as a sign stands in backticks",
    ),
    _refusal(
        "picture",
        r"!\[[^\[\]]*\]\([^()]*\)",
        "a picture does not stand in a line",
        "put it into `content/images` and write `::: figure counter.jpg`",
    ),
    _refusal(
        "underlined-heading", r"^(=+|-{2,}) *$", "a heading is not underlined", "write `## ` before its text"
    ),
    _refusal(
        "heading-without-blank",
        r"^#{1,6}(?=[^#\s])",
        "a blank is missing after the signs of this heading",
        "put a blank after them, or write `\\#` when no heading is meant",
    ),
    _refusal(
        "indented-block",
        r"^ {1,3}(?=:::)",
        "blanks stand before the `:::` of a block",
        "delete the blanks before it",
    ),
    _refusal(
        "item-with-bracket",
        r"^ {0,3}[0-9]{1,9}[)）](?=\s)",
        "a number with a bracket does not begin an item",
        "write `1.` and a blank",
    ),
)


def _any_of(refusals: Iterable[Refusal]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{refusal.pattern.pattern})" for refusal in refusals))


FIRST = _any_of(each for each in REFUSALS if each.pattern.pattern.startswith("^"))
ANYWHERE = _any_of(each for each in REFUSALS if not each.pattern.pattern.startswith("^"))
"""Most lines have none of them, which these two tell: what a line begins with is looked for there alone."""


def note_dialect(lines: list[str], place: Place, kind: BlockKind, notes: Notes) -> None:
    """Note what is not read in the lines of one block, and the links in it.

    Args:
        lines: the lines as they stand in the file.
        place: where the first of them begins.
        kind: what the block is.
        notes: takes problems and references.
    """
    if sum(map(len, lines)) > MAX_BLOCK:
        message = "this block is longer than 64,000 characters"
        notes.problem(place, "block-too-long", message, "divide it by headings or empty lines")
        return
    shown = list(_outside_code(lines))
    for offset, line in enumerate(shown):
        for refusal in REFUSALS if FIRST.match(line) or ANYWHERE.search(line) else ():
            if match := refusal.pattern.search(line):
                here = Place(place.file, place.line + offset, match.start() + 1, len(match[0]))
                notes.problem(here, refusal.code, refusal.message, refusal.hint)
        here = Place(place.file, place.line + offset)
        if kind is BlockKind.QUOTE and not QUOTE.match(line):
            message = "this line of a quotation has no `>`"
            notes.problem(here, "lazy-quotation", message, "write `> ` before it")
        if kind is BlockKind.PARAGRAPH and offset and BULLET.match(line):
            message = "this list belongs to the paragraph above it"
            notes.problem(here, "list-without-gap", message, "put an empty line before the list")
            break
    note_links("\n".join(shown), place, notes)


def _outside_code(lines: list[str]) -> Iterator[str]:
    """Return the lines with code blanked out; web addresses in angle brackets are no HTML."""
    is_fenced = False
    for line in lines:
        is_fence = bool(FENCED.match(line))
        is_fenced ^= is_fence
        if is_fenced or is_fence:
            yield ""
        else:
            shown = without_code(line)
            yield AUTOLINK.sub(lambda match: " " * len(match[0]), shown) if "<" in shown else shown
