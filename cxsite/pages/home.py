"""The first page of a language: what is new, what is weak, what is promised, and where to go from here.

It says no more than fits on a page: neither lists of words nor counts of pages nor how much is covered.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.model.knowledge import Practice
from cxsite.model.text import Text
from cxsite.pages import addresses, formats, numbers, sentences
from cxsite.pages.dues import Due
from cxsite.pages.frame import Frame, Shell, head_of, speech_of
from cxsite.pages.listing import Card, Catalogue, journey_cards, measure_cards
from cxsite.pages.page import View
from cxsite.pages.promises import promised
from cxsite.pages.reviews import Review
from cxsite.pages.speech import Pair, Speech
from cxsite.pages.values import Gauges

SENTENCES = 3
MEASURES = 5


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies on the first page, and nothing else.

    Attributes:
        catalogue: the journeys, and the measures that have numbers.
        dues: what is promised for about now.
        gauged: the measures that these promises name.
        roles: ids of the roles.
        practice: the one whose month it is.
        reviews: what should have been looked at again.
        names: everything that can be linked to.
    """

    catalogue: Catalogue
    dues: tuple[Due, ...]
    gauged: Gauges
    roles: tuple[str, ...]
    practice: Practice | None
    reviews: tuple[Review, ...]
    names: Mapping[str, tuple[Text, str]]


@dataclass(frozen=True, slots=True)
class Said:
    """A finding in a sentence, and where its number is explained."""

    sentence: Pair
    href: str


@dataclass(frozen=True, slots=True)
class Owed:
    """A promise that falls due: what, when, and what it is to bring."""

    title: Pair
    when: Pair
    late: bool
    promise: Pair | None


@dataclass(frozen=True, slots=True)
class Late:
    """What should have been looked at again, and since when."""

    name: Pair
    since: Pair


@dataclass(frozen=True, slots=True)
class HomeBody:
    """What the first page shows, from top to bottom; a part that is empty is left out."""

    title: Pair
    edition: Pair
    findings: tuple[Said, ...]
    measures: tuple[Card, ...]
    journeys: tuple[Card, ...]
    dues: tuple[Owed, ...]
    roles: tuple[Pair, ...]
    practice: Card | None
    reviews: tuple[Late, ...]
    labels: Mapping[str, Pair]
    ways: Mapping[str, str]


LABELS = ("findings", "journeys", "dues", "practice", "reviews", "all-measures", "all-promises")


def view_of_home(frame: Frame, path: str, desk: Desk) -> View:
    """Return the first page of one language."""
    speech = speech_of(frame, path, desk.names)
    body = HomeBody(
        title=speech.text(frame.title),
        edition=speech.both(
            lambda language: speech.word("ui.data.as-of", language, date=formats.day(frame.as_of, language))
        ),
        findings=_findings(path, desk.catalogue, speech)[:SENTENCES],
        measures=measure_cards(frame, path, desk.catalogue, speech)[:MEASURES],
        journeys=journey_cards(frame, path, desk.catalogue, speech),
        dues=tuple(_owed(due, desk.gauged, speech) for due in desk.dues),
        roles=tuple(speech.link("role", role) for role in desk.roles),
        practice=_practice(path, desk.practice, speech) if desk.practice else None,
        reviews=tuple(_late(review, speech) for review in desk.reviews),
        labels={name: speech.ui(f"home.{name}") for name in LABELS}
        | {"measures": speech.ui("nav.measures"), "roles": speech.ui("page.roles.list")},
        ways={
            "measures": addresses.link(path, addresses.section(frame.language, "measures")),
            "promises": addresses.link(path, addresses.improve(frame.language, "promises")),
        },
    )
    head = head_of(frame, path, "", description=speech.word("home.lead"))
    return View("home.html", Shell(head, body))


def _findings(path: str, catalogue: Catalogue, speech: Speech) -> tuple[Said, ...]:
    """Return what the newest period of each measure says, in a sentence."""
    said = []
    for identifier, metric in catalogue.metrics.items():
        found = catalogue.found.get(identifier)
        if found and (newest := numbers.latest(found)):
            target = addresses.measure(speech.language, identifier)
            anchor = addresses.number(period=newest.cut.period.id)
            sentence = sentences.sentence(newest, metric, found, speech)
            said.append(Said(sentence, addresses.link(path, target, anchor)))
    return tuple(said)


def _owed(due: Due, gauged: Gauges, speech: Speech) -> Owed:
    promise = due.initiative.promise
    key = "home.due.late" if due.late else "home.due.by" if due.open else "home.due.done"
    return Owed(
        speech.link("initiative", due.initiative.id),
        speech.both(lambda code: speech.word(key, code, date=formats.partial_day(due.by, code))),
        due.late,
        promised(promise, gauged, speech) if promise else None,
    )


def _practice(path: str, practice: Practice, speech: Speech) -> Card:
    href = addresses.link(path, addresses.practice(speech.language, practice.id))
    return Card(
        href, speech.text(practice.title), speech.sentence(practice.summary) if practice.summary else None
    )


def _late(review: Review, speech: Speech) -> Late:
    kind, _, identifier = review.key.partition(":")
    return Late(
        speech.link(kind, identifier),
        speech.both(lambda code: speech.word("content.overdue", code, date=formats.day(review.since, code))),
    )
