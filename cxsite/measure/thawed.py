"""What an edition froze as findings again, so that pages speak of it as of any other number.

The last edition also stands in for a warehouse that nobody could ask.
"""

from dataclasses import replace

from cxsite.measure.findings import AsOf, Cut, Finding, Findings, Judged, MetricFindings, Shown, Verdict
from cxsite.measure.found_durations import DurationFinding, DurationFindings, Quantile
from cxsite.model.edition import (
    Frozen,
    FrozenDurations,
    FrozenJudged,
    FrozenMetric,
    FrozenNumber,
    FrozenQuantile,
)
from cxsite.model.handbook import Handbook

MOST = 64
"""How many editions are remembered: many pages speak of each."""

_THAWED: dict[int, tuple[Frozen, Findings]] = {}


def thawed(frozen: Frozen) -> Findings:
    """Return the published numbers of an edition; how answers lie on their scale was not kept."""
    known = _THAWED.get(id(frozen))
    if known is None:
        metrics = {key: _metric(key, each) for key, each in frozen.metrics.items()}
        known = frozen, Findings(metrics, frozen.cut_off)  # while it is kept, nothing else has its id
        if len(_THAWED) >= MOST:
            del _THAWED[next(iter(_THAWED))]
        _THAWED[id(frozen)] = known
    return known[1]


def last_edition(handbook: Handbook) -> Frozen | None:
    """Return what the newest edition of a handbook froze, None where there is none."""
    return list(handbook.frozen.values())[-1] if handbook.frozen else None


def stood_in(findings: Findings, handbook: Handbook) -> Findings:
    """Return the findings with the last edition's numbers for every warehouse that nobody has asked.

    Args:
        findings: what was measured, which is nothing of such a dataset.
        handbook: knows which datasets lie in a warehouse and which files were brought.
    """
    asked = {file.dataset for file in handbook.files}
    silent = {key for key, each in handbook.datasets.items() if each.source and key not in asked}
    frozen = last_edition(handbook)
    ours = {key for key, metric in handbook.metrics.items() if metric.dataset_id in silent}
    if frozen is None or not ours & {*frozen.metrics}:
        return findings
    as_of = AsOf(frozen.period, frozen.cut_off)
    theirs = {
        key: replace(_metric(key, each), as_of=as_of)
        for key, each in frozen.metrics.items()
        if key in ours and key not in findings.metrics
    }
    newest = max(filter(None, (findings.newest, frozen.cut_off)))
    return replace(findings, metrics={**findings.metrics, **theirs}, newest=newest)


def _metric(key: str, metric: FrozenMetric) -> MetricFindings:
    findings = tuple(_finding(each) for each in metric.numbers)
    judged = tuple(_judged(key, each) for each in metric.judged)
    lasted = _durations(metric.durations) if metric.durations else None
    languages = {each.cut.language for each in findings if each.shown is not Shown.NONE} - {""}
    return MetricFindings(
        key, metric.decimals, findings, judged=judged, durations=lasted, pooled=len(languages)
    )


def _durations(frozen: FrozenDurations) -> DurationFindings:
    periods = (
        DurationFinding(Cut(each.period), _quantile(each.median), _quantile(each.ninth))
        for each in frozen.periods
    )
    return DurationFindings(frozen.bin, frozen.as_of, tuple(periods))


def _quantile(one: FrozenQuantile) -> Quantile:
    return Quantile(one.value, one.low, one.high, one.is_open)


def _finding(number: FrozenNumber) -> Finding:
    cut = Cut(number.period, number.touchpoint, number.language, number.segment)
    told = (number.n, number.value, number.low, number.high, number.band, number.kept)
    return Finding(cut, Shown(number.shown), *told)


def _judged(metric: str, judged: FrozenJudged) -> Judged:
    before, after = (Cut(period, judged.touchpoint) for period in (judged.before, judged.after))
    return Judged(metric, before, after, Verdict(judged.verdict), judged.p)
