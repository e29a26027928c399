"""From findings to charts: the scale, the rules, and the words around the marks in one language.

A value that is withheld and a period in which nobody answered are both gaps: a line never runs across them.
"""

from collections.abc import Mapping
from dataclasses import replace
from math import ceil, floor

from cxsite.draw.chart import Chart, Point, Trend, Width, Words
from cxsite.measure.findings import Finding, Shown
from cxsite.model.metric import Unit
from cxsite.model.period import Grain
from cxsite.pages import formats, sentences
from cxsite.pages.numbers import Measure
from cxsite.pages.occasions import Occasion, breaks, unjoined
from cxsite.pages.signals import marked
from cxsite.pages.speech import Speech

STEPS: Mapping[Unit, tuple[float, ...]] = {
    Unit.POINTS: (5, 10, 20, 25, 50, 100),
    Unit.PERCENT: (5, 10, 20, 25, 50, 100),
    Unit.ANSWER: (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100),
}
"""How far apart rules may lie: never closer than the decimals of their labels tell apart."""

MOST_RULES = 5
PRECISION = 9
"""Decimals at which two numbers are the same: a tenth has no exact form."""


def trend(
    identifier: str,
    measure: Measure,
    series: tuple[Finding, ...],
    speech: Speech,
    label: str,
    happened: tuple[Occasion, ...] = (),
) -> Chart:
    """Return the chart of a metric over time, wide and narrow.

    Args:
        identifier: the chart's id on its page.
        measure: what is measured, and with how many decimals it is published.
        series: one finding a period, oldest first.
        speech: how the page speaks.
        label: the chart in words, for those who do not see it.
        happened: what is marked and numbered on it, oldest first.
    """
    points = tuple(point(finding) for finding in series)
    target = measure.metric.target.value if measure.metric.target else None
    metric = measure.metric
    bounds = metric.bounds(measure.question.scale)
    goals = (target,) if target is not None else ()
    low, high, rules = scale(points, goals, bounds, steps(measure))
    spans = tuple(occasion.span for occasion in happened)
    apart = tuple(sorted({*breaks(measure, series), *unjoined(measure, series)}))
    marks = marked(measure.found, series, speech)
    signals = tuple(sorted(at for at, _ in marks))
    wide = Trend(Width.WIDE, low, high, rules, points, target, apart, spans, signals)
    narrow = replace(wide, width=Width.NARROW)
    words = replace(_words(wide, measure, series, speech), signals=marks)
    return Chart(identifier, wide, narrow, words, label)


def steps(measure: Measure) -> tuple[float, ...]:
    """Return how far apart rules may lie: finer ones where values are published with decimals."""
    found = STEPS[measure.metric.form.unit]
    if measure.found.decimals:
        return (*(step for step in STEPS[Unit.ANSWER] if step < found[0]), *found)
    return found


def point(finding: Finding) -> Point | None:
    """Return a published value with its interval, if it has one; None where there is no value."""
    value, is_weak = finding.value, finding.shown is Shown.SMALL
    if value is None:
        return None
    if finding.low is None or finding.high is None:
        return Point(value, value, value, is_weak, is_sure=False)
    return Point(value, finding.low, finding.high, is_weak)


def scale(
    points: tuple[Point | None, ...],
    goals: tuple[float, ...],
    bounds: tuple[float, float],
    steps: tuple[float, ...],
) -> tuple[float, float, tuple[float, ...]]:
    """Return the ends of the value axis and its rules: round numbers around everything that is drawn."""
    drawn = [end for point in points if point for end in (point.low, point.high)]
    drawn += goals
    least, most = min(drawn, default=bounds[0]), max(drawn, default=bounds[1])
    step = next(
        step
        for step in steps
        if round((most - least) / step, PRECISION) <= MOST_RULES - 1 or step == steps[-1]
    )
    first, last = (round(rule, PRECISION) for rule in (least / step, most / step))
    low, high = max(bounds[0], floor(first) * step), min(bounds[1], ceil(last) * step)
    if low == high:
        low, high = (low - step, high) if high == bounds[1] else (low, high + step)
    count = round((high - low) / step)
    rules = tuple(round(low + step * index, PRECISION) for index in range(count + 1))
    return rules[0], rules[-1], rules


def _words(marks: Trend, measure: Measure, series: tuple[Finding, ...], speech: Speech) -> Words:
    metric, language = measure.metric, speech.language
    last = series[-1].value if series else None
    target = ""
    if metric.target:
        target = f"{speech.word('measure.target')} {sentences.goal(metric.target, metric, language)}"
    return Words(
        language,
        values=tuple(
            (rule, sentences.figure(rule, metric, measure.found.decimals, language)) for rule in marks.rules
        ),
        times=times(series, speech),
        last="" if last is None else sentences.figure(last, metric, measure.found.decimals, language),
        target=target,
        occasions=tuple(
            ((span.start + span.end) / 2, formats.decimal(number, 0, language))
            for number, span in enumerate(marks.occasions, start=1)
        ),
    )


def times(series: tuple[Finding, ...], speech: Speech) -> tuple[tuple[int, str], ...]:
    """Return the labels of the time axis, the most important first: the ends, where a year begins, the rest."""
    if not series:
        return ()
    periods = [finding.cut.period for finding in series]
    starts = [
        index for index, period in enumerate(periods) if index == 0 or period.year != periods[index - 1].year
    ]
    order = dict.fromkeys((0, len(periods) - 1, *starts, *range(len(periods))))
    words = speech.interface[speech.language]
    always = periods[0].grain is Grain.YEAR
    return tuple(
        (index, formats.tick(periods[index], speech.language, words, year=always or index in starts))
        for index in order
    )
