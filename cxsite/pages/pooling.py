"""Whether a number puts the answers of several questionnaire languages together: that is always said beside it."""

from cxsite.measure.findings import MetricFindings
from cxsite.pages.speech import Pair, Speech

SEVERAL = 2
"""From so many languages on a number is a mixture of them."""


def is_pooled(found: MetricFindings) -> bool:
    """Say whether everybody's numbers put the answers of several languages together."""
    return found.pooled >= SEVERAL


def pooled(found: MetricFindings, speech: Speech) -> Pair | None:
    """Return a short sentence about it, None where all answers are in one language or nobody knows."""
    return speech.ui("judge.pooled", n=found.pooled) if is_pooled(found) else None
