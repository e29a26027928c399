"""A measure as a process on its page: limits, signals in words, moving ranges."""

from dataclasses import replace
from datetime import date

from held import dataset
from speaking import LISTS, ZH, finding, found, metric, speech, unseen

from cxsite.draw.chart import Chart, Trend, Xmr
from cxsite.draw.charts.lines import Bounds
from cxsite.measure.findings import Finding, MetricFindings, Shown
from cxsite.measure.found_process import Limits, Rule, Signal, Stretch
from cxsite.measure.process import stretches
from cxsite.model.dataset import Dataset
from cxsite.model.period import Grain, Period, period_named, period_of
from cxsite.pages import charts, numbers
from cxsite.pages.captions import Ways
from cxsite.pages.numbers import Measure
from cxsite.pages.process import Process, newest, process_of
from cxsite.pages.speech import without_markup
from cxsite.read.validation import valid

WAYS = Ways("#table", "data.csv")
VALUES = (30.0, 32.0, 30.0, 32.0, 30.0, 32.0, 50.0)


def month(at: int) -> Period:
    """Return the month so many months after January 2025."""
    return period_of(date(2025 + at // 12, at % 12 + 1, 1), Grain.MONTH)


def monthly(values: tuple[float | None, ...], fixed: tuple[int, str] = (6, "2025-q2")) -> MetricFindings:
    """Return these values, one a month, with limits that the first of them fix."""
    numbers_of = [
        unseen(Shown.WITHHELD, month(at))
        if value is None
        else finding(value, value - 5, value + 5, period=month(at))
        for at, value in enumerate(values)
    ]
    count, edition = fixed
    (first,) = stretches(numbers_of[:count], (), 0)
    limits = first.limits
    assert limits is not None
    known = replace(limits, fixed=period_named(edition))
    signals = tuple(
        Signal(month(at), (Rule.ABOVE,))
        for at, value in enumerate(values)
        if value is not None and value > limits.high
    )
    whole = Stretch(month(0), month(len(values) - 1), len(values), known, signals)
    return replace(found(*numbers_of), process=(whole,))


def measure(numbers_of: MetricFindings, survey: Dataset | None = None, **more: object) -> Measure:
    """Return a measure with these numbers."""
    return Measure(metric("nps", **more), survey or dataset(), (), numbers_of, {}, LISTS)


def series(one: Measure) -> tuple[Finding, ...]:
    """Return its numbers over time."""
    return numbers.series(one.found)


def shown(one: Measure, language: str = "en") -> tuple[Process, Chart]:
    """Return the section and its drawing."""
    both = process_of(one, series(one), WAYS, speech(language))
    assert both is not None
    return both


def said(one: Measure, language: str = "en") -> list[str]:
    """Return the sentences of the section."""
    return [without_markup(each) for each in shown(one, language)[0].said]


def test_a_signal_is_told_with_its_value_its_period_and_its_rule() -> None:
    """In both languages; where it is the newest value, the page begins with it, too."""
    one = measure(monthly(VALUES))
    assert said(one) == ["Signal: 50 (July 2025) is above the upper limit of 36.3."]
    assert said(one, ZH) == ["信号：50（2025年7月）高于控制上限36.3。"]
    assert [without_markup(each) for each in newest(one, series(one), speech())] == said(one)
    later = measure(monthly((*VALUES, 31.0)))
    assert newest(later, series(later), speech()) == ()
    assert said(later) == said(one)


def test_without_a_signal_it_is_said_that_there_is_none() -> None:
    """Nothing more than the usual is a finding, too."""
    one = measure(monthly(VALUES[:6]))
    assert said(one) == ["No signal: the values go up and down as usual."]
    assert newest(one, series(one), speech()) == ()


def test_every_rule_that_a_value_breaks_is_told() -> None:
    """Two rules are one sentence."""
    numbers_of = monthly(VALUES)
    both = Signal(month(6), (Rule.ABOVE, Rule.NEAR_HIGH))
    one = measure(replace(numbers_of, process=(replace(numbers_of.process[0], signals=(both,)),)))
    (sentence,) = said(one)
    assert sentence.startswith(
        "Signal: 50 (July 2025) is above the upper limit of 36.3, and at least the third"
    )
    assert sentence.endswith("of four nearer to the upper limit of 36.3 than to the centre.")
    assert [without_markup(each) for each in shown(one)[0].rows[0].said] == [
        "Above the limit",
        "Near the upper limit",
        "Larger step than usual",
    ]


def test_limits_say_what_they_rest_on() -> None:
    """The edition that fixed them, and that they are of few values; a limit that no value can reach is left out."""
    (held,) = shown(measure(monthly(VALUES)))[0].held
    assert [(without_markup(each.name), each.value) for each in held.limits] == [
        ("Upper limit", "36.3"),
        ("Centre", "31.0"),
        ("Lower limit", "25.7"),
        ("Largest usual moving range", "6.5"),
        ("Values that fix the limits", "6"),
    ]
    assert [without_markup(note) for note in held.notes] == [
        "Fixed by the edition of Q2 2025, from the values up to June 2025",
        "Few points: limits of fewer than ten values are uncertain",
    ]
    assert without_markup(held.name) == "January 2025 to July 2025"
    numbers_of = monthly(tuple(99.0 - at % 2 for at in range(6)))
    ((high, *_),) = [each.limits for each in shown(measure(numbers_of))[0].held]
    assert without_markup(high.name) == "Centre"


def test_limits_of_enough_values_need_no_word() -> None:
    """Ten values, and no edition that fixed them."""
    numbers_of = monthly((30.0, 32.0) * 5, (10, ""))
    (held,) = shown(measure(numbers_of))[0].held
    assert held.notes == ()


def test_a_moving_range_is_told_where_there_is_one() -> None:
    """Not for the first value, not across a withheld month, and not where the question changed."""
    changed = valid(
        Dataset,
        {
            "files": (),
            "mode": "sms",
            "questions": {"question": {"column": ("q",), "scale": "0 to 10"}},
            "changes": [
                {"date": "2025-06-01", "question": "question", "what": LISTS.channels["branch"].name}
            ],
        },
    )
    numbers_of = monthly((*VALUES[:6], None, 33.0, 31.0))
    rows = shown(measure(numbers_of, changed))[0].rows
    assert [(without_markup(row.name), row.value, row.moving) for row in rows[:4]] == [
        ("September 2025", "31", "2"),
        ("August 2025", "33", "–"),
        ("July 2025", "–", "–"),
        ("June 2025", "32", "–"),
    ]
    assert rows[-1].moving == "–"


def test_a_step_that_is_larger_than_usual_is_told() -> None:
    """From 32 to 50 is more than 6.5, the largest usual moving range; the signal comes first."""
    newest_row, *others = shown(measure(monthly(VALUES)))[0].rows
    assert [without_markup(each) for each in newest_row.said] == ["Above the limit", "Larger step than usual"]
    assert not any(row.said for row in others)


def test_it_is_drawn_between_its_limits() -> None:
    """With the line of each limit named, its signals named, and without intervals."""
    one = measure(monthly(VALUES))
    section, chart = shown(one)
    drawing = chart.wide
    assert isinstance(drawing, Xmr)
    assert drawing.bounds == (Bounds(0, 6, 31.0, 25.68, 36.32),)
    assert drawing.signals == (6,)
    assert [point and (point.low, point.is_sure) for point in drawing.points[:2]] == [
        (30, False),
        (32, False),
    ]
    assert chart.words.signals == ((6, "Above the limit"),)
    assert [label for _, label in chart.words.limits] == ["Upper 36.3", "Centre 31.0", "Lower 25.7"]
    assert chart.label == said(one)[0]
    assert chart.id == section.chart
    facts = [without_markup(fact) for fact in section.caption.facts]
    assert facts[0] == "Higher is better"
    assert "Answers: 100, then 100" in facts
    lower = shown(measure(monthly(VALUES), better="lower"))[0]
    assert without_markup(lower.caption.facts[0]) == "Lower is better"


def test_a_trend_marks_the_same_signals() -> None:
    """By a square, and by words beside it."""
    one = measure(monthly(VALUES))
    chart = charts.trend("trend", one, series(one), speech(), "label")
    assert isinstance(chart.wide, Trend)
    assert chart.wide.signals == (6,)
    assert chart.words.signals == ((6, "Above the limit"),)


def test_without_limits_there_is_no_section() -> None:
    """Too few values: the trend is all there is."""
    bare = found(*(finding(value, period=month(at)) for at, value in enumerate(VALUES)))
    few = replace(bare, process=(Stretch(month(0), month(6), 5),))
    for numbers_of in (bare, few):
        one = measure(numbers_of)
        assert process_of(one, series(one), WAYS, speech()) is None
        assert newest(one, series(one), speech()) == ()


def test_the_time_of_surveys_begins_and_ends_with_theirs() -> None:
    """Not `October 2013 to September 2014 to October 2021 to …`."""
    years = [Period(date(2013 + at, 10, 1), date(2014 + at, 10, 1), Grain.SURVEY) for at in range(7)]
    numbers_of = [
        finding(value, None, None, None, period=each) for value, each in zip(VALUES, years, strict=True)
    ]
    one = measure(replace(found(*numbers_of), process=stretches(numbers_of, (), 0)))
    assert without_markup(shown(one)[0].held[0].name) == "October 2013 to September 2020"


def test_limits_are_values() -> None:
    """They can be compared, kept and hashed."""
    assert (
        len({Limits(month(0), month(1), 2, 1, 1, 0, 2, 3), Limits(month(0), month(1), 2, 1, 1, 0, 2, 3)}) == 1
    )
