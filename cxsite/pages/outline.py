"""A list and the same list in another language, read as one: every item with its partner below or beside it.

The HTML is that which `pages.markdown` has cleaned, so every element that is opened is closed. Two lists that do not
have the same shape stay two.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

TAG = re.compile(r'<(?P<close>/?)(?P<name>[a-z0-9]+)[^<>"]*(?:"[^"]*"[^<>"]*)*>')
LISTS = ("ul", "ol")
VOID = ("br", "hr")


@dataclass(frozen=True, slots=True)
class Item:
    """One item: what it says before the list inside it, and that list, if there is one."""

    html: str
    inner: "Outline | None" = None


@dataclass(frozen=True, slots=True)
class Outline:
    """A list: its tag as it is written (`<ol start="3">`), and its items."""

    tag: str
    items: tuple[Item, ...]

    @property
    def name(self) -> str:
        """`ul` or `ol`."""
        return self.tag[1:3]


def outline(html: str) -> Outline | None:
    """Return a list, None where the HTML is anything but a single list."""
    text = html.strip()
    if not text.startswith(("<ul", "<ol")):
        return None
    parts = tuple(_children(html))
    if len(parts) != 1:
        return None
    _, tag, inside = parts[0]
    if not (_is_list(tag) and text.startswith(tag) and text.endswith(f"</{tag[1:3]}>")):
        return None
    return Outline(tag, tuple(_item(content) for _, _, content in _children(inside)))


def together(own: str, other: str, lang: str) -> str | None:
    """Return both lists as one, in the outline of the first; None where they are no such pair.

    Args:
        own: HTML in the page's language.
        other: the same in its partner's.
        lang: the partner's tag.
    """
    one, two = outline(own), outline(other)
    return _joined(one, two, lang) if one and two and _alike(one, two) else None


def _alike(one: Outline, two: Outline) -> bool:
    return one.name == two.name and len(one.items) == len(two.items)


def _joined(one: Outline, two: Outline, lang: str) -> str:
    items = "\n".join(_both(own, other, lang) for own, other in zip(one.items, two.items, strict=True))
    return f"{one.tag}\n{items}\n</{one.name}>"


def _both(own: Item, other: Item, lang: str) -> str:
    """Return an item with its partner; lists inside them are joined where they are alike, too."""
    if own.inner and other.inner and _alike(own.inner, other.inner):
        return f"<li>{_pair(own.html, other.html, lang)}{_joined(own.inner, other.inner, lang)}</li>"
    return f"<li>{_pair(own.html + _written(own.inner), other.html + _written(other.inner), lang)}</li>"


def _pair(own: str, other: str, lang: str) -> str:
    return f'<div class="pair"><div class="t1">{own}</div><div class="t2" lang="{lang}">{other}</div></div>'


def _written(inner: Outline | None) -> str:
    if inner is None:
        return ""
    items = "".join(f"<li>{each.html}{_written(each.inner)}</li>" for each in inner.items)
    return f"{inner.tag}{items}</{inner.name}>"


def _item(html: str) -> Item:
    """Return an item; a list inside it counts as such where it is the last thing that the item says."""
    parts = tuple(_children(html, LISTS))
    text = html.rstrip()
    if len(parts) == 1 and text.endswith(f"</{parts[0][1][1:3]}>"):
        before, tag, _ = parts[0]
        return Item(before.strip(), outline(text[len(before) :])) if _is_list(tag) else Item(text)
    return Item(text.strip())


def _is_list(tag: str) -> bool:
    return tag[1:3] in LISTS and tag[3:4] in (" ", ">")


def _children(html: str, names: tuple[str, ...] = ()) -> Iterator[tuple[str, str, str]]:
    """Yield every outermost element: the text before it, its tag, and what is inside; only those of `names`, if any."""
    depth, at, begin, tag = 0, 0, 0, ""
    for match in TAG.finditer(html):
        if match["name"] in VOID or (names and match["name"] not in names):
            continue
        if match["close"]:
            depth -= 1
            if depth == 0:
                yield html[at : begin - len(tag)], tag, html[begin : match.start()]
                at = match.end()
        else:
            depth += 1
            if depth == 1:
                tag, begin = match[0], match.end()
