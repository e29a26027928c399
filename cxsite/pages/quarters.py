"""The importance–performance matrix: where each place stands, and the chart of it.

Source:
    Martilla and James (1977), Importance-performance analysis, Journal of Marketing 41(1). The cross stands at the
    means of the places that are drawn, and the page says so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cxsite.draw.chart import Chart, Matrix, Point, Spot, Width, Words
from cxsite.measure.findings import Finding
from cxsite.measure.found_drivers import DriverFindings, ItemFinding, Side
from cxsite.model.dataset import Scale
from cxsite.model.metric import Direction, Metric, Unit
from cxsite.pages import charts, formats, sentences
from cxsite.pages.foreign import bare
from cxsite.pages.speech import Speech

FEWEST = 2
"""One place alone stands at its own mean."""

FINER = 1
"""Means of rounded values are told with so many decimals more."""

CORNERS = ("concentrate", "keep", "low", "overkill")
"""The quarters above left, above right, below left, below right, where higher is better."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A place that is drawn: its published value in the period, its part of what is explained in percent, its side.

    `span` is the interval of its part, None where it has none.
    """

    touchpoint: str
    finding: Finding
    weight: float
    side: Side = Side.NEITHER
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Quarters:
    """Where every place stands.

    Attributes:
        metric: whose values are drawn from left to right.
        scale: of its question.
        decimals: how many its values are published with.
        placed: in the order of their numbers: the most important first.
        value: the mean of their values.
        weight: the mean of their parts.
        of: place to the quarter it stands in, `between` where one of its intervals reaches over a mean.
    """

    metric: Metric
    scale: Scale
    decimals: int
    placed: tuple[Placed, ...]
    value: float
    weight: float
    of: Mapping[str, str]

    @property
    def order(self) -> tuple[str, ...]:
        """The places by their numbers."""
        return tuple(each.touchpoint for each in self.placed)


def heaviest(drivers: DriverFindings) -> list[ItemFinding]:
    """Return the places that take part, the most important first."""
    weighed = [item for item in drivers.items if item.weight is not None]
    return sorted(weighed, key=lambda item: -(item.weight or 0.0))


def quarters(
    placed: tuple[Placed, ...], value: float | None, metric: Metric, scale: Scale, decimals: int
) -> Quarters | None:
    """Return where these places stand around the mean `value`, None where they are too few to have one."""
    if len(placed) < FEWEST or value is None:
        return None
    ordered = tuple(sorted(placed, key=lambda each: -each.weight))
    weight = sum(each.weight for each in placed) / len(placed)
    standing = {each.touchpoint: _quarter(each, weight, metric) for each in placed}
    return Quarters(metric, scale, decimals, ordered, value, weight, standing)


def _quarter(each: Placed, weight: float, metric: Metric) -> str:
    if each.side is Side.NEITHER or (each.span and each.span[0] <= weight <= each.span[1]):
        return "between"
    is_good = (each.side is Side.ABOVE) is (metric.better is Direction.HIGHER)
    if each.weight >= weight:
        return "keep" if is_good else "concentrate"
    return "overkill" if is_good else "low"


def matrix(identifier: str, parts: Quarters, label: str, speech: Speech) -> Chart:
    """Return the chart of a matrix.

    Args:
        identifier: the chart's id on its page.
        parts: where every place stands.
        label: the chart in words.
        speech: how the page speaks.
    """
    metric, scale, decimals = parts.metric, parts.scale, parts.decimals
    points = tuple(charts.point(each.finding) for each in parts.placed)
    steps = charts.STEPS[metric.form.unit]
    low, high, rules = charts.scale(points, (parts.value,), metric.bounds(scale), steps)
    heights = tuple(Point(each.weight, *(each.span or (each.weight, each.weight))) for each in parts.placed)
    bottom, top, marks = charts.scale(heights, (), (0.0, 100.0), charts.STEPS[Unit.PERCENT])
    spots = tuple(
        Spot(point, each.weight, each.span) for point, each in zip(points, parts.placed, strict=True) if point
    )
    wide = Matrix(Width.WIDE, low, high, rules, bottom, top, spots, (parts.value, parts.weight))
    better = "higher" if metric.better is Direction.HIGHER else "lower"
    words = Words(
        speech.language,
        values=tuple((rule, sentences.figure(rule, metric, decimals, speech.language)) for rule in rules),
        heights=tuple((mark, f"{formats.exact(mark, speech.language)}%") for mark in marks),
        key=(
            speech.word(
                f"importance.level.{better}", measure=bare(sentences.name(metric, speech.language, speech))
            ),
            speech.word("importance.upright"),
        ),
        spots=tuple(str(number) for number in range(1, len(spots) + 1)),
        corners=tuple(speech.word(f"importance.{corner}") for corner in _corners(metric)),
    )
    return Chart(identifier, wide, replace(wide, width=Width.NARROW), words, label)


def _corners(metric: Metric) -> Iterator[str]:
    """Yield the quarters from above left; where lower is better, the good ones are on the left."""
    above, below = CORNERS[:2], CORNERS[2:]
    for row in (above, below):
        yield from row if metric.better is Direction.HIGHER else reversed(row)


def mean(parts: Quarters, language: str) -> str:
    """Return the mean of the published values with its unit."""
    return sentences.figure(parts.value, parts.metric, parts.decimals + FINER, language)
