"""A journey's map as a table, on a page of its own: what the map says, and what was expected beside what was found."""

from xml.etree.ElementTree import Element

import pytest
from broad import broad
from sites import Document, document, documents, reference_files
from speaking import frame, text
from test_pages_journeys import company, journey

from cxsite.build.clashes import clashes
from cxsite.pages.frame import Shell
from cxsite.pages.journey_map import LANES, LINES
from cxsite.pages.journey_table import TableBody, view_of_table
from cxsite.pages.page import Page

PATH = "en/journeys/visit-table.html"


def page(name: str, language: str = "en") -> Document:
    """Return a page of a journey of this checkout."""
    path = f"{language}/journeys/{name}.html"
    return document(path, reference_files()[path])


def words(element: Element) -> str:
    """Return the words of an element, with single blanks."""
    return " ".join("".join(element.itertext()).split())


def at(shown: Document, anchor: str) -> Element:
    """Return the element with this id."""
    (found,) = [each for each in shown.root.iter() if each.get("id") == anchor]
    return found


@pytest.mark.parametrize("name", ["open-account", "open-account-2027", "recover-card"])
@pytest.mark.parametrize("language", ["en", "zh-hans", "zh-hant"])
def test_the_table_says_all_that_the_map_says(name: str, language: str) -> None:
    """Every entry of every step, and what the stages say; the picture of the curve is only on the map."""
    shown, table = page(name, language), words(at(page(f"{name}-table", language), "table"))
    steps = [each for each in shown.all("li") if (each.get("id") or "").startswith("step-")]
    assert steps
    for step in steps:
        for entry in step.iter("dd"):
            assert words(entry) in table or entry.get("class") == "met"  # has a table of its own
        assert words(next(step.iter("h4"))) in table


def test_every_line_of_the_blueprint_stands_above_its_row() -> None:
    """The table of a journey that has all three."""
    table = words(at(page("open-account-table"), "table"))
    assert {*LINES} < {*LANES}
    for line in ("Line of interaction", "Line of visibility", "Line of internal interaction"):
        assert line in table


def test_the_page_leads_back_to_the_map_and_each_step_to_its_place_there() -> None:
    """By addresses that exist."""
    shown = page("open-account-table")
    hrefs = [link.get("href") or "" for link in shown.all("a")]
    assert "open-account.html" in hrefs
    anchors = {each.partition("#")[2] for each in hrefs if each.startswith("open-account.html#")}
    there = {each.get("id") for each in page("open-account").root.iter() if each.get("id")}
    assert len(anchors) == 10
    assert anchors <= there


def test_what_was_expected_in_numbers_stands_beside_what_was_found() -> None:
    """At the touchpoints where the same people were asked for both: ease, at those of opening an account."""
    shown = page("open-account-table")
    (table,) = [each for each in shown.all("table") if each.get("class") == "beside"]
    rows = [[words(cell) for cell in row] for row in table.iter("tr")]
    assert rows[0] == ["Step 步骤", "Expected 期望", "Found 体验", "Gap 差距"]
    assert len(rows) > 1
    for row in rows[1:]:
        assert all("to" in cell and "answers" in cell for cell in row[1:])


def test_a_journey_that_is_planned_has_no_numbers_that_were_found() -> None:
    """What people found was found on the way of today."""
    assert "What people expected and what they found" not in words(page("open-account-2027-table").root)


def test_an_unknown_feeling_is_said() -> None:
    """The curve breaks there, and the part about experience says that nobody knows."""
    shown = document("", broad().files["en/journeys/later-table.html"])
    assert "Not known" in words(at(shown, "experience"))


def test_a_bare_journey_has_a_table_of_its_steps() -> None:
    """Without lanes, without numbers."""
    content = view_of_table(frame(), PATH, journey({}), company(), ()).content
    assert isinstance(content, Shell)
    assert isinstance(content.body, TableBody)
    assert (content.body.lanes, content.body.asked, content.body.planned) == ((), {}, None)
    assert content.head.title == "Visit · The map as a table · Handbook"


def test_a_planned_journey_says_so_in_its_table() -> None:
    """As its map does."""
    made = journey({"does": text("Waits")}, state="future")
    content = view_of_table(frame(), PATH, made, company(), ()).content
    assert isinstance(content, Shell)
    assert isinstance(content.body, TableBody)
    assert content.body.planned


def test_a_journey_with_the_address_of_a_table_is_a_problem() -> None:
    """`x-table` beside `x`: one of the two must be called otherwise."""
    path = "en/journeys/x-table.html"
    (problem,) = clashes((Page(path, "journey", ()), Page(path, "journey-table", ())))
    assert (problem.code, problem.place.file) == ("same-address", path)


def test_every_journey_has_a_table_in_every_language() -> None:
    """No page of a journey is without."""
    paths = {each.path for each in documents() if "/journeys/" in each.path}
    journeys = [each for each in paths if not each.endswith(("-table.html", "-beside.html", "index.html"))]
    assert len(journeys) == 12
    assert all(each.replace(".html", "-table.html") in paths for each in journeys)
