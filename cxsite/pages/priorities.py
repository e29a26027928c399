"""The priority matrix: value against effort, with words for its quarters.

In the table each opportunity is a number, so that it fits a phone; below it each quarter lists them by name.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.model.improve import Opportunity
from cxsite.pages import improving
from cxsite.pages.frame import Frame, Link, speech_of
from cxsite.pages.improving import Names
from cxsite.pages.page import View
from cxsite.pages.speech import Pair, Speech

SCALE = (1, 2, 3, 4, 5)
QUARTERS = ("first", "plan", "aside", "last")
"""In the order in which they are worth looking at."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An opportunity in the table or in a list: number, name (plain and as a link), both judgements, owner."""

    number: int
    name: Pair
    title: Pair
    anchor: str
    judged: Pair
    owner: Pair


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of the table; `quarter` is the part of the matrix it belongs to."""

    quarter: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table, for one value."""

    name: Pair
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Quarter:
    """One of the four parts, with its words."""

    id: str
    title: Pair
    note: Pair
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class PrioritiesBody:
    """What the first page of the section shows."""

    title: Pair
    lead: Pair
    ways: tuple[Link, ...]
    labels: Mapping[str, Pair]
    columns: tuple[Pair, ...]
    rows: tuple[Row, ...]
    quarters: tuple[Quarter, ...]
    roles: tuple[Pair, ...]


def view_of_priorities(
    frame: Frame, path: str, opportunities: Mapping[str, Opportunity], roles: tuple[str, ...], names: Names
) -> View:
    """Return the first page of the section; `roles` are the ids of all roles."""
    speech = speech_of(frame, path, names)
    marks = {
        each.id: _mark(number, each, speech)
        for number, each in enumerate(sorted(opportunities.values(), key=_worth), start=1)
    }
    body = PrioritiesBody(
        title=speech.ui("improve.index"),
        lead=speech.ui("improve.index.lead"),
        ways=improving.ways(path, speech),
        labels={
            "corner": speech.ui("matrix.corner"),
            "none": speech.ui("improve.nothing"),
            "roles": speech.ui("page.roles"),
            "roles-note": speech.ui("page.roles.list"),
        },
        columns=tuple(speech.ui("matrix.effort", n=effort) for effort in SCALE),
        rows=tuple(_row(value, opportunities, marks, speech) for value in reversed(SCALE)) if marks else (),
        quarters=tuple(_quarter(name, opportunities, marks, speech) for name in QUARTERS) if marks else (),
        roles=tuple(speech.link("role", key) for key in roles),
    )
    return improving.shown(frame, path, "index", body, speech)


def _worth(opportunity: Opportunity) -> tuple[int, int, int]:
    """Sort by quarter, then the most value for the least effort."""
    return (QUARTERS.index(improving.quadrant(opportunity)), -opportunity.value, opportunity.effort)


def _mark(number: int, opportunity: Opportunity, speech: Speech) -> Mark:
    return Mark(
        number,
        speech.text(opportunity.title),
        speech.link("opportunity", opportunity.id),
        f"priority-{number}",
        speech.ui("matrix.judged", value=opportunity.value, effort=opportunity.effort),
        improving.owner(opportunity.owner, speech),
    )


def _row(
    value: int, opportunities: Mapping[str, Opportunity], marks: Mapping[str, Mark], speech: Speech
) -> Row:
    cells = tuple(
        Cell(
            improving.quarter_at(value, effort),
            tuple(
                marks[key]
                for key, each in opportunities.items()
                if (each.value, each.effort) == (value, effort)
            ),
        )
        for effort in SCALE
    )
    return Row(speech.ui("matrix.value", n=value), cells)


def _quarter(
    name: str, opportunities: Mapping[str, Opportunity], marks: Mapping[str, Mark], speech: Speech
) -> Quarter:
    theirs = tuple(mark for key, mark in marks.items() if improving.quadrant(opportunities[key]) == name)
    return Quarter(name, speech.ui(f"matrix.{name}"), speech.ui(f"matrix.{name}.note"), theirs)
