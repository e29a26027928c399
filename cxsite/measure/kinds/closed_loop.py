"""Closing the loop: a case of somebody who scored 0 to 6, closed within a time."""

from cxsite.measure.change import by_newcombe
from cxsite.measure.kinds.shares import no_error, part_terms, share
from cxsite.measure.scores import CaseRule, ScoreKind
from cxsite.model.metric import Kind

DETRACTORS = CaseRule("closed", only="score BETWEEN 0 AND 6")
KIND = ScoreKind(Kind.CLOSED_LOOP, part_terms, share, no_error, by_newcombe, DETRACTORS)
