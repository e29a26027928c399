"""The bench of measuring compares what comes to the same sums, or nothing."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from bench.measure import compare, main, our_sums, their_sums
from bench.pairs import Failed
from bench.survey import FORMS, Form, write_survey
from cxsite.read.handbook import read_handbook

OURS = f"""#!{sys.executable}
import sys
from cxsite.cli.main import main
sys.exit(main() if sys.argv[1] == "measure" else 0)
"""
"""Stands in for our program, and builds nothing."""


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the bench works, with our program as it stands here."""
    script = tmp_path / "cxsite"
    script.write_text(OURS, encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setattr("bench.measure.SCRIPT", script)
    monkeypatch.setattr("bench.building.SCRIPT", script)
    monkeypatch.setattr("bench.sheets.RESULTS", tmp_path / "results")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))
    return tmp_path


@pytest.mark.parametrize("form", FORMS)
def test_a_bare_script_comes_to_the_same_sums(tmp_path: Path, form: Form) -> None:
    """For every question, month, touchpoint and segment: counts, sums, squares, days, and each answer."""
    file = write_survey(tmp_path, 2_000, form)
    assert read_handbook(tmp_path).problems == ()
    ours = our_sums(tmp_path)
    assert ours == their_sums(file)
    assert len(ours) > 4_000


def test_the_same_survey_is_written_each_time(tmp_path: Path) -> None:
    """Figures of two days are of the same work."""
    first, second = (write_survey(tmp_path / name, 500, "csv").read_bytes() for name in ("one", "two"))
    assert first == second
    assert first.count(b"\n") > 501, "some words go over two lines"


def test_other_sums_are_not_timed(bench: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who counts something else may be as fast as it likes."""
    monkeypatch.setattr("bench.measure.their_sums", lambda _: {("recommend",)})
    with pytest.raises(Failed, match=r"answers.csv: \d+ of 1 sums differ"):
        compare(bench, 100, "csv", 1)


@pytest.mark.trust
def test_measuring_is_timed_beside_the_bare_script(bench: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In both forms, with what is asked of each."""
    monkeypatch.setattr("bench.measure.SMALL", 200)
    done = CliRunner().invoke(main, ["--rows", "300", "--rounds", "1"], catch_exceptions=False)
    subjects = [line for line in done.stdout.splitlines() if line.endswith("most")]
    assert [line.partition(",")[0] for line in subjects] == [
        "200 rows of csv: cxsite against python -c 'import duckdb'",
        "300 rows of csv: cxsite against DuckDB",
        "300 rows of parquet: cxsite against DuckDB",
    ]
    assert [
        " ".join(line.split(":")[0].split()) for line in done.stdout.splitlines() if " goal " in line
    ] == [
        "goal wall ≤ 3 ×",
        "goal wall ≤ 1.5 ×",
        "goal peak ≤ 400 MB",
        "goal wall ≤ 1.5 ×",
        "goal peak ≤ 200 MB",
    ]
    assert (bench / "results" / "measure.json").exists()
