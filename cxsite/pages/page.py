"""What a page is before it is HTML: a maker's name with its arguments, then a view.

A maker gets only the arguments that stand in its `Page`, never the whole handbook: equal arguments mean an equal page.
"""

from dataclasses import dataclass

from cxsite.draw.chart import Chart
from cxsite.model.problems import Problem
from cxsite.model.told import Told


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the output that can be made.

    Attributes:
        path: where it stands below the output folder (`en/journeys/open-account.html`).
        maker: the name of its maker in `pages.site.MAKERS`.
        arguments: everything the maker may see: frozen values.
        foreign: the languages in which most of its words are another's (`pages.lent`); known where pages have
            whole addresses.
    """

    path: str
    maker: str
    arguments: tuple[object, ...]
    foreign: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """Exactly what one page shows.

    Attributes:
        template: the name of its template; "" when `content` is the file's bytes already.
        content: a frozen value for the template, or bytes.
        charts: the charts it shows; the template finds the SVG of each under `charts[chart.id]`.
    """

    template: str
    content: object
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaf:
    """A finished page, as those files see it that are made of finished pages (see `gathering`).

    Attributes:
        path: where it stands.
        maker: the name of its maker.
        data: its bytes.
        told: what it says, section by section; nothing for what is no page.
    """

    path: str
    maker: str
    data: bytes
    told: tuple[Told, ...]


TOO_HARD = "a text of `{}` takes too long to read; it begins `{}`"
"""The page, and how its text begins."""


class TextTooHard(Exception):  # noqa: N818 - it becomes a problem of the page that shows the text
    """A text that takes longer to read than any page is worth, or lists deeper than can be read; the text is `text`."""

    def __init__(self, text: str) -> None:
        super().__init__(text[:40])
        self.text = text


class TemplateMistakes(Exception):  # noqa: N818 - the mistakes are the author's, and become problems
    """The house's own templates, or a text, cannot make a page; `problems` says where and what to do.

    It stands here, beside what renderers take, so that whoever catches it need not import the template engine.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
