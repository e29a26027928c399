"""What may be said of the way from one published number to another."""

from dataclasses import dataclass
from enum import StrEnum

from cxsite.measure.found_numbers import Cut


class Verdict(StrEnum):
    """What may be said of the difference between two periods."""

    ROSE = "rose"  # by more than chance
    FELL = "fell"  # by more than chance
    CHANCE = "chance"  # the difference may be chance
    BREAK = "break"  # the question changed between the two
    MIXED = "mixed"  # the question changed in the middle of one of them
    FEW = "few"  # too few people answered in one of them


FEWEST_JUDGED = 30
"""Fewer people are never judged: a p-value of theirs would tell how many they are, which readers see in bands."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What may be said of the way from one published number to a later one, judged before anything was rounded.

    Attributes:
        metric: whose numbers they are.
        before: the earlier number.
        after: the later one.
        verdict: what may be said where nothing else is asked at the same time.
        p: how probable such a difference is by chance, rounded up to two digits; None where nothing is judged.
    """

    metric: str
    before: Cut
    after: Cut
    verdict: Verdict
    p: float | None = None
