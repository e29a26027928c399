"""How deep signs stand one in another: what nobody writes, and what takes Markdown minutes to read."""

import re
from collections.abc import Iterator

from cxsite.model.problems import Place
from cxsite.read.notes import Notes

DEEPEST = 100
MOST = 20
ITEMS = re.compile(rf" {{0,3}}(?:(?:[-*+]|[0-9]{{1,9}}\.) +){{{MOST}}}")
SIGN = re.compile(r"\\.|[\[\]]|(?<=\])\(|\)", re.DOTALL)


def note_depth(text: str, place: Place, notes: Notes) -> None:
    """Note the first bracket that stands too deep, and the first list in a list in a list without end.

    Args:
        text: what stands in the file, code blanked out.
        place: where it begins.
        notes: takes the problem.
    """
    at = next(_too_deep(text), None) if max(text.count("["), text.count("(")) > DEEPEST else None
    if at is not None:
        message = f"this bracket stands inside of {DEEPEST} others"
        hint = "close the brackets before it, or write `\\[` where you mean the sign"
        notes.problem(_place(text, at, place), "signs-too-deep", message, hint)
        return
    for number, line in enumerate(text.split("\n") if text.count(" ") > MOST else ()):
        if ITEMS.match(line):
            here = Place(place.file, place.line + number)
            hint = "begin each item on a line of its own, and write `\\-` where you mean the sign"
            notes.problem(here, "signs-too-deep", f"this line begins more than {MOST} items", hint)
            return


def _too_deep(text: str) -> Iterator[int]:
    """Yield where brackets, and the parentheses that follow them, are open more than `DEEPEST` deep."""
    squares = rounds = 0
    for match in SIGN.finditer(text):
        sign = match[0]
        squares = max(0, squares + (sign == "[") - (sign == "]"))
        rounds = max(0, rounds + (sign == "(") - (sign == ")"))
        if max(squares, rounds) > DEEPEST:
            yield match.start()


def _place(text: str, at: int, begin: Place) -> Place:
    line = text.count("\n", 0, at)
    column = at - text.rfind("\n", 0, at) + (0 if line else begin.column - 1)
    return Place(begin.file, begin.line + line, column, 1)
