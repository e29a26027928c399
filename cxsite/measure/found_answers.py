"""What is published of how answers lie on a scale, of the steps of a funnel, and of how much there is in a table."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class AnswerFinding:
    """How many gave one answer, and its share of all answers in percent to two decimals.

    Shares of neighbouring answers may be added up; the sum is exact to the percent that pages print. Of few people `n`
    is None, and the share a whole number; that of weighted answers is one, too.
    """

    answer: int
    n: int | None
    share: float


@dataclass(frozen=True, slots=True)
class StepFinding:
    """How many entered a step of a funnel and how many completed it; None where that is withheld, as it is of few."""

    step: str
    entered: int | None = None
    completed: int | None = None


@dataclass(frozen=True, slots=True)
class TableFindings:
    """How much there is in a dataset that holds no answers: rows, periods, from which day to which."""

    rows: int
    periods: int
    first: date | None
    last: date | None
