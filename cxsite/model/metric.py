"""What is measured: a kind of score over one question."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BeforeValidator, model_validator

from cxsite.model.content import Content, QuestionId, RoleId, refuse
from cxsite.model.dataset import Day, ScaleField, read_day
from cxsite.model.period import Grain
from cxsite.model.text import Word


class Kind(StrEnum):
    """The kinds of score; each fixes its formula, its unit and its interval."""

    NPS = "nps"
    SHARE = "share"


class Direction(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"


class Every(StrEnum):
    """How often a metric is reported."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def grain(self) -> Grain:
        """The periods it is reported by."""
        return Grain(self.value)


@dataclass(frozen=True, slots=True)
class Target:
    """A value to reach, in points or percent, and by when."""

    value: float
    by: Day | None


def read_target(value: object) -> object:
    """Read `45 by 2026-12`, `70% by 2026-12`, `+45`."""
    if not isinstance(value, str):
        return value
    if match := re.fullmatch(r"([+-]?[0-9]{1,9}(?:\.[0-9]{1,9})?)%?(?: by (\S+))?", value.strip()):
        by = read_day(match[2]) if match[2] else None
        return Target(float(match[1]), by if isinstance(by, Day) else None)
    raise refuse(
        "bad-target", f"`{value}` is not a target", "write a value and a date, as in `45 by 2026-12`"
    )


class Metric(Content):
    """One line of `metrics.yml`."""

    id: str = ""
    kind: Kind
    question: QuestionId
    every: Every
    counts: ScaleField | None = None
    name: Word | None = None
    better: Direction = Direction.HIGHER
    target: Annotated[Target, BeforeValidator(read_target)] | None = None
    owner: RoleId | None = None

    @property
    def dataset_id(self) -> str:
        """The dataset that holds the question."""
        return self.question.partition(".")[0]

    @property
    def question_id(self) -> str:
        """The question within its dataset."""
        return self.question.partition(".")[2]

    @model_validator(mode="after")
    def _a_share_says_what_counts(self) -> Self:
        if self.kind is Kind.SHARE and self.counts is None:
            raise refuse(
                "share-without-counts",
                "a share needs to know which answers count",
                "add `counts: 4 to 5` to this line",
            )
        if self.kind is Kind.SHARE and self.name is None:
            raise refuse(
                "share-without-name", "a share has no name of its own", "add `name: {en: …, zh-Hans: …}`"
            )
        return self
