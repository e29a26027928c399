"""What becomes of a journey: its stages and steps of today joined with those that are planned.

Stages are the same where their ids are; steps where theirs are, in the same stage or, where no other step has the id,
in another. Everything stands in the order of what is planned; what is to go stands where it is today.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from cxsite.model.journey import Journey, Stage, Step

T = TypeVar("T", bound=Hashable)


class Fate(StrEnum):
    """What becomes of a step."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"
    SAME = "same"


SIGNS = {Fate.NEW: "＋", Fate.GONE: "－", Fate.CHANGED: "≠", Fate.SAME: "="}
"""What stands before the word, so that nothing is told by colour alone."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A step of today and what it is to be: None on the side where there is none; each with the id of its stage.

    `shown` is what is planned, else what is.
    """

    shown: tuple[str, Step]
    today: tuple[str, Step] | None
    planned: tuple[str, Step] | None

    @property
    def fate(self) -> Fate:
        """What becomes of it."""
        if self.today is None:
            return Fate.NEW
        if self.planned is None:
            return Fate.GONE
        return Fate.SAME if self.today == self.planned else Fate.CHANGED


@dataclass(frozen=True, slots=True)
class Part:
    """A stage of today and what it is to be, with its steps; `shown` is what is planned, else what is."""

    shown: Stage
    today: Stage | None
    planned: Stage | None
    turns: tuple[Turn, ...]


def parts_of(today: Journey, planned: Journey) -> tuple[Part, ...]:
    """Return all stages and steps of two journeys, each once."""
    found = _met(today, planned)
    here = {key: _steps(stage) for key, stage in today.stages.items()}
    there = {key: _steps(stage) for key, stage in planned.stages.items()}
    back = {after: before for before, after in found.items()}
    return tuple(
        Part(
            planned.stages.get(key) or today.stages[key],
            today.stages.get(key),
            planned.stages.get(key),
            tuple(_turns(tuple(here.get(key, {})), tuple(there.get(key, {})), found, back, today, planned)),
        )
        for key in merged(tuple(here), tuple(there))
    )


Spot = tuple[str, str]
"""A stage and a step by their ids."""


def _steps(stage: Stage) -> dict[Spot, Step]:
    return {(stage.id, key): step for key, step in stage.steps.items()}


def _met(today: Journey, planned: Journey) -> dict[Spot, Spot]:
    """Return which step of today is which of those planned."""
    here = [(stage, key) for stage, each in today.stages.items() for key in each.steps]
    there = [(stage, key) for stage, each in planned.stages.items() for key in each.steps]
    found = {spot: spot for spot in here if spot in there}
    left = [spot for spot in here if spot not in found]
    free = [spot for spot in there if spot not in found]
    for spot in left:
        others = [other for other in free if other[1] == spot[1]]
        if len(others) == 1 and [one[1] for one in left].count(spot[1]) == 1:
            found[spot] = others[0]
    return found


def _turns(
    here: tuple[Spot, ...],
    there: tuple[Spot, ...],
    found: dict[Spot, Spot],
    back: dict[Spot, Spot],
    today: Journey,
    planned: Journey,
) -> Iterator[Turn]:
    """Yield the steps of one stage; what moved elsewhere stands there and not here."""

    def step(journey: Journey, spot: Spot) -> tuple[str, Step]:
        return spot[0], journey.stages[spot[0]].steps[spot[1]]

    stays = tuple(spot for spot in here if spot not in found or found[spot] == spot)
    for spot in merged(stays, there):
        before = back.get(spot) if spot in there else spot
        yield Turn(
            step(planned, spot) if spot in there else step(today, spot),
            step(today, before) if before else None,
            step(planned, spot) if spot in there else None,
        )


def merged(some: Sequence[T], others: Sequence[T]) -> tuple[T, ...]:
    """Return all of two sequences, each once: in the order of `others`, those only of `some` after what they follow."""
    waiting = list(some)
    shown: list[T] = []
    while waiting and waiting[0] not in others:
        shown.append(waiting.pop(0))
    for each in others:
        if each in waiting:
            place = waiting.index(each)
            shown += [one for one in waiting[:place] if one not in others]
            waiting = [one for one in waiting[:place] if one in others] + waiting[place + 1 :]
        shown.append(each)
        while waiting and waiting[0] not in others:
            shown.append(waiting.pop(0))
    return (*shown, *(one for one in waiting if one not in others))
