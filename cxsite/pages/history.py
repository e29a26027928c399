"""How a measure went through its periods: its line, what happened meanwhile, and what a reader has to know of it."""

from dataclasses import dataclass

from cxsite.draw.chart import Chart
from cxsite.measure.findings import Finding
from cxsite.model.metric import Metric
from cxsite.pages import charts
from cxsite.pages.captions import Caption, Ways, drawn_of, of_the_whole
from cxsite.pages.numbers import Measure
from cxsite.pages.occasions import Told, occasions, overlapping
from cxsite.pages.speech import Pair, Speech

TREND = "trend"


@dataclass(frozen=True, slots=True)
class History:
    """The section of a measure's page."""

    title: Pair
    chart: str
    caption: Caption
    occasions: tuple[Told, ...]
    cautions: tuple[Pair, ...]


def history(
    measure: Measure, series: tuple[Finding, ...], label: str, ways: Ways, speech: Speech
) -> tuple[History, Chart] | None:
    """Return the section and its drawing; None where no period has anything.

    Args:
        measure: whose line it is.
        series: everybody's findings, oldest first.
        label: the drawing in words.
        ways: where the numbers stand.
        speech: how the page speaks.
    """
    if not series:
        return None
    happened = occasions(measure, series, speech)
    chart = charts.trend(TREND, measure, series, speech, label, happened)
    shown = History(
        title=speech.ui("measure.trend"),
        chart=chart.id,
        caption=of_the_whole(
            [drawn_of(measure)], measure.found, ways, speech, speech.ui(_note(measure.metric))
        ),
        occasions=tuple(occasion.told for occasion in happened),
        cautions=_cautions(measure, series, speech),
    )
    return shown, chart


def _note(metric: Metric) -> str:
    """Return what is said below a trend, by what the metric is made from."""
    if metric.is_published:
        return "series.note"
    return "trend.note" if metric.question else "trend.note.counted"


def _cautions(measure: Measure, series: tuple[Finding, ...], speech: Speech) -> tuple[Pair, ...]:
    """Return what a reader has to know of figures that others have published."""
    if not measure.metric.is_published:
        return ()
    values = [finding for finding in series if finding.value is not None]
    cautions = [speech.ui("series.overlap")] if overlapping(series) else []
    if any(finding.low is None for finding in values):
        cautions.append(speech.ui("series.no-interval.note"))
    return tuple(cautions)
