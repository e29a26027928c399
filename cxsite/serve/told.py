"""Problems as a page shows them: words in the reader's language, the line they stand in, what a click copies.

Messages and hints are in English everywhere; what stands around them is in the language of the page.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from cxsite.model.problems import Place, Problem, Severity
from cxsite.serve.site import Built

Lines = Mapping[tuple[str, int], str]
"""File and line number to what stands there."""

Quote = Callable[[Iterable[Place]], Lines]
"""Reads the lines that problems point at, for printing: without signs that steer anything."""

MOST = 40
"""How many errors a page lists; the terminal lists all of them."""
WIDEST = 300
"""How many code points of a line are quoted."""


@dataclass(frozen=True, slots=True)
class Line:
    """A quoted line: its number, and what stands before, at and behind the place meant."""

    number: int
    before: str
    meant: str
    after: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One error as a page lists it; `place` and `copied` are "" when no file is to blame."""

    place: str
    copied: str
    code: str
    message: str
    hint: str
    line: Line | None


@dataclass(frozen=True, slots=True)
class Told:
    """What open pages are told of a build: its errors, how many more there are, and how many warnings."""

    errors: tuple[Shown, ...] = ()
    more: int = 0
    warnings: int = 0

    @property
    def count(self) -> int:
        """How many errors there are."""
        return len(self.errors) + self.more


def told(built: Built, quote: Quote) -> Told:
    """Return what pages show of a build: errors with their lines, warnings counted only."""
    wrong = [problem for problem in built.problems if problem.severity is Severity.ERROR]
    listed = wrong[:MOST]
    lines = quote([problem.place for problem in listed])
    faults = [Shown("", "", "", *built.fault, None)] if built.fault else []
    shown = tuple(_shown(problem, lines) for problem in listed)
    return Told((*faults, *shown), len(wrong) - len(listed), len(built.problems) - len(wrong))


def as_data(found: Told, words: Mapping[str, str]) -> dict[str, Any]:
    """Return what the script of a page needs, in the words of its language."""
    return {
        "title": counted(words, "serve.errors", found.count) if found.count else "",
        "warnings": counted(words, "serve.warnings", found.warnings) if found.warnings else "",
        "more": counted(words, "serve.more", found.more) if found.more else "",
        "errors": [asdict(each) for each in found.errors],
        "words": {key.removeprefix("serve."): word for key, word in words.items() if key in SPOKEN},
    }


SPOKEN = frozenset(
    f"serve.{name}" for name in ("lead", "error", "remedy", "copy", "copied", "by-hand", "close")
)
"""The words that stand around every error."""


def counted(words: Mapping[str, str], key: str, number: int) -> str:
    """Return a number with the word for what was counted."""
    form = "one" if number == 1 else "other"
    return words[f"{key}.{form}"].replace("{n}", str(number))


def spoken(words: Mapping[str, Mapping[str, str]], wanted: Sequence[str]) -> str:
    """Return the language, among those there are words in, that answers the first of those wanted."""
    by_tag = {language.lower(): language for language in words}
    for tag in wanted:
        parts = tag.lower().split("-")
        for end in range(len(parts), 0, -1):
            if found := by_tag.get("-".join(parts[:end])):
                return found
    return "en" if "en" in words else next(iter(words))


def _shown(problem: Problem, lines: Lines) -> Shown:
    place = problem.place
    quoted = lines.get((place.file, place.line), "")
    line = _line(place, quoted) if quoted.strip() else None
    return Shown(str(place), f"{place.file}:{place.line}", problem.code, problem.message, problem.hint, line)


def _line(place: Place, text: str) -> Line:
    at = min(place.column - 1, len(text))
    start = max(0, at - WIDEST // 3)
    end = min(len(text), start + WIDEST)
    stop = min(at + place.length, end)
    before = ("…" if start else "") + text[start:at]
    return Line(place.line, before, text[at:stop], text[stop:end] + ("…" if end < len(text) else ""))
