"""A measure's page: every number once with its own address, and what stands behind it."""

from speaking import (
    EN,
    LISTS,
    TWO,
    ZH,
    by_id,
    finding,
    found,
    frame,
    metric,
    quarter,
    speech,
    text,
    touchpoint,
    unseen,
)

from cxsite.measure.findings import AnswerFinding, MetricFindings, Shown
from cxsite.model.dataset import Dataset
from cxsite.model.metric import Metric
from cxsite.model.text import in_all_languages
from cxsite.pages.frame import Shell
from cxsite.pages.measure_tables import Table
from cxsite.pages.measures import MeasureBody, view_of_measure
from cxsite.pages.numbers import Measure
from cxsite.pages.page import View
from cxsite.pages.passport import passport
from cxsite.pages.speech import Words, without_markup
from cxsite.read.validation import valid

PATH = "en/measures/recommend.html"
FOUND = found(
    finding(10, 0, 20, 40, quarter(1)),
    finding(30, 20, 40, 50, quarter(2)),
    finding(20),
    finding(25, touchpoint="desk"),
    unseen(Shown.WITHHELD, language=ZH),
    finding(35, segment="young"),
)


def dataset(**more: object) -> Dataset:
    """Return a survey of one question."""
    question = {
        "column": ("q",),
        "scale": "0 to 10",
        **({"asked": more.pop("asked")} if "asked" in more else {}),
    }
    return valid(Dataset, {"files": (), "questions": {"question": question}, **more})


def measure(measured: Metric | None = None, numbers: MetricFindings = FOUND, **survey: object) -> Measure:
    """Return a measure with everything that explains it."""
    files = ("content/data/a&b.csv",)
    return Measure(measured or metric(), dataset(**survey), files, numbers, by_id(touchpoint("desk")), LISTS)


def view(one: Measure, language: str = EN) -> View:
    """Return a measure's page."""
    return view_of_measure(frame(language), PATH, one)


def body(one: Measure) -> MeasureBody:
    """Return what a measure's page shows."""
    content = view(one).content
    assert isinstance(content, Shell)
    assert isinstance(content.body, MeasureBody)
    return content.body


def rows(table: Table) -> list[tuple[str, str, str]]:
    """Return anchor, name and value of each row."""
    return [(row.anchor, row.name.own.html, row.number.value) for row in table.rows]


def test_the_newest_finding_is_the_sentence_the_label_and_the_description() -> None:
    """One finding, said alike to readers, to those who do not see the chart, and to search engines."""
    shown = body(measure())
    assert shown.sections.history
    sentence = "Net Promoter Score (NPS) is 30 (Q2 2026; 95% confidence interval 20 to 40; 50 answers)."
    assert [without_markup(said) for said in shown.opening.told] == [sentence]
    content = view(measure()).content
    assert isinstance(content, Shell)
    assert content.head.description == sentence
    (chart,) = view(measure()).charts
    assert (chart.id, chart.label) == (shown.sections.history.chart, sentence)


def test_numbers_stand_in_tables_the_newest_first_and_the_whole_time_last() -> None:
    """Then one table for each way in which answers were broken down, with names in the reader's language."""
    tables = {table.id: rows(table) for table in body(measure()).tables}
    assert tables == {
        "by-period": [
            ("period-2026-q2", "Q2 2026", "30"),
            ("period-2026-q1", "Q1 2026", "10"),
            ("everyone", "January 2026 to December 2026", "20"),
        ],
        "by-touchpoint": [("touchpoint-desk", "Counter", "25")],
        "by-language": [("language-zh-hans", "Simplified Chinese", "")],
        "by-segment": [("segment-young", "Under 30", "35")],
    }


def test_a_way_that_nobody_broke_down_has_no_table() -> None:
    """An empty table is no finding."""
    assert [table.id for table in body(measure(numbers=found(finding(period=quarter(1))))).tables] == [
        "by-period"
    ]


def test_a_measure_without_periods_says_that_nobody_answered() -> None:
    """Its page is still there, without a chart."""
    shown = body(measure(numbers=found(finding())))
    assert shown.sections.history is None
    assert [said.own.html for said in shown.opening.told] == ["Nobody answered"]
    assert view(measure(numbers=found(finding()))).charts == ()


def test_direction_target_and_marks_are_said() -> None:
    """Which way is better, what is aimed at by when, that data are invented, whose trademark it is."""
    page = body(measure(metric(target="42.5 by 2026-12"), illustrative=True))
    shown = page.opening
    assert [
        part and without_markup(part) for part in (shown.direction, shown.target, shown.illustrative)
    ] == [
        "Higher is better",
        "Target: 42.5 by December 2026",
        "Illustrative data",
    ]
    assert page.trademark
    other = body(measure(metric("share", better="lower", target="70%")))
    assert [part and without_markup(part) for part in (other.opening.direction, other.opening.target)] == [
        "Lower is better",
        "Target 70%",
    ]
    assert (other.opening.illustrative, other.trademark, body(measure()).opening.target) == (None, None, None)


def test_the_download_is_the_measures_own() -> None:
    """One file for all languages."""
    assert body(measure()).download == "../../data/recommend.csv"


def facts(one: Measure) -> dict[str, list[str]]:
    """Return the passport: what it tells, in English."""
    return {fact.id: [without_markup(entry) for entry in fact.entries] for fact in passport(one, speech())}


WALD = (
    "Adjusted Wald: three answers are added before the interval is taken, spread over the three classes"
    " (Rocks, 2016)."
)


def test_a_passport_tells_where_a_number_comes_from() -> None:
    """What is not known is left out."""
    assert facts(measure(numbers=found())) == {
        "method": ["The share of promoters minus the share of detractors, in points from −100 to +100."],
        "interval": [WALD],
        "who": ["Everyone who answered", "Left out: blanks and answers such as “I do not know”"],
        "file": ["content/data/a&b.csv"],
    }


def test_a_passport_tells_everything_that_is_known() -> None:
    """Which answers count, the time, weights, the mode, the survey."""
    weighted = {"weight": {"column": ("w",)}}
    told = facts(measure(metric("share"), mode="sms", about=text("A survey"), columns=weighted))
    assert told["method"][1] == "Counted as good: 4 to 5"
    assert told["period"] == ["January 2026 to December 2026"]
    assert told["who"][2] == "Weighted"
    assert (told["mode"], told["data"]) == (["Text message"], ["A survey"])
    assert "mode" not in facts(measure(mode="pigeon"))


def test_a_question_stands_in_every_language_it_was_asked_in() -> None:
    """Each is an original in its own language, and none is repeated for a reader of another."""
    asked = in_all_languages({EN: "Would you?", ZH: "您会吗？"}, TWO, originals=True)
    (fact,) = [fact for fact in passport(measure(asked=asked), speech()) if fact.id == "question"]
    assert [entry.own for entry in fact.entries] == [Words("Would you?", EN), Words("您会吗？", ZH)]
    once = in_all_languages({EN: "Would you?"}, TWO, originals=True)
    (fact,) = [fact for fact in passport(measure(asked=once), speech(ZH)) if fact.id == "question"]
    assert [entry.own for entry in fact.entries] == [Words("Would you?", EN)]


def test_a_break_is_said_in_the_row_where_it_begins() -> None:
    """On the chart, in the table and below the chart; other rows say nothing."""
    start = quarter(2).start
    change = {"date": start.isoformat(), "question": "question", "what": text("New words", "新题目")}
    shown = view(measure(changes=({**change},)))
    content = shown.content
    assert isinstance(content, Shell)
    body = content.body
    assert isinstance(body, MeasureBody)
    assert body.sections.history
    said = [without_markup(row.change) if row.change else "" for row in body.tables[0].rows]
    assert said == ["The question changed; the series starts again", "", ""]
    assert [without_markup(part) for one in body.sections.history.occasions for part in one.what][
        1
    ] == "New words"
    assert shown.charts[0].words.occasions[0][1] == "1"


def test_how_people_answered_is_a_second_chart() -> None:
    """Where it is published: the bar, the boxes, and the time they are from."""
    numbers = MetricFindings("m", 0, FOUND.findings, tuple(AnswerFinding(at, 1, 9.09) for at in range(11)))
    shown = view(measure(numbers=numbers))
    assert [chart.id for chart in shown.charts] == ["trend", "spread"]
    assert [chart.id for chart in view(measure()).charts] == ["trend"]
