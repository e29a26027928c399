"""A Parquet file means what the same answers in a CSV file mean."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from surveys import RECOMMEND, data_file, handbook
from tables import written

from cxsite.measure.comments import read_comments
from cxsite.measure.engines import DuckDB, Engine, EngineError, Row
from cxsite.measure.parquet import is_parquet
from cxsite.measure.scan import Scanned, located, scan
from cxsite.model.dataset import DataFile, Scale
from cxsite.model.review import REDACTOR, Decision, Review, Verdict, key_of
from cxsite.read.handbook import read_handbook

COLUMNS = {
    "date": {"column": ("day",)},
    "segment": {"column": ("seg",), "values": {"Y": "young", "R": "resident"}},
    "touchpoint": {"column": ("tp",), "values": {"1": "counter", "2": "video"}},
}
TOP = (Scale(0, 8), Scale(9, 10))
ROWS = (
    ("2026-01-02", "Y", 1, 9),
    ("2026-01-30", "R", 2, None),
    ("2026-01-30", "R", 2, 10),
    ("2026-02-01", None, 1, 0),
    ("2026-02-03", None, 1, 11),
)
TYPES = ("DATE", "VARCHAR", "TINYINT", "TINYINT")


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with DuckDB() as opened:
        yield opened


def parquet(
    engine: Engine,
    folder: Path,
    rows: tuple[tuple[Any, ...], ...] = ROWS,
    types: tuple[str, ...] = TYPES,
    names: tuple[str, ...] = ("day", "seg", "tp", "ltr"),
) -> DataFile:
    """Write rows in these types, and return the file as reading would."""
    path = folder / "a.parquet"
    lines = ", ".join(f"({', '.join(map(_literal, row))})" for row in rows)
    cells = ", ".join(
        f"CAST(c{at} AS {kind}) AS {quoted(name)}"
        for at, (kind, name) in enumerate(zip(types, names, strict=True))
    )
    table = f"(VALUES {lines}) t({', '.join(f'c{at}' for at in range(len(names)))})"
    engine.fetch(f"COPY (SELECT {cells} FROM {table}) TO '{path}' (FORMAT parquet)")  # noqa: S608 - of this test
    return data_file(folder, "a.parquet", path.read_bytes())


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(value: object) -> str:
    return "NULL" if value is None else f"'{value}'"


def scanned(
    engine: Engine, file: DataFile, columns: Mapping[str, Any] = COLUMNS, until: date | None = None
) -> Scanned:
    made = handbook((file,), columns, {"recommend": RECOMMEND}, {})
    return scan(made, "survey", {"recommend": TOP}, engine, until)


def told(found: Scanned) -> list[str]:
    return [f"{each.place}: {each.message} [{each.code}]" for each in found.problems]


@pytest.mark.parametrize(
    "types",
    [
        TYPES,
        ("VARCHAR", "VARCHAR", "VARCHAR", "VARCHAR"),
        ("TIMESTAMP", "VARCHAR", "BIGINT", "DOUBLE"),
        ("TIMESTAMP_NS", "ENUM('Y', 'R')", "UBIGINT", "DECIMAL(9, 2)"),
        ("TIMESTAMP_S", "VARCHAR", "HUGEINT", "FLOAT"),
    ],
    ids=lambda types: types[0],
)
@pytest.mark.parametrize("until", [None, date(2026, 1, 31)])
def test_whatever_its_types_it_is_the_csv_file(
    tmp_path: Path, engine: Engine, types: tuple[str, ...], until: date | None
) -> None:
    """Dates or texts for days, whole numbers of any width, or with a point as some programs keep them."""
    text = "day,seg,tp,ltr\n2026-01-02,Y,1,9\n2026-01-30,R,2,\n2026-01-30,R,2,10\n2026-02-01,,1,0\n2026-02-03,,1,11\n"
    found = scanned(engine, parquet(engine, tmp_path, types=types), until=until)
    assert found == scanned(engine, data_file(tmp_path, "a.csv", text), until=until)
    assert sum(group.n for group in found.groups["recommend"]) == (2 if until else 3)


def test_plain_columns_are_counted_in_one_reading(tmp_path: Path, engine: Engine) -> None:
    """After one look at what columns there are."""
    file, asked = parquet(engine, tmp_path), []

    class Counting:
        def fetch(self, sql: str) -> list[Row]:
            asked.append(sql)
            return engine.fetch(sql)

    assert scanned(Counting(), file).problems == ()
    assert [sql.split()[0] for sql in asked] == ["DESCRIBE", "SET", "SET"]


def test_weights_of_any_type_are_counted(tmp_path: Path, engine: Engine) -> None:
    """Row by row, as those of a CSV file."""
    rows = (("2026-01-02", "Y", 1, 9, 0.5), ("2026-01-02", "Y", 1, 3, 2))
    file = parquet(engine, tmp_path, rows, (*TYPES, "DOUBLE"), ("day", "seg", "tp", "ltr", "w"))
    (group,) = scanned(engine, file, {**COLUMNS, "weight": {"column": ("w",)}}).groups["recommend"]
    assert (group.n, group.weight, group.total, group.weights) == (2, 2.5, 10.5, (2.0, 0.5))


def test_bad_cells_are_told_by_row_and_column(tmp_path: Path, engine: Engine) -> None:
    """The same text once for a column, at its first row; a fraction is not rounded, a moment with a zone is no day."""
    rows = (
        ("2026-01-02 10:00:00+00", "Y", 1, 9),
        ("2026-01-02 10:00:00+00", "Q", 3, 8.5),
        ("2026-01-02 10:00:00+00", "Q", 1, 8.5),
    )
    kinds = ("TIMESTAMP WITH TIME ZONE", "VARCHAR", "INTEGER", "DOUBLE")
    found = scanned(engine, parquet(engine, tmp_path, rows, kinds))
    assert found.groups == {}
    assert told(found) == [
        "content/data/a.parquet:1:1: `2026-01-02 10:00:00+00` is not a day [bad-day]",
        "content/data/a.parquet:2:2: `Q`, found 2 times, is not a code of the column `seg` [unknown-code]",
        "content/data/a.parquet:2:3: `3` is not a code of the column `tp` [unknown-code]",
        "content/data/a.parquet:2:4: `8.5` is not an answer from 0 to 10 [bad-answer]",
    ]


@pytest.mark.parametrize("day", ["1970-01-01", "2099-12-31", None])
def test_a_typed_day_must_be_one_on_which_somebody_was_asked(
    tmp_path: Path, engine: Engine, day: str | None
) -> None:
    """As in a CSV file."""
    found = scanned(engine, parquet(engine, tmp_path, ((day, "Y", 1, 9),)))
    said = f"`{day}`" if day else "an empty cell"
    assert told(found) == [f"content/data/a.parquet:1:1: {said} is not a day [bad-day]"]


def test_a_missing_column_is_said(tmp_path: Path, engine: Engine) -> None:
    """With the name that is near."""
    file = parquet(engine, tmp_path, names=("day", "seg", "tp", 'LT"R'))
    assert told(scanned(engine, file)) == [
        "content/data/a.parquet:1:1: there is no column `ltr` [missing-column]"
    ]


def test_a_name_with_quotation_marks_is_a_name(tmp_path: Path, engine: Engine) -> None:
    """In a column that nobody asks for, and in one that somebody does."""
    file = parquet(engine, tmp_path, names=("day", 'a "b"', "tp", "ltr"))
    columns = {**COLUMNS, "segment": {"column": ('a "b"',), "values": {"Y": "young", "R": "resident"}}}
    assert {group.segment for group in scanned(engine, file, columns).groups["recommend"]} == {
        "young", "resident", "",
    }  # fmt: skip


class Gone:
    """An engine that does not find the file."""

    def fetch(self, sql: str) -> list[Row]:
        """Refuse."""
        raise EngineError(sql)


def test_a_file_that_is_gone_since_has_no_places(tmp_path: Path, engine: Engine) -> None:
    """What stands for all of it is said by others."""
    file = parquet(engine, tmp_path)
    made = handbook((file,), COLUMNS, {"recommend": RECOMMEND}, {})
    assert is_parquet(made.files[0])
    from cxsite.measure.heads import Head  # noqa: PLC0415 - a value that only this needs

    head = Head(file, "", "", ("day",), "", ("DATE",))
    assert located(head, (), engine) == ()
    found = scan(made, "survey", {"recommend": TOP}, Gone())
    assert [each.code for each in found.problems] == ["bad-parquet"]


def test_comments_of_a_parquet_file_are_published(tmp_path: Path, engine: Engine) -> None:
    """Those that somebody approved."""
    rows = (("2026-01-02", "Y", 1, "so fast"), ("2026-01-02", "Y", 1, "so slow"))
    kinds, names = ("DATE", "VARCHAR", "INTEGER", "VARCHAR"), ("day", "seg", "tp", "words")
    file = parquet(engine, tmp_path, rows, kinds, names)
    columns = {**COLUMNS, "comment": {"column": ("words",)}}
    made = handbook((file,), columns, {"recommend": {**RECOMMEND, "only-in": ("b.csv",)}}, {})
    decision = Decision(Verdict.YES, key_of("so fast"), "so fast", by="Wu", day=date(2026, 2, 1))
    made.reviews["survey"] = Review("survey", REDACTOR, (decision,))  # type: ignore[index]
    said, problems = read_comments(made, engine)
    assert problems == ()
    assert [(each.text, each.touchpoint, each.segment) for each in said] == [("so fast", "counter", "young")]


def test_only_answers_may_stand_in_parquet(tmp_path: Path) -> None:
    """Other records are read line by line."""
    folder = written(
        tmp_path,
        data_a_parquet="",
        data_readers_yml="""
        shape: cohort
        files: a.parquet
        columns: {period: month, at-start: there, lost: gone}
    """,
    )
    assert [each.code for each in read_handbook(folder).problems] == ["unknown-data-format"]
