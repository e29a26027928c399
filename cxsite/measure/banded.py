"""Intervals that tell no more than a band of people and a published value do.

Who knows a rounded score and the rounded ends of its interval mostly knows how many answered. So where that is said as
a band only, the interval follows from the published value and the lower end of the band alone, for answers that lie as
far apart as they can: it is wider than it needs to be, never narrower.
"""

from cxsite.measure.intervals import adjusted_wald, mean_interval, wilson
from cxsite.model.band import Band
from cxsite.model.metric import Interval, Kind

WHOLE = 100.0
"""A value in points or percent is of so many."""


def interval_of(kind: Kind, value: float, bounds: tuple[float, float], band: Band) -> tuple[float, float]:
    """Return the ends of the interval of a published value.

    Args:
        kind: of score.
        value: as it is published.
        bounds: the least and the greatest value there may be.
        band: of how many answered.

    Source:
        The formulas of `intervals`. Answers between two ends with a mean have the greatest variance where all of them
        lie at the ends: Bhatia and Davis (2000), A better bound on the variance, American Mathematical Monthly 107(4).
    """
    if kind.form.interval is Interval.CLASSES:
        score = value / WHOLE
        return adjusted_wald((1 + score) / 2, (1 - score) / 2, band.low)
    if kind.form.interval is Interval.SHARE:
        return wilson(value / WHOLE, band.low)
    low, high = bounds
    return mean_interval(value, (high - value) * (value - low), band.low, bounds)
