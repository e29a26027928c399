"""Touchpoints, needs and improvements: what could be better stands where it hurts, and leads to who does it."""

import re

import pytest
from broad import broad
from sites import document
from test_pages_html import CHECKS

from cxsite.build.links import broken_links
from cxsite.model.improve import Opportunity
from cxsite.pages.atlas import AtlasBody
from cxsite.pages.belongings import belongings_of, owners_of
from cxsite.pages.coverage import CoverageBody
from cxsite.pages.frame import Shell
from cxsite.pages.improving import quadrant, quarter_at
from cxsite.pages.journeys import JourneyBody
from cxsite.pages.needs import NeedsBody
from cxsite.pages.opportunities import OpportunitiesBody
from cxsite.pages.owners import OwnersBody
from cxsite.pages.priorities import PrioritiesBody
from cxsite.pages.promises import PromisesBody
from cxsite.pages.roles import RoleBody
from cxsite.pages.site import view_of
from cxsite.pages.speech import Pair, without_markup
from cxsite.pages.touchpoints import TouchpointBody
from cxsite.read.validation import valid


def body(path: str) -> object:
    """Return what an English page of the broad handbook shows."""
    (page,) = [page for page in broad().pages if page.path == f"en/{path}.html"]
    content = view_of(page).content
    assert isinstance(content, Shell)
    return content.body


def words(*pairs: Pair) -> list[str]:
    """Return passages as plain words."""
    return [without_markup(pair) for pair in pairs]


def other(pair: Pair) -> str:
    """Return the partner's words of a passage."""
    assert pair.other
    return pair.other.html


def test_every_page_is_sound_and_every_link_leads_somewhere() -> None:
    """In both languages, with the same checks as the handbook of this checkout."""
    files = broad().files
    assert broken_links(files) == ()
    read = [document(path, html) for path, html in files.items() if path.endswith(".html")]
    assert {
        (page.path, check.__name__): list(check(page)) for page in read for check in CHECKS if [*check(page)]
    } == {}


@pytest.mark.parametrize(
    ("value", "effort", "quarter"),
    [(5, 1, "first"), (3, 2, "first"), (3, 3, "plan"), (2, 2, "aside"), (2, 3, "last"), (1, 5, "last")],
)
def test_a_value_and_an_effort_meet_in_a_quarter(value: int, effort: int, quarter: str) -> None:
    """From 3 on either counts as much."""
    assert quarter_at(value, effort) == quarter
    line = {"title": broad().handbook.site.title, "value": value, "effort": effort}
    assert quadrant(valid(Opportunity, line)) == quarter


def test_the_matrix_holds_every_opportunity_once_and_its_quarter_names_it() -> None:
    """Numbers go by quarter; the table and the lists agree."""
    shown = body("improve/index")
    assert isinstance(shown, PrioritiesBody)
    lists = {
        each.id: [(mark.number, without_markup(mark.title)) for mark in each.marks] for each in shown.quarters
    }
    assert lists == {
        "first": [(1, "Say why it stopped")],
        "plan": [(2, "One case file")],
        "aside": [(3, "New pens")],
        "last": [(4, "A marble floor")],
    }
    cells = [
        (row, column, mark.number)
        for row, line in enumerate(shown.rows)
        for column, cell in enumerate(line.cells)
        for mark in cell.marks
    ]
    assert cells == [(0, 1, 1), (1, 3, 2), (3, 4, 4), (4, 0, 3)]
    assert words(shown.rows[0].name, shown.columns[1]) == ["Value 5", "Effort 2"]
    assert len(shown.roles) == len(broad().handbook.roles)


def test_an_opportunity_stands_at_steps_with_their_pains_and_leads_to_its_initiatives() -> None:
    """One that nobody has placed or taken up says nothing of either."""
    shown = body("improve/opportunities")
    assert isinstance(shown, OpportunitiesBody)
    first, *_, marble = shown.chances
    (occasion,) = first.occasions
    assert occasion.spot.href == "../journeys/open-account.html#step-prove.video-check"
    assert len(occasion.pains) == 2
    assert words(*first.initiatives) == ["Nine reasons"]
    assert words(*(fact.entries[0] for fact in first.facts)) == ["Do first", "5 of 5", "2 of 5", "Operations"]
    assert (marble.occasions, marble.initiatives) == ((), ())
    assert words(marble.facts[-1].entries[0]) == ["No owner"]


def test_promises_are_said_in_words_with_the_value_so_far_and_no_judgement() -> None:
    """What is under way comes first, by the day it is due; a promise may be of less."""
    shown = body("improve/promises")
    assert isinstance(shown, PromisesBody)
    assert [(each.id, [one.id for one in each.pledges]) for each in shown.standings] == [
        ("status-in-progress", ["initiative-earlier", "initiative-reasons"]),
        ("status-proposed", ["initiative-idea"]),
    ]
    earlier, reasons = shown.standings[0].pledges
    assert reasons.promise
    assert reasons.now
    assert words(reasons.promise) == ["Satisfaction at Video identity check: +8 points by March 2027"]
    assert other(reasons.promise) == "视频身份核验的满意度：+8分（最迟2027年3月）"
    assert reasons.now.href == "../measures/satisfaction.html#touchpoint-video-id"
    assert reasons.now.number.value.endswith("%")
    assert earlier.promise
    assert earlier.now
    assert words(earlier.promise) == ["Net Promoter Score (NPS): −2 points by 2027"]
    assert earlier.now.href == "../measures/nps.html#everyone"
    (idea,) = shown.standings[1].pledges
    assert (idea.promise, idea.now) == (None, None)


def test_what_nobody_owns_comes_first() -> None:
    """Then role by role, with counts in a table."""
    shown = body("improve/owners")
    assert isinstance(shown, OwnersBody)
    assert [owner.id for owner in shown.owners] == [
        "nobody",
        *(f"role-{key}" for key in broad().handbook.roles),
    ]
    nobody = {kind.id: words(*kind.entries) for kind in shown.owners[0].things}
    assert nobody == {
        "journey": ["Opening an account, later"],
        "touchpoint": ["Lobby"],
        "opportunity": ["One case file", "A marble floor"],
        "initiative": ["Pens first", "An idea"],
    }
    assert shown.grid.lines[0].cells == ("1", "1", "", "2", "2")


def test_a_role_answers_for_measures_that_it_does_not_own() -> None:
    """What it is accountable for comes first; a measure without an owner belongs to whom it is accountable."""
    handbook = broad().handbook
    assert belongings_of(handbook, "branch-network").owned["metric"] == ("satisfaction",)
    assert belongings_of(handbook, "digital").helps == ("open-account",)
    owners = owners_of(handbook)
    assert {kind: len(each) for kind, each in owners.items()}["opportunity"] == 4


def test_coverage_counts_practices_where_they_are_applied() -> None:
    """Elements by stage, dimensions by touchpoint, enablers, and measured steps of all steps."""
    shown = body("improve/coverage")
    assert isinstance(shown, CoverageBody)
    grids = {grid.id: grid for grid in shown.grids}
    assert list(grids) == [
        "measured",
        "asked",
        "elements-later",
        "elements-open-account",
        "dimensions",
        "enablers",
    ]
    assert [line.cells for line in grids["elements-open-account"].lines][-1] == ("", "", "1", "", "")
    assert [line.cells for line in grids["elements-later"].lines] == [("",)] * 6
    reached = {without_markup(line.name): line.cells for line in grids["dimensions"].lines}
    assert reached["Video identity check"] == ("", "1", "", "", "", "")
    assert "Lobby" not in reached
    assert [line.cells for line in grids["enablers"].lines] == [("1", "1"), ("1", "1"), ("", "")]
    assert [line.cells for line in grids["measured"].lines] == [("1/1", "1/1"), ("8/10", "8/10")]


def test_a_role_is_the_front_door_of_a_team() -> None:
    """What it puts first, one thing for Monday, its touchpoints with values, its measures, its work."""
    shown = body("roles/operations")
    assert isinstance(shown, RoleBody)
    assert shown.priority
    assert shown.monday
    assert [(without_markup(post.name), len(post.values)) for post in shown.stations] == [
        ("Video identity check", 2),
        ("Card by post", 2),
    ]
    assert [each.id for each in shown.things] == ["opportunity", "helps"]
    assert [(words(vow.title), words(*vow.notes)) for vow in shown.vows] == [
        (
            ["Nine reasons"],
            [
                "In progress",
                "Due by 31 January 2027",
                "Satisfaction at Video identity check: +8 points by March 2027",
            ],
        )
    ]
    assert shown.practice == ()
    lead = body("roles/cx-lead")
    assert isinstance(lead, RoleBody)
    assert [value.href for value in lead.measures] == ["../measures/nps.html#everyone"]


def test_a_touchpoint_says_what_happens_there_in_all_journeys() -> None:
    """Its channel in words, its owner as a link, its values, its opportunities."""
    shown = body("touchpoints/video-id")
    assert isinstance(shown, TouchpointBody)
    facts = {fact.id: words(*fact.entries) for fact in shown.facts}
    assert facts == {
        "channel": ["Video call"],
        "type": ["Digital"],
        "device": ["Mobile"],
        "service": ["With our help"],
        "class": ["Core"],
        "owner": ["Operations"],
    }
    assert [meeting.spot.href for meeting in shown.meetings] == [
        "../journeys/later.html#step-prove.video",
        "../journeys/open-account.html#step-prove.video-check",
    ]
    later, now = shown.meetings
    assert (later.moment, [lane.id for lane in later.said]) == (None, ["does"])
    assert now.moment
    assert [lane.id for lane in now.said] == ["does", "thinks", "feels"]
    assert shown.values[0].href == "../measures/nps.html#touchpoint-video-id"
    assert words(*shown.opportunities) == ["Say why it stopped"]
    lobby = body("touchpoints/lobby")
    assert isinstance(lobby, TouchpointBody)
    assert (lobby.values, lobby.meetings, lobby.opportunities) == ((), (), ())


def test_touchpoints_are_listed_by_class_by_channel_and_by_what_a_channel_is() -> None:
    """Every one of them in the first two ways, in the first with its values; one without a step has no class."""
    shown = body("touchpoints/index")
    assert isinstance(shown, AtlasBody)
    by_class, by_channel, *axes = shown.orders
    for order in (by_class, by_channel):
        assert {entry.href for group in order.groups for entry in group.entries} == {
            f"{key}.html" for key in broad().handbook.touchpoints
        }
    assert by_class.groups[-1].id == "by-class-no-class"
    assert words(*(entry.name for entry in by_class.groups[-1].entries)) == ["Lobby"]
    classed = {group.id: [each.href for each in group.values] for group in by_class.groups if group.values}
    assert classed
    assert all(
        href.endswith(f"#class-{key.removeprefix('by-class-')}")
        for key, hrefs in classed.items()
        for href in hrefs
    )
    assert "by-channel-branch" in {group.id for group in by_channel.groups}
    assert [order.id for order in axes] == ["by-type", "by-device", "by-service"]
    assert [group.id for group in axes[0].groups] == [
        f"by-type-{each}" for each in ("digital", "physical", "voice", "social")
    ]
    valued = [any(each.values for one in order.groups for each in one.entries) for order in shown.orders]
    assert valued == [True, False, False, False, False]


def test_needs_that_are_not_met_come_first() -> None:
    """Each with whose it is."""
    shown = body("customers/needs")
    assert isinstance(shown, NeedsBody)
    ids = [answer.id for answer in shown.answers]
    assert ids == sorted(ids, key=["unmet", "emerging", "met", "unknown"].index)
    said = sum(len(persona.needs) for persona in broad().handbook.personas.values())
    assert sum(len(answer.needs) for answer in shown.answers) == said > 0


def test_a_planned_journey_says_so_and_both_lead_to_each_other() -> None:
    """As do a journey and its parts."""
    later, now = body("journeys/later"), body("journeys/open-account")
    assert isinstance(later, JourneyBody)
    assert isinstance(now, JourneyBody)
    assert later.planned
    assert now.planned is None
    kin = {fact.id: words(*fact.entries) for fact in later.facts}
    assert kin == {"part-of": ["Opening an account"], "future-of": ["Opening an account"]}
    back = {fact.id: words(*fact.entries) for fact in now.facts}
    assert (back["parts"], back["future"], back["owner"]) == (
        ["Opening an account, later"],
        ["Opening an account, later"],
        ["Head of customer experience"],
    )
    assert len(back["with"]) == 3


def test_a_journey_lists_what_hurts_the_worst_first_and_where_customers_leave() -> None:
    """Each leads to its place on the map."""
    shown = body("journeys/open-account")
    assert isinstance(shown, JourneyBody)
    weights = [without_markup(pain.weight) for pain in shown.pains if pain.weight]
    levels = [[int(each) for each in re.findall(r"[1-5](?= of)", said)] for said in weights]
    ranks = [severity * (frequency or [3])[0] for severity, *frequency in levels]
    assert ranks == sorted(ranks, reverse=True)
    assert len({*ranks}) > 2
    assert shown.pains[0].href == "#step-choose.compare"
    leaves = [(stage.id, without_markup(stage.leaves)) for stage in shown.stages if stage.leaves]
    assert leaves == [("prove", "Gives up and stays with the old bank")]
    assert words(*(each.title for each in shown.opportunities)) == ["Say why it stopped"]
