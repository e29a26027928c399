"""The first page says what is new, what is weak and what is promised, and never counts itself."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from broad import broad
from sites import copied, document, pages, read, reference, reference_files
from speaking import by_id, finding, found, frame, linked, metric, quarter, text, touchpoint

from cxsite.measure.findings import Cut, Finding, Judged, MetricFindings, Verdict
from cxsite.model.dataset import Day
from cxsite.model.edition import Edition, Frozen, FrozenJudged, FrozenMetric, FrozenNumber, FrozenPromise
from cxsite.model.improve import Initiative, Promise
from cxsite.model.journey import Journey
from cxsite.model.knowledge import Practice
from cxsite.model.period import Grain, period_of
from cxsite.pages.beginnings import ready
from cxsite.pages.catalogue import Catalogue
from cxsite.pages.dues import Due, dues
from cxsite.pages.frame import Frame, Shell
from cxsite.pages.home import Desk, HomeBody, view_of_home
from cxsite.pages.issues import Issue
from cxsite.pages.prose import Quotable
from cxsite.pages.reviews import Review, later, overdue
from cxsite.pages.scorecard import Scored
from cxsite.pages.speech import without_markup
from cxsite.pages.values import Gauges
from cxsite.read.validation import valid

AS_OF = date(2026, 10, 30)
NAMES = {
    "metric:recommend": (text("NPS", "净推荐值"), "en/measures/recommend.html"),
    "role:desk": (text("Desk team", "柜台组"), "en/roles/desk.html"),
    "initiative:pens": (text("New pens", "新笔"), "en/improve/promises.html#initiative-pens"),
    "journey:visit": (text("Visit", "来访"), "en/journeys/visit.html"),
}


def initiative(status: str = "in-progress", due: str | None = "2026-12", promise: str = "") -> Initiative:
    """Return an initiative that is to bring pens."""
    line = {"title": text("New pens", "新笔"), "status": status}
    line |= {"due": due} if due else {}
    line |= {"promise": promise} if promise else {}
    return replace(valid(Initiative, line), id="pens")


def catalogue() -> Catalogue:
    """Return a catalogue of one journey and one measure."""
    steps = {"ask": {"at": "desk"}}
    visit = {"title": text("Visit", "来访"), "stages": {"come": {"name": text("Come"), "steps": steps}}}
    journey = replace(valid(Journey, visit), id="visit")
    return Catalogue({"visit": journey}, {}, {"recommend": metric()}, by_id(touchpoint("desk")), {})


def scored(numbers: MetricFindings, name: str = "recommend") -> Scored:
    """Return a measure with these numbers, and what is judged of them."""
    judged = tuple(replace(each, metric=name) for each in numbers.judged)
    return Scored(replace(metric(), id=name), replace(numbers, judged=judged))


def body(desk: Desk) -> HomeBody:
    """Return what the first page shows."""
    content = view_of_home(frame(), "en/index.html", desk).content
    assert isinstance(content, Shell)
    assert isinstance(content.body, HomeBody)
    return content.body


def desk(*measures: Scored, **more: object) -> Desk:
    """Return a first page's things."""
    nothing = {"editions": (), "dues": (), "practice": None, "reviews": ()}
    gauged = Gauges({"recommend": metric()}, {})
    things = {
        "catalogue": catalogue(),
        "scored": measures,
        "gauged": gauged,
        "roles": ("desk",),
        "names": NAMES,
    }
    return Desk(**{**nothing, **things, **more})  # type: ignore[arg-type]


NUMBERS = found(finding(20, period=quarter(1)), finding(31, period=quarter(2)))
BOTH = Cut(quarter(1)), Cut(quarter(2))
STEADY = replace(NUMBERS, judged=(Judged("recommend", *BOTH, Verdict.CHANCE, 0.5),))
ROSE = replace(NUMBERS, judged=(Judged("recommend", *BOTH, Verdict.ROSE, 0.001),))


def test_findings_are_sentences_about_the_newest_period() -> None:
    """Each leads to its own number; what may be said of the change stands behind it, in both languages."""
    (said,) = body(desk(scored(ROSE))).findings
    words = without_markup(said.sentence)
    assert words.startswith("Net Promoter Score (NPS) is 31 (Q2 2026;")
    assert words.endswith(
        " It rose by 11 points, from 20 in Q1 2026 (100 answers); the change is larger than chance."
    )
    assert said.sentence.other
    assert "31" in said.sentence.other.html
    assert said.sentence.other.html.count("。") == 2
    assert said.href == "measures/recommend.html#period-2026-q2"
    (alone,) = body(desk(scored(NUMBERS))).findings
    assert without_markup(alone.sentence).endswith("answers).")


def test_a_handbook_of_one_language_says_its_findings_once() -> None:
    """There is nothing beside them."""
    content = view_of_home(frame("en", ""), "en/index.html", desk(scored(ROSE))).content
    assert isinstance(content, Shell)
    assert isinstance(content.body, HomeBody)
    assert content.body.findings[0].sentence.other is None


def test_three_findings_are_enough_and_what_moved_comes_first() -> None:
    """The others keep the order of their file."""
    listed = [scored(STEADY, "a"), scored(NUMBERS, "b"), scored(STEADY, "c"), scored(ROSE, "d")]
    found_first = [said.href.partition(".")[0] for said in body(desk(*listed)).findings]
    assert found_first == ["measures/d", "measures/a", "measures/b"]


def test_five_measures_are_enough_for_a_first_page() -> None:
    """Each with its way there; the way to the others stands below."""
    view = view_of_home(frame(), "en/index.html", desk(*(scored(NUMBERS, f"m-{n}") for n in range(7))))
    assert isinstance(view.content, Shell)
    assert isinstance(view.content.body, HomeBody)
    shown = view.content.body
    assert [row.href for row in shown.measures] == [f"measures/m-{n}.html" for n in range(5)]
    assert [chart.id for chart in view.charts] == [f"spark-m-{n}" for n in range(5)]
    assert shown.ways["measures"] == "measures/index.html"


def test_a_measure_without_a_period_is_no_finding() -> None:
    """It is among the measures all the same."""
    shown = body(desk(scored(found(finding()))))
    assert (shown.findings, len(shown.measures), shown.measures[0].spark) == ((), 1, "")


def test_without_an_edition_the_day_stands_in_its_place() -> None:
    """And nothing is compared."""
    shown = body(desk())
    assert without_markup(shown.edition) == "Data as of 30 October 2026"
    assert (shown.since, shown.ways["editions"], "since" in shown.labels) == (None, "", False)


def test_the_newest_edition_and_what_changed_since_the_one_before() -> None:
    """For everyone, and at a touchpoint only what is larger than chance."""
    files = reference_files()
    page = document("", files["en/index.html"])
    (line,) = [each for each in page.all("p") if each.get("class") == "edition"]
    assert "".join(line.itertext()).startswith("Q3 2026: answers to 30 September 2026, signed off by Head of")
    assert next(line.iter("a")).get("href") == "editions/index.html"
    (since,) = [each for each in page.all("section") if each.get("class") == "since"]
    assert next(since.iter("h2")).text == "Since Q2 2026"
    for shift in since.iter("li"):
        words = "".join(shift.itertext())
        assert " at " not in words or "larger than chance" in words


def test_one_change_is_one_judgement_on_the_whole_page() -> None:
    """From 62 to 70 per cent the intervals meet; it cannot be larger than chance above and within them below."""
    before, after = finding(62, 57, 67, 400, quarter(2)), finding(70, 65, 74, 400, quarter(3))
    judged = Judged("recommend", before.cut, after.cut, Verdict.ROSE, 0.017)
    now = replace(found(before, after), judged=(judged,))
    shown = body(desk(scored(now), editions=(issue(before), issue(before, after, judged=(judged,)))))
    assert shown.since
    (turn,) = shown.since.turns
    (row,), (said,), (shift,) = shown.measures, shown.findings, turn.shifts
    assert row.change
    assert shift.verdict
    words = [without_markup(each) for each in (said.sentence, row.change.word, shift.verdict)]
    assert all("larger than chance" in each for each in words)
    assert shift.tone == "better"


def issue(*findings: Finding, judged: tuple[Judged, ...] = ()) -> Issue:
    """Return the edition that published these numbers of one measure."""
    period = findings[-1].cut.period
    numbers = tuple(
        FrozenNumber(each.cut.period, "", "", "", "ok", each.n, each.value, each.low, each.high)
        for each in findings
    )
    said = tuple(
        FrozenJudged("", each.before.period, each.after.period, each.verdict.value, each.p) for each in judged
    )
    frozen = Frozen(period, period.last, 1, {"recommend": FrozenMetric(0, None, numbers, said)}, {})
    edition = replace(valid(Edition, {"cut-off": "2026-09-30"}), id=period.id)
    return Issue(edition, frozen, (), Quotable({}, {}, {}))


def test_the_first_edition_has_none_to_be_compared_with() -> None:
    """It has its line; there is no part about changes."""
    (page,) = [each for each in pages(reference()) if each.path == "en/index.html"]
    here, path, things = page.arguments
    assert isinstance(here, Frame)
    assert isinstance(path, str)
    assert isinstance(things, Desk)
    content = view_of_home(here, path, replace(things, editions=things.editions[-1:])).content
    assert isinstance(content, Shell)
    assert isinstance(content.body, HomeBody)
    assert content.body.since is None
    assert without_markup(content.body.edition).startswith("Q3 2026")


def test_roles_are_front_doors() -> None:
    """Each leads to its page."""
    (role,) = body(desk()).roles
    assert linked(role) == '<a href="roles/desk.html">Desk team</a>'


@pytest.mark.parametrize(
    ("status", "due", "promise", "expected"),
    [
        ("in-progress", "2026-12", "", ("2026-12", True, False)),
        ("approved", "2027-01-30", "", ("2027-01-30", True, False)),
        ("approved", "2027-01-31", "", None),
        ("in-progress", "2026-10-30", "", ("2026-10-30", True, False)),
        ("in-progress", "2026-10-29", "", ("2026-10-29", True, True)),
        ("in-progress", None, "nps +2 by 2026-12", None),
        ("proposed", "2026-12", "nps +2 by 2026-12", None),
        ("dropped", "2026-12", "nps +2 by 2026-12", None),
        ("done", "2026-05", "nps +2 by 2026-12", ("2026-12", False, False)),
        ("done", "2026-05", "nps +2 by 2026-07", ("2026-07", False, False)),
        ("done", "2026-05", "nps +2 by 2026-06", None),
        ("done", "2026-05", "nps +2 by 2027-02", None),
        ("done", "2026-12", "", None),
    ],
)
def test_what_is_owed_by_about_now_falls_due(
    status: str, due: str | None, promise: str, expected: tuple[str, bool, bool] | None
) -> None:
    """Work under way by its day, work that is done by its promise; three months ahead and no further."""
    found = [(each.by.text, each.open, each.late) for each in dues([initiative(status, due, promise)], AS_OF)]
    assert found == ([expected] if expected else [])


def test_the_earliest_is_due_first() -> None:
    """Whatever the order of the file."""
    both = [initiative(due="2026-12"), initiative(due="2026-09")]
    assert [due.by.text for due in dues(both, AS_OF)] == ["2026-09", "2026-12"]


def test_what_is_due_says_what_it_is_to_bring() -> None:
    """Late, due, or done and promised: each in its words."""
    pens = initiative(promise="recommend +2 by 2027-03")
    owed = [
        Due(pens, Day("2026-09-30"), open=True, late=True),
        Due(initiative(), Day("2026-12"), open=True, late=False),
    ]
    owed.append(Due(pens, Day("2027-03"), open=False, late=False))
    shown = body(desk(dues=tuple(owed))).dues
    assert [without_markup(each.when) for each in shown] == [
        "Was due by 30 September 2026, and is not done yet",
        "Due by December 2026",
        "Done; the result was promised by March 2027",
    ]
    assert [each.late for each in shown] == [True, False, False]
    assert [without_markup(each.promise) if each.promise else "" for each in shown] == [
        "Net Promoter Score (NPS): +2 points by March 2027",
        "",
        "Net Promoter Score (NPS): +2 points by March 2027",
    ]
    assert linked(shown[0].title) == '<a href="improve/promises.html#initiative-pens">New pens</a>'


@pytest.mark.parametrize(
    ("change", "verdict", "said"),
    [
        (10.0, Verdict.CHANCE, "Kept; this may be chance, by the numbers of Q3 2026"),
        (10.0, Verdict.ROSE, "Kept, by the numbers of Q3 2026"),
        (30.0, Verdict.CHANCE, "Not kept; this may be chance, by the numbers of Q3 2026"),
        (10.0, Verdict.BREAK, "Done; the result was promised by September 2026"),
        (None, Verdict.ROSE, "Done; the result was promised by September 2026"),
    ],
)
def test_a_promise_of_work_that_is_done_says_what_the_newest_edition_judged(
    change: float | None, verdict: Verdict, said: str
) -> None:
    """From 30 to 45; what the edition does not know waits."""
    numbers = tuple(
        FrozenNumber(period_of(day, Grain.QUARTER), "", "", "", "ok", 99, value, value - 10, value + 10)
        for day, value in ((date(2026, 4, 1), 30.0), (date(2026, 7, 1), 45.0))
    )
    promises = {}
    if change is not None:
        promises["pens"] = FrozenPromise(Promise("recommend", "", change, Day("2026-09")), Day("2026-07-01"))
    frozen = Frozen(
        period_of(date(2026, 7, 1), Grain.QUARTER),
        date(2026, 9, 30),
        1,
        {"recommend": FrozenMetric(0, None, numbers)},
        promises,
    )
    edition = replace(valid(Edition, {"cut-off": "2026-09-30"}), id="2026-q3")
    p = {Verdict.ROSE: 0.001, Verdict.CHANCE: 0.5}.get(verdict)
    judged = FrozenJudged("", quarter(2), quarter(3), verdict.value, p)
    metrics = {"recommend": FrozenMetric(0, None, numbers, (judged,))}
    issue = Issue(edition, replace(frozen, metrics=metrics), (), Quotable({}, {}, {}))
    done = Due(
        initiative("done", "2026-07", "recommend +10 by 2026-09"), Day("2026-09"), open=False, late=False
    )
    (owed,) = body(desk(editions=(issue,), dues=(done,))).dues
    assert without_markup(owed.when) == said


@pytest.mark.parametrize("summary", [None, "*Say* it"])
def test_the_practice_of_the_month_has_its_summary(summary: str | None) -> None:
    """As a sentence with its emphasis."""
    line = {"title": text("Say why"), **({"summary": text(summary)} if summary else {})}
    made = replace(valid(Practice, line), id="say-why")
    card = body(desk(practice=made)).practice
    assert card
    assert (card.href, card.title.own.html) == ("practices/say-why.html", "Say why")
    assert (card.text.own.html if card.text else None) == ("<em>Say</em> it" if summary else None)
    assert body(desk()).practice is None


def test_only_published_things_to_do_have_a_month() -> None:
    """Strategies, insights and trends are nothing to begin with on a Monday."""
    kinds = {practice.kind.value for practice in ready(reference())}
    assert kinds == {"practice"}
    assert len(ready(reference())) < len(reference().practices)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 4, 30), 6, date(2026, 10, 30)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(9999, 6, 1), 12, date.max),
    ],
)
def test_so_many_months_later(day: date, months: int, expected: date) -> None:
    """The same day of the month, else its last."""
    assert later(day, months) == expected


def test_a_review_is_overdue_from_the_day_after(tmp_path: Path) -> None:
    """What is published and was looked at too long ago, the longest ago first; a draft has no such day."""
    found = overdue(reference(), date(2031, 1, 1))
    assert [each.since for each in found] == sorted(each.since for each in found)
    journey = next(each for each in found if each.key == "journey:open-account")
    assert journey.since == date(2027, 4, 30)
    assert journey in overdue(reference(), date(2027, 5, 1))
    assert journey not in overdue(reference(), date(2027, 4, 30))
    file = copied(tmp_path) / "content/journeys/open-account.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("status: published", "status: draft"), encoding="utf-8"
    )
    assert "journey:open-account" not in {each.key for each in overdue(read(tmp_path), date(2031, 1, 1))}


def test_what_is_overdue_says_since_when() -> None:
    """With a link to its page."""
    (late,) = body(desk(reviews=(Review("journey:visit", date(2026, 4, 30)),))).reviews
    assert linked(late.name) == '<a href="journeys/visit.html">Visit</a>'
    assert without_markup(late.since) == "Review overdue since 30 April 2026"


def test_the_parts_stand_in_the_order_of_their_weight() -> None:
    """From what is new to what is only overdue."""
    page = document("", reference_files()["en/index.html"])
    order = [each.get("id") for each in page.all("h2")]
    assert order == [part for part in ORDER if part in order]
    assert {"findings", "measures", "journeys", "due", "roles", "practice"} <= {*order}


ORDER = ("findings", "measures", "signals", "since", "journeys", "due", "roles", "practice", "overdue")


def test_a_handbook_without_practices_or_promises_has_a_first_page() -> None:
    """A part that is empty is left out, with its heading."""
    page = document("", broad().files["en/index.html"])
    assert "practice" not in [each.get("id") for each in page.all("h2")]
