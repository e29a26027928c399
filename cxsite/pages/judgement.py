"""What a published number may be said to be against a goal: no more than its interval carries.

Goals are compared with the published interval, the one that readers see, so that a page never contradicts itself. A
goal is a target or a benchmark; distances are in the unit of the metric.
"""

from dataclasses import dataclass
from enum import StrEnum

from cxsite.measure.findings import Finding
from cxsite.model.metric import Direction


class Side(StrEnum):
    """Where an interval lies, seen from a goal."""

    ABOVE = "above"
    BELOW = "below"
    AROUND = "around"  # it contains the goal, which is therefore neither


@dataclass(frozen=True, slots=True)
class Distance:
    """How far the nearer and the farther end of an interval lie from a goal, 0 where it contains the goal."""

    side: Side
    least: float
    most: float


def distance(finding: Finding, goal: float) -> Distance | None:
    """Return where a finding lies, None where it has no published value."""
    if finding.low is None or finding.high is None:
        return None
    if finding.low > goal:
        return Distance(Side.ABOVE, finding.low - goal, finding.high - goal)
    if finding.high < goal:
        return Distance(Side.BELOW, goal - finding.high, goal - finding.low)
    return Distance(Side.AROUND, 0.0, 0.0)


def is_reached(finding: Finding, goal: float, better: Direction) -> bool | None:
    """Tell whether the whole interval is at the goal or beyond it; None where the interval contains it.

    An interval that ends at the goal has reached it when it lies on the good side, and contains it otherwise.
    """
    if finding.low is None or finding.high is None:
        return None
    near, far = (finding.low, finding.high) if better is Direction.HIGHER else (-finding.high, -finding.low)
    aim = goal if better is Direction.HIGHER else -goal
    if near >= aim:
        return True
    return False if far < aim else None
