"""Somebody who has two pages of one question, of yesterday and today, or an edition and today's.

What is not known of the first build are the unknowns of one linear programme, what is not known of the second those of
another, and what happened between the two joins them: how many answers are new, gone or different at the most, which
somebody who sees a file grow may know. He looks for two things. What was withheld: between how many people does it lie
now that there are two builds? And who changed: can it be that nothing of a segment has changed at all?
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

from attacker import COVERED, DIMENSIONS, Attack, Line, Told, Unknown, attack_on, leaves_of

from cxsite.measure.findings import Cut, Shown
from cxsite.model.dataset import Scale
from cxsite.model.period import Grain, Period

MOVES = ("+segment", "-segment")
"""What stands for the answers of segments that came and went."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two builds, the answers that changed from one to the other at most, and whether there are only new ones."""

    before: Sequence[Told]
    after: Sequence[Told]
    changed: int
    appended: bool
    named: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Chain:
    """Builds one after the other, the answers that changed from each to the next at most, and how they changed."""

    builds: Sequence[Sequence[Told]]
    changed: Sequence[int]
    appended: Sequence[bool]
    named: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Both:
    """What is known of all builds, and of which periods."""

    attack: Attack
    leaves: tuple[Period, ...]
    scale: Scale


def joined(pair: Pair) -> Both:
    """Return all that is known from both builds."""
    return chained(Chain((pair.before, pair.after), (pair.changed,), (pair.appended,), pair.named))


def chained(chain: Chain) -> Both:
    """Return all that is known from builds one after the other."""
    leaves, scale = leaves_of(chain.builds), chain.builds[0][0].scale
    attack = Attack()
    for build, told in enumerate(chain.builds):
        known = attack_on(told, chain.named, leaves)
        for line, limit in known.least:
            attack.between({_of(build, key): weight for key, weight in line.items()}, -inf, limit)
        _know_when(attack, build, told, leaves)
    for step, (changed, appended) in enumerate(zip(chain.changed, chain.appended, strict=True)):
        _know_changes(attack, step, changed, appended=appended)
    return Both(attack, leaves, scale)


def _of(build: int, key: Unknown) -> Unknown:
    return f"{build}{key[0]}", *key[1:]


def _know_when(attack: Attack, build: int, told: Sequence[Told], leaves: Iterable[Period]) -> None:
    """Write down that a build knows of nobody outside its whole time."""
    whole = next(each.cut.period for each in told[0].found.findings if each.cut.period.grain is Grain.WHOLE)
    for leaf in leaves:
        if leaf.end <= whole.start or whole.end <= leaf.start:
            keys = [key for key in attack.places if key[0][0] == str(build) and key[1] == leaf]
            attack.between(dict.fromkeys(keys, 1.0), 0, 0)


def _know_changes(attack: Attack, step: int, changed: int, *, appended: bool) -> None:
    """Write down how many answers may have come and gone from one build to the next."""
    keys = {(key[0][1:], *key[1:]) for key in attack.places if key[0][0] in "01234" and key[0][1:] != COVERED}
    total: dict[str, dict[Unknown, float]] = {}
    for dimension, leaf, value, answer in sorted(keys):
        here, there, more, less = (
            (f"{which}{dimension}", leaf, value, answer)
            for which in (step, step + 1, _move("+", step), _move("-", step))
        )
        gone = {} if appended else {less: 1.0}
        attack.between({there: 1.0, here: -1.0, more: -1.0} | gone, 0, 0)
        total.setdefault(dimension, {}).update({more: 1.0} | gone)
    for line in total.values():
        attack.between(line, 0, changed)


def _move(sign: str, step: int) -> str:
    """Return what stands for those who came or went; of the first step as it is where there are only two builds."""
    return sign + str(step) * (step > 0)


def people(build: int, cut: Cut, both: Both) -> Line:
    """Return the sum of the people behind a number of the first build (0) or the second (1)."""
    dimension = next((each for each in DIMENSIONS if getattr(cut, each)), "")
    value = getattr(cut, dimension) if dimension else ""
    return {
        (f"{build}{dimension}", leaf, value, answer): 1.0
        for leaf in both.leaves
        if cut.period.start <= leaf.start < cut.period.end
        for answer in range(both.scale.low, both.scale.high + 1)
    }


def withheld(told: Sequence[Told]) -> set[Cut]:
    """Return what is withheld of a question, whichever metric it stands under."""
    return {each.cut for one in told for each in one.found.findings if each.shown is Shown.WITHHELD}


def widths(both: Both, asked: Iterable[tuple[int, Cut]]) -> dict[tuple[int, Cut], float]:
    """Return for each number of a build how far apart the fewest and the most people behind it are."""
    known = sorted(asked)
    ends = both.attack.extremes(people(build, cut, both) for build, cut in known)
    return {key: most - least for key, (least, most) in zip(known, ends, strict=True)}


def surely_changed(both: Both) -> dict[str, float]:
    """Return for each segment how many of its answers have changed for certain."""
    segments = sorted({key[2] for key in both.attack.places if key[0] in MOVES and key[2]})
    lines = [
        dict.fromkeys((key for key in both.attack.places if key[0] in MOVES and key[2] == segment), 1.0)
        for segment in segments
    ]
    return dict(zip(segments, both.attack.least_of(lines), strict=True))
