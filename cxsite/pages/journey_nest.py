"""Journeys in journeys: which stages of a journey have one of their own, and at which of its stages a part stands.

A part stands at every stage whose touchpoints it leads through; one that shares none stands at no single stage.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.model.journey import Journey
from cxsite.model.text import Text
from cxsite.pages import addresses
from cxsite.pages.speech import Pair, Speech


@dataclass(frozen=True, slots=True)
class Nest:
    """How a journey stands to those around it.

    Attributes:
        above: id of the journey that it is a part of, "" for none.
        title: what that one is called.
        stages: that journey's stages through which it leads, with their names.
        below: stage of its own to the journeys that lead through it, with their titles.
    """

    above: str = ""
    title: Text | None = None
    stages: tuple[tuple[str, Text], ...] = ()
    below: tuple[tuple[str, tuple[tuple[str, Text], ...]], ...] = ()


ALONE = Nest()


def nest_of(journey: Journey, parts: tuple[str, ...], journeys: Mapping[str, Journey]) -> Nest:
    """Return how a journey stands to its parent and to its parts.

    Args:
        journey: the journey.
        parts: ids of the journeys that it consists of.
        journeys: all of them.
    """
    parent = journeys.get(journey.parent or "")
    below = tuple(
        (
            stage,
            tuple((each, journeys[each].title) for each in parts if _leads(journeys[each], journey, stage)),
        )
        for stage in journey.stages
    )
    return Nest(
        parent.id if parent else "",
        parent.title if parent else None,
        tuple((key, stage.name) for key, stage in parent.stages.items() if _leads(journey, parent, key))
        if parent
        else (),
        tuple((stage, found) for stage, found in below if found),
    )


def _leads(part: Journey, whole: Journey, stage: str) -> bool:
    """Tell whether a part leads through a stage: they meet at a touchpoint."""
    there = {step.at for step in whole.stages[stage].steps.values()}
    return any(step.at in there for step in part.steps)


@dataclass(frozen=True, slots=True)
class Zoom:
    """A way from one journey into another."""

    href: str
    name: Pair


def down(nest: Nest, path: str, speech: Speech) -> dict[str, tuple[Zoom, ...]]:
    """Return the ways from each stage to the tables of the journeys that lead through it."""
    return {
        stage: tuple(
            Zoom(addresses.link(path, addresses.journey_table(speech.language, key)), speech.text(title))
            for key, title in found
        )
        for stage, found in nest.below
    }


def up(nest: Nest, path: str, speech: Speech) -> tuple[Zoom, ...]:
    """Return the ways to the journey that this one is a part of: to its stages, else to its table."""
    if not nest.title:
        return ()
    table = addresses.journey_table(speech.language, nest.above)
    stages = (
        Zoom(addresses.link(path, table, f"table-{key}"), speech.text(name)) for key, name in nest.stages
    )
    return (Zoom(addresses.link(path, table), speech.text(nest.title)), *stages)
