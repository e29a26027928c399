"""Measures side by side: by touchpoint in the order of the relationship, by segment and by channel.

Languages are not among them: answers to questionnaires in different languages are not to be ranked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from cxsite.measure.findings import Finding, MetricFindings
from cxsite.model.journey import Channel, Label, Touchpoint, TouchpointClass
from cxsite.model.metric import Metric
from cxsite.model.text import Text
from cxsite.pages import addresses, measuring, numbers, sentences
from cxsite.pages.crossing import Course, Crossing, crossing
from cxsite.pages.drawing import draw_crossing
from cxsite.pages.frame import Frame, Link, speech_of
from cxsite.pages.heat import Heat, Line, Way, heat, scaled
from cxsite.pages.page import View
from cxsite.pages.passport import as_asked
from cxsite.pages.pooling import is_pooled
from cxsite.pages.speech import Pair, Speech, Term


@dataclass(frozen=True, slots=True)
class Compared:
    """What is put side by side.

    Attributes:
        metrics: those that have numbers, in the order of `metrics.yml`.
        found: their numbers of the whole time.
        asked: metric to the question that it is made from, None where nobody wrote it down.
        touchpoints: in the order of their file.
        classes: touchpoint to the classes of the stages that it is met in.
        has_page: whether touchpoints have pages of their own.
        channels: in the order of their list.
        segments: in the order of their list.
        illustrative: whether any of the answers are invented.
        met: the touchpoints of these journeys, measured or not.
        through: their channels, in the order of their list.
        courses: journeys of today, each with the measure whose values stand in its stages.
    """

    metrics: Mapping[str, Metric]
    found: Mapping[str, MetricFindings]
    asked: Mapping[str, Text | None]
    touchpoints: Mapping[str, Touchpoint]
    classes: Mapping[str, tuple[TouchpointClass, ...]]
    has_page: bool
    channels: Mapping[str, Channel]
    segments: Mapping[str, Label]
    illustrative: bool
    met: Mapping[str, Touchpoint] = field(default_factory=dict)
    through: Mapping[str, Channel] = field(default_factory=dict)
    courses: tuple[Course, ...] = ()


CROSSED = ("crossings", "crossing", "channel", "not-offered", "few", "drawing")
"""Words of the tables of stages and channels."""


@dataclass(frozen=True, slots=True)
class CompareBody:
    """What the page of comparison shows."""

    title: Pair
    lead: Pair
    ways: tuple[Link, ...]
    illustrative: Pair | None
    labels: Mapping[str, Pair]
    heats: tuple[Heat, ...]
    crossings: tuple[Crossing, ...]
    asked: tuple[Term, ...]
    download: str


def view_of_compare(frame: Frame, path: str, pages: tuple[str, ...], compared: Compared) -> View:
    """Return the page of comparison."""
    speech = speech_of(frame, path, {})
    measures = [scaled(metric, compared.found[key]) for key, metric in compared.metrics.items()]
    heats = (
        heat(Way("touchpoint", _at_touchpoint), _touchpoints(compared, path, speech), measures, path, speech),
        heat(Way("class", _of_class), _classes(speech), measures, path, speech),
        heat(Way("channel", _through_channel), _named(compared.channels, speech), measures, path, speech),
        heat(Way("segment", _of_segment), _named(compared.segments, speech), measures, path, speech),
    )
    labels = ["scale", "better", "worse", "not-asked", "small", "asked", "languages", *CROSSED]
    labels += ["pooled"] if any(is_pooled(found) for found in compared.found.values()) else []
    body = CompareBody(
        speech.ui("page.compare"),
        speech.ui("measures.compare.lead"),
        measuring.ways(path, pages, speech),
        speech.ui("ui.illustrative") if compared.illustrative else None,
        {key: speech.ui(f"compare.{key}") for key in labels},
        tuple(each for each in heats if each),
        tuple(_crossing(course, compared, path, speech) for course in compared.courses),
        _asked(compared, speech),
        measuring.download(path, "compare"),
    )
    return measuring.shown(frame, path, "compare", body, speech)


def alone(compared: Compared, course: Course) -> Compared:
    """Return what the picture of a journey is made of: its measure, whose values everywhere give it its colours."""
    places = {place for _, there in course.stages for place in there}
    return replace(
        compared,
        metrics={course.metric: compared.metrics[course.metric]},
        found={course.metric: compared.found[course.metric]},
        asked={},
        touchpoints={},
        classes={},
        channels={},
        segments={},
        met={key: each for key, each in compared.met.items() if key in places},
        courses=(),
    )


def view_of_drawing(frame: Frame, path: str, compared: Compared, course: Course) -> View:
    """Return the copy of a journey's table as a picture: an SVG file."""
    speech = speech_of(frame, path, {})
    return View(
        "", draw_crossing(_crossing(course, compared, path, speech), _source(frame, compared, speech), speech)
    )


def _source(frame: Frame, compared: Compared, speech: Speech) -> tuple[Pair, ...]:
    """Return what is written below a picture that leaves its page: whose it is, and whether it is invented."""
    invented = (speech.ui("ui.illustrative"),) if compared.illustrative else ()
    return (speech.text(frame.title), *invented)


def _crossing(course: Course, compared: Compared, path: str, speech: Speech) -> Crossing:
    measure = scaled(compared.metrics[course.metric], compared.found[course.metric])
    return crossing(course, measure, compared.met, compared.through, path, speech)


def is_compared(found: MetricFindings) -> bool:
    """Say whether a measure has anything to put side by side."""
    return bool(numbers.values_of(found, "touchpoint") or numbers.values_of(found, "segment"))


def _at_touchpoint(found: MetricFindings, key: str) -> Finding | None:
    return numbers.overall(found, touchpoint=key)


def _through_channel(found: MetricFindings, key: str) -> Finding | None:
    return found.channels.get(key)


def _of_class(found: MetricFindings, key: str) -> Finding | None:
    return found.classes.get(key)


def _of_segment(found: MetricFindings, key: str) -> Finding | None:
    return numbers.overall(found, segment=key)


def _touchpoints(
    compared: Compared, path: str, speech: Speech
) -> Sequence[tuple[Pair | None, Sequence[Line]]]:
    """Return the touchpoints under their classes; one that is met in several stands under each."""

    def line(key: str) -> Line:
        href = addresses.link(path, addresses.touchpoint(speech.language, key)) if compared.has_page else ""
        return Line(key, speech.text(compared.touchpoints[key].name), href)

    groups = {
        f"class.{each}": [key for key in compared.touchpoints if each in compared.classes.get(key, ())]
        for each in TouchpointClass
    }
    groups["touchpoint.no-class"] = [key for key in compared.touchpoints if not compared.classes.get(key)]
    return [(speech.ui(title), [line(key) for key in keys]) for title, keys in groups.items()]


def _classes(speech: Speech) -> Sequence[tuple[Pair | None, Sequence[Line]]]:
    """Return the classes in the order of the relationship; a touchpoint that has several counts in each."""
    return [(None, [Line(each, speech.ui(f"class.{each}")) for each in TouchpointClass])]


def _named(
    things: Mapping[str, Channel] | Mapping[str, Label], speech: Speech
) -> Sequence[tuple[Pair | None, Sequence[Line]]]:
    return [(None, [Line(key, speech.text(thing.name)) for key, thing in things.items()])]


def _asked(compared: Compared, speech: Speech) -> tuple[Term, ...]:
    """Return under each measure what was asked for it, where its author wrote that down.

    In the reader's language; a question that was never asked in it stands as it was asked.
    """
    asked = ((metric, compared.asked[key]) for key, metric in compared.metrics.items())
    return tuple(
        Term(metric.id, sentences.named(metric, speech), _worded(text, speech))
        for metric, text in asked
        if text
    )


def _worded(asked: Text, speech: Speech) -> tuple[Pair, ...]:
    is_ours = asked[speech.language].lang == speech.language
    return (speech.text(asked),) if is_ours else as_asked(asked)
