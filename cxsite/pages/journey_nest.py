"""Journeys in journeys: which stages of a journey have one of their own, and at which of its stages a part stands.

A part stands at the stage that it says it zooms into; one that says none, at every stage whose touchpoints it leads
through, and where it shares none, at no single stage.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.model.journey import Journey
from cxsite.model.text import Text
from cxsite.pages import addresses
from cxsite.pages.foreign import within
from cxsite.pages.speech import Pair, Speech


@dataclass(frozen=True, slots=True)
class Nest:
    """How a journey stands to those around it.

    Attributes:
        above: id of the journey that it is a part of, "" for none.
        title: what that one is called.
        stages: that journey's stages at which it stands, with their names.
        zoomed: whether it says itself at which; then that is the only one.
        below: stage of its own to the journeys that stand at it, with their titles.
    """

    above: str = ""
    title: Text | None = None
    stages: tuple[tuple[str, Text], ...] = ()
    zoomed: bool = False
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
            tuple((each, journeys[each].title) for each in parts if _stands(journeys[each], journey, stage)),
        )
        for stage in journey.stages
    )
    return Nest(
        parent.id if parent else "",
        parent.title if parent else None,
        tuple((key, stage.name) for key, stage in parent.stages.items() if _stands(journey, parent, key))
        if parent
        else (),
        journey.parent_stage is not None,
        tuple((stage, found) for stage, found in below if found),
    )


def _stands(part: Journey, whole: Journey, stage: str) -> bool:
    """Tell whether a part stands at a stage: it says so, or says nothing and they meet at a touchpoint."""
    if part.parent_stage is not None:
        return part.parent_stage == stage
    there = {step.at for step in whole.stages[stage].steps.values()}
    return any(step.at in there for step in part.steps)


@dataclass(frozen=True, slots=True)
class Zoom:
    """A way from one journey into another."""

    href: str
    name: Pair


def into(nest: Nest, path: str, speech: Speech) -> dict[str, tuple[Zoom, ...]]:
    """Return the ways from each stage of a map to the maps of the journeys that stand at it."""
    return {stage: tuple(_into(*each, path, speech) for each in found) for stage, found in nest.below}


def _into(journey: str, title: Text, path: str, speech: Speech) -> Zoom:
    href = addresses.link(path, addresses.journey(speech.language, journey))
    return Zoom(
        href, speech.both(lambda language: speech.word("map.zoom", language, journey=within(title, language)))
    )


def out_of(nest: Nest, path: str, speech: Speech) -> Zoom | None:
    """Return the way from a map back to the stage that it zooms into, None where it says none."""
    if nest.title is None or not nest.zoomed:
        return None
    ((stage, name),) = nest.stages
    page = addresses.journey(speech.language, nest.above)
    return Zoom(addresses.link(path, page, f"stage-{stage}"), zoomed(name, nest.title, speech))


def zoomed(stage: Text, journey: Text, speech: Speech) -> Pair:
    """Return in words which stage of which journey another one zooms into."""
    return speech.both(
        lambda language: speech.word(
            "map.zoomed", language, stage=within(stage, language), journey=within(journey, language)
        )
    )


def down(nest: Nest, path: str, speech: Speech) -> dict[str, tuple[Zoom, ...]]:
    """Return the ways from each stage to the tables of the journeys that stand at it."""
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
