"""How many answered, said so that nobody can be counted: between which two numbers it lies."""

import re
from dataclasses import dataclass

EXACT = 30
"""From so many answers on it is said exactly how many they are."""


@dataclass(frozen=True, slots=True, order=True)
class Band:
    """From `low` to `high`, both of them included."""

    low: int
    high: int

    def __str__(self) -> str:
        """Return it as it stands in tables for programs: `10..29`, which no spreadsheet takes for a date."""
        return f"{self.low}..{self.high}"


def band_of(answers: int, show: int) -> Band | None:
    """Return the band of so many answers, None where they are enough to be counted.

    Args:
        answers: how many stand behind a number that is shown.
        show: how many must stand behind any number that is shown.
    """
    return Band(show, EXACT - 1) if answers < EXACT else None


def read_band(text: str) -> Band | None:
    """Return the band that is written as `10..29`, None for anything else."""
    match = re.fullmatch(r"([0-9]{1,9})\.\.([0-9]{1,9})", text)
    return Band(int(match[1]), int(match[2])) if match else None
