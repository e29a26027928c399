"""Customer effort of 2013: the share of those who agree."""

from cxsite.measure.change import by_newcombe
from cxsite.measure.kinds.shares import no_error, share, share_terms
from cxsite.measure.scores import ScoreKind
from cxsite.model.metric import Kind

KIND = ScoreKind(Kind.CES2, share_terms, share, no_error, by_newcombe)
