"""Findings that a process has seen last: while nothing that they follow from changes, they are the same objects."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from itertools import chain
from operator import is_

from cxsite.measure.findings import Findings
from cxsite.model.handbook import Handbook
from cxsite.model.problems import Problem


@dataclass(frozen=True, slots=True)
class Found:
    """The findings of one part, and the mistakes in its data."""

    findings: Findings
    mistakes: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Latest:
    """What was found last.

    Attributes:
        parts: dataset to all of the handbook that its numbers follow from, and what was found.
        whole: all that was put together, and what it became.
    """

    parts: dict[str, tuple[Handbook, Found]] = field(default_factory=dict)
    whole: tuple[tuple[object, ...], Findings] | None = None

    def of(self, dataset: str, part: Handbook) -> Found | None:
        """Return what was found in this very part of the handbook."""
        known = self.parts.get(dataset)
        return known[1] if known and _are_same(_things(known[0]), _things(part)) else None

    def keep(self, dataset: str, part: Handbook, found: Found) -> None:
        """Remember what was found in a part."""
        self.parts[dataset] = part, found

    def together(self, values: tuple[object, ...], join: Callable[[], Findings]) -> Findings:
        """Return what `join` makes of these values."""
        if self.whole is None or not _are_same(self.whole[0], values):
            self.whole = values, join()
        return self.whole[1]


def _things(part: Handbook) -> tuple[object, ...]:
    """Return all that a part holds: what is added to it some day is looked at, too."""
    held = (_held(getattr(part, field.name)) for field in fields(part) if field.name != "frozen")
    editions = ((each.period, each.cut_off, *each.metrics.values()) for each in part.frozen.values())
    return tuple(chain.from_iterable((*held, *editions)))


def _held(value: object) -> Iterable[object]:
    if isinstance(value, Mapping):
        return value.values()
    return value if isinstance(value, tuple) else (value,)


def _are_same(some: tuple[object, ...], others: tuple[object, ...]) -> bool:
    return len(some) == len(others) and all(map(is_, some, others))
