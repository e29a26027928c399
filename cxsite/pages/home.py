"""The first page of a language: what is new, what is weak, what is promised, and where to go from here.

It says no more than fits on a page: neither lists of words nor counts of pages nor how much is covered.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.model.knowledge import Practice
from cxsite.model.text import Text
from cxsite.pages import addresses, formats, numbers
from cxsite.pages.catalogue import Catalogue
from cxsite.pages.differences import Difference
from cxsite.pages.dues import Due
from cxsite.pages.editions import line_of, since_title
from cxsite.pages.family import Family, family_of, newest_change
from cxsite.pages.frame import Frame, Shell, head_of, speech_of
from cxsite.pages.issued import issued
from cxsite.pages.issues import Issue, changed, lasted_since
from cxsite.pages.lasted import with_lasted
from cxsite.pages.listing import Card, journey_cards
from cxsite.pages.measuring import Way
from cxsite.pages.owed import Owed, judged_of, owed_of
from cxsite.pages.page import View
from cxsite.pages.pooling import is_pooled
from cxsite.pages.reviews import Review
from cxsite.pages.scorecard import Scored, ScoreRow, row_of, sparkline
from cxsite.pages.signals import signal_of
from cxsite.pages.since import Since, since_of
from cxsite.pages.speech import Pair, Speech
from cxsite.pages.told import joined, told
from cxsite.pages.values import Gauges

SENTENCES = 3
MEASURES = 5
BOTH = 2


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies on the first page, and nothing else.

    Attributes:
        catalogue: the journeys with the numbers of their weakest steps.
        scored: the measures that have numbers.
        editions: the newest, after the one before it where there is one.
        dues: what is promised for about now.
        gauged: the measures that these promises name.
        roles: ids of the roles.
        practice: the one whose month it is.
        reviews: what should have been looked at again.
        names: everything that can be linked to.
    """

    catalogue: Catalogue
    scored: tuple[Scored, ...]
    editions: tuple[Issue, ...]
    dues: tuple[Due, ...]
    gauged: Gauges
    roles: tuple[str, ...]
    practice: Practice | None
    reviews: tuple[Review, ...]
    names: Mapping[str, tuple[Text, str]]


@dataclass(frozen=True, slots=True)
class Said:
    """What is found of a measure, in a sentence or two, and where the number is explained."""

    sentence: Pair
    href: str


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
    measures: tuple[ScoreRow, ...]
    signals: tuple[Way, ...]
    since: Since | None
    journeys: tuple[Card, ...]
    dues: tuple[Owed, ...]
    roles: tuple[Pair, ...]
    practice: Card | None
    reviews: tuple[Late, ...]
    labels: Mapping[str, Pair]
    ways: Mapping[str, str]


LABELS = ("findings", "journeys", "dues", "practice", "reviews", "signals", "all-measures", "all-promises")


def view_of_home(frame: Frame, path: str, desk: Desk) -> View:
    """Return the first page of one language."""
    speech = speech_of(frame, path, desk.names)
    scored, found, judged = desk.scored[:MEASURES], _changed(desk), judged_of(desk.dues, desk.editions)
    family = family_of(
        [
            *(newest_change(each.found) for each in desk.scored),
            *(each.judged for each in found),
            *(each.judged for each in judged.values()),
        ]
    )
    drawn = {each.metric.id: spark for each in scored if (spark := sparkline(each, speech))}
    body = HomeBody(
        title=speech.text(frame.title),
        edition=_edition(frame, desk, speech),
        findings=_findings(path, desk.scored, speech, family),
        measures=tuple(
            row_of(each, drawn.get(each.metric.id), frame, path, speech, family) for each in scored
        ),
        signals=tuple(
            signal
            for each in desk.scored
            if (signal := signal_of(path, each.metric, each.found, speech, named=True))
        ),
        since=_since(found, desk, path, speech, family),
        journeys=journey_cards(frame, path, desk.catalogue, speech),
        dues=owed_of(desk.dues, judged, desk.editions, desk.gauged, speech, family),
        roles=tuple(speech.link("role", role) for role in desk.roles),
        practice=_practice(path, desk.practice, speech) if desk.practice else None,
        reviews=tuple(_late(review, speech) for review in desk.reviews),
        labels={name: speech.ui(f"home.{name}") for name in _labels(desk)}
        | {"measures": speech.ui("nav.measures"), "roles": speech.ui("page.roles.list")}
        | ({"since": since_title(desk.editions[0], speech)} if len(desk.editions) == BOTH else {}),
        ways={
            "measures": addresses.link(path, addresses.section(frame.language, "measures")),
            "promises": addresses.link(path, addresses.improve(frame.language, "promises")),
            "editions": addresses.link(path, addresses.section(frame.language, "editions"))
            if desk.editions
            else "",
        },
    )
    head = head_of(frame, path, "", description=speech.word("home.lead"))
    return View("home.html", Shell(head, body), tuple(drawn.values()))


def _labels(desk: Desk) -> tuple[str, ...]:
    return (*LABELS, "pooled") if any(is_pooled(each.found) for each in desk.scored) else LABELS


def _edition(frame: Frame, desk: Desk, speech: Speech) -> Pair:
    """Return the line of the newest edition; without one, the day that the handbook speaks of."""
    if desk.editions:
        return line_of(desk.editions[-1], speech)
    return speech.both(lambda code: speech.word("ui.data.as-of", code, date=formats.day(frame.as_of, code)))


def _changed(desk: Desk) -> tuple[Difference, ...]:
    """Return what is different from the edition before to the newest."""
    if len(desk.editions) < BOTH:
        return ()
    before, newest = desk.editions
    return changed(before, newest, desk.catalogue.metrics)


def _since(
    found: tuple[Difference, ...], desk: Desk, path: str, speech: Speech, family: Family
) -> Since | None:
    """Return what changed from the edition before to the newest: for everyone, or by more than chance."""
    if len(desk.editions) < BOTH:
        return None
    news = [one for one in found if one.now.cut.is_everyone or family.moved(one.judged)]
    metrics, (before, newest) = desk.catalogue.metrics, desk.editions
    numbers_of = issued(path, speech.language, newest, metrics)
    since = since_of(news, metrics, speech, family, numbers_of.place)
    return with_lasted(since, lasted_since(before, newest, metrics), metrics, numbers_of.page, speech)


def _findings(path: str, scored: tuple[Scored, ...], speech: Speech, family: Family) -> tuple[Said, ...]:
    """Return what is found of three measures; those that changed by more than chance come first."""
    known = [(each, newest) for each in scored if (newest := numbers.latest(each.found))]
    known.sort(key=lambda pair: not family.moved(newest_change(pair[0].found)))
    said = []
    for each, newest in known[:SENTENCES]:
        target = addresses.measure(speech.language, each.metric.id)
        anchor = addresses.number(period=newest.cut.period.id)
        sentence = joined(told(each.metric, each.found, speech, family), speech)
        said.append(Said(sentence, addresses.link(path, target, anchor)))
    return tuple(said)


def _practice(path: str, practice: Practice, speech: Speech) -> Card:
    href = addresses.link(path, addresses.practice(speech.language, practice.id))
    summary = speech.sentence(practice.summary) if practice.summary else None
    return Card(href, speech.text(practice.title), summary)


def _late(review: Review, speech: Speech) -> Late:
    kind, _, identifier = review.key.partition(":")
    return Late(
        speech.link(kind, identifier),
        speech.both(lambda code: speech.word("content.overdue", code, date=formats.day(review.since, code))),
    )
