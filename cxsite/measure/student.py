"""Student's t: how often chance alone is as far from 0 as this."""

from math import exp, lgamma, log, log1p, pi, sqrt

FINE = 1e-15
"""Terms of the continued fraction that change less than this change nothing any more."""

MOST_TERMS = 10_000
"""More are never needed: how many are grows with the root of the degrees of freedom."""

MANY = 1000
"""From here on the logarithms of two gamma functions are nearly equal, and their difference is known better."""


def beyond(t: float, freedom: float) -> float:
    """Return how probable it is that Student's t lies as far from 0 as `t`, or farther, on either side: 0..1.

    Args:
        t: any number.
        freedom: degrees of freedom, above 0; they may be fractional.

    Source:
        Abramowitz and Stegun (1964), 26.7.1 and 26.5.27: the incomplete beta function of (freedom / 2, 1 / 2), by
        the continued fraction 26.5.8 from whichever end it converges fast.
    """
    a, x, rest = freedom / 2, freedom / (freedom + t * t), t * t / (freedom + t * t)
    if x <= 0 or rest <= 0:
        return 0.0 if x <= 0 else 1.0
    x_log = log(x) if x < rest else log1p(-rest)  # where x is nearly 1, only the rest tells how nearly
    front = exp(_gamma_ratio(a) + a * x_log) * sqrt(rest / pi)
    if x > (a + 1) / (a + 2.5):
        return 1 - 2 * front * _fraction(0.5, a, rest)
    return front / a * _fraction(a, 0.5, x)


def _gamma_ratio(a: float) -> float:
    """Return the logarithm of Γ(a + 1/2) / Γ(a); from `MANY` on by its asymptotic series (ibid., 6.1.47)."""
    if a < MANY:
        return lgamma(a + 0.5) - lgamma(a)
    return log(a) / 2 - 1 / (8 * a) + 1 / (192 * a**3)


def _fraction(a: float, b: float, x: float) -> float:
    """Return the continued fraction of the incomplete beta function.

    Source:
        Lentz (1976), Applied Optics 15(3), as Press et al. (2007), Numerical Recipes, §6.4 write it.
    """
    found = below = 1 / (1 - (a + b) * x / (a + 1))
    above, step = 1.0, 0.0
    for m in range(1, MOST_TERMS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            below, above = 1 / (1 + term * below), 1 + term / above
            step = below * above
            found *= step
        if abs(step - 1) < FINE:
            break
    return found
