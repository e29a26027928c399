"""The order of things of one kind: what comes before and after each, and what it has the most to do with.

Two things have to do with each other where they share something: journeys a persona or a touchpoint, touchpoints a
channel or a journey, measures a dataset. Of all that share one thing each has only the next few, so that looking costs
the same however many there are.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from cxsite.model.handbook import Handbook
from cxsite.model.knowledge import PracticeKind
from cxsite.pages.grouping import grouped
from cxsite.pages.library import in_order

MOST = 4
"""How many related things a page names."""

KINDS = tuple(PracticeKind)


@dataclass(frozen=True, slots=True)
class Turning:
    """The way from one thing to others, by `kind:id`.

    Attributes:
        beside: to the one before and the one after it, "" for none.
        related: to those that share the most with it, the most first.
    """

    beside: Mapping[str, tuple[str, str]]
    related: Mapping[str, tuple[str, ...]]


def turning_of(handbook: Handbook, there: Collection[str]) -> Turning:
    """Return the order of everything in the handbook that is among `there`: that has a page."""
    rows = [tuple(key for key in row if key in there) for row in _rows(handbook)]
    beside = {
        here: (before, after)
        for row in rows
        for before, here, after in zip(("", *row), row, (*row[1:], ""), strict=False)
    }
    return Turning(beside, _related(tuple((key, mark) for key, mark in _marks(handbook) if key in there)))


def _rows(handbook: Handbook) -> Iterator[tuple[str, ...]]:
    """Yield the things of each kind in the order in which their lists have them."""
    practices = sorted(handbook.practices.values(), key=lambda each: KINDS.index(each.kind))
    yield tuple(f"journey:{key}" for key in handbook.journeys)
    yield tuple(f"touchpoint:{key}" for key in handbook.touchpoints)
    yield tuple(f"persona:{key}" for key in handbook.personas)
    yield tuple(f"metric:{key}" for key in handbook.metrics)
    yield tuple(f"practice:{each.id}" for each in practices)
    yield tuple(f"case:{key}" for key in handbook.cases)
    yield tuple(f"article:{each.id}" for each in in_order(handbook.articles))
    yield tuple(f"role:{key}" for key in handbook.roles)


def _marks(handbook: Handbook) -> Iterator[tuple[str, str]]:
    """Yield what each thing has in common with others."""
    for key, journey in handbook.journeys.items():
        for traveller in dict.fromkeys(journey.persona):
            yield f"journey:{key}", f"persona {traveller}"
            yield f"persona:{traveller}", f"journey {key}"
        for place in dict.fromkeys(step.at for step in journey.steps):
            yield f"journey:{key}", f"touchpoint {place}"
            yield f"touchpoint:{place}", f"journey {key}"
        for measure in dict.fromkeys(journey.measures):
            yield f"metric:{measure}", f"journey {key}"
    for key, persona in handbook.personas.items():
        if persona.segment:
            yield f"persona:{key}", f"segment {persona.segment}"
    for key, touchpoint in handbook.touchpoints.items():
        yield f"touchpoint:{key}", f"channel {touchpoint.channel}"
    for key, metric in handbook.metrics.items():
        yield f"metric:{key}", f"dataset {metric.dataset_id}"


def _related(marks: tuple[tuple[str, str], ...]) -> dict[str, tuple[str, ...]]:
    sharing = grouped(((key.partition(":")[0], mark), key) for key, mark in marks)
    shared: dict[str, Counter[str]] = {}
    for row in sharing.values():
        for at, key in enumerate(row):
            near = dict.fromkeys([*row[at + 1 : at + 1 + MOST], *row[: max(0, at + 1 + MOST - len(row))]])
            shared.setdefault(key, Counter()).update(other for other in near if other != key)
    return {key: tuple(other for other, _ in found.most_common(MOST)) for key, found in shared.items()}
