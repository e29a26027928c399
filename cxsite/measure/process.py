"""Process limits: what of a series is more than its usual up and down.

An XmR chart asks for no interval and no number of answers, so it serves figures that others have published as well. It
is made of published values, after everything that may not be seen was withheld: whoever has the values can compute
every limit and signal, which therefore give nothing away. A period without a published value has no moving range and
interrupts every run; where a question changed a new stretch begins, with limits of its own; values whose periods
overlap share answers, and have no limits at all.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby, pairwise

from cxsite.measure.findings import Finding
from cxsite.measure.found_process import Limits, Rule, Signal, Stretch
from cxsite.model.edition import Frozen, FrozenBaseline
from cxsite.model.period import Grain, Period

FEWEST = 6
"""So many values, and as many moving ranges as they have where no period is missing, make limits."""

REACH = 2.66
"""From the centre to a limit, in mean moving ranges: 3 / 1.128."""

MOST = 3.268
"""The greatest moving range that is part of the usual, in mean moving ranges."""

RUN = 8
"""So many in a row on one side of the centre are a signal."""

NEAR, AMONG = 3, 4
"""So many of so many nearer to a limit than to the centre are a signal."""

DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Baseline:
    """What the last edition fixed of a metric's limits: by numbers where it has them, else by its period."""

    period: Period | None = None
    fixed: Mapping[Period, FrozenBaseline] = field(default_factory=dict)


Values = Sequence[tuple[Period, float | None]]
"""Periods that follow one another, oldest first, each with its published value."""


def baseline_of(frozen: Mapping[str, Frozen], metric: str) -> Baseline:
    """Return what the last of these editions (oldest first) fixed of a metric's limits."""
    edition = list(frozen.values())[-1] if frozen else None
    if edition is None or metric not in edition.metrics:
        return Baseline()
    return Baseline(edition.period, {each.first: each for each in edition.metrics[metric].baselines})


def stretches(
    findings: Sequence[Finding], breaks: Sequence[date], decimals: int, baseline: Baseline = Baseline()
) -> tuple[Stretch, ...]:
    """Return a series as a process, one stretch from each change of the question to the next; none where none is.

    Args:
        findings: what is published.
        breaks: the days from which on the question was asked otherwise, oldest first.
        decimals: how many are published.
        baseline: what an edition fixed.
    """
    values = values_of(findings)
    if any(later.start < one.end for (one, _), (later, _) in pairwise(values)):
        return ()

    def alike(each: tuple[Period, float | None]) -> tuple[int, int]:
        """Return how many changes came before a period and before its end: they differ where it holds both kinds."""
        return bisect_right(breaks, each[0].start), bisect_left(breaks, each[0].end)

    return tuple(_stretch(list(part), decimals, baseline) for _, part in groupby(values, alike))


def values_of(findings: Iterable[Finding]) -> list[tuple[Period, float | None]]:
    """Return everyone's published values of single periods, oldest first."""
    return [
        (each.cut.period, each.value)
        for each in findings
        if each.cut.is_everyone and each.cut.period.grain is not Grain.WHOLE
    ]


def _stretch(values: Values, decimals: int, baseline: Baseline) -> Stretch:
    first, last = values[0][0], values[-1][0]
    points = sum(value is not None for _, value in values)
    limits = _limits(values, baseline)
    signals = tuple(_signals(values, limits, 10**-decimals / 2)) if limits else ()
    return Stretch(first, last, points, limits, signals)


def _limits(values: Values, baseline: Baseline) -> Limits | None:
    """Return what an edition fixed of a stretch, else what its values up to the edition say, else what all say."""
    known = baseline.fixed.get(values[0][0])
    if known:
        return _around(known, baseline.period)
    if baseline.period:
        before = [each for each in values if each[0].end <= baseline.period.end]
        if limits := limits_of(before):
            return replace(limits, fixed=baseline.period)
    return limits_of(values)


def limits_of(values: Values) -> Limits | None:
    """Return the limits that follow from all of these values; None where they are too few, or do not differ.

    Source:
        Wheeler (1993), Understanding Variation; the factors are 3 / d2 and D4 for ranges of two: Shewhart (1931).
    """
    found = [value for _, value in values if value is not None]
    ranges = [abs(value - before) for before, value in _neighbours(values)]
    if len(found) < FEWEST or len(ranges) < FEWEST - 1 or not any(ranges):
        return None
    centre, moving = sum(found) / len(found), sum(ranges) / len(ranges)
    last = max(period for period, value in values if value is not None)
    return _around(
        FrozenBaseline(values[0][0], last, len(found), round(centre, DECIMALS), round(moving, DECIMALS)), None
    )


def _neighbours(values: Values) -> Iterator[tuple[float, float]]:
    for (one, before), (later, value) in pairwise(values):
        if before is not None and value is not None and one.end == later.start:
            yield before, value


def _around(fixed: FrozenBaseline, edition: Period | None) -> Limits:
    centre, moving = fixed.centre, fixed.moving
    low, high, most = (
        round(each, DECIMALS) for each in (centre - REACH * moving, centre + REACH * moving, MOST * moving)
    )
    return Limits(fixed.first, fixed.last, fixed.points, centre, moving, low, high, most, edition)


def _signals(values: Values, limits: Limits, rounding: float) -> Iterator[Signal]:
    """Yield the periods with a signal; a gap begins every count anew."""
    row: list[float] = []
    end = None
    for period, value in values:
        if value is None or period.start != end:
            row = []
        end = period.end
        if value is not None:
            row.append(value)
            if rules := tuple(_rules(row, limits, rounding)):
                yield Signal(period, rules)


def _rules(row: Sequence[float], limits: Limits, rounding: float) -> Iterator[Rule]:
    """Yield every rule by which the last of some values in a row is a signal.

    Nearer to a limit than to the centre is what is so however it was rounded: where values hardly differ, one that is
    published as lying just beyond the middle need not do so.
    """
    for side, limit, outside, run, near in (
        (1, limits.high, Rule.ABOVE, Rule.RUN_ABOVE, Rule.NEAR_HIGH),
        (-1, limits.low, Rule.BELOW, Rule.RUN_BELOW, Rule.NEAR_LOW),
    ):
        away = [side * (value - limits.centre) for value in row]
        farthest = side * (limit - limits.centre)
        middle = farthest / 2 + rounding
        if away[-1] > farthest:
            yield outside
        if len(away) >= RUN and all(each > 0 for each in away[-RUN:]):
            yield run
        if away[-1] > middle and sum(each > middle for each in away[-AMONG:]) >= NEAR:
            yield near
