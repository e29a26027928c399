"""Write the once-a-year survey, the pairs and the invitations of the reference handbook. All of it is invented.

Run from the root of the project:

    python scripts/illustrative_gaps.py [FOLDER]

It writes four files into FOLDER (`content/data` when it is not named):

- `relationship-2026.csv`: one row a customer, who says how the bank is as a whole, how each step was and how important
  it is. The video check goes along most with the whole and is rated low; the welcome call is liked and matters little;
  few have ever used the chat in the app, so that it takes no part;
- `hopes.csv`: what customers expected of a step, asked before it, and what they found, asked after it. The video check
  falls short most; the welcome call is more than was hoped for;
- `delivery.csv`: whether the bank makes it easy, asked of people inside and of customers;
- `invitations.csv`: how many were invited to the survey after each step, and how many answered it.

The same bytes come out on every machine and with every Python: each file has a generator of its own, seeded with its
name, and only its `random()` is used.
"""

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

SEGMENTS = (("N", 0.45), ("R", 0.75), ("Y", 1.0))
PEOPLE, PAIRS, INSIDE, CUSTOMERS = 460, 70, 64, 320
LEAST, MOST = 1, 5
ANSWERED_AFTER = 0.93


@dataclass(frozen=True, slots=True)
class Place:
    """A step in the yearly survey: its rating, its weight in the whole, who used it, how important it is called."""

    mean: float
    weight: float
    used: float
    important: float


PLACES: Mapping[str, Place] = {
    "page": Place(3.9, 0.05, 0.8, 3.2),
    "apply": Place(3.6, 0.25, 0.9, 4.4),
    "video": Place(3.1, 0.45, 0.7, 4.1),
    "counter": Place(3.7, 0.30, 0.6, 4.2),
    "card": Place(3.8, 0.10, 0.95, 3.9),
    "pay": Place(4.3, 0.30, 0.9, 4.5),
    "call": Place(4.4, 0.04, 0.5, 2.6),
    "chat": Place(3.3, 0.10, 0.25, 3.3),
}
HOPES: Mapping[str, tuple[float, float]] = {
    "TP03": (4.2, 3.8),
    "TP04": (4.3, 3.2),
    "TP05": (3.6, 3.7),
    "TP06": (4.0, 3.9),
    "TP08": (2.9, 4.3),
}
"""Touchpoint to what is expected and what is found on average."""

INVITED: Mapping[str, tuple[int, float]] = {
    "2025-q4": (1480, 0.29),
    "2026-q1": (1390, 0.27),
    "2026-q2": (1520, 0.25),
    "2026-q3": (1610, 0.22),
}


def normal(random: Random) -> float:
    """Return a number around 0, nearly normal: the sum of twelve, as it has long been done."""
    return sum(random.random() for _ in range(12)) - 6


def answer(value: float) -> int:
    """Return the answer on the scale that is nearest to a value."""
    return max(LEAST, min(MOST, int(value + 0.5)))


def segment(random: Random) -> str:
    """Return who it is."""
    drawn = random.random()
    return next(code for code, below in SEGMENTS if drawn < below)


def day(random: Random, first: date, days: int) -> date:
    """Return a day of so many, from the first on."""
    return first + timedelta(days=int(random.random() * days))


def relationship(random: Random) -> Iterator[tuple[object, ...]]:
    """Yield the yearly survey."""
    yield ("day", "seg", "overall", *PLACES, *(f"{name}_imp" for name in PLACES))
    for _ in range(PEOPLE):
        mood = normal(random)
        felt = {name: place.mean + 0.45 * mood + 0.75 * normal(random) for name, place in PLACES.items()}
        whole = 3.6 + sum(place.weight * (felt[name] - place.mean) for name, place in PLACES.items())
        rated = [answer(felt[name]) if random.random() < place.used else "" for name, place in PLACES.items()]
        important = [answer(place.important + 0.7 * normal(random)) for place in PLACES.values()]
        when, who = day(random, date(2026, 5, 4), 26), segment(random)
        yield (when, who, answer(whole + 0.45 * normal(random)), *rated, *important)


def hopes(random: Random) -> Iterator[tuple[object, ...]]:
    """Yield pairs of one customer each; some did not answer after the step."""
    yield ("day", "seg", "tp", "before", "after")
    for touchpoint, (expected, found) in HOPES.items():
        for _ in range(PAIRS):
            own = 0.4 * normal(random)
            before, after = (answer(mean + own + 0.7 * normal(random)) for mean in (expected, found))
            when, who = day(random, date(2026, 6, 1), 115), segment(random)
            yield when, who, touchpoint, before, after if random.random() < ANSWERED_AFTER else ""


def delivery(random: Random) -> Iterator[tuple[object, ...]]:
    """Yield what people inside believe, then what customers say."""
    yield ("day", "inside", "outside")
    for count, mean, is_inside in ((INSIDE, 4.1, True), (CUSTOMERS, 3.3, False)):
        for _ in range(count):
            said = answer(mean + 0.9 * normal(random))
            yield day(random, date(2026, 5, 4), 26), said if is_inside else "", "" if is_inside else said


def invitations(random: Random) -> Iterator[tuple[object, ...]]:
    """Yield how many were invited in each quarter, and how many answered."""
    yield ("quarter", "step", "invited", "answered")
    for quarter, (invited, share) in INVITED.items():
        yield quarter, "survey", invited, sum(random.random() < share for _ in range(invited))


FILES = {
    "relationship-2026.csv": relationship,
    "hopes.csv": hopes,
    "delivery.csv": delivery,
    "invitations.csv": invitations,
}


def write_gaps(folder: Path) -> None:
    """Write all files into a folder."""
    for name, rows in FILES.items():
        _write(folder / name, rows(Random(name)))


def _write(path: Path, rows: Iterable[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    write_gaps(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("content/data"))
