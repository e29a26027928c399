"""What is withheld cannot be found by taking what is shown from a sum."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsite.measure.findings import Cut, Shown
from cxsite.measure.measured import Measured
from cxsite.measure.privacy import publish
from cxsite.measure.results import Series
from cxsite.measure.scores import Score
from cxsite.measure.seen import seen
from cxsite.measure.series import Measurement
from cxsite.measure.withholding import withheld
from cxsite.model.metric import Kind
from cxsite.model.period import Grain, Period, period_of, whole
from cxsite.model.settings import MinN

SHOW = 10
MIN_N = MinN(show=SHOW, judge=30)
MAY, JUNE = (period_of(date(2026, month, 1), Grain.MONTH) for month in (5, 6))
BOTH = whole(date(2026, 5, 1), date(2026, 6, 30))


def number(people: int, period: Period = BOTH, touchpoint: str = "", segment: str = "") -> Measurement:
    score = (
        Score(value=1.0, low=0.0, high=2.0, n=people, people=people, n_eff=float(people)) if people else None
    )
    return Measurement(Cut(period, touchpoint, "", segment), score)


def names(cuts: frozenset[Cut]) -> set[str]:
    return {cut.touchpoint or cut.segment or "all" for cut in cuts}


def test_what_is_withheld_for_another_is_the_same_after_a_few_more_answers() -> None:
    """Were it another touchpoint, its number of yesterday and that one's of today would give the small one away."""
    for more in range(SHOW):
        parts = [number(38, touchpoint="a"), number(32 + more, touchpoint="b"), number(5, touchpoint="c")]
        assert names(withheld([number(75 + more), *parts], SHOW)) == {"a", "c"}


@pytest.mark.parametrize(
    ("everyone", "parts", "hidden"),
    [
        (60, {"a": 40, "b": 20}, set()),
        (65, {"a": 40, "b": 20, "c": 5}, {"a", "c"}),
        (65, {"a": 20, "b": 40, "c": 5}, {"a", "c"}),
        (57, {"a": 12, "b": 40, "c": 5}, {"a", "b", "c"}),
        (68, {"a": 40, "b": 20, "c": 5, "d": 3}, {"a", "c", "d"}),
        (87, {"a": 40, "b": 20, "c": 9, "d": 9, "e": 9}, {"a", "c", "d", "e"}),
        (60, {"a": 40, "b": 20, "c": 0}, set()),
        (95, {"a": 40, "b": 20, "c": 5}, {"c"}),
        (70, {"a": 40, "b": 20, "c": 5}, {"a", "c"}),
        (24, {"c": 5}, {"c"}),
        (20, {"c": 5}, {"c"}),
        (19, {"c": 5}, {"c", "all"}),
        (22, {"a": 18, "c": 4}, {"a", "c"}),
        (5, {"c": 5}, {"c", "all"}),
    ],
)
def test_another_part_is_withheld_too(everyone: int, parts: dict[str, int], hidden: set[str]) -> None:
    """By its name, however large it is, and more of them where it has no room for enough people and as many new ones.

    None where those who belong to no part have that room.
    """
    measured = [number(everyone), *(number(people, touchpoint=name) for name, people in parts.items())]
    assert names(withheld(measured, SHOW)) == hidden


def test_each_dimension_is_a_sum_of_its_own() -> None:
    """A withheld touchpoint takes a touchpoint with it, no segment."""
    measured = [number(45), number(40, touchpoint="a"), number(5, touchpoint="b"), number(45, segment="s")]
    assert names(withheld(measured, SHOW)) == {"a", "b"}


def test_a_month_is_not_found_from_the_whole_time() -> None:
    """What is withheld in one month would follow from the whole and the other month."""
    measured = [number(45), number(5, MAY), number(40, JUNE)]
    assert {cut.period for cut in withheld(measured, SHOW)} == {MAY, JUNE}


def test_what_is_withheld_for_another_is_not_found_either() -> None:
    """In June `a` hides `b`; were `a` shown in May and as a whole, June's `a` and then `b` would follow."""
    measured = [number(96), number(70, MAY), number(26, JUNE)]
    measured += [number(61, touchpoint="a"), number(40, MAY, "a"), number(21, JUNE, "a")]
    measured += [number(35, touchpoint="b"), number(30, MAY, "b"), number(5, JUNE, "b")]
    hidden = {(cut.touchpoint, cut.period) for cut in withheld(measured, SHOW)}
    assert hidden == {("a", MAY), ("a", JUNE), ("b", MAY), ("b", JUNE)}


def test_people_at_several_touchpoints_may_be_the_same_ones() -> None:
    """In a wide survey the touchpoints have more answers than the survey has people: nobody knows whom they share."""
    measured = [number(40), number(40, touchpoint="a"), number(9, touchpoint="b"), number(9, touchpoint="c")]
    measured.append(number(9, touchpoint="d"))
    assert names(withheld(measured, SHOW)) == {"a", "b", "c", "d"}


def test_a_small_part_keeps_its_partner_when_another_is_small_no_longer() -> None:
    """Yesterday both hid behind each other and a third; were that one shown today, what is left would be found."""
    for more in range(SHOW):
        parts = [number(40, touchpoint="a"), number(9 + more, touchpoint="b"), number(5, touchpoint="c")]
        assert names(withheld([number(54 + more), *parts], SHOW)) - {"b"} == {"a", "c"}


def test_the_oldest_month_is_withheld_for_another() -> None:
    """And still is when that one has grown, or a new month has begun."""
    months = [period_of(date(2026, month, 1), Grain.MONTH) for month in (1, 2, 3, 4)]
    for sizes in ((31, 30, 30, 3), (32, 30, 30, 3), (60, 30, 3, 30), (60, 30, 9, 1)):
        measured = [number(people, month) for people, month in zip(sizes, months, strict=True)]
        hidden = withheld([number(sum(sizes), whole(date(2026, 1, 1), date(2026, 4, 30))), *measured], SHOW)
        small = {month for people, month in zip(sizes, months, strict=True) if people < SHOW}
        assert {cut.period for cut in hidden} == {months[0], *small}


def test_a_very_large_part_is_not_withheld_for_a_small_one() -> None:
    """Where it becomes one, what was withheld before and what will be are withheld together for a while."""
    found = []
    for n in (50, 55, 63, 64, 72, 73, 80, 2000):
        parts = [number(n, touchpoint="a"), number(40, touchpoint="b"), number(5, touchpoint="c")]
        found.append(names(withheld([number(45 + n), *parts], SHOW)))
    assert found == [*[{"a", "c"}] * 3, *[{"a", "b", "c"}] * 2, *[{"b", "c"}] * 3]


TABLES = st.dictionaries(
    st.tuples(st.sampled_from("abc"), st.sampled_from([MAY, JUNE])), st.integers(0, 60), min_size=1
)


@settings(max_examples=60)
@given(table=TABLES)
def test_no_shown_sum_gives_anybody_away(table: dict[tuple[str, Period], int]) -> None:
    """Behind what a sum leaves over stand enough people, and never one withheld number alone."""
    everyone, sums = _with_sums(table)
    hidden = withheld(everyone, SHOW)
    assert {one.cut for one in everyone if 0 < one.people < SHOW} <= hidden
    for total, parts in sums:
        left = [part for part in parts if part.cut in hidden]
        if total.cut not in hidden and left:
            assert len(left) > 1
            assert sum(part.people for part in left) >= SHOW


def _with_sums(
    table: dict[tuple[str, Period], int],
) -> tuple[list[Measurement], list[tuple[Measurement, list[Measurement]]]]:
    """Every number of a table of touchpoints and months, and every sum with its parts."""
    cells = [number(people, period, touchpoint) for (touchpoint, period), people in table.items()]

    def added(touchpoint: str, period: Period) -> Measurement:
        found = [
            one
            for one in cells
            if touchpoint in {"", one.cut.touchpoint} and period in {BOTH, one.cut.period}
        ]
        return number(sum(one.people for one in found), period, touchpoint)

    touchpoints = {name for name, _ in table}
    months = [added("", month) for month in (MAY, JUNE)]
    totals = [added(name, BOTH) for name in touchpoints]
    sums = [(total, [one for one in cells if one.cut.touchpoint == total.cut.touchpoint]) for total in totals]
    sums += [(month, [one for one in cells if one.cut.period == month.cut.period]) for month in months]
    sums += [(added("", BOTH), totals), (added("", BOTH), months)]
    return [added("", BOTH), *months, *totals, *cells], sums


def test_the_author_is_told_what_readers_are_told() -> None:
    """The status of a number at full precision is the one that is published."""
    numbers = [number(45), number(40, touchpoint="a"), number(5, touchpoint="b")]
    measured = Measured({"nps": Series("nps", Kind.NPS, tuple(numbers))}, None, None)
    statuses = (Shown.OK, Shown.WITHHELD, Shown.WITHHELD)
    assert seen(measured, MIN_N)["nps"] == statuses
    assert tuple(each.shown for each in publish(measured, MIN_N).metrics["nps"].findings) == statuses
