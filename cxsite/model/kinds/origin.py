"""What a metric may be made from: the key of its line that names it."""

from enum import StrEnum
from typing import Self

from cxsite.model.shape import Shape


class Origin(StrEnum):
    """What a metric is made from.

    Attributes:
        shape: of the dataset that has it.
        counts: what its numbers count, as the interface calls that: `measure.entered`, `table.entered`.
    """

    _value_: str
    shape: Shape
    counts: str

    def __new__(cls, key: str, shape: Shape, counts: str) -> Self:
        """Make the word that authors write, which knows its shape."""
        one = str.__new__(cls, key)
        one._value_, one.shape, one.counts = key, shape, counts
        return one

    QUESTION = "question", Shape.RESPONSES, "answers"
    SERIES = "series", Shape.SERIES, "answers"
    FUNNEL = "funnel", Shape.FUNNEL, "entered"
    COHORT = "cohort", Shape.COHORT, "at-start"
    TICKETS = "tickets", Shape.TICKETS, "cases"
    PAIRS = "pairs", Shape.PAIRS, "answers"
