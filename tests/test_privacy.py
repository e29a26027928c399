from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.measure.banded import interval_of
from cxsite.measure.findings import AnswerFinding, Cut, Finding, Shown
from cxsite.measure.intervals import adjusted_wald, wilson
from cxsite.measure.measured import Measured
from cxsite.measure.privacy import publish
from cxsite.measure.results import Series
from cxsite.measure.rounding import rounded
from cxsite.measure.scores import Score
from cxsite.measure.seen import shown
from cxsite.measure.series import Answered, Measurement
from cxsite.model.band import Band
from cxsite.model.metric import Kind
from cxsite.model.period import Grain, period_of, whole
from cxsite.model.settings import MinN

MIN_N = MinN(show=10, judge=30)
CUT = Cut(period_of(date(2026, 1, 1), Grain.MONTH))
SCORES = st.builds(
    Score,
    value=st.floats(-100, 100),
    low=st.floats(-100, 100),
    high=st.floats(-100, 100),
    n=st.integers(60, 90),
    people=st.integers(1, 60),
    n_eff=st.floats(1, 60),
)


def findings(*scores: Score | None) -> tuple[Finding, ...]:
    series = Series("nps", Kind.NPS, tuple(Measurement(CUT, score) for score in scores))
    published = publish(Measured({"nps": series}, None, date(2026, 1, 31)), MIN_N)
    assert published.newest == date(2026, 1, 31)
    assert (published.metrics["nps"].metric, published.metrics["nps"].decimals) == ("nps", 0)
    return published.metrics["nps"].findings


@pytest.mark.parametrize(
    ("people", "status"),
    [
        (0, Shown.NONE),
        (1, Shown.WITHHELD),
        (9, Shown.WITHHELD),
        (10, Shown.SMALL),
        (29, Shown.SMALL),
        (30, Shown.OK),
    ],
)
def test_people_decide_what_is_shown(people: int, status: Shown) -> None:
    """Below `show` nothing, below `judge` with a warning."""
    assert shown(people, MIN_N) is status


@given(score=SCORES)
def test_a_withheld_finding_carries_nothing(score: Score) -> None:
    """Neither value nor number of answers; and what is shown is shown whole."""
    (finding,) = findings(score)
    parts = (finding.n, finding.value, finding.low, finding.high)
    if score.people < MIN_N.show:
        assert finding.shown is Shown.WITHHELD
        assert set(parts) == {None}
    else:
        assert None not in parts
        assert finding.n == score.n


def test_neither_weights_nor_many_answers_protect() -> None:
    """Nine people stay nine people, whatever their weight and however many answers each gave."""
    (finding,) = findings(Score(50, 40, 60, n=27, people=9, n_eff=400))
    assert finding == Finding(CUT, Shown.WITHHELD)


def test_nobody_is_none() -> None:
    """No score, no numbers."""
    assert findings(None) == (Finding(CUT, Shown.NONE),)


def test_numbers_are_rounded_to_the_decimals_of_the_kind() -> None:
    """Value and interval alike."""
    assert findings(Score(39.84, 37.18, 42.41, n=2746, people=2746, n_eff=2746)) == (
        Finding(CUT, Shown.OK, 2746, 40, 37, 42),
    )


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (0.5, 0, "1.0"),
        (-0.5, 0, "-1.0"),
        (2.5, 0, "3.0"),
        (-0.4, 0, "0.0"),
        (2.675, 2, "2.68"),
        (1e-9, 0, "0.0"),
    ],
)
def test_numbers_are_rounded_as_by_hand(value: float, decimals: int, expected: str) -> None:
    """Half away from zero, and never a negative zero."""
    assert str(rounded(value, decimals)) == expected


@given(low=st.floats(-100, 100), value=st.floats(-100, 100), high=st.floats(-100, 100))
def test_rounding_keeps_the_order(low: float, value: float, high: float) -> None:
    """A published value lies in its published interval."""
    low, value, high = sorted((low, value, high))
    assert rounded(low, 0) <= rounded(value, 0) <= rounded(high, 0)


COUNTED = (AnswerFinding(0, 1, 33.33), AnswerFinding(1, 2, 66.67))
UNCOUNTED = (AnswerFinding(0, None, 33), AnswerFinding(1, None, 67))


@pytest.mark.parametrize(("people", "expected"), [(9, ()), (10, UNCOUNTED), (29, UNCOUNTED), (30, COUNTED)])
def test_answers_are_shown_where_the_value_is(people: int, expected: tuple[AnswerFinding, ...]) -> None:
    """Of everyone over the whole time; a month with enough people is not enough. Of few people there are no counts."""
    overall = Cut(whole(date(2026, 1, 1), date(2026, 3, 31)))
    months = Measurement(CUT, Score(50, 40, 60, n=99, people=99, n_eff=99))
    total = Measurement(overall, Score(50, 40, 60, n=people, people=people, n_eff=people))
    spread = (Answered(0, 1, 1 / 3), Answered(1, 2, 2 / 3))
    series = Series("nps", Kind.NPS, (months, total), spread)
    found = publish(Measured({"nps": series}, None, None), MIN_N).metrics["nps"].spread
    assert found == expected


BANDED = [
    (Kind.NPS, (-100.0, 100.0), 40.0, (-18, 79)),
    (Kind.SHARE, (0.0, 100.0), 40.0, (17, 69)),
    (Kind.MEAN, (1.0, 5.0), 4.0, (2.7, 5.0)),
    (Kind.EMOTION, (-100.0, 100.0), 50.0, (-15, 100)),
]


@pytest.mark.parametrize(("kind", "bounds", "value", "interval"), BANDED)
def test_few_people_are_told_in_a_band(
    kind: Kind, bounds: tuple[float, float], value: float, interval: tuple[float, float]
) -> None:
    """Their interval follows from value and band alone: neither how many there are nor how they differ is in it."""
    found = {
        publish(
            Measured({"m": Series("m", kind, (Measurement(CUT, score),), bounds=bounds)}, None, None), MIN_N
        )
        .metrics["m"]
        .findings
        for score in (
            Score(value, value - 1, value + 1, n=10, people=10, n_eff=10),
            Score(value + 0.02, value - 2, value + 3, n=29, people=29, n_eff=12),
        )
    }
    assert found == {(Finding(CUT, Shown.SMALL, None, value, *interval, Band(10, 29)),)}
    assert next(iter(found))[0].answers == Band(10, 29)


@given(
    value=st.integers(0, 100).map(float), n=st.integers(10, 29), kind=st.sampled_from([Kind.NPS, Kind.SHARE])
)
def test_an_interval_under_a_band_is_never_narrower_than_the_true_one(
    value: float, n: int, kind: Kind
) -> None:
    """However many there are, and however they answered."""
    low, high = interval_of(kind, value, (-100, 100), Band(10, 29))
    share = value / 100
    true = adjusted_wald(share, 0, n) if kind is Kind.NPS else wilson(share, n)
    assert high - low >= true[1] - true[0]


def test_shares_of_weighted_answers_tell_no_weights() -> None:
    """Of an answer that one person gave, two decimals would be that person's weight."""
    overall = Cut(whole(date(2026, 1, 1), date(2026, 3, 31)))
    total = Measurement(overall, Score(50, 40, 60, n=90, people=90, n_eff=80))
    weighted, plain = (
        (Answered(0, 1, 0.0173), Answered(1, 89, 0.9827)),
        (Answered(0, 1, 1 / 90), Answered(1, 89, 89 / 90)),
    )
    for spread, shares in ((weighted, [2, 98]), (plain, [1.11, 98.89])):
        series = Series("nps", Kind.NPS, (total,), spread)
        found = publish(Measured({"nps": series}, None, None), MIN_N).metrics["nps"].spread
        assert [each.share for each in found] == shares
        assert [each.n for each in found] == [1, 89]


@pytest.mark.parametrize(
    ("kind", "bounds", "value", "decimals"),
    [
        (Kind.MEAN, (0.0, 10.0), 41.3, 1),
        (Kind.MEAN, (0.0, 100.0), 41, 0),
        (Kind.NPS, (-100.0, 100.0), 41, 0),
    ],
)
def test_a_mean_on_a_long_scale_has_no_decimals(
    kind: Kind, bounds: tuple[float, float], value: float, decimals: int
) -> None:
    """Its answers are not counted one by one; from a mean with decimals and its number of answers one can be solved."""
    score = Score(41.27, 31, 51, n=60, people=60, n_eff=60)
    series = Series("m", kind, (Measurement(CUT, score),), bounds=bounds)
    found = publish(Measured({"m": series}, None, None), MIN_N).metrics["m"]
    assert (found.findings[0].value, found.decimals) == (value, decimals)
    others = publish(Measured({"m": replace(series, is_published=True)}, None, None), MIN_N).metrics["m"]
    assert others.decimals == kind.form.decimals
