"""Signs that stand too deep one in another are told at their place, before Markdown has to read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.model.problems import Place, Problem
from cxsite.model.text import Languages
from cxsite.pages import markdown
from cxsite.read.depth import DEEPEST, note_depth
from cxsite.read.notes import Notes
from cxsite.read.translation import Lock


def told(text: str) -> list[Problem]:
    """Return what is noted of a text that begins in the third column of line 7."""
    notes = Notes(Languages(("en",)), Lock({}, frozenset()))
    note_depth(text, Place("a.md", 7, 3), notes)
    return notes.problems


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[" * 101, Place("a.md", 7, 103)),
        ("![" * 2000, Place("a.md", 7, 204)),
        ("ab\n客户" + "[" * 101 + "]" * 101, Place("a.md", 8, 103)),
        ("[a](" * 101, Place("a.md", 7, 406)),
        ("]" * 300 + "[" * 101, Place("a.md", 7, 403)),
    ],
)
def test_a_bracket_inside_of_a_hundred_others_is_told(text: str, place: Place) -> None:
    """At the first one that is too many, also where they are closed again."""
    assert told(text) == [
        Problem(
            place,
            "signs-too-deep",
            "this bracket stands inside of 100 others",
            "close the brackets before it, or write `\\[` where you mean the sign",
        )
    ]


@pytest.mark.parametrize("sign", ["- ", "* ", "1. ", "12. - "])
def test_a_line_that_begins_many_items_is_told(sign: str) -> None:
    """At the beginning of that line."""
    assert told("- a\n" + sign * 20 + "x") == [
        Problem(
            Place("a.md", 8),
            "signs-too-deep",
            "this line begins more than 20 items",
            "begin each item on a line of its own, and write `\\-` where you mean the sign",
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[](journey:x) " * 4000,
        "(a) " * 5000,
        "\\[" * 300,
        ":( " * 300,
        "- a\n" * 300,
        "- " * 19 + "x",
        "[" * 100,
        "](" * 9,
    ],
)
def test_what_people_write_is_no_depth(text: str) -> None:
    """Many links, many parentheses, many items one below the other."""
    assert told(text) == []


@given(st.text(alphabet="[]()!ab\\ ", max_size=60))
def test_what_stands_no_deeper_is_left_alone(text: str) -> None:
    """A text of sixty signs cannot be too deep; a hundred and one brackets before it always are."""
    assert told(text) == []
    assert told("[" * (DEEPEST + 1) + text)


def test_what_is_not_told_is_read_at_once() -> None:
    """The longest block that may be, as deep as it may be: within the patience of the pages."""
    for part in ("[" * 100 + "]" * 100, "[a](b" * 100 + ")" * 100):
        text = part * (64_000 // len(part))
        assert told(text) == []
        assert markdown.rendered(text)
