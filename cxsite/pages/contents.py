"""The contents of a long page: its headings of the second level, as they stand in it.

They are taken from what the page shows, so that no page has to list its own parts. A heading without an address is no
entry; marks and links in a heading stay there.
"""

import re
from dataclasses import dataclass

from markupsafe import Markup

LEAST = 4
"""How many parts a page has before it has contents."""

HEADING = re.compile(r'<h2(?: id="([^"]+)")?[^>]*>(.*?)</h2>', re.DOTALL)
"""A heading with its own address."""

ID, END = ' id="', '">'
"""What stands around the address of what a heading is the first of."""

TITLE = "</h1>"

BELOW = re.compile(r'(?:\s*<p class="(?:tags|lead)">.*?</p>)*', re.DOTALL)
"""What is said below the title in a line: of what kind a page is, what it is about."""

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
    end = _beginning(page)
    found = tuple(
        Entry(anchor, MARK.sub("", LINK.sub("", match[2])))
        for match in HEADING.finditer(page, end)
        if (anchor := match[1] or _begun(page, match.start()))
    )
    entries = found if len(found) >= LEAST else ()
    return Outline(Markup(page[:end]), entries, Markup(page[end:]))  # noqa: S704 - what a template has made


def _beginning(page: str) -> int:
    """Return where what belongs to the title ends: all of a page without one."""
    title, _, rest = page.partition(TITLE)
    below = BELOW.match(rest)
    return len(page) if not rest else len(title) + len(TITLE) + (below.end() if below else 0)


def _begun(html: str, at: int) -> str:
    """Return the address of the element that begins with what stands here, "" where it has none."""
    while at and html[at - 1].isspace():
        at -= 1
    if not html.endswith(END, 0, at):
        return ""
    before, _, address = html[html.rfind("<", 0, at) : at - len(END)].rpartition(ID)
    return address if before and '"' not in address else ""
