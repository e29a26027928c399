"""What all pages of improvements share: the way between them, owners, the quarters of the matrix."""

from collections.abc import Mapping

from cxsite.model.improve import Opportunity
from cxsite.model.text import Text
from cxsite.pages import addresses
from cxsite.pages.frame import Frame, Link, Shell, head_of
from cxsite.pages.page import View
from cxsite.pages.speech import Pair, Speech

PAGES = ("index", "opportunities", "promises", "owners", "coverage")
"""The pages of the section, in the order of the way between them; the interface calls them `improve.<name>`."""

MUCH = 3
"""From here on a value or an effort of 1 to 5 counts as much."""

Names = Mapping[str, tuple[Text, str]]


def ways(path: str, speech: Speech) -> tuple[Link, ...]:
    """Return the way from the page at `path` to all pages of the section."""
    places = ((name, addresses.improve(speech.language, name)) for name in PAGES)
    return tuple(
        Link(addresses.link(path, place), speech.word(f"improve.{name}"), place == path)
        for name, place in places
    )


def shown(frame: Frame, path: str, name: str, body: object, speech: Speech) -> View:
    """Return the view of one page of the section, which is called `improve.<name>`."""
    head = head_of(
        frame,
        path,
        speech.word(f"improve.{name}"),
        section="improve",
        description=speech.word(f"improve.{name}.lead"),
    )
    return View(f"{name if name != 'index' else 'priorities'}.html", Shell(head, body))


def owner(identifier: str | None, speech: Speech) -> Pair:
    """Return who owns something, or that nobody does."""
    return speech.link("role", identifier) if identifier else speech.ui("content.no-owner")


def quarter_at(value: int, effort: int) -> str:
    """Return the quarter where a value and an effort of 1 to 5 meet: `first`, `plan`, `aside` or `last`."""
    if value >= MUCH:
        return "plan" if effort >= MUCH else "first"
    return "last" if effort >= MUCH else "aside"


def quadrant(opportunity: Opportunity) -> str:
    """Return the quarter that an opportunity stands in."""
    return quarter_at(opportunity.value, opportunity.effort)
