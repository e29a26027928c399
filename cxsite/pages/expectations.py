"""What is expected, told by journey, where there is too much of it for one page.

The words themselves stand on the page of each journey, beside what was measured at the same step.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from cxsite.model.text import Text
from cxsite.pages import addresses
from cxsite.pages.encounters import Encounter
from cxsite.pages.speech import Pair, Speech

MANY = 120
"""More expectations than these are told by journey: nobody reads a page of so many."""


@dataclass(frozen=True, slots=True)
class Expecting:
    """A journey, by id and title, and at how many of its steps something is expected."""

    journey: str
    title: Text
    steps: int


@dataclass(frozen=True, slots=True)
class Way:
    """The way to a journey, and how much is expected there."""

    href: str
    title: Pair
    steps: Pair


def by_journey(met: Iterable[Encounter]) -> tuple[Expecting, ...]:
    """Return the journeys of steps with an expectation, in their order."""
    found = tuple(met)
    steps = Counter(each.journey for each in found)
    titles = {each.journey: each.title for each in found}
    return tuple(Expecting(journey, titles[journey], count) for journey, count in steps.items())


def way(expecting: Expecting, path: str, speech: Speech) -> Way:
    """Return how the page at `path` leads to what is expected on a journey."""
    target = addresses.journey(speech.language, expecting.journey)
    key = f"gaps.journey.{'one' if expecting.steps == 1 else 'other'}"
    return Way(addresses.link(path, target), speech.text(expecting.title), speech.ui(key, n=expecting.steps))
