"""What a page is before it is HTML: a maker's name with its arguments, then a view.

A maker gets only the arguments that stand in its `Page`, never the whole handbook: equal arguments mean an equal page.
"""

from dataclasses import dataclass

from cxsite.draw.chart import Chart


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the output that can be made.

    Attributes:
        path: where it stands below the output folder (`en/journeys/open-account.html`).
        maker: the name of its maker in `pages.site.MAKERS`.
        arguments: everything the maker may see: frozen values.
    """

    path: str
    maker: str
    arguments: tuple[object, ...]


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
