"""A heatmap that is a table: every value is printed, and its colour says where it stands in its own measure.

Two measures never share a scale, because their questions are not the same; one measure has the same scale in all
tables of a page. A colour is one of five equal steps from its worst to its best value; a value of a small sample takes
part in no scale and has no colour.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from cxsite.measure.findings import Finding, MetricFindings, Shown
from cxsite.model.metric import Direction, Metric
from cxsite.pages import addresses, sentences
from cxsite.pages.sentences import Number
from cxsite.pages.speech import Pair, Speech

STEPS = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """One value, where it is explained, and its step from 1, the worst, to 5; 0 for none.

    `number` is None where the question was never asked; `note` says why there is no value.
    """

    number: Number | None = None
    href: str = ""
    step: int = 0
    note: Pair | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A measure: its name, which way is better, and from what to what its colours go."""

    name: Pair
    href: str
    direction: Pair
    span: Pair | None


@dataclass(frozen=True, slots=True)
class Row:
    """What the values of a row are about; `href` is "" where it has no page."""

    name: Pair
    href: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together, under a heading or under none."""

    title: Pair | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """A heatmap; `id` is its anchor, `corner` says what its rows are."""

    id: str
    title: Pair
    corner: Pair
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """One way of breaking down the answers.

    Attributes:
        dimension: `touchpoint`, `segment`, `channel` or `class`.
        value: the finding of a measure for one of them, None where it was never asked.
    """

    dimension: str
    value: Callable[[MetricFindings, str], Finding | None]

    @property
    def keyword(self) -> str:
        """How addresses call the dimension."""
        return {"class": "class_"}.get(self.dimension, self.dimension)


@dataclass(frozen=True, slots=True)
class Line:
    """A row before it has values: whose they are, its name and its address."""

    key: str
    name: Pair
    href: str = ""


@dataclass(frozen=True, slots=True)
class Scaled:
    """A measure with its numbers, and from what to what its colours go; None where its values do not differ."""

    metric: Metric
    found: MetricFindings
    ends: tuple[float, float] | None


def scaled(metric: Metric, found: MetricFindings) -> Scaled:
    """Return a measure with its scale: from the least to the greatest value of any touchpoint, channel or segment."""
    parts = [finding for finding in found.findings if finding.cut.touchpoint or finding.cut.segment]
    return Scaled(metric, found, scale((*parts, *found.channels.values(), *found.classes.values())))


def heat(
    way: Way,
    lines: Sequence[tuple[Pair | None, Sequence[Line]]],
    measures: Sequence[Scaled],
    path: str,
    speech: Speech,
) -> Heat | None:
    """Return the heatmap of these groups of lines, None where no measure has a value in any of them.

    Args:
        way: how the answers are broken down.
        lines: heading and lines of each group.
        measures: the measures that may have a column.
        path: where the page stands.
        speech: how it speaks.
    """
    asked = {line.key for _, group in lines for line in group}
    columns = [each for each in measures if any(way.value(each.found, key) for key in asked)]
    if not columns:
        return None

    def row(line: Line) -> Row:
        cells = (
            _cell(
                way.value(each.found, line.key),
                addresses.number(**{way.keyword: line.key}),
                each,
                path,
                speech,
            )
            for each in columns
        )
        return Row(line.name, line.href, tuple(cells))

    rows = ((title, [row(line) for line in group]) for title, group in lines)
    kept = (
        (title, [each for each in group if any(cell.number for cell in each.cells)]) for title, group in rows
    )
    return Heat(
        f"by-{way.dimension}",
        speech.ui(f"measure.by-{way.dimension}"),
        speech.ui(f"table.{way.dimension}"),
        tuple(_column(each, path, speech) for each in columns),
        tuple(Group(title, tuple(group)) for title, group in kept if group),
    )


def _cell(finding: Finding | None, anchor: str, measure: Scaled, path: str, speech: Speech) -> Cell:
    """Return one cell: the value with its colour, why there is none, or that nobody was asked."""
    metric, ends = measure.metric, measure.ends
    if finding is None:
        return Cell()
    number = sentences.number(finding, metric, measure.found.decimals, speech)
    href = addresses.link(path, addresses.measure(speech.language, metric.id), anchor)
    if ends is None or finding.value is None or finding.shown is not Shown.OK:
        return Cell(number, href, 0, number.note)
    return Cell(number, href, step(finding.value, ends, metric.better))


def scale(findings: Iterable[Finding]) -> tuple[float, float] | None:
    """Return the least and the greatest value, without small samples; None where they do not differ."""
    values = [each.value for each in findings if each.shown is Shown.OK and each.value is not None]
    return (min(values), max(values)) if values and min(values) < max(values) else None


def step(value: float, ends: tuple[float, float], better: Direction) -> int:
    """Return in which of five equal steps between the ends a value lies: 1 is the worst, 5 the best."""
    low, high = ends
    far = value - low if better is Direction.HIGHER else high - value
    return min(int(STEPS * far / (high - low)), STEPS - 1) + 1


def _column(measure: Scaled, path: str, speech: Speech) -> Column:
    metric, ends = measure.metric, measure.ends

    def span(language: str) -> str:
        low, high = (sentences.figure(end, metric, measure.found.decimals, language) for end in ends or ())
        return speech.word("measure.between", language, low=low, high=high)

    return Column(
        sentences.named(metric, speech),
        addresses.link(path, addresses.measure(speech.language, metric.id)),
        speech.ui(f"measure.{metric.better}-better"),
        speech.both(span) if ends else None,
    )
