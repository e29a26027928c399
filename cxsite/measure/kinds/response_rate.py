"""Response rate: answers / invitations."""

from cxsite.measure.change import by_newcombe
from cxsite.measure.kinds.shares import no_error, part_terms, share
from cxsite.measure.scores import ScoreKind
from cxsite.model.metric import Kind

KIND = ScoreKind(Kind.RESPONSE_RATE, part_terms, share, no_error, by_newcombe)
