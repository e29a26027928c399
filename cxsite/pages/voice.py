"""The voice of the customer: what people wrote, how many stars they gave, where we listen and where nobody does."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from cxsite.measure.findings import AnswerFinding, Comment, Findings, MetricFindings
from cxsite.model.dataset import Scale
from cxsite.model.handbook import Handbook
from cxsite.model.journey import Lists
from cxsite.model.metric import Metric
from cxsite.model.shape import Shape
from cxsite.pages import addresses, formats, numbers
from cxsite.pages.entries import facts
from cxsite.pages.frame import Frame, Shell, head_of, speech_of
from cxsite.pages.names import Names
from cxsite.pages.page import View
from cxsite.pages.remarks import Subject, stars, subjects_of
from cxsite.pages.sources import Source, answers_of, periods_of
from cxsite.pages.speech import Pair, Speech, Term, Words

STARS = Scale(1, 5)
HEARD = (Shape.RESPONSES, Shape.PAIRS, Shape.TICKETS)
"""Shapes of what people say; steps, customers and published figures are counted, and nobody speaks in them."""


@dataclass(frozen=True, slots=True)
class Listening:
    """What the page is made of.

    Attributes:
        comments: the published ones.
        touchpoints: ids of all touchpoints, in the order of the handbook.
        silent: those of them where steps happen and nobody answered anything.
        sources: those data in which people speak, with everyone's published numbers.
        asked: id of each survey to the touchpoints that it has answers about.
        starred: the measures made from a question of one to five, one a question.
        lists: names of segments and survey modes.
        illustrative: whether some answers are invented.
    """

    comments: tuple[Comment, ...]
    touchpoints: tuple[str, ...]
    silent: tuple[str, ...]
    sources: tuple[Source, ...]
    asked: Mapping[str, tuple[str, ...]]
    starred: tuple[tuple[Metric, MetricFindings], ...]
    lists: Lists
    illustrative: bool


@dataclass(frozen=True, slots=True)
class Row:
    """How many gave so many stars; `width` is the share in percent, for a bar."""

    name: Pair
    given: int
    share: str
    answers: str
    width: float


@dataclass(frozen=True, slots=True)
class Rating:
    """How many said how many stars, for one measure; `href` is the passport of its number."""

    id: str
    href: str
    title: Pair
    period: Pair
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """One place where we listen."""

    title: Pair
    facts: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class VoiceBody:
    """What the page shows."""

    title: Pair
    lead: Pair
    illustrative: Pair | None
    subjects: tuple[Subject, ...]
    ratings: tuple[Rating, ...]
    surveys: tuple[Survey, ...]
    silent: tuple[Pair, ...]
    labels: Mapping[str, Pair]


def listening(handbook: Handbook, findings: Findings, sources: tuple[Source, ...]) -> Listening:
    """Return what the page is made of."""
    sources = tuple(source for source in sources if source.dataset.shape in HEARD)
    places = {step.at for journey in handbook.journeys.values() for step in journey.steps}
    asked = {
        source.dataset.id: tuple(
            key
            for key in handbook.touchpoints
            if any(
                numbers.overall(findings.metrics[metric.id], key) is not None for metric, _ in source.measures
            )
        )
        for source in sources
    }
    heard = {key for keys in asked.values() for key in keys} | {each.touchpoint for each in findings.comments}
    return Listening(
        comments=findings.comments,
        touchpoints=tuple(handbook.touchpoints),
        silent=tuple(key for key in handbook.touchpoints if key in places - heard),
        sources=sources,
        asked=asked,
        starred=_starred(handbook, findings),
        lists=handbook.lists,
        illustrative=any(source.dataset.illustrative for source in sources),
    )


def view_of_voice(frame: Frame, path: str, heard: Listening, names: Names) -> View:
    """Return the page of the customers' voice."""
    speech = speech_of(frame, path, names)
    body = VoiceBody(
        title=speech.ui("page.voice"),
        lead=speech.ui("voice.lead"),
        illustrative=speech.ui("ui.illustrative") if heard.illustrative else None,
        subjects=subjects_of(heard.comments, heard.touchpoints, heard.lists.segments, speech),
        ratings=tuple(_rating(metric, found, path, speech) for metric, found in heard.starred),
        surveys=tuple(
            _survey(number, source, heard, speech) for number, source in enumerate(heard.sources, 1)
        ),
        silent=tuple(speech.link("touchpoint", key) for key in heard.silent),
        labels={
            key: speech.ui(key)
            for key in (
                "voice.comments",
                "voice.comments.note",
                "voice.none",
                "voice.stars",
                "voice.where",
                "voice.silent",
                "voice.silent.note",
                "voice.silent.none",
                "table.share",
                "table.answers",
            )
        },
    )
    description = speech.word("voice.lead")
    head = head_of(frame, path, speech.word("page.voice"), section="customers", description=description)
    return View("voice.html", Shell(head, body))


def _starred(handbook: Handbook, findings: Findings) -> tuple[tuple[Metric, MetricFindings], ...]:
    """Return the measures of questions of one to five whose answers may be shown, the first of each question."""
    first: dict[str, Metric] = {}
    for metric in (metric for metric in handbook.metrics.values() if metric.question):
        question = handbook.datasets[metric.dataset_id].questions[metric.question_id]
        if question.scale == STARS and metric.id in findings.metrics and findings.metrics[metric.id].spread:
            first.setdefault(metric.question, metric)
    return tuple(
        (
            metric,
            MetricFindings(
                metric.id,
                0,
                numbers.of_the_whole(findings.metrics[metric.id]).findings,
                findings.metrics[metric.id].spread,
            ),
        )
        for metric in first.values()
    )


def _rating(metric: Metric, found: MetricFindings, path: str, speech: Speech) -> Rating:
    whole = numbers.overall(found)
    anchor = numbers.anchor(whole) if whole else "passport"
    href = addresses.link(path, addresses.measure(speech.language, metric.id), anchor)
    period = speech.period(whole.cut.period) if whole else Pair(Words(""))
    rows = tuple(_row(each, speech) for each in reversed(found.spread))
    return Rating(f"stars-{metric.id}", href, speech.link("metric", metric.id), period, rows)


def _row(found: AnswerFinding, speech: Speech) -> Row:
    share = formats.decimal(found.share, 0, speech.language) + "%"
    answers = "" if found.n is None else formats.decimal(found.n, 0, speech.language)
    return Row(stars(found.answer, speech), found.answer, share, answers, found.share)


def _survey(number: int, source: Source, heard: Listening, speech: Speech) -> Survey:
    dataset = source.dataset
    mode = heard.lists.modes.get(dataset.mode) if dataset.mode else None
    shown = sum(each.dataset == dataset.id for each in heard.comments)
    known = facts(
        speech,
        (
            ("measure.mode", [speech.text(mode.name) if mode else None]),
            ("table.period", periods_of(source, speech)),
            ("data.answers", answers_of(source, speech)),
            ("voice.asked-at", [speech.link("touchpoint", key) for key in heard.asked[dataset.id]]),
            ("voice.shown", [Pair(Words(escape(formats.decimal(shown, 0, speech.language))))]),
        ),
    )
    title = speech.text(dataset.about) if dataset.about else speech.ui("data.survey", n=number)
    return Survey(title, known)
