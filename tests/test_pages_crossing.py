"""Stages across, channels down: touchpoints stand where they are met, and what is hatched says why."""

from dataclasses import replace
from xml.etree.ElementTree import fromstring

from across import channels, journey, places, words
from broad import broad
from sites import document, reference_files
from speaking import ZH, finding, found, metric, speech, text, unseen

from cxsite.measure.findings import MetricFindings
from cxsite.model.journey import State
from cxsite.pages.crossing import Course, Crossing, course_of, crossing
from cxsite.pages.drawing import draw_crossing
from cxsite.pages.heat import scaled

PATH = "en/measures/compare.html"
SVG = "{http://www.w3.org/2000/svg}"
VISIT = replace(
    journey(come=("site", "phone"), stay=("desk", "app", "desk")), measures=("unasked", "recommend")
)
FOUND = found(
    finding(20, touchpoint="site"),
    finding(60, touchpoint="desk"),
    finding(90, n=12, touchpoint="phone"),
    unseen(touchpoint="app"),
)


def course() -> Course:
    """Return the visit with its measure."""
    made = course_of(VISIT, {"recommend": frozenset({"site", "desk"}), "other": frozenset({"desk"})})
    assert made
    return made


def crossed(numbers: MetricFindings = FOUND, language: str = "en") -> Crossing:
    """Return its table."""
    return crossing(course(), scaled(metric(), numbers), places(), channels(), PATH, speech(language))


def drawn(language: str = "en", numbers: MetricFindings = FOUND) -> bytes:
    """Return the table as a picture."""
    said = speech(language)
    return draw_crossing(
        crossed(numbers, language), (said.text(text("Bank", "银行")), said.ui("ui.illustrative")), said
    )


def test_a_journey_shows_the_last_measure_that_was_asked_at_its_touchpoints() -> None:
    """One without any has no table."""
    assert course().metric == "recommend"
    assert course().stages[1][1] == ("desk", "app"), "a touchpoint stands once in a stage"
    assert course_of(VISIT, {"other": frozenset({"desk"}), "recommend": frozenset({"elsewhere"})}) is None


def test_each_touchpoint_stands_in_its_stage_and_channel_with_its_own_value() -> None:
    """An empty cell is not offered; nothing is added up."""
    table = crossed()
    assert words(*table.columns) == ["Come", "Stay"]
    cells = {
        words(row.name)[0]: [[spot.number.value for spot in cell] for cell in row.cells] for row in table.rows
    }
    assert cells == {"Branch": [[], ["60"]], "Phone": [["90"], []], "App": [[], [""]], "Web": [["20"], []]}


def test_what_few_people_said_is_hatched_and_says_so() -> None:
    """A small sample keeps its value, a withheld one has none; neither has a colour."""
    spots = {words(spot.name)[0]: spot for row in crossed().rows for cell in row.cells for spot in cell}
    assert {name: (spot.step, spot.is_few) for name, spot in spots.items()} == {
        "Counter": (5, False), "Site": (1, False), "Call": (0, True), "App": (0, True),
    }  # fmt: skip
    assert all(spots[name].number.note for name in ("Call", "App"))
    assert spots["Counter"].href == "recommend.html#touchpoint-desk"


def test_a_touchpoint_that_nobody_asked_about_says_so_and_leads_nowhere() -> None:
    """It is there, because it is offered."""
    only = crossed(found(finding(20, touchpoint="site")))
    spots = {words(spot.name)[0]: spot for row in only.rows for cell in row.cells for spot in cell}
    assert (spots["Counter"].href, spots["Counter"].is_few, spots["Counter"].step) == ("", False, 0)
    assert spots["Site"].step == 0, "one value alone has no scale"
    assert only.period


def test_the_picture_says_what_the_table_says() -> None:
    """Names, values, signs, how many; the measure, its direction, the period and whose it is."""
    lines = ["".join(each.itertext()) for each in fromstring(drawn()).iter(f"{SVG}text")]  # noqa: S314 - our own
    for said in (
        "A visit",
        "Come",
        "Branch",
        "Counter",
        "60 ▲",
        "20 ▼",
        "90",
        "100 answers",
        "Bank · Illustrative data",
    ):
        assert said in lines, said
    assert any("Higher is better" in line and "2026" in line for line in lines)
    hatched = [each for each in fromstring(drawn()).iter(f"{SVG}rect") if each.get("fill") == "url(#few)"]  # noqa: S314
    assert len(hatched) == 2


def test_the_picture_breaks_chinese_where_it_must() -> None:
    """Ten characters a line, and every line inside its column."""
    lines = ["".join(each.itertext()) for each in fromstring(drawn(ZH)).iter(f"{SVG}text")]  # noqa: S314 - our own
    assert "柜台" in lines
    assert max(map(len, (line for line in lines if "样本" in line))) <= 10


def test_the_page_shows_the_table_and_leads_to_its_picture() -> None:
    """Every way to a picture leads to one, in each language."""
    files = reference_files()
    page = document(PATH, files[PATH])
    tables = [each for each in page.all("table") if each.get("class") == "heat crossing"]
    ways = [href for each in page.all("a") if (href := each.get("href", "")).endswith(".svg")]
    assert len(tables) == len(ways) == 3
    for way in ways:
        assert files["data/" + way.rpartition("/")[2]].startswith(b"<svg ")
    assert all("".join(cell.itertext()).strip() for table in tables for cell in table.iter("td"))


def test_a_planned_journey_has_no_values() -> None:
    """They say nothing of what does not exist yet."""
    planned = {key for key, each in broad().handbook.journeys.items() if each.state is State.FUTURE}
    assert planned
    assert not [path for path in broad().files for key in planned if path.startswith(f"data/stages-{key}.")]
