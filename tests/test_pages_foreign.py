"""A sentence with words of another language in it says so, and never more than once."""

import pytest
from speaking import EN, ZH, neutral, text

from cxsite.pages.foreign import BEGIN, END, bare, tagged, within


def test_words_of_the_sentences_language_need_nothing() -> None:
    """Nor does a name that is the same everywhere."""
    assert within(text("Desk", "柜台"), ZH) == "柜台"
    assert within(neutral("WeChat"), ZH) == "WeChat"


def test_other_words_stand_in_an_element_of_their_language() -> None:
    """As often as they are put in."""
    desk = within(text("Desk"), ZH)
    assert tagged(f"{desk}和{desk}") == '<span lang="en">Desk</span>和<span lang="en">Desk</span>'
    assert bare(f"{desk}和{desk}") == "Desk和Desk"


@pytest.mark.parametrize("words", ["plain", f"{BEGIN}x", f"{BEGIN}<b>{BEGIN}x{END}", END])
def test_signs_that_an_author_wrote_are_no_element(words: str) -> None:
    """What is no pair of ours stays as it is."""
    assert tagged(words) == bare(words) == words
    assert within(text(words, words), EN) == words
