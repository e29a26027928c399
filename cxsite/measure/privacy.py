"""What may be seen of what was measured: small groups withheld and what gives them away, numbers rounded.

Everything is decided by how many people answered, because it is people who could be recognised: weights protect
nobody. In wide files one person answers for several touchpoints and counts once; in long files every row counts as a
person. Of fewer than `EXACT` people only a band is
told, and nothing that would tell more than that.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from cxsite.measure.banded import interval_of
from cxsite.measure.beside import asked_of, beside, told_apart
from cxsite.measure.breakdown import SumScore
from cxsite.measure.findings import (
    AnswerFinding,
    Cut,
    Finding,
    Findings,
    MetricFindings,
    Shown,
    StepFinding,
    TableFindings,
)
from cxsite.measure.found_gaps import EndsFinding
from cxsite.measure.importance import told_of
from cxsite.measure.in_time import Seen, in_time
from cxsite.measure.judging import judgements
from cxsite.measure.measured import Measured
from cxsite.measure.newest import with_newest
from cxsite.measure.release import Last, last_of, marked, released
from cxsite.measure.results import Series
from cxsite.measure.rounding import rounded
from cxsite.measure.seen import seen, shown
from cxsite.measure.series import Answered, Entered, Measurement
from cxsite.measure.span import as_long_as_said
from cxsite.measure.voices import published_comments
from cxsite.measure.waiting import as_many, waiting
from cxsite.model.band import EXACT, Band, band_of
from cxsite.model.edition import Frozen
from cxsite.model.period import Grain
from cxsite.model.settings import MinN

SHARES = 2
"""Decimals of the share of an answer in all answers, in percent."""

NEAR = 1e-6
"""Answers that are nothing: the arithmetic of many weights of one is not better."""


def publish(
    measured: Measured, min_n: MinN, frozen: Mapping[str, Frozen] = {}, compared: Iterable[Frozen] = ()
) -> Findings:
    """Return the findings: everything of a handbook's numbers that anybody but its authors sees.

    Args:
        measured: the numbers at full precision.
        min_n: how many people a number needs.
        frozen: what editions before now have published, oldest first.
        compared: editions, oldest first, whose pages say what has changed from one to the next.
    """
    measured = as_long_as_said(measured, frozen)
    statuses, asking = seen(measured, min_n, frozen), tuple(compared)
    seeing = Seen(measured, statuses, min_n, frozen)
    metrics = {
        name: in_time(
            _published(series, statuses[name], min_n, last_of(frozen, name), asking), series, seeing
        )
        for name, series in measured.metrics.items()
    }
    metrics = _marked_alike(metrics, measured, frozen)
    metrics = {name: _without_what_it_hides(each, measured, statuses) for name, each in metrics.items()}
    metrics = with_newest(metrics, measured.metrics)
    return Findings(
        metrics,
        measured.newest,
        published_comments(measured.comments, metrics, _answers(measured), min_n.show),
        {
            name: TableFindings(extent.rows, extent.periods, *(extent.days or (None, None)))
            for name, extent in measured.tables.items()
        },
    )


def _marked_alike(
    metrics: Mapping[str, MetricFindings], measured: Measured, frozen: Mapping[str, Frozen]
) -> dict[str, MetricFindings]:
    """Return the metrics; where one of a question keeps a segment's number, all of it that is unchanged is marked."""
    asked = {name: series.asked or name for name, series in measured.metrics.items()}
    kept = {asked[name] for name, each in metrics.items() if any(one.kept for one in each.findings)}
    return {
        name: replace(each, findings=marked(each.findings, last_of(frozen, name)))
        if asked[name] in kept
        else each
        for name, each in metrics.items()
    }


def _without_what_it_hides(
    found: MetricFindings, measured: Measured, statuses: Mapping[str, tuple[Shown, ...]]
) -> MetricFindings:
    """Return a metric without its weights where it is withheld how many answered the question about the whole."""
    asked = found.drivers.question if found.drivers else ""
    is_hidden = asked and any(
        status is Shown.WITHHELD and one.cut.is_everyone
        for name, series in measured.metrics.items()
        if series.asked == asked
        for one, status in zip(series.measurements, statuses[name], strict=True)
    )
    return replace(found, drivers=None) if is_hidden else found


def _answers(measured: Measured) -> Mapping[tuple[str, Cut], int]:
    """Return how many answers each number covers, whether that is told or not: a segment's are a batch behind."""
    return {
        (name, one.cut): score.n
        for name, series in measured.metrics.items()
        for one in series.measurements
        if (score := series.told(one))
    }


def _published(
    series: Series, statuses: tuple[Shown, ...], min_n: MinN, last: Last, compared: tuple[Frozen, ...]
) -> MetricFindings:
    findings = tuple(
        released(_finding(measurement, series, status, min_n), last, series, min_n.show)
        for measurement, status in zip(series.measurements, statuses, strict=True)
    )
    wholes = {one.cut: one for one in findings if one.cut.period.grain is Grain.WHOLE}
    seen_whole = {cut for cut, one in wholes.items() if one.shown in {Shown.OK, Shown.SMALL}}
    everyone = next((cut for cut in wholes if cut.is_everyone), None)
    channels = _sums(series.channels, series, everyone, wholes, min_n)
    return MetricFindings(
        series.metric,
        series.decimals,
        findings,
        _spread(series.spread, wholes[everyone]) if everyone in seen_whole else (),
        judgements(series, findings, min_n, compared),
        {
            language: _spread(answered, wholes[cut])
            for language, answered in series.spreads.items()
            if everyone and (cut := replace(everyone, language=language)) in seen_whole
        },
        channels,
        _sums(series.classes, series, everyone, wholes, min_n),
        tuple(_step(one, min_n) for one in series.steps),
        is_published=series.is_published,
        durations=waiting(series.durations, findings, as_many(series.measurements, min_n.show)),
        ends=tuple(_ends(series, findings, min_n)),
        apart=told_apart(series, channels),
        asked=asked_of(series, wholes.get(everyone) if everyone else None),
        beside=beside(series, wholes.get(everyone) if everyone else None),
        drivers=told_of(series.rated, min_n.judge, findings, series.measurements) if series.rated else None,
        pooled=len({one.cut.language for one in findings if one.shown is not Shown.NONE} - {""}),
    )


def _step(one: Entered, min_n: MinN) -> StepFinding:
    """Return a step of a funnel; those who complete it enter the next, so few of them are as few there."""
    if one.entered < max(min_n.show, EXACT) or 0 < one.completed < min_n.show:
        return StepFinding(one.step)
    return StepFinding(one.step, one.entered, one.completed)


def _ends(series: Series, findings: Iterable[Finding], min_n: MinN) -> Iterator[EndsFinding]:
    """Yield both ends of each gap whose whole time is shown, rounded like any number of their kind."""
    shown_of = {one.cut: one for one in findings}
    for both in series.sides:
        if shown_of[both.cut].value is None or both.first is None or both.second is None:
            continue
        ends = [_end(Measurement(both.cut, score), series, min_n) for score in (both.first, both.second)]
        yield EndsFinding(*ends)


def _end(measurement: Measurement, series: Series, min_n: MinN) -> Finding:
    kind, bounds = series.end or (series.kind, series.bounds)
    alone = replace(series, kind=kind, bounds=bounds)
    return _finding(measurement, alone, shown(measurement.people, min_n), min_n)


def _spread(answered: tuple[Answered, ...], whole: Finding) -> tuple[AnswerFinding, ...]:
    """Return how answers lie on the scale, rounded; how many gave each only where it is told how many there are.

    Where answers are weighted, shares are whole numbers: beside how many gave an answer, more would tell their weights.
    """
    if whole.n is None:
        return tuple(AnswerFinding(one.answer, None, rounded(100 * one.share, 0)) for one in answered)
    n = sum(one.n for one in answered)
    is_weighted = any(abs(one.share * n - one.n) > NEAR for one in answered)
    decimals = 0 if is_weighted else SHARES
    return tuple(AnswerFinding(one.answer, one.n, rounded(100 * one.share, decimals)) for one in answered)


def _sums(
    sums: Iterable[SumScore], series: Series, everyone: Cut | None, wholes: Mapping[Cut, Finding], min_n: MinN
) -> Mapping[str, Finding]:
    """Return the findings of channels or classes: one with a touchpoint that is withheld is withheld, too.

    What is shown is the sum of what is shown elsewhere, so nothing follows from it that did not follow before, though
    one touchpoint stands in several classes: what differs between two sums is the sum of what is shown as well.
    """
    if everyone is None:
        return {}
    found = {}
    for one in sums:
        parts = [wholes[replace(everyone, touchpoint=key)] for key in one.touchpoints]
        is_open = all(part.value is not None for part in parts)
        status = shown(one.score.people if one.score else 0, min_n) if is_open else Shown.WITHHELD
        whole = _finding(Measurement(everyone, one.score), series, status, min_n)
        found[one.name] = _in_bands(whole, parts, series) if whole.n else whole
    return found


def _in_bands(whole: Finding, parts: Iterable[Finding], series: Series) -> Finding:
    """Return a sum that tells no more of how many than its parts do: where one is told in a band, so is the sum."""
    told = [each for part in parts if (each := part.answers) is not None]
    if whole.value is None or all(isinstance(each, int) for each in told):
        return whole
    bands = [each if isinstance(each, Band) else Band(each, each) for each in told]
    band = Band(sum(each.low for each in bands), sum(each.high for each in bands))
    decimals = series.decimals
    ends = interval_of(series.kind, whole.value, series.bounds, band)
    low, high = (rounded(end, decimals) for end in ends)
    return replace(whole, n=None, low=low, high=high, band=band)


def _finding(measurement: Measurement, series: Series, status: Shown, min_n: MinN) -> Finding:
    score = series.told(measurement)
    if score is None or status is Shown.WITHHELD:
        return Finding(measurement.cut, status)
    decimals = series.decimals
    value = rounded(score.value, decimals)
    band = None if series.is_published else band_of(score.n, min_n.show)
    interval = interval_of(series.kind, value, series.bounds, band) if band else score.interval
    low, high = (rounded(end, decimals) for end in interval) if interval else (None, None)
    return Finding(measurement.cut, status, None if band else score.n or None, value, low, high, band)
