"""Editions as readers see them: what changed, what was promised, and never more than was judged."""

from dataclasses import replace
from datetime import date

import pytest
from speaking import EN, ZH, finding, found, frame, metric, quarter, speech, text, unseen

from cxsite.measure.findings import Cut, Finding, Findings, Judged, Verdict
from cxsite.model.dataset import Day
from cxsite.model.edition import (
    Edition,
    Frozen,
    FrozenDuration,
    FrozenDurations,
    FrozenMetric,
    FrozenNumber,
    FrozenPromise,
    FrozenQuantile,
)
from cxsite.model.improve import Promise
from cxsite.model.lapse import Bin
from cxsite.model.period import Period
from cxsite.model.target import Target
from cxsite.pages.brief import BriefBody, view_of_brief
from cxsite.pages.differences import Difference, What, differences
from cxsite.pages.editions import EditionBody, line_of, signer, view_of_edition
from cxsite.pages.family import family_of
from cxsite.pages.frame import Shell
from cxsite.pages.issues import Issue, changed, lasted_since, most_improved, ranked_by, shown_in, weakest
from cxsite.pages.keeping import Keeping, kept, outcome_of
from cxsite.pages.prose import Quotable
from cxsite.pages.scores import scores
from cxsite.pages.since import since_of
from cxsite.pages.speech import without_markup
from cxsite.read.validation import valid

Q2, Q3 = quarter(2), quarter(3)
NAMES = {
    "metric:satisfied": (text("Satisfaction", "满意度"), "../measures/satisfied.html"),
    "touchpoint:desk": (text("Desk", "柜台"), ""),
    "role:lead": (text("Head of service", "服务负责人"), "../roles/lead.html"),
}
SATISFIED = {"satisfied": metric("share")}
ALONE = family_of(())


def judged(
    verdict: Verdict, before: Period = Q2, after: Period = Q3, touchpoint: str = "", p: float = 0.001
) -> Judged:
    """Return a judgement of two quarters."""
    sure = verdict in (Verdict.ROSE, Verdict.FELL)
    chance = 0.5 if verdict is Verdict.CHANCE else None
    return Judged(
        "satisfied", Cut(before, touchpoint), Cut(after, touchpoint), verdict, p if sure else chance
    )


def state(*findings: Finding, judged: tuple[Judged, ...] = ()) -> Findings:
    """Return a published state with one measure."""
    return Findings({"satisfied": replace(found(*findings, metric="satisfied"), judged=judged)}, None)


def told(before: Findings, now: Findings) -> list[tuple[str, What, bool]]:
    """Return touchpoint, what happened, and whether it is larger than chance."""
    found = differences(before, now)
    family = family_of(one.judged for one in found)
    return [(one.now.cut.touchpoint, one.what, family.moved(one.judged)) for one in found]


@pytest.mark.parametrize(
    ("value", "verdict", "expected"),
    [
        (60.0, Verdict.ROSE, (What.ROSE, True)),
        (60.0, Verdict.CHANCE, (What.ROSE, False)),
        (60.0, Verdict.FEW, (What.ROSE, False)),
        (20.0, Verdict.FELL, (What.FELL, True)),
        (20.0, Verdict.CHANCE, (What.FELL, False)),
        (40.0, Verdict.ROSE, (What.SAME, True)),
        (60.0, Verdict.BREAK, (What.BROKEN, False)),
        (40.0, Verdict.MIXED, (What.BROKEN, False)),
    ],
)
def test_a_change_is_as_large_as_it_was_judged_and_across_a_break_it_is_none(
    value: float, verdict: Verdict, expected: tuple[What, bool]
) -> None:
    """Before, it was 40; a question that changed makes any two values incomparable."""
    before, after = finding(period=Q2), finding(value, period=Q3)
    ((place, *what),) = told(state(before), state(before, after, judged=(judged(verdict),)))
    assert (place, tuple(what)) == ("", expected)


def test_intervals_that_touch_do_not_decide() -> None:
    """62 to 70 per cent of 400: the intervals meet, the difference is larger than chance, and every page says so."""
    before, after = finding(62.0, 57.0, 67.0, 400, Q2), finding(70.0, 65.0, 74.0, 400, Q3)
    now = state(before, after, judged=(judged(Verdict.ROSE, p=0.017),))
    assert told(state(before), now) == [("", What.ROSE, True)]


def test_what_was_revised_since_is_not_judged() -> None:
    """The edition said 41; today's answers of that quarter say 40, so what is judged is another number."""
    then, today = finding(41.0, period=Q2), finding(40.0, period=Q2)
    after = finding(60.0, period=Q3)
    found = differences(state(then), state(today, after, judged=(judged(Verdict.ROSE),)))
    assert [(one.what, one.judged) for one in found] == [(What.ROSE, None), (What.REVISED, None)]


def test_a_late_answer_revises_an_old_period_and_is_no_change() -> None:
    """October 41 to 40: the answers are largely the same ones, so nothing is judged."""
    before = state(finding(41.0, 31.0, 51.0, period=Q2))
    assert told(before, state(finding(40.0, 39.0, 40.0, period=Q2))) == [("", What.REVISED, False)]
    assert told(before, state(finding(41.0, 31.0, 51.0, n=99, period=Q2))) == []
    both = differences(before, state(finding(42.0, period=Q2), finding(60.0, 55.0, 65.0, period=Q3)))
    assert [(one.what, one.change) for one in both] == [(What.ROSE, 19.0), (What.REVISED, 1.0)]


def test_what_is_new_and_what_is_withheld_is_told() -> None:
    """What nobody could see before or can see now is told as nothing."""
    seen, hidden = finding(period=Q2), unseen(period=Q2)
    later, later_hidden = finding(period=Q3), unseen(period=Q3)
    assert told(state(hidden), state(later)) == [("", What.NEW, False)]
    assert told(state(seen), state(later_hidden)) == [("", What.WITHHELD, False)]
    assert told(state(hidden), state(later_hidden)) == []
    assert told(Findings({}, None), state(later)) == [("", What.NEW, False)]
    assert told(state(later), Findings({}, None)) == []
    assert told(state(seen), state(hidden, later)) == [("", What.SAME, False), ("", What.REVISED, False)]


def test_at_touchpoints_small_samples_are_passed_over() -> None:
    """Also languages, segments and the whole time; of a new measure not every touchpoint is told."""
    everyone = finding(period=Q2)
    enough, few = finding(period=Q2, touchpoint="desk"), finding(n=20, period=Q2, touchpoint="desk")
    more = finding(60.0, 55.0, 70.0, period=Q3, touchpoint="desk")
    was = replace(enough)
    now = state(everyone, was, more, judged=(judged(Verdict.ROSE, touchpoint="desk"),))
    assert told(state(everyone, enough), now) == [("", What.SAME, False), ("desk", What.ROSE, True)]
    assert told(state(everyone, few), now) == [("", What.SAME, False)]
    assert told(state(everyone), now) == [("", What.SAME, False), ("desk", What.NEW, False)]
    assert told(Findings({}, None), now) == [("", What.NEW, False)]
    other = state(everyone, finding(period=Q2, segment="young"), finding(period=Q2, language=ZH), finding())
    assert told(state(everyone), other) == [("", What.SAME, False)]


PROMISE = Promise("satisfied", "", 10.0, Day("2026-09"))


def at(value: float | None, period: Period) -> Finding:
    return finding(value, period=period) if value is not None else unseen(period=period)


@pytest.mark.parametrize(
    ("change", "before", "after", "verdict", "expected"),
    [
        (10.0, 40.0, 50.0, Verdict.ROSE, "promise.kept"),
        (10.0, 40.0, 50.0, Verdict.CHANCE, "promise.kept-chance"),
        (10.0, 40.0, 50.0, Verdict.FEW, "promise.kept-chance"),
        (10.0, 40.0, 49.0, Verdict.ROSE, "promise.missed"),
        (10.0, 40.0, 30.0, Verdict.CHANCE, "promise.missed-chance"),
        (-10.0, 40.0, 30.0, Verdict.FELL, "promise.kept"),
        (-10.0, 40.0, 31.0, Verdict.CHANCE, "promise.missed-chance"),
        (10.0, 40.0, 90.0, Verdict.BREAK, "promise.unknown"),
        (10.0, 40.0, 90.0, Verdict.MIXED, "promise.unknown"),
        (10.0, None, 30.0, Verdict.CHANCE, "promise.unknown"),
        (10.0, 40.0, None, Verdict.CHANCE, "promise.unknown"),
    ],
)
def test_a_promise_is_judged_by_the_periods_before_the_work_and_by_its_day(
    change: float, before: float | None, after: float | None, verdict: Verdict, expected: str
) -> None:
    """Work due in July, promised by September: the second quarter against the third, if both asked the same."""
    frozen = FrozenPromise(replace(PROMISE, change=change), Day("2026-07-31"))
    known = state(at(before, Q2), at(after, Q3), judged=(judged(verdict),))
    outcome = kept(frozen, known, date(2026, 9, 30))
    assert outcome_of(outcome, family_of((outcome.judged,))) == expected


def test_a_promise_may_be_kept_by_chance_where_nothing_was_judged() -> None:
    """The answers may be gone, or were revised."""
    frozen = FrozenPromise(PROMISE, Day("2026-07-31"))
    outcome = kept(frozen, state(at(40.0, Q2), at(50.0, Q3)), date(2026, 9, 30))
    assert outcome_of(outcome, family_of(())) == "promise.kept-chance"


def test_a_promise_waits_for_its_day_and_for_what_it_is_judged_by() -> None:
    """Before its day it is too early; without a due day, a measure or a period before, it cannot be judged."""
    known = state(finding(period=Q2), finding(period=Q3))
    promise = FrozenPromise(PROMISE, Day("2026-07-31"))
    assert kept(promise, known, date(2026, 9, 29)).keeping is Keeping.EARLY
    assert kept(FrozenPromise(PROMISE, None), known, date(2026, 9, 30)).keeping is Keeping.UNKNOWN
    assert kept(promise, Findings({}, None), date(2026, 9, 30)).keeping is Keeping.UNKNOWN
    assert kept(FrozenPromise(PROMISE, Day("2026-01")), known, date(2026, 9, 30)).keeping is Keeping.UNKNOWN
    later = FrozenPromise(PROMISE, Day("2026-12"))
    assert kept(later, known, date(2026, 9, 30)).keeping is Keeping.UNKNOWN


def number(one: Finding) -> FrozenNumber:
    """Return a finding as an edition keeps it."""
    cut = one.cut
    return FrozenNumber(
        cut.period,
        cut.touchpoint,
        cut.language,
        cut.segment,
        one.shown.value,
        one.n,
        one.value,
        one.low,
        one.high,
    )


def issue(
    *findings: Finding, period: Period = Q3, target: Target | None = None, edition: Edition | None = None
) -> Issue:
    """Return an edition of one measure."""
    written = edition or valid(Edition, {"cut-off": "2026-09-30"})
    metrics = {"satisfied": FrozenMetric(0, target, tuple(map(number, findings)))}
    frozen = Frozen(period, date(2026, 9, 30), 1, metrics, {})
    return Issue(replace(written, id=period.id), frozen, (), Quotable({}, {}, {}))


def edition(**written: object) -> Edition:
    """Return what editors wrote."""
    return valid(Edition, {"cut-off": "2026-09-30", **written})


def spots(*values: tuple[str, float, int], period: Period = Q3) -> list[Finding]:
    """Return values at touchpoints, each with its number of answers."""
    return [finding(value, value - 5, value + 5, n, period, touchpoint=place) for place, value, n in values]


@pytest.mark.parametrize(("better", "expected"), [("higher", ["b", "a"]), ("lower", ["c", "a"])])
def test_the_weakest_touchpoints_are_those_of_the_newest_period_without_small_samples(
    better: str, expected: list[str]
) -> None:
    """The worst comes first, whichever way is better."""
    metrics = {"satisfied": metric("share", better=better)}
    now = issue(
        *spots(("a", 50.0, 40), ("b", 40.0, 40), ("c", 60.0, 40), ("d", 10.0, 20)),
        *spots(("c", 1.0, 40), period=Q2),
        unseen(period=Q3, touchpoint="e"),
    )
    assert [one.cut.touchpoint for one in weakest(now, metrics, 2)] == expected


@pytest.mark.parametrize(("better", "expected"), [("higher", ["b", "a"]), ("lower", ["c"])])
def test_the_most_improved_are_those_that_changed_most_for_the_better(
    better: str, expected: list[str]
) -> None:
    """What got worse or stayed as it was is not among them."""
    metrics = {"satisfied": metric("share", better=better)}
    old = issue(
        *spots(("a", 50.0, 40), ("b", 40.0, 40), ("c", 60.0, 40), ("d", 5.0, 40), period=Q2), period=Q2
    )
    now = issue(*spots(("a", 51.0, 40), ("b", 50.0, 40), ("c", 55.0, 40), ("d", 5.0, 40)))
    assert [one.now.cut.touchpoint for one in most_improved(old, now, metrics, 3)] == expected
    assert most_improved(None, now, metrics, 3) == ()
    assert len(most_improved(old, now, metrics, 1)) == 1


def test_touchpoints_are_ranked_by_the_measure_that_is_named_or_the_last_with_values() -> None:
    """Without any there is no ranking, and nothing is the weakest."""
    with_places = issue(*spots(("a", 50.0, 40)))
    nowhere = issue(finding(period=Q3))
    assert ranked_by(with_places, SATISFIED) == "satisfied"
    assert ranked_by(nowhere, SATISFIED) == ""
    assert (weakest(nowhere, SATISFIED, 3), most_improved(nowhere, nowhere, SATISFIED, 3)) == ((), ())
    named = issue(*spots(("a", 50.0, 40)), edition=edition(**{"rank-by": "gone"}))
    assert ranked_by(named, SATISFIED) == ""
    assert (
        ranked_by(issue(*spots(("a", 1.0, 40)), edition=edition(**{"rank-by": "satisfied"})), SATISFIED) != ""
    )


def test_an_edition_shows_the_measures_that_it_names_and_has() -> None:
    """A measure that the handbook or the edition does not have is passed over."""
    assert shown_in(issue(finding(period=Q3)), SATISFIED) == ("satisfied",)
    assert shown_in(issue(edition=edition(measures=("gone", "satisfied"))), SATISFIED) == ("satisfied",)
    assert shown_in(issue(), {}) == ()
    before, now = issue(finding(period=Q2)), issue(finding(60.0, period=Q3))
    assert [one.what for one in changed(before, now, SATISFIED)] == [What.ROSE]
    assert changed(None, now, SATISFIED) == ()


def nowhere(metric: str, _: Finding) -> str:
    """Return where a number is explained."""
    return f"#{metric}"


@pytest.mark.parametrize(
    ("better", "target", "said", "tone"),
    [
        ("higher", 30.0, "Target reached", "better"),
        ("higher", 35.0, "Target reached; this may be chance", ""),
        ("higher", 50.0, "Target not reached; this may be chance", ""),
        ("higher", 51.0, "Target not reached", "worse"),
        ("lower", 50.0, "Target reached", "better"),
        ("lower", 45.0, "Target reached; this may be chance", ""),
        ("lower", 30.0, "Target not reached; this may be chance", ""),
        ("lower", 29.0, "Target not reached", "worse"),
    ],
)
def test_a_target_is_judged_by_the_interval(better: str, target: float, said: str, tone: str) -> None:
    """The value is 40, with 30 to 50."""
    now = issue(finding(period=Q3), target=Target(target, None))
    (score,) = scores(
        now, (), {"satisfied": metric("share", better=better)}, speech(names=NAMES), ALONE, nowhere
    )
    assert score.reached is not None
    assert (without_markup(score.reached), score.tone) == (said, tone)
    assert score.target is not None
    assert without_markup(score.target) == f"Target {target:.0f}%"


def test_a_score_without_a_value_or_a_target_is_not_judged() -> None:
    """A measure without any period is not listed."""
    hidden = issue(unseen(period=Q3), target=Target(40.0, Day("2026-12")))
    (score,) = scores(hidden, (), SATISFIED, speech(names=NAMES), ALONE, nowhere)
    assert (score.reached, score.tone, score.since) == (None, "", None)
    (bare,) = scores(issue(finding(period=Q3)), (), SATISFIED, speech(names=NAMES), ALONE, nowhere)
    assert (bare.target, bare.reached) == (None, None)
    assert scores(issue(finding()), (), SATISFIED, speech(names=NAMES), ALONE, nowhere) == ()


def one(what: What, before: Finding | None, now: Finding, verdict: Verdict | None = None) -> Difference:
    said = judged(verdict, touchpoint=now.cut.touchpoint) if verdict else None
    return Difference("satisfied", what, before, now, said)


def test_differences_are_said_in_words_with_what_may_be_made_of_them() -> None:
    """Colour stands only for what is larger than chance; a withheld number says that it is not shown."""
    q2, q3 = finding(period=Q2), finding(60.0, 51.0, 69.0, period=Q3)
    desk = finding(30.0, 20.0, 40.0, period=Q3, touchpoint="desk")
    gone = finding(10.0, 5.0, 15.0, period=Q3, touchpoint="gone")
    changes = [
        one(What.ROSE, q2, gone, Verdict.CHANCE),
        one(What.ROSE, q2, q3, Verdict.ROSE),
        one(What.FELL, q2, desk, Verdict.FELL),
        one(What.FELL, q2, gone, Verdict.FEW),
        one(What.FELL, q2, gone),
        one(What.BROKEN, q2, q3, Verdict.BREAK),
        one(What.BROKEN, q2, desk, Verdict.MIXED),
        one(What.SAME, q2, q3),
        one(What.NEW, None, q3),
        one(What.WITHHELD, q2, unseen(period=Q3)),
        one(What.REVISED, q2, finding(41.0, period=Q2)),
        Difference("gone", What.NEW, None, q3),
    ]
    family = family_of(each.judged for each in changes)
    shown = since_of(changes, SATISFIED, speech(names=NAMES), family, nowhere)
    said = [
        (
            turn.id,
            without_markup(each.name),
            without_markup(each.says),
            each.arrow,
            each.tone,
            without_markup(each.verdict) if each.verdict else "",
        )
        for turn in shown.turns
        for each in turn.shifts
    ]
    assert said == [
        (
            "since-rose",
            "Satisfaction",
            "40% (Q2 2026) → 60% (Q3 2026)",
            "↑",
            "better",
            "Up, larger than chance",
        ),
        (
            "since-rose",
            "Satisfaction at gone",
            "40% (Q2 2026) → 10% (Q3 2026)",
            "↑",
            "",
            "Up; this may be chance",
        ),
        (
            "since-fell",
            "Satisfaction at Desk",
            "40% (Q2 2026) → 30% (Q3 2026)",
            "↓",
            "worse",
            "Down, larger than chance",
        ),
        *(
            ("since-fell", "Satisfaction at gone", "40% (Q2 2026) → 10% (Q3 2026)", "↓", "", doubt)
            for doubt in ("Down; too few answers to judge", "Down; not judged")
        ),
        (
            "since-broken",
            "Satisfaction",
            "40% (Q2 2026) → 60% (Q3 2026)",
            "",
            "",
            "Not comparable: the question changed",
        ),
        (
            "since-broken",
            "Satisfaction at Desk",
            "40% (Q2 2026) → 30% (Q3 2026)",
            "",
            "",
            "Not comparable: the question changed within a period",
        ),
        ("since-new", "Satisfaction", "60% (Q3 2026)", "", "", ""),
        ("since-withheld", "Satisfaction", "40% (Q2 2026) → not shown (Q3 2026)", "", "", ""),
        ("since-revised", "Satisfaction", "Q2 2026: 40% → 41%", "", "", ""),
    ]
    assert shown.turns[0].shifts[0].href == "../measures/satisfied.html"
    other = shown.turns[0].shifts[0].says.other
    assert other is not None
    assert other.html == "40%（2026年第2季度）→60%（2026年第3季度）"


def test_numbers_of_editions_have_the_decimals_that_they_were_published_with() -> None:
    """In what changed, and in the brief's touchpoints and promises; of a long scale they are none."""
    rose = differences(state(finding(60, period=Q2)), state(finding(72, period=Q3)))
    mean = {"satisfied": metric("mean")}
    for decimals, said in ((0, "60 → 72"), (1, "60.0 → 72.0")):
        changes = [replace(one, decimals=decimals) for one in rose]
        (turn,) = since_of(changes, mean, speech(names=NAMES), ALONE, nowhere).turns
        assert [without_markup(one.short) for one in turn.shifts] == [said]
    assert [one.decimals for one in rose] == [0]
    before, now = (
        issue(*spots(("desk", value, 60), period=at), period=at) for value, at in ((60, Q2), (72, Q3))
    )
    view = view_of_brief(frame(), "en/editions/2026-q3-brief.html", (before, now), mean, NAMES)
    assert isinstance(view.content, Shell)
    assert isinstance(view.content.body, BriefBody)
    assert [spot.number.value for spot in view.content.body.weakest] == ["72"]
    assert [spot.turn and without_markup(spot.turn) for spot in view.content.body.improved] == ["60 → 72"]


def test_an_edition_says_where_it_puts_languages_together() -> None:
    """Its page and its brief, where there are two of them; one language is no mixture."""
    path, tongues = "en/editions/2026-q3.html", [finding(60, period=Q3, language=each) for each in (EN, ZH)]
    for told, several in ((tongues, True), (tongues[:1], False)):
        one = issue(finding(60, period=Q3), *told)
        edition_of = view_of_edition(frame(), path, (None, one, None), SATISFIED, NAMES)
        brief_of = view_of_brief(frame(), path, (None, one), SATISFIED, NAMES)
        for view in (edition_of, brief_of):
            assert isinstance(view.content, Shell)
            assert isinstance(view.content.body, EditionBody | BriefBody)
            assert (view.content.body.labels["pooled"] is not None) is several


def test_an_edition_says_how_long_cases_took() -> None:
    """Measure by measure, in the newest period; another edition says what changed of it."""
    lasts = [
        FrozenDurations(
            Bin.DAY,
            date(2026, 9, 30),
            (FrozenDuration(at, FrozenQuantile(days, days, days), FrozenQuantile()),),
        )
        for at, days in ((Q2, 5), (Q3, 2))
    ]
    issues = []
    for at, each in zip((Q2, Q3), lasts, strict=True):
        one = issue(finding(60, period=at), period=at)
        kept_of = replace(one.frozen.metrics["satisfied"], durations=each)
        issues.append(replace(one, frozen=replace(one.frozen, metrics={"satisfied": kept_of})))
    before, now = issues
    view = view_of_edition(frame(), "en/editions/2026-q3.html", (before, now, None), SATISFIED, NAMES)
    assert isinstance(view.content, Shell)
    assert isinstance(view.content.body, EditionBody)
    body = view.content.body
    assert [(without_markup(row.median), without_markup(row.ninth)) for row in body.lasted] == [
        ("2 days", "Too few cases")
    ]
    assert body.since
    assert [turn.id for turn in body.since.turns] == ["since-lasted"]
    assert lasted_since(None, now, SATISFIED) == ()


def test_an_edition_line_names_the_role_or_the_person() -> None:
    """Or says that nobody has signed yet."""
    says = speech(names=NAMES)
    assert signer("lead", says, ZH) == "服务负责人"
    assert signer("Ms Wen", says, EN) == "Ms Wen"
    line = line_of(issue(edition=edition(**{"signed-off-by": "lead"})), says)
    assert without_markup(line) == "Q3 2026: answers to 30 September 2026, signed off by Head of service"
    assert (
        without_markup(line_of(issue(), says)) == "Q3 2026: answers to 30 September 2026, not signed off yet"
    )
