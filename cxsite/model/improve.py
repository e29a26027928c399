"""What is being done about it: roles, opportunities, initiatives with their promises, events that explain a change."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from cxsite.model.content import Between, Content, MetricId, OpportunityId, Reads, RoleId, refuse
from cxsite.model.dataset import Day, DayField, read_day
from cxsite.model.text import Name, Sentence, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Content):
    """One file of `roles/`: who is accountable for what, and what this role looks at first.

    `monday` is the one thing to begin the week with, `steps` are what to do about it one after the other, and `ask` are
    the roles to turn to.
    """

    id: str = ""
    title: Name
    priority: Sentence | None = None
    accountable_for: tuple[MetricId, ...] = ()
    monday: Sentence | None = None
    steps: tuple[Sentence, ...] = ()
    ask: tuple[RoleId, ...] = ()
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity(Content):
    """Something that could be better; `value` and `effort` are judgements from 1 to 5."""

    id: str = ""
    title: Name
    owner: RoleId | None = None
    value: Annotated[int, Between(1, 5)]
    effort: Annotated[int, Between(1, 5)]


class InitiativeStatus(StrEnum):
    """How far an initiative is."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Promise:
    """What an initiative is to bring: how much a measure changes, at which touchpoint ("" for everyone), by when."""

    metric: str
    touchpoint: str
    change: float
    by: Day


PROMISE = re.compile(
    r"(?P<metric>[a-z0-9-]+)(?: at (?P<touchpoint>[a-z0-9-]+))? (?P<change>[+-][0-9]+(?:\.[0-9]+)?)"
    r"(?: points?)? by (?P<by>\S+)"
)


def read_promise(value: object) -> object:
    """Read `effort at video-id +8 by 2027-03`."""
    if not isinstance(value, str):
        return value
    if match := PROMISE.fullmatch(value.strip()):
        by = read_day(match["by"])
        if isinstance(by, Day):
            return Promise(match["metric"], match["touchpoint"] or "", float(match["change"]), by)
    hint = "write a measure, a place, by how much and by when, as in `effort at video-id +8 by 2027-03`"
    raise refuse("bad-promise", f"`{value}` is not a promise", hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative(Content):
    """What is done for one opportunity or several."""

    id: str = ""
    title: Name
    for_: tuple[OpportunityId, ...] = ()
    owner: RoleId | None = None
    status: InitiativeStatus = InitiativeStatus.PROPOSED
    due: DayField | None = None
    promise: Annotated[Promise, Reads(read_promise)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Improvements(Content):
    """`improvements.yml`."""

    opportunities: dict[str, Opportunity] = field(default_factory=dict)
    initiatives: dict[str, Initiative] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Content):
    """One line of `calendar.yml`: something that happened, drawn on every trend that spans it.

    Events of one `festival` come every year, on another day: the weeks around them are compared.
    """

    id: str = ""
    name: Word
    from_: DayField
    to: DayField | None = None
    festival: str | None = None

    def __post_init__(self) -> None:
        """Refuse a festival of which only the month or the year is known: weeks begin with its day."""
        if self.festival and self.from_.first != self.from_.last:
            raise refuse(
                "festival-day",
                f"`{self.from_}` is no day, and weeks around `{self.festival}` begin with its day",
                "write the day, as in `from: 2026-02-16`, or delete `festival:`",
            )
