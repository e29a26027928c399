"""Stretches of time that answers are counted by.

All periods are half open: `start` belongs to the period, `end` does not. A quarter or year may begin in any month
(`year-starts: april` in `site.yml`) and is named after the calendar year in which its year begins.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Grain(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    WHOLE = "whole"
    SURVEY = "survey"  # from any day to any day: that of a published figure


MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A month, a quarter, a year, the whole time in which there are answers, or the time of one survey."""

    start: date
    end: date
    grain: Grain
    year_starts: int = 1

    @property
    def year(self) -> int:
        """The calendar year in which this period's year begins."""
        return self.start.year if self.start.month >= self.year_starts else self.start.year - 1

    @property
    def number(self) -> int:
        """1..4 for a quarter, 1..12 (the calendar month) for a month, 1 for anything else."""
        if self.grain is Grain.QUARTER:
            return (self.start.month - self.year_starts) % 12 // 3 + 1
        return self.start.month if self.grain is Grain.MONTH else 1

    @property
    def id(self) -> str:
        """A short name for addresses and tables: `2026-03`, `2026-q1`, `2026`, `2025-04..2026-03`."""
        match self.grain:
            case Grain.MONTH:
                return f"{self.start:%Y-%m}"
            case Grain.QUARTER:
                return f"{self.year}-q{self.number}"
            case Grain.YEAR:
                return f"{self.year}"
            case Grain.WHOLE:
                return f"{self.start:%Y-%m}..{self.last:%Y-%m}"
            case Grain.SURVEY:
                days = "%Y-%m" if self.is_of_months else "%Y-%m-%d"
                return f"{self.start:{days}}..{self.last:{days}}"

    @property
    def last(self) -> date:
        """The last day that belongs to it."""
        return self.end - timedelta(days=1)

    @property
    def is_of_months(self) -> bool:
        """Whether it begins and ends with a month."""
        return self.start.day == self.end.day == 1


def period_of(day: date, grain: Grain, year_starts: int = 1) -> Period:
    """Return the month, quarter or year that `day` belongs to."""
    length = MONTHS[grain]
    months = day.year * 12 + day.month - 1
    start = months - (months - (year_starts - 1)) % length
    return Period(_first(start), _first(start + length), grain, year_starts)


def periods_between(first: date, last: date, grain: Grain, year_starts: int = 1) -> tuple[Period, ...]:
    """Return every period from that of `first` to that of `last`, oldest first, also those without answers."""
    found = [period_of(first, grain, year_starts)]
    while found[-1].end <= last:
        found.append(period_of(found[-1].end, grain, year_starts))
    return tuple(found)


def whole(first: date, last: date) -> Period:
    """Return the whole months from that of `first` to that of `last` as one period."""
    start, end = period_of(first, Grain.MONTH).start, period_of(last, Grain.MONTH).end
    return Period(start, end, Grain.WHOLE)


def period_named(name: str, year_starts: int = 1) -> Period | None:
    """Return the period with this id (see `Period.id`), None when it is the id of none."""
    if match := re.fullmatch(r"([12][0-9]{3})-q([1-4])", name):
        months = int(match[1]) * 12 + (year_starts - 1) + 3 * (int(match[2]) - 1)
        return period_of(_first(months), Grain.QUARTER, year_starts)
    if re.fullmatch(r"[12][0-9]{3}", name):
        return period_of(date(int(name), year_starts, 1), Grain.YEAR, year_starts)
    if re.fullmatch(MONTH, name):
        return period_of(_first_named(name), Grain.MONTH, year_starts)
    if re.fullmatch(rf"{MONTH}\.\.{MONTH}", name) and name[:7] <= name[9:]:
        return whole(_first_named(name[:7]), _first_named(name[9:]))
    return None


MONTH = r"[12][0-9]{3}-(?:0[1-9]|1[0-2])"


def _first_named(month: str) -> date:
    return date(int(month[:4]), int(month[5:]), 1)


def survey_period(first: date, last: date, year_starts: int = 1) -> Period:
    """Return the time of a survey, its last day included; a calendar month, quarter or year is known as such."""
    end = last + timedelta(days=1)
    for grain in MONTHS:
        period = period_of(first, grain, year_starts)
        if (period.start, period.end) == (first, end):
            return period
    return Period(first, end, Grain.SURVEY)


PERIOD = re.compile("(?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2])|-?[qQ][1-4])?")


def read_period(text: str, year_starts: int = 1) -> Period | None:
    """Return what `2026`, `2026-03`, `2026-q1` or `2026Q1` means, None for anything else."""
    return period_named(re.sub("-?[qQ]", "-q", text), year_starts) if PERIOD.fullmatch(text) else None


def _first(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)
