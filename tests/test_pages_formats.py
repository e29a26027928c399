"""Numbers and dates stand on a page as its readers write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from speaking import EN, ZH, interface

from cxsite.model.dataset import Day
from cxsite.model.journey import Duration
from cxsite.model.period import Grain, Period, period_of, whole
from cxsite.pages import formats

DAY = date(2026, 5, 9)
FISCAL = 4


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [(42, 0, "42"), (-3.5, 1, "−3.5"), (0, 1, "0.0"), (12345, 0, "12,345")],
)
@pytest.mark.parametrize("language", [EN, ZH])
def test_a_number_has_its_decimals_and_a_true_minus(
    value: float, decimals: int, shown: str, language: str
) -> None:
    """Thousands are grouped, and a minus is no hyphen."""
    assert formats.decimal(value, decimals, language) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(0.3, "+0.3"), (-1.3, "−1.3"), (0.0, "0.0"), (0.04, "0.0"), (1234.5, "+1,234.5")]
)
def test_a_difference_has_its_sign_both_ways(value: float, shown: str) -> None:
    """But none where it is nothing."""
    assert formats.signed(value, 1, EN) == shown


@given(st.integers(-(10**7), 10**7), st.integers(0, 2), st.sampled_from([EN, ZH]))
def test_a_published_number_is_not_rounded_again(units: int, decimals: int, language: str) -> None:
    """What is shown reads back as what was published."""
    value = units / 10**decimals
    shown = formats.decimal(value, decimals, language)
    assert float(shown.replace(",", "").replace("−", "-")) == value


@pytest.mark.parametrize(("value", "shown"), [(45.0, "45"), (42.5, "42.5"), (-8.0, "−8"), (1250.0, "1,250")])
def test_a_typed_number_keeps_its_decimals(value: float, shown: str) -> None:
    """A target of 42.5 is not 42, and one of 45 is not 45.0."""
    assert formats.exact(value, EN) == shown == formats.exact(value, ZH)


@pytest.mark.parametrize(
    ("period", "en", "zh"),
    [
        (period_of(DAY, Grain.MONTH), "May 2026", "2026年5月"),
        (period_of(DAY, Grain.QUARTER), "Q2 2026", "2026年第2季度"),
        (period_of(DAY, Grain.YEAR), "2026", "2026年"),
        (period_of(DAY, Grain.YEAR, FISCAL), "2026/27", "2026/27年"),
        (period_of(date(1999, 5, 1), Grain.QUARTER, FISCAL), "Q1 1999/00", "1999/00年第1季度"),
        (whole(date(2025, 10, 2), DAY), "October 2025 to May 2026", "2025年10月至2026年5月"),
        (whole(DAY, DAY), "May 2026", "2026年5月"),
    ],
)
def test_a_period_is_named_as_readers_name_it(period: Period, en: str, zh: str) -> None:
    """Months, quarters, years, years that begin in April, and the whole time; the day after the end is not in it."""
    assert formats.period(period, EN, interface()[EN]) == en
    assert formats.period(period, ZH, interface()[ZH]) == zh


@pytest.mark.parametrize(
    ("grain", "year", "en", "zh"),
    [
        (Grain.MONTH, True, "May 2026", "2026年5月"),
        (Grain.MONTH, False, "May", "5月"),
        (Grain.QUARTER, True, "Q2 2026", "2026年第2季度"),
        (Grain.QUARTER, False, "Q2", "第2季度"),
        (Grain.YEAR, True, "2026", "2026年"),
    ],
)
def test_a_label_on_the_time_axis_is_short(grain: Grain, year: bool, en: str, zh: str) -> None:  # noqa: FBT001 - a parameter of the table
    """The year stands only where it is asked for."""
    period = period_of(DAY, grain)
    assert formats.tick(period, EN, interface()[EN], year=year) == en
    assert formats.tick(period, ZH, interface()[ZH], year=year) == zh


@pytest.mark.parametrize(
    ("day", "en", "zh"),
    [
        ("2026-09-03", "3 September 2026", "2026年9月3日"),
        ("2026-09", "September 2026", "2026年9月"),
        ("2026", "2026", "2026年"),
        ("2026-01", "January 2026", "2026年1月"),
    ],
)
def test_a_date_says_no_more_than_its_author_knew(day: str, en: str, zh: str) -> None:
    """A month is not its first day, and a year is not its January."""
    assert formats.partial_day(Day(day), EN) == en
    assert formats.partial_day(Day(day), ZH) == zh


@pytest.mark.parametrize(
    ("duration", "en", "zh"),
    [
        (Duration(35, "minute"), "35 min", "35分钟"),
        (Duration(1, "hour"), "1 hour", "1小时"),
        (Duration(6, "day"), "6 days", "6天"),
        (Duration(1, "week"), "1 week", "1周"),
    ],
)
def test_a_duration_agrees_with_its_number(duration: Duration, en: str, zh: str) -> None:
    """One day is no "1 days"."""
    assert formats.duration(duration, interface()[EN]) == en
    assert formats.duration(duration, interface()[ZH]) == zh


def test_languages_have_names_in_other_languages() -> None:
    """A language without a name keeps its tag."""
    assert formats.language_name("en", ZH) == "英语"
    assert formats.language_name("zh-Hans", EN) == "Simplified Chinese"
    assert formats.language_name("zh-Hans", ZH) == "简体中文"
    assert formats.language_name("en-NZ", EN) == "English (New Zealand)"
    assert formats.language_name("en-NZ", ZH) == "英语（新西兰）"
    assert formats.language_name("zh-Hant-HK", ZH) == "中文（繁体，中国香港特别行政区）"
    assert formats.language_name("qaa", EN) == "qaa"
    assert formats.language_name("no such thing", EN) == "no such thing"
