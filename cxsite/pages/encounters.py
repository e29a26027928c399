"""Steps wherever they stand: where a touchpoint is met, where a practice is applied, where an opportunity stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from cxsite.model.handbook import Handbook
from cxsite.model.journey import Journey, State, Step, TouchpointClass
from cxsite.model.text import Text
from cxsite.pages import addresses
from cxsite.pages.speech import Pair, Speech


@dataclass(frozen=True, slots=True)
class Encounter:
    """A step together with the stage and the journey it belongs to; `journey` and `stage` are ids."""

    journey: str
    title: Text
    stage: str
    stage_name: Text
    class_: TouchpointClass | None
    step: Step


@dataclass(frozen=True, slots=True)
class Spot:
    """A step as a link: its journey, its stage, its touchpoint."""

    href: str
    journey: Pair
    stage: Pair
    touchpoint: Pair


def today(handbook: Handbook) -> tuple[Journey, ...]:
    """Return the journeys that tell of today: what was measured says nothing of one that is planned."""
    return tuple(journey for journey in handbook.journeys.values() if journey.state is State.TODAY)


def encounters(journeys: Iterable[Journey]) -> tuple[Encounter, ...]:
    """Return all steps of these journeys, in their order."""
    return tuple(
        Encounter(journey.id, journey.title, stage.id, stage.name, stage.class_, step)
        for journey in journeys
        for stage in journey.stages.values()
        for step in stage.steps.values()
    )


def spot(encounter: Encounter, path: str, touchpoint: Text, speech: Speech) -> Spot:
    """Return how the page at `path` leads to a step."""
    target = addresses.journey(speech.language, encounter.journey)
    anchor = addresses.step(encounter.stage, encounter.step.id)
    return Spot(
        addresses.link(path, target, anchor),
        speech.text(encounter.title),
        speech.text(encounter.stage_name),
        speech.text(touchpoint),
    )
