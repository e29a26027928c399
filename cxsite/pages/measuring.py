"""What the further pages of the measures share: the way between them, how a difference is said."""

from collections.abc import Iterable
from dataclasses import dataclass

from cxsite.model.metric import Metric
from cxsite.pages import addresses, formats
from cxsite.pages.frame import Frame, Link, Shell, head_of
from cxsite.pages.page import View
from cxsite.pages.speech import Pair, Speech

PAGES = ("compare", "gaps", "importance", "consistency", "languages", "loop")
"""Pages beside the section's index, in the order of the way between them; the interface calls them `page.<name>`."""


@dataclass(frozen=True, slots=True)
class Way:
    """The way to a page that looks across all measures."""

    href: str
    title: Pair


def way(path: str, name: str, speech: Speech) -> Way:
    """Return the way from the page at `path` to one of the section's pages."""
    href = addresses.link(path, addresses.measures(speech.language, name))
    return Way(href, speech.ui(f"page.{name}"))


def ways(path: str, pages: Iterable[str], speech: Speech) -> tuple[Link, ...]:
    """Return the way from the page at `path` to the index and to those of the section's pages that there are."""
    index = addresses.section(speech.language, "measures")
    links = [Link(addresses.link(path, index), speech.word("ui.all-data"), index == path)]
    for name in pages:
        place = addresses.measures(speech.language, name)
        links.append(Link(addresses.link(path, place), speech.word(f"page.{name}"), place == path))
    return tuple(links)


def download(path: str, name: str) -> str:
    """Return the way from the page at `path` to its numbers as a file."""
    return addresses.link(path, addresses.across(name))


def shown(frame: Frame, path: str, name: str, body: object, speech: Speech) -> View:
    """Return the view of one page of the section, without charts."""
    head = head_of(
        frame,
        path,
        speech.word(f"page.{name}"),
        section="measures",
        description=speech.word(f"measures.{name}.lead"),
    )
    return View(f"{name}.html", Shell(head, body))


def difference(low: float, high: float, metric: Metric, decimals: int, speech: Speech, language: str) -> str:
    """Return how far two printed values lie apart: `16 percentage points`, `12 points`, `0.6`."""
    apart = formats.decimal(high - low, decimals, language)
    key = "one" if apart == "1" else "other"
    return speech.word(f"difference.{metric.form.unit}.{key}", language, n=apart)
