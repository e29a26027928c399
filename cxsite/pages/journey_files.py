"""The other forms of a journey's map: its table, today beside what is planned, and the files to take along.

Every page of a journey lists them, but for the one that it is itself.
"""

from dataclasses import dataclass

from cxsite.model.journey import Journey
from cxsite.pages import addresses
from cxsite.pages.speech import Pair, Speech


@dataclass(frozen=True, slots=True)
class Form:
    """A way to another form of a map; `is_file` where it is a file to take along and no page."""

    href: str
    label: Pair
    is_file: bool = False


def forms_of(journey: Journey, planned: tuple[str, ...], path: str, speech: Speech) -> tuple[Form, ...]:
    """Return the other forms of a journey's map, as the page at `path` leads to them.

    Args:
        journey: the journey.
        planned: ids of the journeys that say how it is to be.
        path: where the page stands; it is not among them.
        speech: how the page speaks.
    """
    language = speech.language
    pages = (
        ("forms.map", addresses.journey(language, journey.id)),
        ("journey.table", addresses.journey_table(language, journey.id)),
    )
    return tuple(
        Form(addresses.link(path, target), speech.ui(name)) for name, target in pages if target != path
    )
