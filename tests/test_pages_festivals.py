"""The same weeks around a festival on a measure's page: drawn on each other, and compared by their intervals alone."""

from dataclasses import replace
from datetime import date

from held import dataset
from speaking import LISTS, ZH, finding, found, metric, quarter, speech, text

from cxsite.draw.chart import Chart, Tone
from cxsite.draw.chart import Weeks as Marks
from cxsite.measure.findings import Cut, Finding, Shown
from cxsite.measure.found_weeks import Aligned, Weeks
from cxsite.measure.weeks import Window
from cxsite.model.band import Band
from cxsite.model.improve import Event
from cxsite.pages.captions import Ways
from cxsite.pages.downloads import csv_of_measure
from cxsite.pages.festivals import festivals_of
from cxsite.pages.numbers import Measure
from cxsite.pages.slopes import Slopes
from cxsite.pages.speech import without_markup
from cxsite.read.validation import valid

DAYS = (date(2025, 1, 28), date(2026, 2, 16))
EVENTS = tuple(
    replace(
        valid(Event, {"name": text("Spring Festival", "春节"), "from": str(day), "festival": "spring"}),
        id=f"spring-{day.year}",
    )
    for day in DAYS
)


def weeks(day: date, values: list[float | None], hidden: Shown = Shown.NONE) -> Weeks:
    """Return the weeks around a day, ten to both sides of each value."""
    told = [
        Finding(Cut(week), hidden)
        if value is None
        else Finding(Cut(week), Shown.OK, None, value, value - 10, value + 10, Band(30, 89))
        for week, value in zip(Window("spring", "", day).weeks, values, strict=True)
    ]
    return Weeks(f"spring-{day.year}", day, tuple(told))


BEFORE: list[float | None] = [30, 30, 30, 30, 30, 30, 30, 30, None]
AFTER: list[float | None] = [30, 50, 51, 9, None, 30, 30, 30, 30]


def measure(before: list[float | None], after: list[float | None], **more: object) -> Measure:
    """Return a measure with these weeks."""
    aligned = Aligned("spring", weeks(DAYS[0], before), weeks(DAYS[1], after, Shown.WITHHELD))
    numbers_of = replace(found(finding(40, period=quarter(1))), aligned=(aligned,))
    return Measure(metric("nps", **more), dataset(), (), numbers_of, {}, LISTS, EVENTS)


def shown(one: Measure, language: str = "en") -> tuple[Slopes, Chart]:
    """Return the only section and its drawing."""
    (both,) = festivals_of(one, Ways("#table", "data.csv"), speech(language))
    return both


def test_weeks_differ_where_their_intervals_do_not_touch() -> None:
    """20 to 40 and 40 to 60 touch; without one of the values nothing is compared."""
    section, chart = shown(measure(BEFORE, AFTER))
    assert [
        (without_markup(way.name), way.values, without_markup(way.judged.word), way.judged.sign)
        for way in section.ways
        if way.judged
    ] == [
        ("6 weeks before", "30 → 30", "The difference may be chance", "◆"),
        ("5 weeks before", "30 → 50", "The difference may be chance", "◆"),
        ("4 weeks before", "30 → 51", "Higher, the intervals do not touch", "▲"),
        ("3 weeks before", "30 → 9", "Lower, the intervals do not touch", "▼"),
        ("2 weeks before", "30 → –", "Withheld to protect privacy", "◆"),
        ("1 week before", "30 → 30", "The difference may be chance", "◆"),
        ("Week that begins with the day", "30 → 30", "The difference may be chance", "◆"),
        ("1 week after", "30 → 30", "The difference may be chance", "◆"),
        ("2 weeks after", "– → 30", "Nobody answered", "◆"),
    ]
    assert without_markup(section.said) == (
        "Of 7 weeks, around 16 February 2026 against 28 January 2025, by more than chance: 1 higher, 1 lower. "
        "The others may be chance."
    )
    assert chart.label == without_markup(section.said)


def test_every_week_has_its_intervals_and_its_bands() -> None:
    """As far as they are told."""
    section, _ = shown(measure(BEFORE, AFTER))
    assert [without_markup(fact) for fact in section.ways[2].facts] == [
        "Intervals: 20 to 40, then 41 to 61",
        "Answers: 30–89, then 30–89",
    ]
    assert [without_markup(fact) for fact in section.ways[4].facts] == [
        "Intervals: 20 to 40, then –",
        "Answers: 30–89, then –",
    ]


def test_it_is_told_in_chinese_too() -> None:
    """With the festival's name, and the weeks as they are called there."""
    section, chart = shown(measure(BEFORE, AFTER), ZH)
    assert without_markup(section.title) == "同期周次对比：春节"
    assert [without_markup(way.name) for way in section.ways][5:8] == ["前1周", "当日起的一周", "后1周"]
    assert chart.words.key == ("2025年1月28日", "2026年2月16日")


def test_where_nothing_differs_nothing_is_claimed() -> None:
    """And where no week has both values, that is said."""
    flat = shown(measure([30] * 9, [45] * 9))[0]
    assert without_markup(flat.said).startswith("In none of 9 weeks do the values")
    none = shown(measure([30.0] * 4 + [None] * 5, [None] * 4 + [30.0] * 5))[0]
    assert without_markup(none.said).startswith("No week has a value both around 28 January 2025")


def test_tone_follows_the_metric() -> None:
    """Higher is bad news where less is better."""
    for better, tone in (("higher", Tone.BETTER), ("lower", Tone.WORSE)):
        section, _ = shown(measure(BEFORE, AFTER, better=better))
        assert [way.judged.tone for way in section.ways if way.judged and way.judged.sign == "▲"] == [tone]


def test_both_years_are_drawn_around_the_day() -> None:
    """Weeks are numbered from it, the newest event names it."""
    _, chart = shown(measure(BEFORE, AFTER))
    marks = chart.wide
    assert isinstance(marks, Marks)
    assert [point.value if point else None for point in marks.before] == BEFORE
    assert [point.value if point else None for point in marks.after] == AFTER
    assert marks.day == 5.5
    assert chart.words.occasions == ((5.5, "Spring Festival"),)
    assert dict(chart.words.times)[0] == "−6"
    assert dict(chart.words.times)[6] == "0"
    assert dict(chart.words.times)[8] == "+2"
    assert chart.id == "weeks-spring"
    section, _ = shown(measure(BEFORE, AFTER))
    assert [without_markup(fact) for fact in section.caption.facts] == [
        "Higher is better",
        "Answers: 240–712, then 240–712",
        "Weeks counted from the day: 28 January 2025 and 16 February 2026",
    ]


def test_weeks_can_be_downloaded() -> None:
    """With a band where others have a number."""
    one = measure(BEFORE, AFTER)
    lines = csv_of_measure(one.metric, one.found).content
    assert isinstance(lines, bytes)
    rows = lines.decode().splitlines()
    assert len(rows) == 1 + 1 + 18
    assert "recommend,2026-01-19..2026-01-25,,,,30..89,51,41,61,ok," in rows
    assert "recommend,2026-02-02..2026-02-08,,,,,,,,withheld," in rows


def test_without_weeks_there_is_no_section() -> None:
    """A measure whose answers reach no festival of two years."""
    bare = Measure(metric(), dataset(), (), found(finding(40, period=quarter(1))), {}, LISTS, EVENTS)
    assert list(festivals_of(bare, Ways("#table", "data.csv"), speech())) == []
