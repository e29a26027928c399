"""An invented survey of any size for the bench: 24 months, 40 touchpoints in five channels, four segments.

Its answers follow from the number of their row alone, so every machine writes the same file. DuckDB writes it, because
ten million rows take Python minutes.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import duckdb

from bench.folders import write_yaml

Form = Literal["csv", "parquet"]
FORMS: tuple[Form, ...] = ("csv", "parquet")

CHANNELS = ("branch", "phone", "app", "web", "mail")
SEGMENTS = ("young", "family", "senior", "business")
TOUCHPOINTS = tuple(f"t{number:02}" for number in range(40))
DAYS = 730
"""From 1 January 2024 on."""
SCALES: Mapping[str, tuple[int, int]] = {"recommend": (0, 10), "satisfaction": (1, 5), "ease": (1, 7)}
KINDS = {"recommend": "nps", "satisfaction": "csat", "ease": "ces2"}
COLUMNS = {
    "answered_on": "DATE",
    "touchpoint": "VARCHAR",
    "segment": "VARCHAR",
    **dict.fromkeys(SCALES, "TINYINT"),
    "words": "VARCHAR",
}
"""The columns of a file in their order, and their types in Parquet."""
MIXERS = (
    (618_034, 1_000_003), (381_967, 1_000_033), (414_213, 1_000_037), (732_051, 1_000_039),
    (236_069, 1_000_081), (645_751, 1_000_099), (302_776, 1_000_117),
)  # fmt: skip
PRIME = 999_983
"""For each column a factor and a prime: the rests of products of rests are as good as drawn by lot."""

WORDS = """CASE
  WHEN {at} % 20 = 0 THEN '排队很久，"谢谢"大家' || chr(10) || 'a second line, with a comma'
  WHEN {at} % 4 = 0 THEN '很好, thank you'
  WHEN {at} % 2 = 0 THEN 'everything was explained, nobody had to wait for long'
END"""


def write_survey(folder: Path, rows: int, form: Form, touchpoints: int = len(TOUCHPOINTS)) -> Path:
    """Write a handbook with one survey of so many rows, and return the file with its answers."""
    content = folder / "content"
    write_yaml(content / "site.yml", {"title": "Bank", "languages": ["en"]})
    write_yaml(content / "lists.yml", {"channels": _named(CHANNELS), "segments": _named(SEGMENTS)})
    places = {
        name: {"name": name.upper(), "channel": CHANNELS[at % len(CHANNELS)]}
        for at, name in enumerate(TOUCHPOINTS[:touchpoints])
    }
    write_yaml(content / "touchpoints.yml", places)
    metrics = {
        kind: {"kind": kind, "question": f"answers.{name}", "every": "month"} for name, kind in KINDS.items()
    }
    write_yaml(content / "metrics.yml", metrics)
    file = content / "data" / f"answers.{form}"
    write_yaml(content / "data" / "answers.yml", _dataset(file.name))
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.execute(f"COPY ({_answers(rows, touchpoints)}) TO '{file.as_posix()}' (FORMAT {form})")
    return file


def _named(names: tuple[str, ...]) -> dict[str, dict[str, str]]:
    return {name: {"name": name} for name in names}


def _dataset(file: str) -> dict[str, Any]:
    return {
        "files": file,
        "illustrative": True,
        "columns": {"date": "answered_on", "touchpoint": "touchpoint", "segment": "segment"},
        "questions": {
            name: {"column": name, "scale": f"{low} to {high}"} for name, (low, high) in SCALES.items()
        },
    }


def _answers(rows: int, touchpoints: int) -> str:
    """Return the text that makes the rows: a tenth of the cells are no answer."""
    mixed = [f"(r{at} * (r{at} + {factor}) % {PRIME})" for at, (factor, _) in enumerate(MIXERS)]
    drawn = ", ".join(f"(i + 1) * {factor} % {prime} AS r{at}" for at, (factor, prime) in enumerate(MIXERS))
    segments = ", ".join(f"'{name}'" for name in SEGMENTS)
    cells = [
        f"DATE '2024-01-01' + CAST({mixed[0]} % {DAYS} AS INTEGER)",
        f"printf('t%02d', {mixed[1]} % {touchpoints})",
        f"[{segments}][1 + {mixed[2]} % {len(SEGMENTS)}]",
    ]
    for at, (low, high) in enumerate(SCALES.values()):
        mix = mixed[3 + at]
        cells.append(f"CASE WHEN {mix} % 10 <> 0 THEN {low} + {mix} // 10 % {high - low + 1} END")
    cells.append(WORDS.format(at=mixed[6]))
    typed = (
        f"CAST({cell} AS {kind}) AS {name}" for cell, (name, kind) in zip(cells, COLUMNS.items(), strict=True)
    )
    return f"SELECT {', '.join(typed)} FROM (SELECT {drawn} FROM range({rows}) t(i))"  # noqa: S608 - made of constants
