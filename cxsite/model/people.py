"""Customers: who they are, what they need, how we make them feel."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from cxsite.model.content import Content, Evidence, ReferenceId, SegmentId
from cxsite.model.text import Name, Sentence


class NeedStatus(StrEnum):
    """Whether we answer a need."""

    MET = "met"
    UNMET = "unmet"
    EMERGING = "emerging"


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(Content):
    """What a persona needs from us."""

    SHORT: ClassVar[str] = "text"

    text: Sentence
    status: NeedStatus | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona(Content):
    """One file of `personas/`."""

    id: str = ""
    name: Name
    segment: SegmentId | None = None
    who: Sentence | None = None
    behaves: Sentence | None = None
    needs: tuple[Need, ...] = ()
    feels_about_us: Sentence | None = None
    goals: tuple[Sentence, ...] = ()
    frustrations: tuple[Sentence, ...] = ()
    evidence: Evidence | None = None
    references: tuple[ReferenceId, ...] = ()
    formerly: tuple[str, ...] = ()
