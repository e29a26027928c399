"""What an edition froze as findings again, so that pages speak of it as of any other number."""

from cxsite.measure.findings import Cut, Finding, Findings, Judged, MetricFindings, Shown, Verdict
from cxsite.model.edition import Frozen, FrozenJudged, FrozenMetric, FrozenNumber


def thawed(frozen: Frozen) -> Findings:
    """Return the published numbers of an edition; how answers lie on their scale was not kept."""
    return Findings({key: _metric(key, each) for key, each in frozen.metrics.items()}, frozen.cut_off)


def _metric(key: str, metric: FrozenMetric) -> MetricFindings:
    findings = tuple(_finding(each) for each in metric.numbers)
    judged = tuple(_judged(key, each) for each in metric.judged)
    return MetricFindings(key, metric.decimals, findings, judged=judged)


def _finding(number: FrozenNumber) -> Finding:
    cut = Cut(number.period, number.touchpoint, number.language, number.segment)
    told = (number.n, number.value, number.low, number.high, number.band, number.kept)
    return Finding(cut, Shown(number.shown), *told)


def _judged(metric: str, judged: FrozenJudged) -> Judged:
    before, after = (Cut(period, judged.touchpoint) for period in (judged.before, judged.after))
    return Judged(metric, before, after, Verdict(judged.verdict), judged.p)
