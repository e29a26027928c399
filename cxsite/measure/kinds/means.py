"""What the kinds that are means have in common: the mean answer in steps of its scale, with its interval."""

from cxsite.measure.intervals import mean_error, mean_interval
from cxsite.measure.scores import Tally, Term
from cxsite.model.dataset import Scale
from cxsite.model.metric import Metric


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
