"""The whole site in memory, made as a build makes it but without a disk, a lock or a memory of earlier builds."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib  # type: ignore[import-untyped] # it has no types of its own

from cxsite.build.links import Anchors, anchors_of
from cxsite.build.plan import make
from cxsite.build.press import Tools
from cxsite.build.rooms import real_rooms
from cxsite.build.store import NoStore
from cxsite.build.workshop import Workshop
from cxsite.draw.charts.map_drawing import MapDrawing
from cxsite.draw.charts.png import Png
from cxsite.draw.map_drawing import map_svg
from cxsite.draw.marks import draw_marks
from cxsite.draw.png import draw_png
from cxsite.draw.svg import compose
from cxsite.measure.findings import Findings
from cxsite.measure.measured import measure
from cxsite.measure.privacy import publish
from cxsite.model.handbook import Handbook
from cxsite.model.problems import errors
from cxsite.model.theme import Theme
from cxsite.pages.page import Page
from cxsite.pages.site import pages_of, view_of
from cxsite.pages.templates import Renderer
from cxsite.read.handbook import read_handbook
from cxsite.read.recall import Recall

ROOT = Path(__file__).parents[1]
DAY = date(2026, 10, 30)

drawn_once = cache(draw_marks)
_renderers: list[tuple[Theme, Renderer]] = []


@cache
def left_once(drawing: MapDrawing | Png) -> bytes:
    """Return a drawing that is a file of its own."""
    return draw_png(drawing) if isinstance(drawing, Png) else map_svg(drawing)


Files = Mapping[str, bytes]


def read(folder: Path) -> Handbook:
    """Return the handbook in a folder, which has no mistakes."""
    reading = read_handbook(folder)
    assert reading.handbook is not None, "\n".join(map(str, errors(reading.problems)))
    return reading.handbook


def findings_of(handbook: Handbook) -> Findings:
    """Return what may be seen of a handbook's numbers."""
    measured, problems = measure(handbook)
    assert not errors(problems)
    return publish(measured, handbook.site.privacy.min_n)


def pages(handbook: Handbook) -> tuple[Page, ...]:
    """Return the pages of a handbook."""
    return pages_of(handbook, findings_of(handbook), DAY)


def renderer_of(theme: Theme) -> Renderer:
    """Return what fills the templates of a theme; those of the last theme are compiled once."""
    if not _renderers or _renderers[0][0] != theme:
        _renderers[:] = [(theme, Renderer(theme))]
    return _renderers[0][1]


def files_of(handbook: Handbook) -> Files:
    """Return every file of the site, path to bytes."""
    tools = Tools(view_of, lambda: renderer_of(handbook.theme), drawn_once, compose, left_once)
    shop = Workshop(real_rooms(), NoStore(), "test", Recall())
    return make(pages(handbook), handbook.theme, tools, shop).files


@cache
def reference() -> Handbook:
    """Return the handbook of this checkout."""
    return read(ROOT)


@cache
def reference_files() -> Files:
    """Return the site of the handbook of this checkout."""
    return files_of(reference())


def copied(folder: Path) -> Path:
    """Copy the handbook of this checkout into an empty folder."""
    shutil.copytree(ROOT / "content", folder / "content")
    return folder


def edited(folder: Path, name: str, change: Callable[[str], str]) -> Files:
    """Return the site after one file of a copy was changed."""
    file = copied(folder) / "content" / name
    old = file.read_text(encoding="utf-8")
    new = change(old)
    assert new != old
    file.write_text(new, encoding="utf-8")
    return files_of(read(folder))


def different(one: Files, other: Files) -> set[str]:
    """Return the paths whose bytes differ or that only one of the two has."""
    return {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)}


@dataclass(frozen=True, slots=True)
class Document:
    """A page as a browser reads it."""

    path: str
    html: bytes
    root: Element
    anchors: Anchors

    def all(self, tag: str) -> list[Element]:
        """Return all elements of this tag, in order."""
        return list(self.root.iter(tag))

    def one(self, tag: str) -> Element:
        """Return the only element of this tag."""
        (element,) = self.root.iter(tag)
        return element


def parse(html: bytes | str, *, whole: bool = True) -> Element:
    """Return the tree of a page, or of a fragment.

    Raises:
        html5lib.html5parser.ParseError: the page is not what HTML says.
    """
    builder = html5lib.getTreeBuilder("etree")
    parser = html5lib.HTMLParser(builder, strict=True, namespaceHTMLElements=False)
    tree = parser.parse(html) if whole else parser.parseFragment(html)
    assert isinstance(tree, Element)
    return tree


def document(path: str, html: bytes) -> Document:
    """Return a page, parsed."""
    return Document(path, html, parse(html), anchors_of(html))


@cache
def documents() -> tuple[Document, ...]:
    """Return every page of the handbook of this checkout."""
    return tuple(document(path, html) for path, html in reference_files().items() if path.endswith(".html"))


def runs(element: Element, lang: str = "") -> Iterator[tuple[str, str]]:
    """Return every text below an element with the language that holds for it; also texts in attributes."""
    here = element.get("lang") or lang
    if not isinstance(element.tag, str):
        yield from ()
        return
    if element.tag in ("script", "style"):
        return
    for name in ("aria-label", "title", "alt"):
        if value := element.get(name):
            yield value, here
    if element.tag == "meta" and element.get("name") == "description":
        yield element.get("content", ""), here
    if element.text:
        yield element.text, here
    for child in element:
        yield from runs(child, here)
        if child.tail:
            yield child.tail, here
