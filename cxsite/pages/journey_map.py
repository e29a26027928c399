"""The map of a journey: stages and their steps, lanes, feelings, and the values measured at each touchpoint."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cxsite.measure.findings import Comment, MetricFindings
from cxsite.model.journey import Channel, Emotion, Journey, Label, Quote, Stage, Step, Touchpoint
from cxsite.model.metric import Metric
from cxsite.model.text import Text
from cxsite.pages import addresses, curve, formats
from cxsite.pages.pains import Pain, pain_of
from cxsite.pages.prose import Plate
from cxsite.pages.speech import Pair, Speech, Term
from cxsite.pages.values import Gauges, Value, value

SENTENCES = ("does", "thinks", "expects", "decides")
LISTS = ("frontstage", "backstage", "support", "props")
LANES = (
    "feels",
    "does",
    "thinks",
    "expects",
    "decides",
    "pains",
    "quotes",
    "measures",
    "takes",
    *LISTS,
    "practices",
    "opportunities",
)
"""The rows of the map, from the customer's side down to what nobody sees."""

LINES = {"frontstage": "interaction", "backstage": "visibility", "support": "internal"}
"""Row to the line of the service blueprint above it."""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said, who it was, and in which language."""

    words: Pair
    who: Pair | None
    spoken: Pair | None


@dataclass(frozen=True, slots=True)
class Felt:
    """How one persona feels at a step: its name with the feeling, and whether that is `up`, `down` or `even`."""

    said: Pair
    tone: str


@dataclass(frozen=True, slots=True)
class StepView:
    """One column of the map; `id` names stage and step, because two stages may call a step alike."""

    id: str
    href: str
    name: Pair
    channel: Pair
    moment_of_truth: bool
    curve: str
    height: int
    score: str
    feeling: Pair | None
    felt_by: tuple[Felt, ...]
    lanes: Mapping[str, Term]
    pains: tuple[Pain, ...]
    quotes: tuple[Said, ...]
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class StageView:
    """Some columns of the map under one heading; `lanes` are the rows that its steps have anything in."""

    id: str
    number: int
    name: Pair
    goal: Pair | None
    class_: Pair | None
    effect: Pair | None
    leaves: Pair | None
    content: tuple[Pair, ...]
    lanes: tuple[str, ...]
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class Company:
    """Everything beside a journey that its page speaks of, and nothing else.

    `illustrative` says that some of the numbers come from invented answers.
    `comments` are those about its touchpoints, `segments` the names of those who wrote them.
    `parts` are the ids of the journeys it consists of, `planned` of those that say how it is to be.
    """

    touchpoints: Mapping[str, Touchpoint]
    channels: Mapping[str, Channel]
    emotions: Mapping[str, Emotion]
    metrics: Mapping[str, Metric]
    found: Mapping[str, MetricFindings]
    names: Mapping[str, tuple[Text, str]]
    illustrative: bool = False
    parts: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    pictures: Mapping[str, Plate] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    segments: Mapping[str, Label] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scene:
    """What all steps of one map need: measures that people are asked for, the company, the page's path, the speech."""

    measures: tuple[str, ...]
    company: Company
    path: str
    speech: Speech


def stages_of(journey: Journey, company: Company, path: str, speech: Speech) -> tuple[StageView, ...]:
    """Return the stages with their steps, as the page at `path` shows them."""
    at_steps = tuple(key for key in journey.measures if company.metrics[key].question)
    scene = Scene(at_steps, company, path, speech)
    scores = tuple(company.emotions[step.feels].score if step.feels else None for step in journey.steps)
    curves = iter(curve.pieces(scores))
    return tuple(
        _stage(
            stage,
            number,
            tuple(_step(step, stage.id, next(curves), scene) for step in stage.steps.values()),
            speech,
        )
        for number, stage in enumerate(journey.stages.values(), start=1)
    )


def _stage(stage: Stage, number: int, steps: tuple[StepView, ...], speech: Speech) -> StageView:
    return StageView(
        stage.id,
        number,
        speech.text(stage.name),
        speech.sentence(stage.goal) if stage.goal else None,
        speech.ui(f"class.{stage.class_}") if stage.class_ else None,
        speech.ui(f"class.{stage.class_}.effect") if stage.class_ else None,
        speech.sentence(stage.leaves) if stage.leaves else None,
        tuple(speech.sentence(text) for text in stage.content),
        tuple(lane for lane in LANES if is_used(lane, steps)),
        steps,
    )


def _step(step: Step, stage: str, path: str, scene: Scene) -> StepView:
    company, speech = scene.company, scene.speech
    touchpoint = company.touchpoints[step.at]
    emotion = company.emotions[step.feels] if step.feels else None
    gauged = Gauges(company.metrics, company.found)
    return StepView(
        id=f"{stage}.{step.id}",
        href=addresses.link(scene.path, addresses.touchpoint(speech.language, step.at)),
        name=speech.text(touchpoint.name),
        channel=speech.text(company.channels[touchpoint.channel].name),
        moment_of_truth=step.moment_of_truth,
        curve=path,
        height=curve.MIDDLE - curve.UNIT * emotion.score if emotion else 0,
        score=_signed(emotion.score) if emotion else "",
        feeling=speech.text(emotion.name) if emotion else None,
        felt_by=tuple(
            _felt(persona, company.emotions[emotion], speech) for persona, emotion in step.felt_by.items()
        ),
        lanes=_lanes(step, speech),
        pains=tuple(pain_of(pain, speech) for pain in step.pains),
        quotes=tuple(_quote(quote, speech) for quote in step.quotes),
        values=tuple(value(metric, step.at, scene.path, gauged, speech) for metric in scene.measures),
    )


def _felt(persona: str, emotion: Emotion, speech: Speech) -> Felt:
    name, _ = speech.names[f"persona:{persona}"]
    said = speech.both(
        lambda language: speech.word(
            "map.felt-by",
            language,
            persona=name[language].text,
            feeling=emotion.name[language].text,
            score=_signed(emotion.score),
        )
    )
    return Felt(said, "up" if emotion.score > 0 else "down" if emotion.score < 0 else "even")


def _signed(score: int) -> str:
    return f"+{score}" if score > 0 else f"−{-score}" if score < 0 else "0"


def _lanes(step: Step, speech: Speech) -> dict[str, Term]:
    said = {lane: (text,) for lane in SENTENCES if (text := getattr(step, lane))}
    said |= {lane: texts for lane in LISTS if (texts := getattr(step, lane))}
    lanes = {
        lane: Term(lane, speech.ui(f"lane.{lane}"), tuple(speech.sentence(text) for text in texts))
        for lane, texts in said.items()
    }
    if duration := step.takes:
        shown = speech.both(lambda language: formats.duration(duration, speech.interface[language]))
        lanes["takes"] = Term("takes", speech.ui("lane.takes"), (shown,))
    linked = {"practices": ("practice", step.practices), "opportunities": ("opportunity", step.opportunities)}
    return lanes | {
        lane: Term(lane, speech.ui(f"lane.{lane}"), tuple(speech.link(kind, key) for key in keys))
        for lane, (kind, keys) in linked.items()
        if keys
    }


def _quote(quote: Quote, speech: Speech) -> Said:
    return Said(
        speech.sentence(quote.says),
        speech.text(quote.who) if quote.who else None,
        _said_in(quote.spoken, speech) if quote.spoken else None,
    )


def _said_in(spoken: str, speech: Speech) -> Pair:
    def say(language: str) -> str:
        return speech.word("journey.said-in", language, language=formats.language_name(spoken, language))

    return speech.both(say)


def is_used(lane: str, steps: tuple[StepView, ...]) -> bool:
    """Say whether any step has something in this lane: a lane that nobody uses is not shown."""
    match lane:
        case "feels":
            return any(step.feeling or step.felt_by for step in steps)
        case "pains":
            return any(step.pains for step in steps)
        case "quotes":
            return any(step.quotes for step in steps)
        case "measures":
            return any(step.values for step in steps)
        case _:
            return any(lane in step.lanes for step in steps)
