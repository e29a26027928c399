"""Blocks of a text become passages, and a live number says what is published."""

import pytest
from speaking import finding, found, metric, speech, text, unseen

from cxsite.measure.findings import MetricFindings, Shown
from cxsite.model.prose import Block, BlockKind
from cxsite.model.text import Text
from cxsite.pages.prose import LiveNumber, Passage, Plate, Quotable, passages
from cxsite.pages.speech import without_markup

ADDRESS = {"recommend": "../measures/recommend.html#", "pier.png": "../../assets/pier.1.png"}


def quotable(numbers: MetricFindings | None) -> Quotable:
    """Return what may be quoted: one measure and one touchpoint."""
    return Quotable(
        {"recommend": metric()},
        {"recommend": numbers} if numbers else {},
        {"desk": text("the desk", "柜台")},
        {"pier.png": Plate("assets/pier.1.png", 20, 10)},
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


def items(kind: BlockKind, written: Text) -> list[tuple[str, str, str, str]]:
    """Return the items of a block: name and explanation in English, then in Chinese."""
    return [
        (
            item.name.own.html,
            item.entries[0].own.html,
            item.name.other.html if item.name.other else "",
            item.entries[0].other.html if item.entries[0].other else "",
        )
        for item in passage(Block(kind, written)).items
    ]


def test_questions_stand_with_their_answers_in_both_languages() -> None:
    """Question by question; an answer is Markdown of any kind, and a list of both languages is one."""
    written = text("### *A*?\n- x\n\n**B?** No.", "### 甲？\n- 一\n\n**乙？**否。")
    both = '<div class="pair"><div class="t1">x</div><div class="t2" lang="zh-Hans">一</div></div>'
    assert items(BlockKind.FAQ, written) == [
        ("<em>A</em>?", f"<ul>\n<li>{both}</li>\n</ul>", "甲？", ""),
        ("B?", "<p>No.</p>", "乙？", "<p>否。</p>"),
    ]


def test_terms_stand_with_what_they_mean() -> None:
    """As sentences, not as blocks."""
    assert items(BlockKind.TERMS, text("pier: a *stop*", "码头：停靠处")) == [
        ("pier", "a <em>stop</em>", "码头", "停靠处")
    ]


def test_an_old_or_missing_translation_is_said_once_an_item() -> None:
    """At the question; the answer below it has no mark of its own."""
    (old,) = passage(Block(BlockKind.TERMS, text("a: b", "甲：乙", stale=True))).items
    assert old.name.other
    assert old.entries[0].other
    assert (old.name.other.mark != "", old.entries[0].other.mark) == (True, "")
    (missing,) = passage(Block(BlockKind.FAQ, text("### A?\nYes."))).items
    assert missing.name.other
    assert (missing.name.other.mark != "", missing.entries[0].other) == (True, None)


def test_a_picture_has_its_words_and_keeps_its_place() -> None:
    """The first line is for those who do not see it, without signs of Markdown; the rest is the caption."""
    block = Block(BlockKind.FIGURE, text("A *pier* & a boat\nOurs", "码头\n我们的"), argument="pier.png")
    shown = passage(block)
    assert shown.plate == Plate("../../assets/pier.1.png", 20, 10, "A pier & a boat")
    assert shown.words.own.html == "Ours"
    assert shown.words.other
    assert shown.words.other.html == "我们的"


def test_a_picture_whose_words_are_not_translated_says_their_language() -> None:
    """So a screen reader speaks them as they are."""
    block = Block(BlockKind.FIGURE, text("A pier"), argument="pier.png")
    (shown,) = passages((block,), speech("zh-Hans"), quotable(None), ADDRESS)
    assert shown.plate
    assert (shown.plate.alt, shown.plate.lang) == ("A pier", "en")


def test_an_example_says_that_it_is_invented() -> None:
    """In both languages; no other block has a label."""
    label = passage(Block(BlockKind.EXAMPLE, text("One.\n\nTwo."))).label
    assert label
    assert label.other
    assert (label.own.html, label.other.html) == ("Invented example", "虚构案例")
    assert passage(Block(BlockKind.COMPARE, text("| a | b |\n| - | - |\n| 1 | 2 |"))).label is None


def test_a_repeated_sentence_is_a_sentence() -> None:
    """With its emphasis, without a paragraph of its own."""
    assert passage(Block(BlockKind.PULL, text("So *long*"))).words.own.html == "So <em>long</em>"
