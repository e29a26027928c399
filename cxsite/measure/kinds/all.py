"""The list of how each kind of score is made: adding one is a file beside this one, and a line here."""

from cxsite.measure.kinds import (
    ces,
    ces2,
    churn,
    closed_loop,
    completion,
    conversion,
    csat,
    emotion,
    expectation_gap,
    fcr,
    first_response,
    mean,
    nps,
    perception_gap,
    resolution,
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
    fcr.KIND,
    first_response.KIND,
    resolution.KIND,
    closed_loop.KIND,
    expectation_gap.KIND,
    perception_gap.KIND,
    response_rate.KIND,
)


def score_kind(kind: Kind) -> ScoreKind:
    """Return how scores of this kind are made; every `Kind` has its entry."""
    return next(entry for entry in KINDS if entry.kind is kind)
