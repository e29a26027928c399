"""The list of how each kind of score is made: adding one is a file beside this one, and a line here."""

from cxsite.measure.kinds import (
    ces,
    ces2,
    churn,
    completion,
    conversion,
    csat,
    emotion,
    expectation_gap,
    mean,
    nps,
    perception_gap,
    response_rate,
    retention,
    share,
)
from cxsite.measure.scores import ScoreKind
from cxsite.model.metric import Kind

KINDS = (
    nps.KIND,
    share.KIND,
    csat.KIND,
    ces.KIND,
    ces2.KIND,
    mean.KIND,
    emotion.KIND,
    conversion.KIND,
    completion.KIND,
    churn.KIND,
    retention.KIND,
    expectation_gap.KIND,
    perception_gap.KIND,
    response_rate.KIND,
)


def score_kind(kind: Kind) -> ScoreKind:
    """Return how scores of this kind are made; every `Kind` has its entry."""
    return next(entry for entry in KINDS if entry.kind is kind)
