"""From tickets to the numbers of metrics: what was settled, and how fast.

A case is one row, and an engine counts them, however many there are. What happened after the last day that counts is
not known: such a case is open. That day is the newest one in the files, or an earlier one that is asked for; the files
know of no later one, so the day of a build is none. Cases are counted by the month in which they were opened, and only
those for which it is known whether they count: who came yesterday cannot have waited two days.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cxsite.measure.case_queries import Asked, question
from cxsite.measure.counted import Counted, Extent
from cxsite.measure.engines import Engine, EngineError, in_utf8
from cxsite.measure.findings import Cut
from cxsite.measure.kinds.all import score_kind
from cxsite.measure.layouts import Layout
from cxsite.measure.queries import Group
from cxsite.measure.results import Durations, Series
from cxsite.measure.scores import PART, CaseRule, Tally, score
from cxsite.measure.series import Measurement, Where, days_answered, measurements, wheres
from cxsite.measure.survival import Spell, merged
from cxsite.measure.tables import layouts_of
from cxsite.measure.ticket_relation import tickets
from cxsite.measure.ticket_scan import Look, located, look_at, looked, wrong_in
from cxsite.model.dataset import Dataset
from cxsite.model.handbook import Handbook
from cxsite.model.metric import Metric
from cxsite.model.period import Grain, Period, period_of, periods_between, whole
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
        known = _Known(dataset, text, look, until, handbook.site.year_starts)
        series = {each.id: _series(each, metrics, known, engine) for each in metrics}
    return Counted(series, {dataset.id: _extent(look, until)})


@dataclass(frozen=True, slots=True)
class _Known:
    """What the measures of a dataset have in common: its cases as an engine reads them, and until when they count."""

    dataset: Dataset
    text: str
    look: Look
    until: date | None
    year_starts: int


def _extent(look: Look, until: date | None) -> Extent:
    return Extent(look.rows, look.months, (look.first, look.known(until)))


def _series(metric: Metric, metrics: Sequence[Metric], known: _Known, engine: Engine) -> Series:
    rule, size, look = _rule(metric), metric.lapse.bin, known.look
    asked = Asked(
        rule.event, rule.only, rule.is_repeated, metric.lapse.minutes, size, look.end(size, known.until)
    )
    has_names = known.dataset.columns.customer is not None
    periods = tuple(periods_between(look.first, look.last, metric.every.grain, known.year_starts))
    rows = engine.fetch(known.text + question(asked, periods if has_names else ()))
    groups = tuple(sorted((_group(row) for row in rows if row[0] == "sum"), key=_order))
    numbers = measurements(metric, PART, groups, (PART,), known.year_starts, wide=False)
    people = dict(_people(rows, periods))
    return Series(
        metric.id,
        metric.kind,
        tuple(_of_people(metric, one, people) for one in numbers) if has_names else numbers,
        asked=f"{known.dataset.id}.{metric.kind}.{metric.lapse}",
        left_out=_left_out(metric, groups, known.year_starts) if _is_told_of_all(metric, metrics) else {},
        durations=None
        if rule.is_repeated
        else Durations(size, look.known(known.until), _months(rows, size.minutes)),
    )


def _rule(metric: Metric) -> CaseRule:
    """Return which cases a metric counts.

    Raises:
        ValueError: if it is made from something else.
    """
    rule = score_kind(metric.kind).cases
    if rule is None:
        raise ValueError(f"the kind `{metric.kind}` counts no cases")
    return rule


def _group(row: Sequence[Any]) -> Group:
    _, year, month, touchpoint, segment, n, part, first, last, beside = row
    return Group(
        month=date(int(year), int(month), 1),
        touchpoint=touchpoint or "",
        language="",
        segment=segment or "",
        asked=int(n) + int(beside),
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


def _is_told_of_all(metric: Metric, metrics: Sequence[Metric]) -> bool:
    """Return whether another measure tells the same of all cases, so that the others follow from the two."""
    rule = _rule(metric)
    return bool(rule.only) and any(
        other.lapse == metric.lapse and _rule(other) == replace(rule, only="") for other in metrics
    )


def _left_out(metric: Metric, groups: Sequence[Group], year_starts: int) -> Mapping[Cut, int]:
    """Return for each cut how many cases are left out, although another measure counts them."""
    others = tuple(
        replace(group, n=group.asked - group.n, first=group.month, last=group.month) for group in groups
    )
    days = days_answered(groups)
    if days is None:
        return {}
    found: dict[Cut, int] = {}
    for group in others:
        for period in (period_of(group.month, metric.every.grain, year_starts), whole(*days)):
            for where in wheres(group):
                cut = Cut(period, *where)
                found[cut] = found.get(cut, 0) + group.n
    return found


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
