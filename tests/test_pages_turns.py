"""What is shown for a while is chosen by the day that the handbook speaks of."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cxsite.pages import turns

THINGS = st.lists(st.integers(), min_size=1, max_size=9, unique=True)
DAYS = st.dates(date(1900, 1, 1), date(2900, 1, 1))


@given(THINGS, DAYS)
def test_every_one_has_its_month_before_the_first_comes_back(things: list[int], day: date) -> None:
    """As many months in a row show as many different things."""
    count = day.year * 12 + day.month - 1
    months = [date(at // 12, at % 12 + 1, 15) for at in range(count, count + len(things))]
    assert {turns.of_the_month(things, month) for month in months} == set(things)


def test_a_month_has_one_from_its_first_day_to_its_last() -> None:
    """Whether a build is of the first or of the last makes no difference; the next month does."""
    days = (date(2026, 10, 1), date(2026, 10, 31), date(2026, 11, 1))
    assert [turns.of_the_month("abc", day) for day in days] == ["a", "a", "b"]


@given(THINGS, DAYS)
def test_every_one_has_its_week_before_the_first_comes_back(things: list[int], day: date) -> None:
    """The same, week by week."""
    weeks = [day + timedelta(weeks=number) for number in range(len(things))]
    assert {turns.of_the_week(things, week) for week in weeks} == set(things)


def test_a_week_goes_from_monday_to_sunday() -> None:
    """26 October 2026 is a Monday."""
    days = [date(2026, 10, day) for day in (25, 26, 31)] + [date(2026, 11, day) for day in (1, 2)]
    sunday, *week, monday = (turns.of_the_week("ab", day) for day in days)
    assert len({*week}) == 1
    assert sunday == monday != week[0]


def test_of_nothing_nothing_is_chosen() -> None:
    """A handbook without practices has no practice of the month."""
    assert turns.of_the_month((), date(2026, 10, 1)) is None
    assert turns.of_the_week((), date(2026, 10, 1)) is None
