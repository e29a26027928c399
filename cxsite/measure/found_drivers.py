"""What is published of derived importance."""

from dataclasses import dataclass
from enum import StrEnum

from cxsite.model.period import Period


class Side(StrEnum):
    """On which side of the mean of all places a place lies, by its whole interval."""

    ABOVE = "above"
    BELOW = "below"
    NEITHER = "neither"  # its interval reaches over the mean, or nothing may be told of it


@dataclass(frozen=True, slots=True)
class ItemFinding:
    """One place that people rated.

    Attributes:
        touchpoint: its id.
        rated: how many rated it of those who answered the question about the whole, in whole percent; None where it is
            not told exactly how many rated it.
        weight: its part of all that is explained, in percent to one decimal; None where it takes no part.
        side: of `DriverFindings.mean`, judged before anything was rounded.
        low: the lower end of the weight's 95 % interval, in whole percent, rounded outwards; None where it has none.
        high: the upper end.
    """

    touchpoint: str
    rated: int | None
    weight: float | None = None
    side: Side = Side.NEITHER
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class DriverFindings:
    """How much the ratings of places go along with what people say of the whole.

    Attributes:
        question: the one about the whole, `dataset.question`.
        period: the newest in which enough people answered.
        n: how many answered the question about the whole; always as many as a judgement needs.
        explained: how much of the spread of their answers goes along with the ratings, in whole percent.
        mean: of the published values of those places that take part; None where none of them has one.
        items: the places, in the order of the survey.
    """

    question: str
    period: Period
    n: int
    explained: int
    mean: float | None
    items: tuple[ItemFinding, ...]
