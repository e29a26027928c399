"""From what the parser complains about to what the author can do.

The parser names a line, but the mistake is often on the line where its reading began, or on the one before. Lines and
columns are offsets here, counted from 0.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from cxsite.model.problems import Place, Problem
from cxsite.read.traps import OPEN_QUOTE, QUOTE_IT, TRAPS, Trap

ABOVE = 50
"""How many lines further up an open quotation mark or bracket is looked for."""
BRACKETS = {"{": "}", "[": "]"}
CUT = ("text-cut-by-comment", "the text ends here: ` #` begins a comment", QUOTE_IT)
CUT_IN_BRACKETS = re.compile(r"(?P<words>[^#\"']*) (?P<it>#.*[}\]])")
"""A bracket whose closing partner stands behind a ` #`, and so does not count."""

WORDS = re.compile(r"(?P<key>[a-z][a-z-]*) (?P<value>[^`:#]{1,80})")
"""A line that may be a key and its value, with nothing between them."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What the parser said: its problem, and offsets of the place and of the beginning of what it was reading."""

    problem: str
    line: int
    column: int
    context: str
    context_line: int
    context_column: int


def explain(name: str, lines: list[str], complaint: Complaint) -> Problem:
    """Return the problem an author can act on."""
    if complaint.context.endswith("quoted scalar"):
        return _quoted(name, lines, complaint)
    for number in _suspects(lines, complaint):
        if problem := trapped(name, number, lines[number], TRAPS):
            return problem
    for shape in (_runaway_quote, _bracket, _mixture, _cut, _indentation, _lonely_line):
        if problem := shape(name, lines, complaint):
            return problem
    line = min(complaint.line, len(lines) - 1)
    message = f"this is not understood as YAML ({complaint.problem})"
    hint = "look at the quotes, brackets and indentation of this line and the one before"
    return Problem(Place(name, line + 1, complaint.column + 1), "yaml-syntax", message, hint)


def trapped(name: str, number: int, line: str, traps: tuple[Trap, ...]) -> Problem | None:
    """Return the problem of the first trap that the line, of this number from 0, has fallen into."""
    for trap in traps:
        if match := trap.find(line):
            place = Place(name, number + 1, match.start("it") + 1, len(match["it"]))
            return Problem(place, trap.code, trap.message.format(it=match["it"]), trap.hint)
    return None


def _suspects(lines: list[str], complaint: Complaint) -> list[int]:
    """Return the lines that may have caused it: its own, the one where the reading began, the one before."""
    above = range(min(complaint.line, len(lines)) - 1, -1, -1)
    before = [number for number in above if lines[number].strip()][:1]
    words = ("simple key", "alias", "anchor", "tag")
    begun = [complaint.context_line] if complaint.context.endswith(words) else []
    return [number for number in dict.fromkeys((complaint.line, *begun, *before)) if 0 <= number < len(lines)]


def _quoted(name: str, lines: list[str], complaint: Complaint) -> Problem:
    if "unexpected" not in complaint.problem:  # neither the end of the file nor that of a document
        column = max(lines[complaint.line].rfind("\\", 0, complaint.column + 1), 0)
        place = Place(name, complaint.line + 1, column + 1)
        message = "`\\` means something else between double quotation marks"
        return Problem(place, "backslash-in-quotes", message, "use single quotation marks, or none")
    place = Place(name, complaint.context_line + 1, complaint.context_column + 1)
    message = "a quotation mark is opened here and never closed"
    return Problem(place, "open-quote", message, "close it, or double it")


Shape = Callable[[str, list[str], Complaint], Problem | None]


def _runaway_quote(name: str, lines: list[str], complaint: Complaint) -> Problem | None:
    """An apostrophe further down has closed a text that was opened as a quotation."""
    for number in range(min(complaint.line, len(lines) - 1), max(-1, complaint.line - ABOVE), -1):
        if match := OPEN_QUOTE.search(lines[number]):
            message = "a quotation mark is opened here and not closed on this line"
            place = Place(name, number + 1, match.start("it") + 1)
            return Problem(place, "open-quote", message, "close it, or double it")
    return None


def _bracket(name: str, lines: list[str], complaint: Complaint) -> Problem | None:
    begun = _opening(lines, complaint) if "flow" in complaint.context else None
    if begun is None:
        return None
    rest = lines[begun[0]][begun[1] :]
    remark = CUT_IN_BRACKETS.match(rest)
    if remark and remark["words"].rstrip()[-1:] not in {"{", "[", ","}:
        at, length = begun[1] + remark.start("it") + 1, len(remark["it"].rstrip())
        return Problem(Place(name, begun[0] + 1, at, length), *CUT)
    place = Place(name, begun[0] + 1, begun[1] + 1)
    if BRACKETS[rest[0]] in rest:
        message = f"what stands behind this `{rest[0]}` is not understood"
        hint = "put every text that holds a colon, a comma or a quotation mark in quotes"
        return Problem(place, "bad-bracket", message, hint)
    message = f"the bracket `{rest[0]}` is opened here and never closed"
    return Problem(place, "open-bracket", message, "close it on the same line, or write one item a line")


def _opening(lines: list[str], complaint: Complaint) -> tuple[int, int] | None:
    """Return line and column of the bracket that was being read: where the parser says, or the last one above."""
    line, column = complaint.context_line, complaint.context_column
    if line < len(lines) and lines[line][column : column + 1] in BRACKETS:
        return line, column
    for number in range(min(complaint.line, len(lines) - 1), max(-1, complaint.line - ABOVE), -1):
        if (at := max(lines[number].rfind(sign) for sign in BRACKETS)) >= 0:
            return number, at
    return None


def _mixture(name: str, lines: list[str], complaint: Complaint) -> Problem | None:
    if "'-' indicator" not in complaint.problem:
        return None
    line = min(complaint.line, len(lines) - 1)
    message = "a key stands among the items of a list"
    hint = "begin the line with `- `, or put it exactly below the keys it belongs to"
    return Problem(Place(name, line + 1, complaint.column + 1), "list-and-keys", message, hint)


def _cut(name: str, lines: list[str], complaint: Complaint) -> Problem | None:
    """A comment has ended a text that goes on in the next line."""
    if not 0 < complaint.line < len(lines) or ":" in lines[complaint.line]:
        return None
    above = lines[complaint.line - 1]
    words, sign, remark = above.partition(" #")
    if not (sign and words.strip()):
        return None
    place = Place(name, complaint.line, len(words) + 2, len(remark) + 1)
    return Problem(place, *CUT)


def _indentation(name: str, lines: list[str], complaint: Complaint) -> Problem | None:
    if not 0 < complaint.line < len(lines):
        return None
    number, indent = complaint.line, _indent(lines[complaint.line])
    above = next((n for n in range(number - 1, -1, -1) if lines[n].strip()), 0)
    if indent == _indent(lines[above]) or _is_lonely(lines, complaint):
        return None
    if (
        indent % 2 == 0 and _indent(lines[above]) % 2
    ):  # levels are two blanks apart, so that one is the odd one
        number, indent = above, _indent(lines[above])
    message = "this line is indented differently from its neighbours"
    hint = "put keys of one level exactly below each other, two blanks deeper than their parent"
    return Problem(Place(name, number + 1, indent + 1), "indentation", message, hint)


def _is_lonely(lines: list[str], complaint: Complaint) -> bool:
    """Say whether a line that should be a key has no colon, and the parser has noticed it further down."""
    begun = complaint.context_line
    return "simple key" in complaint.context and begun < complaint.line and ":" not in lines[begun]


def _lonely_line(name: str, lines: list[str], complaint: Complaint) -> Problem | None:
    if "simple key" not in complaint.context:
        return None
    line = lines[complaint.context_line]
    place = Place(name, complaint.context_line + 1, _indent(line) + 1, len(line.strip()))
    message = f"`{line.strip()}` has no `:`"
    words = WORDS.fullmatch(line.strip())
    pair = f"{words['key']}: {words['value']}" if words else "key: value"
    return Problem(place, "no-colon", message, f"write `{pair}`, or indent it as a continuation")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
