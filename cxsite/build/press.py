"""The press: what one process makes of pages that no earlier build can give.

Pages come in families: the same page in every language, which share their drawings and their prose. A page's
second key is made of everything its template may see: the view with its charts, the closure of its template,
style and wording of the theme. Where that is known, nothing is rendered or drawn. Marks have keys of their own,
so one drawing serves every language. Nothing is recorded while rendering.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Protocol, TypeVar

import msgspec

from cxsite.build.keys import digest
from cxsite.build.links import NOWHERE, Anchors, anchors_of
from cxsite.build.memory import Memory
from cxsite.build.sections import told_of
from cxsite.build.store import Store
from cxsite.draw.chart import Chart, Marks, Width
from cxsite.draw.charts.map_drawing import MapDrawing
from cxsite.draw.charts.png import BrokenFace, NoGlyph, Png
from cxsite.model.problems import Place, Problem
from cxsite.model.theme import Theme
from cxsite.model.told import Told
from cxsite.pages.memory import remembering_in
from cxsite.pages.page import Page, TemplateMistakes, View

T = TypeVar("T")

FEW = 12
"""How many signs a problem names."""

SITE = "content/site.yml"


class Renderer(Protocol):
    """The templates of one theme."""

    def ready(self) -> None:
        """Open all templates, before many hands do it each for itself."""
        ...

    def closure(self, template: str) -> str:
        """Return the key of everything that this template's text depends on."""
        ...

    def render(self, view: View, charts: Mapping[str, str]) -> bytes:
        """Return the page; `charts` goes from a chart's id to its SVG."""
        ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What makes views, drawings and pages; each is called only where no earlier result serves.

    Attributes:
        view_of: page to view.
        renderer: opens the templates of the theme.
        draw_marks: marks to a fragment of SVG without words; slow.
        compose: a chart and its two fragments to the SVG that stands in the page; fast.
        leave: a drawing that is a file of its own to its bytes; slow.
    """

    view_of: Callable[[Page], View]
    renderer: Callable[[], Renderer]
    draw_marks: Callable[[Marks], str]
    compose: Callable[[Chart, Mapping[Width, str]], str]
    leave: Callable[[MapDrawing | Png], bytes] = lambda _: b""


@dataclass(frozen=True, slots=True)
class Keyed:
    """A page and its first key."""

    page: Page
    key: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The bytes of a page, their SHA-256, what it is linked by and links to, and what it says."""

    data: bytes
    sha256: str
    anchors: Anchors = NOWHERE
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of a family: its pages by path, or the mistakes in templates; and how much work it was."""

    pages: Mapping[str, Finished] = field(default_factory=dict)
    mistakes: tuple[Problem, ...] = ()
    views: int = 0
    rendered: int = 0
    drawn: int = 0


class Press:
    """Makes families of pages; used by one process for one build."""

    def __init__(self, tools: Tools, theme: Theme, store: Store, version: str) -> None:
        self._tools, self._theme, self._store, self._version = tools, theme, store, version
        self._look = digest(theme.name, theme.static, theme.wording, version)
        self._texts = Memory(store, version)
        self._opened: Renderer | None = None
        self._fragments: dict[Marks, str] = {}
        self._drawn = 0

    def keeping_in(self, store: Store) -> "Press":
        """Return a press like this one that keeps its results elsewhere."""
        return Press(self._tools, self._theme, store, self._version)

    def ready(self) -> None:
        """Open all templates; presses that keep their results elsewhere have them open, too."""
        self._renderer().ready()

    def made(self, family: Sequence[Keyed]) -> Printed:
        """Return the pages of a family, and keep them under their keys."""
        pages: dict[str, Finished] = {}
        rendered, drawn = 0, self._drawn
        try:
            for keyed in family:
                with _naming(keyed.page), remembering_in(self._texts):
                    pages[keyed.page.path], is_new = self._page(keyed)
                rendered += is_new
        except TemplateMistakes as mistakes:
            return Printed(mistakes=mistakes.problems)
        return Printed(pages, (), len(family), rendered, self._drawn - drawn)

    def _page(self, keyed: Keyed) -> tuple[Finished, bool]:
        """Return the page, and whether it had to be rendered."""
        view = self._tools.view_of(keyed.page)
        if not view.template and isinstance(view.content, bytes):
            page = _finished(keyed.page, view.content)
            keep(self._store, page, keyed.key)
            return page, False
        if isinstance(view.content, MapDrawing | Png):
            return self._left(keyed, view.content)
        closure = self._renderer().closure(view.template) if view.template else ""
        second = digest(view, closure, self._look)
        if known := finished(self._store.get(second)):
            keep(self._store, known, keyed.key)
            return known, False
        data = self._renderer().render(view, {chart.id: self._svg(chart) for chart in view.charts})
        page = _finished(keyed.page, data)
        keep(self._store, page, keyed.key, second)
        return page, True

    def _left(self, keyed: Keyed, drawing: MapDrawing | Png) -> tuple[Finished, bool]:
        """Return a drawing that is a file of its own."""
        same = drawing.anywhere if isinstance(drawing, Png) else drawing
        second = digest("drawing", same, self._version)
        if known := finished(self._store.get(second)):
            keep(self._store, known, keyed.key)
            return known, False
        try:
            page = _finished(keyed.page, self._tools.leave(drawing))
        except NoGlyph as missing:
            raise TemplateMistakes((undrawn(keyed.page, missing),)) from missing
        except BrokenFace as broken:
            raise TemplateMistakes((unreadable(broken.name),)) from broken
        self._drawn += 1
        keep(self._store, page, keyed.key, second)
        return page, True

    def _renderer(self) -> Renderer:
        if self._opened is None:
            self._opened = self._tools.renderer()
        return self._opened

    def _svg(self, chart: Chart) -> str:
        return self._tools.compose(
            chart, {Width.WIDE: self._fragment(chart.wide), Width.NARROW: self._fragment(chart.narrow)}
        )

    def _fragment(self, marks: Marks) -> str:
        if marks not in self._fragments:
            key = digest("marks", marks, self._version)
            known = _decoded(self._store.get(key), str)
            if known is None:
                known = self._tools.draw_marks(marks)
                self._drawn += 1
                self._store.put(msgspec.msgpack.encode(known), key)
            self._fragments[marks] = known
        return self._fragments[marks]


def finished(data: bytes | None) -> Finished | None:
    """Return the page that these bytes of a store spell, None when they do not."""
    return _decoded(data, Finished)


def _decoded(data: bytes | None, kind: type[T]) -> T | None:
    if data is None:
        return None
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except (msgspec.MsgspecError, ValueError):  # whoever put it there, it was not us
        return None


def _finished(page: Page, data: bytes) -> Finished:
    digest_of_data = sha256(data).hexdigest()
    if not page.path.endswith(".html"):
        return Finished(data, digest_of_data)
    return Finished(data, digest_of_data, anchors_of(data), told_of(data))


def keep(store: Store, page: Finished, *keys: str) -> None:
    """Keep a page under its keys."""
    store.put(msgspec.msgpack.encode(page), *keys)


def undrawn(page: Page, missing: NoGlyph) -> Problem:
    """Return what is to be said where a picture has signs that no font has."""
    signs = ", ".join(f"`{sign}`" for sign in missing.signs[:FEW]) + (", …" if missing.signs[FEW:] else "")
    hint = "name a font that has it under `fonts:` in `content/site.yml`, or write other words"
    return Problem(
        Place(page.path), "no-glyph", f"{signs} cannot be drawn in `{page.path}`: no font has it", hint
    )


def unreadable(font: str) -> Problem:
    """Return what is to be said of a font that cannot be drawn with, although it begins like one."""
    message, hint = (
        f"`{font}` is not a font that can be drawn with",
        "open it in another program and export it again",
    )
    return Problem(Place(SITE), "broken-font", message, hint)


@contextmanager
def _naming(page: Page) -> Iterator[None]:
    """Let a failure say for which page it came."""
    try:
        yield
    except Exception as error:
        error.add_note(f"while `{page.maker}` made `{page.path}`")
        raise
