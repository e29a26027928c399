"""Whether a number changed by more than chance, judged at full precision.

Two numbers are compared by the 95 % interval of their difference: where it does not hold 0, the change is larger than
chance. Only two periods are compared that readers see both of; across a change of the question nothing is compared.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from math import inf, sqrt

from cxsite.measure.findings import Change, Finding, Verdict
from cxsite.measure.intervals import Z, t_quantile
from cxsite.measure.results import Series
from cxsite.measure.scores import Score
from cxsite.model.metric import Kind
from cxsite.model.period import Grain, Period

FEWEST_FREEDOM = 2
"""Fewer degrees of freedom say nothing about the spread."""

Interval = tuple[float, float]


def by_errors(before: Score, after: Score) -> Interval:
    """Return the interval of the difference of two Net Promoter Scores, in points.

    Source:
        z on two independent standard errors; each is that of the adjusted Wald interval: Rocks (2016), Interval
        Estimation for the "Net Promoter Score", The American Statistician 70(4).
    """
    margin = Z * sqrt(before.error**2 + after.error**2)
    difference = after.value - before.value
    return difference - margin, difference + margin


def newcombe(before: Score, after: Score) -> Interval:
    """Return the interval of the difference of two shares, in points of percent.

    Source:
        Newcombe (1998), Interval estimation for the difference between independent proportions, Statistics in
        Medicine 17(8), method 10: from the two Wilson intervals, without continuity correction.
    """
    difference = after.value - before.value
    below = sqrt((after.value - after.low) ** 2 + (before.high - before.value) ** 2)
    above = sqrt((after.high - after.value) ** 2 + (before.value - before.low) ** 2)
    return difference - below, difference + above


def welch(before: Score, after: Score) -> Interval:
    """Return the interval of the difference of two means, without an end where there are too few answers.

    Source:
        Welch (1947), The generalization of Student's problem, Biometrika 34(1/2); weighted answers count as their
        effective number.
    """
    first, second = before.error**2, after.error**2
    if not first + second < inf:
        return -inf, inf
    freedom = (first + second) ** 2 / (first**2 / (before.n_eff - 1) + second**2 / (after.n_eff - 1))
    margin = t_quantile(max(freedom, FEWEST_FREEDOM)) * sqrt(first + second)
    difference = after.value - before.value
    return difference - margin, difference + margin


TESTS: Mapping[Kind, Callable[[Score, Score], Interval]] = {
    Kind.NPS: by_errors,
    Kind.SHARE: newcombe,
    Kind.CSAT: newcombe,
    Kind.CES: welch,
    Kind.CES2: newcombe,
    Kind.MEAN: welch,
    Kind.EMOTION: welch,
    Kind.CONVERSION: newcombe,
    Kind.COMPLETION: newcombe,
    Kind.CHURN: newcombe,
    Kind.RETENTION: newcombe,
}
"""How two numbers of a kind are compared."""


def verdict(kind: Kind, before: Score, after: Score) -> Verdict:
    """Return what may be said of the way from one number to another that was asked alike."""
    low, high = TESTS[kind](before, after)
    if low > 0:
        return Verdict.ROSE
    return Verdict.FELL if high < 0 else Verdict.CHANCE


def newest_change(series: Series, findings: Sequence[Finding]) -> Change | None:
    """Return what may be said of everyone's newest published period against the one published before.

    Args:
        series: the numbers at full precision.
        findings: what is published of each, in the same order.
    """
    both = [
        measurement
        for measurement, finding in zip(series.measurements, findings, strict=True)
        if finding.value is not None
        and measurement.cut.is_everyone
        and measurement.cut.period.grain is not Grain.WHOLE
    ][-2:]
    scores = [measurement.score for measurement in both if measurement.score]
    if len(scores) < 2:  # noqa: PLR2004 - a change goes from one number to another
        return None
    before, after = (measurement.cut.period for measurement in both)
    said = comparable(before, after, series.breaks) or verdict(series.kind, *scores)
    return Change(before, after, said)


def comparable(before: Period, after: Period, breaks: Sequence[date]) -> Verdict | None:
    """Return why two periods cannot be compared, None where they can."""
    if any(period.start < day < period.end for day in breaks for period in (before, after)):
        return Verdict.MIXED
    return Verdict.BREAK if any(before.end <= day <= after.start for day in breaks) else None
