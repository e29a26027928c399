"""The scorecard: every measure in one row, with its value, its way there, and what may be said of it."""

from dataclasses import replace

import pytest
from speaking import ZH, finding, found, frame, metric, quarter, speech, unseen

from cxsite.draw.chart import Sparkline, Tone
from cxsite.measure.findings import Cut, Judged, MetricFindings, Shown, Verdict
from cxsite.model.metric import Metric
from cxsite.pages.frame import Shell
from cxsite.pages.page import View
from cxsite.pages.scorecard import ScorecardBody, Scored, ScoreRow, sparkline, view_of_scorecard
from cxsite.pages.speech import Pair, without_markup

PATH = "en/measures/index.html"
NUMBERS = found(finding(30, 20, 40, 90, quarter(2)), finding(42, 36, 48, 120, quarter(3)))


def changed(verdict: Verdict) -> MetricFindings:
    """Return two quarters, and what may be said of the way between them."""
    p = {Verdict.ROSE: 0.001, Verdict.FELL: 0.001, Verdict.CHANCE: 0.5}.get(verdict)
    judged = Judged("recommend", Cut(quarter(2)), Cut(quarter(3)), verdict, p)
    return replace(NUMBERS, judged=(judged,))


def test_forty_measures_are_judged_together() -> None:
    """A change that would be larger than chance on its own page may be chance in a long list."""
    alone = changed(Verdict.ROSE).judged[0]
    numbers = replace(NUMBERS, judged=(replace(alone, p=0.04),))
    steady = [
        replace(NUMBERS, judged=(replace(alone, metric=f"m{at}", verdict=Verdict.CHANCE, p=0.5),))
        for at in range(39)
    ]
    first, *_ = body(*(Scored(metric(), each) for each in (numbers, *steady))).rows
    assert first.change
    assert plain(first.change.word) == "The change may be chance"
    only = row(numbers).change
    assert only
    assert plain(only.word) == "Up, larger than chance"


def view(*scored: Scored, language: str = "en") -> View:
    """Return the scorecard of these measures."""
    return view_of_scorecard(frame(language), PATH, scored, ())


def body(*scored: Scored, language: str = "en") -> ScorecardBody:
    """Return what it shows."""
    content = view(*scored, language=language).content
    assert isinstance(content, Shell)
    assert isinstance(content.body, ScorecardBody)
    return content.body


def row(numbers: MetricFindings = NUMBERS, measured: Metric | None = None) -> ScoreRow:
    """Return the row of one measure."""
    (only,) = body(Scored(measured or metric(), numbers)).rows
    return only


def plain(pair: Pair | None) -> str:
    """Return a passage's own words, "" where there is none."""
    return without_markup(pair) if pair else ""


def test_a_row_leads_to_its_measure_and_shows_its_newest_value() -> None:
    """With its interval and answers, the period, and which way is better."""
    one = row()
    assert (one.href, plain(one.name), plain(one.direction)) == (
        "recommend.html",
        "Net Promoter Score (NPS)",
        "Higher is better",
    )
    assert (plain(one.period), one.number.value, plain(one.number.interval)) == ("Q3 2026", "42", "36 to 48")
    assert plain(row(measured=metric(better="lower")).direction) == "Lower is better"


@pytest.mark.parametrize(
    ("verdict", "better", "word", "sign", "tone"),
    [
        (Verdict.ROSE, "higher", "Up, larger than chance", "▲", Tone.BETTER),
        (Verdict.FELL, "higher", "Down, larger than chance", "▼", Tone.WORSE),
        (Verdict.ROSE, "lower", "Up, larger than chance", "▲", Tone.WORSE),
        (Verdict.FELL, "lower", "Down, larger than chance", "▼", Tone.BETTER),
        (Verdict.CHANCE, "higher", "The change may be chance", "◆", Tone.MIDDLE),
        (Verdict.BREAK, "higher", "Not comparable: the question changed", "◆", Tone.MIDDLE),
        (Verdict.FEW, "higher", "Too few answers to judge", "◆", Tone.MIDDLE),
        (Verdict.MIXED, "lower", "Not comparable: the question changed within a period", "◆", Tone.MIDDLE),
    ],
)
def test_a_change_is_a_word_an_arrow_and_a_tone(
    verdict: Verdict, better: str, word: str, sign: str, tone: Tone
) -> None:
    """Up is good news only where more is better."""
    change = row(changed(verdict), metric(better=better)).change
    assert change
    assert (plain(change.word), change.sign, change.tone) == (word, sign, tone)
    assert plain(change.why) == "Compared with Q2 2026"


def test_what_is_not_known_is_left_out() -> None:
    """No change without two values, no target without one, no mark on real answers."""
    one = row()
    assert (one.change, one.target, one.goal, one.notes) == (None, None, None, ())
    findings = (*NUMBERS.findings, unseen(Shown.WITHHELD, quarter(4)))
    older = replace(changed(Verdict.ROSE), findings=findings)
    assert row(older).change is None
    assert plain(row(older).number.note) == "Withheld to protect privacy"


def test_a_target_is_judged_in_a_word() -> None:
    """With what it is and when it is due."""
    one = row(measured=metric(target="60 by 2026-12"))
    assert one.target
    assert (plain(one.goal), plain(one.target.word)) == ("Target: 60 by December 2026", "Not there yet")


def test_a_measure_without_periods_has_a_row_that_says_so() -> None:
    """Nothing is drawn, compared or judged."""
    one = row(found(), metric(target="60"))
    assert (one.period, one.spark, one.change, one.target) == (None, "", None, None)
    assert one.number.value == ""


def test_a_sparkline_holds_every_period_the_target_and_the_breaks() -> None:
    """Its scale holds all of it; it is named in words for those who do not see it."""
    numbers = found(*NUMBERS.findings, unseen(Shown.WITHHELD, quarter(4)))
    chart = sparkline(Scored(metric(target="60"), numbers, (1,)), speech())
    assert chart
    marks = chart.wide
    assert isinstance(marks, Sparkline)
    assert [point and point.value for point in marks.points] == [30, 42, None]
    assert (marks.low, marks.high, marks.target, marks.breaks) == (20, 60, 60, (1,))
    assert chart.label == (
        "Net Promoter Score (NPS) over time, Q2 2026 to Q4 2026: first 30, last 42, lowest 30, highest 42"
    )
    chinese = sparkline(Scored(metric(), numbers), speech(ZH))
    assert chinese
    assert chinese.label == (
        "净推荐值（NPS）的走势，2026年第2季度至2026年第4季度：最初30，最新42，最低30，最高42"
    )


def test_one_value_shows_no_way() -> None:
    """Nor do none; two that are the same have a scale all the same."""
    assert sparkline(Scored(metric(), found(finding(period=quarter(1)))), speech()) is None
    assert view(Scored(metric(), found())).charts == ()
    same = found(finding(5, 5, 5, period=quarter(1)), finding(5, 5, 5, period=quarter(2)))
    chart = sparkline(Scored(metric(), same), speech())
    assert chart
    assert isinstance(chart.wide, Sparkline)
    assert chart.wide.low < chart.wide.high


def test_invented_answers_are_marked() -> None:
    """In every row that rests on them."""
    (one,) = body(Scored(metric(), NUMBERS, illustrative=True)).rows
    assert [plain(note) for note in one.notes] == ["Illustrative data"]
