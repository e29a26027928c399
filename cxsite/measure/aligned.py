"""What may be seen of the weeks around a festival: values with a band of people, and never how many they are.

Weeks cut across months and quarters, whose numbers are published with exactly how many answered. Who knew as much of
weeks could take the one from the other, and be left with the answers of a few days. So a week has a band only, however
many answered, each band more than twice as wide as the least number of people; its interval follows from value and
band. A week that shares a day with a period that is withheld, or told with a band, is withheld, too: weeks would add up
to a narrower one. And where the bands of weeks and the numbers of months leave fewer people between them than a number
needs, nothing of that year is told.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby, pairwise

from cxsite.measure.banded import interval_of
from cxsite.measure.found_numbers import Finding, Shown
from cxsite.measure.found_weeks import Aligned, Weeks
from cxsite.measure.results import Series
from cxsite.measure.series import Measurement
from cxsite.measure.weeks import Around
from cxsite.model.band import EXACT, Band
from cxsite.model.period import Period
from cxsite.model.settings import MinN

WIDER = 3
"""The end of a band is so many times its beginning."""


def aligned(
    series: Series, told: Mapping[Period, int], closed: Iterable[Period], min_n: MinN
) -> tuple[Aligned, ...]:
    """Return for each festival its newest two windows with values, where the question stayed the same.

    Args:
        series: the numbers at full precision.
        told: periods of which it is told how many answered in all, by any metric of the same question.
        closed: periods that are withheld or told with a band, by any metric of the same question.
        min_n: how many people a number needs.
    """
    hidden, found = tuple(closed), []
    for festival, windows in groupby(series.around, lambda each: each.window.festival):
        seen = [(each, _weeks(each, series, hidden, min_n)) for each in windows]
        kept = [
            (each, weeks)
            for each, weeks in seen
            if any(week.value is not None for week in weeks.weeks)
            and leave_enough(weeks.weeks, [_n(one) for one in each.measurements], told, min_n.show)
        ]
        for (one, before), (other, after) in list(pairwise(kept))[-1:]:
            if not _is_changed(one, other, series.breaks):
                found.append(Aligned(festival, before, after))
    return tuple(found)


def _is_changed(before: Around, after: Around, breaks: Sequence[date]) -> bool:
    """Tell whether the question was asked otherwise from some day within the two windows or between them."""
    start, end = before.window.weeks[0].start, after.window.weeks[-1].end
    return any(start < day < end for day in breaks)


def _weeks(found: Around, series: Series, hidden: Sequence[Period], min_n: MinN) -> Weeks:
    weeks = tuple(_finding(each, series, hidden, min_n) for each in found.measurements)
    return Weeks(found.window.event, found.window.day, weeks)


def _finding(one: Measurement, series: Series, hidden: Sequence[Period], min_n: MinN) -> Finding:
    week = one.cut.period
    if one.score is None:
        return Finding(one.cut, Shown.NONE)
    shares = any(each.start < week.end and week.start < each.end for each in hidden)
    if shares or one.people < min_n.show:
        return Finding(one.cut, Shown.WITHHELD)
    decimals, band = series.kind.form.decimals, band_of_week(one.people, min_n.show)
    value = _rounded(one.score.value, decimals)
    low, high = (_rounded(end, decimals) for end in interval_of(series.kind, value, series.bounds, band))
    shown = Shown.SMALL if one.people < min_n.judge else Shown.OK
    return Finding(one.cut, shown, None, value, low, high, band)


def leave_enough(
    weeks: Sequence[Finding], counts: Sequence[int], told: Mapping[Period, int], show: int
) -> bool:
    """Tell whether weeks and longer periods leave enough people between them, whoever takes one from the other.

    Looked at is every row of longer periods: those who answered in it and in no week within it, and those who answered
    in the weeks that cover it and not in it. They are enough, or could be enough for all that readers can tell.

    Args:
        weeks: what is to be told, one after the other.
        counts: how many answered in each.
        told: longer periods with how many answered.
        show: how many are enough.
    """
    bands = [_known(week, show) for week in weeks]
    spans = [(week.cut.period.start, week.cut.period.end) for week in weeks]
    for start, end, answers in _rows(told, spans[0][0], spans[-1][1]):
        inside = [at for at, (first, last) in enumerate(spans) if start <= first and last <= end]
        inside = [at for at in inside if weeks[at].value is not None]
        left = answers - sum(counts[at] for at in inside)
        if inside and max(left, answers - sum(bands[at].low for at in inside)) < show:
            return False
        across = [at for at, (first, last) in enumerate(spans) if first < end and start < last]
        over = sum(counts[at] for at in across) - answers
        is_covered = spans[0][0] <= start and end <= spans[-1][1]
        if is_covered and max(over, sum(bands[at].high for at in across) - answers) < show:
            return False
    return True


def _known(week: Finding, show: int) -> Band:
    """Return between which numbers readers know that a week's answers lie, at the most."""
    if week.band:
        return week.band
    return Band(0, 0) if week.shown is Shown.NONE else Band(1, show - 1)


def _rows(told: Mapping[Period, int], first: date, end: date) -> Iterator[tuple[date, date, int]]:
    """Yield every row of periods of one length that reaches into some days: from, to, how many answered."""
    near = sorted(
        (each for each in told if each.start < end and first < each.end), key=lambda each: each.start
    )
    for grain in {each.grain for each in near}:
        alike = [each for each in near if each.grain is grain]
        for at, begin in enumerate(alike):
            answers, until = 0, begin.start
            for each in alike[at:]:
                if each.start != until:
                    break
                answers, until = answers + told[each], each.end
                yield begin.start, until, answers


def _n(one: Measurement) -> int:
    return one.score.n if one.score else 0


def band_of_week(people: int, show: int) -> Band:
    """Return the band of so many people, at least `show`: 10–29, 30–89, 90–269 and so on where 10 are shown."""
    low, high = show, max(EXACT, WIDER * show) - 1
    while people > high:
        low, high = high + 1, WIDER * (high + 1) - 1
    return Band(low, high)


def _rounded(value: float, decimals: int) -> float:
    return float(Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)) + 0.0
