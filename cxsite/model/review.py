"""What somebody decided about customers' own words: a line of `content/comments/<dataset>.txt`.

A decision is about words as they would be published, personal data taken out. It is known by their hash: where the
words change, because somebody edited them or the program takes out more, nothing has been decided about them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

REDACTOR = 1
"""Which redactor this is. Counted up whenever it makes other words of some text: what was approved is read again."""

FOLDER = "comments"
"""Where the files stand, below `content/`."""

LINE = re.compile(
    r"(?P<verdict>yes|no|\?) *\| *(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})? *\| *(?P<by>[^|]*?)"
    r" *\| *(?P<key>k[0-9a-f]{20}) *\| ?(?P<words>.*)"
)
REDACTOR_LINE = re.compile(r"redactor ([0-9]{1,6})")


class Verdict(StrEnum):
    """Whether words may be published, as people write it."""

    YES = "yes"
    NO = "no"
    UNDECIDED = "?"


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided about some words.

    Attributes:
        verdict: whether they may be published.
        key: their hash.
        words: they themselves; "" where they were refused, so that they need not be kept.
        day: when it was decided, None where that is not said yet.
        by: who decided, "" where that is not said yet.
    """

    verdict: Verdict
    key: str
    words: str = ""
    day: date | None = None
    by: str = ""

    @property
    def is_signed(self) -> bool:
        """Whether somebody stands for it."""
        return self.verdict is Verdict.UNDECIDED or bool(self.day and self.by)


@dataclass(frozen=True, slots=True)
class Review:
    """What was decided about the comments of one dataset.

    Attributes:
        dataset: its id.
        redactor: which redactor the words were read with.
        decisions: in the order of the file.
    """

    dataset: str
    redactor: int
    decisions: tuple[Decision, ...] = ()

    @property
    def approved(self) -> frozenset[str]:
        """The words that may be published: somebody stands for each of them."""
        return frozenset(
            each.words for each in self.decisions if each.verdict is Verdict.YES and each.is_signed
        )


def key_of(words: str) -> str:
    """Return the name by which words are known: no number for a spreadsheet, and the same for ever."""
    return "k" + sha256(words.encode()).hexdigest()[:20]


def read_decision(line: str) -> Decision | None:
    """Return what a line says, None where it is none.

    Raises:
        ValueError: its day is not in the calendar.
    """
    match = LINE.fullmatch(line.rstrip())
    if match is None:
        return None
    day = date.fromisoformat(match["day"]) if match["day"] else None
    return Decision(Verdict(match["verdict"]), match["key"], match["words"], day, match["by"])


def review_text(review: Review) -> str:
    """Return the file's text: what is undecided first, the rest by key, so that two people's changes merge by line."""
    ordered = sorted(review.decisions, key=lambda each: (each.verdict is not Verdict.UNDECIDED, each.key))
    return "".join(f"{line}\n" for line in (*_head(review), *map(_line, ordered)))


def _head(review: Review) -> Iterable[str]:
    yield f"# What people wrote in `{review.dataset}`, as readers would see it. Write yes or no for each ?"
    yield "# and run `cxsite comments --by NAME`, which adds the day and who decided. Names you have to find yourself."
    yield f"redactor {review.redactor}"


def _line(decision: Decision) -> str:
    words = "" if decision.verdict is Verdict.NO else decision.words
    parts = (decision.verdict, decision.day or "", decision.by, decision.key, words)
    return " | ".join(map(str, parts)).rstrip()
