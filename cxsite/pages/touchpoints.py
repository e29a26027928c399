"""A touchpoint: through which channel it is met, what customers do, think and feel there, and what was measured."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cxsite.measure.findings import Comment
from cxsite.model.journey import Channel, Emotion, Label, Touchpoint, TouchpointClass
from cxsite.model.text import Text
from cxsite.pages.encounters import Encounter, Spot, spot
from cxsite.pages.frame import Frame, Shell, head_of, speech_of
from cxsite.pages.page import View
from cxsite.pages.pains import Pain, pain_of
from cxsite.pages.remarks import Tongue, tongues_of
from cxsite.pages.speech import Pair, Speech, Term
from cxsite.pages.values import Gauges, Value, values_at


@dataclass(frozen=True, slots=True)
class Place:
    """A touchpoint with everything that its page speaks of.

    Attributes:
        touchpoint: where it is.
        channel: through which channel.
        met: the steps that happen there, over all journeys.
        emotions: those that are felt there.
        gauged: the values that were measured there.
        opportunities: ids of what could be better at its steps.
        names: what the page's sentences may link to.
        comments: what was written about it.
        segments: the names of those who wrote.
    """

    touchpoint: Touchpoint
    channel: Channel
    met: tuple[Encounter, ...]
    emotions: Mapping[str, Emotion]
    gauged: Gauges
    opportunities: tuple[str, ...]
    names: Mapping[str, tuple[Text, str]]
    comments: tuple[Comment, ...] = ()
    segments: Mapping[str, Label] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A step that happens at a touchpoint: what the customer does, thinks and feels there."""

    spot: Spot
    moment: Pair | None
    said: tuple[Term, ...]
    pains: tuple[Pain, ...]


@dataclass(frozen=True, slots=True)
class TouchpointBody:
    """What a touchpoint's page shows."""

    title: Pair
    facts: tuple[Term, ...]
    values: tuple[Value, ...]
    meetings: tuple[Meeting, ...]
    tongues: tuple[Tongue, ...]
    opportunities: tuple[Pair, ...]
    labels: Mapping[str, Pair]


def view_of_touchpoint(frame: Frame, path: str, place: Place) -> View:
    """Return the page of one touchpoint."""
    speech = speech_of(frame, path, place.names)
    body = TouchpointBody(
        title=speech.text(place.touchpoint.name),
        facts=_facts(place, speech),
        values=values_at(place.touchpoint.id, path, place.gauged, speech),
        meetings=tuple(_meeting(each, path, place, speech) for each in place.met),
        tongues=tongues_of(place.comments, place.segments, speech),
        opportunities=tuple(speech.link("opportunity", key) for key in place.opportunities),
        labels={
            "measures": speech.ui("lane.measures"),
            "meetings": speech.ui("touchpoint.steps"),
            "none": speech.ui("touchpoint.no-step"),
            "pains": speech.ui("lane.pains"),
            "comments": speech.ui("voice.comments"),
            "opportunities": speech.ui("page.opportunities"),
        },
    )
    title = speech.plain(place.touchpoint.name)
    description = speech.word("touchpoint.about", touchpoint=title)
    head = head_of(frame, path, title, section="journeys", description=description)
    return View("touchpoint.html", Shell(head, body))


def _facts(place: Place, speech: Speech) -> tuple[Term, ...]:
    channel, owner = place.channel, place.touchpoint.owner
    classes = dict.fromkeys(each.class_ for each in place.met if each.class_)
    facts: dict[str, tuple[Pair, ...]] = {
        "lane.channel": (speech.text(channel.name),),
        "channel.type": (speech.ui(f"type.{channel.type}"),) if channel.type else (),
        "channel.device": (speech.ui(f"device.{channel.device}"),) if channel.device else (),
        "channel.service": (speech.ui(f"service.{channel.service}"),) if channel.service else (),
        "touchpoint.class": tuple(speech.ui(f"class.{each}") for each in TouchpointClass if each in classes),
        "content.owner": (speech.link("role", owner) if owner else speech.ui("content.no-owner"),),
    }
    return tuple(Term(key.split(".")[-1], speech.ui(key), said) for key, said in facts.items() if said)


def _meeting(encounter: Encounter, path: str, place: Place, speech: Speech) -> Meeting:
    step = encounter.step
    said = {lane: text for lane in ("does", "thinks") if (text := getattr(step, lane))}
    lanes = [Term(lane, speech.ui(f"lane.{lane}"), (speech.sentence(text),)) for lane, text in said.items()]
    if step.feels:
        feeling = speech.text(place.emotions[step.feels].name)
        lanes.append(Term("feels", speech.ui("lane.feels"), (feeling,)))
    return Meeting(
        spot(encounter, path, place.touchpoint.name, speech),
        speech.ui("lane.moment-of-truth") if step.moment_of_truth else None,
        tuple(lanes),
        tuple(pain_of(pain, speech) for pain in step.pains),
    )
