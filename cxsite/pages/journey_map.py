"""The map of a journey: stages and their steps, lanes, feelings, and the values measured at each touchpoint."""

from dataclasses import dataclass

from cxsite.model.journey import Journey, Stage, TouchpointClass
from cxsite.pages import curve
from cxsite.pages.foreign import within
from cxsite.pages.journey_step import Company, Scene, StepView, signed, step_of
from cxsite.pages.speech import Pair, Speech

__all__ = ["BANDS", "LANES", "LINES", "Company", "StageView", "StepView", "is_used", "scores_of", "stages_of"]

LANES = (
    "feels",
    "expects",
    "does",
    "thinks",
    "decides",
    "pains",
    "quotes",
    "measures",
    "takes",
    "frontstage",
    "backstage",
    "support",
    "props",
    "practices",
    "opportunities",
)
"""The rows of the map, from the customer's side down to what nobody sees; what was hoped for beside how it felt."""

LINES = {"frontstage": "interaction", "backstage": "visibility", "support": "internal"}
"""Row to the line of the service blueprint above it."""

BANDS = {
    TouchpointClass.PRE: "band-pre",
    TouchpointClass.FIRST: "band-first",
    TouchpointClass.CORE: "band-core",
    TouchpointClass.LAST: "band-last",
}
"""Class of a stage to how its band is drawn."""


@dataclass(frozen=True, slots=True)
class StageView:
    """Some columns of the map under one heading.

    Attributes:
        band: how its class is drawn, "" where it has none.
        lanes: the rows that its steps have anything in.
        told: how many steps it has, and which feels worst, for those who see it closed.
    """

    id: str
    number: int
    name: Pair
    goal: Pair | None
    class_: Pair | None
    effect: Pair | None
    band: str
    leaves: Pair | None
    content: tuple[Pair, ...]
    lanes: tuple[str, ...]
    told: Pair
    steps: tuple[StepView, ...]


def scores_of(journey: Journey, company: Company) -> tuple[int | None, ...]:
    """Return how each step of a journey feels, None where nobody knows."""
    return tuple(company.emotions[step.feels].score if step.feels else None for step in journey.steps)


def stages_of(journey: Journey, company: Company, path: str, speech: Speech) -> tuple[StageView, ...]:
    """Return the stages with their steps, as the page at `path` shows them."""
    at_steps = tuple(key for key in journey.measures if company.metrics[key].question)
    scene = Scene(at_steps, company, path, speech)
    curves = iter(curve.pieces(scores_of(journey, company)))
    return tuple(
        _stage(
            stage,
            number,
            tuple(step_of(step, stage.id, next(curves), scene) for step in stage.steps.values()),
            scene,
        )
        for number, stage in enumerate(journey.stages.values(), start=1)
    )


def _stage(stage: Stage, number: int, steps: tuple[StepView, ...], scene: Scene) -> StageView:
    speech, class_ = scene.speech, stage.class_
    return StageView(
        id=stage.id,
        number=number,
        name=speech.text(stage.name),
        goal=speech.sentence(stage.goal) if stage.goal else None,
        class_=speech.ui(f"class.{class_}") if class_ else None,
        effect=_effect(class_, speech) if class_ else None,
        band=BANDS[class_] if class_ else "",
        leaves=speech.sentence(stage.leaves) if stage.leaves else None,
        content=tuple(speech.sentence(text) for text in stage.content),
        lanes=tuple(lane for lane in LANES if is_used(lane, steps)),
        told=_told(stage, scene),
        steps=steps,
    )


def _effect(class_: TouchpointClass, speech: Speech) -> Pair:
    """Return a class and what it does, in one line of each language."""
    return speech.both(
        lambda language: speech.word(
            "map.class",
            language,
            name=speech.word(f"class.{class_}", language),
            effect=speech.word(f"class.{class_}.effect", language),
        )
    )


def _told(stage: Stage, scene: Scene) -> Pair:
    """Return how many steps a stage has, and which of them feels worst."""
    company, speech = scene.company, scene.speech
    steps = tuple(stage.steps.values())
    feelings = [company.emotions[step.feels] if step.feels else None for step in steps]
    lowest = curve.lowest_of(tuple(each.score if each else None for each in feelings))
    emotion = None if lowest is None else feelings[lowest]

    def say(language: str) -> str:
        key = f"journey.steps.{'one' if len(steps) == 1 else 'other'}"
        counted = speech.word(key, language, n=len(steps))
        if emotion is None or lowest is None:
            return counted
        return speech.word(
            "map.stage",
            language,
            steps=counted,
            step=within(company.touchpoints[steps[lowest].at].name, language),
            feeling=within(emotion.name, language),
            score=signed(emotion.score),
        )

    return speech.both(say)


def is_used(lane: str, steps: tuple[StepView, ...]) -> bool:
    """Say whether any step has something in this lane: a lane that nobody uses is not shown."""
    match lane:
        case "feels":
            return any(step.feeling or step.felt_by for step in steps)
        case "expects":
            return any(step.met or lane in step.lanes for step in steps)
        case "pains":
            return any(step.pains for step in steps)
        case "quotes":
            return any(step.quotes for step in steps)
        case "measures":
            return any(step.values for step in steps)
        case _:
            return any(lane in step.lanes for step in steps)
