"""One measure whose ratings are set against a question about the whole, and its places as a table has them."""

from dataclasses import dataclass

from cxsite.measure.findings import Finding, MetricFindings
from cxsite.measure.found_drivers import DriverFindings, ItemFinding
from cxsite.model.dataset import Dataset, Scale
from cxsite.model.metric import Metric
from cxsite.model.text import Text
from cxsite.pages import addresses, formats, numbers, sentences
from cxsite.pages.quarters import Quarters
from cxsite.pages.sentences import Number
from cxsite.pages.speech import Pair, Speech


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
class Line:
    """A place: its number in the drawing ("" where it is not drawn), how well it does, how important it is."""

    mark: str
    name: Pair
    href: str
    number: Number
    part: str
    sure: Pair | None
    remark: Pair | None
    stated: Number | None
    rated: str
    quarter: Pair | None


def at(touchpoint: str, each: Weighed) -> Finding | None:
    """Return the measure's number of a place in the period that importance is told of."""
    ours = (one for one in numbers.series(each.found, touchpoint) if one.cut.period == each.drivers.period)
    return next(ours, None)


def line(
    item: ItemFinding,
    finding: Finding | None,
    parts: Quarters | None,
    each: Weighed,
    path: str,
    speech: Speech,
) -> Line:
    """Return a place of a measure."""
    order = parts.order if parts else ()
    is_drawn = item.touchpoint in order
    return Line(
        str(order.index(item.touchpoint) + 1) if is_drawn else "",
        speech.link("touchpoint", item.touchpoint),
        _link(item.touchpoint, each, path, speech),
        sentences.number(finding, each.metric, each.found.decimals, speech),
        "" if item.weight is None else percent(item, speech.language),
        _sure(item, speech),
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


def _sure(item: ItemFinding, speech: Speech) -> Pair | None:
    """Return the interval of a part, None where it has none."""
    low, high = item.low, item.high
    if low is None or high is None:
        return None

    def say(language: str) -> str:
        ends = (f"{formats.decimal(end, 0, language)}%" for end in (low, high))
        return speech.word("measure.between", language, low=next(ends), high=next(ends))

    return speech.both(say)


def percent(item: ItemFinding, language: str) -> str:
    """Return the part of a place in percent."""
    return f"{formats.decimal(item.weight or 0.0, 1, language)}%"
