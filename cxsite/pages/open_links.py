"""Links to what the handbook has: open in a text's HTML, closed by each page that shows it.

What a link is called and where it leads depends on the page and its language; nothing else of a text does. An open one
carries what it leads to in an attribute that no author can write: Markdown has no form for attributes, and quotation
marks in texts and titles are escaped. Closing a text late gives what resolving its links early would. A link inside of
another ends the outer one, as it does in every browser.
"""

import re
from collections.abc import Callable, Mapping
from html import escape

from cxsite.pages.foreign import tagged
from cxsite.pages.joins import joined

Resolve = Callable[[str, str], tuple[str, str] | None]
"""Kind and id to the name shown and the address, "" for none; None when the link is not one of ours."""

OURS = re.compile(r"(?P<kind>[a-z]+):(?P<id>[a-z0-9-]+)")
SAID, NAMED = MARKS = ("data-said", "data-named")
"""The attribute of a link that an author gave words, and of one that is called like what it leads to."""

LINK = re.compile(r'<a(?P<attributes>(?: [a-z-]+="[^"]*")*)>(?P<words>.*?)</a>', re.DOTALL)
ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
"""One attribute; in what order the cleaning leaves them is its own business."""


def closed(html: str, resolve: Resolve) -> str:
    """Return HTML whose links lead where this page says; lines are joined only now, because names stand in them."""

    def close(match: re.Match[str]) -> str:
        written = dict(ATTRIBUTE.findall(match["attributes"]))
        ours = OURS.fullmatch(written.pop(SAID, "") or written.get(NAMED, ""))
        if ours is None:
            return match[0]
        is_named = bool(written.pop(NAMED, ""))
        found = resolve(ours["kind"], ours["id"])
        if found is None:
            return _anchor(written, match["words"])
        name, address = found
        words = tagged(_escaped(name)) if is_named else match["words"]
        return _anchor(written | {"href": escape(address)}, words) if address else f"<span>{words}</span>"

    return joined(LINK.sub(close, html) if "<a " in html else html)


def _anchor(attributes: Mapping[str, str], words: str) -> str:
    shown = "".join(f' {name}="{attributes[name]}"' for name in ("href", "title") if name in attributes)
    return f"<a{shown}>{words}</a>"


def _escaped(name: str) -> str:
    """Return a name as the cleaning writes it."""
    return escape(name, quote=False).replace("\xa0", "&nbsp;")
