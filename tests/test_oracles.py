"""Oracles: intervals and tests are what scipy and statsmodels say, on ten thousand random inputs each.

Both are needed by tests alone. What we approximate is held to the tolerance that its docstring states.
"""

from statistics import NormalDist

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats  # type: ignore[import-untyped] # it has no types
from scored import share
from speaking import quarter
from statsmodels.stats.multitest import multipletests  # type: ignore[import-untyped] # as above
from statsmodels.stats.proportion import (  # type: ignore[import-untyped] # as above
    confint_proportions_2indep,
    proportion_confint,
)

from cxsite.measure.change import by_errors, by_newcombe, by_welch, newcombe
from cxsite.measure.findings import Cut, Judged, Verdict
from cxsite.measure.intervals import (
    adjusted_error,
    adjusted_wald,
    mean_error,
    mean_interval,
    t_quantile,
    wilson,
)
from cxsite.measure.scores import Score
from cxsite.measure.student import beyond
from cxsite.pages.family import SHARE, family_of

MANY = 10_000
EXACT = 1e-9


@pytest.fixture
def draw() -> np.random.Generator:
    """Return the same random numbers for every run of a test."""
    return np.random.default_rng(20261122)


def sizes(draw: np.random.Generator, least: float = 1, most: float = 1e6) -> NDArray[np.int64]:
    """Return numbers of answers, as many small ones as large ones."""
    return np.exp(draw.uniform(np.log(least), np.log(most + 1), MANY)).astype(int)


def off(found: object, expected: object) -> float:
    """Return how far the farthest of many numbers is from what it should be."""
    return float(np.max(np.abs(np.asarray(found, float) - np.asarray(expected, float))))


def test_the_interval_of_a_share(draw: np.random.Generator) -> None:
    """Wilson's, as statsmodels has it, from no answer that counts to all of them."""
    n = sizes(draw)
    hits = draw.integers(0, n + 1)
    expected = proportion_confint(hits, n, method="wilson")
    found = [wilson(hit / size, size) for hit, size in zip(hits.tolist(), n.tolist(), strict=True)]
    assert off(found, 100 * np.column_stack(expected)) < EXACT


def test_the_interval_of_a_recommend_score(draw: np.random.Generator) -> None:
    """The normal interval of the mean of -100, 0 and 100 with three answers added, drawn out to the score itself."""
    n = sizes(draw)
    promoters = draw.integers(0, n + 1)
    detractors = draw.integers(0, n - promoters + 1)
    up, down = (promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)
    error = np.sqrt((up + down - (up - down) ** 2) / (n + 3))
    low, high = stats.norm.interval(0.95, loc=up - down, scale=error)
    score = (promoters - detractors) / n
    expected = 100 * np.column_stack(
        (np.maximum(-1, np.minimum(score, low)), np.minimum(1, np.maximum(score, high)))
    )
    shares = list(zip((promoters / n).tolist(), (detractors / n).tolist(), n.tolist(), strict=True))
    assert off([adjusted_wald(*each) for each in shares], expected) < EXACT
    assert off([adjusted_error(*each) for each in shares], 100 * error) < EXACT


def test_the_interval_of_a_mean(draw: np.random.Generator) -> None:
    """Student's, as scipy has it, to the tolerance of our quantile: 0.001 standard errors from 4 degrees on."""
    n = sizes(draw, 5, 1e5)
    mean, deviation = draw.uniform(2.5, 3.5, MANY), draw.uniform(0.45, 1.5, MANY)
    low, high = stats.t.interval(0.95, n - 1, loc=mean, scale=deviation / np.sqrt(n - 1))
    found = [
        mean_interval(at, spread * spread, size, (-100, 100))
        for at, spread, size in zip(mean.tolist(), deviation.tolist(), n.tolist(), strict=True)
    ]
    quantile = off([t_quantile(size - 1) for size in n.tolist()], stats.t.ppf(0.975, n - 1))
    assert quantile < 0.001
    error = deviation / np.sqrt(n - 1)
    assert (np.abs(np.asarray(found) - np.column_stack((low, high))) <= 0.001 * error[:, None]).all()


def pairs(draw: np.random.Generator) -> tuple[list[tuple[Score, Score]], tuple[NDArray[np.int64], ...]]:
    """Return pairs of shares, and their counts."""
    n, m = sizes(draw), sizes(draw)
    hits, others = draw.integers(0, n + 1), draw.integers(0, m + 1)
    rows = zip(hits.tolist(), n.tolist(), others.tolist(), m.tolist(), strict=True)
    return [(share(a, b), share(c, d)) for a, b, c, d in rows], (hits, n, others, m)


def test_the_interval_of_a_difference_of_shares(draw: np.random.Generator) -> None:
    """Newcombe's tenth method, as statsmodels has it."""
    scores, (hits, n, others, m) = pairs(draw)
    expected = confint_proportions_2indep(others, m, hits, n, method="newcomb", compare="diff")
    assert off([newcombe(*each) for each in scores], 100 * np.column_stack(expected)) < EXACT


def test_the_test_of_a_difference_of_shares(draw: np.random.Generator) -> None:
    """At the confidence that its p-value leaves, the interval of statsmodels ends at 0, to a billionth."""
    scores, (hits, n, others, m) = pairs(draw)
    found = np.array([by_newcombe(*each) for each in scores])
    asked = (found > 1e-12) & (found < 1)
    assert asked.sum() > MANY / 4
    ends = confint_proportions_2indep(
        others[asked], m[asked], hits[asked], n[asked], method="newcomb", compare="diff", alpha=found[asked]
    )
    assert off(np.min(np.abs(ends), axis=0), 0) < EXACT
    low, high = confint_proportions_2indep(others, m, hits, n, method="newcomb", compare="diff")
    assert ((found < 0.05) == ((low > 0) | (high < 0))).all()


def test_the_test_of_a_difference_of_recommend_scores(draw: np.random.Generator) -> None:
    """Twice the tail of the normal distribution."""
    values, errors = draw.uniform(-100, 100, (MANY, 2)), draw.uniform(0.1, 30, (MANY, 2))
    z = (values[:, 1] - values[:, 0]) / np.hypot(*errors.T)
    found = [
        by_errors(*(Score(value, 0, 0, 9, 9, 9, error) for value, error in zip(both, theirs, strict=True)))
        for both, theirs in zip(values.tolist(), errors.tolist(), strict=True)
    ]
    assert off(found, 2 * stats.norm.sf(np.abs(z))) < EXACT


def test_the_test_of_a_difference_of_means(draw: np.random.Generator) -> None:
    """Welch's, as scipy has it, also for numbers of answers that weights have made fractional."""
    n = np.column_stack((sizes(draw, 4, 1e5), sizes(draw, 4, 1e5))) + draw.uniform(0, 1, (MANY, 2))
    mean, deviation = draw.uniform(2, 4, (MANY, 2)), draw.uniform(0.45, 1.5, (MANY, 2))
    unbiased = deviation * np.sqrt(n / (n - 1))
    expected = stats.ttest_ind_from_stats(
        mean[:, 1], unbiased[:, 1], n[:, 1], mean[:, 0], unbiased[:, 0], n[:, 0], equal_var=False
    )
    rows = zip(mean.tolist(), deviation.tolist(), n.tolist(), strict=True)
    found = [
        by_welch(
            *(
                Score(at, 0, 0, 9, 9, size, mean_error(spread**2, size))
                for at, spread, size in zip(*row, strict=True)
            )
        )
        for row in rows
    ]
    assert off(found, expected.pvalue) < EXACT


def test_students_tail(draw: np.random.Generator) -> None:
    """As scipy has it, from one degree of freedom to ten million, from nothing to a hundred."""
    freedom = np.exp(draw.uniform(0, np.log(1e7), MANY))
    t = np.exp(draw.uniform(np.log(1e-6), np.log(100), MANY)) * draw.choice((-1, 1), MANY)
    found = [beyond(*each) for each in zip(t.tolist(), freedom.tolist(), strict=True)]
    assert off(found, 2 * stats.t.sf(np.abs(t), freedom)) < EXACT


def test_many_changes_on_one_page(draw: np.random.Generator) -> None:
    """Benjamini and Hochberg's procedure, as statsmodels has it, on ten thousand p-values in pages of all sizes."""
    normal, left, pages = NormalDist(), MANY, 0
    while left > 0:
        size = int(draw.integers(1, 60))
        shift = draw.choice((0, 2, 4), size)
        ps = [2 * normal.cdf(-abs(z)) for z in (draw.normal(size=size) + shift).tolist()]
        found = [
            Judged(f"m{at}", Cut(quarter(1)), Cut(quarter(2)), Verdict.ROSE, p) for at, p in enumerate(ps)
        ]
        family = family_of(found)
        expected = multipletests(ps, alpha=SHARE, method="fdr_bh")[0]
        assert [family.moved(each) for each in found] == expected.tolist()
        left, pages = left - size, pages + 1
    assert pages > 100
