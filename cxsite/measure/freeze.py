"""Freezing: what was published for a period, as an edition keeps it.

Only published numbers are taken, so an edition never holds more than its readers saw.
"""

from collections.abc import Iterator
from datetime import date

from cxsite.measure.findings import Finding, Findings, Judged, MetricFindings
from cxsite.measure.found_durations import DurationFindings, Quantile
from cxsite.measure.found_process import ENOUGH
from cxsite.measure.process import limits_of, values_of
from cxsite.model.edition import (
    Frozen,
    FrozenBaseline,
    FrozenDuration,
    FrozenDurations,
    FrozenJudged,
    FrozenMetric,
    FrozenNumber,
    FrozenPromise,
    FrozenQuantile,
)
from cxsite.model.handbook import Handbook
from cxsite.model.improve import InitiativeStatus
from cxsite.model.period import Period


def freeze(handbook: Handbook, findings: Findings, period: Period, cut_off: date) -> Frozen:
    """Return what an edition keeps.

    Args:
        handbook: for targets and promises as they are written now.
        findings: the published numbers of all answers up to the cut-off.
        period: the month or the quarter of the edition.
        cut_off: the last day whose answers count.
    """
    metrics = {
        key: FrozenMetric(
            found.decimals,
            handbook.metrics[key].target,
            tuple(_number(each) for each in found.findings),
            tuple(_judged(each) for each in found.judged),
            tuple(_baselines(found)),
            _durations(found.durations) if found.durations else None,
        )
        for key, found in sorted(findings.metrics.items())
        if found.findings and not found.is_published
    }
    promises = {
        key: FrozenPromise(each.promise, each.due)
        for key, each in sorted(handbook.improvements.initiatives.items())
        if each.promise and each.status is not InitiativeStatus.DROPPED
    }
    return Frozen(period, cut_off, handbook.site.year_starts, metrics, promises)


def _number(finding: Finding) -> FrozenNumber:
    cut = finding.cut
    return FrozenNumber(
        cut.period,
        cut.touchpoint,
        cut.language,
        cut.segment,
        finding.shown.value,
        finding.n,
        finding.value,
        finding.low,
        finding.high,
        finding.band,
        finding.kept,
    )


def _judged(judged: Judged) -> FrozenJudged:
    before, after = judged.before, judged.after
    return FrozenJudged(after.touchpoint, before.period, after.period, judged.verdict.value, judged.p)


def _durations(found: DurationFindings) -> FrozenDurations | None:
    """Return the quantiles of each period; neither the curve nor the ages, which tell of one day only."""
    periods = tuple(
        FrozenDuration(each.cut.period, _quantile(each.median), _quantile(each.ninth))
        for each in found.periods
    )
    return FrozenDurations(found.bin, found.as_of, periods) if periods else None


def _quantile(one: Quantile) -> FrozenQuantile:
    return FrozenQuantile(one.value, one.low, one.high, one.is_open)


def _baselines(found: MetricFindings) -> Iterator[FrozenBaseline]:
    """Yield what fixes each stretch's limits: as an edition before did by enough values, else all values up to now."""
    values = values_of(found.findings)
    for stretch in found.process:
        kept = stretch.limits if stretch.limits and stretch.limits.fixed else None
        theirs = [each for each in values if stretch.first.start <= each[0].start < stretch.last.end]
        limits = kept if kept and kept.points >= ENOUGH else limits_of(theirs)
        if limits:
            yield FrozenBaseline(limits.first, limits.last, limits.points, limits.centre, limits.moving)
