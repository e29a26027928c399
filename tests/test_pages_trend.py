"""A line of a few points beside a number: where it came from, and never more than may be seen."""

from datetime import date

import pytest
from speaking import finding, found, unseen

from cxsite.measure.findings import Findings, Shown
from cxsite.model.period import Grain, Period
from cxsite.pages.trend import line, trends_of

MONTHS = [Period(date(2026, month, 1), date(2026, month, 28), Grain.MONTH) for month in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ((), ""),
        ((1.0, 2.0), ""),
        ((1.0, None, 2.0), ""),
        ((1.0, 2.0, 3.0), "M0 92h.01L50 50L100 8"),
        ((2.0, 2.0, 2.0), "M0 50h.01L50 50L100 50"),
        ((1.0, None, 3.0, None, 2.0), ""),
        ((1.0, None, 3.0, None, 2.0, 2.0), "M0 92h.01M40 8h.01M80 50h.01L100 50"),
        ((None, 1.0, 3.0, 2.0), "M33 92h.01L67 8L100 50"),
    ],
)
def test_a_line_goes_from_its_lowest_to_its_highest_value(
    values: tuple[float | None, ...], path: str
) -> None:
    """What was withheld is a gap, a value between two gaps a point; two values are no line, nor are many gaps."""
    assert line(values) == path


def test_only_series_of_touchpoints_that_may_be_seen_are_drawn() -> None:
    """Not the whole time, not one language, and nothing where too many values are withheld."""
    seen = [finding(float(number), period=month, touchpoint="desk") for number, month in enumerate(MONTHS)]
    hidden = [unseen(Shown.WITHHELD, period=month, touchpoint="door") for month in MONTHS]
    beside = [
        finding(touchpoint="desk"),
        *(finding(period=month) for month in MONTHS),
        *(finding(period=month, touchpoint="desk", language="zh-Hans") for month in MONTHS),
    ]
    trends = trends_of(Findings({"recommend": found(*seen, *hidden, *beside)}, None))
    assert trends == {"recommend": {"desk": (0.0, 1.0, 2.0, 3.0)}}
