"""Which column of a file tells what, and what its codes mean.

A column is looked for under the first of its headers that a file has; vendors' headers and codes stay as they are.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from cxsite.model.content import Content, SegmentId, TouchpointId


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Content):
    """A column, under the first of these headers that a file has."""

    SHORT: ClassVar[str] = "column"

    column: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointColumn(Content):
    """The column that names the touchpoint, and what its codes mean."""

    SHORT: ClassVar[str] = "column"

    column: tuple[str, ...]
    values: dict[str, TouchpointId] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentColumn(Content):
    """The column that names the segment, and what its codes mean."""

    SHORT: ClassVar[str] = "column"

    column: tuple[str, ...]
    values: dict[str, SegmentId] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageColumn(Content):
    """The column that names the questionnaire's language, and the BCP 47 tag of each code."""

    SHORT: ClassVar[str] = "column"

    column: tuple[str, ...]
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeColumn(Content):
    """A column of codes, and what each means: a figure, a step or an outcome of the dataset."""

    SHORT: ClassVar[str] = "column"

    column: tuple[str, ...]
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedColumn(Content):
    """The column that says whether a comment may be published, and which of its codes mean yes; else `yes` and `no`."""

    SHORT: ClassVar[str] = "column"

    column: tuple[str, ...]
    values: dict[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns(Content):
    """The columns of a dataset that are not questions; `model.shape.FORMS` says which shape has which."""

    date: Column | None = None
    language: LanguageColumn | None = None
    customer: Column | None = None
    weight: Column | None = None
    segment: SegmentColumn | None = None
    touchpoint: TouchpointColumn | None = None
    comment: Column | None = None
    approved: ApprovedColumn | None = None
    period: Column | None = None
    start: Column | None = None
    end: Column | None = None
    figure: CodeColumn | None = None
    value: Column | None = None
    n: Column | None = None
    low: Column | None = None
    high: Column | None = None
    parts: tuple[str, ...] = ()
    opened: Column | None = None
    first_response: Column | None = None
    closed: Column | None = None
    contacts: Column | None = None
    outcome: CodeColumn | None = None
    topic: Column | None = None
    score: Column | None = None
    step: CodeColumn | None = None
    entered: Column | None = None
    completed: Column | None = None
    at_start: Column | None = None
    lost: Column | None = None
    new: Column | None = None
    expectation: Column | None = None
    experience: Column | None = None
    believed: Column | None = None
    experienced: Column | None = None
