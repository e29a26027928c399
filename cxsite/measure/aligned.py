"""What may be seen of the weeks around a festival: values with a band of people, and never how many they are.

Weeks cut across months and quarters, whose numbers are published with exactly how many answered. Who knew as much of
weeks could take the one from the other, and be left with the answers of a few days. So a week has a band only, however
many answered, each band more than twice as wide as the least number of people; its interval follows from value and
band. A week that shares a day with a period of which nothing is told is withheld, too.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby, pairwise

from cxsite.measure.banded import interval_of
from cxsite.measure.findings import Aligned, Finding, Shown, Weeks
from cxsite.measure.results import Series
from cxsite.measure.series import Measurement
from cxsite.measure.weeks import Around
from cxsite.model.band import EXACT, Band
from cxsite.model.metric import FORMS
from cxsite.model.period import Period
from cxsite.model.settings import MinN

WIDER = 3
"""The end of a band is so many times its beginning."""


def aligned(series: Series, closed: Iterable[Period], min_n: MinN) -> tuple[Aligned, ...]:
    """Return for each festival its newest two windows with values, where the question stayed the same.

    Args:
        series: the numbers at full precision.
        closed: periods of which nothing is told, by any metric of the same question.
        min_n: how many people a number needs.
    """
    hidden, found = tuple(closed), []
    for festival, windows in groupby(series.around, lambda each: each.window.festival):
        seen = [(each, _weeks(each, series, hidden, min_n)) for each in windows]
        told = [both for both in seen if any(week.value is not None for week in both[1].weeks)]
        for (one, before), (other, after) in list(pairwise(told))[-1:]:
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
    decimals, band = FORMS[series.kind].decimals, band_of_week(one.people, min_n.show)
    value = _rounded(one.score.value, decimals)
    low, high = (_rounded(end, decimals) for end in interval_of(series.kind, value, series.bounds, band))
    shown = Shown.SMALL if one.people < min_n.judge else Shown.OK
    return Finding(one.cut, shown, None, value, low, high, band)


def band_of_week(people: int, show: int) -> Band:
    """Return the band of so many people, at least `show`: 10–29, 30–89, 90–269 and so on where 10 are shown."""
    low, high = show, max(EXACT, WIDER * show) - 1
    while people > high:
        low, high = high + 1, WIDER * (high + 1) - 1
    return Band(low, high)


def _rounded(value: float, decimals: int) -> float:
    return float(Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)) + 0.0
