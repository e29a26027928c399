"""What may be seen of what was measured: small groups withheld and what gives them away, numbers rounded.

Everything is decided by how many people answered, because it is people who could be recognised: weights protect
nobody. In wide files one person answers for several touchpoints and counts once; in long files every row counts as a
person. A number is rounded half away from zero, as readers do it by hand.
"""

from decimal import ROUND_HALF_UP, Decimal

from cxsite.measure.change import newest_change
from cxsite.measure.findings import AnswerFinding, Finding, Findings, MetricFindings, Shown
from cxsite.measure.measured import Measured, Series
from cxsite.measure.series import Measurement
from cxsite.measure.subtraction import withheld
from cxsite.model.metric import FORMS
from cxsite.model.period import Grain
from cxsite.model.settings import MinN


def publish(measured: Measured, min_n: MinN) -> Findings:
    """Return the findings: everything of a handbook's numbers that anybody but its authors sees."""
    return Findings(
        {name: _published(series, min_n) for name, series in measured.metrics.items()}, measured.newest
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
    hidden = withheld(series.measurements, min_n.show)
    return tuple(
        Shown.WITHHELD if one.cut in hidden else shown(one.people, min_n) for one in series.measurements
    )


def _published(series: Series, min_n: MinN) -> MetricFindings:
    decimals = FORMS[series.kind].decimals
    findings = tuple(
        _finding(measurement, decimals, status)
        for measurement, status in zip(series.measurements, seen(series, min_n), strict=True)
    )
    return MetricFindings(
        series.metric, decimals, findings, _spread(series, findings), newest_change(series, findings)
    )


def _spread(series: Series, findings: tuple[Finding, ...]) -> tuple[AnswerFinding, ...]:
    """Return how the answers lie on the scale, where the value of everyone over the whole time may be seen."""
    overall = [one for one in findings if one.cut.is_everyone and one.cut.period.grain is Grain.WHOLE]
    if not any(one.shown in {Shown.OK, Shown.SMALL} for one in overall):
        return ()
    return tuple(AnswerFinding(one.answer, one.n, rounded(100 * one.share, 2)) for one in series.spread)


def _finding(measurement: Measurement, decimals: int, status: Shown) -> Finding:
    score = measurement.score
    if score is None or status is Shown.WITHHELD:
        return Finding(measurement.cut, status)
    value, low, high = (rounded(number, decimals) for number in (score.value, score.low, score.high))
    return Finding(measurement.cut, status, score.n, value, low, high)
