"""The emotion index: a mean, drawn out."""

from cxsite.measure.change import by_welch
from cxsite.measure.kinds.means import error_of_mean, mean, no_terms
from cxsite.measure.scores import ScoreKind, Tally
from cxsite.model.dataset import Scale
from cxsite.model.metric import Kind


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


KIND = ScoreKind(Kind.EMOTION, no_terms, emotion, emotion_error, by_welch)
