"""A heatmap that is a table: every value is printed, and its colour says where it stands in its own column.

Two columns never share a scale, because their questions are not the same. A colour is one of five equal steps from the
worst to the best value of the column; a value of a small sample takes part in no scale and has no colour.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
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
        dimension: `touchpoint`, `segment` or `channel`.
        value: the finding of a measure for one of them, None where it was never asked.
    """

    dimension: str
    value: Callable[[MetricFindings, str], Finding | None]


@dataclass(frozen=True, slots=True)
class Line:
    """A row before it has values: whose they are, its name and its address."""

    key: str
    name: Pair
    href: str = ""


Measures = Mapping[str, tuple[Metric, MetricFindings]]


def heat(
    way: Way,
    lines: Sequence[tuple[Pair | None, Sequence[Line]]],
    measures: Measures,
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
    keys = tuple(dict.fromkeys(line.key for _, group in lines for line in group))
    found = {
        name: {key: each for key in keys if (each := way.value(numbers, key))}
        for name, (_, numbers) in measures.items()
    }
    columns = tuple(name for name, values in found.items() if values)
    if not columns:
        return None

    def row(line: Line) -> Row:
        cells = (cell(way, line.key, found[name], measures[name], path, speech) for name in columns)
        return Row(line.name, line.href, tuple(cells))

    def is_there(line: Line) -> bool:
        return any(line.key in values for values in found.values())

    groups = ((title, [row(line) for line in group if is_there(line)]) for title, group in lines)
    return Heat(
        f"by-{way.dimension}",
        speech.ui(f"measure.by-{way.dimension}"),
        speech.ui(f"table.{way.dimension}"),
        tuple(_column(found[name].values(), measures[name], path, speech) for name in columns),
        tuple(Group(title, tuple(rows)) for title, rows in groups if rows),
    )


def cell(
    way: Way,
    key: str,
    values: Mapping[str, Finding],
    measure: tuple[Metric, MetricFindings],
    path: str,
    speech: Speech,
) -> Cell:
    """Return one cell: the value with its colour, why there is none, or that nobody was asked."""
    metric, numbers = measure
    finding = values.get(key)
    if finding is None:
        return Cell()
    number = sentences.number(finding, metric, numbers.decimals, speech)
    anchor = addresses.number(**{way.dimension: key})
    href = addresses.link(path, addresses.measure(speech.language, metric.id), anchor)
    ends = scale(values.values())
    is_coloured = ends is not None and finding.shown is Shown.OK and finding.value is not None
    at = step(finding.value, ends, metric.better) if is_coloured and ends and finding.value is not None else 0
    return Cell(number, href, at, number.note)


def scale(findings: Iterable[Finding]) -> tuple[float, float] | None:
    """Return the least and the greatest value of a column, without small samples; None where they do not differ."""
    values = [each.value for each in findings if each.shown is Shown.OK and each.value is not None]
    return (min(values), max(values)) if values and min(values) < max(values) else None


def step(value: float, ends: tuple[float, float], better: Direction) -> int:
    """Return in which of five equal steps between the ends a value lies: 1 is the worst, 5 the best."""
    low, high = ends
    at = min(int(STEPS * (value - low) / (high - low)), STEPS - 1) + 1
    return at if better is Direction.HIGHER else STEPS + 1 - at


def _column(
    findings: Iterable[Finding], measure: tuple[Metric, MetricFindings], path: str, speech: Speech
) -> Column:
    metric, numbers = measure
    ends = scale(findings)

    def span(language: str) -> str:
        low, high = (sentences.figure(end, metric, numbers.decimals, language) for end in ends or ())
        return speech.word("measure.between", language, low=low, high=high)

    higher = metric.better is Direction.HIGHER
    return Column(
        sentences.named(metric, speech),
        addresses.link(path, addresses.measure(speech.language, metric.id)),
        speech.ui("measure.higher-better" if higher else "measure.lower-better"),
        speech.both(span) if ends else None,
    )
