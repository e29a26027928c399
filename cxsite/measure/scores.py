"""What is known of some answers, and the score that a kind makes of it.

A score reads the weighted shares of its terms; `n` always is the raw number of answers, `people` that of those who
gave them, because small samples and privacy are about people, not about weights. The kinds are in `measure.kinds`;
`model.kinds` has what is known of them without an answer: which way is better, the unit and the decimals.
"""

from collections.abc import Callable
from dataclasses import dataclass

from cxsite.measure.intervals import effective
from cxsite.model.dataset import Scale
from cxsite.model.metric import Kind, Metric

PART = Scale(1, 1)
"""Stands for the part of a whole, where rows are counts and not answers."""


@dataclass(frozen=True, slots=True)
class Term:
    """Answers that are counted together, under the name that a score knows them by."""

    name: str
    answers: Scale


@dataclass(frozen=True, slots=True)
class Tally:
    """What is known of some answers.

    Attributes:
        n: how many there are.
        people: how many people gave them, at least; `n` where everybody gave one.
        weight: the sum of their weights; `n` where nothing is weighted.
        squares: the sum of their squared weights.
        weights: for each term of the score, in its order, the weight of the answers in it.
        total: the sum of the answers, each times its weight.
        total_squares: the sum of the squared answers, each times its weight.
    """

    n: int
    people: int
    weight: float
    squares: float
    weights: tuple[float, ...]
    total: float = 0.0
    total_squares: float = 0.0

    @property
    def mean(self) -> float:
        """The weighted mean of the answers."""
        return self.total / self.weight

    @property
    def variance(self) -> float:
        """The weighted mean of their squared distances from it; a hair below 0 is arithmetic."""
        return self.total_squares / self.weight - self.mean * self.mean

    @property
    def shares(self) -> tuple[float, ...]:
        """The share of each term in the whole weight, 0..1."""
        return tuple(weight / self.weight for weight in self.weights)

    @property
    def n_eff(self) -> float:
        """The effective number of answers; several of one person resemble each other and count as one."""
        return min(effective(self.weight, self.squares), self.people)


@dataclass(frozen=True, slots=True)
class Score:
    """A value with its 95 % interval at full precision; behind it `n` answers of `people`.

    `error` is its standard error where a change is judged by it; 0 for a share, whose interval is enough.
    A figure that others have published may come without saying how many answered (`n` is 0), and without an interval:
    then `low` and `high` are the value, and only `interval` tells the truth.
    """

    value: float
    low: float
    high: float
    n: int
    people: int
    n_eff: float
    error: float = 0.0
    is_sure: bool = True

    @property
    def interval(self) -> tuple[float, float] | None:
        """The ends of its interval, None where there is none."""
        return (self.low, self.high) if self.is_sure else None


@dataclass(frozen=True, slots=True)
class CaseRule:
    """Which cases a kind of score counts.

    Attributes:
        event: what ends a case: `closed`, or `answered` (who is never answered but closed is answered then).
        only: a condition on columns of the relation `cases`, "" for all cases.
        is_repeated: whether a case counts where one contact settled it and the customer did not come back.
    """

    event: str
    only: str = ""
    is_repeated: bool = False


@dataclass(frozen=True, slots=True)
class ScoreKind:
    """One kind of score.

    Attributes:
        kind: its name in `metrics.yml`.
        terms: which answers it needs to have counted, for a metric and the scale of its question.
        estimate: value, low and high from a tally of at least one answer whose `weights` follow `terms`.
        error: the standard error from such a tally.
        test: how probable a difference of two such scores is by chance.
        cases: which cases it counts, None where it is made from something else.
    """

    kind: Kind
    terms: Callable[[Metric, Scale], tuple[Term, ...]]
    estimate: Callable[[Tally, Scale], tuple[float, float, float]]
    error: Callable[[Tally, Scale], float]
    test: Callable[[Score, Score], float]
    cases: CaseRule | None = None


def score(kind: ScoreKind, tally: Tally, scale: Scale) -> Score | None:
    """Return the score, or None when nobody answered: no data and a zero are different findings."""
    if not tally.n:
        return None
    value, low, high = kind.estimate(tally, scale)
    return Score(value, low, high, tally.n, tally.people, tally.n_eff, kind.error(tally, scale))
