"""How long cases take, on a page: a table, a curve, bars, and the same in words and as CSV."""

import csv
import io
from dataclasses import replace
from datetime import date

from speaking import LISTS, YEAR, ZH, finding, found, frame, metric, quarter, speech, text

from cxsite.draw.chart import Ages, Closure
from cxsite.measure.findings import Cut
from cxsite.measure.found_durations import (
    AgeFinding,
    ClosureFinding,
    DurationFinding,
    DurationFindings,
    Quantile,
)
from cxsite.model.dataset import Dataset
from cxsite.model.lapse import Bin
from cxsite.model.metric import Metric
from cxsite.pages.closures import APART, HOURS_APART, ticks
from cxsite.pages.downloads import csv_of_durations
from cxsite.pages.durations import Waits, waits
from cxsite.pages.frame import Shell
from cxsite.pages.lapses import given
from cxsite.pages.measures import MeasureBody, view_of_measure
from cxsite.pages.numbers import Measure, of_everyone, of_languages, of_the_whole, of_values
from cxsite.pages.passport import passport
from cxsite.read.validation import valid

PATH = "en/measures/recommend.html"
RESOLUTION: Metric = metric("resolution", question="", tickets="cases", within="3 days")
LASTED = DurationFindings(
    Bin.DAY,
    date(2026, 9, 30),
    (
        DurationFinding(Cut(YEAR), Quantile(2, 1, 2), Quantile(9, 8, 12)),
        DurationFinding(Cut(quarter(1)), Quantile(1, 1, 1), Quantile(9)),
        DurationFinding(Cut(quarter(2)), Quantile(2, 1, None), Quantile(is_open=True)),
        DurationFinding(Cut(quarter(3)), Quantile(), Quantile(is_open=True)),
    ),
    (ClosureFinding(0, 20.0), ClosureFinding(1, 45.0), ClosureFinding(4, 80.0)),
    38,
    (AgeFinding(0, 1, 30.0), AgeFinding(1, 7, 45.0), AgeFinding(7, None, 25.0)),
)


def measure(lasted: DurationFindings | None = LASTED) -> Measure:
    """Return a measure of cases with these durations."""
    numbers = found(finding(period=quarter(1)), finding(period=quarter(2)), finding())
    tickets = {
        "id": "cases",
        "shape": "tickets",
        "files": [{"path": "t.csv"}],
        "about": text("Cases", "工单"),
    }
    return Measure(
        RESOLUTION, valid(Dataset, tickets), ("t.csv",), replace(numbers, durations=lasted), {}, LISTS
    )


def shown(
    language: str = "en", lasted: DurationFindings = LASTED
) -> tuple[Waits, tuple[Closure | Ages, ...], list[str]]:
    """Return what a page shows, the marks of its charts, and what is said of these."""
    both = waits(measure(lasted), PATH, speech(language))
    assert both
    marks = [chart.wide for chart in both[1]]
    assert all(isinstance(each, Closure | Ages) for each in marks)
    return (
        both[0],
        tuple(each for each in marks if isinstance(each, Closure | Ages)),
        [each.label for each in both[1]],
    )


def test_the_newest_period_stands_first_and_the_whole_time_last() -> None:
    """Each with how long half took and nine in ten, in words."""
    said, _, _ = shown()
    rows = [
        (row.anchor, row.median.own.html, row.interval.own.html if row.interval else "", row.ninth.own.html)
        for row in said.rows
    ]
    assert rows == [
        ("durations-2026-q3", "Too few cases", "", "Not yet"),
        ("durations-2026-q2", "2 days", "1 day or more", "Not yet"),
        ("durations-2026-q1", "1 day", "1 day", "9 days"),
        ("durations-everyone", "2 days", "1 to 2 days", "9 days"),
    ]
    assert said.note.own.html.startswith("As of 30 September 2026.")


def test_the_curve_and_the_ages_are_drawn_and_said() -> None:
    """The time given is held against the curve; the most frequent age is named."""
    said, (curve, ages), labels = shown()
    assert said.closed
    assert said.open
    assert isinstance(curve, Closure)
    assert (curve.span, curve.within, curve.ticks) == (5, 3, (0, 1, 2, 3, 4, 5))
    assert curve.points == ((0, 20.0), (1, 45.0), (4, 80.0))
    assert ages == Ages(ages.width, 45.0, (30.0, 45.0, 25.0))
    assert labels == [
        "Of all cases, 80% are done within 4 days.",
        "Of 38 open cases on 30 September 2026, 45% are 1–6 days old.",
    ]
    assert [(each.name.own.html, each.percent) for each in said.closed.rows][:2] == [
        ("0 days", "20%"),
        ("1 day", "45%"),
    ]
    assert [each.name.own.html for each in said.open.rows] == ["0", "1–6", "7 and more"]
    assert said.download == "../../data/recommend.durations.csv"


def test_chinese_has_no_blanks_and_the_other_language_beside_it() -> None:
    """Between figures and words."""
    said, _, labels = shown(ZH)
    assert said.rows[-1].median.own.html == "2天"
    assert said.rows[-1].median.other
    assert labels[0] == "全部工单当中，80%在4天内完成。"


def test_what_is_not_told_has_no_chart() -> None:
    """Too few open cases, too few closed ones; and no section where no period may be told."""
    said, marks, _ = shown(lasted=replace(LASTED, curve=(), ages=(), open=None))
    assert (said.closed, said.open, marks) == (None, None, ())
    assert waits(measure(replace(LASTED, periods=())), PATH, speech()) is None
    assert waits(measure(None), PATH, speech()) is None


def test_ticks_are_few_and_round() -> None:
    """Days and hours each have their own steps; whatever is longer than all of them has more ticks."""
    assert ticks(13, APART) == (0, 5, 10)
    assert ticks(49, HOURS_APART) == (0, 12, 24, 36, 48)
    assert ticks(40, APART) == (0, 7, 14, 21, 28, 35)
    assert len(ticks(50_000, APART)) == 11


def test_a_page_shows_all_of_it() -> None:
    """Beside the trend, with both charts; the passport says the time given and how it is counted."""
    view = view_of_measure(frame(), PATH, measure())
    assert isinstance(view.content, Shell)
    assert isinstance(view.content.body, MeasureBody)
    assert view.content.body.sections.waits
    assert [chart.id for chart in view.charts] == ["trend", "closures", "ages"]
    terms = {term.id: [entry.own.html for entry in term.entries] for term in passport(measure(), speech())}
    assert terms["method"][1] == "Time given: 3 days"
    assert terms["method"][2].startswith("Days are counted from one day of the calendar to another;")
    repeat = metric("fcr", question="", tickets="cases")
    assert given(repeat.lapse, "repeat", speech())[0].own.html == "Nothing new within 7 days of closing"


def test_pages_across_are_not_made_of_durations() -> None:
    """Whatever becomes slower changes the page of its measure, and no list."""
    numbers = measure().found
    for only in (of_everyone, of_values, of_languages, of_the_whole):
        assert only(numbers).durations is None


def test_the_download_holds_what_the_page_holds() -> None:
    """What is not reached, or not told, is an empty cell."""
    view = csv_of_durations(RESOLUTION, LASTED)
    assert isinstance(view.content, bytes)
    rows = list(csv.reader(io.StringIO(view.content.decode(), newline="")))
    assert rows[0] == ["metric", "as-of", "bin", "what", "of", "value", "low", "high"]
    begin = ["recommend", "2026-09-30", "day"]
    assert rows[1] == [*begin, "median", "2026-01..2026-12", "2", "1", "2"]
    assert rows[6] == [*begin, "p90", "2026-q2", "", "", ""]
    assert rows[9] == [*begin, "done-within", "0", "20", "", ""]
    assert rows[-1] == [*begin, "open-for-days", "7..", "25", "", ""]
