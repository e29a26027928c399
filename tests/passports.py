"""Numbers on pages, and whether each leads to where it is explained."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from sites import Document

STRONG = frozenset({"big", "headline", "turn-of"})
HOLDERS = frozenset({"tr", "li", "p", "dd", "dt", "figure"})
"""A number may share the link of the row, item or paragraph that it stands in."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A number on a page: in which element, of what kind, with the links that go with it."""

    path: str
    text: str
    where: str
    links: tuple[str, ...]


def spots(page: Document) -> Iterator[Spot]:
    """Yield every number that a page shows as one: in bold, in large type, in a cell of a table."""
    yield from _below(page.root, page.path, ())


def _below(element: Element, path: str, above: tuple[Element, ...]) -> Iterator[Spot]:
    if _is_strong(element):
        text = " ".join("".join(element.itertext()).split())
        if re.search(r"\d", text):
            yield Spot(path, text[:60], _where((*above, element)), tuple(_links((*above, element))))
            return
    for child in element:
        if isinstance(child.tag, str):
            yield from _below(child, path, (*above, element))


def _is_strong(element: Element) -> bool:
    return element.tag in {"b", "td"} or not STRONG.isdisjoint((element.get("class") or "").split())


def _where(chain: tuple[Element, ...]) -> str:
    """Return the classes around a number, from the outermost."""
    named = [each.get("class") or "" for each in chain if each.tag not in {"html", "body", "main"}]
    return " > ".join(filter(None, named))


def _links(chain: tuple[Element, ...]) -> Iterator[str]:
    for each in chain:
        if each.tag == "a" and each.get("href"):
            yield each.get("href", "")
    holder = next((each for each in reversed(chain) if each.tag in HOLDERS), chain[-1])
    yield from (each.get("href", "") for each in holder.iter("a"))


def explains(link: str, path: str, passports: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a link on the page at `path` leads to a passport."""
    way, _, anchor = link.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), way)) if way else path
    return anchor in passports.get(target, ())


def passports_of(page: Document) -> frozenset[str]:
    """Return the anchors of a page at which a number is explained."""
    if page.path.endswith("-numbers.html"):
        places = [*page.all("tr"), *page.all("h2")]
    else:
        sections = [each for each in page.all("section") if each.get("id") == "passport"]
        places = [each for section in sections for each in (section, *section.iter("li"))]
    return frozenset(filter(None, (each.get("id") for each in places)))
