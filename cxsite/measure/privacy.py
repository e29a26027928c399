"""What may be seen of what was measured: small groups withheld and what gives them away, numbers rounded.

Everything is decided by how many people answered, because it is people who could be recognised: weights protect
nobody. In wide files one person answers for several touchpoints and counts once; in long files every row counts as a
person. A number is rounded half away from zero, as readers do it by hand. Of fewer than `EXACT` people only a band is
told, and nothing that would tell more than that.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from cxsite.measure.aligned import aligned
from cxsite.measure.banded import interval_of
from cxsite.measure.findings import (
    Aligned,
    AnswerFinding,
    Cut,
    Finding,
    Findings,
    MetricFindings,
    Shown,
    StepFinding,
    TableFindings,
)
from cxsite.measure.judging import judgements
from cxsite.measure.measured import Measured
from cxsite.measure.process import baseline_of, stretches
from cxsite.measure.release import Last, last_of, released, still_withheld
from cxsite.measure.results import Series
from cxsite.measure.series import Answered, Entered, Measurement
from cxsite.measure.voices import published_comments
from cxsite.measure.withholding import withheld
from cxsite.model.band import EXACT, band_of
from cxsite.model.edition import Frozen
from cxsite.model.metric import FORMS
from cxsite.model.period import Grain
from cxsite.model.settings import MinN


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
    statuses, asking = seen(measured, min_n, frozen), tuple(compared)
    metrics = {
        name: replace(
            found,
            process=stretches(
                found.findings, series.breaks, found.decimals, baseline_of(frozen, series.metric)
            ),
            aligned=_aligned(series, measured, statuses, min_n),
        )
        for name, series in measured.metrics.items()
        for found in (_published(series, statuses[name], min_n, last_of(frozen, name), asking),)
    }
    return Findings(
        metrics,
        measured.newest,
        published_comments(measured.comments, metrics, _answers(measured), min_n.show),
        {
            name: TableFindings(extent.rows, extent.periods, *(extent.days or (None, None)))
            for name, extent in measured.tables.items()
        },
    )


def _aligned(
    series: Series, measured: Measured, statuses: Mapping[str, tuple[Shown, ...]], min_n: MinN
) -> tuple[Aligned, ...]:
    """Return the weeks around festivals, held against all that is told of the same people by any metric."""
    if not series.around:
        return ()
    told, closed = {}, set()
    for other in measured.metrics.values():
        if other.asked == series.asked:
            for one, status in zip(other.measurements, statuses[other.metric], strict=True):
                if one.cut.is_everyone and one.score:
                    if status is Shown.WITHHELD or one.score.n < EXACT:
                        closed.add(one.cut.period)
                    else:
                        told[one.cut.period] = one.score.n
    return aligned(series, told, closed, min_n)


def shown(people: int, min_n: MinN) -> Shown:
    """Return what readers may see of a value that so many people stand behind, when nothing else follows from it."""
    if people == 0:
        return Shown.NONE
    if people < min_n.show:
        return Shown.WITHHELD
    return Shown.SMALL if people < min_n.judge else Shown.OK


def rounded(value: float, decimals: int) -> float:
    """Round half away from zero; never a negative zero."""
    return float(Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)) + 0.0


def seen(
    measured: Measured, min_n: MinN, frozen: Mapping[str, Frozen] = {}
) -> Mapping[str, tuple[Shown, ...]]:
    """Return what readers may see of each number of each metric, in their order.

    All metrics that count the same people are looked at together: what one withholds another must not tell.
    """
    alike: dict[str, list[Series]] = {}
    for series in measured.metrics.values():
        alike.setdefault(series.asked or series.metric, []).append(series)
    found = {}
    for together in alike.values():
        ours = [one for series in together if not series.is_published for one in series.measurements]
        still = [
            still_withheld(series.measurements, last_of(frozen, series.metric), min_n.show)
            for series in together
            if not series.is_published
        ]
        hidden = withheld(ours, min_n.show, frozenset().union(*still))
        for series in together:
            found[series.metric] = tuple(
                _seen_elsewhere(one, min_n)
                if series.is_published
                else Shown.WITHHELD
                if one.cut in hidden
                else shown(one.people, min_n)
                for one in series.measurements
            )
    return found


def _seen_elsewhere(measurement: Measurement, min_n: MinN) -> Shown:
    """Return what readers may see of a figure that others have published; it need not say how many answered."""
    if measurement.score is None or measurement.people:
        return shown(measurement.people, min_n)
    return Shown.OK


def _answers(measured: Measured) -> Mapping[tuple[str, Cut], int]:
    """Return how many answers stand behind each number, whether that is told or not."""
    return {
        (name, one.cut): one.score.n
        for name, series in measured.metrics.items()
        for one in series.measurements
        if one.score
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
    return MetricFindings(
        series.metric,
        FORMS[series.kind].decimals,
        findings,
        _spread(series.spread, wholes[everyone]) if everyone in seen_whole else (),
        judgements(series, findings, min_n, compared),
        {
            language: _spread(answered, wholes[cut])
            for language, answered in series.spreads.items()
            if everyone and (cut := replace(everyone, language=language)) in seen_whole
        },
        _channels(series, everyone, seen_whole, min_n),
        tuple(_step(one, min_n) for one in series.steps),
        is_published=series.is_published,
    )


def _step(one: Entered, min_n: MinN) -> StepFinding:
    """Return a step of a funnel; those who complete it enter the next, so few of them are as few there."""
    if one.entered < max(min_n.show, EXACT) or 0 < one.completed < min_n.show:
        return StepFinding(one.step)
    return StepFinding(one.step, one.entered, one.completed)


def _spread(answered: tuple[Answered, ...], whole: Finding) -> tuple[AnswerFinding, ...]:
    """Return how answers lie on the scale, rounded; how many gave each only where it is told how many there are."""
    if whole.n is None:
        return tuple(AnswerFinding(one.answer, None, rounded(100 * one.share, 0)) for one in answered)
    return tuple(AnswerFinding(one.answer, one.n, rounded(100 * one.share, 2)) for one in answered)


def _channels(
    series: Series, everyone: Cut | None, seen_whole: set[Cut], min_n: MinN
) -> Mapping[str, Finding]:
    """Return the channels' findings: a channel with a touchpoint that is withheld is withheld, too.

    What is shown is the sum of what is shown elsewhere, so nothing follows from it that did not follow before.
    """
    if everyone is None:
        return {}
    found = {}
    for one in series.channels:
        is_open = all(replace(everyone, touchpoint=key) in seen_whole for key in one.touchpoints)
        status = shown(one.score.people if one.score else 0, min_n) if is_open else Shown.WITHHELD
        found[one.channel] = _finding(Measurement(everyone, one.score), series, status, min_n)
    return found


def _finding(measurement: Measurement, series: Series, status: Shown, min_n: MinN) -> Finding:
    score = measurement.score
    if score is None or status is Shown.WITHHELD:
        return Finding(measurement.cut, status)
    decimals = FORMS[series.kind].decimals
    value = rounded(score.value, decimals)
    band = None if series.is_published else band_of(score.n, min_n.show)
    interval = interval_of(series.kind, value, series.bounds, band) if band else score.interval
    low, high = (rounded(end, decimals) for end in interval) if interval else (None, None)
    return Finding(measurement.cut, status, None if band else score.n or None, value, low, high, band)
