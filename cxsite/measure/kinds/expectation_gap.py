"""The expectation gap: the mean difference of what the same people found and had expected.

Source:
    Parasuraman, Zeithaml and Berry (1988), SERVQUAL, Journal of Retailing 64(1): a gap is perception less expectation.
    Its interval is that of a mean of differences: Student (1908), Biometrika 6(1), the paired t.
"""

from cxsite.measure.change import by_welch
from cxsite.measure.kinds.means import error_of_mean, mean, no_terms
from cxsite.measure.scores import ScoreKind
from cxsite.model.metric import Kind

KIND = ScoreKind(Kind.EXPECTATION_GAP, no_terms, mean, error_of_mean, by_welch)
