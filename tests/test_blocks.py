"""What stands inside blocks is taken apart the same way for reading and for pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.model.blocks import Entry, caption, parts, questions, terms
from cxsite.model.problems import Place
from cxsite.model.prose import BlockKind
from cxsite.model.text import Languages
from cxsite.read.blocks import note_pulls
from cxsite.read.notes import Notes
from cxsite.read.prose import split_prose
from cxsite.read.translation import lock_of

LINES = st.sampled_from(
    ["", "### A?", "**B?** c", "**b** c", "```", "# d", "e: f", "g：h", "::", "- i", "| j |"]
)


def said(text: str) -> list[str]:
    """Return the codes of what is said of a text."""
    notes = Notes(Languages(("en",)), lock_of({}))
    split_prose(text, "f.md", notes)
    return [problem.code for problem in notes.problems]


def test_a_question_is_a_heading_or_bold_with_a_question_mark() -> None:
    """Everything up to the next one is its answer."""
    found, before = questions(
        "### Where? ##\nHere.\n\n- there\n**When?** Now.\n**Never** again.\n**几点？**九点。"
    )
    assert found == (
        Entry(0, "Where?", "Here.\n\n- there"),
        Entry(4, "When?", "Now.\n**Never** again."),
        Entry(6, "几点？", "九点。"),
    )
    assert before == ""


def test_code_asks_nothing() -> None:
    """What stands between fences is part of an answer."""
    found, _ = questions("### A?\n```\n### no\n```")
    assert found == (Entry(0, "A?", "```\n### no\n```"),)


@pytest.mark.parametrize(
    ("line", "name", "means"),
    [
        ("pier: a stop", "pier", "a stop"),
        ("码头：停靠处", "码头", "停靠处"),
        ("[](metric:nps): how many: more or less", "[](metric:nps)", "how many: more or less"),
        ("  **pier**: see https://example.com", "**pier**", "see https://example.com"),
    ],
)
def test_a_term_ends_at_the_first_colon_with_a_blank(line: str, name: str, means: str) -> None:
    """A link's colon and a time's are none."""
    assert terms(line) == ((Entry(0, name, means),), ())


@pytest.mark.parametrize("line", ["pier", "pier:", "8:10", ": a stop", "https://example.com"])
def test_a_line_that_explains_nothing_is_no_term(line: str) -> None:
    """Its number is named; empty lines are passed over."""
    assert terms(f"\n{line}") == ((), (1,))


def test_a_picture_may_have_no_caption() -> None:
    """The first line is never one."""
    assert (caption("A pier").alt, caption("A pier").text) == ("A pier", "")
    assert (caption("\nA pier \n\nOurs\n").alt, caption("A pier\nOurs\nand theirs").text) == (
        "A pier",
        "Ours\nand theirs",
    )


def test_parts_stand_between_empty_lines() -> None:
    """However many, and whatever blanks they hold."""
    assert parts("\na\nb\n \n\n\nc\n") == ("a\nb", "c")


@given(st.lists(LINES, max_size=12))
def test_questions_and_terms_lose_no_line(lines: list[str]) -> None:
    """Every line that is not empty is a question, a part of an answer, or stands before the first question."""
    text = "\n".join(lines)
    found, before = questions(text)
    kept = before + "".join(entry.name + entry.says for entry in found)
    assert all(line.strip("#* ").split("?")[0] in kept for line in lines)
    explained, others = terms(text)
    assert len(explained) + len(others) == sum(1 for line in lines if line)


@pytest.mark.parametrize(
    "told",
    ["It takes *long*,\nand longer.", "- It takes long, and longer.", "> It takes **long**, and longer."],
)
def test_a_pull_repeats_a_sentence_wherever_it_stands(told: str) -> None:
    """Emphasis and the ends of lines make no difference."""
    pull = "::: pull\nIt takes long, and longer.\n:::\n"
    assert said(f"{told}\n\n{pull}") == []
    assert said(f"{pull}\n{told}") == []
    assert said(pull) == ["pull-not-repeated"]
    assert said(f"{told}\n\n{pull}".replace("and longer.\n:::", "or short.\n:::")) == ["pull-not-repeated"]


def test_pulls_do_not_repeat_each_other() -> None:
    """Two of them are still not in the text."""
    notes = Notes(Languages(("en",)), lock_of({}))
    pulls = [(BlockKind.PULL, "So long", Place("f.md", line)) for line in (2, 5)]
    note_pulls(pulls, notes)
    assert [problem.place for problem in notes.problems] == [Place("f.md", 2), Place("f.md", 5)]


def test_links_of_blocks_are_followed() -> None:
    """What a term or an answer links to must exist like anything else."""
    notes = Notes(Languages(("en",)), lock_of({}))
    split_prose("::: terms\n[](touchpoint:pier): a stop\n:::\n", "f.md", notes)
    assert [(each.kind, each.id, str(each.place)) for each in notes.references] == [
        ("touchpoint", "pier", "f.md:2:15")
    ]
