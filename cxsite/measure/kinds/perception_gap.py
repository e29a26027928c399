"""The perception gap: how many customers agree less how many inside the house believe that they do, in points.

Two groups of different people, each with a number of its own; what is known of the gap is never surer than the smaller.
"""

from math import sqrt

from cxsite.measure.change import by_errors, newcombe
from cxsite.measure.intervals import wilson
from cxsite.measure.scores import Score, ScoreKind, Tally, Term
from cxsite.model.dataset import Scale
from cxsite.model.metric import Kind, Metric

WIDEST = (-100.0, 100.0)


def gap_terms(metric: Metric, scale: Scale) -> tuple[Term, ...]:
    """Answers inside keep their numbers, those of customers stand behind them (see `measure.paired`)."""
    counted = metric.counted(scale) or scale
    beyond = scale.high - scale.low + 1
    return (
        Term("believing", counted),
        Term("inside", scale),
        Term("agreeing", Scale(counted.low + beyond, counted.high + beyond)),
        Term("customers", Scale(scale.low + beyond, scale.high + beyond)),
    )


def perception_gap(tally: Tally, _scale: Scale) -> tuple[float, float, float]:
    """Return the gap and its interval; the whole scale where one of the two groups said nothing.

    Source:
        Bain & Company (2005), Closing the delivery gap: 80 % believe, 8 % agree. Interval: Newcombe (1998), method 10.
    """
    believing, inside, agreeing, customers = tally.weights
    if not (inside and customers):
        return 0.0, *WIDEST
    before, after = _share(believing, inside), _share(agreeing, customers)
    low, high = newcombe(before, after)
    return after.value - before.value, low, high


def gap_error(tally: Tally, _scale: Scale) -> float:
    """Return the standard error of the gap, in points.

    Source:
        Agresti and Caffo (2000), The American Statistician 54(4): one answer of each kind is added to both groups.
    """
    believing, inside, agreeing, customers = tally.weights
    variances = [
        (hits + 1) * (n - hits + 1) / (n + 2) ** 3 for hits, n in ((believing, inside), (agreeing, customers))
    ]
    return 100 * sqrt(sum(variances))


def _share(hits: float, n: float) -> Score:
    return Score(100 * hits / n, *wilson(hits / n, n), int(n), int(n), n)


KIND = ScoreKind(Kind.PERCEPTION_GAP, gap_terms, perception_gap, gap_error, by_errors)
