"""How sure a score is: 95 % intervals from shares and a number of answers.

Shares are between 0 and 1. The number of answers may be fractional: weighted answers count as their effective
number (`effective`). Results are in the score's own unit: points for the recommend question, percent for a
share.
"""

from math import sqrt
from statistics import NormalDist

Z = NormalDist().inv_cdf(0.975)
"""Standard errors on either side of the centre of a 95 % interval."""


def effective(weight: float, squares: float) -> float:
    """Return how many equally weighted answers are worth as much as these.

    Args:
        weight: sum of the weights, above 0.
        squares: sum of the squared weights.

    Source:
        Kish (1965), Survey Sampling, §11.2C: (Σw)² / Σw².
    """
    return weight * weight / squares


def wilson(share: float, n: float) -> tuple[float, float]:
    """Return the ends of the interval of a share, in percent, within 0..100.

    Args:
        share: the share of answers that count, 0..1.
        n: the (effective) number of answers, above 0.

    Source:
        Wilson (1927), Journal of the American Statistical Association 22(158); no continuity correction.
    """
    spread = Z * Z / n
    centre = (share + spread / 2) / (1 + spread)
    margin = Z / (1 + spread) * sqrt(share * (1 - share) / n + spread / (4 * n))
    return 100 * max(0.0, min(share, centre - margin)), 100 * min(1.0, max(share, centre + margin))


def adjusted_wald(promoters: float, detractors: float, n: float) -> tuple[float, float]:
    """Return the ends of the interval of a Net Promoter Score, in points, within -100..100.

    Three answers are added, three quarters of one to promoters and to detractors each and the rest to
    passives: so that even one answer has an interval of some width. Where one or two answers are all
    alike, the interval is drawn out to the score itself, which the added answers would leave outside.

    Args:
        promoters: their share, 0..1.
        detractors: their share, 0..1; both together at most 1.
        n: the (effective) number of answers, above 0.

    Source:
        Rocks (2016), Interval Estimation for the "Net Promoter Score", The American Statistician 70(4).
    """
    for_us = (promoters * n + 0.75) / (n + 3)
    against = (detractors * n + 0.75) / (n + 3)
    centre = for_us - against
    margin = Z * sqrt((for_us + against - centre * centre) / (n + 3))
    score = promoters - detractors
    return 100 * max(-1.0, min(score, centre - margin)), 100 * min(1.0, max(score, centre + margin))
