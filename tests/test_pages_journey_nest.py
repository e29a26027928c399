"""Journeys in journeys: the ways from a stage into its parts and back, by the touchpoints that both lead through."""

from dataclasses import replace

from broad import broad
from sites import document, reference_files
from speaking import speech, text
from test_pages_journey_table import words
from test_pages_journeys import journey

from cxsite.pages.journey_kin import kin
from cxsite.pages.journey_nest import ALONE, down, into, nest_of, out_of, up

PATH = "en/journeys/visit-table.html"
WHOLE = replace(journey({"at": "desk"}), id="visit")
PART = replace(journey({"at": "desk"}, {"at": "door"}), id="wait", parent="visit")
ELSEWHERE = replace(journey({"at": "door"}), id="park", parent="visit")
SAID = replace(journey({"at": "door"}), id="look", parent="visit", parent_stage="come")
OTHERWISE = replace(journey({"at": "desk"}), id="pay", parent="visit", parent_stage="go")
ALL = {each.id: each for each in (WHOLE, PART, ELSEWHERE, SAID, OTHERWISE)}


def test_a_part_stands_at_the_stage_whose_touchpoints_it_leads_through() -> None:
    """And one that shares none at no stage."""
    nest = nest_of(WHOLE, ("wait", "park"), ALL)
    ((stage, found),) = nest.below
    assert (stage, [key for key, _ in found]) == ("come", ["wait"])
    (way,) = down(nest, PATH, speech())["come"]
    assert (way.href, way.name.own.html) == ("wait-table.html", "Visit")


def test_a_part_leads_to_the_stages_that_it_belongs_to_and_to_the_whole() -> None:
    """A part that meets no stage leads to the whole alone."""
    hrefs = [each.href for each in up(nest_of(PART, (), ALL), "en/journeys/wait-table.html", speech())]
    assert hrefs == ["visit-table.html", "visit-table.html#table-come"]
    assert len(up(nest_of(ELSEWHERE, (), ALL), "en/journeys/park-table.html", speech())) == 1


def test_a_part_that_says_its_stage_stands_there_and_nowhere_else() -> None:
    """Whatever touchpoints it leads through."""
    ((stage, found),) = nest_of(WHOLE, ("look", "pay"), ALL).below
    assert (stage, [key for key, _ in found]) == ("come", ["look"])
    nest = nest_of(SAID, (), ALL)
    assert [key for key, _ in nest.stages] == ["come"]
    (way,) = into(nest_of(WHOLE, ("look",), ALL), "en/journeys/visit.html", speech())["come"]
    assert (way.href, way.name.own.html) == ("look.html", "Zoom in: Visit")
    back = out_of(nest, "en/journeys/look.html", speech())
    assert back is not None
    assert (back.href, back.name.own.html) == (
        "visit.html#stage-come",
        "A closer look at “Come” in “Visit”",
    )


def test_a_part_that_does_not_say_its_stage_zooms_into_none() -> None:
    """Its page says what it is a part of, and no more."""
    assert out_of(nest_of(PART, (), ALL), "en/journeys/wait.html", speech()) is None
    for made, names in ((PART, ["part-of"]), (SAID, [])):
        terms = kin(made, (), (), speech(names={"journey:visit": (text("Visit"), "visit.html")}))
        assert [term.id for term in terms] == names


def test_a_journey_by_itself_has_no_such_ways() -> None:
    """Neither up nor down."""
    assert nest_of(WHOLE, (), {"visit": WHOLE}) == ALONE
    assert (up(ALONE, PATH, speech()), down(ALONE, PATH, speech())) == ((), {})
    assert (out_of(ALONE, PATH, speech()), into(ALONE, PATH, speech())) == (None, {})


def test_the_tables_of_a_whole_and_its_part_lead_to_each_other() -> None:
    """In the handbook that has both."""
    files = broad().files
    whole, part = (
        document("", files[f"en/journeys/{name}-table.html"]) for name in ("open-account", "later")
    )
    (row,) = [each for each in whole.all("tr") if words(each).startswith("In detail")]
    assert [each.get("href") for each in row.iter("a")] == ["later-table.html"]
    (way,) = [each for each in part.all("p") if words(each).startswith("Part of")]
    assert [each.get("href") for each in way.iter("a")] == [
        "open-account-table.html",
        "open-account-table.html#table-prove",
    ]


def hrefs(path: str, words_of: str) -> list[str]:
    """Return where the links of a page of the guide lead whose words, in both languages, begin so."""
    page = document(path, reference_files()[path])
    return [each.get("href", "") for each in page.all("a") if words(each).startswith(words_of)]


def test_a_stage_of_the_guide_and_its_journey_lead_to_each_other() -> None:
    """On the maps, in the list of journeys and on the first page, in both languages where both are read."""
    for folder, down_to, up_to in (
        ("en", "Zoom in: ", "A closer look at “"),
        ("zh-hant", "細看：", "細看「"),
    ):
        assert hrefs(f"{folder}/journeys/open-account.html", down_to) == ["pass-the-check.html"]
        assert hrefs(f"{folder}/journeys/pass-the-check.html", up_to) == ["open-account.html#stage-prove"]
        for path in (f"{folder}/journeys/index.html", f"{folder}/index.html"):
            page = document(path, reference_files()[path])
            (card,) = [each for each in page.all("li") if up_to in words(each)]
            assert any(str(each.get("href")).endswith("pass-the-check.html") for each in card.iter("a"))
