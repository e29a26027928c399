"""Where answers come from: files, columns, questions as they were asked.

A dataset is declared once beside its files. **Long** files have one column that names the touchpoint, **wide** files
have one column per touchpoint; a question says which by `column` or `columns`. Vendors' headers and codes stay as
they are: value maps translate them. Other records than answers (published figures, tickets, funnels, cohorts, pairs)
say their `shape`.
"""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, ClassVar

from cxsite.model.columns import Columns
from cxsite.model.content import Content, Reads, ReferenceId, TouchpointId, refuse
from cxsite.model.elements import Dimension, Element
from cxsite.model.period import Grain, period_of
from cxsite.model.shape import Shape
from cxsite.model.source import Warehouse
from cxsite.model.text import Asked, Word


@dataclass(frozen=True, slots=True)
class Scale:
    """The whole numbers that a question's answers may take, both ends included."""

    low: int
    high: int

    def __contains__(self, answer: int) -> bool:
        return self.low <= answer <= self.high

    def __str__(self) -> str:
        return f"{self.low} to {self.high}"


def read_scale(value: object) -> object:
    """Read `0 to 10`."""
    if not isinstance(value, str):
        return value
    if match := re.fullmatch(r"(-?[0-9]{1,9}) to (-?[0-9]{1,9})", value.strip()):
        low, high = int(match[1]), int(match[2])
        if low < high:
            return Scale(low, high)
    raise refuse(
        "bad-scale", f"`{value}` is not a scale", "write the lowest and the highest answer, as in `0 to 10`"
    )


ScaleField = Annotated[Scale, Reads(read_scale)]

PERCENT = Scale(0, 100)


@dataclass(frozen=True, slots=True)
class Day:
    """A date that may be known only to the month or the year (`2026`, `2026-10`, `2026-10-30`)."""

    text: str

    @property
    def first(self) -> date:
        """The first day it may mean."""
        parts = [int(part) for part in self.text.split("-")]
        return date(*[*parts, 1, 1][:3])

    @property
    def last(self) -> date:
        """The last day it may mean."""
        grain = {4: Grain.YEAR, 7: Grain.MONTH}.get(len(self.text))
        return period_of(self.first, grain).end - timedelta(days=1) if grain else self.first

    def __str__(self) -> str:
        return self.text


def read_day(value: object) -> object:
    """Read a date to the day, the month or the year."""
    if not isinstance(value, str):
        return value
    if re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", value.strip()):
        day = Day(value.strip())
        try:
            _ = day.first, day.last  # a day that the calendar does not have raises here
        except ValueError:
            pass
        else:
            return day
    raise refuse("bad-date", f"`{value}` is not a date", "write `2026-10-30`, `2026-10` or `2026`")


DayField = Annotated[Day, Reads(read_day)]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePattern(Content):
    """Which files, by name or pattern below the dataset's folder, and the date all their answers share, if they do."""

    SHORT: ClassVar[str] = "path"

    path: str
    date: DayField | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Content):
    """One question as it was asked, and what of the experience it asks about."""

    column: tuple[str, ...] = ()
    columns: dict[TouchpointId, tuple[str, ...]] = field(default_factory=dict)
    scale: ScaleField
    no_answer: tuple[str, ...] = ("",)
    only_in: tuple[str, ...] = ()
    asked: Asked | None = None
    element: Element | None = None
    dimension: Dimension | None = None

    def __post_init__(self) -> None:
        """Refuse a question that is neither long nor wide, or both."""
        if bool(self.column) == bool(self.columns):
            raise refuse(
                "column-or-columns",
                "a question has either `column` or `columns`",
                "write `column: NAME` when one column holds the answers, "
                "`columns:` with one line a touchpoint otherwise",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Content):
    """A break in the series: what came before `date` is not comparable with what came after."""

    date: DayField
    question: str
    what: Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Content):
    """One published figure: what was asked, and the least and the greatest value that it can have."""

    column: tuple[str, ...] = ()
    scale: ScaleField = PERCENT
    asked: Asked | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyPeriods(Content):
    """The file that says from which day to which day the answers behind each release were given."""

    file: str
    column: tuple[str, ...]
    start: tuple[str, ...]
    end: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset(Content):
    """Answers of one survey or other records of one shape, in one or many files, in a warehouse or from a program.

    Which of the keys below `shape` have a meaning follows from it: `model.shape.FORMS`. `command` is a program and its
    arguments; what it prints is read like a file.
    """

    id: str = ""
    shape: Shape = Shape.RESPONSES
    files: tuple[FilePattern, ...] = ()
    source: Warehouse | None = None
    command: tuple[str, ...] = ()
    encoding: str = "utf-8"
    about: Word | None = None
    mode: str | None = None
    timezone: str | None = None
    illustrative: bool = False
    reference: ReferenceId | None = None
    columns: Columns = field(default_factory=Columns)
    questions: dict[str, Question] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    figures: dict[str, Figure] = field(default_factory=dict)
    periods: SurveyPeriods | None = None
    steps: dict[str, Word] = field(default_factory=dict)
    outcomes: dict[str, Word] = field(default_factory=dict)
    scale: ScaleField | None = None
    no_answer: tuple[str, ...] = ("",)

    @property
    def is_elsewhere(self) -> bool:
        """Whether its records lie in no file of the handbook."""
        return bool(self.source or self.command)


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file of a dataset, found inside `content/` and hashed.

    Attributes:
        dataset: id of the dataset.
        location: where it can be opened, as text: everything in a handbook has a plain form.
        name: its path as authors know it, from the handbook's folder on (`content/data/onboarding-2026-09.csv`).
        size: bytes.
        digest: SHA-256 of its bytes, in hexadecimal.
        encoding: Python's name of the declared encoding.
        day: the date that all its answers share, when the dataset says so.
        pattern: the pattern of `files:` that found it.
    """

    dataset: str
    location: str
    name: str
    size: int
    digest: str
    encoding: str
    day: Day | None
    pattern: str

    @property
    def path(self) -> Path:
        """Where it can be opened."""
        return Path(self.location)
