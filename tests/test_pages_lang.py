"""Every word of every page stands in an element of its language; the words themselves say which that is."""

from collections import Counter
from functools import cache

import pytest
from sites import DAY, Files, drawn_once, findings_of, reference
from tongued import FALLEN, SIGNS, WORD, dates_tongued, heard, marked, strays, tongued

from cxsite.build.plan import make
from cxsite.build.press import Tools
from cxsite.build.rooms import real_rooms
from cxsite.build.store import NoStore
from cxsite.build.workshop import Workshop
from cxsite.draw.svg import compose
from cxsite.pages.foreign import BEGIN, END
from cxsite.pages.site import pages_of, view_of
from cxsite.pages.templates import Renderer
from cxsite.read.recall import Recall

LEAST = 200_000
"""Words that the pages of the reference handbook have, in all their languages."""


@cache
def files() -> Files:
    """Return the site of the reference handbook, whose words carry the signs of their languages."""
    handbook, findings = tongued(reference()), heard(findings_of(reference()))
    tools = Tools(view_of, lambda: Renderer(handbook.theme), drawn_once, compose)
    with dates_tongued():
        pages = pages_of(handbook, findings, DAY)
        return make(pages, handbook.theme, tools, Workshop(real_rooms(), NoStore(), "test", Recall())).files


def test_every_word_stands_in_its_language() -> None:
    """In text, titles, labels and charts, whatever the status of a text; and hardly any word is without a sign."""
    found: dict[str, set[tuple[str, str, str]]] = {}
    counted: Counter[str] = Counter()
    for path, data in files().items():
        if path.endswith(".html"):
            html = data.decode()
            counted.update(sign for _, sign in WORD.findall(html) if sign)
            if wrong := set(strays(html)):
                found[path] = wrong
    assert found == {}
    assert counted.total() > LEAST
    assert set(counted) == {*SIGNS.values(), *FALLEN.values()}


@pytest.mark.parametrize(("folder", "lang"), [("zh-hant", "en"), ("en", "zh-Hans"), ("zh-hant", "zh-Hant")])
def test_a_lang_that_is_missing_is_found(folder: str, lang: str) -> None:
    """Wherever a page is told which language something is in, it matters."""
    html = files()[f"{folder}/journeys/open-account.html"].decode()
    assert len(set(strays(html.replace(f' lang="{lang}"', "")))) > 20


def test_signs_stand_behind_words_and_nowhere_else() -> None:
    """Where a link leads, and what is put into a sentence, stays what it is."""
    en, zh = SIGNS["en"], SIGNS["zh-Hans"]
    assert (
        marked("See [it](term:step), {n} of `10`!", "en")
        == f"See{en} [it{en}](term:step), {{n}} of{en} `10`!"
    )
    assert marked(f"一{zh} two", "en") == f"一{zh} two{en}"
    assert set(strays(f'<p lang="en">One{en} <b lang="zh-Hans" title="two{en}">一{zh}<br>三</b></p>')) == {
        ("two", "zh-Hans", "en"),
        ("三", "zh-Hans", ""),
    }


def test_words_that_stand_in_are_let_into_what_has_one_language() -> None:
    """In a label they cannot be told apart; in a text they can."""
    zh = FALLEN["zh-Hans"]
    assert not set(strays(f'<p lang="en" title="一{zh}"></p>'))
    assert set(strays(f'<p lang="en">一{zh}</p>')) == {("一", "en", "zh-Hans")}


def test_no_sign_of_a_sentence_reaches_a_page() -> None:
    """Those that stand around foreign words are elements by then, or gone."""
    assert not [path for path, data in files().items() if BEGIN.encode() in data or END.encode() in data]
