"""The kinds of score: which answers each counts, and what it makes of them.

A score reads the weighted shares of its terms; `n` always is the raw number of answers, `people` that of
those who gave them, because small samples
and privacy are about people, not about weights. Adding a kind is adding an entry to `KINDS`. Which way is
better, the unit and the decimals are not
here: `model.metric.FORMS` has what is known of a kind without an answer.
"""

from collections.abc import Callable
from dataclasses import dataclass

from cxsite.measure.intervals import (
    adjusted_error,
    adjusted_wald,
    effective,
    mean_error,
    mean_interval,
    wilson,
)
from cxsite.model.dataset import Scale
from cxsite.model.metric import Kind, Metric

PROMOTERS = Scale(9, 10)
DETRACTORS = Scale(0, 6)
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
class ScoreKind:
    """One kind of score.

    Attributes:
        kind: its name in `metrics.yml`.
        terms: which answers it needs to have counted, for a metric and the scale of its question.
        estimate: value, low and high from a tally of at least one answer whose `weights` follow `terms`.
        error: the standard error from such a tally.
    """

    kind: Kind
    terms: Callable[[Metric, Scale], tuple[Term, ...]]
    estimate: Callable[[Tally, Scale], tuple[float, float, float]]
    error: Callable[[Tally, Scale], float]


def score(kind: ScoreKind, tally: Tally, scale: Scale) -> Score | None:
    """Return the score, or None when nobody answered: no data and a zero are different findings."""
    if not tally.n:
        return None
    value, low, high = kind.estimate(tally, scale)
    return Score(value, low, high, tally.n, tally.people, tally.n_eff, kind.error(tally, scale))


def nps_terms(_metric: Metric, _scale: Scale) -> tuple[Term, ...]:
    """Promoters answer 9 or 10, detractors 0 to 6; passives are only in the number of answers."""
    return (Term("promoters", PROMOTERS), Term("detractors", DETRACTORS))


def nps(tally: Tally, _scale: Scale) -> tuple[float, float, float]:
    """Return the Net Promoter Score and its interval, in points.

    Source:
        Reichheld (2003), The One Number You Need to Grow, Harvard Business Review 81(12).
    """
    promoters, detractors = tally.shares
    return 100 * (promoters - detractors), *adjusted_wald(promoters, detractors, tally.n_eff)


def nps_error(tally: Tally, _scale: Scale) -> float:
    """Return the standard error of a Net Promoter Score, in points."""
    promoters, detractors = tally.shares
    return adjusted_error(promoters, detractors, tally.n_eff)


def share_terms(metric: Metric, scale: Scale) -> tuple[Term, ...]:
    """A share counts what its metric says (`counts: 4 to 5`) or its kind knows (the top two boxes)."""
    counted = metric.counted(scale)
    return (Term("counted", counted),) if counted else ()


def share(tally: Tally, _scale: Scale) -> tuple[float, float, float]:
    """Return the share of the answers that count (top-two-box and its like) and its interval, in percent."""
    (counted,) = tally.shares
    counted = min(counted, 1.0)  # sums of decimal weights may pass each other by their last bit
    return 100 * counted, *wilson(counted, tally.n_eff)


def no_error(_tally: Tally, _scale: Scale) -> float:
    """Two shares are compared by their intervals."""
    return 0.0


def part_terms(_metric: Metric, _scale: Scale) -> tuple[Term, ...]:
    """A ratio over a funnel or a cohort counts those who are the part: who came through, left or stayed."""
    return (Term("part", PART),)


def no_terms(_metric: Metric, _scale: Scale) -> tuple[Term, ...]:
    """A mean needs sums of answers, which are always added up, and counts none of them apart."""
    return ()


def mean(tally: Tally, scale: Scale) -> tuple[float, float, float]:
    """Return the mean answer and its interval, in steps of the scale."""
    bounds = float(scale.low), float(scale.high)
    return tally.mean, *mean_interval(tally.mean, tally.variance, tally.n_eff, bounds)


def error_of_mean(tally: Tally, _scale: Scale) -> float:
    """Return the standard error of the mean answer, in steps of the scale; infinite for too few answers."""
    return mean_error(tally.variance, tally.n_eff)


def emotion(tally: Tally, scale: Scale) -> tuple[float, float, float]:
    """Return the emotion index and its interval: the mean of -2..2, drawn out to -100..100.

    Source:
        No standard has one; the scale of five steps is that of experience maps.
    """
    value, low, high = mean(tally, scale)
    step = 100 / scale.high
    return step * value, step * low, step * high


def emotion_error(tally: Tally, scale: Scale) -> float:
    """Return the standard error of the emotion index, in points."""
    return 100 / scale.high * error_of_mean(tally, scale)


KINDS = (
    ScoreKind(Kind.NPS, nps_terms, nps, nps_error),
    ScoreKind(Kind.SHARE, share_terms, share, no_error),
    ScoreKind(Kind.CSAT, share_terms, share, no_error),
    ScoreKind(Kind.CES, no_terms, mean, error_of_mean),
    ScoreKind(Kind.CES2, share_terms, share, no_error),
    ScoreKind(Kind.MEAN, no_terms, mean, error_of_mean),
    ScoreKind(Kind.EMOTION, no_terms, emotion, emotion_error),
    ScoreKind(Kind.CONVERSION, part_terms, share, no_error),
    ScoreKind(Kind.COMPLETION, part_terms, share, no_error),
    ScoreKind(Kind.CHURN, part_terms, share, no_error),
    ScoreKind(Kind.RETENTION, part_terms, share, no_error),
)


def score_kind(kind: Kind) -> ScoreKind:
    """Return how scores of this kind are made; every `Kind` has its entry."""
    return next(entry for entry in KINDS if entry.kind is kind)
