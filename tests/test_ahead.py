"""Answers of days that have not come yet are mistakes; the clock decides nothing else."""

from datetime import date
from pathlib import Path

import pytest
from surveys import data_file, handbook

from cxsite.build.build import Options, build
from cxsite.build.day import latest_of
from cxsite.measure.ahead import days_ahead, newest_of
from cxsite.measure.measured import measure
from cxsite.model.handbook import Handbook

DATED = {"date": {"column": ("day",)}}
TODAY = date(2026, 11, 22)
FUTURE = Path(__file__).parent / "handbooks" / "only-future-day"


def found(made: Handbook, latest: date) -> list[tuple[str, int, str]]:
    measured, problems = measure(made)
    assert not problems
    ahead = days_ahead(made, newest_of(measured, made), latest)
    return [(each.place.file, each.place.line, each.message) for each in ahead]


def test_each_is_said_with_its_line(tmp_path: Path) -> None:
    """Also that of somebody who did not answer, where another did."""
    body = "day,ltr\n2026-11-22,9\n2026-11-23T23:59,8\n2026-11-24,7\n2062-11-22,\n"
    made = handbook((data_file(tmp_path, "a.csv", body),), DATED)
    assert found(made, date(2026, 11, 23)) == [
        ("content/data/a.csv", 4, "`2026-11-24` has not come yet"),
        ("content/data/a.csv", 5, "`2062-11-22` has not come yet"),
    ]
    assert found(made, date(2026, 11, 24)) == []


def test_a_file_that_is_dated_as_a_whole_may_end_later(tmp_path: Path) -> None:
    """A month that goes on is no mistake; what nobody answered is not measured, nor are its days."""
    whole = handbook((data_file(tmp_path, "a.csv", "ltr\n9\n", "2026-01"),), {})
    assert found(whole, date(2026, 1, 10)) == []
    mixed = (data_file(tmp_path, "b.csv", "day,ltr\n2026-01-01,9\n"), *whole.files)
    assert found(handbook(mixed, DATED), date(2026, 1, 10)) == []
    silent = handbook((data_file(tmp_path, "c.csv", "day,ltr\n2062-01-01,\n"),), DATED)
    assert found(silent, date(2026, 1, 31)) == []


@pytest.mark.parametrize(
    ("explicit", "environ", "today", "expected"),
    [
        (None, {}, TODAY, date(2026, 11, 23)),
        (date(2026, 1, 1), {}, TODAY, date(2026, 11, 23)),
        (date(2027, 1, 1), {}, TODAY, date(2027, 1, 1)),
        (None, {"SOURCE_DATE_EPOCH": "86400"}, TODAY, date(2026, 11, 23)),
        (date(2027, 1, 1), {}, None, None),
    ],
)
def test_the_last_day_is_tomorrow_or_what_the_handbook_speaks_of(
    explicit: date | None, environ: dict[str, str], today: date | None, expected: date | None
) -> None:
    """Somewhere it is tomorrow already; an old `--as-of` does not make newer answers mistakes."""
    assert latest_of(explicit, environ, today) == expected


def test_a_build_with_a_clock_refuses_them(tmp_path: Path) -> None:
    """Without one, and with a later one, it is built; what it was told before is no reason to accept it now."""
    target = tmp_path / "site"
    for today in (None, date(2080, 1, 1)):
        assert not build(FUTURE, target, Options(cache=False, today=today)).problems
    refused = build(FUTURE, target, Options(cache=False, today=TODAY))
    assert [each.code for each in refused.problems] == ["future-day"]
