"""Journeys: what one persona does, thinks and feels on the way to a goal.

A journey has stages, a stage has steps, and a step happens *at* a touchpoint. Nothing measured is written here:
values of a touchpoint stand on every step that happens there.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, ClassVar

from cxsite.model.content import (
    Between,
    ChannelId,
    Content,
    ContentStatus,
    EmotionId,
    Evidence,
    JourneyId,
    MetricId,
    OpportunityId,
    PersonaId,
    PracticeId,
    Reads,
    ReferenceId,
    RoleId,
    TouchpointId,
    refuse,
)
from cxsite.model.dataset import DayField
from cxsite.model.text import Name, Sentence, Word


class TouchpointClass(StrEnum):
    """Where in the relationship a touchpoint stands."""

    PRE = "pre"
    FIRST = "first"
    CORE = "core"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Duration:
    """How long something takes; `unit` is `minute`, `hour`, `day` or `week`."""

    amount: int
    unit: str


UNITS = {"min": "minute", "minute": "minute", "h": "hour", "hour": "hour", "day": "day", "week": "week"}


def read_duration(value: object) -> object:
    """Read `35 min`, `2 h`, `6 days`."""
    if not isinstance(value, str):
        return value
    if (match := re.fullmatch(r"([1-9][0-9]{0,5}) ([a-z]+?)s?", value.strip())) and match[2] in UNITS:
        return Duration(int(match[1]), UNITS[match[2]])
    raise refuse("bad-duration", f"`{value}` is not a duration", "write `35 min`, `2 h` or `6 days`")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pain(Content):
    """What hurts at a step; `severity` 1 (a nuisance) to 5 (people leave), `frequency` 1 (rarely) to 5 (nearly always).

    `evidence` says how well this one pain is known, where it differs from what the journey says of itself.
    """

    SHORT: ClassVar[str] = "text"

    text: Sentence
    severity: Annotated[int, Between(1, 5)] | None = None
    frequency: Annotated[int, Between(1, 5)] | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Content):
    """What somebody said; `spoken` is the language of the original."""

    SHORT: ClassVar[str] = "says"

    says: Sentence
    who: Name | None = None
    spoken: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Content):
    """One thing that happens at one touchpoint; `felt_by` says how single personas feel, where not as most do."""

    id: str = ""
    at: TouchpointId
    does: Sentence | None = None
    thinks: Sentence | None = None
    feels: EmotionId | None = None
    felt_by: dict[PersonaId, EmotionId] = field(default_factory=dict)
    expects: Sentence | None = None
    decides: Sentence | None = None
    takes: Annotated[Duration, Reads(read_duration)] | None = None
    moment_of_truth: bool = False
    pains: tuple[Pain, ...] = ()
    quotes: tuple[Quote, ...] = ()
    frontstage: tuple[Sentence, ...] = ()
    backstage: tuple[Sentence, ...] = ()
    support: tuple[Sentence, ...] = ()
    props: tuple[Sentence, ...] = ()
    practices: tuple[PracticeId, ...] = ()
    opportunities: tuple[OpportunityId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Content):
    """A part of the journey with a goal of its own; `content` is what people should find here, and where."""

    id: str = ""
    name: Name
    goal: Sentence | None = None
    class_: TouchpointClass | None = None
    leaves: Sentence | None = None
    content: tuple[Sentence, ...] = ()
    steps: dict[str, Step]


class State(StrEnum):
    """Whether a journey tells what is, or what is to be."""

    TODAY = "today"
    FUTURE = "future"


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey(Content):
    """One file of `journeys/`; one that is part of a `parent` may say into which of its stages it zooms."""

    id: str = ""
    title: Name
    summary: Sentence | None = None
    persona: tuple[PersonaId, ...] = ()
    goal: Sentence | None = None
    scenario: Sentence | None = None
    state: State = State.TODAY
    future_of: JourneyId | None = None
    parent: JourneyId | None = None
    parent_stage: str | None = None
    owner: RoleId | None = None
    with_: tuple[RoleId, ...] = ()
    status: ContentStatus = ContentStatus.DRAFT
    reviewed: DayField | None = None
    evidence: Evidence | None = None
    references: tuple[ReferenceId, ...] = ()
    measures: tuple[MetricId, ...] = ()
    stages: dict[str, Stage]
    formerly: tuple[str, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps in the order of the journey."""
        return tuple(step for stage in self.stages.values() for step in stage.steps.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Touchpoint(Content):
    """One line of `touchpoints.yml`: where a step happens, through which channel, and who owns it."""

    id: str = ""
    name: Word
    channel: ChannelId
    owner: RoleId | None = None
    formerly: tuple[str, ...] = ()


class ChannelType(StrEnum):
    """What a channel is made of."""

    DIGITAL = "digital"
    PHYSICAL = "physical"
    VOICE = "voice"
    SOCIAL = "social"


class Device(StrEnum):
    """What a customer needs in hand for a channel."""

    MOBILE = "mobile"
    DESKTOP = "desktop"
    ANY = "any"
    KIOSK = "kiosk"
    NONE = "none"


class Service(StrEnum):
    """Whether somebody of ours takes part."""

    SELF_SERVICE = "self-service"
    ASSISTED = "assisted"
    HYBRID = "hybrid"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Content):
    """One line of `channels:` in `lists.yml`; touchpoints take type, device and service from their channel."""

    id: str = ""
    name: Word
    type: ChannelType | None = None
    device: Device | None = None
    service: Service | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Emotion(Content):
    """One line of `emotions:` in `lists.yml`: a word and its score."""

    id: str = ""
    name: Word
    score: Annotated[int, Between(-2, 2)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label(Content):
    """One line of a list of names."""

    id: str = ""
    name: Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists(Content):
    """`lists.yml`: words rather than sentences, all languages on one line."""

    channels: dict[str, Channel] = field(default_factory=dict)
    emotions: dict[str, Emotion] = field(default_factory=dict)
    segments: dict[str, Label] = field(default_factory=dict)
    modes: dict[str, Label] = field(default_factory=dict)
