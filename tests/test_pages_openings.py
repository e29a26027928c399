"""What search engines are told of a text that nobody has summed up."""

import pytest

from cxsite.pages.openings import MOST, opening
from cxsite.pages.prose import Passage
from cxsite.pages.speech import Pair, Words

LONG = "word " * 40


def told(*blocks: tuple[str, str]) -> str:
    return opening(Passage(kind, Pair(Words(html))) for kind, html in blocks)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>We ask <em>once</em> &amp; listen.</p>", "We ask once & listen."),
        ("<p>We ask\nonce.</p>\n<p>Then again.</p>", "We ask once."),
        (f"<p>We ask once. {LONG}</p>", "We ask once."),
        (f"<p>我们只问一次。{'听' * 200}</p>", "我们只问一次。"),
        (f"<p>Version 1.2 {LONG}</p>", ("Version 1.2 " + LONG)[:MOST].rpartition(" ")[0]),
        (f"<p>{'听' * 200}</p>", "听" * (MOST - 1) + "…"),
    ],
)
def test_an_opening_is_whole_sentences_or_words(html: str, expected: str) -> None:
    """Nothing is torn in the middle, and markup is not read aloud."""
    assert told(("paragraph", html)) == expected
    assert len(expected) <= MOST


def test_what_stands_before_the_first_paragraph_is_no_opening() -> None:
    """A heading, a list and a quotation are not how a text begins; a text without a paragraph has no opening."""
    assert (
        told(("heading", "<p>Title</p>"), ("list", "<ul><li>a</li></ul>"), ("paragraph", "<p>b.</p>")) == "b."
    )
    assert told(("quote", "<p>c</p>")) == ""
