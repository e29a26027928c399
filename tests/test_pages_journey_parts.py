"""A journey's page has six parts, and its table says all that its map says."""

from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
from broad import broad
from sites import Document, document, documents
from speaking import text
from test_pages_journeys import body, journey, stage

from cxsite.model.journey import TouchpointClass
from cxsite.pages.journey_map import LANES, LINES

PARTS = ["map", "experience", "stages", "voice", "improve", "table"]


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
    """By anchors that are the same in every language."""
    shown = page(language=language)
    sections = [each.get("id") for each in shown.all("section") if each.get("id")]
    assert [part for part in sections if part in PARTS] == PARTS
    (links,) = [
        each for each in shown.all("nav") if each.get("class") is None and each.find("ul[@class='ways']")
    ]
    assert [link.get("href") for link in links.iter("a")] == [f"#{part}" for part in PARTS]


def test_a_part_with_nothing_in_it_is_left_out() -> None:
    """As is the way to it."""
    bare = body(journey({}))
    assert [way.href for way in bare.ways] == ["#map", "#experience", "#stages", "#table"]
    assert not bare.has_quotes
    said = body(journey({"quotes": [{"says": text("Oh")}], "pains": [{"text": text("Ow")}]}))
    assert [way.href for way in said.ways] == [f"#{part}" for part in PARTS]
    shown = document("", broad().files["en/journeys/later.html"])
    assert not {"voice", "improve"} & set(shown.anchors.ids)


@pytest.mark.parametrize("name", ["open-account", "open-account-2027", "recover-card"])
def test_the_table_says_all_that_the_map_says(name: str) -> None:
    """Every entry of every step, and what the stages say; the picture of the curve is only on the map."""
    shown = page(name)
    table = words(at(shown, "table"))
    for step in (each for each in shown.all("li") if (each.get("id") or "").startswith("step-")):
        for entry in step.iter("dd"):
            assert words(entry) in table
        (name_of_step,) = list(step.iter("h4"))
        assert words(name_of_step) in table
    for stage_ in (each for each in shown.all("li") if (each.get("id") or "").startswith("stage-")):
        (head,) = [each for each in stage_ if each.get("class") == "stage-head"]
        for line in head:
            assert words(line).removeprefix("Where customers leave 流失点 ") in table


def test_every_lane_of_the_model_has_its_row() -> None:
    """From what customers feel to what could be better; the lines of a service blueprint stand above three of them."""
    assert {*LINES} < {*LANES}
    assert list(LINES) == ["frontstage", "backstage", "support"]
    table = words(at(page(), "table"))
    assert all(
        line in table
        for line in ("Line of interaction", "Line of visibility", "Line of internal interaction")
    )
    lanes = {each.get("class", "") for each in page("recover-card").all("li")}
    assert {f"row-{lane}" for lane in LANES} <= lanes | {each.get("class", "") for each in page().all("li")}


def test_an_opportunity_stands_at_its_step() -> None:
    """As a link to what is done about it."""
    (step,) = [each for each in page().all("li") if each.get("id") == "step-choose.compare"]
    (lane,) = [each for each in step.iter("div") if each.get("class") == "lane row-opportunities"]
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
    assert told.effect.own.html == "Shapes the first impression"
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


def test_an_unknown_feeling_is_said() -> None:
    """The curve breaks there, and the part about experience says that nobody knows."""
    shown = document("", broad().files["en/journeys/later.html"])
    assert "Not known" in words(at(shown, "experience"))


def test_what_is_not_measured_is_no_warning() -> None:
    """A caution is for a value that could mislead; where nothing is measured there is none."""
    assert not [
        each
        for shown in documents()
        for each in shown.root.iter()
        if each.get("class") == "caution" and words(each).startswith("Not measured")
    ]
