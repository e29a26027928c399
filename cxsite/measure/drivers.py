"""What goes along with the answer to another question: derived importance, from sums of products.

A person rates several places and answers one question about the whole. How much of what they say of the whole goes
along with each place is worked out from pairwise correlations, so that nobody has to have rated everything. It is
association and not cause: who likes one thing may like another for the same reason.

Who takes part is a rule, written here, on the page of methods and for authors. An item takes part where at least 40 %
of all who answered the question about the whole rated it: the correlations of what few people rate rest on other
people than the rest does. Nothing is told unless any two of the items that take part were rated together by as many
people as a judgement needs, and by ten for every item.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

WHOLE = 0
"""The variable that is explained; the others are the items, in their order."""

TAKES_PART = 0.4
"""Of all who answered the question about the whole, so many must have rated an item."""

FOR_EVERY_ITEM = 10
"""So many people are needed for each item that takes part: Harrell (2001), Regression Modeling Strategies, §4.4."""

FEWEST_ITEMS = 2
"""One item alone is a correlation, and has nothing to be weighed against."""

FLAT = 1e-8
"""Correlations with so small an eigenvalue are those of items that are sums of others, or of no people at all."""


@dataclass(frozen=True, slots=True)
class Product:
    """What is known of two variables where both have an answer: additive, and weighted where answers are.

    Attributes:
        n: how many people answered both.
        weight: the sum of their weights.
        first: the sum of the first variable, each answer times its weight; `second` alike.
        first_squares: the sum of its squares; `second_squares` alike.
        both: the sum of the products of the two.
    """

    n: int
    weight: float
    first: float
    second: float
    first_squares: float
    second_squares: float
    both: float

    def __add__(self, other: "Product") -> "Product":
        return Product(
            self.n + other.n,
            self.weight + other.weight,
            self.first + other.first,
            self.second + other.second,
            self.first_squares + other.first_squares,
            self.second_squares + other.second_squares,
            self.both + other.both,
        )

    def __sub__(self, other: "Product") -> "Product":
        return self + Product(
            -other.n,
            -other.weight,
            -other.first,
            -other.second,
            -other.first_squares,
            -other.second_squares,
            -other.both,
        )

    @property
    def correlation(self) -> float | None:
        """Pearson's r, None where one of the two has no spread."""
        if not self.weight:
            return None
        first = self.first_squares - self.first * self.first / self.weight
        second = self.second_squares - self.second * self.second / self.weight
        if min(first, second) <= FLAT * self.weight:
            return None
        return (self.both - self.first * self.second / self.weight) / sqrt(first * second)


Products = Mapping[tuple[int, int], Product]
"""Two variables, the smaller number first, to what is known of both; a variable with itself is there, too."""


@dataclass(frozen=True, slots=True)
class Drivers:
    """Derived importance.

    Attributes:
        n: how many people answered the question about the whole.
        explained: how much of the spread of their answers goes along with the items, 0..1.
        rated: for each item, the share of these people who rated it, 0..1.
        weights: for each item its part of what is explained, 0..1; None where it takes no part.
    """

    n: int
    explained: float
    rated: tuple[float, ...]
    weights: tuple[float | None, ...]


def drivers(products: Products, items: int, fewest: int) -> Drivers | None:
    """Return how important each item is, None where too few people say it or their answers do not tell.

    Args:
        products: of the variable that is explained (`WHOLE`) and of the items, from 1 on.
        items: how many there are.
        fewest: how many people must have rated any two that take part.
    """
    n = products[WHOLE, WHOLE].n
    rated = tuple(products[WHOLE, item].n / n if n else 0.0 for item in range(1, items + 1))
    chosen = [item for item, share in enumerate(rated, start=1) if share >= TAKES_PART]
    needed = max(fewest, FOR_EVERY_ITEM * len(chosen))
    together = [products[pair] for pair in _pairs([WHOLE, *chosen])]
    if len(chosen) < FEWEST_ITEMS or any(each.n < needed for each in together):
        return None
    parts = parts_of(products, chosen)
    if parts is None:
        return None
    shares = dict(zip(chosen, parts, strict=True))
    explained = sum(parts)
    weights = tuple(shares[item] / explained if item in shares else None for item in range(1, items + 1))
    return Drivers(n, explained, rated, weights)


def parts_of(products: Products, chosen: Sequence[int]) -> tuple[float, ...] | None:
    """Return the part of each of these items in what they explain together, None where the sums do not tell."""
    found = {pair: products[pair].correlation for pair in _pairs([WHOLE, *chosen])}
    known = {pair: r for pair, r in found.items() if r is not None}
    if len(known) < len(found):
        return None
    among = [[known[min(one, other), max(one, other)] for other in chosen] for one in chosen]
    parts = relative_weights(among, [known[WHOLE, item] for item in chosen])
    return parts if parts and sum(parts) else None


def _pairs(variables: Sequence[int]) -> list[tuple[int, int]]:
    return [(one, other) for one in variables for other in variables if one <= other]


def relative_weights(
    among: Sequence[Sequence[float]], with_whole: Sequence[float]
) -> tuple[float, ...] | None:
    """Return the part of each item in what all of them explain; the parts add up to R².

    Args:
        among: the correlations of the items with each other, a symmetric matrix with 1 on its diagonal.
        with_whole: the correlation of each item with what is explained.

    Returns:
        A part for each item, at least 0; None where the correlations are those of no people: pairwise ones, each of
        other people, need not fit together, and items that are sums of others leave nothing to tell them apart.

    Source:
        Johnson (2000), A heuristic method for estimating the relative weight of predictor variables in multiple
        regression, Multivariate Behavioral Research 35(1): Λ = V Δ^½ Vᵀ, β = Λ⁻¹ r, weights Λ² β².
    """
    import numpy as np  # noqa: PLC0415 - 0.1 s that only a handbook with derived importance pays

    values, vectors = np.linalg.eigh(np.asarray(among, float))
    if values[0] < FLAT:
        return None
    roots = np.sqrt(values)
    back = vectors @ np.diag(1 / roots) @ vectors.T
    half = vectors @ np.diag(roots) @ vectors.T
    parts = (half * half) @ (back @ np.asarray(with_whole, float)) ** 2
    return tuple(parts.tolist())
