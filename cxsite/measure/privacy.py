"""What may be seen of what was measured: small groups withheld and what gives them away, numbers rounded.

Everything is decided by how many people answered, because it is people who could be recognised: weights protect
nobody. In wide files one person answers for several touchpoints and counts once; in long files every row counts as a
person. A number is rounded half away from zero, as readers do it by hand.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

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
from cxsite.measure.judging import judgements
from cxsite.measure.measured import Measured
from cxsite.measure.results import Series
from cxsite.measure.series import Answered, Measurement
from cxsite.measure.subtraction import withheld
from cxsite.measure.voices import published_comments
from cxsite.model.edition import Frozen
from cxsite.model.metric import FORMS
from cxsite.model.period import Grain
from cxsite.model.settings import MinN


def publish(measured: Measured, min_n: MinN, frozen: Iterable[Frozen] = ()) -> Findings:
    """Return the findings: everything of a handbook's numbers that anybody but its authors sees.

    Args:
        measured: the numbers at full precision.
        min_n: how many people a value needs.
        frozen: what editions published, oldest first: pages ask what has changed since.
    """
    known = tuple(frozen)
    metrics = {name: _published(series, min_n, known) for name, series in measured.metrics.items()}
    return Findings(
        metrics,
        measured.newest,
        published_comments(measured.comments, metrics, min_n.show),
        {
            name: TableFindings(extent.rows, extent.periods, *(extent.days or (None, None)))
            for name, extent in measured.tables.items()
        },
    )


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


def seen(series: Series, min_n: MinN) -> tuple[Shown, ...]:
    """Return what readers may see of each number of a metric, also those withheld because others would follow."""
    if series.is_published:
        return tuple(_seen_elsewhere(one, min_n) for one in series.measurements)
    hidden = withheld(series.measurements, min_n.show)
    return tuple(
        Shown.WITHHELD if one.cut in hidden else shown(one.people, min_n) for one in series.measurements
    )


def _seen_elsewhere(measurement: Measurement, min_n: MinN) -> Shown:
    """Return what readers may see of a figure that others have published; it need not say how many answered."""
    if measurement.score is None or measurement.people:
        return shown(measurement.people, min_n)
    return Shown.OK


def _published(series: Series, min_n: MinN, frozen: tuple[Frozen, ...]) -> MetricFindings:
    decimals = FORMS[series.kind].decimals
    findings = tuple(
        _finding(measurement, decimals, status)
        for measurement, status in zip(series.measurements, seen(series, min_n), strict=True)
    )
    wholes = {one.cut: one for one in findings if one.cut.period.grain is Grain.WHOLE}
    seen_whole = {cut for cut, one in wholes.items() if one.shown in {Shown.OK, Shown.SMALL}}
    everyone = next((cut for cut in wholes if cut.is_everyone), None)
    return MetricFindings(
        series.metric,
        decimals,
        findings,
        _spread(series.spread) if everyone in seen_whole else (),
        judgements(series, findings, min_n, frozen),
        {
            language: _spread(answered)
            for language, answered in series.spreads.items()
            if everyone and replace(everyone, language=language) in seen_whole
        },
        _channels(series, everyone, seen_whole, min_n),
        tuple(
            StepFinding(one.step, one.entered, one.completed)
            if one.entered >= min_n.show
            else StepFinding(one.step)
            for one in series.steps
        ),
        is_published=series.is_published,
    )


def _spread(answered: tuple[Answered, ...]) -> tuple[AnswerFinding, ...]:
    """Return how answers lie on the scale, rounded."""
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
        found[one.channel] = _finding(Measurement(everyone, one.score), FORMS[series.kind].decimals, status)
    return found


def _finding(measurement: Measurement, decimals: int, status: Shown) -> Finding:
    score = measurement.score
    if score is None or status is Shown.WITHHELD:
        return Finding(measurement.cut, status)
    low, high = (rounded(end, decimals) for end in score.interval) if score.interval else (None, None)
    return Finding(measurement.cut, status, score.n or None, rounded(score.value, decimals), low, high)
