"""The mean answer."""

from cxsite.measure.change import by_welch
from cxsite.measure.kinds.means import error_of_mean, mean, no_terms
from cxsite.measure.scores import ScoreKind
from cxsite.model.metric import Kind

KIND = ScoreKind(Kind.MEAN, no_terms, mean, error_of_mean, by_welch)
