"""The bench of charts: its handbook has as many charts as it says, and peers are compared or their lack is told."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from bench.chart_handbook import OF_A_FUNNEL, OF_A_SURVEY, shares, write_chart_handbook
from bench.chart_peers import FILE, PEERS, PINS, versions
from bench.charts import charts_of, compare_all, main

PROGRAM = """
import sys, pathlib
_, peer, count, folder = sys.argv
pathlib.Path(folder).mkdir(exist_ok=True)
pathlib.Path(folder, "plot.py").write_text(f'''
import pathlib
pathlib.Path("out").mkdir(exist_ok=True)
for number in range({count}):
    pathlib.Path("out", f"c{{number}}.svg").write_text("")
''')
"""
"""Writes what draws nothing, but as many files as charts are wanted."""

PROCESSES = 3
"""Of ten measures so many have points enough for the limits of a process, which have a chart of their own."""


PLAIN, SPHINX = PEERS[:2]


@pytest.fixture
def peers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that holds what writes the peers' charts; the first peer is installed, no other is."""
    monkeypatch.setattr("bench.charts.workplace", lambda name: tmp_path / "sites" / name)
    monkeypatch.setattr("bench.chart_peers.HOME", tmp_path / "installed")
    PLAIN.python.parent.mkdir(parents=True)
    PLAIN.python.symlink_to(sys.executable)
    (tmp_path / FILE).write_text(PROGRAM, encoding="utf-8")
    return tmp_path


def test_a_bench_of_ten_charts_compares_what_is_there_and_says_what_is_not(peers: Path) -> None:
    """Our charts in two languages came out, or nothing would be compared; each peer's lacks are told."""
    sheet = compare_all((PLAIN, SPHINX), 10, 1, peers)
    (found,) = sheet.comparisons
    assert (found.ours.name, found.theirs.name, len(found.pairs)) == ("cxsite", "plain", 1)
    assert found.ratio("cpu").least > 0
    assert sheet.notes == (
        f"what plain leaves undone: {PLAIN.lacks}",
        "not measured: sphinx: not installed, see `python -m bench.charts --install`",
        f"what sphinx leaves undone: {SPHINX.lacks}",
    )
    assert charts_of(peers / "sites" / "charts-10" / "output", "zh-hans") == 10 + PROCESSES


def test_a_peer_that_draws_too_little_is_not_compared(peers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ratio against half of the work would flatter us."""
    monkeypatch.setattr("bench.charts._ours", lambda count, jobs: PLAIN.build(peers))  # noqa: ARG005 - not run
    sheet = compare_all((replace(PLAIN, drawn=lambda _: 5),), 10, 1, peers)
    assert sheet.comparisons == ()
    assert sheet.notes[0] == "not measured: plain: 5 of 10 charts came out"


def test_where_the_peers_forms_are_missing_the_message_says_what_to_do(
    peers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They lie beside the projects, and not everybody has them."""
    monkeypatch.setattr("bench.charts._ours", lambda count, jobs: PLAIN.build(peers))  # noqa: ARG005 - not run
    (peers / FILE).unlink()
    said = CliRunner().invoke(main, ["--only", "plain", "--peers", str(peers)])
    assert said.exit_code == 1
    assert said.output == f"Error: `{peers}` holds no `{FILE}`; name the folder that does with `--peers`\n"


def test_a_number_of_charts_that_no_measures_have_is_refused() -> None:
    """Measures have seven charts or three."""
    said = CliRunner().invoke(main, ["--count", "12"])
    assert said.exit_code == 2
    assert "no measures have 12 charts: take 10, 20 or any number from 24 on" in said.output


@pytest.mark.parametrize("count", [10, 13, 20, *range(24, 60), 300])
def test_measures_have_as_many_charts_as_are_wanted(count: int) -> None:
    """Of surveys and of funnels at least one each."""
    surveyed, funnels = shares(count)
    assert min(surveyed, funnels) > 0
    assert surveyed * OF_A_SURVEY + funnels * OF_A_FUNNEL == count


def test_the_same_handbook_comes_out_every_time(tmp_path: Path) -> None:
    """What is compared next year is the same work; what lay there before is gone."""
    one, other = tmp_path / "one", tmp_path / "other"
    write_chart_handbook(one, 60)
    for count in (300, 60):
        write_chart_handbook(other, count)
    files = {file.relative_to(one): file.read_bytes() for file in one.rglob("*") if file.is_file()}
    assert files == {
        file.relative_to(other): file.read_bytes() for file in other.rglob("*") if file.is_file()
    }
    assert len([file for file in files if file.suffix == ".csv"]) == 7


def test_every_peer_has_its_list_of_versions() -> None:
    """Nothing is compared with whatever came out last night."""
    assert {f"{peer.name}.txt" for peer in PEERS} == {file.name for file in PINS.iterdir()}
    assert {"peers' matplotlib", "peers' sphinx", "peers' mkdocs-jupyter"} <= set(versions())
