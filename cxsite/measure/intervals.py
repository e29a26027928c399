"""How sure a score is: 95 % intervals from shares and a number of answers.

Shares are between 0 and 1. The number of answers may be fractional: weighted answers count as their effective
number (`effective`). Results are in the score's own unit: points for the recommend question, percent for a
share, steps of the scale for a mean.
"""

from math import inf, sqrt
from statistics import NormalDist

Z = NormalDist().inv_cdf(0.975)
"""Standard errors on either side of the centre of a 95 % interval."""

FEWEST_FOR_SPREAD = 3
"""Fewer answers have fewer than two degrees of freedom."""


def effective(weight: float, squares: float) -> float:
    """Return how many equally weighted answers are worth as much as these.

    Args:
        weight: sum of the weights, above 0.
        squares: sum of the squared weights.

    Source:
        Kish (1965), Survey Sampling, §11.2C: (Σw)² / Σw².
    """
    return weight * weight / squares


def wilson(share: float, n: float, z: float = Z) -> tuple[float, float]:
    """Return the ends of the interval of a share, in percent, within 0..100.

    Args:
        share: the share of answers that count, 0..1.
        n: the (effective) number of answers, above 0.
        z: standard errors on either side of the centre.

    Source:
        Wilson (1927), Journal of the American Statistical Association 22(158); no continuity correction.
    """
    spread = z * z / n
    centre = (share + spread / 2) / (1 + spread)
    margin = z / (1 + spread) * sqrt(share * (1 - share) / n + spread / (4 * n))
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
    centre, error = _with_three_more(promoters, detractors, n)
    margin = Z * error
    score = promoters - detractors
    return 100 * max(-1.0, min(score, centre - margin)), 100 * min(1.0, max(score, centre + margin))


def adjusted_error(promoters: float, detractors: float, n: float) -> float:
    """Return the standard error of a Net Promoter Score in points, with three answers added as above."""
    return 100 * _with_three_more(promoters, detractors, n)[1]


def _with_three_more(promoters: float, detractors: float, n: float) -> tuple[float, float]:
    """Return the score of n + 3 answers and its standard error, both -1..1."""
    for_us = (promoters * n + 0.75) / (n + 3)
    against = (detractors * n + 0.75) / (n + 3)
    centre = for_us - against
    return centre, sqrt((for_us + against - centre * centre) / (n + 3))


def t_quantile(freedom: float) -> float:
    """Return the 97.5 % point of Student's t distribution; off by at most 0.001 from 4 degrees of freedom on.

    Args:
        freedom: degrees of freedom, at least 2, where it is off by 0.03 (too small).

    Source:
        Cornish and Fisher's expansion to four terms: Abramowitz and Stegun (1964), 26.7.5.
    """
    z, v = Z, freedom
    return (
        z
        + (z**3 + z) / (4 * v)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * v**4)
    )


def mean_interval(mean: float, variance: float, n: float, bounds: tuple[float, float]) -> tuple[float, float]:
    """Return the ends of the interval of a mean, within the bounds of its scale.

    Fewer than three answers say nothing about their spread, so their interval is the whole scale. Where answers
    are all alike or nearly so, the interval is as wide as if everybody whom Wilson's interval of "nobody answers
    otherwise" leaves room for had answered one step aside: a sample without spread is not a certainty.

    Args:
        mean: of the answers.
        variance: of the answers around it, their squared distances divided by their number (or weight).
        n: the (effective) number of answers, above 0.
        bounds: the least and the greatest answer.

    Source:
        Student (1908), Biometrika 6(1), with Kish's effective number for weighted answers.
    """
    low, high = bounds
    if n < FEWEST_FOR_SPREAD:
        return low, high
    margin = t_quantile(n - 1) * mean_error(variance, n)
    return max(low, min(mean, mean - margin)), min(high, max(mean, mean + margin))


def mean_error(variance: float, n: float) -> float:
    """Return the standard error of a mean, infinite for fewer than three answers.

    That of answers without spread is what makes their interval as wide as `mean_interval` says.
    """
    if n < FEWEST_FOR_SPREAD:
        return inf
    _, others = wilson(0, n)
    return max(sqrt(max(variance, 0.0) / (n - 1)), others / 100 / t_quantile(n - 1))
