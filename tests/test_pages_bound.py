"""The whole handbook as one page has every page, each id once, and leads nowhere that is not there."""

import re
from dataclasses import replace
from functools import cache

import pytest
from sites import parse, reference, reference_files
from test_pages_searching import leaves

from cxsite.build.links import NOWHERE, Anchors, anchors_of, broken_links
from cxsite.model.handbook import Handbook
from cxsite.pages import addresses
from cxsite.pages.bound import ORDER, UNBOUND, bound_pages, view_of_bound

LANGUAGES = ("en", "zh-Hans", "zh-Hant")

HOME = b"""<!doctype html><html><head><title>House</title><link rel="canonical" href="https://x/en/index.html">
</head><body><nav class="languages"><a href="index.html" aria-current="page">E</a>
<a href="../zh/index.html">Z</a></nav><main id="main"><h1>House</h1><p>Home</p></main>
<footer>Foot</footer></body></html>"""
"""A first page."""


def on_the_screen_alone() -> Handbook:
    """The reference handbook, had its owner not asked for paper."""
    return replace(reference(), site=replace(reference().site, print=False))


@cache
def whole(language: str) -> bytes:
    """The whole handbook of a language."""
    found = {page.path: page for page in bound_pages(reference(), leaves())}
    content = view_of_bound(*found[addresses.bound(language)].arguments).content  # type: ignore[arg-type]
    assert isinstance(content, bytes)
    return content


def bound(*parts: tuple[str, str]) -> str:
    """Return a small handbook: path and what stands in `<main>` of each of its pages."""
    there = tuple((path, f'<main id="main">{inner}</main>'.encode()) for path, inner in parts)
    content = view_of_bound("en/print.html", ("All", "Lead & more", "Contents"), HOME, there).content
    assert isinstance(content, bytes)
    return content.decode()


def test_a_handbook_that_does_not_ask_has_none() -> None:
    """Because it changes with every page."""
    assert bound_pages(on_the_screen_alone(), leaves()) == ()
    assert [page.path for page in bound_pages(reference(), leaves())] == [
        "en/print.html",
        "zh-hans/print.html",
        "zh-hant/print.html",
    ]
    assert bound_pages(reference(), ()) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_holds_every_page_of_its_language_once(language: str) -> None:
    """But those for the screen and for one sheet of paper; every id stands once, every link leads to something."""
    folder = addresses.folder(language)
    there = re.findall(r'<article class="bound" id="([^"]*)">', whole(language).decode())
    wanted = {
        leaf.path.partition("/")[2].removesuffix(".html")
        for leaf in leaves()
        if leaf.path.startswith(f"{folder}/") and leaf.told and leaf.maker not in UNBOUND
    }
    assert (len(there), set(there)) == (len(wanted), wanted)
    ids = re.findall(rb'\sid="([^"]*)"', whole(language))
    assert len(ids) == len(set(ids)) > 500
    assert len(re.findall(b"<h1", whole(language))) == 1
    wholes = {addresses.bound(code): b"" for code in LANGUAGES}
    files = dict.fromkeys(reference_files(), b"") | wholes
    read = {addresses.bound(language): anchors_of(whole(language))}
    assert broken_links(files, dict.fromkeys(files, NOWHERE) | read | read_elsewhere(language)) == ()


def read_elsewhere(language: str) -> dict[str, Anchors]:
    """Return the ids of the pages that are left out, to which the whole still leads; their own links are no matter."""
    folder = addresses.folder(language)
    return {
        leaf.path: replace(anchors_of(leaf.data), links=())
        for leaf in leaves()
        if leaf.path.endswith(".html") and (leaf.maker in UNBOUND or not leaf.path.startswith(f"{folder}/"))
    }


def test_a_page_within_another_is_sound() -> None:
    """A browser reads it as it stands: nothing is left open that another page closes."""
    there = {leaf.path: leaf for leaf in leaves()}
    parts = tuple(
        (path, there[path].data) for path in ("en/journeys/open-account.html", "en/roles/digital.html")
    )
    first = there["en/index.html"].data
    content = view_of_bound("en/print.html", ("All", "Lead", "Contents"), first, parts).content
    assert isinstance(content, bytes)
    root = parse(content)
    main = next(root.iter("main"))
    assert [each.get("id") for each in main if each.tag == "article"] == [
        "journeys/open-account",
        "roles/digital",
    ]
    assert not list(main.iter("form"))


def test_pages_stand_in_the_order_of_the_header() -> None:
    """A section's index before its pages; the contents at the start lead to each of them."""
    said = whole("en").decode()
    there = re.findall(r'<article class="bound" id="([^"]*)"', said)
    folders = list(dict.fromkeys(each.partition("/")[0] for each in there))
    assert folders == [each for each in ORDER if each in folders]
    assert there[0] == "journeys/index"
    assert re.findall(r'<li><a href="#([^"]*)">', said.partition("<article")[0]) == there


def test_links_and_ids_belong_to_the_whole() -> None:
    """To what is printed too they lead there; to all else as before, from where the whole stands."""
    said = bound(
        (
            "en/a/one.html",
            (
                '<h1 id="t">One <a href="two.html">x</a></h1><h2 aria-labelledby="t u" id="u">U</h2>'
                '<a href="#t">0</a><a href="two.html#k">1</a><a href="two.html">2</a><a href="../b/c.html#z">3</a>'
                '<a href="https://e.org/#x">4</a><a href="mailto:a@e.org">5</a>'
                '<img src="../../assets/p.png" alt="id=&quot;">'
            ),
        ),
        ("en/a/two.html", '<h1>Two</h1><details name="stage"><p id="k">id="k"</p></details><!-- id="k" -->'),
    )
    hrefs = re.findall(r'(?:href|src)="([^"]*)"', said.partition("<article")[2])
    assert hrefs == [
        *("#a/two", "#a/one/t", "#a/two/k", "#a/two", "b/c.html#z"),
        *("https://e.org/#x", "mailto:a@e.org", "../assets/p.png"),
    ]
    assert '<h2 id="a/one/t">' in said
    assert '<h3 aria-labelledby="a/one/t a/one/u" id="a/one/u">U</h3>' in said
    assert '<details><p id="a/two/k">id="k"</p></details></article>' in said
    assert '<li><a href="#a/one">One x</a></li>' in said


def test_what_is_of_use_on_the_screen_alone_is_left_out() -> None:
    """Ways through a page, switches of lanes, what comes next."""
    said = bound(
        (
            "en/a/one.html",
            (
                '<h1>One</h1><nav class="contents"><a href="#x">x</a></nav><details class="chooser">'
                '<summary>L</summary><form class="lanes"><input></form>\n</details><p>Kept</p>'
                '<ul class="turn"><li>Next</li></ul>'
                '<ul class="state"><li>S</li></ul>'
            ),
        )
    )
    assert said.partition('id="a/one">')[2].partition("</article>")[0] == "<h2>One</h2><p>Kept</p>"


def test_it_stands_in_the_frame_of_the_first_page() -> None:
    """Under its own title, beside the same page in other languages; no address of the first page is its own."""
    said = bound(("en/a/one.html", "<h1>One</h1>"), ("en/zz/two.html", "<p>None</p>"))
    assert "<title>All · House</title>" in said
    assert "canonical" not in said
    assert '<a href="print.html">E</a>' in said
    assert '<a href="../zh/print.html">Z</a>' in said
    assert "<p>Home</p>" not in said
    assert '<h1>House</h1>\n<p class="lead">Lead &amp; more</p>' in said
    assert "</main>\n<footer>Foot</footer>" in said


def test_a_house_without_a_first_page_of_ours_has_no_whole() -> None:
    """There is no frame to stand in."""
    without = tuple(
        replace(leaf, data=b"<p>") if leaf.path.endswith("/index.html") and leaf.maker == "home" else leaf
        for leaf in leaves()
    )
    assert bound_pages(reference(), without) == ()
