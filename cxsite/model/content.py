"""What all content that authors write has in common: how keys are spelled and how references are marked.

Keys are in kebab case (`moment-of-truth`); an unknown key is a problem. A field that stands for another entity is
typed `Annotated[str, Refers(...)]`, so one check can follow every reference of the handbook. A model that authors may
write as one plain value (`- The queue is long` for `{text: The queue is long}`) names that field in `SHORT`.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict
from pydantic_core import PydanticCustomError


def kebab(name: str) -> str:
    """Return a field's name as authors write it."""
    return name.rstrip("_").replace("_", "-")


class Content(BaseModel):
    """The base of everything that is read from YAML: frozen, closed, written in kebab case."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=kebab, populate_by_name=False)

    SHORT: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a string as the id of something else; `kind` is the word that messages use."""

    kind: str


PersonaId = Annotated[str, Refers("persona")]
TouchpointId = Annotated[str, Refers("touchpoint")]
ChannelId = Annotated[str, Refers("channel")]
EmotionId = Annotated[str, Refers("emotion")]
SegmentId = Annotated[str, Refers("segment")]
MetricId = Annotated[str, Refers("metric")]
JourneyId = Annotated[str, Refers("journey")]
QuestionId = Annotated[str, Refers("question")]
FigureId = Annotated[str, Refers("figure")]
DatasetId = Annotated[str, Refers("dataset")]
RoleId = Annotated[str, Refers("role")]
PracticeId = Annotated[str, Refers("practice")]
CaseId = Annotated[str, Refers("case")]
ReferenceId = Annotated[str, Refers("reference")]
BenchmarkId = Annotated[str, Refers("benchmark")]
ClaimId = Annotated[str, Refers("claim")]
OpportunityId = Annotated[str, Refers("opportunity")]
TermId = Annotated[str, Refers("term")]


class Evidence(StrEnum):
    """How well something is known."""

    ASSUMED = "assumed"
    REPORTED = "reported"
    RESEARCHED = "researched"
    MEASURED = "measured"


class ContentStatus(StrEnum):
    """How far a piece of content is; a draft may be thin."""

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    PUBLISHED = "published"
    ARCHIVED = "archived"


def refuse(code: str, message: str, hint: str) -> PydanticCustomError:
    """Return the error that a validator of a model raises: the reader turns it into a problem with its place."""
    return PydanticCustomError(code, message.replace("{", "{{").replace("}", "}}"), {"hint": hint})
