"""What is sent for an address."""

import re
from pathlib import Path

import pytest
from serving import SITE, WORDS

from cxsite.build.build import Options
from cxsite.model.problems import Place, Problem
from cxsite.serve.answers import answer, own, with_script
from cxsite.serve.application import languages
from cxsite.serve.difference import Difference
from cxsite.serve.showing import KEPT, Showing
from cxsite.serve.site import Built, HandbookBuilder, changes
from cxsite.serve.told import Told, told


def showing(*sites: dict[str, bytes]) -> Showing:
    """Return what is shown after these sites."""
    shown = Showing("run", WORDS)
    for site in sites:
        take(shown, Built(site, (), changes(shown.files or {}, site)))
    return shown


def take(shown: Showing, built: Built) -> None:
    """Show what a build has made."""
    shown.take(built, told(built, lambda _: {}))


SCRIPT = b'<script src="/_cxsite/reload.js" data-version="run-1" defer></script>\n</head>'


def test_a_page_is_sent_as_it_is_published_with_one_line_more() -> None:
    """The line stands at the end of the head; nothing else differs."""
    page = answer(showing(SITE), "en/journeys/a.html", ())
    assert page.status == 200
    assert page.body == SITE["en/journeys/a.html"].replace(b"</head>", SCRIPT)
    assert page.body.replace(SCRIPT, b"</head>") == SITE["en/journeys/a.html"]
    assert page.headers["content-type"] == "text/html; charset=utf-8"


def test_a_page_without_a_head_is_sent_with_the_line_behind_it() -> None:
    """A house's own template may be anything."""
    assert with_script(b"words", "run-1").startswith(b"words<script ")


@pytest.mark.parametrize(("path", "page"), [("", "index.html"), ("en/", "en/index.html")])
def test_a_folder_is_its_index(path: str, page: str) -> None:
    """As every server has it."""
    assert answer(showing(SITE), path, ()).body == answer(showing(SITE), page, ()).body


def test_a_folder_without_its_slash_leads_to_the_one_with() -> None:
    """Else the links of its page would lead astray."""
    shown = showing({**SITE, "zh-hans/客/index.html": b""})
    assert answer(shown, "en", ()).headers["location"] == "/en/"
    assert answer(shown, "zh-hans/客", ()).headers["location"] == "/zh-hans/%E5%AE%A2/"
    assert answer(shown, "en", ()).status == 307


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("assets/site.aaaaaaaaaa.css", "text/css; charset=utf-8"),
        ("search/en.js", "text/javascript; charset=utf-8"),
        ("data/nps.csv", "text/csv; charset=utf-8"),
        ("images/plan.svg", "image/svg+xml; charset=utf-8"),
        ("images/strange.xyz", "application/octet-stream"),
        ("_cxsite/reload.js", "text/javascript; charset=utf-8"),
        ("_cxsite/overlay.css", "text/css; charset=utf-8"),
    ],
)
def test_a_file_has_its_kind(path: str, kind: str) -> None:
    """A browser need not guess, and must not."""
    found = answer(showing(SITE), path, ())
    assert (found.status, found.headers["content-type"]) == (200, kind)
    assert found.body == SITE.get(path, found.body)


def test_there_is_nothing_else_of_the_server() -> None:
    """Neither its code nor anything above it."""
    for name in ("answers.py", "", "reload.js/", "../layers.py", "RELOAD.JS"):
        assert answer(showing(SITE), f"_cxsite/{name}", ()).status == 404


def test_an_address_without_a_page_gets_the_sites_own_words() -> None:
    """Its `404.html`, or a page that listens, so that a page that is written there appears."""
    assert answer(showing({**SITE, "404.html": b"lost"}), "en/none.html", ()).body.startswith(b"lost")
    found = answer(showing(SITE), "zh-hans/none.html", ["en"])
    assert found.status == 404
    assert '<html lang="zh-Hans">' in found.body.decode()
    assert b'data-version="run-1" defer' in found.body
    assert b'<html lang="en">' in answer(showing(SITE), "none", ["de", "en"]).body


def test_what_leads_from_the_published_root_leads_there_too() -> None:
    """The page for an address without one does, where `base-url` has a path: its style and its links."""
    shown = showing(SITE)
    style = "assets/site.aaaaaaaaaa.css"
    assert answer(shown, f"books/cx/{style}", ()).status == 404
    take(shown, Built(SITE, root="books/cx/"))
    for path, there in {
        f"books/cx/{style}": style,
        "books/cx/": "",
        "books/cx": "",
        "books/cx/no": "no",
    }.items():
        found = answer(shown, path, ())
        assert (found.status, found.headers["location"]) == (307, f"/{there}")
    assert answer(shown, style, ()).status == 200
    assert {answer(shown, path, ()).status for path in ("books/cxx", "books/", "no")} == {404}


def test_the_root_is_the_path_of_the_published_address(tmp_path: Path) -> None:
    """And a build says it; the style that its `404.html` asks for is sent."""
    (tmp_path / "content").mkdir()
    site = tmp_path / "content" / "site.yml"
    site.write_text(
        "title: Kiosk\nlanguages: [en]\nbase-url: https://cx.example/books/kiosk\n", encoding="utf-8"
    )
    built = HandbookBuilder(tmp_path, Options(cache=False), lambda error: (str(error), "")).build()
    assert (built.fault, built.root) == (None, "books/kiosk/")
    shown = Showing("run", WORDS)
    take(shown, built)
    (style,) = re.findall(rb'rel="stylesheet" href="/([^"]*)"', answer(shown, "none.html", ()).body)
    assert style.startswith(b"books/kiosk/assets/")
    there = answer(shown, style.decode(), ()).headers["location"].removeprefix("/")
    assert answer(shown, there, ()).body == (built.files or {})[there]


def test_until_there_is_a_site_every_address_says_what_is_wrong() -> None:
    """In the language of the address, else the reader's."""
    shown = Showing("run", WORDS)
    assert b"<h1>building.title</h1>" in answer(shown, "", ()).body
    take(shown, Built(None, [Problem(Place("content/a.yml", 3), "odd", "`a` is odd", "write `b`")]))
    page = answer(shown, "zh-hans/index.html", ["en"]).body.decode()
    assert "<h1>中1 errors</h1>" in page
    assert ">content/a.yml:3:1</button>" in page
    assert 'data-version="run-1" data-waits defer' in page
    assert '<html lang="zh-Hans">' in answer(shown, "", ["zh-Hans-CN", "en"]).body.decode()
    assert answer(shown, "_cxsite/reload.js", ()).body == own("reload.js")


def test_a_build_with_errors_leaves_the_last_site_where_it_is() -> None:
    """Its pages carry the number of the turn, and what became different is what it was."""
    shown = showing(SITE)
    take(shown, Built(None, [Problem(Place("content/a.yml"), "odd", "m", "h")]))
    assert b"run-2" in answer(shown, "", ()).body
    assert shown.found.count == 1
    assert shown.since("run-1") == Difference()
    take(shown, Built(SITE))
    assert (shown.found, shown.since("run-1")) == (Told(), Difference())


def test_what_a_page_is_just_loading_is_there_for_one_turn_more() -> None:
    """A stylesheet whose name changed in between; pages that are gone are gone."""
    style = "assets/site.aaaaaaaaaa.css"
    after = {path: data for path, data in SITE.items() if path not in {style, "data/nps.csv"}}
    shown = showing(SITE, {**after, "assets/site.bbbbbbbbbb.css": b"p{}"})
    assert answer(shown, style, ()).body == b"p{}"
    assert answer(shown, "data/nps.csv", ()).status == 404
    take(shown, Built(after, (), frozenset({"assets/site.bbbbbbbbbb.css"})))
    assert answer(shown, style, ()).status == 404


def test_the_words_are_those_of_the_handbook_once_it_was_read() -> None:
    """A house may say them in its own way."""
    shown = Showing("run", WORDS)
    take(shown, Built(None, fault=("disk full", "make room")))
    assert shown.words is WORDS
    house = {"en": {**WORDS["en"], "serve.building": "Soon."}}
    take(shown, Built(None, words=house))
    assert shown.words == house


def test_who_was_away_for_long_loads_everything() -> None:
    """What is remembered has an end, and is exact up to it."""
    shown = showing({"a.html": b"0"})
    for turn in range(1, KEPT + 5):
        site = {"a.html": b"0", f"{turn}.html": b""}
        take(shown, Built(site, (), frozenset({f"{turn}.html"})))
    assert shown.since("run-4") is None
    found = shown.since("run-5")
    assert found is not None
    assert found.changed == {f"{turn}.html" for turn in range(5, KEPT + 5)}


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", ["zh-CN", "zh", "en"]),
        ("en;q=0.2, zh-Hans;q=0.9", ["zh-Hans", "en"]),
        ("en;q=x, de", ["de", "en"]),
        ("", [""]),
    ],
)
def test_the_best_language_comes_first(header: str, expected: list[str]) -> None:
    """As the reader's browser ranks them."""
    assert languages(header) == expected
