"""What the kinds that are shares have in common: a part of a whole in percent, with its interval.

Two shares are compared by their intervals (Newcombe), so none has a standard error.
"""

from cxsite.measure.intervals import wilson
from cxsite.measure.scores import PART, Tally, Term
from cxsite.model.dataset import Scale
from cxsite.model.metric import Metric


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
