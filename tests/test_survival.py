"""How long things take where some are not done: against a table by hand, against statsmodels, against numpy."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.duration.survfunc import SurvfuncRight  # type: ignore[import-untyped] # it has no types

from cxsite.measure.survival import Spell, ages, interval, merged, quantile, survival

SPELLS = st.lists(st.tuples(st.integers(0, 40), st.booleans()), min_size=2, max_size=60).filter(
    lambda each: any(ended for _, ended in each)
)


def spells(cases: list[tuple[int, bool]]) -> tuple[Spell, ...]:
    return merged(Spell(took, int(ended), int(not ended)) for took, ended in cases)


def test_a_table_by_hand() -> None:
    """Ten cases, two of them open: 9/10, then 6/9 of it, then 2/4, and none when the last is done."""
    steps = survival((Spell(1, 1, 0), Spell(2, 3, 2), Spell(5, 2, 1), Spell(9, 1, 0)))
    assert [(step.took, step.risk, step.ended) for step in steps] == [
        (1, 10, 1),
        (2, 9, 3),
        (5, 4, 2),
        (9, 1, 1),
    ]
    assert [step.left for step in steps] == pytest.approx([0.9, 0.6, 0.3, 0.0])
    assert steps[1].spread == pytest.approx(1 / 90 + 3 / 54)


@given(cases=SPELLS)
def test_it_is_what_statsmodels_says(cases: list[tuple[int, bool]]) -> None:
    """Shares, their errors, and the interval of the median."""
    steps = survival(spells(cases))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it divides by nothing where nothing is left
        oracle = SurvfuncRight([took for took, _ in cases], [int(ended) for _, ended in cases])
        low, high = oracle.quantile_ci(0.5)
    assert [step.took for step in steps] == list(oracle.surv_times)
    assert [step.left for step in steps] == pytest.approx(list(oracle.surv_prob), abs=1e-9)
    sure = [at for at, step in enumerate(steps) if step.left > 0]
    errors = [steps[at].left * steps[at].spread ** 0.5 for at in sure]
    assert errors == pytest.approx([oracle.surv_prob_se[at] for at in sure], abs=1e-9)
    first, last = interval(steps, 0.5)
    if not np.isnan(low):
        assert first
        assert first.took == low
        assert (last.took if last else np.inf) == high


@given(took=st.lists(st.integers(0, 5000), min_size=1, max_size=80), share=st.sampled_from([0.5, 0.9]))
def test_where_all_is_done_a_quantile_is_that_of_the_cases(took: list[int], share: float) -> None:
    """It lies between the two order statistics that numpy interpolates between, exactly."""
    steps = survival(spells([(each, True) for each in took]))
    found = quantile(steps, share)
    assert found
    assert found.took == np.quantile(took, share, method="inverted_cdf")


@given(minutes=st.lists(st.integers(0, 90_000), min_size=1, max_size=80))
def test_a_quantile_is_exact_to_its_bin(minutes: list[int]) -> None:
    """Cut to full hours it is the hour in which the true one lies."""
    found = quantile(survival(spells([(each // 60, True) for each in minutes])), 0.5)
    assert found
    assert found.took == np.quantile(minutes, 0.5, method="inverted_cdf") // 60


def test_where_fewer_than_half_are_done_there_is_no_median() -> None:
    """To leave the open ones out would make it two days."""
    steps = survival((Spell(2, 4, 0), Spell(30, 0, 6)))
    assert quantile(steps, 0.5) is None
    assert interval(steps, 0.5)[1] is None


def test_a_step_of_everybody_has_no_interval() -> None:
    """When all end at once nothing is left to tell how sure that is."""
    steps = survival((Spell(3, 12, 0),))
    assert [end.took if end else None for end in interval(steps, 0.5)] == [3, 3]


def test_only_open_cases_have_an_age() -> None:
    """The youngest first, the last without end."""
    assert ages((Spell(0, 5, 2), Spell(3, 1, 1), Spell(9, 0, 4)), (1, 3, 7)) == (2, 0, 1, 4)
