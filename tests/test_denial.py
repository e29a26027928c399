"""Everybody's number is withheld where it says whose answer is gone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import crowds
import pytest
from crowds import MEAN, MIN_N, NPS, PLEASED, Answer
from test_pairs import frozen_of

from cxsite.measure.denial import denied
from cxsite.measure.findings import Cut, Shown
from cxsite.measure.privacy import publish
from cxsite.measure.release import Last, last_of
from cxsite.model.metric import Metric
from cxsite.model.period import Grain

SHOW = MIN_N.show


def answers(month: int, segment: str, *given: tuple[int, int]) -> list[Answer]:
    """Return so many people's answers of a month."""
    return [
        Answer(date(2026, month, 1), "", "", segment, each) for count, each in given for _ in range(count)
    ]


BEFORE = [*answers(1, "new", (30, 5), (40, 9)), *answers(1, "old", (30, 5), (40, 9))]
APRIL = [*answers(4, "new", (1, 3), (24, 9)), *answers(4, "old", (25, 9))]
"""One of fifty is not pleased, and is a new one."""


def last(metric: Metric, said: Sequence[Answer]) -> Last:
    """Return what an edition said of a metric; its answers have no order."""
    return last_of(frozen_of(crowds.told(said, (metric,), in_batches=False)), metric.id)


def denies(metric: Metric, said: Sequence[Answer], now: Sequence[Answer], least: int = SHOW) -> set[str]:
    """Return the names of the periods of which everybody's number denies what an edition said."""
    series = crowds.measured(now, (metric,), in_batches=False).metrics[metric.id]
    return {cut.period.id for cut in denied(series, last(metric, said), least) if cut.is_everyone}


@pytest.mark.parametrize("metric", [PLEASED, NPS], ids=["share", "nps"])
def test_who_alone_was_not_pleased_is_not_told_to_be_gone(metric: Metric) -> None:
    """As little where another answer came in its place; the whole time has others who are not pleased."""
    when = "2026-q2" if metric is PLEASED else "2026-04"
    assert denies(metric, [*BEFORE, *APRIL], [*BEFORE, *APRIL]) == set()
    assert denies(metric, [*BEFORE, *APRIL], [*BEFORE, *APRIL[1:]]) == {when}
    assert denies(metric, [*BEFORE, *APRIL], [*BEFORE, *APRIL[1:], replace(APRIL[0], answer=9)]) == {when}
    assert denies(metric, [*BEFORE, *APRIL], [*BEFORE, *APRIL[:-1]]) == set()


def test_a_low_value_is_denied_like_a_high_one() -> None:
    """The only one who was pleased is gone."""
    april = [*answers(4, "new", (1, 9), (24, 3)), *answers(4, "old", (25, 3))]
    assert denies(PLEASED, [*BEFORE, *april], [*BEFORE, *april[1:]]) == {"2026-q2"}
    assert denies(NPS, [*BEFORE, *april], [*BEFORE, *april[1:]]) == {"2026-04"}


def test_detractors_are_gone_though_the_score_could_be_made_of_passives() -> None:
    """Of a Net Promoter Score and its interval it is known how many detractors there are."""
    april = [*answers(4, "new", (10, 3), (10, 8)), *answers(4, "old", (30, 8))]
    assert denies(NPS, april, [*april[6:]]) == {"2026-04", "2026-04..2026-04"}


def test_of_a_mean_it_is_known_what_the_others_can_have_answered() -> None:
    """Thirty tens among forty fives and tens."""
    said = [*answers(1, "new", (30, 10)), *answers(1, "old", (12, 0))]
    now = [*answers(1, "new", (25, 10)), *answers(1, "old", (12, 0))]
    assert denies(MEAN, said, now) == {"2026", "2026-01..2026-01"}


def test_a_segment_of_everybody_has_nothing_to_hide() -> None:
    """Whoever is gone is one of them."""
    said = answers(4, "new", (1, 3), (40, 9))
    assert denies(PLEASED, said, said[1:]) == set()


def test_where_many_are_gone_it_does_not_matter_whose_they_are() -> None:
    """Of as many as a number needs, or where nobody is left."""
    said, now = [*BEFORE, *APRIL], [*BEFORE, *APRIL[SHOW:]]
    assert denies(PLEASED, said, now) == set()
    assert denies(PLEASED, said, now, SHOW + 1) == {"2026-q2"}
    assert denies(PLEASED, said, BEFORE) == set()


def test_where_many_of_a_segment_are_different_it_is_told() -> None:
    """Forty cursed and praise now; nine of them would be few."""
    said = [*BEFORE, *answers(4, "new", (40, 3)), *answers(4, "old", (25, 9))]
    for many, when in ((40, set()), (9, {"2026-q2"})):
        praise = [*answers(4, "new", (40 - many, 3), (many, 9)), *answers(4, "old", (25, 9))]
        assert denies(PLEASED, said, [*BEFORE, *praise]) == when


def test_where_nothing_was_said_nothing_is_denied() -> None:
    """Neither without an edition, nor of a segment that it withheld."""
    series = crowds.measured(BEFORE, (PLEASED,)).metrics["pleased"]
    assert denied(series, Last(), SHOW) == frozenset()
    said = [*answers(4, "new", (1, 3), (7, 9)), *answers(4, "old", (50, 9))]
    assert denies(PLEASED, [*BEFORE, *said], [*BEFORE, *said[1:]]) == set()


def test_what_is_denied_is_withheld_with_all_of_its_period() -> None:
    """And with another period, that it is not found by subtraction."""
    measured = crowds.measured([*BEFORE, *APRIL[1:]], (PLEASED,), in_batches=False)
    said = frozen_of(crowds.told([*BEFORE, *APRIL], (PLEASED,), in_batches=False))
    found = {each.cut: each.shown for each in publish(measured, MIN_N, said).metrics["pleased"].findings}
    assert {cut for cut, shown in found.items() if shown is Shown.WITHHELD} >= {
        cut for cut in found if cut.period.grain is Grain.QUARTER
    }
    everybody = next(cut for cut in found if cut.is_everyone and cut.period.grain is Grain.WHOLE)
    assert found[everybody] is Shown.OK
    assert found[Cut(everybody.period, "", "", "new")] is Shown.OK


def test_weights_and_differences_deny_nothing() -> None:
    """What the others can be worth is known where every answer weighs the same, and is one."""
    series = crowds.measured([*BEFORE, *APRIL[1:]], (PLEASED,), in_batches=False).metrics["pleased"]
    said = last(PLEASED, [*BEFORE, *APRIL])
    assert denied(series, said, SHOW)
    assert not denied(replace(series, populations=(series.measurements,)), said, SHOW)
    numbers = [
        replace(one, score=replace(one.score, n_eff=one.score.n_eff - 1) if one.score else None)
        for one in series.measurements
    ]
    assert not denied(replace(series, measurements=tuple(numbers)), said, SHOW)


def test_what_an_edition_denied_itself_is_not_denied_today() -> None:
    """Other rules made its numbers, or others did."""
    series = crowds.measured([*BEFORE, *APRIL[1:]], (PLEASED,), in_batches=False).metrics["pleased"]
    said = last(PLEASED, [*BEFORE, *APRIL])
    numbers = {
        key: replace(each, value=10.0) if each.segment == "new" else each
        for key, each in said.numbers.items()
    }
    assert not denied(series, replace(said, numbers=numbers), SHOW)
