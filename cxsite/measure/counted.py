"""From the lines of tables to the numbers of metrics: published series, and ratios over funnels and cohorts.

A published figure keeps the period of its survey and is never added up: periods may overlap. Ratios are sums of counts
over the periods of their metric, so they go the way of answers (`series.measurements`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from cxsite.measure.findings import Cut
from cxsite.measure.intervals import wilson
from cxsite.measure.lines import disagreements
from cxsite.measure.queries import Group
from cxsite.measure.results import Series
from cxsite.measure.rules import shown
from cxsite.measure.scores import PART, Score
from cxsite.measure.series import Entered, Measurement, measurements
from cxsite.measure.tables import Line, layouts_of, lines, value_of
from cxsite.model.dataset import Dataset
from cxsite.model.handbook import Handbook
from cxsite.model.metric import Kind, Metric, Unit
from cxsite.model.period import Grain, Period, period_of
from cxsite.model.problems import Problem
from cxsite.model.shape import Shape


@dataclass(frozen=True, slots=True)
class Extent:
    """How much there is in one dataset: lines, periods or months, the first day and the last."""

    rows: int
    periods: int
    days: tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class Counted:
    """The series of each metric that is made from a table, the extent of each table, and what is wrong."""

    series: Mapping[str, Series] = field(default_factory=dict)
    extents: Mapping[str, Extent] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def count_tables(handbook: Handbook, until: date | None = None) -> Counted:
    """Read every dataset that holds neither answers nor tickets, and measure what is made from it.

    Args:
        handbook: the content.
        until: the last day that counts, None for all; a period that goes on longer is left out.
    """
    series: dict[str, Series] = {}
    extents: dict[str, Extent] = {}
    problems: tuple[Problem, ...] = ()
    year_starts = handbook.site.year_starts
    for dataset in handbook.datasets.values():
        if dataset.shape in {Shape.RESPONSES, Shape.TICKETS}:
            continue
        layouts, wrong = layouts_of(dataset, handbook)
        if not wrong:
            wrong = disagreements(dataset, lines(layouts), year_starts)
        problems += wrong
        if wrong:
            continue
        found = tuple(line for line in lines(layouts) if _is_by(until, line, year_starts))
        extents[dataset.id] = _extent(found, year_starts)
        for metric in handbook.metrics.values():
            if metric.dataset_id == dataset.id and not metric.pairs:
                wrong = tuple(_unfit(metric, found, year_starts))
                problems += wrong
                if not wrong:
                    series[metric.id] = _series(metric, dataset, found, year_starts)
    return Counted(series, extents, problems)


def _is_by(until: date | None, line: Line, year_starts: int) -> bool:
    period = line.period(year_starts)
    last = line.day("date") or (period.last if period else None)
    return until is None or last is None or last <= until


def _extent(found: Iterable[Line], year_starts: int) -> Extent:
    rows = 0
    periods: set[Period] = set()
    for line in found:
        rows += 1
        day = line.day("date")
        period = period_of(day, Grain.MONTH) if day else line.period(year_starts)
        if period:
            periods.add(period)
    days = (min(each.start for each in periods), max(each.last for each in periods)) if periods else None
    return Extent(rows, len(periods), days)


def _unfit(metric: Metric, found: Iterable[Line], year_starts: int) -> Iterator[Problem]:
    """Yield a problem for the first line whose period the metric cannot be reported by."""
    for line in found if not metric.is_published else ():
        period = line.period(year_starts)
        wanted = period_of(period.start, metric.every.grain, year_starts) if period else None
        if period is None or wanted is None:
            continue
        if period.end > wanted.end:
            yield Problem(
                line.place("period"),
                "date-too-coarse",
                f"`{metric.id}` is reported every {metric.every}, this line is about {shown(line.cells['period'])}",
                "report the metric less often, or export shorter periods",
            )
            return
        if metric.cohort and period != wanted:
            yield Problem(
                line.place("period"),
                "cohort-too-short",
                f"`{metric.id}` is reported every {metric.every}, this line is about {shown(line.cells['period'])}",
                f"write `every: {period.grain}`; customers of several periods are the same ones, and are not added up",
            )
            return


def _series(metric: Metric, dataset: Dataset, found: tuple[Line, ...], year_starts: int) -> Series:
    if metric.is_published:
        numbers = sorted(_figures(metric, dataset, found, year_starts), key=lambda one: one.cut)
        return Series(metric.id, metric.kind, tuple(numbers), is_published=True)
    make = _cohorts if metric.cohort else _passages
    groups = tuple(_group(*parts) for parts in make(metric, dataset, found, year_starts))
    numbers = list(measurements(metric, PART, groups, (PART,), year_starts, wide=False))
    if metric.cohort:  # the same customers stand in many cohorts: their sum is nobody
        numbers = [one for one in numbers if one.cut.period.grain is not Grain.WHOLE]
    if metric.kind is Kind.RETENTION:  # those who left stand first, as they do for churn
        numbers = [replace(one, counts=one.counts[::-1]) for one in numbers]
    steps = _steps(metric, dataset, found, year_starts) if metric.kind is Kind.CONVERSION else ()
    asked = f"{dataset.id}.{'' if metric.cohort else _first_step(metric, dataset)}"
    return Series(metric.id, metric.kind, tuple(numbers), steps=steps, asked=asked)


def _first_step(metric: Metric, dataset: Dataset) -> str:
    """Return the step of a funnel that the whole of a ratio has entered."""
    first, last = next(iter(dataset.steps)), next(reversed(dataset.steps))
    return first if metric.kind is Kind.CONVERSION else metric.step or last


def _figures(
    metric: Metric, dataset: Dataset, found: Iterable[Line], year_starts: int
) -> Iterator[Measurement]:
    """Yield the published values of one figure with their intervals.

    Where a share comes without an interval and says how many answered, Wilson's follows.
    """
    alone = bool(dataset.figures[metric.figure_id].column)
    for line in found:
        period = line.period(year_starts)
        value = line.number(value_of(metric.figure_id) if alone else "value")
        if period is None or line.cells.get("figure", metric.figure_id) != metric.figure_id:
            continue
        yield Measurement(Cut(period), None if value is None else _figure(metric, value, line))


def _figure(metric: Metric, value: float, line: Line) -> Score:
    n = line.count("n") or 0
    low, high = line.number("low"), line.number("high")
    if (low is None or high is None) and n and metric.form.unit is Unit.PERCENT:
        low, high = wilson(value / 100, n)
    if low is None or high is None:
        return Score(value, value, value, n, n, float(n), is_sure=False)
    return Score(value, low, high, n, n, float(n))


Parts = tuple[Period, str, int, int]
"""A period, a segment or "", the whole and its part."""


def _cohorts(metric: Metric, _dataset: Dataset, found: Iterable[Line], year_starts: int) -> Iterator[Parts]:
    """Yield those who were there at the start of each period, and of them who left or stayed.

    Source:
        Churn: lost in the period / customers at its start, new customers left out; retention is its complement.
    """
    for line in found:
        whole, lost = line.count("at-start") or 0, line.count("lost") or 0
        if period := line.period(year_starts):
            part = lost if metric.kind is Kind.CHURN else whole - lost
            yield period, line.cells.get("segment", ""), whole, part


def _passages(metric: Metric, dataset: Dataset, found: Iterable[Line], year_starts: int) -> Iterator[Parts]:
    """Yield those who entered, and of them who came through.

    Source:
        Conversion: completed a step (the last, unless one is named) / entered the first. Completion of a task:
        completed it / attempted it.
    """
    step = metric.step or next(reversed(dataset.steps))
    begin = _first_step(metric, dataset)
    whole: dict[tuple[Period, str], int] = {}
    part: dict[tuple[Period, str], int] = {}
    for line in found:
        if period := line.period(year_starts):
            key = period, line.cells.get("segment", "")
            if line.cells["step"] == begin:
                whole[key] = line.count("entered") or 0
            if line.cells["step"] == step:
                part[key] = line.count("completed") or 0
    for key, n in whole.items():
        yield *key, n, part[key]


def _group(period: Period, segment: str, whole: int, part: int) -> Group:
    """Return counts as if they were answers, of which so many are the part."""
    return Group(
        month=period.start,
        touchpoint="",
        language="",
        segment=segment,
        asked=whole,
        n=whole,
        weight=float(whole),
        squares=float(whole),
        first=period.start,
        last=period.last,
        total=0.0,
        total_squares=0.0,
        counts=(part,),
        weights=(float(part),),
    )


def _steps(metric: Metric, dataset: Dataset, found: Iterable[Line], year_starts: int) -> tuple[Entered, ...]:
    """Return everybody at each step in the newest period of the metric."""
    by_period: dict[Period, dict[str, Entered]] = {}
    for line in found:
        if period := line.period(year_starts):
            newest = period_of(period.start, metric.every.grain, year_starts)
            steps = by_period.setdefault(newest, {})
            one = steps.get(line.cells["step"], Entered(line.cells["step"], 0, 0))
            entered, completed = line.count("entered") or 0, line.count("completed") or 0
            steps[one.step] = replace(one, entered=one.entered + entered, completed=one.completed + completed)
    newest_steps = by_period[max(by_period)] if by_period else {}
    return tuple(newest_steps[step] for step in dataset.steps if step in newest_steps)
