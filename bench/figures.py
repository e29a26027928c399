"""What was measured, as values: runs, pairs of runs, their ratios, and the goals that these are held against.

Time is in seconds, memory in MB of a million bytes. A ratio is ours divided by theirs, pair by pair, so a machine
that is slow for a while is slow for both; what is quoted of several is always the least, the median and the most.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Literal

Figure = Literal["wall", "cpu", "peak"]
FIGURES: tuple[Figure, ...] = ("wall", "cpu", "peak")


@dataclass(frozen=True, slots=True)
class Run:
    """One whole process.

    Attributes:
        wall: seconds from its start until it was gone.
        cpu: seconds of processor, user and system, with those of all children it waited for.
        peak: the most memory that it, or one of these children, held at once.
    """

    wall: float
    cpu: float
    peak: float


@dataclass(frozen=True, slots=True)
class Spread:
    """The least, the median and the most of several values."""

    least: float
    median: float
    most: float

    def __str__(self) -> str:
        """Write all three with as many digits as tell something."""
        return " – ".join(digits(value) for value in (self.least, self.median, self.most))


def spread(values: Iterable[float]) -> Spread:
    """Return the least, the median and the most; there is at least one value."""
    found = sorted(values)
    return Spread(found[0], median(found), found[-1])


def digits(value: float) -> str:
    """Write a value with three digits that tell something: 0.0123, 1.23, 123."""
    places = next(
        (places for places, below in ((4, 0.1), (3, 1), (2, 10), (1, 100)) if abs(value) < below), 0
    )
    return f"{value:.{places}f}"


@dataclass(frozen=True, slots=True)
class Goal:
    """The most that a median may be: of the ratio, or of our own figure where `alone` is set."""

    figure: Figure
    most: float
    alone: bool = False

    def __str__(self) -> str:
        """Write what is asked for, as in `wall ≤ 3.5 ×`."""
        return f"{self.figure} ≤ {self.most:.3g} {('MB' if self.figure == 'peak' else 's') if self.alone else '×'}"


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that are compared: its name, and how many pages it makes in a run (1: the run itself counts)."""

    name: str
    pages: int = 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """Pairs of runs, ours first, and what is asked of their ratios. Ratios are per page.

    Attributes:
        subject: what both do, as in `no change`.
        pairs: at least one.
        goals: none where a comparison only stands beside others.
    """

    subject: str
    ours: Side
    theirs: Side
    pairs: tuple[tuple[Run, Run], ...]
    goals: tuple[Goal, ...] = ()

    def of_ours(self, figure: Figure) -> Spread:
        """Return what our runs took."""
        return spread(getattr(ours, figure) for ours, _ in self.pairs)

    def of_theirs(self, figure: Figure) -> Spread:
        """Return what their runs took."""
        return spread(getattr(theirs, figure) for _, theirs in self.pairs)

    def ratio(self, figure: Figure) -> Spread:
        """Return ours divided by theirs, a page against a page."""
        scale = self.theirs.pages / self.ours.pages
        return spread(getattr(ours, figure) / getattr(theirs, figure) * scale for ours, theirs in self.pairs)

    def reaches(self, goal: Goal) -> bool:
        """Say whether a goal is reached by the median."""
        found = self.of_ours(goal.figure) if goal.alone else self.ratio(goal.figure)
        return found.median <= goal.most
