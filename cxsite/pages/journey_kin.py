"""What stands beside a journey's map: its kin, what hurts along it, what could be better."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.model.journey import Journey, State
from cxsite.pages.journey_map import StageView
from cxsite.pages.journey_step import owned
from cxsite.pages.pains import rank
from cxsite.pages.speech import Pair, Speech, Term


@dataclass(frozen=True, slots=True)
class Hurt:
    """A pain point and the step where it is felt; `href` leads to that step on the map."""

    href: str
    step: Pair
    text: Pair
    weight: Pair | None
    square: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """Something that could be better, and who it belongs to."""

    title: Pair
    owner: Pair | None


def hurts(journey: Journey, stages: tuple[StageView, ...]) -> tuple[Hurt, ...]:
    """Return all pain points, the worst first by severity × frequency; those that nobody has judged come last."""
    ranks = [rank(pain) for step in journey.steps for pain in step.pains]
    shown = [
        Hurt(f"#step-{step.id}", step.name, pain.text, pain.weight, pain.square)
        for stage in stages
        for step in stage.steps
        for pain in step.pains
    ]
    order = sorted(zip(ranks, shown, strict=True), key=lambda each: -each[0])
    return tuple(hurt for _, hurt in order)


def opportunities(journey: Journey, owners: Mapping[str, str], speech: Speech) -> tuple[Open, ...]:
    """Return what could be better at any of the steps, each once; `owners` goes from one to its role."""
    keys = dict.fromkeys(key for step in journey.steps for key in step.opportunities)
    return tuple(Open(speech.link("opportunity", key), owned(owners.get(key, ""), speech)) for key in keys)


def practices(journey: Journey, speech: Speech) -> tuple[Pair, ...]:
    """Return what is done well at any of the steps, each once."""
    keys = dict.fromkeys(key for step in journey.steps for key in step.practices)
    return tuple(speech.link("practice", key) for key in keys)


def kin(
    journey: Journey, parts: tuple[str, ...], planned: tuple[str, ...], speech: Speech
) -> tuple[Term, ...]:
    """Return how a journey stands to others and to roles; what there is nothing of is left out.

    Which stage of another it zooms into, its page says for itself.

    Args:
        journey: the journey.
        parts: ids of the journeys that are parts of it.
        planned: ids of the journeys that say how it is to be.
        speech: how the page speaks.
    """
    links = {
        "owner": [("role", key) for key in (journey.owner,) if key],
        "with": [("role", key) for key in journey.with_],
        "part-of": [("journey", key) for key in (journey.parent,) if key and not journey.parent_stage],
        "parts": [("journey", key) for key in parts],
        "future-of": [("journey", key) for key in (journey.future_of,) if key],
        "future": [("journey", key) for key in planned],
    }
    return tuple(
        Term(name, speech.ui(f"journey.{name}"), tuple(speech.link(*target) for target in targets))
        for name, targets in links.items()
        if targets
    )


def planned_note(journey: Journey, speech: Speech) -> Pair | None:
    """Return what a reader must know of a journey that is not there yet."""
    return speech.ui("journey.planned") if journey.state is State.FUTURE else None
