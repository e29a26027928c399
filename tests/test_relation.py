from pathlib import Path
from typing import Any

import pytest
from surveys import RECOMMEND, data_file, handbook

from cxsite.measure.engines import DuckDB, Row
from cxsite.measure.heads import read_head
from cxsite.measure.layouts import Layout, headers_of, layout
from cxsite.measure.relation import CHECKS, relation, text
from cxsite.model.dataset import DataFile

COLUMNS = {
    "date": {"column": ("day",)},
    "language": {"column": ("lang",)},
    "segment": {"column": ("seg",), "values": {"Y'": "young"}},
    "touchpoint": {"column": ("tp",)},
    "weight": {"column": ("w",)},
}
WIDE = {"columns": {"counter": ("c",), "video": ("v",)}, "scale": "1 to 5", "no-answer": ("", "6")}
GOLDEN = """\
WITH answers AS (
SELECT
  CAST('2026-01-01' AS DATE) AS day,
  0 AS bad_day,
  CAST(NULL AS VARCHAR) AS touchpoint,
  0 AS bad_touchpoint,
  CAST(NULL AS VARCHAR) AS language,
  0 AS bad_language,
  CAST(NULL AS VARCHAR) AS segment,
  0 AS bad_segment,
  CAST(1 AS DOUBLE) AS weight,
  0 AS bad_weight,
  CASE WHEN NOT answer_cell IN ('', '11') AND (regexp_full_match(answer_cell, '-?[0-9]{1,18}') \
AND TRY_CAST(answer_cell AS BIGINT) BETWEEN 0 AND 10) THEN TRY_CAST(answer_cell AS BIGINT) END AS answer,
  CASE WHEN answer_cell IN ('', '11') OR COALESCE((regexp_full_match(answer_cell, '-?[0-9]{1,18}') \
AND TRY_CAST(answer_cell AS BIGINT) BETWEEN 0 AND 10), FALSE) THEN 0 ELSE 1 END AS bad_answer
FROM (SELECT trim(COALESCE(c1, ''), ' \t') AS answer_cell, 1 AS once
  FROM read_csv(['a.csv', 'b[[]1].csv'], auto_detect = false, header = true, delim = ',', quote = '"', \
escape = '"', strict_mode = true, compression = 'none', columns = {'c0': 'VARCHAR', 'c1': 'VARCHAR'}))
)"""


def layouts(
    files: list[DataFile], columns: dict[str, Any], question: dict[str, Any] = RECOMMEND
) -> list[Layout]:
    made = handbook(tuple(files), columns, {"recommend": question}, {})
    survey = made.datasets["survey"]
    found = []
    for file in files:
        head, _ = read_head(file, headers_of(survey))
        assert head is not None
        one, problems = layout(head, survey.questions["recommend"], survey, made)
        assert problems == ()
        assert one is not None
        found.append(one)
    return found


def rows(files: list[DataFile], columns: dict[str, Any], question: dict[str, Any] = RECOMMEND) -> list[Row]:
    """Return day, touchpoint, language, segment, weight, answer and the sum of the checks of each row."""
    found = layouts(files, columns, question)
    paths = {file.name: file.path for file in files}
    checks = " + ".join(CHECKS)
    columns_of_interest = "CAST(day AS VARCHAR), touchpoint, language, segment, weight, answer"
    select = f"SELECT {columns_of_interest}, {checks} FROM answers"  # noqa: S608 - made of constants
    with DuckDB() as engine:
        return engine.fetch(f"{relation(found, paths)}\n{select}")


def test_files_of_one_shape_are_read_together(tmp_path: Path) -> None:
    """The text, whole; a path is a path although it holds brackets."""
    files = [data_file(tmp_path, name, "x,ltr\n", "2026") for name in ("a.csv", "b[1].csv")]
    paths = {file.name: Path(file.path.name) for file in files}
    assert relation(layouts(files, {}), paths) == GOLDEN


def test_cells_become_values(tmp_path: Path) -> None:
    """Codes are mapped, blanks around cells are dropped, no answer is NULL, and nothing is refused."""
    content = "day,lang,seg,tp,w,ltr\n 2026-01-02 ,en,Y',video,0.5,\t9 \n2026-01-03T10:00,,,,2,11\n"
    assert rows([data_file(tmp_path, "a.csv", content)], COLUMNS) == [
        ("2026-01-02", "video", "en", "young", 0.5, 9, 0),
        ("2026-01-03", None, None, None, 2.0, None, 0),
    ]


def test_refused_cells_are_null_and_counted(tmp_path: Path) -> None:
    """One check a cell."""
    content = "day,lang,seg,tp,w,ltr\n2026-02-30,中,Y,x,0,11.5\n"
    assert rows([data_file(tmp_path, "a.csv", content)], COLUMNS) == [(None, None, None, None, None, None, 6)]


def test_a_wide_file_is_unfolded(tmp_path: Path) -> None:
    """One row a touchpoint; what is said of the whole row is refused once."""
    content = "c,v,w\n5,6,1\n1,x,0\n"
    columns = {"weight": {"column": ("w",)}}
    assert rows([data_file(tmp_path, "a.csv", content, "2026-05")], columns, WIDE) == [
        ("2026-05-01", "counter", None, None, 1.0, 5, 0),
        ("2026-05-01", "video", None, None, 1.0, None, 0),
        ("2026-05-01", "counter", None, None, None, 1, 1),
        ("2026-05-01", "video", None, None, None, None, 1),
    ]


def test_files_of_different_shapes_are_put_together(tmp_path: Path) -> None:
    """Another order of columns, another delimiter, another day."""
    files = [
        data_file(tmp_path, "a.csv", "ltr,x\n9,\n", "2025"),
        data_file(tmp_path, "b.csv", "x;ltr\n;8\n", "2026"),
    ]
    assert [(row[0], row[5]) for row in rows(files, {})] == [("2025-01-01", 9), ("2026-01-01", 8)]


@pytest.mark.parametrize("name", ["it's.csv", "中文 名.csv", "a[1]*?.csv", "x.csv.gz", 'q"q.csv'])
def test_any_file_name_is_read_as_it_is(tmp_path: Path, name: str) -> None:
    """Quotes, patterns and endings in a name mean nothing."""
    data_file(tmp_path, "a1bc.csv", "ltr\n1\n")
    assert [row[5] for row in rows([data_file(tmp_path, name, "ltr\n9\n", "2026")], {})] == [9]


def test_a_quote_in_a_string_is_doubled() -> None:
    """Nothing an author writes ends an SQL string."""
    assert text("it's; --") == "'it''s; --'"
