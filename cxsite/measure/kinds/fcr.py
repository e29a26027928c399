"""First-contact resolution: closed after one contact, and not opened again."""

from cxsite.measure.change import by_newcombe
from cxsite.measure.kinds.shares import no_error, part_terms, share
from cxsite.measure.scores import CaseRule, ScoreKind
from cxsite.model.metric import Kind

KIND = ScoreKind(Kind.FCR, part_terms, share, no_error, by_newcombe, CaseRule("closed", is_repeated=True))
