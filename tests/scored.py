"""Scores of made-up answers, for the tests of changes."""

from collections.abc import Sequence

from cxsite.measure.intervals import wilson
from cxsite.measure.kinds.all import score_kind
from cxsite.measure.scores import Score, Tally, score
from cxsite.model.dataset import Scale
from cxsite.model.metric import Kind


def nps(promoters: int, passives: int, detractors: int) -> Score:
    """Return the score of so many answers."""
    n = promoters + passives + detractors
    found = score(score_kind(Kind.NPS), Tally(n, n, n, n, (promoters, detractors)), Scale(0, 10))
    assert found
    return found


def share(counted: int, n: int) -> Score:
    """Return the score of so many answers that count."""
    return Score(100 * counted / n, *wilson(counted / n, n), n, n, n)


def mean(answers: Sequence[int]) -> Score:
    """Return the score of these answers."""
    n = len(answers)
    tally = Tally(n, n, n, n, (), sum(answers), sum(answer * answer for answer in answers))
    found = score(score_kind(Kind.MEAN), tally, Scale(1, 5))
    assert found
    return found
