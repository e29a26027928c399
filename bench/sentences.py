"""Sentences of invented journeys in two languages, made from the parts in `sentences.csv`.

Numbers are put in, so hardly any sentence is written twice: a program that remembers what it has rendered before gets
no gift from that.
"""

import csv
from dataclasses import dataclass
from pathlib import Path
from random import Random

FILE = Path(__file__).with_name("sentences.csv")
JOINED = {"does": "then"}
"""Parts whose sentences are made of two: the second one goes on from the first."""


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence in English and in Chinese."""

    en: str
    zh: str


class Speaker:
    """Says sentences, the same ones in the same order for the same seed."""

    def __init__(self, seed: str) -> None:
        self._chance = Random(seed)
        with FILE.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        self._parts = {row["part"]: [each for each in rows if each["part"] == row["part"]] for row in rows}

    def say(self, part: str) -> Said:
        """Return a sentence of one kind."""
        first = self._one(part)
        if part not in JOINED:
            return first
        second = self._one(JOINED[part])
        return Said(f"{first.en} {second.en}", f"{first.zh}，{second.zh}")

    def some(self, part: str, most: int) -> list[Said]:
        """Return one to so many sentences of one kind."""
        return [self.say(part) for _ in range(self.number(1, most))]

    def number(self, least: int, most: int) -> int:
        """Return a number between two, both included."""
        return self._chance.randint(least, most)

    def one_of(self, words: tuple[str, ...]) -> str:
        """Return one of several words."""
        return self._chance.choice(words)

    def stages(self) -> list[Said]:
        """Return the names of the stages, in their order."""
        return [Said(row["en"], row["zh-Hans"]) for row in self._parts["stage"]]

    def _one(self, part: str) -> Said:
        row = self._chance.choice(self._parts[part])
        numbers = {"a": self.number(11, 60), "b": self.number(4, 9)}
        return Said(row["en"].format(**numbers), row["zh-Hans"].format(**numbers))
