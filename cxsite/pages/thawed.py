"""What an edition froze as findings again, so that pages speak of it as of any other number."""

from cxsite.measure.findings import Cut, Finding, Findings, MetricFindings, Shown
from cxsite.model.edition import Frozen, FrozenMetric, FrozenNumber


def thawed(frozen: Frozen) -> Findings:
    """Return the published numbers of an edition; how answers lie on their scale was not kept."""
    return Findings({key: _metric(key, each) for key, each in frozen.metrics.items()}, frozen.cut_off)


def _metric(key: str, metric: FrozenMetric) -> MetricFindings:
    return MetricFindings(key, metric.decimals, tuple(_finding(each) for each in metric.numbers))


def _finding(number: FrozenNumber) -> Finding:
    cut = Cut(number.period, number.touchpoint, number.language, number.segment)
    return Finding(cut, Shown(number.shown), number.n, number.value, number.low, number.high, number.band)
