"""Every engine answers the same: one hash of all groups of one survey, whoever was asked."""

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from shutil import which

import golden
import postgresql
import psycopg
import pytest

from cxsite.measure.warehouses import WarehouseError, opened
from cxsite.model.source import Warehouse

ROOT = Path(__file__).parents[1]
OLDEST = Path(sys.prefix) / "duckdb-oldest"
HASH = "1fe0353108ab91b2cf0cd4ffc2252daa2d8af5d2e4357b452f677f1233c0db59"
POSTGRES = Warehouse(engine="postgres", table="survey_answers", url_env="CX_GOLDEN")
SPARK = Warehouse(engine="spark", table="survey_answers", url_env="CX_GOLDEN")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A PostgreSQL that holds the survey."""
    with postgresql.server() as address:
        with psycopg.connect(address) as connection:
            for statement in golden.statements():
                connection.execute(statement.encode())
        yield address


def test_the_newest_duckdb_answers_so(tmp_path: Path) -> None:
    """A table and a file, which are read in different ways, are the same survey."""
    assert golden.hash_of_table() == HASH
    assert golden.hash_of_file(tmp_path) == HASH


def test_the_oldest_duckdb_that_is_allowed_answers_so() -> None:
    """The lower end of the range in `pyproject.toml`, installed beside the other one."""
    assert OLDEST.is_dir(), "run `make test`: it installs the oldest DuckDB that is allowed"
    paths = os.pathsep.join(map(str, (OLDEST, ROOT, ROOT / "tests")))
    done = subprocess.run(
        [sys.executable, ROOT / "tests" / "golden.py"],
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )
    version, *hashes = done.stdout.split()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (lowest,) = (
        found[1] for each in project["dependencies"] if (found := re.match(r"duckdb>=([0-9.]+)", each))
    )
    assert version.startswith(f"{lowest}.")
    assert hashes == [HASH, HASH]


def test_postgresql_answers_so(address: str) -> None:
    with opened(POSTGRES, address) as warehouse:
        assert golden.hashed(golden.counted(warehouse)) == HASH


def test_postgresql_is_only_read_from(address: str) -> None:
    """Whatever somebody may do there: a slip of ours changes nothing."""
    with (
        opened(POSTGRES, address) as warehouse,
        pytest.raises(WarehouseError, match=r"^ReadOnlySqlTransaction$"),
    ):
        warehouse.fetch("DELETE FROM survey_answers")


def test_a_moment_has_the_day_of_the_dataset(address: str) -> None:
    """Half past eleven at night in London is tomorrow in Shanghai."""
    moment = "SELECT CAST(CAST(TIMESTAMPTZ '2026-06-30 23:30:00+00' AS VARCHAR(255)) AS DATE)"
    for zone, day in ((None, date(2026, 6, 30)), ("Asia/Shanghai", date(2026, 7, 1))):
        with opened(POSTGRES, address, zone) as warehouse:
            assert warehouse.fetch(moment) == [(day,)]


def test_what_postgresql_refuses_is_told_with_its_number(address: str) -> None:
    """A text that is no number ends no question: it is counted."""
    with psycopg.connect(address) as connection:
        connection.execute("CREATE TABLE wrong AS SELECT * FROM survey_answers")
        connection.execute("""UPDATE wrong SET at_video = 'nine' WHERE at_video = '7'""")
    made = golden.survey({"source": golden.SOURCE | {"table": "wrong"}})
    with opened(POSTGRES, address) as warehouse:
        problems = golden.counted(warehouse, made).problems
        often = warehouse.fetch("SELECT COUNT(*) FROM wrong WHERE at_video = 'nine'")[0][0]
    assert [each.message for each in problems] == [
        f"`nine` is not an answer from 1 to 7, in {often} rows of the column `at_video`"
    ]


@pytest.mark.skipif(
    not (find_spec("pyspark") and which("java")),
    reason="pyspark is 477 MB, and Java: `pip install 'cxsite[spark]'`",
)
def test_spark_answers_so() -> None:
    with opened(SPARK, "local[1]") as warehouse:
        warehouse.fetch(golden.view_of_spark())
        assert golden.hashed(golden.counted(warehouse)) == HASH


def test_another_survey_has_another_hash() -> None:
    """The positive control: one answer less is seen."""
    rows = [*golden.answers()]
    assert golden.hash_of_table(rows) == HASH
    assert golden.hash_of_table(rows[1:]) != HASH
