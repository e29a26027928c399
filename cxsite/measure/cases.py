"""From tickets to the numbers of metrics: what was settled, and how fast.

A case is one row, and an engine counts them, however many there are. What happened after the last day that counts is
not known: such a case is open. That day is the newest one in the files, or an earlier one that is asked for; the files
know of no later one, so the day of a build is none. Cases are counted by the month in which they were opened, and only
those for which it is known whether they count: who came yesterday cannot have waited two days.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from cxsite.measure.case_queries import Asked, question
from cxsite.measure.counted import Counted, Extent
from cxsite.measure.engines import Engine, EngineError, in_utf8
from cxsite.measure.kinds.all import score_kind
from cxsite.measure.layouts import Layout
from cxsite.measure.queries import Group
from cxsite.measure.results import Durations, Series
from cxsite.measure.scores import PART, CaseRule, Tally, score
from cxsite.measure.series import Measurement, Where, measurements
from cxsite.measure.survival import Spell, merged
from cxsite.measure.tables import layouts_of
from cxsite.measure.ticket_relation import tickets
from cxsite.measure.ticket_scan import Look, located, look_at, looked, wrong_in
from cxsite.model.dataset import Dataset
from cxsite.model.handbook import Handbook
from cxsite.model.metric import Metric
from cxsite.model.period import Grain, Period, periods_between
from cxsite.model.problems import Problem
from cxsite.model.shape import Shape

Rows = Sequence[Sequence[Any]]
People = Mapping[tuple[Where, Period | None], int]
"""Touchpoint, language, segment and period (None for the whole time) to how many customers."""


def count_cases(handbook: Handbook, engine: Engine, until: date | None = None) -> Counted:
    """Measure what is made from tickets.

    Args:
        handbook: the content.
        engine: counts the cases.
        until: the last day that counts, None for all: who came later is left out, who was served later still waits.
    """
    found = [
        _counted(dataset, handbook, engine, until)
        for dataset in handbook.datasets.values()
        if dataset.shape is Shape.TICKETS
    ]
    return Counted(
        {name: series for each in found for name, series in each.series.items()},
        {name: extent for each in found for name, extent in each.extents.items()},
        tuple(problem for each in found for problem in each.problems),
    )


def _counted(dataset: Dataset, handbook: Handbook, engine: Engine, until: date | None) -> Counted:
    layouts, wrong = layouts_of(dataset, handbook, looked_at=False)
    if wrong or not layouts:
        return Counted(problems=wrong)
    try:
        return _measured(dataset, layouts, handbook, engine, until)
    except EngineError:
        return Counted(problems=located(layouts, dataset))


def _measured(
    dataset: Dataset, layouts: tuple[Layout, ...], handbook: Handbook, engine: Engine, until: date | None
) -> Counted:
    metrics = [metric for metric in handbook.metrics.values() if metric.tickets == dataset.id]
    with in_utf8([layout.head for layout in layouts]) as paths:
        text = f"WITH cases AS (\n{tickets(layouts, paths)}\n)"
        row = looked(text, engine, until)
        problems: tuple[Problem, ...] = wrong_in(row, dataset, layouts, metrics)
        look = look_at(row)
        if problems or look is None:
            return Counted(extents={} if problems else {dataset.id: Extent(0, 0, None)}, problems=problems)
        text = f"WITH cases AS (\n{tickets(layouts, paths, known=True)}\n)"
        starts, rules = handbook.site.year_starts, {each.id: score_kind(each.kind).cases for each in metrics}
        series = {
            each.id: _series(each, rule, dataset, text, look, engine, until, starts)
            for each in metrics
            if (rule := rules[each.id])
        }
    return Counted(series, {dataset.id: _extent(look, until)})


def _extent(look: Look, until: date | None) -> Extent:
    return Extent(look.rows, look.months, (look.first, look.known(until)))


def _series(  # noqa: PLR0913, PLR0917 - what a series is made of
    metric: Metric,
    rule: CaseRule,
    dataset: Dataset,
    text: str,
    look: Look,
    engine: Engine,
    until: date | None,
    year_starts: int,
) -> Series:
    size = metric.lapse.bin
    asked = Asked(rule.event, rule.only, rule.is_repeated, metric.lapse.minutes, size, look.end(size, until))
    periods = tuple(periods_between(look.first, look.last, metric.every.grain, year_starts))
    rows = engine.fetch(text + question(asked, periods if dataset.columns.customer else ()))
    groups = tuple(sorted((_group(row) for row in rows if row[0] == "sum"), key=_order))
    numbers = measurements(metric, PART, groups, (PART,), year_starts, wide=False)
    people = dict(_people(rows, periods)) if dataset.columns.customer else None
    return Series(
        metric.id,
        metric.kind,
        numbers if people is None else tuple(_of_people(metric, one, people) for one in numbers),
        asked=f"{dataset.id}.{metric.id}",
        durations=None
        if rule.is_repeated
        else Durations(size, look.known(until), _months(rows, size.minutes)),
    )


def _group(row: Sequence[Any]) -> Group:
    _, year, month, touchpoint, segment, n, part, first, last, _ = row
    return Group(
        month=date(int(year), int(month), 1),
        touchpoint=touchpoint or "",
        language="",
        segment=segment or "",
        asked=int(n),
        n=int(n),
        weight=float(n),
        squares=float(n),
        first=first,
        last=last,
        total=0.0,
        total_squares=0.0,
        counts=(int(part),),
        weights=(float(part),),
    )


def _order(group: Group) -> tuple[date, str, str]:
    return group.month, group.touchpoint, group.segment


def _people(rows: Rows, periods: Sequence[Period]) -> Iterable[tuple[tuple[Where, Period | None], int]]:
    for what, at, _, touchpoint, segment, n, *_ in rows:
        if what == "who":
            yield ((touchpoint or "", "", segment or ""), None if int(at) < 0 else periods[int(at)]), int(n)


def _of_people(metric: Metric, one: Measurement, people: People) -> Measurement:
    """Return a number that knows how many customers stand behind it: several cases of one are not independent."""
    if one.score is None:
        return one
    cut = one.cut
    period = None if cut.period.grain is Grain.WHOLE else cut.period
    n, part = one.score.n, one.counts[0]
    tally = Tally(n, people[(cut.touchpoint, cut.language, cut.segment), period], n, n, (part,))
    return replace(one, score=score(score_kind(metric.kind), tally, PART))


def _months(rows: Rows, size: int) -> Mapping[date, tuple[Spell, ...]]:
    """Return for each month how long the cases took that were opened in it."""
    found: dict[date, list[Spell]] = {}
    for what, year, month, _, _, n, ended, _, _, took in rows:
        if what == "bin":
            spell = Spell(int(took) // size, int(ended), int(n) - int(ended))
            found.setdefault(date(int(year), int(month), 1), []).append(spell)
    return {month: merged(spells) for month, spells in sorted(found.items())}
