"""Numbers, dates and names of languages as a reader of one language writes them.

Numbers come from `Findings` with their decimals; nothing is rounded here.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from math import copysign

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from cxsite.model.dataset import Day
from cxsite.model.journey import Duration
from cxsite.model.period import Grain, Period

MINUS = "−"
MANY = 1 << 14
"""Numbers that are remembered as they are written: a step's value stands on its journey, its touchpoint and more."""


@cache
def locale(language: str) -> Locale:
    """Return Babel's locale of a BCP 47 tag."""
    return Locale.parse(language, sep="-")


def decimal(value: float, decimals: int, language: str) -> str:
    """Return a number with a fixed number of decimals and a true minus sign (`−3.5`)."""
    return _written(value, "#,##0" + ("." + "0" * decimals if decimals else ""), language)


def signed(value: float, decimals: int, language: str) -> str:
    """Return a difference with its sign (`+0.3`, `−3`); none has neither (`0`)."""
    return ("+" if round(value, decimals) > 0 else "") + decimal(value, decimals, language)


def exact(value: float, language: str) -> str:
    """Return a number as somebody typed it (`45`, `42.5`): no more decimals than it has."""
    return _written(value, "#,##0.######", language)


def _written(value: float, pattern: str, language: str) -> str:
    return _spelled(value, copysign(1, value), pattern, language)


@lru_cache(maxsize=MANY)
def _spelled(value: float, _sign: float, pattern: str, language: str) -> str:
    """Return a number as it is written; the sign tells a negative zero, which is equal to zero, from it."""
    return format_decimal(value, format=pattern, locale=locale(language)).replace("-", MINUS)


def day(value: date, language: str) -> str:
    """Return a date written out: `30 September 2026`, `2026年9月30日`."""
    pattern = "d MMMM y" if locale(language).language == "en" else "long"
    return format_date(value, format=pattern, locale=locale(language))


def partial_day(value: Day, language: str) -> str:
    """Return a date that may be known only to the month or the year."""
    if value.first == value.last:
        return day(value.first, language)
    is_year = (value.first.month, value.last.month) == (1, 12)
    return (
        format_skeleton("y", value.first, locale=locale(language))
        if is_year
        else month(value.first, language)
    )


def duration(value: Duration, words: Mapping[str, str]) -> str:
    """Return how long something takes: `35 min`, `6 days`, `35分钟`; `words` are the interface's."""
    return words[f"unit.{value.unit}.{'one' if value.amount == 1 else 'other'}"].format(n=value.amount)


@lru_cache(maxsize=MANY)
def month(value: date, language: str, *, short: bool = False, year: bool = True) -> str:
    """Return a month: `September 2026`, `Sep`, `2026年9月`."""
    skeleton = ("y" if year else "") + ("MMM" if short else "MMMM")
    return format_skeleton(skeleton, value, locale=locale(language))


def period(value: Period, language: str, words: Mapping[str, str]) -> str:
    """Return a period's name in a sentence or table; `words` are the interface's."""
    match value.grain:
        case Grain.MONTH:
            return month(value.start, language)
        case Grain.QUARTER:
            return words["period.quarter"].format(number=value.number, year=_year(value))
        case Grain.YEAR:
            return words["period.year"].format(year=_year(value))
        case Grain.WHOLE:
            first, last = month(value.start, language), month(value.last, language)
            return first if first == last else words["measure.between"].format(low=first, high=last)
        case Grain.SURVEY:
            say = month if value.is_of_months else day
            first, last = say(value.start, language), say(value.last, language)
            return words["measure.between"].format(low=first, high=last)


def tick(value: Period, language: str, words: Mapping[str, str], *, year: bool) -> str:
    """Return a period's label on a time axis, with its year or without."""
    if value.grain is Grain.MONTH:
        return month(value.start, language, short=True, year=year)
    if value.grain is Grain.QUARTER and not year:
        return words["period.quarter.short"].format(number=value.number)
    if value.grain is Grain.SURVEY:
        return f"{month(value.start, language, short=True)}–{month(value.last, language, short=True)}"
    return period(value, language, words)


def _year(value: Period) -> str:
    return f"{value.year}" if value.year_starts == 1 else f"{value.year}/{(value.year + 1) % 100:02}"


def language_name(code: str, language: str) -> str:
    """Return a language's name in another language (`Simplified Chinese`), the tag itself when it has none."""
    reader = locale(language)
    if named := reader.languages.get(code.replace("-", "_")):
        return str(named)
    try:
        shown = str(locale(code).get_display_name(reader) or code)
    except (UnknownLocaleError, ValueError):  # an author may name a language that Babel has never heard of
        return code
    return (
        shown.replace(" (", "（").replace(")", "）").replace(", ", "，") if reader.language == "zh" else shown
    )
