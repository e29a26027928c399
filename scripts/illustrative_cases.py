"""Write the service cases of the reference handbook. All of them are invented: nobody complained.

Run from the root of the project:

    python scripts/illustrative_cases.py [FOLDER]

It writes `cases.csv` into FOLDER (`content/data` when it is not named), one row a case, opened from October 2025 to
September 2026, as the system would have exported them at the end of the last of these months: what was to happen later
is not in it. The cases tell a story that the handbook can find again:

- from May 2026 on, when reasons came on the screen, cases are closed sooner;
- a card that does not come takes long; one in four customers asks about it a second time;
- from June 2026 on the press that makes the cards stands still: that is what most open cases are about;
- who scored 0 to 6 was called back late, until somebody was made to own it in April 2026.

The same bytes come out on every machine and with every Python: of the generator, which is seeded with the month, only
`random()` is used, the one method whose numbers Python promises never to change.
"""

import csv
import sys
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from math import log
from pathlib import Path
from random import Random

MONTHS = tuple((2025 + month // 12, month % 12 + 1) for month in range(9, 21))
END = datetime(2026, 9, 30, 17, 45)  # noqa: DTZ001 - the local time of the bank, as its system writes it
REASONS_ON_SCREEN, SOMEBODY_OWNS_IT, NO_CARDS = (2026, 5), (2026, 4), (2026, 6)
HEADER = ("opened", "answered", "closed", "contacts", "customer", "about", "seg", "tp", "score")
SEGMENTS = {"N": 0.5, "R": 0.3, "Y": 0.2}
ABOUT = {"identity": 0.4, "card": 0.35, "app": 0.25}
PLACES = {"identity": "TP04", "card": "TP06", "app": "TP09"}
DAYS = {"identity": 1.4, "card": 5.5, "app": 0.9}
AGAIN = {"identity": 0.12, "card": 0.25, "app": 0.1}
MANY = 66
UNHAPPY = 7
DETRACTOR = 0.4

Case = tuple[str | int, ...]


def cases(year: int, month: int) -> Iterator[Case]:
    """Yield the cases of one month, in the order in which they were opened."""
    random = Random(f"cases {year}-{month:02}")
    days = monthrange(year, month)[1]
    start = END.replace(year=year, month=month, day=1, hour=8, minute=0)
    begun = sorted(
        start + timedelta(days=int(days * random.random()), minutes=int(570 * random.random()))
        for _ in range(MANY)
    )
    for opened in begun:
        customer = f"{int(16**8 * random.random()):08x}"
        about, segment = _drawn(ABOUT, random), _drawn(SEGMENTS, random)
        yield _case(opened, customer, about, segment, (year, month), random)
        if random.random() < AGAIN[about]:
            later = opened + timedelta(days=1 + 5 * random.random())
            if later < END:
                yield _case(later, customer, about, segment, (year, month), random)


def _case(
    opened: datetime, customer: str, about: str, segment: str, month: tuple[int, int], random: Random
) -> Case:
    score = (
        int(UNHAPPY * random.random()) if random.random() < DETRACTOR else UNHAPPY + int(4 * random.random())
    )
    slow = DAYS[about] * (1.0 if month < REASONS_ON_SCREEN else 0.7)
    if score < UNHAPPY:
        slow *= 1.5 if month < SOMEBODY_OWNS_IT else 0.8
    if about == "card" and month >= NO_CARDS:
        slow *= 40
    answered = opened + timedelta(hours=-5.5 * log(1 - random.random()))
    closed = answered + timedelta(days=-slow * log(1 - random.random()))
    contacts = 1 if random.random() < 0.7 else 2 + int(2 * random.random())  # noqa: PLR2004 - seven of ten
    return (
        _written(opened),
        _written(answered),
        _written(closed) if answered <= END else "",
        contacts,
        customer,
        about,
        segment,
        PLACES[about],
        score,
    )


def _written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M") if moment <= END else ""


def _drawn(shares: Mapping[str, float], random: Random) -> str:
    at = random.random()
    for key, share in shares.items():
        at -= share
        if at < 0:
            return key
    return list(shares)[-1]


def write(folder: Path) -> Path:
    """Write the file, and return its path."""
    path = folder / "cases.csv"
    rows = sorted((case for month in MONTHS for case in cases(*month)), key=lambda case: str(case[0]))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(rows)
    return path


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "content/data"))
