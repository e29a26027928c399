"""Promises: what each initiative is to bring, by when, and the value as it is now.

Whether a promise was kept is not judged here: a value after the day it was due has not been compared with one before.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cxsite.model.improve import Initiative, InitiativeStatus, Promise
from cxsite.pages import formats, improving, sentences
from cxsite.pages.foreign import within
from cxsite.pages.frame import Frame, Link, speech_of
from cxsite.pages.improving import Names
from cxsite.pages.page import View
from cxsite.pages.speech import Pair, Speech, Term
from cxsite.pages.values import Gauges, Value, value

STANDING = (
    InitiativeStatus.IN_PROGRESS,
    InitiativeStatus.APPROVED,
    InitiativeStatus.PROPOSED,
    InitiativeStatus.DONE,
    InitiativeStatus.DROPPED,
)
"""What is under way comes first, what was given up last."""


@dataclass(frozen=True, slots=True)
class Pledge:
    """One initiative; `id` is its anchor."""

    id: str
    title: Pair
    facts: tuple[Term, ...]
    promise: Pair | None
    now: Value | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Initiatives that are as far as each other."""

    id: str
    title: Pair
    pledges: tuple[Pledge, ...]


@dataclass(frozen=True, slots=True)
class PromisesBody:
    """What the page of promises shows."""

    title: Pair
    lead: Pair
    ways: tuple[Link, ...]
    labels: Mapping[str, Pair]
    standings: tuple[Standing, ...]


def view_of_promises(
    frame: Frame, path: str, initiatives: tuple[Initiative, ...], gauged: Gauges, names: Names
) -> View:
    """Return the page of all initiatives; `gauged` holds the measures that they promise to move."""
    speech = speech_of(frame, path, names)
    body = PromisesBody(
        title=speech.ui("improve.promises"),
        lead=speech.ui("improve.promises.lead"),
        ways=improving.ways(path, speech),
        labels={
            "promise": speech.ui("initiative.promise"),
            "now": speech.ui("initiative.now"),
            "no-promise": speech.ui("initiative.no-promise"),
            "none": speech.ui("improve.nothing"),
        },
        standings=tuple(
            Standing(f"status-{status}", speech.ui(f"initiative.{status}"), pledges)
            for status in STANDING
            if (
                pledges := tuple(
                    _pledge(each, path, gauged, speech)
                    for each in sorted(initiatives, key=_due)
                    if each.status is status
                )
            )
        ),
    )
    return improving.shown(frame, path, "promises", body, speech)


def _due(initiative: Initiative) -> date:
    """Sort by the day something is due; what has none comes last."""
    return initiative.due.last if initiative.due else date.max


def _pledge(initiative: Initiative, path: str, gauged: Gauges, speech: Speech) -> Pledge:
    due, promise = initiative.due, initiative.promise
    facts = {
        "initiative.due": (speech.both(lambda language: formats.partial_day(due, language)),) if due else (),
        "content.owner": (improving.owner(initiative.owner, speech),),
        "initiative.for": tuple(speech.link("opportunity", key) for key in initiative.for_),
    }
    return Pledge(
        f"initiative-{initiative.id}",
        speech.text(initiative.title),
        tuple(Term(key.split(".")[1], speech.ui(key), said) for key, said in facts.items() if said),
        promised(promise, gauged, speech) if promise else None,
        value(promise.metric, promise.touchpoint, path, gauged, speech) if promise else None,
    )


def promised(promise: Promise, gauged: Gauges, speech: Speech) -> Pair:
    """Return a promise in words: `Satisfaction at Video identity check: +8 points by March 2027`."""

    def say(language: str) -> str:
        about = sentences.name(gauged.metrics[promise.metric], language, speech)
        if promise.touchpoint:
            place = within(speech.names[f"touchpoint:{promise.touchpoint}"][0], language)
            about = speech.word("number.at", language, metric=about, touchpoint=place)
        change = formats.exact(abs(promise.change), language)
        return speech.word(
            "initiative.promised",
            language,
            name=about,
            change=f"+{change}" if promise.change > 0 else f"{formats.MINUS}{change}",
            date=formats.partial_day(promise.by, language),
        )

    return speech.both(say)
