"""Importance and performance: which places go along most with what people say of the whole, and how well they do.

Importance is derived (`measure.drivers`), and its interval says how sure it is: where those of the two largest parts
touch, neither is called the larger one. Performance is the published value of the measure in the same period. A place
stands in a quarter only where its interval does not reach over the mean: else nobody knows on which side of the cross
it belongs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cxsite.draw.chart import Chart
from cxsite.measure.findings import Cut, Finding, Shown
from cxsite.measure.found_drivers import ItemFinding
from cxsite.model.journey import Touchpoint
from cxsite.model.metric import Direction
from cxsite.pages import addresses, formats, measuring, quarters, sentences
from cxsite.pages.captions import Caption, Drawn, Ways, caption
from cxsite.pages.foreign import within
from cxsite.pages.frame import Frame, Link, speech_of
from cxsite.pages.names import Names
from cxsite.pages.page import View
from cxsite.pages.passport import as_asked
from cxsite.pages.quarters import Placed, Quarters
from cxsite.pages.speech import Pair, Speech, without_markup
from cxsite.pages.weighed import Line, Weighed, at, line, percent

LABELS = ("whole", "place", "part", "stated", "rated", "quarter", "association", "how")


@dataclass(frozen=True, slots=True)
class Importance:
    """What the page is told: the measures that explain something, their places, what may be linked to."""

    weighed: tuple[Weighed, ...]
    touchpoints: Mapping[str, Touchpoint]
    names: Names


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
    found = {item.touchpoint: at(item.touchpoint, each) for item in each.drivers.items}
    placed = tuple(
        Placed(item.touchpoint, finding, item.weight, item.side, span(item))
        for item in each.drivers.items
        if item.weight is not None and (finding := found[item.touchpoint]) and finding.value is not None
    )
    parts = quarters.quarters(placed, each.drivers.mean, each.metric, each.scale, each.found.decimals)
    said = _told(each, told, speech)
    if parts:
        drawn[identifier] = quarters.matrix(identifier, parts, without_markup(said[-1]), speech)
    lines = [line(item, found[item.touchpoint], parts, each, path, speech) for item in each.drivers.items]
    return Matter(
        identifier,
        sentences.named(each.metric, speech),
        addresses.link(path, addresses.measure(speech.language, each.metric.id)),
        as_asked(each.asked),
        said,
        speech.ui("ui.illustrative") if each.dataset.illustrative else None,
        identifier if parts else "",
        _caption(parts, each, Ways(f"#{identifier}-table", download), speech) if parts else None,
        _heads(each, speech),
        each.stated is not None,
        tuple(sorted(lines, key=lambda line: (not line.mark, int(line.mark or 0)))),
        download,
    )


def _heads(each: Weighed, speech: Speech) -> tuple[Pair, ...]:
    """Return the heads of the table's columns after the name of the place."""
    keys = ("part", "stated", "rated", "quarter") if each.stated else ("part", "rated", "quarter")
    return (sentences.named(each.metric, speech), *(speech.ui(f"importance.{key}") for key in keys))


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
        weights = [percent(item, language) for item in (first, second)]
        key = "importance.most" if _is_apart(first, second) else "importance.most.chance"
        return speech.word(
            key, language, first=names[0], weight=weights[0], second=names[1], other=weights[1]
        )

    return speech.both(against), speech.both(most)


def span(item: ItemFinding) -> tuple[int, int] | None:
    """Return the interval of a place's part, None where it has none."""
    return (item.low, item.high) if item.low is not None and item.high is not None else None


def _is_apart(first: ItemFinding, second: ItemFinding) -> bool:
    """Say whether the intervals of two parts do not touch."""
    return first.low is not None and second.high is not None and first.low > second.high


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
