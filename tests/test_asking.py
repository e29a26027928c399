"""A table of a warehouse is counted by the same rules as a file, and what is wrong with it is told without lines."""
# ruff: noqa: S608 - tests write their own tables

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any

import duckdb
import golden
import pytest

from cxsite.measure.asking import ask
from cxsite.measure.heads import Head
from cxsite.measure.layouts import Layout
from cxsite.measure.queries import sums
from cxsite.measure.questions import asked_of
from cxsite.measure.relation import CHECKS
from cxsite.measure.rules import CellRule, Role, accepts
from cxsite.measure.scan import Scanned
from cxsite.measure.warehouse_relation import bad_cells, table_relation
from cxsite.measure.warehouses import PLAIN, Driver
from cxsite.model.dataset import DataFile, Scale

QUESTIONS = {"recommend": {"column": ("ltr",), "scale": "0 to 10"}}
NPS = {"nps": {"kind": "nps", "question": "survey.recommend", "every": "month"}}
ONLY = {"date": {"column": ("day",)}}
HEAD = Head(DataFile("survey", "", "content/data/survey.yml", 0, "", "utf-8", None, ""), "utf-8", ",", (), "")


@pytest.fixture
def connection() -> Iterator[Any]:
    with duckdb.connect() as opened:
        yield opened


def asked(connection: Any, table: str, columns: Any = ONLY, until: date | None = None) -> Scanned:
    """Make a table and ask about it."""
    connection.execute(f"CREATE TABLE survey_answers AS {table}")
    made = golden.survey({"columns": columns, "questions": QUESTIONS})
    made = replace(made, metrics={"nps": made.metrics["nps"]})
    return ask(made, made.datasets["survey"], asked_of(made)["survey"], Driver(connection), until)


def messages(scanned: Scanned) -> list[str]:
    assert scanned.groups == {}
    assert {each.place.file for each in scanned.problems} == {"content/data/survey.yml"}
    return [each.message for each in scanned.problems]


def test_every_bad_cell_is_told_with_its_number(connection: Any) -> None:
    """The most frequent first; each with its column, because a table has no lines."""
    rows = "('2026-06-31', 'nine'), ('2026-06-30', '11'), ('2026-06-30', 'nine'), ('', '9')"
    scanned = asked(connection, f"SELECT * FROM (VALUES {rows}) AS t(day, ltr)")
    assert messages(scanned) == [
        "an empty cell is not a day, in 1 row of the column `day`",
        "`2026-06-31` is not a day, in 1 row of the column `day`",
        "`nine` is not an answer from 0 to 10, in 2 rows of the column `ltr`",
        "`11` is not an answer from 0 to 10, in 1 row of the column `ltr`",
    ]
    assert [each.code for each in scanned.problems] == ["bad-day", "bad-day", "bad-answer", "bad-answer"]


def test_a_code_that_nobody_declared_is_told_once(connection: Any) -> None:
    columns = ONLY | {"touchpoint": {"column": ("tp",), "values": {"TP1": "counter"}}}
    rows = "(DATE '2026-06-30', 9, 'TP1'), (DATE '2026-06-30', 9, 'TP9'), (DATE '2026-06-30', 9, 'TP9')"
    scanned = asked(connection, f"SELECT * FROM (VALUES {rows}) AS t(day, ltr, tp)", columns)
    assert messages(scanned) == ["`TP9`, found 2 times, is not a code of the column `tp`"]


def test_many_different_bad_cells_are_not_all_told(connection: Any) -> None:
    scanned = asked(connection, "SELECT DATE '2026-06-30' AS day, 'x' || i AS ltr FROM range(40) AS t(i)")
    assert len(scanned.problems) == 11
    assert scanned.problems[-1].code == "more-problems"
    assert messages(scanned)[-1] == (
        "more is refused in the column `ltr`; the 10 most frequent cells are listed"
    )


def test_a_bad_cell_of_later_is_not_asked_about(connection: Any) -> None:
    """An edition of September is not stopped by a slip of October."""
    rows = "(DATE '2026-09-30', '9'), (DATE '2026-10-01', 'nine')"
    scanned = asked(connection, f"SELECT * FROM (VALUES {rows}) AS t(day, ltr)", until=date(2026, 9, 30))
    assert [group.n for group in scanned.groups["recommend"]] == [1]
    connection.execute("DROP TABLE survey_answers")
    rows = rows.replace("'9'", "'x'")
    early = asked(connection, f"SELECT * FROM (VALUES {rows}) AS t(day, ltr)", until=date(2026, 9, 30))
    assert messages(early) == ["`x` is not an answer from 0 to 10, in 1 row of the column `ltr`"]


def test_capitals_are_the_engine_s_own(connection: Any) -> None:
    """Some engines write every name large, others small; where both are there, the very name counts."""
    scanned = asked(connection, 'SELECT DATE \'2026-06-30\' AS "DAY", 9 AS "LTR"')
    assert [group.n for group in scanned.groups["recommend"]] == [1]


def test_a_column_that_is_not_there_is_told_with_those_that_are(connection: Any) -> None:
    scanned = asked(connection, "SELECT DATE '2026-06-30' AS day, 9 AS score, 1 AS id")
    (problem,) = scanned.problems
    assert (problem.code, problem.message) == ("missing-column", "there is no column `ltr`")
    assert problem.hint == (
        "write the table's name for it behind `column:`; the table has `day`, `score`, `id`"
    )
    connection.execute("DROP TABLE survey_answers")
    (near,) = asked(connection, "SELECT DATE '2026-06-30' AS day, 9 AS ltrr").problems
    assert near.hint == "write `ltrr` for `ltr` in `content/data/survey.yml`, or list both there"


def test_a_language_that_is_no_tag_is_told(connection: Any) -> None:
    """Engines do not agree on patterns, so this is looked at when it has come."""
    columns = ONLY | {"language": {"column": ("lang",)}}
    rows = "(DATE '2026-06-30', 9, 'en'), (DATE '2026-06-30', 9, '英文'), (DATE '2026-07-30', 9, '英文')"
    scanned = asked(connection, f"SELECT * FROM (VALUES {rows}) AS t(day, ltr, lang)", columns)
    assert messages(scanned) == ["`英文` is not a language, in 2 rows of the column `lang`"]


def rule(role: Role, **more: Any) -> CellRule:
    return CellRule(role, 0, "x", **more)


RULES = (
    rule(Role.ANSWER, scale=Scale(-2, 10), blanks=("", "99")),
    rule(Role.DAY),
    rule(Role.TOUCHPOINT, codes=(("A'", "counter"), ("b", "video")), blanks=("",)),
    rule(Role.SEGMENT, codes=(), blanks=("",)),
)
YEARS = ("2024", "2023", "1979", "1980", "2079", "2080", "20x4", "2000")
MONTHS = ("01", "02", "04", "12", "13", "00", "1")
DATES = ("01", "28", "29", "30", "31", "32", "00")
CELLS = (
    *map(str, range(-5, 105)),
    *(
        "",
        "A'",
        "A",
        "b",
        "B",
        "9.5",
        "nine",
        "+9",
        "９",
        "1e1",
        "09",
        "2026/06/30",
        "30.06.2026",
        " 7 ",
        "A''",
    ),
    *("-".join(parts) + rest for *parts, rest in product(YEARS, MONTHS, DATES, ("", " ", "T08:15", "x"))),
)


def test_sql_and_python_refuse_the_same_cells(connection: Any) -> None:
    """The lists of the portable text and the patterns of `rules` are one rule."""
    connection.execute("CREATE TABLE t AS SELECT UNNEST(?) AS x", [CELLS])
    for each in RULES:
        others = {Role.ANSWER: rule(Role.ANSWER, blanks=("x",)), Role.DAY: rule(Role.DAY)}
        rules = (each, *(other for role, other in others.items() if role is not each.role))
        relation = table_relation(Layout(HEAD, rules), "t", ("x",), PLAIN)
        found = connection.execute(f"{relation}\n{bad_cells(each, '', len(CELLS))}").fetchall()
        assert {cell for cell, _ in found} == {cell.strip() for cell in CELLS if not _is_fine(each, cell)}


def _is_fine(each: CellRule, cell: str) -> bool:
    """What a file may say; a table may also have something behind a day."""
    cell = cell.strip()
    if each.role is Role.DAY and cell[10:11] in {" ", "T"}:
        cell = cell[:10]
    return accepts(each, cell)


def test_a_long_scale_counts_whole_numbers_of_a_column_of_numbers(connection: Any) -> None:
    """Nothing is rounded, and nothing outside the scale is counted."""
    cells = [None, *(at / 4 for at in range(-8, 2010))]
    each = rule(Role.ANSWER, scale=Scale(0, 500), blanks=("",))
    relation = table_relation(Layout(HEAD, (each, rule(Role.DAY))), "t", ("x",), PLAIN)
    connection.execute("CREATE TABLE t AS SELECT CAST(UNNEST(?) AS DOUBLE) AS x", [cells])
    found = connection.execute(f"{relation} SELECT answer FROM answers WHERE answer IS NOT NULL").fetchall()
    bad = connection.execute(f"{relation} SELECT SUM(bad_answer) FROM answers").fetchone()
    assert sorted(value for (value,) in found) == [*range(501)]
    assert bad == (len(cells) - 1 - 501,)


@pytest.mark.parametrize(
    ("weight", "problems"),
    [(0.5, 0), (999_999, 0), (0, 1), (-1, 1), (1_000_000, 1), (None, 1)],
)
def test_a_weight_is_above_nought_and_not_endless(
    connection: Any, weight: float | None, problems: int
) -> None:
    columns = ONLY | {"weight": {"column": ("w",)}}
    said = "NULL" if weight is None else weight
    scanned = asked(
        connection, f"SELECT DATE '2026-06-30' AS day, 9 AS ltr, CAST({said} AS DOUBLE) AS w", columns
    )
    assert len(scanned.problems) == problems


def test_the_text_is_portable() -> None:
    """Nothing in it is one engine's own: no pattern, no attempt, no list, no limit but the one."""
    rules = (*RULES, rule(Role.WEIGHT), rule(Role.LANGUAGE, blanks=("",)))
    text = table_relation(Layout(HEAD, rules), "cx.answers", ("x",), PLAIN) + sums((Scale(9, 10),), CHECKS)
    words = {*re.findall(r"[A-Z]{2,}", re.sub("'[^']*'", "", text))}
    assert words == {
        "AND", "AS", "BETWEEN", "BY", "CASE", "CAST", "COALESCE", "COUNT", "DATE", "DECIMAL", "ELSE", "END",
        "EXTRACT", "FROM", "GROUP", "IN", "IS", "MAX", "MIN", "MONTH", "NOT", "NULL", "OR", "SELECT", "SUBSTRING",
        "SUM", "THEN", "TRIM", "VARCHAR", "WHEN", "WITH", "YEAR",
    }  # fmt: skip
    assert "/" not in text


def test_a_wide_table_is_read_once() -> None:
    """One row a person becomes one a touchpoint without a second look at the table."""
    rules = (rule(Role.DAY), *(rule(Role.ANSWER, scale=Scale(1, 5), touchpoint=each) for each in ("a", "b")))
    text = table_relation(Layout(HEAD, rules), "answers_2026", ("x",), PLAIN)
    assert text.count("answers_2026") == 1


def test_a_mistake_of_a_wide_row_is_counted_once(connection: Any) -> None:
    connection.execute("CREATE TABLE survey_answers AS SELECT 'x' AS day, 5 AS a, 9 AS b")
    questions = {"ease": {"columns": {"counter": ("a",), "video": ("b",)}, "scale": "1 to 7"}}
    made = golden.survey({"columns": ONLY, "questions": questions})
    made = replace(made, metrics={"ease": made.metrics["ease"]})
    scanned = ask(made, made.datasets["survey"], asked_of(made)["survey"], Driver(connection))
    assert messages(scanned) == [
        "`x` is not a day, in 1 row of the column `day`",
        "`9` is not an answer from 1 to 7, in 1 row of the column `b`",
    ]


def test_leap_days_are_days() -> None:
    """Every day of a century, and none that the calendar lacks."""
    days = [str(date(1980, 1, 1) + timedelta(days=at)) for at in range(36524)]
    relation = table_relation(
        Layout(HEAD, (rule(Role.DAY), rule(Role.ANSWER, blanks=(*days[:1],)))), "t", ("x",), PLAIN
    )
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE t AS SELECT UNNEST(?) AS x", [days])
        assert connection.execute(f"{relation} SELECT SUM(bad_day), COUNT(day) FROM answers").fetchone() == (
            0,
            36524,
        )
