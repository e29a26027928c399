"""The forms of the `:::` blocks: what each expects inside, and what is said when it is not there.

- `gist`: what a reader in a hurry takes away, best as a list; any Markdown but headings.
- `number METRIC [at TOUCHPOINT]`: nothing, or a caption.
- `pull`: one sentence of the same text, word for word, without links. It is a repetition made large for the eye, hidden
  from screen readers; so a sentence that does not stand in the text would be lost to them, and is refused.
- `faq`: questions, each `### Question` or `**Question?**` at the beginning of a line, each followed by its answer.
- `terms`: lines `term: explanation`.
- `compare`: one table of two columns.
- `figure NAME`: a line that says what the picture shows, then perhaps a caption.
- `example`: an invented example; any Markdown but headings.
"""

import re
from collections.abc import Iterable

from cxsite.model.blocks import questions, terms
from cxsite.model.problems import Place
from cxsite.model.prose import BlockKind
from cxsite.read.notes import Notes

COLUMNS = 2
HEADING = re.compile(r"#{1,6}[ \t]+\S")
FENCE = re.compile(r"\s*(?:```|~~~)")
DELIMITERS = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
LINKED = re.compile(r"\]\(|<(?:https?://|mailto:)")
SIGNS = re.compile(r"[\s*_`]+")
"""What a repetition may do without: emphasis, and where lines end."""

PULLED_FROM = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.QUOTE, BlockKind.TABLE, BlockKind.GIST}
)
"""Where the sentence of a `pull` may stand."""


def note_form(kind: BlockKind, lines: list[str], place: Place, notes: Notes) -> None:
    """Note where the inside of a block has another form than its kind expects.

    Args:
        kind: the word of the block.
        lines: what stands between its `:::` lines.
        place: the word itself; the lines begin below it.
        notes: takes problems.
    """
    text = "\n".join(lines)
    if not text.strip():
        if kind is BlockKind.FIGURE:
            hint = "write what it shows on the first line, for those who do not see it; a caption may follow"
            notes.problem(place, "picture-without-words", "this picture has no words", hint)
        elif kind is not BlockKind.NUMBER:
            hint = "write it between the two `:::` lines, or delete the block"
            notes.problem(place, "empty-block", f"the block `{kind}` is empty", hint)
        return
    _note_headings(kind, lines, place, notes)
    match kind:
        case BlockKind.FAQ:
            _note_faq(text, place, notes)
        case BlockKind.TERMS:
            _note_terms(lines, place, notes)
        case BlockKind.COMPARE:
            _note_compare(lines, place, notes)
        case BlockKind.PULL if LINKED.search(text):
            hint = "repeat the sentence without its link"
            notes.problem(place, "link-in-pull", "a link stands in a sentence that is only repeated", hint)
        case _:
            pass


def _note_headings(kind: BlockKind, lines: list[str], place: Place, notes: Notes) -> None:
    """A heading belongs to the page, not into a box; the questions of an `faq` look like some."""
    is_fenced = False
    for number, line in enumerate(lines):
        is_fenced ^= bool(FENCE.match(line))
        is_question = kind is BlockKind.FAQ and line.startswith("### ")
        if not is_fenced and not is_question and HEADING.match(line):
            hint = "put the heading before the block"
            if kind is BlockKind.FAQ:
                hint = "write a question as `### Question`"
            message = f"a heading stands inside the block `{kind}`"
            notes.problem(_below(place, number, line), "heading-in-block", message, hint)


def _note_faq(text: str, place: Place, notes: Notes) -> None:
    found, before = questions(text)
    if before and not HEADING.match(before):  # a heading is said already
        hint = "begin with a question, as in `### Where is my card?`"
        notes.problem(place, "faq-without-question", "this `faq` does not begin with a question", hint)
    for entry in found:
        if not entry.says:
            hint = "write the answer below the question, or delete it"
            here = Place(place.file, place.line + 1 + entry.line)
            notes.problem(here, "faq-without-answer", f"`{entry.name}` has no answer", hint)


def _note_terms(lines: list[str], place: Place, notes: Notes) -> None:
    for number in terms("\n".join(lines))[1]:
        line = lines[number]
        hint = "write a term, a colon, a blank and what it means, all on one line"
        here = _below(place, number, line)
        notes.problem(here, "term-without-meaning", f"`{line.strip()}` does not explain a term", hint)


def _note_compare(lines: list[str], place: Place, notes: Notes) -> None:
    rows = [line for line in lines if line.strip()]
    is_table = len(rows) > COLUMNS and bool(DELIMITERS.match(rows[1]))
    if not is_table or any(_columns(row) != COLUMNS for row in rows):
        hint = "write one table of two columns: a row of heads, `| --- | --- |`, then the rows"
        message = "a table of two columns is expected in the block `compare`"
        notes.problem(place, "compare-without-table", message, hint)


def _columns(row: str) -> int:
    cells = row.replace("\\|", "").strip()
    return len(cells.removeprefix("|").removesuffix("|").split("|")) if "|" in cells else 0


def note_pulls(blocks: Iterable[tuple[BlockKind, str, Place]], notes: Notes) -> None:
    """Note every `pull` that repeats no sentence of the text; blocks are kind, text and where that begins."""
    known = list(blocks)
    if not any(kind is BlockKind.PULL for kind, _, _ in known):
        return
    told = " ".join(_bare(text) for kind, text, _ in known if kind in PULLED_FROM)
    for kind, text, place in known:
        if kind is BlockKind.PULL and _bare(text) not in told:
            hint = "repeat one word for word; what is new stands in a paragraph"
            message = "this sentence does not stand in the text"
            notes.problem(place, "pull-not-repeated", message, hint)


def _bare(text: str) -> str:
    return SIGNS.sub("", text)


def _below(place: Place, number: int, line: str) -> Place:
    """Return the place of a line of the block."""
    indent = len(line) - len(line.lstrip())
    return Place(place.file, place.line + 1 + number, indent + 1, max(1, len(line.strip())))
