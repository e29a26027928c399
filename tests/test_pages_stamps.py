"""A number's own passport, the numbers of an edition, signals in a few words, and what a Monday sheet tells."""

from dataclasses import replace

import pytest
from sites import documents
from speaking import YEAR, ZH, finding, found, frame, metric, quarter, speech, text, touchpoint, unseen
from test_pages_measures import measure

from cxsite.measure.findings import Comment, Cut, Finding, Judged, MetricFindings, Shown, Verdict
from cxsite.measure.found_process import Rule, Signal, Stretch
from cxsite.model.band import Band
from cxsite.model.improve import Role
from cxsite.pages import numbers
from cxsite.pages.frame import Shell
from cxsite.pages.issued import Issued, anchor_of, anchors_of, told
from cxsite.pages.measure_tables import Row, Table, newest_rows
from cxsite.pages.monday import LINES, Gauge, Monday, MondayBody, gauges_of, view_of_monday
from cxsite.pages.sentences import number
from cxsite.pages.signals import signal_of
from cxsite.pages.speech import without_markup
from cxsite.pages.stamps import Earlier, Stamp, stamps_of

Q2, Q3 = quarter(2), quarter(3)
PATH = "en/measures/recommend.html"


def earlier(*findings: Finding, explained: tuple[str, ...] = ()) -> Earlier:
    """Return what the edition of the second quarter has published."""
    return Earlier("2026-q2", Q2, {numbers.anchor(each): each for each in findings}, explained)


def stamp(now: Finding, *editions: Earlier) -> Stamp:
    """Return the passport of one number."""
    one = measure(numbers=found(now))
    row = Row(numbers.anchor(now), speech().ui("ui.all-data"), number(now, metric(), 0, speech()))
    table = Table("by-period", speech().ui("ui.all-data"), speech().ui("table.period"), (row,))
    (made, *_) = stamps_of(PATH, one, (table,), editions, speech()).stamps
    return made


def test_a_number_says_what_an_edition_has_published_of_it() -> None:
    """It leads to that number where the edition shows it, and to the edition where it does not."""
    was = finding(35.0)
    (shown,) = stamp(finding(), earlier(was, explained=("everyone",))).was
    assert without_markup(shown.said) == "Edition Q2 2026: 35"
    assert shown.href == "../editions/2026-q2-numbers.html#recommend.everyone"
    (apart,) = stamp(finding(), earlier(was)).was
    assert apart.href == "../editions/2026-q2.html"


def test_a_number_that_is_withheld_today_is_told_without_its_past() -> None:
    """Nor has a number a past that no edition knows."""
    assert stamp(unseen(), earlier(finding(35.0))).was == ()
    assert stamp(finding(), earlier(finding(35.0, touchpoint="desk"))).was == ()


def test_a_passport_says_the_period_unless_its_name_does() -> None:
    """A quarter is the name of its row; the whole time is not."""
    assert stamp(finding(period=Q3)).period is None
    assert stamp(finding()).period == speech().period(YEAR)


def test_touchpoints_have_a_passport_of_the_newest_period_as_well() -> None:
    """A Monday sheet and the slopes show that number, and no table does."""
    one = measure(
        numbers=found(finding(period=Q2, touchpoint="desk"), finding(60.0, period=Q3, touchpoint="desk"))
    )
    (row,) = newest_rows(one, speech())
    assert (row.anchor, row.number.value) == ("touchpoint-desk-period-2026-q3", "60")
    assert without_markup(row.name).endswith(", Q3 2026")


def test_an_edition_explains_everybodys_numbers_and_the_newest_of_touchpoints() -> None:
    """A number that is not shown leads to its measure; a measure that the edition does not have leads nowhere."""
    numbered = found(
        finding(period=Q2), finding(period=Q3), finding(),
        finding(period=Q2, touchpoint="desk"), finding(period=Q3, touchpoint="desk"), finding(segment="young"),
    )  # fmt: skip
    anchors = anchors_of(numbered)
    assert anchors == ("period-2026-q3", "period-2026-q2", "everyone", "touchpoint-desk-period-2026-q3")
    there = Issued("2026-q3-numbers.html", {"recommend": anchors})
    assert there.place("recommend", finding(period=Q2)) == "2026-q3-numbers.html#recommend.period-2026-q2"
    assert there.place("recommend", finding(period=Q2, touchpoint="desk")) == "2026-q3-numbers.html#recommend"
    assert there.place("gone", finding()) == ""
    assert anchor_of("recommend", "everyone") == "recommend.everyone"


def test_an_edition_that_counted_few_people_exactly_tells_no_counts_of_places() -> None:
    """Else the few could be worked out from everybody and all others; with bands everything is told."""
    few = replace(finding(n=20, period=Q3, touchpoint="gate"), shown=Shown.SMALL)
    enough = finding(period=Q3, touchpoint="desk")
    old = told(found(finding(period=Q3), enough, few))
    assert [(each.cut.touchpoint, each.value, each.n, each.low) for each in old.findings] == [
        ("", 40.0, 100, 30.0), ("desk", 40.0, None, None),
    ]  # fmt: skip
    assert "touchpoint-gate-period-2026-q3" not in anchors_of(found(finding(period=Q3), enough, few))
    banded = found(finding(period=Q3), enough, replace(few, n=None, band=Band(10, 29)))
    assert told(banded) is banded


BANDS = {"10–29"}
"""What the guide publishes instead of a small count: it shows no number of fewer than ten."""


def test_no_page_of_an_edition_counts_few_people() -> None:
    """Of fewer than thirty there is a band, whatever the program counted that froze the edition."""
    for path in ("en/editions/2026-q3-numbers.html", "en/editions/2026-q2-numbers.html"):
        (page,) = (each for each in documents() if each.path == path)
        rows = [["".join(cell.itertext()) for cell in row.iter("td")] for row in page.all("tr")]
        told = [cells[2].strip() for cells in rows if len(cells) > 2 and cells[2].strip()]
        counts = [int(said.replace(",", "")) for said in told if said not in BANDS]
        assert len(counts) > 10
        assert min(counts) >= 30


def test_the_newest_signal_is_told_until_the_question_changes() -> None:
    """It leads to the chart; on a page of many measures it says which it is of."""
    old = Stretch(Q2, Q2, 6, signals=(Signal(Q2, (Rule.ABOVE,)),))
    new = Stretch(Q3, Q3, 6, signals=(Signal(Q3, (Rule.RUN_BELOW, Rule.NEAR_LOW)),))
    known = replace(found(finding(period=Q3)), process=(old, new))
    signal = signal_of("en/index.html", metric(), known, speech())
    assert signal is not None
    assert (signal.href, without_markup(signal.title)) == (
        "measures/recommend.html#process-title", "Q3 2026: Eight below centre",
    )  # fmt: skip
    named = signal_of("en/index.html", metric(), known, speech(), named=True)
    assert named is not None
    assert without_markup(named.title) == "Net Promoter Score (NPS), Q3 2026: Eight below centre"
    quiet = replace(known, process=(old, replace(new, signals=())))
    assert signal_of("en/index.html", metric(), quiet, speech()) is None


def judged(verdict: Verdict, touchpoint: str = "") -> Judged:
    """Return what is said of the way from the second quarter to the third."""
    return Judged("recommend", Cut(Q2, touchpoint), Cut(Q3, touchpoint), verdict, 0.001)


NAMES = {
    "role:desk-team": (text("Desk team", "柜台组"), "en/roles/desk-team.html"),
    "role:digital": (text("Digital", "数字渠道部"), "en/roles/digital.html"),
    "touchpoint:desk": (touchpoint("desk").name, "en/touchpoints/desk.html"),
    "practice:listen": (text("Listen", "倾听"), "en/practices/listen.html"),
}


def sheet(**more: object) -> MondayBody:
    """Return the Monday sheet of a role that says only this."""
    role = Role(id="desk-team", title=text("Desk team", "柜台组"))
    monday = replace(Monday(role, ()), **more)  # type: ignore[arg-type] # each test gives one
    shell = view_of_monday(frame(), "en/roles/desk-team-monday.html", monday, NAMES).content
    assert isinstance(shell, Shell)
    assert isinstance(shell.body, MondayBody)
    return shell.body


def test_a_sheet_is_told_of_its_own_touchpoints_and_measures_only() -> None:
    """Of measures it answers for also what everybody says; always the newest period, never another place."""
    numbered = replace(
        found(
            finding(period=Q2), finding(period=Q3), finding(),
            finding(period=Q3, touchpoint="desk"), finding(period=Q3, touchpoint="gate"),
        ),
        judged=(judged(Verdict.ROSE), judged(Verdict.ROSE, "desk"), judged(Verdict.ROSE, "gate")),
    )  # fmt: skip
    (theirs,) = gauges_of([(metric(), numbered)], (), ("desk",))
    assert [each.cut for each in theirs.found.findings] == [Cut(Q3, "desk")]
    assert [each.after for each in theirs.found.judged] == [Cut(Q3, "desk")]
    (own,) = gauges_of([(metric(), numbered)], ("recommend",), ())
    assert [each.cut for each in own.found.findings] == [Cut(Q3)]
    assert gauges_of([(metric(), found(unseen(period=Q3)))], ("recommend",), ()) == ()
    assert gauges_of([(metric(), numbered)], (), ()) == ()


def gauge(value: float, shown: Shown = Shown.OK, verdict: Verdict = Verdict.CHANCE) -> Gauge:
    """Return everyone's newest number."""
    one = replace(finding(value, period=Q3), shown=shown)
    return Gauge(metric(), MetricFindings("recommend", 0, (one,), judged=(judged(verdict),)))


def test_what_changed_comes_first_and_what_few_people_said_last() -> None:
    """And there is room for eight."""
    body = sheet(gauges=(gauge(1.0, Shown.SMALL), gauge(2.0), gauge(3.0)))
    assert [line.number.value for line in body.felt] == ["2", "3", "1"]
    moved = replace(gauge(3.0), metric=replace(metric(), id="other"))
    changes = (replace(judged(Verdict.FELL), metric="other"),)
    moved = replace(moved, found=replace(moved.found, metric="other", judged=changes))
    assert [line.number.value for line in sheet(gauges=(gauge(2.0), moved)).felt] == ["3", "2"]
    assert len(sheet(gauges=(gauge(1.0),) * (LINES + 1)).felt) == LINES


def test_a_value_of_a_sheet_leads_to_its_passport_and_says_its_change() -> None:
    """As on the scorecard."""
    (line,) = sheet(gauges=(gauge(2.0, verdict=Verdict.ROSE),)).felt
    assert line.explained == "../measures/recommend.html#period-2026-q3"
    assert line.change is not None
    assert without_markup(line.change.word) == "Up, larger than chance"


@pytest.mark.parametrize(
    ("more", "steps"),
    [({"steps": (text("One", "一"), text("Two", "二"))}, ["One", "Two"]), ({}, ["Begin"])],
)
def test_a_sheet_says_the_steps_and_where_there_are_none_the_one_thing(
    more: dict[str, object], steps: list[str]
) -> None:
    """Steps say how to do what `monday` says."""
    role = Role(id="desk-team", title=text("Desk team", "柜台组"), monday=text("Begin", "开始"))
    said = sheet(role=replace(role, **more)).steps  # type: ignore[arg-type] # one field of a role
    assert [without_markup(each) for each in said] == steps


def test_a_sheet_says_a_quote_whom_to_ask_and_the_practice_of_the_week() -> None:
    """The quote in the language in which it was written."""
    comment = Comment("desk", ZH, "排队太久", Q3, "survey")
    asked = (
        Role(id="digital", title=text("Digital", "数字渠道部"), priority=text("No help needed", "不求人")),
    )
    body = sheet(comment=comment, asked=asked, practice="listen")
    ((tongue,), (colleague,)) = body.quote, body.asked
    assert (tongue.lang, [each.html for each in tongue.remarks]) == (ZH, ["排队太久"])
    assert colleague.priority is not None
    assert without_markup(colleague.priority) == "No help needed"
    assert body.practice is not None
    assert body.practice.href == "../practices/listen.html"
    assert (sheet().quote, sheet().asked, sheet().practice, sheet().steps) == ((), (), None, ())
