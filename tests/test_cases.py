"""Cases: what counts, what is not known yet, who comes back, and how long it takes."""

from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ticketed import FCR, RESOLUTION, counted, everyone, ticketed

from cxsite.measure.case_queries import Asked, question
from cxsite.measure.lines import disagreements
from cxsite.measure.measured import Measured
from cxsite.measure.privacy import publish
from cxsite.measure.tables import layouts_of, lines
from cxsite.model.lapse import Bin, Lapse, read_lapse
from cxsite.model.settings import MinN

SHORT = ("opened", "closed", "contacts", "customer", "topic")
START = datetime(2026, 3, 1)  # noqa: DTZ001 - tickets have the time of one place


def at(minutes: int | None) -> str:
    """Return a moment so many minutes after the first of March as tickets write it, "" for none."""
    return "" if minutes is None else f"{START + timedelta(minutes=minutes):%Y-%m-%d %H:%M}"


def test_open_cases_are_not_left_out(tmp_path: Path) -> None:
    """Of four cases that are old enough one is closed in time, one late, and one not at all; the newest is too new."""
    rows = [
        ("2026-03-01", "2026-03-03"),
        ("2026-03-01", "2026-03-04"),
        ("2026-03-02", ""),
        ("2026-03-09", ""),
        ("2026-03-10", "2026-03-10"),
    ]
    found = counted(ticketed(tmp_path, rows, {"settled": RESOLUTION}, ("opened", "closed")))
    assert everyone(found, "settled") == {"2026-03": (3, 1), "2026-03..2026-03": (3, 1)}


def test_a_cut_off_knows_nothing_of_later_days(tmp_path: Path) -> None:
    """Who was closed after it still waits, who came after it is not there; the day itself counts whole."""
    rows = [("2026-03-01", "2026-03-03"), ("2026-03-01", "2026-03-02"), ("2026-03-09", "2026-03-09")]
    made = ticketed(tmp_path, rows, {"settled": RESOLUTION}, ("opened", "closed"))
    assert everyone(counted(made, date(2026, 3, 3)), "settled")["2026-03"] == (2, 2)
    found = counted(made, date(2026, 3, 2))
    assert everyone(found, "settled") == {}  # nobody has waited for two days
    durations = found.series["settled"].durations
    assert durations
    assert durations.as_of == date(2026, 3, 2)
    assert [(each.took, each.ended, each.open) for each in durations.months[date(2026, 3, 1)]] == [(1, 1, 1)]
    assert (found.extents["cases"].rows, found.extents["cases"].days) == (
        2,
        (date(2026, 3, 1), date(2026, 3, 2)),
    )


def test_a_later_cut_off_than_the_data_adds_no_days(tmp_path: Path) -> None:
    """The files know of no day after their newest one, whatever is asked for."""
    rows = [("2026-03-01", ""), ("2026-03-02", "2026-03-02")]
    made = ticketed(tmp_path, rows, {"settled": RESOLUTION}, ("opened", "closed"))
    assert everyone(counted(made, date(2026, 12, 31)), "settled") == {}


def test_hours_are_counted_by_the_minute(tmp_path: Path) -> None:
    """Four hours after nine is one o'clock, and a minute later is too late; what is closed unanswered is answered."""
    first = {"kind": "first-response", "tickets": "cases", "within": "4 hours", "every": "month"}
    rows = [
        ("2026-03-01 09:00", "2026-03-01 13:00", ""),
        ("2026-03-01 09:00", "2026-03-01T13:01:59", ""),
        ("2026-03-01 09:00", "", "2026-03-01 10:00"),
        ("2026-03-01 09:00", "", ""),
        ("2026-03-02 08:00", "2026-03-02 09:00", ""),
    ]
    found = counted(ticketed(tmp_path, rows, {"first": first}, ("opened", "first-response", "closed")))
    assert everyone(found, "first")["2026-03"] == (4, 2)
    durations = found.series["first"].durations
    assert durations
    spells = durations.months[date(2026, 3, 1)]
    assert [(each.took, each.ended, each.open) for each in spells] == [(1, 2, 0), (4, 2, 0), (24, 0, 1)]


def test_only_detractors_count_where_the_loop_is_closed(tmp_path: Path) -> None:
    """A score of 7 is none, and nothing is known of who gave none."""
    loop = {"kind": "closed-loop", "tickets": "cases", "every": "month"}
    rows = [
        ("2026-03-01", "2026-03-02", 6),
        ("2026-03-01", "", 0),
        ("2026-03-01", "2026-03-02", 7),
        ("2026-03-01", "2026-03-02", ""),
        ("2026-03-09", "2026-03-09", 10),
    ]
    found = counted(ticketed(tmp_path, rows, {"loop": loop}, ("opened", "closed", "score")))
    assert everyone(found, "loop")["2026-03"] == (2, 1)


CASES = st.lists(
    st.tuples(
        st.integers(0, 30 * 1440),  # opened
        st.none() | st.integers(0, 12 * 1440),  # closed after
        st.sampled_from(["", 1, 2]),
        st.sampled_from(["", "a", "b"]),
        st.sampled_from(["", "x", "y"]),
    ),
    min_size=1,
    max_size=12,
)


def came_back(cases: list[tuple[int, int | None, object, str, str]], days: int) -> tuple[int, int]:
    """Count by hand: cases closed long enough ago, and those settled by one contact and not followed by another."""
    newest = max(moment for opened, closed, *_ in cases for moment in (opened, closed) if moment is not None)
    last, n, part = newest // 1440, 0, 0
    for place, (opened, closed, contacts, customer, topic) in enumerate(cases):
        if closed is None or closed // 1440 + days > last:
            continue
        again = any(
            (other[0] > opened or (other[0] == opened and _order(other, at) > _order(cases[place], place)))
            and other[0] // 1440 <= closed // 1440 + days
            for at, other in enumerate(cases)
            if customer and topic and (other[3], other[4]) == (customer, topic)
        )
        n, part = n + 1, part + (contacts in {"", 1} and not again)
    return n, part


def _order(case: tuple[int, int | None, object, str, str], place: int) -> tuple[int, int, int]:
    """Return what orders two cases of one moment: when they were closed, how many contacts; what is unknown first.

    Of two that are the same in everything one is the first, whichever.
    """
    contacts = 0 if case[2] == "" else int(str(case[2]))
    return (-1 if case[1] is None else case[1] // 1440), contacts, place


@given(cases=CASES, days=st.integers(1, 9))
@example(cases=[(0, 0, 1, "a", "x"), (0, 0, 1, "a", "x"), (1440, 0, 1, "b", "x")], days=1)
@settings(max_examples=30)
def test_who_comes_back_is_found_as_by_hand(
    cases: list[tuple[int, int | None, object, str, str]], days: int
) -> None:
    """One look backwards in the engine finds what a comparison of every case with every other finds."""
    known = [
        (opened, None if took is None else opened + took, contacts, customer, topic)
        for opened, took, contacts, customer, topic in cases
    ]
    rows = [(at(one[0]), at(one[1]), *one[2:]) for one in known]
    metric = FCR | {"repeat": f"{days} days", "every": "year"}
    with TemporaryDirectory() as folder:
        found = counted(ticketed(Path(folder), rows, {"fcr": metric}, SHORT))
    assert found.problems == ()
    n, part = came_back(known, days)
    assert everyone(found, "fcr").get("2026", (0, 0)) == (n, part)


def test_several_cases_of_one_customer_are_one_person(tmp_path: Path) -> None:
    """Twelve cases of three customers are three people: withheld, in every period, at every place."""
    rows = [
        (f"2026-0{1 + case % 2}-01", f"2026-0{1 + case % 2}-02", f"c{case % 3}", place)
        for case in range(12)
        for place in ("counter", "video")
    ]
    rows.append(("2026-03-01", "", "", "video"))
    made = ticketed(tmp_path, rows, {"settled": RESOLUTION}, ("opened", "closed", "customer", "touchpoint"))
    found = counted(made)
    people = {
        (one.cut.period.id, one.cut.touchpoint): one.people for one in found.series["settled"].measurements
    }
    assert set(people.values()) == {3}
    published = publish(Measured(found.series, None, None), MinN())
    assert {each.shown for each in published.metrics["settled"].findings} == {"withheld"}
    durations = published.metrics["settled"].durations
    assert durations
    assert (durations.periods, durations.curve, durations.ages, durations.open) == ((), (), (), None)


def test_nobody_is_named_where_customers_are_not(tmp_path: Path) -> None:
    """Without the column every case is a person; cases without a name are one together."""
    rows = [("2026-03-01", "2026-03-02", name) for name in ("a", "b", "", "", "a")]
    rows.append(("2026-03-09", "", "z"))
    with_names = counted(ticketed(tmp_path, rows, {"m": RESOLUTION}, ("opened", "closed", "customer")))
    without = counted(ticketed(tmp_path, [row[:2] for row in rows], {"m": RESOLUTION}, ("opened", "closed")))
    assert [one.people for one in with_names.series["m"].measurements] == [3, 3]
    assert [one.people for one in without.series["m"].measurements] == [5, 5]


@pytest.mark.parametrize(
    ("row", "code", "line"),
    [
        ("2026-03-02,2026-03-01,1", "before-opened", 3),
        ("2026-03-02 10:00,2026-03-02 09:59,1", "before-opened", 3),
        ("2026-02-30,,1", "bad-day", 3),
        ("1970-01-01,,1", "bad-day", 3),
        (",2026-03-01,1", "bad-day", 3),
        ("2026-03-01,,1.5", "bad-count", 3),
        ("2026-03-01,", "ragged-row", 3),
        ('2026-03-01,"2026-03-01,1', "bad-quotes", 3),
    ],
)
def test_what_the_engine_finds_is_located(tmp_path: Path, row: str, code: str, line: int) -> None:
    """At its line and in its file, and no number is made of it."""
    made = ticketed(tmp_path, [], {"m": RESOLUTION}, ("opened", "closed", "contacts"))
    (tmp_path / "t.csv").write_text(
        f"opened,closed,contacts\n2026-03-01,2026-03-02,1\n{row}\n", encoding="utf-8"
    )
    found = counted(made)
    assert [(each.code, each.place.line) for each in found.problems] == [(code, line)]
    assert (found.series, found.extents) == ({}, {})


def test_a_file_without_cases_has_no_numbers(tmp_path: Path) -> None:
    """And no problem."""
    found = counted(ticketed(tmp_path, [], {"m": RESOLUTION}, ("opened", "closed")))
    assert (found.problems, found.series) == ((), {})
    assert found.extents["cases"].rows == 0


def test_texts_never_divide_and_look_back_once() -> None:
    """Integer division differs between engines, and one window is what a pair needs."""
    asked = Asked("closed", "", is_repeated=True, lapse=1440, bin=Bin.DAY, end=10_000)
    text = question(asked)
    assert text.count("LAG(") == 1
    assert not {"/", "//", "INTERVAL", "date_diff"} & set(text.split())


@pytest.mark.parametrize("wrong", ["2 weeks", "0 days", "two days", "2", "-1 days", "２ days"])
def test_a_lapse_is_hours_or_days(wrong: str) -> None:
    """Nothing is guessed."""
    assert read_lapse("1 hour") == Lapse(1, Bin.HOUR)
    assert str(Lapse(3, Bin.DAY)) == "3 days"
    assert Lapse(3, Bin.DAY).minutes == 4320
    with pytest.raises(ValueError, match="is not a time that passes"):
        read_lapse(wrong)


LOOP = {"kind": "closed-loop", "tickets": "cases", "every": "month"}
MANY = [("2026-03-01", "2026-03-02", 3)] * 40 + [("2026-03-01", "", 9)] * 3 + [("2026-03-09", "", "")] * 20


@pytest.mark.parametrize(
    ("others", "shown"),
    [({}, "ok"), ({"all": RESOLUTION}, "withheld"), ({"all": RESOLUTION | {"within": "1 day"}}, "ok")],
)
def test_what_two_measures_tell_together_is_withheld(
    tmp_path: Path, others: dict[str, object], shown: str
) -> None:
    """All cases less those of detractors are three: who subtracts would know how these were served."""
    made = ticketed(tmp_path, MANY, {"loop": LOOP} | others, ("opened", "closed", "score"))
    published = publish(Measured(counted(made).series, None, None), MinN())
    assert {one.shown for one in published.metrics["loop"].findings} == {shown}


def test_measures_that_count_the_same_are_looked_at_together(tmp_path: Path) -> None:
    """A month that one withholds is not told by the quarter of another."""
    rows = [(f"2026-0{month}-01", "2026-06-01") for month, n in ((1, 5), (2, 40), (3, 40)) for _ in range(n)]
    metrics = {"monthly": RESOLUTION, "quarterly": RESOLUTION | {"every": "quarter"}}
    found = counted(ticketed(tmp_path, rows, metrics, ("opened", "closed")))
    assert found.series["monthly"].asked == found.series["quarterly"].asked
    published = publish(Measured(found.series, None, None), MinN()).metrics
    hidden = {
        one.cut.period.id for each in published.values() for one in each.findings if one.shown == "withheld"
    }
    assert {"2026-01"} < hidden


GOOD = ("2026-03-01", "2026-03-02 09:30", "2026-03-02T09:29:59", " 2026-03-04 ")
MOMENTS = st.sampled_from([*GOOD, "2026-03-03 24:00", "2026-3-1", "", "２026-03-01"])
NUMBERS = st.sampled_from(["1", "2", "", "1.0", "-1", "９", "x"])


@given(rows=st.lists(st.tuples(MOMENTS, MOMENTS, NUMBERS), min_size=1, max_size=4))
@settings(max_examples=30)
def test_the_engine_and_the_reader_refuse_the_same(rows: list[tuple[str, str, str]]) -> None:
    """What one of them accepts the other does, cell by cell and line by line."""
    with TemporaryDirectory() as folder:
        made = ticketed(Path(folder), rows, {"m": RESOLUTION}, ("opened", "closed", "contacts"))
        found = counted(made)
        layouts, read = layouts_of(made.datasets["cases"], made)
        told = read or disagreements(made.datasets["cases"], lines(layouts), 1)
    assert found.problems == told
