"""A process drawn: values between their limits. They are judged by how they lie, so no interval is drawn."""

from dataclasses import replace

from cxsite.draw.chart import Chart, Point, Width, Words, Xmr
from cxsite.draw.charts.lines import Bounds
from cxsite.measure.findings import Finding
from cxsite.measure.found_process import Limits, Stretch
from cxsite.pages import charts, sentences
from cxsite.pages.numbers import Measure
from cxsite.pages.occasions import breaks, unjoined
from cxsite.pages.signals import marked
from cxsite.pages.speech import Speech


def xmr(identifier: str, measure: Measure, series: tuple[Finding, ...], speech: Speech, label: str) -> Chart:
    """Return the values of a measure between the limits of their process; some stretch of it has limits.

    Args:
        identifier: the chart's id on its page.
        measure: what is measured.
        series: one finding a period, oldest first.
        speech: how the page speaks.
        label: the chart in words.
    """
    metric, language, decimals = measure.metric, speech.language, measure.found.decimals
    points = tuple(None if one.value is None else _alone(one) for one in series)
    bounds = tuple(_bounds(each, each.limits, series) for each in measure.found.process if each.limits)
    ends = tuple(end for each in bounds for end in (each.low, each.high))
    least, most = metric.bounds(measure.question.scale)
    low, high, rules = charts.scale(
        points, tuple(min(max(end, least), most) for end in ends), (least, most), charts.steps(measure)
    )
    marks = marked(measure.found, series, speech)
    wide = Xmr(
        Width.WIDE,
        low,
        high,
        rules,
        points,
        bounds,
        tuple(sorted(at for at, _ in marks)),
        tuple(sorted({*breaks(measure, series), *unjoined(measure, series)})),
    )
    last = bounds[-1]
    lines = (("upper", last.high), ("centre", last.centre), ("lower", last.low))
    words = Words(
        language,
        values=tuple((rule, sentences.figure(rule, metric, decimals, language)) for rule in rules),
        times=charts.times(series, speech),
        signals=marks,
        limits=tuple(
            (value, speech.word(f"process.line.{name}", value=limit(value, measure, language)))
            for name, value in lines
            if least < value < most
        ),
    )
    return Chart(identifier, wide, replace(wide, width=Width.NARROW), words, label)


def _alone(one: Finding) -> Point:
    """Return a value without its interval: a process is judged by how its values lie, not by how sure each is."""
    value = one.value or 0.0
    return Point(value, value, value, is_sure=False)


def _bounds(stretch: Stretch, limits: Limits, series: tuple[Finding, ...]) -> Bounds:
    periods = [one.cut.period for one in series]
    return Bounds(
        periods.index(stretch.first), periods.index(stretch.last), limits.centre, limits.low, limits.high
    )


def limit(value: float, measure: Measure, language: str) -> str:
    """Return a limit or a centre: one more decimal than the values have."""
    return sentences.figure(value, measure.metric, measure.found.decimals + 1, language)
