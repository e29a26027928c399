"""No text keeps a build waiting: it ends with a problem that says which one it is."""

import signal
import threading
import time
from collections.abc import Callable
from unittest.mock import patch

import pytest
from dialect import BLOCK, LINE
from hypothesis import given
from hypothesis import strategies as st
from speaking import frame, text

from cxsite.model.problems import Place, Problem
from cxsite.model.text import Text
from cxsite.pages import markdown, site
from cxsite.pages.frame import Frame, speech_of
from cxsite.pages.open_links import Resolve
from cxsite.pages.page import Page, TemplateMistakes, TextTooHard, View
from cxsite.pages.patience import within

DEEP = "- " * 900 + "x"
SLOW = "![" * 2000
HAS_TIMER = hasattr(signal, "setitimer")


def nothing(_kind: str, _id: str) -> None:
    """Resolve no link."""


def forever() -> None:
    """Work without an end."""
    while True:
        time.process_time()


@pytest.mark.skipif(not HAS_TIMER, reason="this system has no clock for one process")
def test_what_takes_too_long_is_ended() -> None:
    """And whoever listened for the signal before listens again."""
    before = signal.getsignal(signal.SIGVTALRM)
    with pytest.raises(TimeoutError), within(0.05):
        forever()
    assert signal.getsignal(signal.SIGVTALRM) == before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)


def test_what_is_in_time_is_left_alone() -> None:
    """The clock is stopped behind it."""
    with within(60):
        pass
    if HAS_TIMER:
        assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)


@pytest.mark.parametrize("where", ["in a thread", "without a clock"])
def test_where_nobody_counts_nothing_is_ended(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Signals reach the first thread only, and Windows has none of these."""
    done = []

    def work() -> None:
        with within(1e-6):
            sum(range(200_000))
        done.append(True)

    if where == "in a thread":
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    else:
        monkeypatch.delattr(signal, "setitimer", raising=False)
        work()
    assert done


@pytest.mark.skipif(not HAS_TIMER, reason="this system has no clock for one process")
@pytest.mark.parametrize("render", [markdown.block, markdown.inline])
def test_a_text_that_takes_too_long_is_named(
    render: Callable[[str, Resolve], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A tenth of a second here, so that the test is not slow itself; the next text is read as if nothing had been."""
    monkeypatch.setattr(markdown, "PATIENCE", 0.05)
    with pytest.raises(TextTooHard) as caught:
        render(SLOW, nothing)
    assert caught.value.text == SLOW
    monkeypatch.setattr(markdown, "PATIENCE", 60)
    assert markdown.block("- *a*\n- b", nothing) == "<ul>\n<li><em>a</em></li>\n<li>b</li>\n</ul>"


def test_a_list_without_a_bottom_is_named() -> None:
    """Not a failure of ours; the converter that was in the middle of it is thrown away."""
    with pytest.raises(TextTooHard):
        markdown.block(DEEP, nothing)
    assert markdown.block("a\n\nb", nothing) == "<p>a</p>\n<p>b</p>"


def test_a_failure_of_ours_stays_one() -> None:
    """It is not blamed on the text."""
    with patch.object(markdown, "_sentence", side_effect=KeyError), pytest.raises(KeyError):
        markdown.rendered_sentence("*a*")
    assert markdown.rendered_sentence("*a*") == "<em>a</em>"


def test_the_page_that_shows_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a problem, which a worker can send home."""

    def view_of(there: Frame, path: str, told: Text) -> View:
        return View("", speech_of(there, path, {}).block(told))

    monkeypatch.setitem(dict(site.MAKERS), "told", view_of)
    monkeypatch.setattr(site, "MAKERS", {"told": view_of})
    with pytest.raises(TemplateMistakes) as caught:
        site.view_of(Page("en/articles/a.html", "told", (frame(), "en/articles/a.html", text(DEEP))))
    assert caught.value.problems == (
        Problem(
            Place("en/articles/a.html"),
            "text-too-hard",
            f"a text of `en/articles/a.html` takes too long to read; it begins `{DEEP[:40]}`",
            "divide it, and close its brackets and lists",
        ),
    )


# Looking for nothing that cannot be there


def with_everything(text: str, *, is_block: bool) -> str:
    """Return a text as it is rendered when every pattern is looked for."""
    every = tuple(markdown._converter().inlinePatterns)
    with patch.object(markdown, "_patterns", lambda _: every):
        return markdown.rendered(text) if is_block else markdown.rendered_sentence(text)


TEXT = st.one_of(
    st.lists(st.one_of(BLOCK, LINE), min_size=1, max_size=3).map("\n\n".join),
    st.text(alphabet="<>/&;:!-[]()'\"= \n\t\r`*_#ajhref\\客{}|@.", max_size=40),
)


@given(TEXT)
def test_what_is_not_looked_for_is_not_there(text: str) -> None:
    """A pattern is left out where none of its signs stands in the text; nobody can tell."""
    for is_block in (True, False):
        fast = markdown.rendered(text) if is_block else markdown.rendered_sentence(text)
        assert fast == with_everything(text, is_block=is_block)


def test_every_pattern_has_its_signs() -> None:
    """One that has none here would be looked for in every text: slower, and never wrong."""
    known = markdown._converter().inlinePatterns
    idle = len(tuple(known)) - len(markdown._patterns(frozenset()))
    assert idle == len(tuple(known)) == sum(name in known for name in markdown.SIGNS)
    assert 0 < len(markdown._patterns(frozenset("*"))) < idle
