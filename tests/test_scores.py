import pytest
from hypothesis import given
from hypothesis import strategies as st
from surveys import NAME, NPS

from cxsite.measure import scores
from cxsite.measure.kinds.all import KINDS, score_kind
from cxsite.measure.scores import Score, ScoreKind, Tally
from cxsite.model.dataset import Scale
from cxsite.model.metric import Direction, Kind, Metric, Unit
from cxsite.read.validation import valid

NPS_KIND, SHARE_KIND = score_kind(Kind.NPS), score_kind(Kind.SHARE)
TEN, FIVE, SEVEN = Scale(0, 10), Scale(1, 5), Scale(1, 7)


def score(kind: ScoreKind, tally: Tally, scale: Scale = TEN) -> Score | None:
    return scores.score(kind, tally, scale)


def answered(*answers: int, weights: tuple[float, ...] = ()) -> Tally:
    """Return the tally of these answers for a kind without terms."""
    by = list(zip(answers, weights or (1.0,) * len(answers), strict=True))
    return Tally(
        len(answers),
        len(answers),
        sum(weight for _, weight in by),
        sum(weight**2 for _, weight in by),
        (),
        sum(weight * answer for answer, weight in by),
        sum(weight * answer**2 for answer, weight in by),
    )


def counted(kind: str, scale: Scale) -> list[Scale]:
    """Return what a kind counts of a question with this scale."""
    found = valid(Metric, {"kind": kind, "question": "a.b", "every": "year"})
    return [term.answers for term in score_kind(found.kind).terms(found, scale)]


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
    """Points and percent have no decimals; means have one, and what is lost in a period, which is little."""
    assert {(form.unit, form.decimals) for form in (kind.form for kind in Kind)} == {
        (Unit.POINTS, 0),
        (Unit.PERCENT, 0),
        (Unit.PERCENT, 1),
        (Unit.ANSWER, 1),
    }


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
    terms = NPS_KIND.terms(valid(Metric, {"id": "nps"} | NPS), TEN)
    assert [(term.name, term.answers) for term in terms] == [
        ("promoters", Scale(9, 10)),
        ("detractors", Scale(0, 6)),
    ]


def test_a_share_counts_what_its_metric_says() -> None:
    """The range comes from `counts:`."""
    written = {"kind": "share", "question": "a.b", "every": "year", "counts": "4 to 5", "name": NAME}
    assert [term.answers for term in SHARE_KIND.terms(valid(Metric, written), FIVE)] == [Scale(4, 5)]


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


def test_the_top_two_boxes_are_those_of_the_scale() -> None:
    """Satisfaction counts 4 and 5 of five, 6 and 7 of seven; effort of 2013 counts 5 or more of seven."""
    assert counted("csat", FIVE) == [Scale(4, 5)]
    assert counted("csat", SEVEN) == [Scale(6, 7)]
    assert counted("ces2", SEVEN) == [Scale(5, 7)]
    assert counted("ces", FIVE) == counted("mean", FIVE) == counted("emotion", Scale(-2, 2)) == []


def test_only_the_effort_of_2010_and_churn_are_better_when_lower() -> None:
    """A kind knows its direction, and a metric may say otherwise."""
    written = {"question": "a.b", "every": "year", "counts": "1 to 2", "name": NAME}
    lower = {kind for kind in Kind if kind.form.better is Direction.LOWER}
    assert lower == {Kind.CES, Kind.CHURN}
    ces = {"kind": "ces", "question": "a.b", "every": "year"}
    assert valid(Metric, ces).better is Direction.LOWER
    assert valid(Metric, {"kind": "share"} | written).better is Direction.HIGHER
    assert valid(Metric, {"kind": "share", "better": "lower"} | written).better is Direction.LOWER


def test_a_mean_is_that_of_the_answers() -> None:
    """Its interval is Student's: 1, 2, 3, 4, 5 have a mean of 3, give or take 1.963."""
    found = score(score_kind(Kind.MEAN), answered(1, 2, 3, 4, 5), FIVE)
    assert found is not None
    assert (found.value, found.n) == (3, 5)
    assert [found.low, found.high] == pytest.approx([1.037, 4.963], abs=0.001)


def test_a_weighted_mean_follows_its_weights() -> None:
    """An answer of weight 3 moves the mean as three would, and is known no better than its effective number."""
    weighted = score(score_kind(Kind.CES), answered(1, 1, 5, 5, weights=(3, 1, 1, 1)), FIVE)
    equal = score(score_kind(Kind.CES), answered(1, 1, 1, 1, 5, 5), FIVE)
    assert weighted is not None
    assert equal is not None
    assert weighted.value == pytest.approx(equal.value)
    assert weighted.n_eff == 3
    assert weighted.high - weighted.low > equal.high - equal.low


def test_an_emotion_is_the_mean_on_a_scale_of_a_hundred() -> None:
    """All at +1 are at +50; neutral is 0; the ends are -100 and +100."""
    emotion = score_kind(Kind.EMOTION)
    assert value(score(emotion, answered(1, 1, 1), Scale(-2, 2))) == 50
    assert value(score(emotion, answered(-2, 2, 0), Scale(-2, 2))) == 0
    assert value(score(emotion, answered(-2, -2), Scale(-2, 2))) == -100


@given(answers=st.lists(st.integers(1, 5), min_size=1, max_size=30))
def test_a_mean_lies_in_its_interval_and_on_its_scale(answers: list[int]) -> None:
    """However few answers there are, and even where they are all alike, the interval has some width."""
    found = score(score_kind(Kind.MEAN), answered(*answers), FIVE)
    assert found is not None
    assert 1 <= found.low <= found.value <= found.high <= 5
    assert found.low < found.high
