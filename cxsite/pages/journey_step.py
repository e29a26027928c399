"""One step of a journey's map: what its lanes hold, how it feels, what was measured there, what could be better."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cxsite.measure.findings import Comment, MetricFindings
from cxsite.model.journey import Channel, Emotion, Label, Quote, Step, Touchpoint
from cxsite.model.metric import Metric
from cxsite.model.text import Text
from cxsite.pages import addresses, curve, formats, trend
from cxsite.pages.foreign import within
from cxsite.pages.gap_tables import Paired, ends_at
from cxsite.pages.pains import Pain, pain_of
from cxsite.pages.prose import Plate
from cxsite.pages.sentences import name as name_of
from cxsite.pages.speech import Pair, Speech, Term
from cxsite.pages.trend import Trends
from cxsite.pages.values import Gauges, Value, value

SENTENCES = ("does", "thinks", "expects", "decides")
LISTS = ("frontstage", "backstage", "support", "props")


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said; who it was and in which language, in one line."""

    words: Pair
    by: Pair | None


@dataclass(frozen=True, slots=True)
class Felt:
    """How one persona feels at a step: its name with the feeling, and whether that is `up`, `down` or `even`."""

    said: Pair
    tone: str


@dataclass(frozen=True, slots=True)
class Met:
    """What the same people expected of a touchpoint and what they found there; `href` explains it."""

    said: Pair
    href: str


@dataclass(frozen=True, slots=True)
class StepView:
    """One column of the map; `id` names stage and step, because two stages may call a step alike.

    Attributes:
        curve: the step's piece of the emotion curve, "" where its feeling is not known.
        area: what lies between that piece and the middle.
        height: of its feeling, from the top.
        score: `+2`, "" where it is not known.
        tone: whether that is `up`, `down` or `even`.
        met: what was expected and what was found, in numbers, where people were asked for both.
        trends: how each of `values` came about, a path each, "" where too little of it may be seen.
        owners: who each of its opportunities belongs to, in their order.
    """

    id: str
    href: str
    name: Pair
    channel: Pair
    moment_of_truth: bool
    curve: str
    area: str
    height: int
    score: str
    tone: str
    feeling: Pair | None
    felt_by: tuple[Felt, ...]
    met: tuple[Met, ...]
    lanes: Mapping[str, Term]
    pains: tuple[Pain, ...]
    quotes: tuple[Said, ...]
    values: tuple[Value, ...]
    trends: tuple[str, ...]
    owners: tuple[Pair | None, ...]


@dataclass(frozen=True, slots=True)
class Company:
    """Everything beside a journey that its page speaks of, and nothing else.

    `illustrative` says that some of the numbers come from invented answers.
    `comments` are those about its touchpoints, `segments` the names of those who wrote them.
    `parts` are the ids of the journeys it consists of, `planned` of those that say how it is to be.
    `trends` are the series of its measures at its touchpoints, `paired` what was asked for before and after,
    `owners` goes from an opportunity to the role that it belongs to.
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
    trends: Trends = field(default_factory=dict)
    paired: tuple[Paired, ...] = ()
    owners: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scene:
    """What all steps of one map need: measures that people are asked for, the company, the page's path, the speech."""

    measures: tuple[str, ...]
    company: Company
    path: str
    speech: Speech


def step_of(step: Step, stage: str, piece: str, scene: Scene) -> StepView:
    """Return a step of a stage as the map shows it; `piece` is its part of the emotion curve."""
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
        curve=piece,
        area=curve.area(piece),
        height=curve.MIDDLE - curve.UNIT * emotion.score if emotion else 0,
        score=signed(emotion.score) if emotion else "",
        tone=tone(emotion.score) if emotion else "",
        feeling=speech.text(emotion.name) if emotion else None,
        felt_by=tuple(_felt(persona, company.emotions[key], speech) for persona, key in step.felt_by.items()),
        met=tuple(met for each in company.paired if (met := _met(each, step.at, scene))),
        lanes=_lanes(step, speech),
        pains=tuple(pain_of(pain, speech) for pain in step.pains),
        quotes=tuple(_quote(quote, speech) for quote in step.quotes),
        values=tuple(value(metric, step.at, scene.path, gauged, speech) for metric in scene.measures),
        trends=tuple(trend.line(company.trends.get(key, {}).get(step.at, ())) for key in scene.measures),
        owners=tuple(owned(company.owners.get(key, ""), speech) for key in step.opportunities),
    )


def signed(score: int) -> str:
    """Return a feeling's score with its sign: `+2`, `−1`, `0`."""
    return f"+{score}" if score > 0 else f"−{-score}" if score < 0 else "0"


def tone(score: int) -> str:
    """Return whether a feeling is `up`, `down` or `even`."""
    return "up" if score > 0 else "down" if score < 0 else "even"


def _felt(persona: str, emotion: Emotion, speech: Speech) -> Felt:
    name, _ = speech.names[f"persona:{persona}"]
    said = speech.both(
        lambda language: speech.word(
            "map.felt-by",
            language,
            persona=within(name, language),
            feeling=within(emotion.name, language),
            score=signed(emotion.score),
        )
    )
    return Felt(said, tone(emotion.score))


def _met(paired: Paired, touchpoint: str, scene: Scene) -> Met | None:
    ends, speech = ends_at(paired, touchpoint, scene.path, scene.speech), scene.speech
    if ends is None or not (ends.first.value and ends.second.value and ends.gap.value):
        return None
    said = speech.both(
        lambda language: speech.word(
            "map.met" if len(scene.company.paired) == 1 else "map.met-of",
            language,
            name=name_of(paired.metric, language, speech),
            expected=ends.first.value,
            found=ends.second.value,
            gap=ends.gap.value,
        )
    )
    return Met(said, ends.href)


def owned(role: str, speech: Speech) -> Pair | None:
    """Return who something belongs to, in words; None where it belongs to nobody."""
    if not role:
        return None
    name, _ = speech.names[f"role:{role}"]
    return speech.both(lambda language: speech.word("map.owner", language, role=within(name, language)))


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
    who, spoken = quote.who, quote.spoken
    if who is None and spoken is None:
        return Said(speech.sentence(quote.says), None)

    def say(language: str) -> str:
        parts = [within(who, language)] if who else []
        if spoken:
            tongue = formats.language_name(spoken, language)
            parts.append(speech.word("journey.said-in", language, language=tongue))
        return speech.word("map.by", language, one=parts[0], other=parts[1]) if len(parts) > 1 else parts[0]

    return Said(speech.sentence(quote.says), speech.both(say))
