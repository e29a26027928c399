"""What a row of a dataset is: an answer, a published figure, a ticket, a step of a funnel, a cohort, a pair.

A shape fixes which columns a dataset must and may have, and which other keys mean something. Adding a shape: a word
of `Shape`, a line in `FORMS`, and the rules of its rows in `measure.records_of`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """What one row is."""

    RESPONSES = "responses"  # an answer
    SERIES = "series"  # a published figure of one survey period
    TICKETS = "tickets"  # a case of one customer
    FUNNEL = "funnel"  # a step in one period
    COHORT = "cohort"  # the customers of one period
    PAIRS = "pairs"  # what was expected or believed, and what was experienced


@dataclass(frozen=True, slots=True)
class ShapeForm:
    """What a shape fixes; names are those that authors write.

    Attributes:
        needs: alternatives, each a set of columns that go together; a dataset has at least one of them whole.
        columns: every column that means something.
        keys: the keys beside `columns:` that mean something in this shape and not in every one.
    """

    needs: tuple[tuple[str, ...], ...] = ()
    columns: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()


FORMS: Mapping[Shape, ShapeForm] = {
    Shape.RESPONSES: ShapeForm(
        (),
        ("date", "language", "customer", "weight", "segment", "touchpoint", "comment", "approved"),
        ("questions", "changes", "source"),
    ),
    Shape.SERIES: ShapeForm(
        (("period",), ("start", "end")),
        ("period", "start", "end", "figure", "value", "n", "low", "high", "parts"),
        ("figures", "periods", "no-answer"),
    ),
    Shape.TICKETS: ShapeForm(
        (("opened",),),
        (
            "opened",
            "first-response",
            "closed",
            "contacts",
            "outcome",
            "customer",
            "topic",
            "score",
            "touchpoint",
            "segment",
        ),
        ("outcomes", "no-answer"),
    ),
    Shape.FUNNEL: ShapeForm(
        (("period", "step", "entered", "completed"),),
        ("period", "step", "entered", "completed", "segment"),
        ("steps",),
    ),
    Shape.COHORT: ShapeForm(
        (("period", "at-start", "lost"),),
        ("period", "at-start", "lost", "new", "segment"),
        ("no-answer",),
    ),
    Shape.PAIRS: ShapeForm(
        (("expectation", "experience"), ("believed", "experienced")),
        ("date", "expectation", "experience", "believed", "experienced", "touchpoint", "segment"),
        ("scale", "no-answer"),
    ),
}
"""What each shape fixes."""

REQUIRED: Mapping[Shape, tuple[str, ...]] = {
    Shape.RESPONSES: ("questions",),
    Shape.SERIES: ("figures",),
    Shape.FUNNEL: ("steps",),
    Shape.PAIRS: ("scale",),
}
"""The keys without which nothing can be read."""
