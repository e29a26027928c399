"""The day a handbook is judged by.

No clock is read here or anywhere below: the same handbook, options and environment give the same day.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta

from cxsite.build.refusals import Refused

EPOCH = date(1970, 1, 1)
"""The day of a handbook in which nothing has a date: nothing in it can be overdue either."""


def as_of(explicit: date | None, environ: Mapping[str, str], dates: Iterable[date | None]) -> date:
    """Return the day that "overdue" and "by date" are judged against.

    Args:
        explicit: what `--as-of` says.
        environ: the environment; `SOURCE_DATE_EPOCH` counts seconds since 1970 in UTC
            (https://reproducible-builds.org/specs/source-date-epoch/).
        dates: the newest dates of the content and of the data.

    Returns:
        The first of these that there is; `EPOCH` when there is none.

    Raises:
        Refused: `SOURCE_DATE_EPOCH` is no such number.
    """
    if explicit is not None:
        return explicit
    if text := environ.get("SOURCE_DATE_EPOCH", ""):
        return _day_of(text)
    return max((day for day in dates if day is not None), default=EPOCH)


def latest_of(explicit: date | None, environ: Mapping[str, str], today: date | None) -> date | None:
    """Return the last day that there can be answers of: tomorrow (somewhere it is), or the day that is spoken of.

    Args:
        explicit: what `--as-of` says.
        environ: the environment; see `as_of`.
        today: by the clock of whoever has one, in UTC.

    Returns:
        None without a clock. What is built does not depend on it: a later clock refuses less, and nothing else.

    Raises:
        Refused: `SOURCE_DATE_EPOCH` is no time.
    """
    return max(today + timedelta(days=1), as_of(explicit, environ, (EPOCH,))) if today else None


def _day_of(text: str) -> date:
    try:
        if re.fullmatch(r"[0-9]{1,15}", text):
            return datetime.fromtimestamp(int(text), UTC).date()
    except (ValueError, OverflowError, OSError):
        pass  # a year that the calendar does not have
    raise Refused(
        f"`SOURCE_DATE_EPOCH` is `{text}`, which is no time",
        "set it to whole seconds since 1970, or unset it and use `--as-of 2026-10-30`",
    )
