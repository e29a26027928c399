"""From pages to the bytes of files, with as little work as can be proved enough.

Keys have two steps. The first is made of everything a page's maker may see: where it is known, nothing is
built. The second is made of everything a page's template may see: the view with its charts, the closure of
its template, style and wording of the theme. Where that is known, nothing is rendered or drawn. Both hold the
version of the program. Marks have keys of their own, so one drawing serves every language. Nothing is
recorded while rendering.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from cxsite.build import manifest
from cxsite.build.keys import digest, remembering
from cxsite.build.store import Store
from cxsite.build.tree import parents_of
from cxsite.draw.chart import Chart, Marks, Width
from cxsite.model.problems import Place, Problem, in_reading_order
from cxsite.model.theme import Theme
from cxsite.pages.page import Page, View


class Renderer(Protocol):
    """The templates of one theme."""

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
    """

    view_of: Callable[[Page], View]
    renderer: Callable[[], Renderer]
    draw_marks: Callable[[Marks], str]
    compose: Callable[[Chart, Mapping[Width, str]], str]


@dataclass(frozen=True, slots=True)
class Made:
    """The files (path to bytes), and how much work they were."""

    files: Mapping[str, bytes]
    views_built: int = 0
    rendered: int = 0
    drawn: int = 0


@dataclass(frozen=True, slots=True)
class _Built:
    """A page whose view had to be built, with both its keys."""

    page: Page
    view: View
    first: str
    second: str


def make(pages: Iterable[Page], theme: Theme, tools: Tools, store: Store, version: str) -> Made:
    """Return the bytes of every page.

    Args:
        pages: no two of them with one path (see `clashes`).
        theme: what all pages look like.
        tools: what makes them.
        store: where earlier results may be, and where new ones go.
        version: the program's own key (`keys.code_version`).
    """
    key_of = remembering()
    keyed = [
        (page, digest(page.path, page.maker, key_of(page.arguments), key_of(theme), version))
        for page in pages
    ]
    files = {page.path: data for page, key in keyed if (data := store.get(key)) is not None}
    missing = [(page, key) for page, key in keyed if page.path not in files]
    if not missing:
        return Made(files)
    renderer = tools.renderer()
    look = digest(theme.name, theme.static, theme.wording, version)
    built = [_build(page, first, tools, renderer, look) for page, first in missing]
    known = {each.page.path: data for each in built if (data := _known(each, store)) is not None}
    unknown = [each for each in built if each.page.path not in known]
    fragments, drawn = _draw(unknown, tools, store, version)
    rendered = {each.page.path: _render(each, fragments, tools, renderer) for each in unknown}
    files |= known | rendered
    for each in built:
        for key in {each.first, each.second} if each.page.path in rendered else {each.first}:
            store.put(key, files[each.page.path])
    return Made(files, len(built), len(rendered), drawn)


def clashes(pages: Iterable[Page]) -> tuple[Problem, ...]:
    """Return a problem for every path that two pages want, or that cannot be a file of the output.

    Paths that differ in case or in Unicode form alone are one path: they are on Windows and macOS.
    """
    wanted = tuple(pages)
    makers = {_folded(manifest.NAME): Page(manifest.NAME, "manifest", ())}
    folders = {_folded(folder) for folder in parents_of(page.path for page in wanted)}
    problems = []
    for page in wanted:
        if other := makers.get(_folded(page.path)):
            problems.append(_clash(page, f"`{other.path}` made by `{other.maker}`"))
        elif _folded(page.path) in folders:
            problems.append(_clash(page, "a folder of other pages"))
        makers.setdefault(_folded(page.path), page)
        if not manifest.is_safe(page.path):
            problems.append(
                Problem(
                    Place(page.path),
                    "bad-address",
                    f"`{page.path}`, made by `{page.maker}`, is no address that every system can have",
                    "rename the file that it is named after",
                )
            )
    return in_reading_order(tuple(problems))


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _clash(page: Page, other: str) -> Problem:
    return Problem(
        Place(page.path),
        "same-address",
        f"`{page.path}`, made by `{page.maker}`, has the address of {other}",
        "rename one of the two; case alone makes no difference",
    )


@contextmanager
def _naming(page: Page) -> Iterator[None]:
    """Let a failure say for which page it came."""
    try:
        yield
    except Exception as error:
        error.add_note(f"while `{page.maker}` made `{page.path}`")
        raise


def _build(page: Page, first: str, tools: Tools, renderer: Renderer, look: str) -> _Built:
    with _naming(page):
        view = tools.view_of(page)
        closure = renderer.closure(view.template) if view.template else ""
        return _Built(page, view, first, digest(view, closure, look))


def _known(built: _Built, store: Store) -> bytes | None:
    """Return the page's bytes where nothing has to be rendered for them."""
    if not built.view.template and isinstance(built.view.content, bytes):
        return built.view.content
    return store.get(built.second)


def _draw(built: Iterable[_Built], tools: Tools, store: Store, version: str) -> tuple[dict[Marks, str], int]:
    """Return the fragment of all marks in these pages, and how many had to be drawn."""
    fragments: dict[Marks, str] = {}
    drawn = 0
    for marks in dict.fromkeys(
        marks for each in built for chart in each.view.charts for marks in (chart.wide, chart.narrow)
    ):
        key = digest("marks", marks, version)
        known = store.get(key)
        fragments[marks] = known.decode() if known is not None else tools.draw_marks(marks)
        if known is None:
            drawn += 1
            store.put(key, fragments[marks].encode())
    return fragments, drawn


def _render(built: _Built, fragments: Mapping[Marks, str], tools: Tools, renderer: Renderer) -> bytes:
    def composed(chart: Chart) -> str:
        return tools.compose(
            chart, {Width.WIDE: fragments[chart.wide], Width.NARROW: fragments[chart.narrow]}
        )

    with _naming(built.page):
        return renderer.render(built.view, {chart.id: composed(chart) for chart in built.view.charts})
