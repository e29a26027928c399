"""The right finding for every place on a page."""

from speaking import YEAR, finding, found, quarter, unseen

from cxsite.measure.findings import Shown
from cxsite.pages import numbers

FIRST, SECOND = finding(10, period=quarter(1)), unseen(Shown.NONE, quarter(2))
EVERYONE = finding(20)
COUNTER = finding(30, touchpoint="counter")
PHONE = finding(35, touchpoint="phone")
COUNTER_FIRST = finding(32, period=quarter(1), touchpoint="counter")
CHINESE = finding(40, language="zh-Hans")
YOUNG = finding(50, segment="young")
FOUND = found(SECOND, EVERYONE, COUNTER, PHONE, COUNTER_FIRST, CHINESE, YOUNG, FIRST)


def test_a_series_is_one_cut_in_order_without_the_whole_time() -> None:
    """A period in which nobody answered keeps its place."""
    assert numbers.series(FOUND) == (FIRST, SECOND)
    assert numbers.series(FOUND, "counter") == (COUNTER_FIRST,)
    assert numbers.series(FOUND, segment="old") == ()


def test_the_whole_time_of_a_cut_is_found_by_its_name() -> None:
    """Everyone when nothing is named; None where it was never asked."""
    assert numbers.overall(FOUND) == EVERYONE
    assert numbers.overall(FOUND, touchpoint="phone") == PHONE
    assert numbers.overall(FOUND, language="zh-Hans") == CHINESE
    assert numbers.overall(FOUND, segment="young") == YOUNG
    assert numbers.overall(FOUND, "letter") is None


def test_the_newest_period_counts_even_when_nobody_answered() -> None:
    """A reader who asks for the newest number must not be given an older one."""
    assert numbers.latest(FOUND) == SECOND
    assert numbers.latest(found(EVERYONE)) is None


def test_the_cuts_of_a_measure_are_listed_once_each() -> None:
    """Sorted by id, without the empty one."""
    assert numbers.values_of(FOUND, "touchpoint") == ("counter", "phone")
    assert numbers.values_of(FOUND, "language") == ("zh-Hans",)
    assert numbers.values_of(found(EVERYONE), "segment") == ()


def test_a_map_gets_its_own_touchpoints_and_nothing_of_everyone() -> None:
    """Nothing of other touchpoints, of segments, or of single periods: they cannot change its page."""
    slice_ = numbers.whole_of(FOUND).at(["counter"])
    assert slice_.findings == (COUNTER,)
    assert (slice_.spread, slice_.spreads, slice_.channels, slice_.judged, slice_.steps) == (
        (),
        {},
        {},
        (),
        (),
    )


def test_whoever_speaks_of_everyone_gets_everyone() -> None:
    """In the order of all findings, whichever is named first, and each once."""
    slice_ = numbers.whole_of(FOUND).at(["counter", numbers.EVERYONE, "counter"])
    assert slice_.findings == tuple(each for each in FOUND.findings if each in {EVERYONE, COUNTER})
    assert {finding.cut.period for finding in slice_.findings} == {YEAR}
    assert (slice_.metric, slice_.decimals) == (FOUND.metric, FOUND.decimals)
