"""The same weeks around a festival: counted by day in the engine, told in bands, withheld where months are."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog  # type: ignore[import-untyped] # it has no types
from surveys import NAME, data_file, dataset, handbook

from cxsite.measure.aligned import aligned, band_of_week, leave_enough
from cxsite.measure.engines import DuckDB
from cxsite.measure.findings import Cut, Finding, Shown
from cxsite.measure.found_weeks import Aligned, Weeks
from cxsite.measure.measured import depends_on, measure
from cxsite.measure.privacy import publish
from cxsite.measure.queries import Group
from cxsite.measure.scan import scan
from cxsite.measure.weeks import Window, day_sums, week_groups, windows
from cxsite.model.dataset import Change, Day, Scale
from cxsite.model.handbook import Handbook
from cxsite.model.improve import Event
from cxsite.model.period import Grain, period_of
from cxsite.model.settings import MinN
from cxsite.read.validation import valid

DAYS = {2025: date(2025, 1, 28), 2026: date(2026, 2, 16)}
RECOMMEND = {"column": ("ltr",), "scale": "0 to 10"}
MIN_N = MinN(show=10, judge=30)


def events(*days: date, festival: str | None = "spring") -> dict[str, Event]:
    """Return events that begin on these days."""
    return {
        f"new-year-{day.year}": valid(
            Event, {"id": f"new-year-{day.year}", "name": NAME, "from": str(day), "festival": festival}
        )
        for day in days
    }


def answers(per_week: dict[int, list[int]], day: date) -> list[tuple[date, int]]:
    """Return answers by week, spread over its seven days."""
    return [
        (day + timedelta(days=7 * week + at % 7), answer)
        for week, given_answers in per_week.items()
        for at, answer in enumerate(given_answers)
    ]


def everywhere(n: int = 40, score: int = 9) -> dict[int, list[int]]:
    """Return as many answers in every week."""
    return {week: [score] * n for week in range(-8, 5)}


def survey(folder: Path, rows: list[tuple[date, int]], **more: object) -> Handbook:
    """Return a handbook with these answers and both festivals."""
    text = "day,ltr\n" + "".join(f"{day},{answer}\n" for day, answer in sorted(rows))
    made = handbook(
        (data_file(folder, "a.csv", text),), {"date": {"column": ("day",)}}, {"recommend": RECOMMEND}
    )
    return replace(made, events=events(*DAYS.values()), **more)  # type: ignore[arg-type] # fields of a handbook


def two_years(folder: Path, **more: object) -> Handbook:
    """Return a handbook with forty answers a week around both festivals."""
    return survey(folder, [row for day in DAYS.values() for row in answers(everywhere(), day)], **more)


def found(made: Handbook, min_n: MinN = MIN_N, until: date | None = None) -> tuple[Aligned, ...]:
    """Return what readers see of the weeks."""
    measured, problems = measure(made, until=until)
    assert not problems
    return publish(measured, min_n).metrics["nps"].aligned


def only(made: Handbook) -> tuple[Weeks, Weeks]:
    """Return both years of the only festival."""
    (one,) = found(made)
    return one.before, one.after


def test_weeks_begin_with_the_day() -> None:
    """Six before it, its own, two after it; half open, seven days each."""
    weeks = Window("spring", "new-year-2026", DAYS[2026]).weeks
    assert len(weeks) == 9
    assert (weeks[6].start, weeks[6].last) == (date(2026, 2, 16), date(2026, 2, 22))
    assert weeks[0].start == date(2026, 1, 5)
    assert all((week.end - week.start).days == 7 for week in weeks)
    assert all(one.end == later.start for one, later in pairwise(weeks))


def test_every_answer_is_in_its_week(tmp_path: Path) -> None:
    """The last day of a week belongs to it, the next one to the next; what lies outside is in none."""
    day = DAYS[2026]
    rows = [
        *((day - timedelta(days=1), 10) for _ in range(12)),
        *((day, 0) for _ in range(12)),
        *((day + timedelta(days=6), 0) for _ in range(12)),
        *((day + timedelta(days=21), 5) for _ in range(12)),
        *((day - timedelta(days=43), 5) for _ in range(12)),
        *answers({-6: [9] * 40}, DAYS[2025]),
    ]
    _, after = only(survey(tmp_path, rows))
    assert [week.value for week in after.weeks] == [None] * 5 + [100, -100] + [None] * 2
    assert [str(week.band) for week in after.weeks if week.band] == ["10..29", "10..29"]
    assert {week.shown for week in after.weeks if week.value is None} == {Shown.NONE}


def test_no_week_says_how_many_answered(tmp_path: Path) -> None:
    """However many they are: a band, and an interval that follows from value and band."""
    before, after = only(two_years(tmp_path))
    for week in (*before.weeks, *after.weeks):
        assert week.n is None
        assert week.band
        assert (week.band.low, week.band.high) == (30, 89)
        assert week.shown is Shown.OK
    assert (before.event, before.day) == ("new-year-2025", DAYS[2025])


def test_a_small_week_is_weak_and_a_smaller_one_withheld(tmp_path: Path) -> None:
    """From `show` on there is a value, from `judge` on it is no small sample; nobody is said to be nobody."""
    rows = answers({-3: [9] * 9, -2: [9] * 10, -1: [9] * 29, 0: [9] * 30}, DAYS[2026])
    _, after = only(survey(tmp_path, [*rows, *answers(everywhere(), DAYS[2025])]))
    assert [week.shown for week in after.weeks] == [
        *[Shown.NONE] * 3,
        Shown.WITHHELD,
        Shown.SMALL,
        Shown.SMALL,
        Shown.OK,
        *[Shown.NONE] * 2,
    ]


def test_a_week_of_a_withheld_month_is_withheld(tmp_path: Path) -> None:
    """February 2026 has 8 answers before the 16th: who takes weeks from months must not find them."""
    rows = answers({-6: [9] * 40, -5: [9] * 40, -4: [9] * 30}, DAYS[2026])
    rows += [(date(2026, 2, 1), 9)] * 8 + [(date(2026, 1, 31), 9)] * 20
    _, after = only(survey(tmp_path, [*rows, *answers(everywhere(), DAYS[2025])]))
    assert after.weeks[3].cut.period.start == date(2026, 1, 26)
    assert [week.shown for week in after.weeks[:4]] == [Shown.OK, Shown.OK, Shown.OK, Shown.WITHHELD]


def test_a_week_of_a_month_with_a_band_is_withheld(tmp_path: Path) -> None:
    """Two weeks of ten are at least twenty: they would tell more than `10 to 29`."""
    rows = answers({-2: [9] * 11, -1: [9] * 12}, DAYS[2026]) + answers(everywhere(), DAYS[2025])
    assert found(survey(tmp_path, rows)) == ()
    (told,) = found(survey(tmp_path, [*rows, *answers({0: [9] * 40}, DAYS[2026])]))
    assert [str(week.band) for week in told.after.weeks if week.band] == ["10..29", "10..29", "30..89"]


@pytest.mark.parametrize(
    ("week", "rest", "is_told"),
    [(30, 1, False), (39, 1, True), (30, 10, True), (30, 9, False), (30, 0, False)],
)
def test_a_week_and_its_month_leave_enough_people(
    tmp_path: Path,
    week: int,
    rest: int,
    is_told: bool,  # noqa: FBT001 - a case
) -> None:
    """Of 31 in a month 30 or more are of one week: the one who is left would be found. Of 40 it may be ten."""
    few = [(date(2026, 2, 3 + 7 * (at % 2)), 0) for at in range(rest)]
    rows = answers({0: [9] * week}, DAYS[2026]) + few
    assert bool(found(survey(tmp_path, [*rows, *answers(everywhere(), DAYS[2025])]))) is is_told


def test_weeks_that_cover_a_month_leave_enough_people(tmp_path: Path) -> None:
    """Five weeks of 89 cover a month of 444: the one who answered outside of it would be found."""
    rows = answers({week: [9] * 89 for week in (-3, -2, -1, 0, 1)}, DAYS[2026])
    outside = [row for row in rows if row[0] < date(2026, 2, 1) or row[0] > date(2026, 2, 28)]
    inside = [row for row in rows if row not in outside]
    moved = [(date(2026, 2, 1), answer) for _, answer in outside[:12]]
    moved += [(date(2026, 2, 23), answer) for _, answer in outside[12:-1]] + outside[-1:]
    made = survey(tmp_path, [*inside, *moved, *answers(everywhere(), DAYS[2025])])
    assert len(inside) + len(moved) == 445
    assert found(made) == ()


CROWDS = st.dictionaries(st.integers(0, 90), st.sampled_from((1, 2, 10, 29, 30, 31)), min_size=2, max_size=9)
"""Day of the quarter to how many answered on it: months of little more than one week has."""


@given(CROWDS)
@settings(max_examples=200, deadline=None)
def test_whoever_subtracts_weeks_from_months_finds_nobody(crowds: dict[int, int]) -> None:
    """Linear programming over the days: a week that is withheld may be of none or of `show` more than its least."""
    first, daily = date(2026, 1, 1), [crowds.get(at, 0) for at in range(91)]
    days = [first + timedelta(days=at) for at in range(91)]
    months = {
        month: sum(n for day, n in zip(days, daily, strict=True) if day.month == month) for month in (1, 2, 3)
    }
    window = Window("spring", "", DAYS[2026]).weeks
    counts = [
        sum(n for day, n in zip(days, daily, strict=True) if week.start <= day < week.end) for week in window
    ]
    told = {period_of(date(2026, month, 1), Grain.MONTH): n for month, n in months.items() if n >= 30}
    weeks = [
        Finding(Cut(week), Shown.OK, None, 50.0, 40.0, 60.0, band_of_week(n, 10))
        if n >= 10 and not any(0 < months[day.month] < 30 for day in (week.start, week.last))
        else Finding(Cut(week), Shown.WITHHELD if n else Shown.NONE)
        for week, n in zip(window, counts, strict=True)
    ]
    if not leave_enough(weeks, counts, told, 10):
        return
    rows = [[float(each.start <= day < each.end) for day in days] for each in told]
    low, high = list(told.values()), list(told.values())
    for week in weeks:
        if week.band or week.shown is Shown.NONE:
            rows.append([float(week.cut.period.start <= day < week.cut.period.end) for day in days])
            low.append(week.band.low if week.band else 0)
            high.append(week.band.high if week.band else 0)
    if not rows:
        return
    matrix, bounds = np.vstack([-np.array(rows), np.array(rows)]), [*(-each for each in low), *high]
    for week in weeks:
        if week.shown is Shown.WITHHELD:
            asked = np.array([float(week.cut.period.start <= day < week.cut.period.end) for day in days])
            least, most = (linprog(sign * asked, matrix, bounds) for sign in (1, -1))
            assert most.fun is None or -most.fun - least.fun >= 10


def test_without_two_festivals_nothing_is_asked(tmp_path: Path) -> None:
    """One year, two events of no festival, two festivals of which one lies before every answer."""
    made = two_years(tmp_path)
    assert found(replace(made, events=events(DAYS[2026]))) == ()
    assert found(replace(made, events=events(*DAYS.values(), festival=None))) == ()
    assert found(replace(made, events=events(date(2020, 1, 25), DAYS[2026]))) == ()
    assert windows(made, date(2024, 1, 1), date(2024, 12, 16)) == ()
    assert len(windows(made, date(2024, 12, 17), date(2026, 1, 5))) == 2


def test_a_year_without_a_value_is_not_compared(tmp_path: Path) -> None:
    """The newest two with values are; all three windows are looked at."""
    rows = answers(everywhere(), DAYS[2025]) + answers(everywhere(5), DAYS[2026])
    assert found(survey(tmp_path, rows)) == ()
    rows += answers(everywhere(), date(2024, 2, 9))
    made = replace(survey(tmp_path, rows), events=events(date(2024, 2, 9), *DAYS.values()))
    before, after = only(made)
    assert (before.day.year, after.day.year) == (2024, 2025)


@pytest.mark.parametrize(
    ("day", "is_shown"), [("2025-06-01", False), ("2024-11-01", True), ("2026-04-01", True)]
)
def test_across_a_change_of_the_question_there_is_nothing(tmp_path: Path, day: str, is_shown: bool) -> None:  # noqa: FBT001 - a case
    """Before the first window and after the second one it does not matter."""
    made = two_years(tmp_path)
    change = Change(date=Day(day), question="recommend", what=NAME)
    survey_ = replace(made.datasets["survey"], changes=(change,))
    assert bool(found(replace(made, datasets={"survey": survey_}))) is is_shown


def test_only_questions_with_one_column_and_a_day_are_counted(tmp_path: Path) -> None:
    """Where a person answers for several touchpoints, or a file is dated as a whole, there are no weeks."""
    made = two_years(tmp_path)
    dated = replace(made, files=tuple(replace(file, day=Day("2026-02")) for file in made.files))
    wide = dataset(
        {"date": {"column": ("day",)}}, {"recommend": {"columns": {"video": ("ltr",)}, "scale": "0 to 10"}}
    )
    known = {"recommend": measured_groups(made)}
    asked = {"recommend": (Scale(0, 6), Scale(9, 10))}
    with DuckDB() as engine:
        assert week_groups(made, "survey", asked, known, engine)
        assert week_groups(made, "survey", asked, {}, engine) == {}
        assert week_groups(dated, "survey", asked, known, engine) == {}
        assert week_groups(replace(made, datasets={"survey": wide}), "survey", asked, known, engine) == {}


def measured_groups(made: Handbook) -> tuple[Group, ...]:
    """Return what a scan counts by month."""
    with DuckDB() as engine:
        return scan(made, "survey", {"recommend": (Scale(0, 6), Scale(9, 10))}, engine).groups["recommend"]


def test_what_comes_after_the_cut_off_does_not_count(tmp_path: Path) -> None:
    """An edition's weeks end with it."""
    (one,) = found(two_years(tmp_path), until=date(2026, 2, 22))
    assert [week.shown for week in one.after.weeks[6:]] == [Shown.OK, Shown.NONE, Shown.NONE]


def test_the_text_is_portable() -> None:
    """Literals, comparisons, sums: nothing that another engine would read otherwise."""
    text = day_sums([Scale(9, 10)], [Window("spring", "a", DAYS[2026])], date(2026, 2, 20))
    assert text.startswith("SELECT\n  day,\n  COUNT(*),\n  COUNT(answer),")
    assert text.endswith(
        "FROM answers\nWHERE (day >= DATE '2026-01-05' AND day < DATE '2026-02-21')\nGROUP BY day"
    )


def test_numbers_follow_from_festivals(tmp_path: Path) -> None:
    """Another day is another digest; an event that is no festival is none."""
    made = two_years(tmp_path)
    moved = replace(made, events=events(DAYS[2025], date(2026, 2, 17)))
    other = replace(made, events={**made.events, **events(date(2026, 5, 1), festival=None)})
    assert depends_on(moved, "nps") != depends_on(made, "nps")
    assert depends_on(replace(other, events={**events(*DAYS.values())}), "nps") == depends_on(made, "nps")


def test_several_festivals_are_told_apart(tmp_path: Path) -> None:
    """Each with its own two years."""
    made = two_years(tmp_path)
    others = {
        f"lantern-{key}": replace(each, id=f"lantern-{key}", festival="lantern")
        for key, each in made.events.items()
    }
    assert [each.festival for each in found(replace(made, events={**made.events, **others}))] == [
        "lantern",
        "spring",
    ]


def test_a_series_without_weeks_has_none(tmp_path: Path) -> None:
    """Nothing is made up."""
    measured, _ = measure(replace(two_years(tmp_path), events={}))
    assert aligned(measured.metrics["nps"], {}, (), MIN_N) == ()
