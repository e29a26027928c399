"""The heatmap is a table: each value printed, coloured in its own measure only, nothing coloured that is uncertain."""

from dataclasses import replace

import pytest
from across import PAGES, SEGMENTS, body, channels, places, words
from broad import broad
from sites import document
from speaking import EN, ZH, finding, found, frame, metric, speech, text, unseen

from cxsite.measure.findings import MetricFindings, Shown
from cxsite.model.journey import TouchpointClass
from cxsite.model.metric import Direction
from cxsite.pages.compare import CompareBody, Compared, is_compared, view_of_compare
from cxsite.pages.heat import Heat, Line, Row, Way, heat, scale, scaled, step
from cxsite.pages.speech import Pair, Words

PATH = "en/measures/compare.html"
CHINESE = "zh-hans/measures/compare.html"
FOUND = found(
    finding(50),
    finding(10, touchpoint="desk"),
    finding(90, touchpoint="phone"),
    finding(99, n=12, touchpoint="app"),
    unseen(touchpoint="site"),
    finding(50, segment="young"),
)
EASE = found(
    finding(3.0, 2.9, 3.1, touchpoint="desk"),
    finding(1.0, 0.9, 1.1, touchpoint="phone"),
    metric="ease",
    decimals=1,
)


def compared(**more: object) -> Compared:
    """Return a comparison of a recommendation and an effort (1 to 5, less is better)."""
    ease = replace(metric("ces"), id="ease")
    parts = {
        "metrics": {"recommend": metric(), "ease": ease},
        "found": {"recommend": FOUND, "ease": EASE},
        "asked": {"recommend": text("Would you?", "您会吗？"), "ease": None},
        "touchpoints": places(),
        "classes": {"desk": (TouchpointClass.PRE, TouchpointClass.CORE), "phone": (TouchpointClass.CORE,)},
        "has_page": True,
        "channels": channels(),
        "segments": SEGMENTS,
        "illustrative": False,
        **more,
    }
    return Compared(**parts)  # type: ignore[arg-type] # a table of its arguments


def shown(one: Compared) -> CompareBody:
    """Return what its page shows."""
    return body(view_of_compare(frame(), PATH, PAGES, one), CompareBody)


def by_touchpoint() -> Heat:
    """Return the first heatmap."""
    first, *_ = shown(compared()).heats
    assert first.id == "by-touchpoint"
    return first


def rows(heatmap: Heat) -> dict[str, Row]:
    """Return rows by their name; of two with one name the last."""
    return {row.name.own.html: row for group in heatmap.groups for row in group.rows}


def test_touchpoints_stand_under_their_classes() -> None:
    """One that is met in two stands under both; one without a class comes last; a class without any is left out."""
    groups = [
        (words(group.title)[0] if group.title else "", [row.name.own.html for row in group.rows])
        for group in by_touchpoint().groups
    ]
    assert groups == [
        ("Before contact", ["Counter"]),
        ("Core", ["Counter", "Call"]),
        ("No class yet", ["App", "Site"]),
    ]


def test_every_number_leads_to_its_own_anchor() -> None:
    """On the page of its measure, where it is explained."""
    cells = rows(by_touchpoint())["Counter"].cells
    assert [cell.href for cell in cells] == ["recommend.html#touchpoint-desk", "ease.html#touchpoint-desk"]
    assert rows(by_touchpoint())["Counter"].href == "../touchpoints/desk.html"


def test_colours_go_from_the_worst_to_the_best_of_a_measure() -> None:
    """The lower effort is the better one."""
    table = rows(by_touchpoint())
    assert [[cell.step for cell in table[name].cells] for name in ("Counter", "Call")] == [[1, 1], [5, 5]]
    spans = [words(column.span)[0] if column.span else "" for column in by_touchpoint().columns]
    assert spans == ["10 to 90", "1.0 to 3.0"]
    directions = words(*(column.direction for column in by_touchpoint().columns))
    assert directions == ["Higher is better", "Lower is better"]


def test_a_small_sample_has_a_value_and_no_colour() -> None:
    """It takes no part in the scale, although it would be the best."""
    small, none = rows(by_touchpoint())["App"].cells
    assert small.number
    assert (small.number.value, small.step) == ("99", 0)
    assert small.note
    assert none.number is None


def test_withheld_is_not_the_same_as_not_asked() -> None:
    """One says that it is withheld and leads to its row, the other was never asked."""
    withheld, none = rows(by_touchpoint())["Site"].cells
    assert withheld.number
    assert (withheld.number.value, withheld.href) == ("", "recommend.html#touchpoint-site")
    assert words(*([withheld.note] if withheld.note else [])) == ["Withheld to protect privacy"]
    assert (none.number, none.href, none.note) == (None, "", None)


def test_a_measure_has_one_scale_in_all_tables() -> None:
    """A segment in the middle of its touchpoints is no extreme because it stands alone in its table."""
    heats = {each.id: each for each in shown(compared()).heats}
    assert set(heats) == {"by-touchpoint", "by-segment"}
    ((cell,),) = [row.cells for row in rows(heats["by-segment"]).values()]
    assert (cell.step, cell.href) == (3, "recommend.html#segment-young")


def test_channels_have_a_table_where_they_have_numbers() -> None:
    """With anchors of their own."""
    numbers = MetricFindings(
        "recommend", 0, FOUND.findings, channels={"branch": finding(20), "line": finding(80)}
    )
    one = compared(metrics={"recommend": metric()}, found={"recommend": numbers}, asked={"recommend": None})
    heats = {each.id: each for each in shown(one).heats}
    table = rows(heats["by-channel"])
    assert {name: (row.cells[0].href, row.cells[0].step) for name, row in table.items()} == {
        "Branch": ("recommend.html#channel-branch", 1),
        "Phone": ("recommend.html#channel-line", 5),
    }


def test_what_was_asked_is_said_where_somebody_wrote_it_down() -> None:
    """And that the answers are invented."""
    page = shown(compared(illustrative=True))
    assert [(term.id, words(*term.entries)) for term in page.asked] == [("recommend", ["Would you?"])]
    assert page.illustrative
    assert not shown(compared()).illustrative


def test_a_question_is_shown_as_it_was_asked_when_nobody_asked_it_in_the_readers_language() -> None:
    """It is not translated, and not called untranslated."""
    one = compared(asked={"recommend": text("Would you?"), "ease": text("Easy?", "容易吗？")})

    page = body(view_of_compare(frame(ZH), CHINESE, PAGES, one), CompareBody)

    ours = [
        (term.id, [(each.own.html, each.own.lang, each.own.mark) for each in term.entries])
        for term in page.asked
    ]
    assert ours == [("recommend", [("Would you?", EN, "")]), ("ease", [("容易吗？", "", "")])]


def test_without_pages_of_touchpoints_their_names_are_no_links() -> None:
    """A handbook without journeys has none."""
    (first, *_) = shown(compared(has_page=False)).heats
    assert {row.href for row in rows(first).values()} == {""}


@pytest.mark.parametrize(
    ("value", "higher", "lower"), [(0, 1, 5), (19, 1, 5), (20, 2, 5), (50, 3, 3), (80, 5, 2), (100, 5, 1)]
)
def test_five_equal_steps(value: float, higher: int, lower: int) -> None:
    """An end belongs to the step that begins there; the very last to the last."""
    assert step(value, (0, 100), Direction.HIGHER) == higher
    assert step(value, (0, 100), Direction.LOWER) == lower


def test_values_that_do_not_differ_have_no_scale() -> None:
    """Nor do those of small samples, or none at all."""
    assert scale([finding(5), finding(5)]) is None
    assert scale([finding(5, n=12), finding(9, n=12)]) is None
    assert scale([unseen(Shown.NONE)]) is None
    assert scale([]) is None


def test_a_table_without_any_value_is_not_there() -> None:
    """Nobody asked about this place."""
    line = Line("nowhere", Pair(Words("Nowhere")))
    way = Way("touchpoint", lambda _, __: None)
    assert heat(way, [(None, [line])], [scaled(metric(), FOUND)], PATH, speech()) is None


def test_a_measure_for_everyone_only_is_not_compared() -> None:
    """There is nothing beside it."""
    assert not is_compared(found(finding()))
    assert is_compared(found(finding(segment="young")))
    assert is_compared(found(finding(touchpoint="desk")))


def test_the_page_prints_every_value_of_the_table() -> None:
    """In HTML, in a region that can be scrolled by keyboard, with a sign beside the strongest colours."""
    files = broad().files
    page = document(PATH, files[PATH])
    tables = [table for table in page.all("table") if table.get("class") == "heat"]
    assert len(tables) == 4, "by touchpoint, class, channel and segment"
    cells = [cell for table in tables for cell in table.iter("td")]
    coloured = [cell for cell in cells if (cell.get("class") or "").startswith("heat-")]
    assert coloured
    assert all("".join(cell.itertext()).strip() for cell in cells)
    ends = [cell for cell in coloured if cell.get("class") in {"heat-1", "heat-5"}]
    assert all({"▲", "▼"} & set("".join(cell.itertext())) for cell in ends)
    regions = [div for div in page.all("div") if div.get("class") == "scroll"]
    assert {(div.get("tabindex"), div.get("role")) for div in regions} == {("0", "region")}
