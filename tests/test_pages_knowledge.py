"""Practices, cases and articles: what their pages say, what they lead to, and how they are found."""

import re
from functools import cache
from pathlib import Path

import pytest
from sites import Files, document, files_of, pages, read
from test_pages_html import CHECKS

from cxsite.build.links import broken_links
from cxsite.model.handbook import Handbook
from cxsite.pages.frame import Around, Shell
from cxsite.pages.knowledge import KnowledgeBody
from cxsite.pages.library import LibraryBody, in_order
from cxsite.pages.page import Page
from cxsite.pages.site import view_of
from cxsite.pages.speech import without_markup

FOLDER = Path(__file__).parent / "handbooks" / "what-a-company-knows"


@cache
def company() -> Handbook:
    """Return the handbook of a ferry line."""
    return read(FOLDER)


@cache
def files() -> Files:
    """Return its site."""
    return files_of(company())


def page(path: str) -> Page:
    """Return one page of it."""
    (found,) = [each for each in pages(company()) if each.path == path]
    return found


def body(path: str) -> KnowledgeBody:
    """Return what a page of knowledge shows."""
    content = view_of(page(path)).content
    assert isinstance(content, Shell)
    assert isinstance(content.body, KnowledgeBody)
    return content.body


def around(path: str) -> Around:
    """Return what stands around a page."""
    content = view_of(page(path)).content
    assert isinstance(content, Shell)
    return content.head.around


def library(path: str = "en/practices/index.html") -> LibraryBody:
    """Return what the index shows."""
    content = view_of(page(path)).content
    assert isinstance(content, Shell)
    assert isinstance(content.body, LibraryBody)
    return content.body


def parts(path: str) -> dict[str, list[tuple[str, str]]]:
    """Return what a page leads to, as address and name."""
    return {
        part.id: [(entry.href, without_markup(entry.name)) for entry in part.entries]
        for part in body(path).parts
    }


def test_a_practice_says_its_facts_in_the_words_of_the_reader() -> None:
    """Elements, dimensions, what carries it, horizon, the name of its owner's role, evidence."""
    shown = body("en/practices/say-how-long.html")
    assert [(fact.id, [without_markup(entry) for entry in fact.entries]) for fact in shown.facts] == [
        ("elements", ["Speaking and helping first", "Clear to see, easy to find the way"]),
        ("dimensions", ["Communication"]),
        ("enablers", ["People", "Technology"]),
        ("horizon", ["Now"]),
        ("owner", ["Crew"]),
        ("evidence", ["Measured"]),
    ]
    assert (without_markup(shown.kind), shown.draft, shown.invented) == ("Practice", None, None)
    assert without_markup(body("en/practices/one-gate.html").kind) == "Strategy"


def test_the_gist_stands_before_what_is_known_about_a_text() -> None:
    """Facts follow the text; when it was looked at is said once, below; an article's day stands beside its kind."""
    html = files()["en/practices/say-how-long.html"].decode()
    assert -1 < html.find('class="gist"') < html.find('class="facts"') < html.find('class="leads"')
    assert html.count("Reviewed on May 2026") == 1
    assert around("en/practices/say-how-long.html").review
    day = body("en/articles/on-waiting.html").day
    assert (day and without_markup(day), body("en/articles/welcome.html").day) == ("March 2026", None)


def test_a_practice_leads_to_where_it_is_applied_and_to_what_speaks_of_it() -> None:
    """Steps by their own anchors, two of one name told apart; references where they stand in the world."""
    assert parts("en/practices/say-how-long.html") == {
        "part-used-at": [
            ("../journeys/cross.html#step-buy.pay", "Ticket window"),
            ("../journeys/cross.html#step-board.pay", "Gangway"),
        ],
        "part-related": [("one-gate.html", "One gate for all")],
        "part-cases": [("../cases/lost-hour.html", "The lost hour")],
        "part-articles": [("../articles/on-waiting.html", "On waiting")],
        "part-references": [
            ("https://example.com/queues", "Queues that do not feel long"),
            ("", "Forty diaries of commuters"),
        ],
    }


def test_a_reference_says_who_where_and_when() -> None:
    """As far as it is known."""
    known, unknown = body("en/practices/say-how-long.html").parts[-1].entries
    assert [without_markup(note) for note in known.notes] == ["A. Writer", "Harbour Press", "2019"]
    assert unknown.notes == ()


def test_a_bare_practice_is_a_draft_with_nothing_but_what_is_known() -> None:
    """A fact that nobody wrote is not there; the step that applies it still is."""
    shown = body("en/practices/one-gate.html")
    assert [fact.id for fact in shown.facts] == ["enablers"]
    assert (shown.summary, shown.prose, shown.gist) == (None, (), ())
    assert shown.draft
    assert list(parts("en/practices/one-gate.html")) == ["part-used-at"]


def test_an_invented_case_says_so() -> None:
    """On its page and in the list."""
    shown = body("en/cases/lost-hour.html")
    assert shown.invented
    assert without_markup(shown.invented) == "Invented example"
    assert [without_markup(entry) for entry in shown.facts[0].entries] == ["A ferry line"]
    assert list(parts("en/cases/lost-hour.html")) == ["part-practices", "part-articles", "part-references"]
    (card,) = next(shelf for shelf in library().shelves if shelf.id == "case").cards
    assert [without_markup(note) for note in card.notes] == ["Invented example"]


def test_articles_follow_one_another() -> None:
    """By their order; the first has none before it, the last none after it."""
    assert [article.id for article in in_order(company().articles)] == ["welcome", "on-waiting", "farewell"]
    first, middle, last = (
        around(f"en/articles/{name}.html") for name in ("welcome", "on-waiting", "farewell")
    )
    assert (first.before, last.after) == (None, None)
    assert first.after
    assert middle.before
    assert middle.after
    assert (first.after.href, middle.before.href, middle.after.href) == (
        "on-waiting.html",
        "welcome.html",
        "farewell.html",
    )


def test_only_a_numbered_article_is_numbered() -> None:
    """The numbers are counters of the style: no number is in the text."""
    assert b'class="prose numbered"' in files()["zh-hans/articles/on-waiting.html"]
    assert not [
        path
        for path, html in files().items()
        if b" numbered" in html and "on-waiting" not in path and path.endswith("html")
    ]
    style = next(data.decode() for path, data in files().items() if path.endswith(".css"))
    assert ':lang(zh) .numbered h2::before{content:counter(part,simp-chinese-informal) "、"}' in style


def test_the_index_lists_by_kind_then_cases_and_articles() -> None:
    """A kind that nobody has written is not there; what carries a practice stands on its card."""
    assert [shelf.id for shelf in library().shelves] == ["practice", "strategy", "case", "article"]
    (card,) = library().shelves[0].cards
    assert [without_markup(note) for note in card.notes] == ["People · Technology · Now"]


def test_the_index_finds_by_element_dimension_and_what_carries_it() -> None:
    """All six, six and three are there, also those that no practice has."""
    groups = {
        group.id: {part.id: [e.href for e in part.entries] for part in group.parts}
        for group in library().groups
    }
    assert {name: len(found) for name, found in groups.items()} == {
        "by-element": 6,
        "by-dimension": 6,
        "by-enabler": 3,
    }
    assert groups["by-element"]["element-proactive-support"] == ["say-how-long.html"]
    assert groups["by-element"]["element-recovery-feedback"] == []
    assert groups["by-enabler"]["enabler-process"] == ["one-gate.html"]
    assert b"Nothing here yet" in files()["en/practices/index.html"]


def test_a_step_leads_to_the_practices_applied_there() -> None:
    """In a lane of its own, by one link in both languages."""
    html = files()["en/journeys/cross.html"].decode()
    assert html.count('class="lane row-practices ') == 2
    both = 'One gate for all<span class="t2" lang="zh-Hans"> 一个入口</span>'
    assert f'<a href="../practices/one-gate.html">{both}</a>' in html


def test_prose_links_to_practices_cases_articles_and_roles() -> None:
    """By the name in the reader's language."""
    html = files()["zh-hans/practices/say-how-long.html"].decode()
    assert '<a href="../cases/lost-hour.html">丢失的一小时</a>' in html
    assert '<a href="../articles/on-waiting.html">谈等待</a>' in html
    assert '<a href="../roles/crew.html">船员</a>' in html


def test_the_section_is_there_where_there_is_something_in_it() -> None:
    """In the header of every page; a handbook without practices has none."""
    assert b'href="../practices/index.html"' in files()["en/articles/welcome.html"]
    bare = read(FOLDER.parent / "a-whole-handbook-has-no-problems")
    assert not [each.path for each in pages(bare) if "practices" in each.path]


def test_every_link_leads_somewhere() -> None:
    """Also the anchors of steps."""
    assert broken_links(files()) == ()
    html = files()["en/practices/say-how-long.html"]
    broken = {**files(), "en/practices/say-how-long.html": re.sub(b"#step-buy.pay", b"#step-buy.no", html)}
    assert len(broken_links(broken)) == 1


@pytest.mark.parametrize("check", CHECKS)
def test_no_page_has_a_fault(check: object) -> None:
    """Every page is sound HTML, headings in order, ids once, languages named."""
    assert callable(check)
    found = {
        path: list(check(document(path, html))) for path, html in files().items() if path.endswith(".html")
    }
    assert {path: faults for path, faults in found.items() if faults} == {}
    assert len(found) > 20


def test_a_picture_is_one_file_however_many_pages_show_it() -> None:
    """Named after its bytes, with its size in every page, described in the language of each."""
    (path,) = [path for path in files() if path.endswith(".png")]
    assert files()[path] == (FOLDER / "content" / "images" / "harbour-map.png").read_bytes()
    shown = f'<img src="../../{path}" width="640" height="240" alt="'
    assert f'{shown}A map of the harbour with two piers"' in files()["en/journeys/cross.html"].decode()
    assert f'{shown}有两个码头的港口地图"' in files()["zh-hans/articles/welcome.html"].decode()


def test_blocks_of_a_form_of_their_own_are_set_as_what_they_are() -> None:
    """Questions open without a script, terms are a list of terms, a repetition is not read out twice."""
    html = files()["en/articles/welcome.html"].decode()
    assert html.count("<details><summary>") == 2
    assert html.count('<dl class="terms">') == 1
    assert '<p class="pull" aria-hidden="true">' in html
    assert '<p><span class="badge">Invented example' in html
    assert '<div class="compare">' in html
