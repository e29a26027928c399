"""Hints offer what can be written, word for word, and never more than an author can look at."""

from pathlib import Path

import pytest
from sites import read

from cxsite.read.drafted import Drafted
from cxsite.read.keys import id_like
from cxsite.read.notes import by_way_of, did_you_mean, one_of
from cxsite.read.shelves import hint_for
from cxsite.read.yaml import parse_yaml

MANY = tuple(f"id-{number}" for number in range(7))
WHOLE = Path(__file__).parent / "handbooks" / "a-whole-handbook-has-no-problems"


@pytest.mark.parametrize(
    ("kind", "known", "hint"),
    [
        ("touchpoint", (), "add a line `x:` to `content/touchpoints.yml`"),
        ("touchpoint", ("a",), "write `a`, or add a line `x:` to `content/touchpoints.yml`"),
        ("touchpoint", ("a", "b"), "write one of `a`, `b`, or add a line `x:` to `content/touchpoints.yml`"),
        ("touchpoint", MANY, "add a line `x:` to `content/touchpoints.yml`"),
        ("emotion", ("a",), "write `a`, or add `x:` under `emotions:` in `content/lists.yml`"),
        ("role", (), "add the file `content/roles/x.yml`"),
        (
            "question",
            ("s.a",),
            "write `s.a`, or declare it under `questions:` of a dataset: a question is written `dataset.question`",
        ),
    ],
)
def test_what_is_not_there_can_be_added_or_replaced(kind: str, known: tuple[str, ...], hint: str) -> None:
    """The ids that there are, while they are few, and where a new one is written."""
    assert hint_for(kind, "x", known) == hint


def test_an_id_is_made_of_what_was_written() -> None:
    """Of a name in Chinese nothing is left, so an example stands for it."""
    assert [id_like(words) for words in ("Turn Left", "a_b", "视频")] == ["turn-left", "a-b", "video-check"]


def test_letters_in_another_order_are_nearest() -> None:
    """`zh-Hasn` has as many letters in common with `zh-Hant`, and is `zh-Hans` all the same."""
    assert did_you_mean("zh-Hasn", ("en", "zh-Hans", "zh-Hant")) == "zh-Hans"
    assert did_you_mean("zh-Hamt", ("en", "zh-Hans", "zh-Hant")) == "zh-Hant"
    assert did_you_mean("fr", ("en", "zh-Hans")) == ""


def test_words_are_offered_as_people_say_them() -> None:
    """One is no list; what comes back at once comes by way of nothing."""
    assert (one_of(("a",)), one_of(("a", "b"))) == ("`a`", "one of `a`, `b`")
    assert (by_way_of(()), by_way_of(("a", "b"))) == ("", ", by way of `a`, `b`")


def test_a_value_is_quoted_as_it_stands_in_its_file() -> None:
    """With its quotation marks; nothing where there is no single value."""
    node, _ = parse_yaml("a: {b: 'c d'}\n", "f.yml")
    assert node
    drafted = Drafted(read(WHOLE), {}, {"f.yml": node})
    assert drafted.raw("f.yml", "a", "b") == "'c d'"
    assert [drafted.raw("f.yml", "a"), drafted.raw("f.yml", "x", "y"), drafted.raw("g.yml", "a")] == [
        "",
        "",
        "",
    ]
