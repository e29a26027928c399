"""What happened while a series was measured: breaks of the series itself, and events of the calendar.

Both are numbered on the chart in order of time, and told below it under their numbers. A period at position 3 of the
time axis goes from 2.5 to 3.5.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from cxsite.draw.chart import Span
from cxsite.measure.findings import Finding
from cxsite.model.dataset import Change, Day
from cxsite.model.period import Period
from cxsite.pages import formats
from cxsite.pages.numbers import Measure
from cxsite.pages.speech import Pair, Speech

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that happened, as it is told below the chart: when it was, what it was."""

    when: Pair
    what: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Occasion:
    """One thing that happened: where it is drawn, and how it is told."""

    span: Span
    told: Told


def breaks(measure: Measure, series: tuple[Finding, ...]) -> tuple[int, ...]:
    """Return the positions that cannot be compared with the one before.

    Where a question changed in the middle of a period, that period holds answers of both kinds: it is joined to
    neither of its neighbours.
    """
    found: set[int] = set()
    for change in _changes(measure, series):
        day = change.date.first
        at = next(index for index, one in enumerate(series) if day < one.cut.period.end)
        found |= {at} if day == series[at].cut.period.start else {at, at + 1}
    return tuple(sorted(position for position in found if 0 < position < len(series)))


def unjoined(measure: Measure, series: tuple[Finding, ...]) -> tuple[int, ...]:
    """Return the positions of published figures whose survey does not follow on the one before.

    Where two surveys share a time, part of the answers behind both values are the same ones; where a time lies
    between them, nothing is known of it. A line joins neither.
    """
    if not measure.metric.is_published:
        return ()
    periods = [finding.cut.period for finding in series]
    return tuple(at for at in range(1, len(periods)) if periods[at].start != periods[at - 1].end)


def overlapping(series: tuple[Finding, ...]) -> bool:
    """Tell whether some survey begins before the one before it has ended."""
    return any(later.cut.period.start < one.cut.period.end for one, later in pairwise(series))


def occasions(measure: Measure, series: tuple[Finding, ...], speech: Speech) -> tuple[Occasion, ...]:
    """Return the breaks and events within the time of a series, oldest first.

    None where the periods of a series overlap: what happened on one day then belongs to several of its points.
    """
    if overlapping(series):
        return ()
    periods = [finding.cut.period for finding in series]
    found = []
    for change in _changes(measure, series):
        what = speech.ui("judge.break"), speech.text(change.what)
        day = change.date.first
        found.append(Occasion(_span(day, day, periods), Told(_when(change.date, None, speech), what)))
    for event in measure.events:
        first, last = event.from_.first, (event.to or event.from_).last
        if periods and first < periods[-1].end and last >= periods[0].start:
            when = _when(event.from_, event.to, speech)
            found.append(Occasion(_span(first, last, periods), Told(when, (speech.text(event.name),))))
    return tuple(sorted(found, key=lambda occasion: (occasion.span.start, occasion.span.end)))


def _span(first: date, last: date, periods: Sequence[Period]) -> Span:
    """Return where some days lie on the time axis, the last one included."""
    return Span(_position(first, periods), _position(last + ONE_DAY, periods))


def _changes(measure: Measure, series: tuple[Finding, ...]) -> list[Change]:
    """Return the changes of the measured question after the first and before the end of the last period began."""
    if not series:
        return []
    first, end = series[0].cut.period.start, series[-1].cut.period.end
    return [
        change
        for change in measure.dataset.changes
        if change.question == measure.metric.question_id and first < change.date.first < end
    ]


def _position(day: date, periods: Sequence[Period]) -> float:
    """Return where a day begins on the time axis, no further than the axis goes."""
    at = max(bisect_right([period.start for period in periods], day) - 1, 0)
    period = periods[at]
    share = (day - period.start) / (period.end - period.start)
    return at - 0.5 + min(max(share, 0.0), 1.0)


def _when(first: Day, last: Day | None, speech: Speech) -> Pair:
    def say(language: str) -> str:
        begin = formats.partial_day(first, language)
        if last is None or last == first:
            return begin
        return speech.word("measure.between", language, low=begin, high=formats.partial_day(last, language))

    return speech.both(say)
