"""The page that a server shows for an address that has none, `404.html`.

It may be shown at any address, so it alone leads from the root of the server: from where `base_url` says that the site
stands, else from the top.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from cxsite.pages import addresses
from cxsite.pages.frame import Frame, Head, Link, Shell, head_of
from cxsite.pages.page import View

PATH = "404.html"


@dataclass(frozen=True, slots=True)
class Way:
    """What the page says in one language, and where to go on from it."""

    link: Link
    title: str
    lead: str


@dataclass(frozen=True, slots=True)
class MissingBody:
    """What the page shows: the same in each language."""

    ways: tuple[Way, ...]


def view_of_missing(frames: tuple[Frame, ...]) -> View:
    """Return the page; `frames` are those of all languages, the source language first."""
    first = frames[0]
    root = urlsplit(first.base_url).path or "/"
    homes = {frame.language: addresses.home(frame.language) for frame in frames}
    title = first.interface[first.language]["page.not-found"]
    head = head_of(first, PATH, title, translated=homes)
    ways = tuple(_way(frame, root) for frame in frames)
    return View("missing.html", Shell(_rooted(head, root), MissingBody(ways)))


def _way(frame: Frame, root: str) -> Way:
    words: Mapping[str, str] = frame.interface[frame.language]
    link = Link(root + addresses.home(frame.language), words["nav.home"], lang=frame.language)
    return Way(link, words["page.not-found"], words["missing.lead"])


def _rooted(head: Head, root: str) -> Head:
    """Return a head whose every address begins at the root; it names no address of its own."""
    return replace(
        head,
        home=root + head.home,
        languages=tuple(replace(link, href=root + link.href) for link in head.languages),
        navigation=tuple(replace(link, href=root + link.href) for link in head.navigation),
        assets={name: root + path for name, path in head.assets.items()},
        feed=root + head.feed if head.feed else "",
        base_url="",
    )
