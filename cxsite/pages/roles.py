"""A role: the front door of a team, with what it puts first and everything that is its own."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.model.improve import Initiative, InitiativeStatus, Role
from cxsite.model.knowledge import Practice
from cxsite.model.text import Text
from cxsite.pages import addresses, formats
from cxsite.pages.belongings import Belongings
from cxsite.pages.frame import Frame, Shell, head_of, speech_of
from cxsite.pages.owners import things
from cxsite.pages.page import View
from cxsite.pages.promises import promised
from cxsite.pages.speech import Pair, Speech, Term, without_markup
from cxsite.pages.values import Gauges, Value, value, values_at

APART = ("touchpoint", "metric", "initiative")
"""Kinds of belongings that have a part of the page to themselves."""


@dataclass(frozen=True, slots=True)
class Post:
    """A role with what its page speaks of.

    Attributes:
        role: who it is.
        theirs: what it owns, and the journeys it works on.
        gauged: what is measured at its touchpoints, and the measures that it owns or promises to move.
        initiatives: its own.
        practice: the one to begin with this week.
    """

    role: Role
    theirs: Belongings
    gauged: Gauges
    initiatives: tuple[Initiative, ...] = ()
    practice: Practice | None = None


@dataclass(frozen=True, slots=True)
class Station:
    """A touchpoint of a role with its values."""

    name: Pair
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Vow:
    """What a role is doing: how far it is, by when it is due, and what it is to bring."""

    title: Pair
    notes: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class RoleBody:
    """What a role's page shows."""

    title: Pair
    priority: Pair | None
    monday: Pair | None
    sheet: str
    practice: tuple[Pair, ...]
    stations: tuple[Station, ...]
    measures: tuple[Value, ...]
    vows: tuple[Vow, ...]
    things: tuple[Term, ...]
    labels: Mapping[str, Pair]


def view_of_role(frame: Frame, path: str, post: Post, names: Mapping[str, tuple[Text, str]]) -> View:
    """Return the page of one role."""
    speech = speech_of(frame, path, names)
    role, theirs, gauged = post.role, post.theirs, post.gauged
    body = RoleBody(
        title=speech.text(role.title),
        priority=speech.sentence(role.priority) if role.priority else None,
        sheet=addresses.link(path, addresses.monday(frame.language, role.id)),
        monday=speech.sentence(role.monday) if role.monday else None,
        practice=_practice(post.practice, speech) if post.practice else (),
        stations=tuple(
            Station(speech.link("touchpoint", key), values_at(key, path, gauged, speech))
            for key in theirs.owned["touchpoint"]
        ),
        measures=tuple(value(key, "", path, gauged, speech) for key in theirs.owned["metric"]),
        vows=tuple(_vow(each, gauged, speech) for each in post.initiatives if _stands(each)),
        things=tuple(each for each in things(theirs, speech) if each.id not in APART),
        labels={
            key: speech.ui(f"role.{key}")
            for key in (
                "priority",
                "monday",
                "practice",
                "touchpoints",
                "measures",
                "promises",
                "unmeasured",
                "sheet",
            )
        },
    )
    description = without_markup(body.priority) if body.priority else ""
    head = head_of(frame, path, speech.plain(role.title), section="improve", description=description)
    return View("role.html", Shell(head, body))


def _practice(practice: Practice, speech: Speech) -> tuple[Pair, ...]:
    """Return a practice as a link, and what it says in a sentence where somebody wrote one."""
    said = (speech.sentence(practice.summary),) if practice.summary else ()
    return (speech.link("practice", practice.id), *said)


def _stands(initiative: Initiative) -> bool:
    return initiative.status is not InitiativeStatus.DROPPED


def _vow(initiative: Initiative, gauged: Gauges, speech: Speech) -> Vow:
    notes = [speech.ui(f"initiative.{initiative.status}")]
    if (due := initiative.due) and initiative.status is not InitiativeStatus.DONE:
        notes.append(
            speech.both(lambda code: speech.word("home.due.by", code, date=formats.partial_day(due, code)))
        )
    if initiative.promise:
        notes.append(promised(initiative.promise, gauged, speech))
    return Vow(speech.link("initiative", initiative.id), tuple(notes))
