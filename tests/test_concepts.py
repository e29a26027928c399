"""Every concept of the field, and every convention of its texts, has an address that a reader can walk to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from posixpath import dirname, normpath
from xml.etree.ElementTree import Element

import pytest
import yaml
from sites import Document, documents, reference

TABLE = Path(__file__).with_name("concepts.yml")
CONCEPTS = {f"C{number}" for number in range(1, 59)}
CONVENTIONS = {f"P{number}" for number in range(1, 24)} - {"P21"}

HEADINGS = ("h1", "h2", "h3", "h4")


@dataclass(frozen=True)
class Row:
    """Where something is found: address without language, anchor or "", words and element expected there."""

    id: str
    page: str
    anchor: str
    says: str
    has: str


def rows(name: str) -> list[Row]:
    """Return one list of the table."""
    table: Mapping[str, Mapping[str, Mapping[str, str]]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    found = []
    for identifier, row in table[name].items():
        page, _, anchor = row["at"].partition("#")
        found.append(Row(identifier, page, anchor, row.get("says", ""), row.get("has", "")))
    return found


PLACED = [*rows("concepts"), *rows("conventions")]


@cache
def by_path() -> dict[str, Document]:
    """Return the pages of the handbook by path."""
    return {page.path: page for page in documents()}


def folder(language: str) -> str:
    """Return the folder of a language."""
    return language.lower()


def links(page: Document, root: Element) -> Iterator[str]:
    """Yield the paths of the pages that some part of a page leads to."""
    for anchor in root.iter("a"):
        href = anchor.get("href", "").partition("#")[0]
        if href and "://" not in href:
            yield normpath(f"{dirname(page.path)}/{href}")


@cache
def reached(language: str) -> frozenset[str]:
    """Return every page of a language that links lead to, from the sections of the header on."""
    home = by_path()[f"{folder(language)}/index.html"]
    menu = next(nav for nav in home.all("nav") if nav.get("class") is None)
    found: set[str] = set()
    waiting = list(links(home, menu))
    while waiting:
        path = waiting.pop()
        if path in found or path not in by_path() or not path.startswith(f"{folder(language)}/"):
            continue
        found.add(path)
        waiting.extend(links(by_path()[path], by_path()[path].one("main")))
    return frozenset(found)


def part(page: Document, anchor: str) -> list[Element]:
    """Return what stands at an anchor: an element, or a heading with everything up to the next of its rank."""
    parents = {child: parent for parent in page.root.iter() for child in parent}
    element = next(each for each in page.root.iter() if each.get("id") == anchor)
    if element.tag not in HEADINGS:
        return [element]
    ends = HEADINGS[: HEADINGS.index(element.tag) + 1]
    siblings = list(parents[element])
    after = siblings[siblings.index(element) + 1 :]
    end = next((at for at, each in enumerate(after) if each.tag in ends), len(after))
    return [element, *after[:end]]


def words(elements: list[Element]) -> str:
    """Return the words in the page's own language, with single blanks."""

    def own(element: Element) -> Iterator[str]:
        if element.get("class") == "t2" or not isinstance(element.tag, str):
            return
        yield element.text or ""
        for child in element:
            yield from own(child)
            yield child.tail or ""

    return " ".join(" ".join("".join(own(element)) for element in elements).split())


def contains(elements: list[Element], selector: str) -> bool:
    """Tell whether there is such an element: `tag.class`, or `parent>tag.class` for a child."""
    parent, _, last = selector.rpartition(">")
    tag, _, name = last.partition(".")
    candidates = (
        child
        for element in elements
        for outer in element.iter()
        for child in (outer if parent else (outer,))
        if not parent or outer.tag == parent
    )
    return any(each.tag == tag and (not name or name in each.get("class", "").split()) for each in candidates)


def test_every_concept_has_a_place() -> None:
    """And every convention, but the one that is left out on purpose."""
    assert {row.id for row in PLACED} == CONCEPTS | CONVENTIONS


@pytest.mark.parametrize("row", PLACED, ids=lambda row: row.id)
def test_a_reader_walks_there_from_the_header(row: Row) -> None:
    """In every language, and the place is on the page."""
    for language in reference().site.languages:
        path = f"{folder(language)}/{row.page}"
        assert path in reached(language)
        assert row.anchor in by_path()[path].anchors.ids or not row.anchor


@pytest.mark.parametrize("row", PLACED, ids=lambda row: row.id)
def test_it_is_there(row: Row) -> None:
    """In the words or in the form that the table names."""
    page = by_path()[f"en/{row.page}"]
    elements = part(page, row.anchor) if row.anchor else [page.one("body")]
    assert row.says or row.has
    assert row.says in words(elements)
    assert not row.has or contains(elements, row.has)


def test_a_page_that_nothing_leads_to_is_not_reached() -> None:
    """The walk goes over links, not over files: the page on which a language is chosen is not below the header."""
    assert "index.html" not in reached("en")
    assert "en/journeys/open-account.html" in reached("en")


def test_words_beside_are_not_the_pages_own() -> None:
    """What stands there in the other language does not count."""
    page = by_path()["en/journeys/open-account.html"]
    assert "旅程地图" not in words(part(page, "map"))
    assert "旅程地图" in "".join(part(page, "map")[0].itertext())
