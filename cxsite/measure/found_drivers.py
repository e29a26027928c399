"""What is published of derived importance."""

from dataclasses import dataclass

from cxsite.model.period import Period


@dataclass(frozen=True, slots=True)
class ItemFinding:
    """One place that people rated.

    Attributes:
        touchpoint: its id.
        rated: how many rated it of those who answered the question about the whole, in whole percent.
        weight: its part of all that is explained, in percent to one decimal; None where it takes no part.
    """

    touchpoint: str
    rated: int
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class DriverFindings:
    """How much the ratings of places go along with what people say of the whole.

    Attributes:
        question: the one about the whole, `dataset.question`.
        period: the newest in which enough people answered.
        n: how many answered the question about the whole; always as many as a judgement needs.
        explained: how much of the spread of their answers goes along with the ratings, in whole percent.
        items: the places, in the order of the survey.
    """

    question: str
    period: Period
    n: int
    explained: int
    items: tuple[ItemFinding, ...]
