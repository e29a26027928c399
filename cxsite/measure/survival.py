"""How long something takes where not everything has ended yet: open cases say how long they have taken at least.

To leave open cases out would make everything look quicker than it is, because slow ones are those that are still open.
Durations are counted in full bins; what ends in a bin ends before whatever is open in it is lost from sight.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, sqrt

from cxsite.measure.intervals import Z


@dataclass(frozen=True, slots=True, order=True)
class Spell:
    """Cases that took so many full bins: how many ended, and how many were still open."""

    took: int
    ended: int
    open: int


@dataclass(frozen=True, slots=True)
class Step:
    """After so many bins.

    Attributes:
        took: how many.
        risk: how many cases took at least so long.
        ended: how many of them ended in this bin.
        left: the share of all cases that is open after it, 0..1.
        spread: Greenwood's sum: the variance of `left` is `left` squared, times this.
    """

    took: int
    risk: int
    ended: int
    left: float
    spread: float


def merged(spells: Iterable[Spell]) -> tuple[Spell, ...]:
    """Return spells with one entry for each duration, the shortest first."""
    found: dict[int, tuple[int, int]] = {}
    for each in spells:
        ended, still = found.get(each.took, (0, 0))
        found[each.took] = ended + each.ended, still + each.open
    return tuple(Spell(took, *both) for took, both in sorted(found.items()))


def survival(spells: Sequence[Spell]) -> tuple[Step, ...]:
    """Return how many are still open after each bin in which anything ended.

    Source:
        Kaplan and Meier (1958), Nonparametric estimation from incomplete observations, JASA 53(282); the variance:
        Greenwood (1926), Reports on Public Health and Medical Subjects 33.
    """
    risk = sum(each.ended + each.open for each in spells)
    left, spread, steps = 1.0, 0.0, []
    for each in spells:
        if each.ended:
            left *= 1 - each.ended / risk
            spread += each.ended / (risk * (risk - each.ended)) if risk > each.ended else 0.0
            steps.append(Step(each.took, risk, each.ended, left, spread))
        risk -= each.ended + each.open
    return tuple(steps)


def quantile(steps: Iterable[Step], share: float) -> Step | None:
    """Return the step with which so many have ended (0.5 for the median), None where that has not come yet."""
    return next((step for step in steps if 1 - step.left >= share - HAIR), None)


def interval(steps: Sequence[Step], share: float, z: float = Z) -> tuple[Step | None, Step | None]:
    """Return the steps between which a quantile lies with 95 % confidence; None for an end that has not come yet.

    Source:
        Brookmeyer and Crowley (1982), A confidence interval for the median survival time, Biometrics 38(1), on the
        scale log(-log): every duration at which as many as asked may have ended, by the interval of that step.
    """
    held = [step for step in steps if _may_be(step, 1 - share, z)]
    if not held:
        first = quantile(steps, share)
        return first, first
    later = next((step for step in steps if step.took > held[-1].took), None)
    return held[0], later


HAIR = 1e-12


def _may_be(step: Step, left: float, z: float) -> bool:
    """Return whether a share may be what is left after a step, as far as chance goes."""
    if step.left <= 0 or step.left >= 1:
        return False
    error = sqrt(step.spread) / abs(log(step.left))
    return abs(log(-log(step.left)) - log(-log(left))) <= z * error


def ages(spells: Iterable[Spell], edges: Sequence[int]) -> tuple[int, ...]:
    """Return how many open cases are younger than each edge and not younger than the one before; then all others."""
    found = [0] * (len(edges) + 1)
    for each in spells:
        at = next((at for at, edge in enumerate(edges) if each.took < edge), len(edges))
        found[at] += each.open
    return tuple(found)
