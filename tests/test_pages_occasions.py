"""What happened stands on the chart where it happened, and below it in words."""

from collections.abc import Sequence
from datetime import date

import pytest
from speaking import LISTS, ZH, finding, found, metric, quarter, speech, text

from cxsite.measure.findings import Finding
from cxsite.model.dataset import Change, Dataset, Day, Question, Scale
from cxsite.model.improve import Event
from cxsite.pages.numbers import Measure
from cxsite.pages.occasions import breaks, occasions
from cxsite.pages.speech import without_markup
from cxsite.read.validation import valid

SERIES = tuple(finding(period=quarter(number)) for number in (1, 2, 3, 4))
YEAR = SERIES[0].cut.period.year


def measure(changes: Sequence[tuple[str, str]] = (), events: Sequence[tuple[str, str]] = ()) -> Measure:
    """Return a measure whose question changed, and the events of its calendar."""
    dataset = Dataset(
        files=(),
        questions={"question": Question(column=("q",), scale=Scale(0, 10))},
        changes=tuple(
            Change(date=Day(day), question=question, what=text("New words", "新题目"))
            for day, question in changes
        ),
    )
    calendar = tuple(
        valid(Event, {"name": text("Fair", "展会"), "from": day} | ({"to": last} if last else {}))
        for day, last in events
    )
    return Measure(metric(), dataset, (), found(), {}, LISTS, calendar)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (f"{YEAR}-07-01", (2,)),
        (f"{YEAR}-08-10", (2, 3)),
        (f"{YEAR}-10-02", (3,)),
        (f"{YEAR}-01-01", ()),
        (f"{YEAR}-01-02", (1,)),
        (f"{YEAR + 1}-01-01", ()),
        (f"{YEAR - 1}-05-01", ()),
    ],
)
def test_a_change_breaks_the_series_where_it_happens(day: str, expected: tuple[int, ...]) -> None:
    """A period that holds answers of both kinds is joined to neither neighbour."""
    assert breaks(measure([(day, "question")]), SERIES) == expected


def test_a_change_of_another_question_breaks_nothing() -> None:
    """Neither is a series without periods broken."""
    assert breaks(measure([(f"{YEAR}-07-01", "other")]), SERIES) == ()
    nobody: tuple[Finding, ...] = ()
    assert breaks(measure([(f"{YEAR}-07-01", "question")]), nobody) == ()
    assert occasions(measure(events=[(f"{YEAR}-07-01", "")]), nobody, speech()) == ()


def test_what_happened_is_told_in_order_of_time() -> None:
    """Changes and events together, each with its date in both languages."""
    what = measure([(f"{YEAR}-08-10", "question")], [(f"{YEAR}-05", ""), (f"{YEAR}-02-15", f"{YEAR}-02-23")])
    told = occasions(what, SERIES, speech())
    assert [without_markup(one.told.when) for one in told] == [
        f"15 February {YEAR} to 23 February {YEAR}",
        f"May {YEAR}",
        f"10 August {YEAR}",
    ]
    assert [[without_markup(part) for part in one.told.what] for one in told] == [
        ["Fair"],
        ["Fair"],
        ["The question changed; the series starts again", "New words"],
    ]
    chinese = occasions(what, SERIES, speech(ZH))
    assert without_markup(chinese[0].told.when) == f"{YEAR}年2月15日至{YEAR}年2月23日"


def test_an_event_lies_where_its_days_lie() -> None:
    """The first quarter goes from -0.5 to 0.5; what reaches beyond the series ends with it."""
    (whole,) = occasions(measure(events=[(f"{YEAR - 1}-11-01", f"{YEAR}-03-31")]), SERIES, speech())
    assert (whole.span.start, whole.span.end) == (-0.5, 0.5)
    (late,) = occasions(measure(events=[(f"{YEAR}-12", f"{YEAR + 3}")]), SERIES, speech())
    days = (date(YEAR, 12, 1) - date(YEAR, 10, 1)).days
    assert [late.span.start, late.span.end] == pytest.approx([2.5 + days / 92, 3.5])


@pytest.mark.parametrize("day", [f"{YEAR - 1}-12-31", f"{YEAR + 1}-01-01"])
def test_an_event_outside_is_not_told(day: str) -> None:
    """A trend is silent about what it does not span."""
    assert occasions(measure(events=[(day, "")]), SERIES, speech()) == ()
