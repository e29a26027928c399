"""A journey's page: at a glance, its map, what people say, what could be better; and how light all of that is."""

import gzip
import re
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from broad import broad
from sites import Document, document, documents, reference_files
from speaking import text
from test_pages_journeys import body, journey, stage

from cxsite.model.journey import TouchpointClass
from cxsite.pages.journey_map import LANES, LINES

PARTS = ["map", "experience", "stages", "voice", "improve", "table"]
TABLE = ["experience", "table"]
SIGNS = (text("Better signs"), "en/improve/opportunities.html")
CSS = Path(__file__).parents[1] / "themes" / "default" / "styles" / "40-map.css"


def page(name: str = "open-account", language: str = "en") -> Document:
    """Return the page of a journey of this checkout."""
    (found,) = [each for each in documents() if each.path == f"{language}/journeys/{name}.html"]
    return found


def at(shown: Document, anchor: str) -> Element:
    """Return the element with this id."""
    (found,) = [each for each in shown.root.iter() if each.get("id") == anchor]
    return found


def words(element: Element) -> str:
    """Return the words of an element, with single blanks."""
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_parts_stand_in_their_order_and_the_page_leads_to_each(language: str) -> None:
    """By anchors that are the same in every language; the table has a page of its own."""
    shown = page(language=language)
    sections = [each.get("id") for each in shown.all("section") if each.get("id")]
    assert [part for part in sections if part in PARTS] == ["map", "table", "voice", "improve"]
    assert {*PARTS} <= {each.get("id") for each in shown.root.iter()}
    (links,) = [
        each for each in shown.all("nav") if each.get("class") is None and each.find("ul[@class='ways']")
    ]
    here, beside = ["#map", "#voice", "#improve"], [f"open-account-table.html#{part}" for part in TABLE]
    assert [link.get("href") for link in links.iter("a")] == here + beside


def test_a_part_with_nothing_in_it_is_left_out() -> None:
    """As is the way to it."""
    bare = body(journey({}))
    table = [f"visit-table.html#{part}" for part in TABLE]
    assert [way.href for way in bare.ways] == ["#map", *table]
    assert not bare.has_quotes
    said = body(journey({"quotes": [{"says": text("Oh")}], "pains": [{"text": text("Ow")}]}))
    assert [way.href for way in said.ways] == ["#map", "#voice", "#improve", *table]
    assert {part: each.own.html for part, each in said.counts.items()} == {
        "voice": "In their words: 1",
        "improve": "Pain points: 1",
    }
    shown = document("", broad().files["en/journeys/later.html"])
    assert not {"voice", "improve"} & set(shown.anchors.ids)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_page_of_a_journey_is_light(language: str) -> None:
    """Its elements, those of each step, and its bytes on the way."""
    path = f"{language}/journeys/open-account.html"
    shown = page(language=language)
    steps = [each for each in shown.all("li") if (each.get("id") or "").startswith("step-")]
    assert len(steps) == 10
    assert max(len(list(step.iter())) - 1 for step in steps) <= 120
    assert len(list(shown.root.iter())) <= 3500
    assert len(gzip.compress(reference_files()[path], 9)) <= 30_000


def test_a_pain_fills_a_square_as_high_as_it_is_severe_and_as_wide_as_it_is_frequent() -> None:
    """By two digits of the stylesheet, on the map and in the list: the square and the words say the same."""
    drawn = [each for each in page().root.iter("span") if "weighs" in each.get("class", "").split()]
    assert len(drawn) == 14
    for each in drawn:
        *_, tens, ones = each.get("class", "").split()
        words = "".join(each.itertext())
        assert words.startswith(
            f"Severity {tens.removeprefix('tens-')} of 5, frequency {ones.removeprefix('ones-')} of 5"
        )


def test_a_step_where_nothing_is_measured_says_so_once() -> None:
    """And not once for each measure of the journey."""
    (step,) = [each for each in page().all("li") if each.get("id") == "step-choose.ask-around"]
    (lane,) = [each for each in step.iter("div") if "row-measures" in each.get("class", "")]
    assert ["".join(each.itertext()).split("  ")[0] for each in lane.iter("dd")] == [
        "Not measured here 此处未测量"
    ]


def test_a_journey_at_a_glance_has_its_stages_its_curve_and_its_lowest_step() -> None:
    """Each stage leads to its first step, so that a browser opens it where only one is open at a time."""
    strip = body(journey({"feels": "glad"}, {"feels": "sad"}, {})).strip
    assert [stage.name.own.html for stage in strip.stages] == ["Come"]
    assert strip.lowest
    assert (strip.href, strip.lowest.own.html) == ("#step-come.step-1", "Lowest feeling: Sad (−1), Counter")
    unknown = body(journey({})).strip
    assert (unknown.lowest, unknown.href, unknown.curve.line) == (None, "", "")
    (shown,) = [each for each in page().all("section") if each.get("class") == "strip"]
    hrefs = [link.get("href") or "" for link in shown.iter("a")]
    assert hrefs[0] == "#step-choose.ask-around"
    assert {each.removeprefix("#") for each in hrefs} <= {each.get("id") for each in page().root.iter()}


def test_a_closed_stage_says_what_is_in_it() -> None:
    """How many steps, and which feels worst; only their number where no feeling is known."""
    assert stage(journey({"feels": "sad"}, {"feels": "glad"})).told.own.html == (
        "2 steps · lowest: Sad (−1), Counter"
    )
    assert stage(journey({})).told.own.html == "1 step"


def test_every_stage_is_folded_and_only_one_open_at_a_time() -> None:
    """By the browser itself: they have one name; a heading is no part of what is clicked."""
    shown = page()
    folded = [each for each in shown.all("details") if each.get("name")]
    assert [each.get("name") for each in folded] == ["stage"] * 5
    for each in folded:
        summary = each.find("summary")
        assert summary is not None
        assert not {child.tag for child in summary.iter()} & {"h2", "h3", "h4"}
        assert len([step for step in each.iter("li") if (step.get("id") or "").startswith("step-")]) == 2


def test_the_name_of_every_lane_is_its_switch() -> None:
    """In a form that no browser fills in again by itself."""
    shown = page()
    (form,) = [each for each in shown.all("form") if each.get("class") == "lanes"]
    assert form.get("autocomplete") == "off"
    boxes = {each.get("id"): each.get("checked") for each in form.iter("input")}
    lanes = {
        each.get("class", "").split()[1].removeprefix("row-")
        for each in shown.all("div")
        if each.get("class", "").startswith("lane row-")
    }
    assert boxes == {f"lane-{lane}": "" for lane in lanes}


def test_every_lane_of_the_model_has_its_row() -> None:
    """From what customers feel to what could be better, with its place and its switch in the stylesheet."""
    assert {*LINES} < {*LANES}
    assert list(LINES) == ["frontstage", "backstage", "support"]
    css = CSS.read_text(encoding="utf-8")
    assert ".lane, .lanes label { grid-row: var(--n); }" in css
    assert re.findall(r"#lane-([a-z]+):not\(:checked\)\) dl \.row-\1\b", css) == list(LANES)
    assert {f"row-{lane}" for lane in LANES} <= {
        name
        for journey_id in ("recover-card", "open-account")
        for each in page(journey_id).all("label")
        for name in each.get("class", "").split()
    }


def test_a_lane_stands_in_one_row_in_all_steps() -> None:
    """The row of its switch; lanes follow each other by the number that their classes spell."""
    shown = page()
    rows = [each.get("class", "") for each in shown.all("label") if each.get("class", "").startswith("row-")]
    assert [row.split(maxsplit=1)[1] for row in rows] == [
        f"tens-{at // 10} ones-{at % 10}" for at in range(1, len(rows) + 1)
    ]
    lanes = [each.get("class", "") for each in shown.all("div") if each.get("class", "").startswith("lane ")]
    assert {lane.removeprefix("lane ") for lane in lanes} == set(rows)


def test_what_was_expected_and_what_was_found_stand_beside_the_feeling() -> None:
    """In numbers, where the same people were asked for both, as a link to what explains them."""
    (step,) = [each for each in page().all("li") if each.get("id") == "step-prove.video-check"]
    lanes = [each.get("class", "").split()[1:2] for each in step.iter("div")]
    assert lanes[1:3] == [["row-feels"], ["row-expects"]]
    (met,) = [each for each in step.iter("dd") if each.get("class") == "met"]
    (link,) = met.iter("a")
    assert re.match(r"Expected [0-9.]+, found [0-9.]+ \(−[0-9.]+\)", words(link))
    assert (link.get("href") or "").endswith("#touchpoint-video-id")


def test_a_number_shows_how_it_came_about() -> None:
    """A line of a few points, where enough of them may be seen."""
    (step,) = [each for each in page().all("li") if each.get("id") == "step-prove.video-check"]
    lines = [each for each in step.iter() if each.get("class") == "trend"]
    assert len(lines) >= 3
    assert all(len(list(line)) == 1 and line.get("aria-hidden") for line in lines)


def test_an_opportunity_says_whose_it_is() -> None:
    """On the map and in the list below it."""
    shown = page()
    (lane,) = [
        each
        for step in shown.all("li")
        if step.get("id") == "step-choose.compare"
        for each in step.iter("div")
        if "row-opportunities" in each.get("class", "")
    ]
    (owner,) = [words(each) for each in lane.iter("span") if each.get("class") == "who"]
    assert owner.startswith("Owner: ")
    assert owner in words(at(shown, "improve"))
    (bare,) = body(journey({"opportunities": ("signs",)}), names={"opportunity:signs": SIGNS}).opportunities
    assert bare.owner is None


def test_an_opportunity_stands_at_its_step() -> None:
    """As a link to what is done about it."""
    (step,) = [each for each in page().all("li") if each.get("id") == "step-choose.compare"]
    (lane,) = [each for each in step.iter("div") if "row-opportunities" in each.get("class", "")]
    link = next(lane.iter("a"))
    assert link.get("href") == "../improve/opportunities.html#opportunity-one-list-of-papers"


def test_a_stage_says_what_its_class_does_and_what_belongs_there() -> None:
    """A stage without a class has no effect of its own."""
    made = journey({})
    plain = stage(made)
    assert (plain.class_, plain.effect, plain.content) == (None, None, ())
    first = replace(made.stages["come"], class_=TouchpointClass.PRE, content=(text("A *list*", "清单"),))
    told = stage(replace(made, stages={"come": first}))
    assert told.effect
    assert told.effect.own.html == "Before contact · Shapes the first impression"
    assert [each.own.html for each in told.content] == ["A <em>list</em>"]


def test_what_hurts_often_comes_before_what_hurts_more() -> None:
    """Severity × frequency: a nuisance for everybody weighs more than what one in a hundred meets."""
    pains = (
        {"text": text("Rare"), "severity": 5, "frequency": 1},
        {"text": text("Often"), "severity": 2, "frequency": 5},
        {"text": text("Unjudged")},
    )
    shown = body(journey({"pains": pains}))
    assert [pain.text.own.html for pain in shown.pains] == ["Often", "Rare", "Unjudged"]


def test_what_is_not_measured_is_no_warning() -> None:
    """A caution is for a value that could mislead; where nothing is measured there is none."""
    assert not [
        each
        for shown in documents()
        for each in shown.root.iter()
        if each.get("class") == "caution" and words(each).startswith("Not measured")
    ]
