"""The list of all pages for search engines (https://www.sitemaps.org/protocol.html), with each page's other languages.

What has no whole address is not in it: without `base_url` there is no such file. Nor is a page that is mostly another
language's, or one that only leads elsewhere. No date stands in it: when a page changed last, nobody here knows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from cxsite.pages import addresses
from cxsite.pages.page import Page, View
from cxsite.pages.sharing import DOOR, alternates

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
HEAD = b'<?xml version="1.0" encoding="utf-8"?>\n'
PATH = "sitemap.xml"


@dataclass(frozen=True, slots=True)
class Listed:
    """A page as search engines are told of it: language to where it stands, and where it is mostly not in it."""

    paths: Mapping[str, str]
    foreign: tuple[str, ...]


def listed(pages: Iterable[Page], languages: tuple[str, ...], unlisted: frozenset[str]) -> tuple[Listed, ...]:
    """Return the pages to be listed, each once for all languages, in the order of their paths.

    Args:
        pages: those of the site.
        languages: of the handbook, the source language first.
        unlisted: the makers whose pages nobody should find.
    """
    source = f"{addresses.folder(languages[0])}/"
    return tuple(
        Listed(
            {code: f"{addresses.folder(code)}/{page.path.removeprefix(source)}" for code in languages},
            page.foreign,
        )
        for page in sorted(pages, key=lambda page: page.path)
        if page.path.startswith(source) and page.path.endswith(".html") and page.maker not in unlisted
    )


def view_of_sitemap(base_url: str, pages: tuple[Listed, ...]) -> View:
    """Return the list; `base_url` ends in a slash."""
    root = Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    for page in pages:
        others = alternates(page.paths, page.foreign)
        own = [path for code, path in page.paths.items() if code not in page.foreign]
        for path in own + [DOOR] * (DOOR in others.values()):
            url = SubElement(root, "url")
            SubElement(url, "loc").text = base_url + path
            for code, place in others.items():
                SubElement(
                    url, "xhtml:link", {"rel": "alternate", "hreflang": code, "href": base_url + place}
                )
    indent(root)
    return View("", HEAD + tostring(root, encoding="unicode").encode() + b"\n")
