import pytest
from hypothesis import given
from hypothesis import strategies as st
from surveys import NAME, NPS

from cxsite.measure.scores import KINDS, Score, Tally, Unit, score, score_kind
from cxsite.model.dataset import Scale
from cxsite.model.metric import Kind, Metric

NPS_KIND, SHARE_KIND = score_kind(Kind.NPS), score_kind(Kind.SHARE)


def tally(promoters: int, passives: int, detractors: int) -> Tally:
    n = promoters + passives + detractors
    return Tally(n, n, n, n, (promoters, detractors))


def value(found: Score | None) -> float:
    assert found is not None
    return found.value


def test_every_kind_has_one_entry() -> None:
    """What `metrics.yml` may name can be measured."""
    assert [entry.kind for entry in KINDS] == list(Kind)


def test_units_and_decimals_are_the_fields() -> None:
    """NPS is in points, a share in percent, and both are published without decimals."""
    assert [(entry.unit, entry.decimals) for entry in KINDS] == [(Unit.POINTS, 0), (Unit.PERCENT, 0)]


def test_passives_dilute_but_do_not_cancel() -> None:
    """Passives are in the denominator and nowhere else."""
    assert value(score(NPS_KIND, tally(3, 0, 1))) == 50
    assert value(score(NPS_KIND, tally(3, 4, 1))) == 25


def test_nobody_is_not_zero() -> None:
    """Without answers there is no score; a balanced score is 0."""
    assert score(NPS_KIND, tally(0, 0, 0)) is None
    assert value(score(NPS_KIND, tally(2, 0, 2))) == 0


def test_one_answer_has_an_interval() -> None:
    """A single promoter is 100 points, and little is known."""
    found = score(NPS_KIND, tally(1, 0, 0))
    assert found is not None
    assert found.value == 100
    assert found.high - found.low > 50


def test_an_nps_needs_promoters_and_detractors() -> None:
    """Promoters answer 9 or 10, detractors 0 to 6."""
    terms = NPS_KIND.terms(Metric.model_validate({"id": "nps"} | NPS))
    assert [(term.name, term.answers) for term in terms] == [
        ("promoters", Scale(9, 10)),
        ("detractors", Scale(0, 6)),
    ]


def test_a_share_counts_what_its_metric_says() -> None:
    """The range comes from `counts:`."""
    written = {"kind": "share", "question": "a.b", "every": "year", "counts": "4 to 5", "name": NAME}
    assert [term.answers for term in SHARE_KIND.terms(Metric.model_validate(written))] == [Scale(4, 5)]


def test_a_share_is_in_percent() -> None:
    """Three of four are 75 percent."""
    assert value(score(SHARE_KIND, Tally(4, 4, 4, 4, (3,)))) == 75


def test_weights_move_the_score_and_widen_the_interval() -> None:
    """Answers count by weight; `n` stays the number of people, the interval follows the effective number."""
    equal = score(NPS_KIND, tally(2, 0, 2))
    heavy = score(NPS_KIND, Tally(4, 4, 3 + 1 + 1 + 1, 9 + 1 + 1 + 1, (4, 2)))
    assert equal is not None
    assert heavy is not None
    assert (heavy.n, heavy.n_eff) == (4, 3)
    assert heavy.value == pytest.approx(100 / 3)
    assert heavy.high - heavy.low > equal.high - equal.low


@given(weights=st.lists(st.floats(0.001, 1000), min_size=1, max_size=30))
def test_all_of_all_is_never_more_than_all(weights: list[float]) -> None:
    """A share of everything is 100 percent although decimal sums differ in their last bit."""
    found = score(
        SHARE_KIND,
        Tally(
            len(weights),
            len(weights),
            sum(weights),
            sum(weight**2 for weight in weights),
            (sum(reversed(weights)),),
        ),
    )
    assert found is not None
    assert found.low <= found.value <= found.high <= 100


def test_several_answers_of_one_person_do_not_narrow_the_interval() -> None:
    """Ten answers of five people are known no better than five answers."""
    ten, five = (score(SHARE_KIND, Tally(n, 5, n, n, (0.6 * n,))) for n in (10, 5))
    assert ten is not None
    assert five is not None
    assert (ten.n, ten.people, ten.n_eff) == (10, 5, 5)
    assert (ten.low, ten.high) == (five.low, five.high)
