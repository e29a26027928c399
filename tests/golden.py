"""One survey in every engine, and one hash of what they all must answer.

Run as a program it asks the DuckDB that it finds on its path, and prints its version and two hashes: of a table and of
the same survey in a CSV. So the test can ask another version than the one that is installed beside it.
"""
# ruff: noqa: S608 - tests write their own tables

import csv
import hashlib
import io
import random
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import surveys

from cxsite.measure.asking import ask
from cxsite.measure.engines import DuckDB
from cxsite.measure.queries import Group
from cxsite.measure.questions import asked_of
from cxsite.measure.scan import Scanned, scan
from cxsite.measure.warehouses import Asked, Driver
from cxsite.model.dataset import Dataset
from cxsite.model.handbook import Handbook
from cxsite.read.validation import valid

ROWS = 800
NAMES = ("answered_on", "Touch point", "lang", "who", "weight", "ltr", "spent", "at_counter", "at_video")
TYPES = (
    "DATE", "VARCHAR(20)", "VARCHAR(20)", "VARCHAR(20)", "DECIMAL(8, 3)", "DECIMAL(4, 1)", "INTEGER", "INTEGER",
    "VARCHAR(20)",
)  # fmt: skip
TOUCHPOINTS = {"K'1": "counter", "V\\2": "video"}
COLUMNS = {
    "date": {"column": ("answered_on",)},
    "touchpoint": {"column": ("Touch point",), "values": TOUCHPOINTS},
    "language": {"column": ("lang",)},
    "segment": {"column": ("who",), "values": {"Y": "young", "R": "resident"}},
    "weight": {"column": ("weight",)},
}
QUESTIONS = {
    "recommend": {"column": ("ltr",), "scale": "0 to 10", "no-answer": ("", "11", "11.0")},
    "spent": {"column": ("spent",), "scale": "0 to 500"},
    "ease": {"columns": {"counter": ("at_counter",), "video": ("at_video",)}, "scale": "1 to 7"},
}
METRICS = {
    "nps": {"kind": "nps", "question": "survey.recommend", "every": "month"},
    "spent": {"kind": "mean", "question": "survey.spent", "every": "month", "better": "lower"},
    "ease": {"kind": "ces2", "question": "survey.ease", "every": "month"},
}
SOURCE = {"engine": "duckdb", "table": "survey_answers", "url-env": "CX_GOLDEN"}


def answers() -> Iterator[tuple[Any, ...]]:
    """Yield the same rows every time; some cells are empty, the leap day is among the days."""
    chance = random.Random(20240229)  # noqa: S311 - a seeded walk is no cryptography
    for _ in range(ROWS):
        yield (
            date(2024, 1, 15) + timedelta(days=chance.randrange(200)),
            chance.choice(list(TOUCHPOINTS)),
            chance.choice(["en", "zh-Hans", None]),
            chance.choice(["Y", "R", None]),
            chance.randrange(200, 3000) / 1000,
            chance.choice([*range(11), 11, None]),
            chance.choice([*range(0, 501, 25), None]),
            chance.choice([*range(1, 8), None]),
            chance.choice([*map(str, range(1, 8)), " 5 ", ""]),
        )


def survey(written: Mapping[str, Any] = {}, **settings: Any) -> Handbook:
    """A handbook with this survey, in a table unless something else is said."""
    made = surveys.handbook((), COLUMNS, QUESTIONS, METRICS)
    data = {"id": "survey", "columns": COLUMNS, "questions": QUESTIONS, "source": SOURCE} | dict(written)
    dataset = valid(Dataset, {key: value for key, value in data.items() if value})
    return replace(made, datasets={"survey": dataset}, **settings)


def literal(value: object, backslash: bool = False) -> str:  # noqa: FBT001, FBT002 - one engine needs it
    """A value in SQL."""
    if value is None:
        return "NULL"
    if isinstance(value, str):
        return (
            "'"
            + (value.replace("\\", "\\\\").replace("'", "\\'") if backslash else value.replace("'", "''"))
            + "'"
        )
    return f"DATE '{value}'" if isinstance(value, date) else str(value)


def statements(rows: Iterable[tuple[Any, ...]] | None = None) -> tuple[str, str]:
    """What makes the table and fills it."""
    columns = ", ".join(f'"{name}" {kind}' for name, kind in zip(NAMES, TYPES, strict=True))
    lines = ",\n".join(f"({', '.join(map(literal, row))})" for row in rows or answers())
    return f"CREATE TABLE survey_answers ({columns})", f"INSERT INTO survey_answers VALUES {lines}"


def view_of_spark() -> str:
    """What makes the table in Spark."""
    columns = ", ".join(
        f"CAST(c{at} AS {kind}) AS `{name}`" for at, (name, kind) in enumerate(zip(NAMES, TYPES, strict=True))
    )
    lines = ",\n".join(f"({', '.join(literal(cell, backslash=True) for cell in row)})" for row in answers())
    names = ", ".join(f"c{at}" for at in range(len(NAMES)))
    return f"CREATE OR REPLACE TEMPORARY VIEW survey_answers AS SELECT {columns} FROM VALUES {lines} AS t({names})"


def counted(warehouse: Asked, made: Handbook | None = None, until: date | None = None) -> Scanned:
    """What a warehouse answers to all questions of the survey."""
    made = made or survey()
    return ask(made, made.datasets["survey"], asked_of(made)["survey"], warehouse, until)


def hashed(scanned: Scanned) -> str:
    """The hash of all rows: every number in one form, in order."""
    assert scanned.problems == (), scanned.problems
    lines = sorted(
        "|".join([name, *map(plain, astuple(group))])
        for name, groups in scanned.groups.items()
        for group in groups
        if isinstance(group, Group)
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def plain(value: object) -> str:
    """A cell in one form: engines differ in the types of sums."""
    if isinstance(value, tuple):
        return ",".join(map(plain, value))
    return f"{value:.6f}" if isinstance(value, float) else "" if value is None else str(value)


def hash_of_table(rows: Iterable[tuple[Any, ...]] | None = None) -> str:
    """The hash of the table in the DuckDB that is on the path."""
    import duckdb  # noqa: PLC0415 - whichever it is

    connection = duckdb.connect()
    for statement in statements(rows):
        connection.execute(statement)
    found = hashed(counted(Driver(connection)))
    connection.close()
    return found


def hash_of_file(folder: Path) -> str:
    """The hash of the same survey as a file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(NAMES)
    writer.writerows([("" if cell is None else cell for cell in row) for row in answers()])
    file = surveys.data_file(folder, "answers.csv", text.getvalue())
    made = survey({"source": None, "files": [{"path": "*.csv"}]}, files=(file,))
    with DuckDB() as engine:
        return hashed(scan(made, "survey", asked_of(made)["survey"], engine))


if __name__ == "__main__":
    import duckdb

    with TemporaryDirectory() as below:
        sys.stdout.write(f"{duckdb.__version__} {hash_of_table()} {hash_of_file(Path(below))}\n")
