"""The author's mistakes, as values.

A reader, check or engine never raises for bad content: it returns problems, all of them, each with its place and its
remedy. Lines and columns count from 1; a column counts code points, so a Chinese character is one column.
"""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a build may go on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a content file, and how many code points from there on are meant (1 when unknown)."""

    file: str
    line: int = 1
    column: int = 1
    length: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: where it is, what was found, what to do about it.

    `code` is the stable name that authors can look up and that `docs/problems.md` lists; `message` says what was
    found, in backticks, without a full stop; `hint` is the remedy.
    """

    place: Place
    code: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.place}: {self.message} [{self.code}]\n  hint: {self.hint}"


def errors(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return those problems that stop a build."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def in_reading_order(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the problems once each, sorted by place."""
    return tuple(sorted(set(problems)))
