"""What the company knows: practices, cases, articles, and where their figures come from.

Long texts stand in Markdown beside the YAML (`practices/say-what-failed.en.md`); here is what can be sorted, linked and
checked.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from cxsite.model.content import (
    Between,
    CaseId,
    ClaimId,
    Content,
    ContentStatus,
    Evidence,
    PracticeId,
    Reads,
    ReferenceId,
    RoleId,
    TermId,
    refuse,
)
from cxsite.model.dataset import DayField
from cxsite.model.elements import Dimension, Element
from cxsite.model.gap import GapField
from cxsite.model.text import Name, Sentence, Word


class PracticeKind(StrEnum):
    """What a practice is: something to do, a way to choose, something learnt, something that is coming."""

    PRACTICE = "practice"
    STRATEGY = "strategy"
    INSIGHT = "insight"
    TREND = "trend"


class Enabler(StrEnum):
    """What carries a practice."""

    PEOPLE = "people"
    PROCESS = "process"
    TECHNOLOGY = "technology"


class Horizon(StrEnum):
    """When a trend reaches us."""

    NOW = "now"
    NEXT = "next"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice(Content):
    """One file of `practices/`."""

    id: str = ""
    title: Name
    summary: Sentence | None = None
    kind: PracticeKind = PracticeKind.PRACTICE
    elements: tuple[Element, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    enablers: tuple[Enabler, ...] = ()
    horizon: Horizon | None = None
    owner: RoleId | None = None
    status: ContentStatus = ContentStatus.DRAFT
    reviewed: DayField | None = None
    evidence: Evidence | None = None
    references: tuple[ReferenceId, ...] = ()
    related: tuple[PracticeId, ...] = ()
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Content):
    """One file of `cases/`: what somebody did, real or invented to make a point."""

    id: str = ""
    title: Name
    summary: Sentence | None = None
    organisation: Word | None = None
    fictional: bool = False
    elements: tuple[Element, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    practices: tuple[PracticeId, ...] = ()
    status: ContentStatus = ContentStatus.DRAFT
    reviewed: DayField | None = None
    references: tuple[ReferenceId, ...] = ()
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Content):
    """One file of `articles/`; `order` is its place among them, the smallest first."""

    id: str = ""
    title: Name
    summary: Sentence | None = None
    order: Annotated[int, Between(0)] = 1000
    numbered: bool = False
    status: ContentStatus = ContentStatus.DRAFT
    published: DayField | None = None
    reviewed: DayField | None = None
    references: tuple[ReferenceId, ...] = ()
    related: tuple[PracticeId, ...] = ()
    cases: tuple[CaseId, ...] = ()
    formerly: tuple[str, ...] = ()


def read_url(value: object) -> object:
    """Read a web address."""
    if not isinstance(value, str) or re.fullmatch(r"https?://[^\s<>\"]+", value):
        return value
    raise refuse(
        "bad-url", f"`{value}` is not a web address", "write it whole, as in `https://example.com/page`"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Content):
    """One entry of `references.yml`: something that others wrote, or a study of our own."""

    id: str = ""
    title: Word
    author: Word | None = None
    publisher: Word | None = None
    date: DayField | None = None
    url: Annotated[str, Reads(read_url)] | None = None


class ClaimStatus(StrEnum):
    """How well a quoted figure has been checked."""

    VERIFIED_PRIMARY = "verified-primary"
    VERIFIED_SECONDARY = "verified-secondary"
    AS_QUOTED = "as-quoted"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Content):
    """One entry of `claims.yml`: a figure that we quote, with its year, its sample and what we know of it.

    One that says how far belief and experience lie apart gives both shares as its `gap`.
    """

    id: str = ""
    text: Sentence
    figure: Word | None = None
    gap: GapField | None = None
    year: DayField | None = None
    sample: Sentence | None = None
    reference: ReferenceId | None = None
    status: ClaimStatus
    note: Sentence | None = None
    related: tuple[ClaimId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Content):
    """One entry of `terms.yml`: the word we use in each language, words we do not use, and what it means."""

    id: str = ""
    name: Word
    means: Sentence | None = None
    deprecated: dict[str, tuple[str, ...]] = field(default_factory=dict)
    see: tuple[TermId, ...] = ()
