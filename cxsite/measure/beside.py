"""Numbers that stand beside a score: a second way to look at the same answers, and how far channels lie apart.

They follow from numbers that are told anyway, of as many people as may be judged, so they tell nothing of anybody else.
"""

from collections.abc import Mapping

from cxsite.measure.apart import apart
from cxsite.measure.findings import Finding, Shown
from cxsite.measure.found_apart import ApartFinding
from cxsite.measure.results import Series
from cxsite.measure.rounding import rounded
from cxsite.model.kinds.form import Interval

FEWEST_CHANNELS = 2
"""From so many on there is something to lie apart."""


def told_apart(series: Series, channels: Mapping[str, Finding]) -> ApartFinding | None:
    """Return how far the channels lie apart that have people enough, None for fewer than two of them.

    Args:
        series: the numbers at full precision.
        channels: what is published of each.
    """
    told = {key: one for key, one in channels.items() if one.shown is Shown.OK and one.n is not None}
    scores = [one.score for one in series.channels if one.name in told and one.score]
    if len(scores) < FEWEST_CHANNELS:
        return None
    found = apart(scores, is_share=series.kind.form.interval is Interval.SHARE)
    values = [one.value for one in told.values() if one.value is not None]
    decimals = series.decimals
    value = rounded(max(values) - min(values), decimals)
    most = series.bounds[1] - series.bounds[0]
    low, high = (rounded(max(0.0, min(end, most)), decimals) for end in (found.low, found.high))
    return ApartFinding(len(scores), value, min(low, value), max(high, value))


def beside(series: Series, whole: Finding | None) -> float | None:
    """Return the second number of everyone over the whole time, None where a kind has none or few people answered.

    Source:
        The mean beside the share of the top boxes, and beside that of CES 2.0: Dixon, Toman and DeLisi (2013). Net
        emotion is the share of good feelings less that of bad ones, in points.
    """
    named = series.kind.form.beside
    if not named or not series.spread or whole is None or whole.n is None:
        return None
    if named == "mean":
        return rounded(sum(one.answer * one.share for one in series.spread), 1)
    good, bad = (sum(one.share for one in series.spread if side * one.answer > 0) for side in (1, -1))
    return rounded(100 * (good - bad), 0)


def asked_of(series: Series, whole: Finding | None) -> int | None:
    """Return how many were asked over the whole time, None where that is not known or few answered."""
    return series.rows or None if whole is not None and whole.n is not None else None
