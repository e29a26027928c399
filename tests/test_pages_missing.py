"""The page for addresses that have none reads from wherever it is shown."""

from dataclasses import replace

from speaking import EN, ZH, frame

from cxsite.pages.frame import Shell
from cxsite.pages.missing import MissingBody, view_of_missing


def shell(base_url: str = "") -> Shell:
    """Return the page of a handbook in two languages that stands there."""
    frames = tuple(
        replace(frame(code), base_url=base_url, feed=f"{code.lower()}/feed.xml") for code in (EN, ZH)
    )
    content = view_of_missing(frames).content
    assert isinstance(content, Shell)
    return content


def test_it_leads_from_the_root_of_the_server() -> None:
    """From where the site stands below it, when that is known; it is no page to be found under an address."""
    for base_url, root in (("", "/"), ("https://cx.example.com/", "/"), ("https://example.com/cx/", "/cx/")):
        head = shell(base_url).head
        assert head.assets == {"site.css": f"{root}assets/site.1.css"}
        assert head.home == f"{root}en/index.html"
        assert head.feed == f"{root}en/feed.xml"
        assert [link.href for link in head.languages] == [f"{root}en/index.html", f"{root}zh-hans/index.html"]
        assert all(link.href.startswith(f"{root}en/") for link in head.navigation)
        assert head.base_url == ""


def test_it_speaks_every_language() -> None:
    """Nobody knows which the reader wanted."""
    body = shell().body
    assert isinstance(body, MissingBody)
    assert [(way.link.lang, way.link.href, way.title) for way in body.ways] == [
        (EN, "/en/index.html", "Page not found"),
        (ZH, "/zh-hans/index.html", "找不到页面"),
    ]
    assert all(way.lead for way in body.ways)
