"""Where everybody's number of today denies what the last edition said of a segment.

One of forty was not pleased, and an edition said of the new ones among them that 90 % were: so it was one of these. If
nobody is displeased today, it is one of the new ones whose answer is gone, however long their own number is kept. What
the edition said stays said; so everybody's number of that period is withheld. Where as many answers are gone as a
number needs to be shown, or where so many of the segment are different, it may be told.
"""

from collections.abc import Sequence

from cxsite.measure.findings import Cut
from cxsite.measure.kinds.nps import DETRACTORS, PROMOTERS
from cxsite.measure.release import Last
from cxsite.measure.results import Series
from cxsite.measure.scores import Score
from cxsite.measure.series import MOST_ANSWERS, Measurement
from cxsite.model.edition import FrozenNumber
from cxsite.model.metric import Kind
from cxsite.model.period import Grain, Period

HAIR = 1e-6
"""More than the arithmetic of many numbers is off."""


def denied(series: Series, last: Last, least: int) -> frozenset[Cut]:
    """Return everybody's numbers of which a segment's number in the last edition cannot be a part any more.

    Args:
        series: the metric's numbers of today.
        last: what the last edition said of it.
        least: where so many are gone, or so many of the segment are, both may be told.
    """
    if series.populations or series.sides:  # a difference is no mean of anybody's answers
        return frozenset()
    segments: dict[Period | None, list[FrozenNumber]] = {}
    for (period, *_), each in last.numbers.items():
        if each.segment and each.value is not None:
            segments.setdefault(period, []).append(each)
    found = set()
    for one in series.measurements:
        period = None if one.cut.period.grain is Grain.WHOLE else one.cut.period
        before, now = last.numbers.get((period, "", "", "")), one.score
        if not (before and now and one.cut.is_everyone and _counts_alike(now)):
            continue
        theirs = [each for each in segments.get(period, ()) if _was_part(each, before, series)]
        if _fewest(before) - now.n < least and any(
            0 < _missing(each, one, series) < least for each in theirs
        ):
            found.add(one.cut)
    return frozenset(found)


def _counts_alike(score: Score) -> bool:
    """Return whether every answer weighs as much as any other: else it is not known what others can be worth."""
    return score.n_eff > score.people - HAIR


def _fewest(number: FrozenNumber) -> int:
    """Return how many answered at least; 0 where that was not told."""
    return number.band.low if number.band else number.n or 0


def _was_part(number: FrozenNumber, everybody: FrozenNumber, series: Series) -> bool:
    """Return whether an edition said of a segment what some, but not all, of everybody's answers can be."""
    n, most = _fewest(number), everybody.band.high if everybody.band else everybody.n or 0
    if everybody.value is None or n >= most:
        return False
    off = _half(series) * most / n
    least, greatest = _beside_others(n, most, everybody.value, series)
    return not _beyond(number, least - off, greatest + off, series)


def _missing(number: FrozenNumber, everybody: Measurement, series: Series) -> float:
    """Return how many of a segment's answers are certainly none of everybody's any more; less than one is one."""
    n, score, counts = _fewest(number), everybody.score, everybody.counts
    if score is None or n > score.n:
        return n - (score.n if score else 0)
    if series.kind is Kind.NPS and len(counts) == MOST_ANSWERS + 1:
        reach = _first(n, counts, 1), _first(n, counts, -1)
    else:
        reach = _beside_others(n, score.n, score.value, series)
    return _beyond(number, *reach, series) * n / (series.bounds[1] - series.bounds[0])


def _beyond(number: FrozenNumber, least: float, greatest: float, series: Series) -> float:
    """Return how far a segment's value lies outside of what it can be, 0 where it does not."""
    value = number.value or 0.0
    beyond = max(least - value, value - greatest)
    return beyond if beyond > _half(series) else 0.0


def _half(series: Series) -> float:
    """Return how far a published value is from the true one at most."""
    return 0.5 * 10.0**-series.decimals + HAIR


def _beside_others(n: int, everybody: int, value: float, series: Series) -> tuple[float, float]:
    """Return the least and the greatest value of so many answers if the others are worth all or nothing."""
    low, high = series.bounds
    others, total = everybody - n, value * everybody
    return (total - high * others) / n, (total - low * others) / n


def _first(n: int, counts: Sequence[int], along: int) -> float:
    """Return the score of so many of the worst recommendations, or going the other way along the scale the best.

    How many promoters and detractors there are follows from a Net Promoter Score and its interval.
    """
    left, total = n, 0
    for answer in range(MOST_ANSWERS)[::along]:
        taken = min(left, counts[answer])
        left -= taken
        total += taken * ((answer in PROMOTERS) - (answer in DETRACTORS))
    return 100 * total / n
