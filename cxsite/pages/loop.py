"""Closing the loop: what the handbook knows of putting things right, and what it would need to count it.

Who complained, how long it took and whether it was settled stand in tickets; without them there is no number here, and
the page says which columns would make one. Names of customers are never asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.measure.findings import MetricFindings
from cxsite.model.elements import Element
from cxsite.model.improve import Initiative, Promise
from cxsite.model.journey import Touchpoint
from cxsite.model.knowledge import Practice
from cxsite.model.metric import Metric
from cxsite.pages import addresses, measuring, sentences
from cxsite.pages.encounters import Encounter, Spot, spot
from cxsite.pages.frame import Frame, Link, speech_of
from cxsite.pages.improving import Names
from cxsite.pages.lapses import spoken
from cxsite.pages.page import View
from cxsite.pages.promises import promised
from cxsite.pages.speech import Pair, Speech, Term
from cxsite.pages.values import Gauges, Value, value, values_at

NEEDED = ("opened", "first-response", "closed", "contacts", "outcome")
"""The columns of a ticket that numbers about closing the loop are made of."""


@dataclass(frozen=True, slots=True)
class Loop:
    """What is known of closing the loop.

    Attributes:
        practices: those of recovery and feedback.
        met: the steps where they are applied, over all journeys that tell of today.
        touchpoints: theirs.
        initiatives: those with a promise for an opportunity or at a touchpoint of these steps.
        gauged: the measures of these touchpoints, and those that the promises name.
        names: what the page may link to.
        counted: the measures that are made from tickets, with their published numbers.
    """

    practices: Mapping[str, Practice]
    met: tuple[Encounter, ...]
    touchpoints: Mapping[str, Touchpoint]
    initiatives: tuple[Initiative, ...]
    gauged: Gauges
    names: Names
    counted: tuple[tuple[Metric, MetricFindings], ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """A step where something is put right: by which practices, and what was measured there."""

    spot: Spot
    practices: tuple[Pair, ...]
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """A journey with its steps of recovery."""

    id: str
    title: Pair
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A practice of recovery and feedback, and what it is in a sentence."""

    title: Pair
    summary: Pair | None


@dataclass(frozen=True, slots=True)
class Pledge:
    """What an initiative promises, and the value as it is now."""

    title: Pair
    promise: Pair
    now: Value


@dataclass(frozen=True, slots=True)
class Counted:
    """A measure made from tickets: its newest number in a sentence, and how long its cases take."""

    title: Pair
    href: str
    told: Pair
    median: Pair | None


@dataclass(frozen=True, slots=True)
class LoopBody:
    """What the page about closing the loop shows."""

    title: Pair
    lead: Pair
    ways: tuple[Link, ...]
    labels: Mapping[str, Pair]
    counted: tuple[Counted, ...]
    needed: tuple[Term, ...]
    courses: tuple[Course, ...]
    practices: tuple[Known, ...]
    pledges: tuple[Pledge, ...]


LABELS = (
    "numbers",
    "found",
    "none",
    "needed",
    "courses",
    "courses.note",
    "practices",
    "practices.note",
    "pledges",
)


def view_of_loop(frame: Frame, path: str, pages: tuple[str, ...], loop: Loop) -> View:
    """Return the page about closing the loop."""
    speech = speech_of(frame, path, loop.names)
    body = LoopBody(
        speech.ui("page.loop"),
        speech.ui("measures.loop.lead"),
        measuring.ways(path, pages, speech),
        {key: speech.ui(f"loop.{key}") for key in LABELS}
        | {key: speech.ui(f"initiative.{key}") for key in ("now", "promise")},
        tuple(_counted(metric, found, path, speech) for metric, found in loop.counted),
        tuple(
            Term(key, speech.ui(f"loop.ticket.{key}"), (speech.ui(f"loop.ticket.{key}.why"),))
            for key in (() if loop.counted else NEEDED)
        ),
        _courses(path, loop, speech),
        tuple(
            Known(speech.link("practice", key), speech.sentence(each.summary) if each.summary else None)
            for key, each in loop.practices.items()
        ),
        tuple(_pledge(each, each.promise, path, loop, speech) for each in loop.initiatives if each.promise),
    )
    return measuring.shown(frame, path, "loop", body, speech)


def _counted(metric: Metric, found: MetricFindings, path: str, speech: Speech) -> Counted:
    lasted = found.durations.periods[-1:] if found.durations else ()
    took = lasted[0].median.value if lasted else None
    median = None
    if found.durations and took is not None:
        size = found.durations.bin
        median = speech.both(
            lambda language: speech.word("loop.half", language, lapse=spoken(took, size, speech, language))
        )
    return Counted(
        sentences.named(metric, speech),
        addresses.link(path, addresses.measure(speech.language, metric.id)),
        sentences.sentence(found.findings[-1], metric, found, speech),
        median,
    )


def closes_loops(practice: Practice) -> bool:
    """Say whether a practice is about putting things right and hearing what people say."""
    return Element.RECOVERY_FEEDBACK in practice.elements


def _courses(path: str, loop: Loop, speech: Speech) -> tuple[Course, ...]:
    """Return the journeys, that in which such practices are applied most often first."""
    journeys: dict[str, list[Encounter]] = {}
    for each in loop.met:
        journeys.setdefault(each.journey, []).append(each)
    ordered = sorted(journeys.items(), key=lambda pair: -sum(_applied(each, loop) for each in pair[1]))
    return tuple(
        Course(
            f"journey-{key}",
            speech.link("journey", key),
            tuple(_turn(each, path, loop, speech) for each in met),
        )
        for key, met in ordered
    )


def _applied(encounter: Encounter, loop: Loop) -> int:
    return sum(key in loop.practices for key in encounter.step.practices)


def _turn(encounter: Encounter, path: str, loop: Loop, speech: Speech) -> Turn:
    step = encounter.step
    return Turn(
        spot(encounter, path, loop.touchpoints[step.at].name, speech),
        tuple(speech.link("practice", key) for key in step.practices if key in loop.practices),
        values_at(step.at, path, loop.gauged, speech),
    )


def _pledge(initiative: Initiative, promise: Promise, path: str, loop: Loop, speech: Speech) -> Pledge:
    return Pledge(
        speech.link("initiative", initiative.id),
        promised(promise, loop.gauged, speech),
        value(promise.metric, promise.touchpoint, path, loop.gauged, speech),
    )
