"""Net Promoter Score: promoters less detractors."""

from cxsite.measure.change import by_errors
from cxsite.measure.intervals import adjusted_error, adjusted_wald
from cxsite.measure.scores import ScoreKind, Tally, Term
from cxsite.model.dataset import Scale
from cxsite.model.metric import Kind, Metric

PROMOTERS = Scale(9, 10)
DETRACTORS = Scale(0, 6)


def nps_terms(_metric: Metric, _scale: Scale) -> tuple[Term, ...]:
    """Promoters answer 9 or 10, detractors 0 to 6; passives are only in the number of answers."""
    return (Term("promoters", PROMOTERS), Term("detractors", DETRACTORS))


def nps(tally: Tally, _scale: Scale) -> tuple[float, float, float]:
    """Return the Net Promoter Score and its interval, in points.

    Source:
        Reichheld (2003), The One Number You Need to Grow, Harvard Business Review 81(12).
    """
    promoters, detractors = tally.shares
    return 100 * (promoters - detractors), *adjusted_wald(promoters, detractors, tally.n_eff)


def nps_error(tally: Tally, _scale: Scale) -> float:
    """Return the standard error of a Net Promoter Score, in points."""
    promoters, detractors = tally.shares
    return adjusted_error(promoters, detractors, tally.n_eff)


KIND = ScoreKind(Kind.NPS, nps_terms, nps, nps_error, by_errors)
