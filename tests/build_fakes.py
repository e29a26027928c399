"""A toy handbook's rooms, so that a build can be tested without the real ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from cxsite.build.keys import digest
from cxsite.build.press import Renderer, Tools
from cxsite.build.rooms import Reading, Rooms
from cxsite.build.store import Store
from cxsite.build.workers import ALONE, Crew
from cxsite.build.workshop import NOBODY, Watcher, Workshop
from cxsite.draw.chart import Chart, Marks, Point, Trend, Width, Words
from cxsite.measure.findings import Findings
from cxsite.model.dataset import Dataset, FilePattern
from cxsite.model.handbook import Handbook
from cxsite.model.journey import Lists
from cxsite.model.problems import Problem
from cxsite.model.settings import Site
from cxsite.model.text import Status, Text, Wording
from cxsite.model.theme import Theme
from cxsite.pages.page import Page, View
from cxsite.read.recall import Recall
from cxsite.read.validation import valid

WORDS = {"nav": "Home"}
THEME = Theme("default", {"page.html": "<main>", "list.html": "<ul>"}, {"site.css": b"a{}"}, {"en": WORDS})
FINDINGS = Findings({}, date(2026, 3, 1))
HANDBOOK = Handbook(
    site=valid(
        Site, {"title": Text({"en": Wording("Toy", "en", Status.ORIGINAL)}), "languages": ["en", "zh-Hans"]}
    ),
    lists=Lists(),
    touchpoints={},
    personas={},
    journeys={},
    datasets={"toy": Dataset(id="toy", files=(FilePattern(path="*.csv"),))},
    metrics={},
    prose={},
    files=(),
    newest=None,
    theme=THEME,
)


@dataclass(frozen=True, slots=True)
class Article:
    """What an article's maker may see."""

    title: str
    values: tuple[float, ...]
    note: str = ""  # never shown


@dataclass(frozen=True, slots=True)
class Shown:
    """What an article's template shows."""

    title: str


@dataclass(slots=True)
class Calls:
    """What the rooms were asked for, in order."""

    views: list[str] = field(default_factory=list)
    rendered: list[str] = field(default_factory=list)
    drawn: list[Marks] = field(default_factory=list)
    readied: list[str] = field(default_factory=list)


def page(path: str, article: Article) -> Page:
    """Return an article's page in the language that its path begins with."""
    return Page(path, "article", (path.partition("/")[0], article))


def chart(language: str, values: tuple[float, ...]) -> Chart:
    """Return a chart of these values: its marks are the same in every language."""
    wide = Trend(Width.WIDE, 0.0, 10.0, (), tuple(Point(value, value, value) for value in values))
    return Chart(
        "trend", wide, replace(wide, width=Width.NARROW), Words(language, (), ()), f"chart in {language}"
    )


@dataclass(frozen=True, slots=True)
class ToyRenderer:
    """Templates that show a title, the theme's word for home, and charts."""

    theme: Theme
    calls: Calls

    def ready(self) -> None:
        """Write down that everything was opened."""
        self.calls.readied.append(self.theme.name)

    def closure(self, template: str) -> str:
        """Return the key of the template's own text: no template here includes another."""
        return digest(self.theme.templates[template])

    def render(self, view: View, charts: Mapping[str, str]) -> bytes:
        """Return the page."""
        assert isinstance(view.content, Shown)
        self.calls.rendered.append(view.content.title)
        parts = (self.theme.templates[view.template], self.theme.wording["en"]["nav"], view.content.title)
        return "\n".join((*parts, *charts.values())).encode()


def tools(calls: Calls, theme: Theme = THEME) -> Tools:
    """Return tools that write down what they are asked for."""

    def view_of(page: Page) -> View:
        calls.views.append(page.path)
        if page.maker in {"file", "where"}:
            return View("", page.arguments[0] if page.arguments else page.path.encode())
        if page.maker == "lent":
            return View("", " ".join(page.foreign).encode())
        language, article = page.arguments
        assert isinstance(language, str)
        assert isinstance(article, Article)
        title = article.title.lower() if page.maker == "quiet" else article.title
        return View("page.html", Shown(title), (chart(language, article.values),) if article.values else ())

    def draw_marks(marks: Marks) -> str:
        calls.drawn.append(marks)
        return f"<path {digest(marks)[:8]}>"

    def compose(chart: Chart, fragments: Mapping[Width, str]) -> str:
        return f"<svg>{chart.label}{fragments[Width.WIDE]}{fragments[Width.NARROW]}</svg>"

    def renderer() -> Renderer:
        return ToyRenderer(theme, calls)

    return Tools(view_of, renderer, draw_marks, compose)


@dataclass(frozen=True, slots=True)
class ToyReading:
    """What reading a folder gave."""

    handbook: Handbook | None
    problems: tuple[Problem, ...] = ()


def rooms(
    pages: tuple[Page, ...],
    calls: Calls | None = None,
    reading: Reading | None = None,
    mistakes: tuple[Problem, ...] = (),
) -> Rooms:
    """Return rooms that always find this handbook with these pages."""

    def read(_folder: Path, _recall: Recall) -> Reading:
        toy = replace(HANDBOOK.datasets["toy"], mode=str(mistakes))  # mistakes come from data
        return reading or ToyReading(replace(HANDBOOK, datasets={"toy": toy}))

    def dated(_handbook: Handbook, _findings: Findings, day: date) -> tuple[Page, ...]:
        return (*pages, Page("as-of.txt", "file", (day.isoformat().encode(),)))

    return Rooms(
        read, lambda _handbook: (FINDINGS, mistakes), dated, lambda theme: tools(calls or Calls(), theme)
    )


def shop(store: Store, version: str = "1", crew: Crew = ALONE, watcher: Watcher = NOBODY) -> Workshop:
    """Return a workshop for pages alone."""
    return Workshop(rooms(()), store, version, Recall(), crew, watcher)
