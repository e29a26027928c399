"""The places where YAML misunderstands people, each with its remedy.

The parser says things like "while scanning an alias"; an author says "my sentence begins with a star". Every trap
looks at one line and answers with the part of it that is meant. Columns here are offsets, counted from 0.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from cxsite.model.problems import Place, Problem

QUOTE_IT = "put the text in quotes, or move it to the .md file"
VALUE = r"^\s*(?:- +)*(?:[^\s:#\"'][^:#]*: +)?(?:- +)*"


@dataclass(frozen=True, slots=True)
class Trap:
    """One way in which a line does not say what its author means.

    `pattern` matches the line; the group `it` is what is meant. `message` may use `{it}`.
    """

    code: str
    pattern: re.Pattern[str]
    message: str
    hint: str

    def find(self, line: str) -> re.Match[str] | None:
        """Return the match when the line has fallen into this trap."""
        return self.pattern.search(line)


def _trap(code: str, pattern: str, message: str, hint: str) -> Trap:
    return Trap(code, re.compile(pattern), message, hint)


TRAPS: tuple[Trap, ...] = (
    _trap(
        "tab", r"^ *(?P<it>\t+)", "this line is indented with a tab", "indent with blanks, two for each level"
    ),
    _trap(
        "full-width-colon",
        r"^\s*(?:- +)*[A-Za-z][A-Za-z0-9-]*(?P<it>：)",
        "the full-width colon `：` does not end a key",
        "write `:` and a blank after the key",
    ),
    _trap(
        "no-blank-after-colon",
        r"^\s*(?:- +)*[A-Za-z][A-Za-z0-9-]*(?P<it>:)[^\s:/]",
        "a key is followed by `:` and a blank; here the blank is missing",
        "put a blank after the colon",
    ),
    _trap(
        "starts-with-star",
        VALUE + r"(?P<it>\*+)",
        "a text that begins with `{it}` means something else in YAML",
        QUOTE_IT,
    ),
    _trap(
        "starts-with-sign",
        VALUE + r"(?P<it>[@%&!])",
        "a text cannot begin with `{it}`",
        QUOTE_IT,
    ),
    _trap("starts-with-sign", VALUE + r"(?P<it>`)", "a text cannot begin with a backtick", QUOTE_IT),
    _trap(
        "starts-with-sign",
        VALUE + r"(?P<it>[>|])(?=[ \t]*[^\s#+\-0-9]|[ \t]+[0-9])",
        "a text that begins with `{it}` means something else in YAML",
        QUOTE_IT,
    ),
    _trap(
        "text-after-quote",
        VALUE + r"(?P<it>\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')[ \t]*(?=[^\s#,:\]}])",
        "the text goes on after its closing quotation mark",
        "put the whole text in the other kind of quotes: '\"Later\" is what they said'",
    ),
    _trap(
        "starts-with-bracket",
        VALUE + r"(?P<it>[{\[][^{}\[\]]*[}\]])[ \t]*(?=[^\s#,:\]}])",
        "a text that begins with a bracket means something else in YAML",
        QUOTE_IT,
    ),
    _trap(
        "colon-in-text",
        r"^\s*(?:- +)*[^\s:#\"'][^:#]*: +(?=[^\"'\s\[{|>#])[^#]*?(?P<it>:)(?= |$)",
        "a colon followed by a blank makes a key of what stands before it",
        QUOTE_IT,
    ),
    _trap(
        "starts-with-sign",
        VALUE + r"(?P<it>[?-]) ",
        "a text that begins with `{it}` and a blank means something else in YAML",
        QUOTE_IT,
    ),
)
"""In the order in which they are tried; the first that fits the line explains it."""


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
    """Return the problem an author can act on: the trap on the line complained about, or on the line before it."""
    if complaint.context.endswith("quoted scalar"):
        place = Place(name, complaint.context_line + 1, complaint.context_column + 1)
        return Problem(
            place, "open-quote", "a quotation mark is opened here and never closed", "close it, or double it"
        )
    for number in _suspects(lines, complaint):
        for trap in TRAPS:
            if match := trap.find(lines[number]):
                place = Place(name, number + 1, match.start("it") + 1, len(match["it"]))
                return Problem(place, trap.code, trap.message.format(it=match["it"]), trap.hint)
    for shape in (_bracket, _indentation, _lonely_line):
        if problem := shape(name, lines, complaint):
            return problem
    line = min(complaint.line, len(lines) - 1)
    message = f"this is not understood as YAML ({complaint.problem})"
    hint = "look at the quotes, brackets and indentation of this line and the one before"
    return Problem(Place(name, line + 1, complaint.column + 1), "yaml-syntax", message, hint)


def _suspects(lines: list[str], complaint: Complaint) -> list[int]:
    """Return the lines that may have caused it: its own, the one where the reading began, the one before."""
    before = [
        number for number in range(min(complaint.line, len(lines)) - 1, -1, -1) if lines[number].strip()
    ][:1]
    begun = (
        [complaint.context_line]
        if complaint.context.endswith(("simple key", "alias", "anchor", "tag"))
        else []
    )
    return [number for number in dict.fromkeys((complaint.line, *begun, *before)) if 0 <= number < len(lines)]


Shape = Callable[[str, list[str], Complaint], Problem | None]


def _bracket(name: str, lines: list[str], complaint: Complaint) -> Problem | None:
    if "flow" not in complaint.context:
        return None
    place = Place(name, complaint.context_line + 1, complaint.context_column + 1)
    sign = lines[complaint.context_line][complaint.context_column]
    message = f"the bracket `{sign}` is opened here and never closed, or a comma is missing"
    return Problem(place, "open-bracket", message, "close it on the same line, or write one item a line")


def _indentation(name: str, lines: list[str], complaint: Complaint) -> Problem | None:
    if not 0 < complaint.line < len(lines):
        return None
    indent = _indent(lines[complaint.line])
    above = next((line for line in reversed(lines[: complaint.line]) if line.strip()), "")
    if indent == _indent(above):
        return None
    message = "this line is indented differently from its neighbours"
    hint = "put keys of one level exactly below each other, two blanks deeper than their parent"
    return Problem(Place(name, complaint.line + 1, indent + 1), "indentation", message, hint)


def _lonely_line(name: str, lines: list[str], complaint: Complaint) -> Problem | None:
    if "simple key" not in complaint.context:
        return None
    line = lines[complaint.context_line]
    place = Place(name, complaint.context_line + 1, _indent(line) + 1, len(line.strip()))
    return Problem(
        place,
        "no-colon",
        f"`{line.strip()}` has no `:`",
        "write `key: value`, or indent it as a continuation",
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
