"""Invented survey answers for the bench: a file a month, one row an answer, every touchpoint asked about."""

import csv
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

from bench.folders import write, write_yaml

MONTHS = tuple(date(2025 + month // 12, month % 12 + 1, 1) for month in range(9, 21))
HEADER = (
    "answered_on",
    "customer",
    "language",
    "segment",
    "touchpoint",
    "recommend",
    "satisfaction",
    "ease",
    "mood",
)
SATISFACTION = HEADER.index("satisfaction")
A_MONTH = 15
"""Answers about each touchpoint in each month: some months are withheld as too few, the quarters are not."""

DATASET = {
    "files": "answers-*.csv",
    "illustrative": True,
    "about": {"en": "Invented answers for measuring a program", "zh-Hans": "为测量程序而虚构的回答"},
    "mode": "sms",
    "columns": {
        "date": "answered_on",
        "customer": "customer",
        "language": {"column": "language", "values": {"EN": "en", "ZH": "zh-Hans"}},
        "segment": {"column": "segment", "values": {"N": "newcomer", "R": "resident"}},
        "touchpoint": "touchpoint",
    },
    "questions": {
        "recommend": {
            "column": "recommend",
            "scale": "0 to 10",
            "asked": {"en": "Would you recommend us to a friend?", "zh-Hans": "您会向朋友推荐我们吗？"},
        },
        "satisfaction": {
            "column": "satisfaction",
            "scale": "1 to 5",
            "asked": {"en": "How satisfied were you with this step?", "zh-Hans": "您对这一步满意吗？"},
        },
        "ease": {
            "column": "ease",
            "scale": "1 to 7",
            "asked": {
                "en": "We made this step easy. Do you agree?",
                "zh-Hans": "我们让这一步很轻松。您同意吗？",
            },
        },
        "mood": {
            "column": "mood",
            "scale": "-2 to 2",
            "asked": {"en": "How did you feel after this step?", "zh-Hans": "这一步之后您心情如何？"},
        },
    },
}


def write_answers(content: Path, touchpoints: tuple[str, ...]) -> None:
    """Write the dataset `answers` and its files below `content`."""
    write_yaml(content / "data" / "answers.yml", DATASET)
    for month in MONTHS:
        rows = sorted(_answers(month, touchpoints))
        file = month_file(content, month)
        write(file, "")
        with file.open("w", encoding="utf-8", newline="") as lines:
            csv.writer(lines, lineterminator="\n").writerows([HEADER, *rows])


def month_file(content: Path, month: date) -> Path:
    """Return the file with the answers of a month."""
    return content / "data" / f"answers-{month:%Y-%m}.csv"


def _answers(month: date, touchpoints: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    chance = Random(f"answers-{month}")
    days = monthrange(month.year, month.month)[1]
    for touchpoint in touchpoints:
        liking = chance.gauss(0, 0.4)
        for _ in range(A_MONTH):
            feeling = chance.gauss(liking, 1)
            yield (
                month.replace(day=chance.randint(1, days)).isoformat(),
                f"{chance.getrandbits(40):010x}",
                chance.choice(("EN", "ZH")),
                chance.choice("NR"),
                touchpoint,
                *(_on_scale(feeling, *scale) for scale in ((0, 10), (1, 5), (1, 7), (-2, 2))),
            )


def _on_scale(feeling: float, lowest: int, highest: int) -> str:
    """Return the answer on a scale: 0 is a little above its middle, 2 the top."""
    width = highest - lowest
    return str(min(highest, max(lowest, round(lowest + width * (0.62 + feeling * 0.19)))))
