"""The program as it is, and as it will be.

Another version counts, spells, renders and draws otherwise: what it makes of the same values has other bytes.
What draws is replaced by something fast that tells all marks apart, unless drawing is what is looked at. Where time
is short a third of the pages is made, and links to the others are not followed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, TypeVar
from zlib import crc32

import pytest

from cxsite import instant
from cxsite.build import build as building
from cxsite.build import keys, state
from cxsite.build.links import broken_links
from cxsite.build.press import Renderer, Tools
from cxsite.build.rooms import Rooms, real_rooms
from cxsite.draw.chart import Marks
from cxsite.measure.findings import Findings
from cxsite.model.problems import Problem
from cxsite.model.theme import Theme
from cxsite.pages import markdown
from cxsite.pages.page import Page, View

T = TypeVar("T")

SHARES = 3


@dataclass(frozen=True, slots=True)
class Stamping:
    """Templates that say at the end of each page which version filled them."""

    real: Renderer
    version: int

    def ready(self) -> None:
        """Open the real ones."""
        self.real.ready()

    def closure(self, template: str) -> str:
        """Return what the real one does."""
        return self.real.closure(template)

    def render(self, view: View, charts: Mapping[str, str]) -> bytes:
        """Return the real page, and the version."""
        return self.real.render(view, charts) + f"<!-- version {self.version} -->\n".encode()


@dataclass(frozen=True, slots=True)
class Program:
    """One version of the program.

    Attributes:
        version: 0 is the program as it is.
        draws: whether marks are really drawn.
        share: which of three shares of the pages is made, None for all of them.
    """

    version: int = 0
    draws: bool = False
    share: int | None = None

    def rooms(self) -> Rooms:
        """Return the rooms of this version."""
        real = real_rooms()
        rooms = replace(
            real,
            tools_for=lambda theme: self._tools(real, theme),
            findings=lambda handbook: self._counted(*real.findings(handbook)),
        )
        share = self.share
        if share is None:
            return rooms
        return replace(rooms, pages_of=lambda *values: sample(real.pages_of(*values), share))

    def run(self, work: Callable[[Rooms], T]) -> T:
        """Let this version do some work."""
        with pytest.MonkeyPatch.context() as patch:
            for module in (keys, state, instant):
                patch.setattr(module, "code", lambda lines: lines.append(f"version {self.version}"))
            if self.version:
                patch.setattr(markdown, "_clean", self._spelled(markdown._clean))
            if self.share is not None:
                patch.setattr(building, "broken_links", _within(broken_links))
            return work(self.rooms())

    def _counted(
        self, findings: Findings, problems: tuple[Problem, ...]
    ) -> tuple[Findings, tuple[Problem, ...]]:
        """Return the findings with another number of decimals for each version."""
        metrics = {
            name: replace(found, decimals=found.decimals + self.version)
            for name, found in findings.metrics.items()
        }
        return replace(findings, metrics=metrics), problems

    def _spelled(self, clean: Callable[[str], str]) -> Callable[[str], str]:
        return lambda html: clean(html).replace("<p>", f'<p class="version-{self.version}">')

    def _tools(self, real: Rooms, theme: Theme) -> Tools:
        tools = real.tools_for(theme)
        draw = tools.draw_marks if self.draws else self._sketch
        if not self.version:
            return replace(tools, draw_marks=draw)
        return replace(
            tools,
            draw_marks=self._stamped(draw),
            renderer=lambda: Stamping(tools.renderer(), self.version),
            leave=lambda drawing: tools.leave(drawing) + self._stamp,
        )

    @property
    def _stamp(self) -> bytes:
        return f"<!-- version {self.version} -->\n".encode()

    def _sketch(self, marks: Marks) -> str:
        return f'<path d="{sha256(repr(marks).encode()).hexdigest()}"/>'

    def _stamped(self, draw: Callable[[Marks], str]) -> Callable[[Marks], str]:
        return lambda marks: f'<g class="version-{self.version}">{draw(marks)}</g>'


def sample(pages: tuple[Page, ...], share: int) -> tuple[Page, ...]:
    """Return a third of the pages, and journeys in every language: the same kinds each time, by their names."""
    languages = sorted({page.path.partition("/")[0] for page in pages if page.path.endswith("/index.html")})
    return tuple(
        page
        for page in pages
        if page.maker == "journey"
        or page.path.partition("/")[0] not in languages
        or (crc32(page.maker.encode()) + languages.index(page.path.partition("/")[0])) % SHARES == share
    )


def _within(broken_links: Callable[..., tuple[Problem, ...]]) -> Callable[..., tuple[Problem, ...]]:
    def within(*values: Any) -> tuple[Problem, ...]:
        return tuple(found for found in broken_links(*values) if "leads to no file" not in found.message)

    return within
