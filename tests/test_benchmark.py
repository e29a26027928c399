"""Benchmarks: what makes one comparable with a number of ours."""

import pytest
from held import benchmark, dataset
from speaking import metric

from cxsite.model.benchmark import Apart, apart
from cxsite.model.dataset import Dataset


def test_what_was_asked_alike_may_be_compared() -> None:
    """The same kind of score, the same scale, the same mode."""
    assert apart(benchmark(), metric(), dataset()) == ()


@pytest.mark.parametrize(
    ("differs", "survey", "reasons"),
    [
        ({"kind": "mean"}, dataset(), (Apart.KIND,)),
        ({"kind": "share", "counts": "9 to 10"}, dataset(), (Apart.KIND,)),
        ({"scale": "1 to 10"}, dataset(), (Apart.SCALE,)),
        ({"scale": None}, dataset(), (Apart.SCALE_UNKNOWN,)),
        ({"mode": "phone"}, dataset(), (Apart.MODE,)),
        ({"mode": None}, dataset(), (Apart.MODE_UNKNOWN,)),
        ({}, dataset(mode=None), (Apart.MODE_UNKNOWN,)),
        ({"mode": None}, dataset(mode=None), (Apart.MODE_UNKNOWN,)),
        ({"scale": "1 to 10", "mode": "phone"}, dataset(), (Apart.SCALE, Apart.MODE)),
    ],
)
def test_what_differs_or_is_not_known_is_a_reason(
    differs: dict[str, object], survey: Dataset, reasons: tuple[Apart, ...]
) -> None:
    """Every reason is named; another kind of score is reason enough."""
    assert apart(benchmark(**differs), metric(), survey) == reasons


@pytest.mark.parametrize(
    ("kind", "counts", "reasons"),
    [
        ("csat", None, ()),
        ("share", "4 to 5", ()),
        ("share", "3 to 5", (Apart.COUNTS,)),
        ("share", None, (Apart.COUNTS_UNKNOWN,)),
        ("nps", None, (Apart.KIND,)),
    ],
)
def test_shares_may_be_compared_where_the_same_answers_count(
    kind: str, counts: str | None, reasons: tuple[Apart, ...]
) -> None:
    """The two highest of five are the two highest of five, whatever the kind is called."""
    given = benchmark(kind=kind, counts=counts, scale="1 to 5", value="70%")
    assert apart(given, metric("share"), dataset("1 to 5")) == reasons


def test_two_questions_of_their_own_are_not_one_kind() -> None:
    """Satisfaction and effort are both shares, of answers to different questions."""
    given = benchmark(kind="csat", scale="1 to 7", value="70%")
    assert apart(given, metric("ces2"), dataset("1 to 7")) == (Apart.KIND,)


@pytest.mark.parametrize(
    ("written", "value"), [("31", 31), ("72%", 72), ("+4.5", 4.5), ("-3", -3), (31.5, 31.5)]
)
def test_a_value_is_written_with_its_sign_or_its_unit(written: object, value: float) -> None:
    """As people write it."""
    assert benchmark(value=written).value == value


def test_bounds_are_those_of_the_kind() -> None:
    """A mean has those of its scale, and none where the scale is not known."""
    assert benchmark().bounds == (-100, 100)
    assert benchmark(kind="csat", scale=None).bounds == (0, 100)
    assert benchmark(kind="mean", scale="1 to 5", value="4").bounds == (1, 5)
    assert benchmark(kind="mean", scale=None, value="4").bounds is None


def test_a_share_is_no_gap_although_both_say_what_counts() -> None:
    """A gap of two shares is compared with gaps alone."""
    gap = metric("perception-gap", question="", pairs="survey", counts="4 to 5")
    assert apart(benchmark(kind="share", counts="4 to 5", scale="1 to 5"), gap, dataset()) == (Apart.KIND,)
    assert apart(benchmark(kind="perception-gap", counts="4 to 5", scale="1 to 5"), gap, dataset()) == ()


LADDER = {"25": "20", "50": "31", "75": "44%"}


@pytest.mark.parametrize(
    ("value", "rank"),
    [(19.9, 0), (20, 25), (25.5, 37.5), (31, 50), (37.5, 62.5), (44, 75), (44.1, 100)],
)
def test_a_rank_is_linear_between_the_percentiles_that_are_quoted(value: float, rank: float) -> None:
    """Outside nothing is assumed: 0 is below the lowest, 100 above the highest."""
    assert benchmark(percentiles=LADDER).rank(value) == pytest.approx(rank)


def test_percentiles_with_one_value_are_one_step() -> None:
    """A quarter of the banks reach the same: their value lies at the higher of the two."""
    assert benchmark(percentiles={"25": 20, "50": 20}).rank(20) == 50
    assert benchmark(percentiles={"10": 20, "25": 20, "50": 30}).rank(20) == 25


def test_without_percentiles_there_is_no_rank() -> None:
    """A benchmark is mostly one value."""
    assert benchmark().rank(31) is None


@pytest.mark.parametrize(
    "percentiles",
    [
        {"25": 20},
        {"25": 30, "50": 20},
        {"0": 1, "50": 2},
        {"25": 1, "100": 2},
        {"median": 1, "75": 2},
        {"7.5": 1, "9": 2},
    ],
)
def test_what_are_no_percentiles_is_refused(percentiles: dict[str, float]) -> None:
    """Fewer than two, falling ones, and what is no whole number from 1 to 99."""
    with pytest.raises(ValueError, match="no percentiles that rise"):
        benchmark(percentiles=percentiles)
