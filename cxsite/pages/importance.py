"""Importance and performance: which places go along most with what people say of the whole, and how well they do.

Importance is derived (`measure.drivers`) and has no interval, so no place is ranked before another by it; performance
is the published value of the measure in the same period. A place stands in a quarter only where its interval does not
reach over the mean: else nobody knows on which side of the cross it belongs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cxsite.draw.chart import Chart
from cxsite.measure.findings import Cut, Finding, MetricFindings, Shown
from cxsite.measure.found_drivers import DriverFindings, ItemFinding
from cxsite.model.dataset import Dataset, Scale
from cxsite.model.journey import Touchpoint
from cxsite.model.metric import Direction, Metric
from cxsite.model.text import Text
from cxsite.pages import addresses, formats, measuring, numbers, quarters, sentences
from cxsite.pages.captions import Caption, Drawn, Ways, caption
from cxsite.pages.foreign import within
from cxsite.pages.frame import Frame, Link, speech_of
from cxsite.pages.names import Names
from cxsite.pages.page import View
from cxsite.pages.passport import as_asked
from cxsite.pages.quarters import Placed, Quarters
from cxsite.pages.sentences import Number
from cxsite.pages.speech import Pair, Speech, without_markup

LABELS = ("whole", "place", "part", "stated", "rated", "quarter", "association", "how")


@dataclass(frozen=True, slots=True)
class Weighed:
    """One measure whose ratings are set against a question about the whole.

    Attributes:
        metric: the measure.
        scale: of its question.
        dataset: the survey that it is from.
        found: its numbers in the period that importance is told of.
        drivers: how important each place is.
        asked: the question about the whole, as it was asked.
        stated: the measure of what people say is important, with its numbers; None where nobody asked.
    """

    metric: Metric
    scale: Scale
    dataset: Dataset
    found: MetricFindings
    drivers: DriverFindings
    asked: Text | None
    stated: tuple[Metric, MetricFindings] | None


@dataclass(frozen=True, slots=True)
class Importance:
    """What the page is told: the measures that explain something, their places, what may be linked to."""

    weighed: tuple[Weighed, ...]
    touchpoints: Mapping[str, Touchpoint]
    names: Names


@dataclass(frozen=True, slots=True)
class Line:
    """A place: its number in the drawing ("" where it is not drawn), how well it does, how important it is."""

    mark: str
    name: Pair
    href: str
    number: Number
    part: str
    remark: Pair | None
    stated: Number | None
    rated: str
    quarter: Pair | None


@dataclass(frozen=True, slots=True)
class Matter:
    """What is told of one measure."""

    id: str
    title: Pair
    href: str
    question: tuple[Pair, ...]
    told: tuple[Pair, ...]
    illustrative: Pair | None
    chart: str
    caption: Caption | None
    heads: tuple[Pair, ...]
    has_stated: bool
    lines: tuple[Line, ...]
    download: str


@dataclass(frozen=True, slots=True)
class ImportanceBody:
    """What the page of importance shows."""

    title: Pair
    lead: Pair
    ways: tuple[Link, ...]
    labels: Mapping[str, Pair]
    matters: tuple[Matter, ...]


def view_of_importance(frame: Frame, path: str, pages: tuple[str, ...], told: Importance) -> View:
    """Return the page of importance."""
    speech = speech_of(frame, path, told.names)
    drawn: dict[str, Chart] = {}
    matters = tuple(_matter(each, path, told, drawn, speech) for each in told.weighed)
    body = ImportanceBody(
        speech.ui("page.importance"),
        speech.ui("measures.importance.lead"),
        measuring.ways(path, pages, speech),
        {key: speech.ui(f"importance.{key}") for key in LABELS},
        matters,
    )
    return replace(measuring.shown(frame, path, "importance", body, speech), charts=tuple(drawn.values()))


def _matter(each: Weighed, path: str, told: Importance, drawn: dict[str, Chart], speech: Speech) -> Matter:
    identifier = f"measure-{each.metric.id}"
    download = addresses.link(path, addresses.weights(each.metric.id))
    found = {item.touchpoint: _at(item.touchpoint, each) for item in each.drivers.items}
    placed = tuple(
        Placed(item.touchpoint, finding, item.weight, item.side)
        for item in each.drivers.items
        if item.weight is not None and (finding := found[item.touchpoint]) and finding.value is not None
    )
    parts = quarters.quarters(placed, each.drivers.mean, each.metric, each.scale, each.found.decimals)
    said = _told(each, told, speech)
    if parts:
        drawn[identifier] = quarters.matrix(identifier, parts, without_markup(said[-1]), speech)
    lines = [_line(item, found[item.touchpoint], parts, each, path, speech) for item in each.drivers.items]
    return Matter(
        identifier,
        sentences.named(each.metric, speech),
        addresses.link(path, addresses.measure(speech.language, each.metric.id)),
        as_asked(each.asked),
        said,
        speech.ui("ui.illustrative") if each.dataset.illustrative else None,
        identifier if parts else "",
        _caption(parts, each, Ways(f"#{identifier}", download), speech) if parts else None,
        _heads(each, speech),
        each.stated is not None,
        tuple(sorted(lines, key=lambda line: (not line.mark, int(line.mark or 0)))),
        download,
    )


def _heads(each: Weighed, speech: Speech) -> tuple[Pair, ...]:
    """Return the heads of the table's columns after the name of the place."""
    keys = ("part", "stated", "rated", "quarter") if each.stated else ("part", "rated", "quarter")
    return (sentences.named(each.metric, speech), *(speech.ui(f"importance.{key}") for key in keys))


def _at(touchpoint: str, each: Weighed) -> Finding | None:
    """Return the measure's number of a place in the period that importance is told of."""
    ours = (one for one in numbers.series(each.found, touchpoint) if one.cut.period == each.drivers.period)
    return next(ours, None)


def _told(each: Weighed, told: Importance, speech: Speech) -> tuple[Pair, ...]:
    """Return what is found, in words: against what, how much of it, and which places have the largest parts."""
    drivers = each.drivers

    def against(language: str) -> str:
        period = formats.period(drivers.period, language, speech.interface[language])
        n = formats.exact(drivers.n, language)
        return speech.word("importance.against", language, period=period, n=n, explained=drivers.explained)

    def most(language: str) -> str:
        first, second = quarters.heaviest(drivers)[:2]
        names = [within(told.touchpoints[item.touchpoint].name, language) for item in (first, second)]
        weights = [_percent(item, language) for item in (first, second)]
        return speech.word(
            "importance.most", language, first=names[0], weight=weights[0], second=names[1], other=weights[1]
        )

    return speech.both(against), speech.both(most)


def _caption(parts: Quarters, each: Weighed, ways: Ways, speech: Speech) -> Caption:
    """Return what stands below the drawing: of those who answered the question about the whole, in that period."""
    answered = Finding(Cut(each.drivers.period), Shown.OK, each.drivers.n)
    drawn = Drawn(each.metric, each.scale, each.dataset)
    return caption([drawn], [answered], ways, speech, _note(parts, each, speech))


def _note(parts: Quarters, each: Weighed, speech: Speech) -> Pair:
    """Return how the drawing is read: which way is better, and where the cross stands."""

    def say(language: str) -> str:
        key = "importance.chart" if each.metric.better is Direction.HIGHER else "importance.chart.lower"
        value = quarters.mean(parts, language)
        return speech.word(key, language, value=value, weight=formats.decimal(parts.weight, 1, language))

    return speech.both(say)


def _line(
    item: ItemFinding,
    finding: Finding | None,
    parts: Quarters | None,
    each: Weighed,
    path: str,
    speech: Speech,
) -> Line:
    order = parts.order if parts else ()
    is_drawn = item.touchpoint in order
    return Line(
        str(order.index(item.touchpoint) + 1) if is_drawn else "",
        speech.link("touchpoint", item.touchpoint),
        _link(item.touchpoint, each, path, speech),
        sentences.number(finding, each.metric, each.found.decimals, speech),
        "" if item.weight is None else _percent(item, speech.language),
        speech.ui("importance.out") if item.weight is None else None,
        _stated(item.touchpoint, each, speech),
        "–" if item.rated is None else f"{formats.exact(item.rated, speech.language)}%",
        speech.ui(f"importance.{parts.of[item.touchpoint]}") if parts and is_drawn else None,
    )


def _link(touchpoint: str, each: Weighed, path: str, speech: Speech) -> str:
    """Return the way to all that is known of a place, "" where the measure has no number of it."""
    if numbers.overall(each.found, touchpoint) is None:
        return ""
    place = addresses.measure(speech.language, each.metric.id)
    return addresses.link(path, place, addresses.number(touchpoint))


def _stated(touchpoint: str, each: Weighed, speech: Speech) -> Number | None:
    """Return how important people say that a place is: in the same period, else over the whole time."""
    if each.stated is None:
        return None
    metric, found = each.stated
    same = (one for one in numbers.series(found, touchpoint) if one.cut.period == each.drivers.period)
    finding = next(same, None) or numbers.overall(found, touchpoint)
    return sentences.number(finding, metric, found.decimals, speech)


def _percent(item: ItemFinding, language: str) -> str:
    return f"{formats.decimal(item.weight or 0.0, 1, language)}%"
