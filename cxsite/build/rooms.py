# ruff: noqa: PLC0415 - see below: importing late is what this module is for
"""The doors to the other rooms: what a build calls there, as values that a test can replace.

Every import of another room's work stands inside a function here, because what is behind it is heavy
(matplotlib, jinja2, duckdb) and a build that finds nothing to do must not pay for it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from cxsite.build.press import Renderer, Tools
from cxsite.draw.chart import Chart, Marks, Width
from cxsite.draw.charts.map_drawing import MapDrawing
from cxsite.draw.charts.png import Png
from cxsite.measure.findings import Findings
from cxsite.model.handbook import Handbook
from cxsite.model.problems import Problem
from cxsite.model.theme import Theme
from cxsite.pages.page import Leaf, Page, View
from cxsite.read.recall import Recall

if TYPE_CHECKING:
    from cxsite.measure.elsewhere import Elsewhere
    from cxsite.pages.known import Known
    from cxsite.pages.mentions import Mentions


class Reading(Protocol):
    """What reading a folder gives: the handbook, unless a problem is an error."""

    @property
    def handbook(self) -> Handbook | None:
        """The checked content."""
        ...

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The author's mistakes."""
        ...


Brought = tuple[Handbook, tuple[Problem, ...]]
"""A handbook with all its files, and what of them could not be brought."""


@dataclass(frozen=True, slots=True)
class Rooms:
    """The steps from a folder to pages.

    Attributes:
        read: the folder that contains `content/`, to its handbook, with what earlier readings brought.
        findings: a handbook to what may be seen of its numbers, and the mistakes in its data.
        pages_of: handbook, findings and the day they are judged by, to the pages of the site.
        tools_for: a theme to what makes its pages.
        ahead: opens one door each time it is asked and says which, for a build from nothing that has to wait.
        bring: a handbook, its folder and the environment to the same handbook with the files of all that lies
            elsewhere, and what could not be brought.
        gather: a handbook and its finished pages, to the files that are made of those.
    """

    read: Callable[[Path, Recall], Reading]
    findings: Callable[[Handbook], tuple[Findings, tuple[Problem, ...]]]
    pages_of: Callable[[Handbook, Findings, date], tuple[Page, ...]]
    tools_for: Callable[[Theme], Tools]
    ahead: Callable[[], Iterator[str]] = lambda: iter(())
    bring: Callable[[Handbook, Path, Mapping[str, str]], Brought] = lambda handbook, _folder, _environ: (
        handbook,
        (),
    )
    gather: Callable[[Handbook, tuple[Leaf, ...]], tuple[Page, ...]] = lambda _handbook, _leaves: ()


def real_rooms() -> Rooms:
    """Return the rooms of this house."""
    renderer = _rendering()
    return Rooms(
        _read,
        _findings,
        _arranging(),
        lambda theme: Tools(_view_of, lambda: renderer(theme), _draw, _compose, _leave),
        _ahead,
        _bringing(),
        _gather,
    )


def _read(folder: Path, recall: Recall) -> Reading:
    from cxsite.read.handbook import read_handbook

    return read_handbook(folder, recall=recall)


def _findings(handbook: Handbook) -> tuple[Findings, tuple[Problem, ...]]:
    from cxsite.measure.measured import measure
    from cxsite.measure.privacy import publish
    from cxsite.measure.thawed import stood_in

    measured, problems = measure(handbook)
    published = publish(measured, handbook.site.privacy.min_n, handbook.frozen)
    return stood_in(published, handbook), problems


def _bringing() -> Callable[[Handbook, Path, Mapping[str, str]], Brought]:
    """Return what brings what lies elsewhere, and keeps it for as long as this process builds."""
    opened: list[Elsewhere] = []

    def bring(handbook: Handbook, folder: Path, environ: Mapping[str, str]) -> Brought:
        if not any(dataset.is_elsewhere for dataset in handbook.datasets.values()):
            return handbook, ()
        from cxsite.measure.elsewhere import Elsewhere

        opened[:] = opened or [Elsewhere(folder, environ)]
        return opened[0].brought(handbook)

    return bring


def _arranging() -> Callable[[Handbook, Findings, date], tuple[Page, ...]]:
    """Return what arranges pages, and knows when it is asked again what has not changed."""
    known: list[tuple[Mentions, Known]] = []

    def arranged(handbook: Handbook, findings: Findings, as_of: date) -> tuple[Page, ...]:
        from cxsite.pages.known import Known
        from cxsite.pages.mentions import Mentions
        from cxsite.pages.site import pages_of

        known[:] = known or [(Mentions(), Known())]
        return pages_of(handbook, findings, as_of, *known[0])

    return arranged


def _gather(handbook: Handbook, leaves: tuple[Leaf, ...]) -> tuple[Page, ...]:
    from cxsite.pages.gathering import gathered_pages

    return gathered_pages(handbook, leaves)


def _view_of(page: Page) -> View:
    from cxsite.pages.site import view_of

    return view_of(page)


def _rendering() -> Callable[[Theme], Renderer]:
    """Return what opens the templates of a theme, once for as long as it is the same one."""
    opened: list[tuple[Theme, Renderer]] = []

    def renderer(theme: Theme) -> Renderer:
        from cxsite.pages.templates import Renderer as ThemeRenderer

        if not opened or opened[0][0] is not theme:
            opened[:] = [(theme, ThemeRenderer(theme))]
        return opened[0][1]

    return renderer


def _draw(marks: Marks) -> str:
    from cxsite.draw.marks import draw_marks

    return draw_marks(marks)


def _compose(chart: Chart, fragments: Mapping[Width, str]) -> str:
    from cxsite.draw.svg import compose

    return compose(chart, fragments)


def _leave(drawing: MapDrawing | Png) -> bytes:
    if isinstance(drawing, Png):
        from cxsite.draw.png import draw_png

        return draw_png(drawing)
    from cxsite.draw.map_drawing import map_svg

    return map_svg(drawing)


def _ahead() -> Iterator[str]:
    """Open the doors that a build from nothing needs: at first the one for which it would have to wait longest."""
    import cxsite.pages.site

    yield cxsite.pages.site.__name__
    import cxsite.pages.templates

    yield cxsite.pages.templates.__name__
    import cxsite.draw.marks

    yield cxsite.draw.marks.__name__
