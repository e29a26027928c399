"""What all content that authors write has in common: how keys are spelled, how references and forms are marked.

Keys are in kebab case (`moment-of-truth`); an unknown key is a problem. A field that stands for another entity is
typed `Annotated[str, Refers(...)]`, so one check can follow every reference of the handbook. A model that authors may
write as one plain value (`- The queue is long` for `{text: The queue is long}`) names that field in `SHORT`.

A model is a plain dataclass, so whoever works with a handbook that has been read loads no library of validation.
`read.validation` makes pydantic's schema of these declarations when something has to be validated; what a marker adds
to it is a plain dictionary, the form that such schemas have (`pydantic_core.core_schema`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, ClassVar

Handler = Callable[[Any], Any]
"""Gives the schema of what a marker stands on."""


def kebab(name: str) -> str:
    """Return a field's name as authors write it."""
    return name.rstrip("_").replace("_", "-")


class Content:
    """What is read from YAML: a frozen dataclass, closed, written in kebab case.

    A rule over several fields stands in `__post_init__` and raises what `refuse` returns.
    """

    __slots__ = ()
    __pydantic_config__: ClassVar[Mapping[str, Any]] = {"extra": "forbid", "alias_generator": kebab}

    SHORT: ClassVar[str] = ""

    @classmethod
    def filled_in(cls, written: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return what an author wrote with what follows from it, where that is no constant."""
        return written


@dataclass(frozen=True, slots=True)
class Reads:
    """Marks a value that authors write in a form of its own (`6 months`): `read` makes the value of the text."""

    read: Callable[[object], object]

    def __get_pydantic_core_schema__(self, source: object, handler: Handler) -> dict[str, Any]:
        """Put the reading before what the type itself expects."""
        function = {"type": "no-info", "function": self.read}
        return {"type": "function-before", "function": function, "schema": handler(source)}


@dataclass(frozen=True, slots=True)
class Between:
    """Marks a number that has a least value, and perhaps a greatest; both are among those allowed."""

    low: int
    high: int | None = None

    def __get_pydantic_core_schema__(self, source: object, handler: Handler) -> dict[str, Any]:
        """Add both ends to the schema of the number."""
        return {**handler(source), "ge": self.low} | ({} if self.high is None else {"le": self.high})


@dataclass(frozen=True, slots=True)
class Filled:
    """Marks a list that has at least one item."""

    def __get_pydantic_core_schema__(self, source: object, handler: Handler) -> dict[str, Any]:
        """Add the least length to the schema of the list."""
        return {**handler(source), "min_length": 1}


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


class Refused(ValueError):  # noqa: N818 - authors know it as a problem: `code`, `message` and `hint` are theirs
    """Something that a model does not accept."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


def refuse(code: str, message: str, hint: str) -> Refused:
    """Return the error that a model raises: the reader turns it into a problem with its place."""
    return Refused(code, message, hint)
