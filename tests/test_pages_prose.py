"""Blocks of a text become passages, and a live number says what is published."""

import pytest
from speaking import finding, found, metric, speech, text, unseen

from cxsite.measure.findings import MetricFindings, Shown
from cxsite.model.prose import Block, BlockKind
from cxsite.pages.prose import LiveNumber, Passage, Quotable, passages
from cxsite.pages.speech import without_markup

ADDRESS = {"recommend": "../measures/recommend.html"}


def quotable(numbers: MetricFindings | None) -> Quotable:
    """Return what may be quoted: one measure and one touchpoint."""
    return Quotable(
        {"recommend": metric()}, {"recommend": numbers} if numbers else {}, {"desk": text("the desk", "柜台")}
    )


def passage(block: Block, numbers: MetricFindings | None = None) -> Passage:
    """Return a single block, ready to show."""
    (only,) = passages((block,), speech(), quotable(numbers), ADDRESS)
    return only


def live(argument: str, numbers: MetricFindings | None) -> LiveNumber:
    """Return the number of a block."""
    number = passage(Block(BlockKind.NUMBER, text("Why", "缘由"), argument=argument), numbers).number
    assert number
    return number


def test_a_heading_keeps_its_level_and_its_anchor() -> None:
    """Its words are a sentence, not a block."""
    block = Block(BlockKind.HEADING, text("*Why*", "缘由"), level=3, anchor="why")
    assert passage(block).words.own.html == "<em>Why</em>"
    assert (passage(block).level, passage(block).anchor) == (3, "why")


@pytest.mark.parametrize(
    "anchor", ["main", "map", "map-title", "gist-title", "reading-parallel", "step-a", "theme-auto"]
)
def test_a_heading_gives_way_to_the_pages_own_parts(anchor: str) -> None:
    """The page's skip link and map keep their addresses."""
    block = Block(BlockKind.HEADING, text("Main"), level=2, anchor=anchor)
    assert passage(block).anchor == f"text-{anchor}"


@pytest.mark.parametrize(
    ("kind", "html"),
    [
        (BlockKind.PARAGRAPH, "<p>- <em>a</em></p>"),
        (BlockKind.GIST, "<p>- <em>a</em></p>"),
    ],
)
def test_other_blocks_are_markdown(kind: BlockKind, html: str) -> None:
    """With their kind, which decides how they are set."""
    found = passage(Block(kind, text("\\- *a*", "b")))
    assert (found.kind, found.words.own.html, found.number) == (kind, html, None)


def test_a_live_number_is_explained_where_it_stands_in_the_table() -> None:
    """With its sentence, its caption and a link to its own row."""
    numbers = found(finding(touchpoint="desk"), finding(20))
    number = live("recommend at desk", numbers)
    assert number.number.value == "40"
    assert without_markup(number.sentence).startswith("Net Promoter Score (NPS) at the desk is 40 (")
    assert number.href == "../measures/recommend.html#touchpoint-desk"
    assert live("recommend", numbers).number.value == "20"
    assert live("recommend", numbers).href == "../measures/recommend.html#everyone"


def test_a_withheld_live_number_says_so() -> None:
    """It still leads to its row."""
    number = live("recommend at desk", found(unseen(Shown.WITHHELD, touchpoint="desk")))
    assert number.number.value == ""
    assert "withheld" in without_markup(number.sentence)
    assert number.href.endswith("#touchpoint-desk")


@pytest.mark.parametrize("numbers", [None, found(finding(20))])
def test_a_number_that_is_not_measured_leads_nowhere(numbers: MetricFindings | None) -> None:
    """It has a name and the word for it."""
    number = live("recommend at desk", numbers)
    assert (number.number.value, number.href) == ("", "")
    assert without_markup(number.sentence) == "Net Promoter Score (NPS)"
    assert number.number.note
    assert number.number.note.own.html == "Not measured here"
