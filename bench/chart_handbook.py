"""A handbook that draws a given number of charts: measures of invented surveys, and of invented funnels.

    python -m bench.chart_handbook OUT --count 300

A measure of a survey has seven charts: its trend over two years, its bullet, its bar of answers, its sparkline, a
dumbbell of its channels, and a bar of answers for each of the two questionnaire languages. A measure of a funnel has
three: trend, bullet and sparkline. Each is drawn wide and narrow, and written in English and in Simplified Chinese.
"""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from random import Random

import click

from bench.folders import remove, write_yaml

OF_A_SURVEY, OF_A_FUNNEL = 7, 3
"""How many charts one measure has."""

MONTHS = tuple(date(2024 + month // 12, month % 12 + 1, 1) for month in range(9, 33))
A_MONTH = 60
"""Answers to each survey in each month."""

QUESTIONS = 7
"""The most that one survey asks."""

KINDS = (("nps", "0 to 10"), ("share", "1 to 5"), ("ces2", "1 to 7"), ("mean", "1 to 5"))
TARGETS = {"nps": "45", "share": "70%", "ces2": "70%", "mean": "4.1", "conversion": "60%"}
POINTS = ("counter", "app")
STEPS = ("form", "identity", "signature")

SITE = {
    "title": {"en": "Three hundred charts", "zh-Hans": "三百张图"},
    "languages": ["en", "zh-Hans"],
    "privacy": {"min-n": {"show": 10, "judge": 30}},
}
LISTS = {
    "channels": {
        "branch": {"type": "physical", "service": "assisted", "name": {"en": "Branch", "zh-Hans": "网点"}},
        "app": {
            "type": "digital",
            "device": "mobile",
            "service": "self-service",
            "name": {"en": "App", "zh-Hans": "手机银行"},
        },
    },
}
TOUCHPOINTS = {
    "counter": {"channel": "branch", "name": {"en": "Counter", "zh-Hans": "柜台"}},
    "app": {"channel": "app", "name": {"en": "Payment in the app", "zh-Hans": "手机付款"}},
}


def shares(count: int) -> tuple[int, int]:
    """Return how many measures of surveys and of funnels have `count` charts together, at least one of each.

    Raises:
        ValueError: no such numbers have.
    """
    for funnels in range(1, OF_A_SURVEY + 1):
        rest = count - funnels * OF_A_FUNNEL
        if rest > 0 and rest % OF_A_SURVEY == 0:
            return rest // OF_A_SURVEY, funnels
    raise ValueError(f"no measures have {count} charts: take 10, 20 or any number from 24 on")


def write_chart_handbook(folder: Path, count: int) -> None:
    """Write a handbook with `count` charts into a folder, in place of what was there.

    Raises:
        ValueError: no handbook has so many.
    """
    surveyed, funnels = shares(count)
    remove(folder, "content", ".cxsite")
    content, metrics = folder / "content", dict[str, object]()
    write_yaml(content / "site.yml", SITE)
    write_yaml(content / "lists.yml", LISTS)
    write_yaml(content / "touchpoints.yml", TOUCHPOINTS)
    for first in range(0, surveyed, QUESTIONS):
        metrics |= _survey(content / "data", first // QUESTIONS, min(QUESTIONS, surveyed - first))
    for number in range(funnels):
        metrics |= _funnel(content / "data", number)
    write_yaml(content / "metrics.yml", metrics)


def _survey(data: Path, number: int, many: int) -> Iterator[tuple[str, object]]:
    """Write a survey with so many questions, and yield a measure for each."""
    name = f"survey-{number}"
    asked = [(f"q{at}", *KINDS[at % len(KINDS)]) for at in range(many)]
    write_yaml(data / f"{name}.yml", _form(name, [(question, scale) for question, _, scale in asked]))
    _table(
        data / f"{name}.csv",
        ("day", "language", "point", *(question for question, _, _ in asked)),
        _answers(name, [scale for _, _, scale in asked]),
    )
    for at, (question, kind, _) in enumerate(asked):
        yield (
            f"{name}-{question}",
            _metric(kind, f"{number + 1}.{at + 1}", question=f"{name}.{question}", every="month"),
        )


def _form(name: str, asked: list[tuple[str, str]]) -> dict[str, object]:
    return {
        "files": f"{name}.csv",
        "illustrative": True,
        "columns": {
            "date": "day",
            "language": {"column": "language", "values": {"EN": "en", "ZH": "zh-Hans"}},
            "touchpoint": "point",
        },
        "questions": {
            question: {
                "column": question,
                "scale": scale,
                "asked": {"en": f"Question {question} of {name}?", "zh-Hans": f"{name}第{question}题？"},
            }
            for question, scale in asked
        },
    }


def _metric(kind: str, said: str, **more: str) -> dict[str, object]:
    counts = {"counts": "4 to 5"} if kind == "share" else {}
    name = {"en": f"Measure {said} ({kind})", "zh-Hans": f"指标{said}（{kind}）"}
    return {"name": name, "kind": kind, **more, **counts, "target": f"{TARGETS[kind]} by 2026-12"}


def _answers(name: str, scales: list[str]) -> Iterator[tuple[object, ...]]:
    """Yield one answer a row: a month has its mood, and the app is liked a little better."""
    chance = Random(name)
    for month in MONTHS:
        mood = chance.gauss(0.1, 0.15)
        for at in range(A_MONTH):
            point = POINTS[at % len(POINTS)]
            feeling = mood + 0.1 * (point == "app")
            said = (_answer(chance, feeling, *map(int, scale.split(" to "))) for scale in scales)
            yield month.replace(day=at % 28 + 1), ("EN", "ZH")[at % 4 // 2], point, *said


def _answer(chance: Random, feeling: float, low: int, high: int) -> int:
    share = min(max(chance.gauss(0.6 + feeling, 0.25), 0), 1)
    return round(low + share * (high - low))


def _funnel(data: Path, number: int) -> Iterator[tuple[str, object]]:
    """Write a funnel, and yield its measure."""
    name, chance = f"funnel-{number}", Random(f"funnel {number}")
    write_yaml(
        data / f"{name}.yml",
        {
            "shape": "funnel",
            "files": f"{name}.csv",
            "illustrative": True,
            "columns": {"period": "month", "step": "step", "entered": "entered", "completed": "completed"},
            "steps": {
                step: {"en": step.capitalize(), "zh-Hans": f"步骤{at}"} for at, step in enumerate(STEPS, 1)
            },
        },
    )
    rows = []
    for month in MONTHS:
        entered = chance.randint(300, 500)
        for step in STEPS:
            completed = round(entered * chance.uniform(0.78, 0.95))
            rows.append((f"{month:%Y-%m}", step, entered, completed))
            entered = completed
    _table(data / f"{name}.csv", ("month", "step", "entered", "completed"), rows)
    yield name, _metric("conversion", f"F{number + 1}", funnel=name, every="month")


def _table(file: Path, head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerows([head, *rows])


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--count", default=300, show_default=True, help="How many charts.")
def main(folder: Path, count: int) -> None:
    """Write a handbook into FOLDER, in place of one that is there."""
    try:
        write_chart_handbook(folder, count)
    except ValueError as error:
        raise click.UsageError(str(error)) from None


if __name__ == "__main__":
    main()
