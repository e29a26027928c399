"""The contents of a long page: its headings of the second level, as they stand in it.

They are taken from what the page shows, so that no page has to list its own parts. A heading without an address is no
entry; marks and links in a heading stay there.
"""

import re
from dataclasses import dataclass

from markupsafe import Markup

LEAST = 4
"""How many parts a page has before it has contents."""

HEADING = re.compile(r'(?: id="([^"]+)">\s*)?<h2(?: id="([^"]+)")?[^>]*>(.*?)</h2>', re.DOTALL)
"""A heading with its own address, or that of what it is the first of."""

BEGINNING = re.compile(r'.*?</h1>(?:\s*<p class="(?:tags|lead)">.*?</p>)*', re.DOTALL)
"""A page up to its title, and what is said below it in a line: its kind, what it is about."""

LINK = re.compile(r"</?a\b[^>]*>")
MARK = re.compile(r' ?<span class="(?:t2 )?(?:mark|badge|count)[^>]*>[^<]*</span>')


@dataclass(frozen=True, slots=True)
class Entry:
    """One part of a page: its anchor, and its heading without links and marks."""

    anchor: str
    html: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A page cut behind its title and lead, and the entries of its contents, none where it is short."""

    beginning: Markup
    entries: tuple[Entry, ...]
    rest: Markup


def outlined(page: str) -> Outline:
    """Return what a page shows, with its contents."""
    begun = BEGINNING.match(page)
    end = begun.end() if begun else len(page)
    found = tuple(
        Entry(own or outer, MARK.sub("", LINK.sub("", html)))
        for outer, own, html in HEADING.findall(page, end)
        if own or outer
    )
    entries = found if len(found) >= LEAST else ()
    return Outline(Markup(page[:end]), entries, Markup(page[end:]))  # noqa: S704 - what a template has made
