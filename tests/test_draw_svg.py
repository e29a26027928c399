"""The HTML of a chart."""

import gzip
from dataclasses import replace
from xml.etree import ElementTree as ET

import html5lib  # type: ignore[import-untyped]
import pytest

from cxsite.draw.chart import Chart, Point, Trend, Width, Words
from cxsite.draw.frame import SHEETS
from cxsite.draw.labels import plain
from cxsite.draw.marks import draw_marks
from cxsite.draw.svg import compose
from cxsite.draw.words import place

POINTS = tuple(None if at == 4 else Point(at * 4, at * 4 - 6, at * 4 + 5, at == 7) for at in range(12))
WORDS = Words(
    "en",
    ((0, "0"), (25, "+25"), (50, "+50")),
    tuple((at, f"Month {at}") for at in (0, 11, 6, 3, 9, 1)),
    "+44",
    "Target +40",
)


def chart(words: Words = WORDS, label: str = "NPS rose from 0 to +44.") -> Chart:
    """Return a trend of a year with a gap, a small sample and a target."""
    wide, narrow = (Trend(width, -10, 50, (0, 25, 50), POINTS, 40) for width in Width)
    return Chart("nps", wide, narrow, words, label)


def parsed(html: str) -> ET.Element:
    """Return HTML of ours as the tree that it is when read as XML."""
    return ET.fromstring(html)  # noqa: S314 - it was composed a moment ago


def composed(shown: Chart) -> str:
    """Return the HTML of a chart with freshly drawn marks."""
    return compose(shown, {marks.width: draw_marks(marks) for marks in (shown.wide, shown.narrow)})


def test_a_chart_is_two_drawings_of_which_a_page_shows_one() -> None:
    """Wide and narrow, each a picture with the same name, in the language of its words, with its own size."""
    tree = parsed(composed(chart()))
    assert (tree.tag, tree.attrib) == ("div", {"class": "chart"})
    assert [drawing.attrib for drawing in tree] == [
        {
            "class": width.value,
            "viewBox": f"0 0 {SHEETS[width].width} {SHEETS[width].height}",
            "role": "img",
            "aria-label": "NPS rose from 0 to +44.",
            "lang": "en",
        }
        for width in (Width.WIDE, Width.NARROW)
    ]


@pytest.mark.parametrize("at", [0, 1])
def test_marks_come_first_and_the_words_over_them(at: int) -> None:
    """The words are those that found room, at their places, each with its kind as class."""
    shown = chart()
    marks, words = parsed(composed(shown))[at]
    labels = place(shown.words, (shown.wide, shown.narrow)[at])
    assert (marks.get("class"), words.get("class")) == ("marks", "words")
    assert [(text.get("class"), text.text, text.get("text-anchor")) for text in words] == [
        (label.kind, label.text, label.anchor.value) for label in labels
    ]
    assert [float(text.attrib["x"]) for text in words] == pytest.approx(
        [label.x for label in labels], abs=0.051
    )
    assert [float(text.attrib["y"]) for text in words] == pytest.approx(
        [label.y for label in labels], abs=0.051
    )


def test_the_policy_of_the_pages_holds() -> None:
    """No style attribute, no script, no address; and no id that could collide with another chart's."""
    tree = parsed(composed(chart()))
    names = {name for element in tree.iter() for name in element.attrib}
    assert names.isdisjoint({"style", "id", "href", "onload"})
    assert {element.tag for element in tree.iter()} == {"div", "svg", "g", "path", "circle", "text"}


HOSTILE = (
    "<script>alert(1)</script>",
    "a & b",
    "$x^$",
    "\"'`",
    "]]>",
    "\x00\x01\x0b\ufffe\ud800x",
    "</svg></div>",
    "&lt;",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text: str) -> None:
    """Well-formed for XML and the same for an HTML parser: every label comes out as it was written."""
    html = composed(chart(Words("en", ((0, text),), ((0, text),), text, text), text))
    tree = parsed(html)
    assert all(drawing.get("aria-label") == plain(text) for drawing in tree)
    assert {element.text for element in tree.iter("text")} == {plain(text)}
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    fragment = parser.parseFragment(html)
    assert not parser.errors
    assert [element.tag.rpartition("}")[2] for element in fragment.iter()][1:] == [
        element.tag for element in tree.iter()
    ]


def test_words_need_no_new_drawing() -> None:
    """The marks of a chart are the same in every language."""
    in_chinese = Words("zh-Hans", ((0, "0"),), ((0, "一月"), (11, "十二月")), "+44", "目标 +40")
    english, chinese = parsed(composed(chart())), parsed(composed(chart(in_chinese)))
    for ours, theirs in zip(english, chinese, strict=True):
        assert ET.tostring(ours[0]) == ET.tostring(theirs[0])
        assert ET.tostring(ours[1]) != ET.tostring(theirs[1])
        assert (ours.get("lang"), theirs.get("lang")) == ("en", "zh-Hans")


def test_a_chart_is_small() -> None:
    """Both drawings of a year together stay below 2 kB compressed, a single one far below 3 kB."""
    assert len(gzip.compress(composed(chart()).encode(), 9, mtime=0)) < 2_000


def test_a_chart_that_cannot_be_composed_is_named() -> None:
    """Who reads the report has to know which of a page's charts it was."""
    broken = replace(chart(), wide=Trend(Width.WIDE, 0, 0, (), ()))
    with pytest.raises(ValueError, match="cannot have a scale from 0 to 0") as raised:
        compose(broken, dict.fromkeys(Width, ""))
    assert raised.value.__notes__ == ["while words were put around the chart `nps`"]
