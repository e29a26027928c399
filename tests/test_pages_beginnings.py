"""A role begins with a practice of its own place, a week at a time."""

from dataclasses import replace
from datetime import date

from sites import document, pages, reference, reference_files
from speaking import EN, frame, linked, text

from cxsite.model.improve import Initiative, Role
from cxsite.model.knowledge import Practice
from cxsite.pages import turns
from cxsite.pages.beginnings import near, ready
from cxsite.pages.belongings import Belongings, belongings_of
from cxsite.pages.frame import Shell
from cxsite.pages.roles import Post, RoleBody, view_of_role
from cxsite.pages.speech import without_markup
from cxsite.pages.values import Gauges
from cxsite.read.validation import valid

NOTHING = Belongings(dict.fromkeys(("journey", "touchpoint", "metric", "opportunity", "initiative"), ()))


def applied_at(*touchpoints: str) -> set[str]:
    """Return the practices applied at these touchpoints in any journey."""
    steps = [step for journey in reference().journeys.values() for step in journey.steps]
    return {key for step in steps if step.at in touchpoints for key in step.practices}


def test_a_role_begins_at_its_own_touchpoints() -> None:
    """What is applied there and can be done: no strategy, no trend, no draft."""
    theirs = belongings_of(reference(), "operations")
    found = {practice.id for practice in near(reference(), theirs)}
    assert found == applied_at(*theirs.owned["touchpoint"]) & {practice.id for practice in ready(reference())}
    assert found


def test_without_touchpoints_it_begins_along_its_journeys() -> None:
    """Those that it works on count as much as those that it owns."""
    helper = replace(NOTHING, helps=("recover-card",))
    owner = replace(NOTHING, owned={**NOTHING.owned, "journey": ("recover-card",)})
    assert near(reference(), helper) == near(reference(), owner) != ()
    places = {step.at for step in reference().journeys["recover-card"].steps}
    assert {practice.id for practice in near(reference(), helper)} <= applied_at(*places)


def test_who_has_nothing_may_begin_with_anything() -> None:
    """No role is left without a practice while the house has one."""
    assert near(reference(), NOTHING) == ready(reference())


def test_the_practice_stays_for_a_week() -> None:
    """The page says the one whose week it is on the day that the handbook speaks of."""
    theirs = belongings_of(reference(), "digital")
    chosen = turns.of_the_week(near(reference(), theirs), date(2026, 10, 30))
    assert chosen
    page = document("", reference_files()["en/roles/digital.html"])
    (section,) = [each for each in page.all("section") if each.get("aria-labelledby") == "practice"]
    assert next(section.iter("a")).get("href") == f"../practices/{chosen.id}.html"


def shown(post: Post) -> RoleBody:
    """Return what a role's page shows."""
    names = {
        "practice:say": (text("Say it", "说清楚"), "en/practices/say.html"),
        "initiative:pens": (text("Pens", "笔"), "en/improve/promises.html#initiative-pens"),
    }
    content = view_of_role(frame(EN), "en/roles/desk.html", post, names).content
    assert isinstance(content, Shell)
    assert isinstance(content.body, RoleBody)
    return content.body


def role() -> Role:
    """Return a role of which only the name is known."""
    return valid(Role, {"title": text("Desk", "柜台")})


def test_a_practice_without_a_sentence_is_a_link() -> None:
    """One with a sentence has it below."""
    bare = replace(valid(Practice, {"title": text("Say it")}), id="say")
    told = replace(bare, summary=text("In *words*"))
    link = '<a href="../practices/say.html">Say it</a>'
    assert [
        linked(each) for each in shown(Post(role(), NOTHING, Gauges({}, {}), practice=bare)).practice
    ] == [link]
    assert [
        linked(each) for each in shown(Post(role(), NOTHING, Gauges({}, {}), practice=told)).practice
    ] == [
        link,
        "In <em>words</em>",
    ]


def test_what_was_dropped_is_no_promise_and_what_is_done_is_not_due() -> None:
    """Of the others it is said how far they are."""

    def vows(status: str) -> list[list[str]]:
        line = {"title": text("Pens"), "status": status, "due": "2026-12"}
        pens = replace(valid(Initiative, line), id="pens")
        body = shown(Post(role(), NOTHING, Gauges({}, {}), (pens,)))
        return [[without_markup(note) for note in vow.notes] for vow in body.vows]

    assert vows("dropped") == []
    assert vows("done") == [["Done"]]
    assert vows("proposed") == [["Proposed", "Due by December 2026"]]


def test_every_role_of_this_handbook_has_a_practice() -> None:
    """In both languages."""
    paths = {page.path for page in pages(reference()) if page.maker == "role"}
    for path in paths:
        assert b'id="practice"' in reference_files()[path], path
