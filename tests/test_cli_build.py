"""What `cxsite build` says, with each of its options."""

import io
import json
import re
import shutil
from pathlib import Path

import pytest

from cxsite.build.refusals import Unequal, WorkerFailed, WorkerLost
from cxsite.build.workshop import STEPS
from cxsite.cli import clock as clocks
from cxsite.cli.clock import Clock
from cxsite.cli.endings import ending
from cxsite.cli.main import main

WHOLE = Path(__file__).parent / "handbooks" / "a-whole-handbook-has-no-problems"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook without problems that was built once."""
    folder = tmp_path_factory.mktemp("handbook")
    shutil.copytree(WHOLE / "content", folder / "content")
    assert main(["build", str(folder)]) == 0
    return folder


def edited(folder: Path) -> None:
    """Change the title of the site."""
    site = folder / "content" / "site.yml"
    site.write_text(re.sub(r"(?m)^title: .*$", f"title: Another {site.stat().st_mtime_ns}", site.read_text()))


def test_nothing_to_do_is_said_in_one_line(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same line as that of the console script."""
    assert main(["build", str(built)]) == 0
    assert re.fullmatch(rf"nothing changed: \d+ pages → {built}/output\n", capsys.readouterr().out)


def test_a_dry_run_names_what_it_would_do(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first files of many; for programs all of them."""
    before = (built / "output" / "manifest.json").read_bytes()
    assert main(["build", str(built), "--dry-run"]) == 0
    assert capsys.readouterr().out == f"nothing would change in {built}/output\n"
    edited(built)
    assert main(["build", str(built), "--dry-run"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert re.fullmatch(rf"would write \d+ files in {built}/output:", lines[0])
    assert [line.partition("/")[0] for line in lines[1:21]] == sorted(
        line.partition("/")[0] for line in lines[1:21]
    )
    assert "  en/index.html" in lines
    assert re.fullmatch(r"  and \d+ more", lines[21])
    assert main(["build", str(built), "--dry-run", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["built"] is None
    assert "manifest.json" in told["would"]["write"]
    assert told["would"]["delete"] == []
    assert (built / "output" / "manifest.json").read_bytes() == before


def test_a_verified_build_says_nothing_more(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It was equal to a clean one."""
    edited(built)
    assert main(["build", str(built), "--verify"]) == 0
    assert capsys.readouterr().out.startswith("built ")


def test_timings_name_every_step(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For people and for programs; their sum is no more than the whole."""
    assert main(["build", str(built), "--timings"]) == 0
    lines = capsys.readouterr().out.splitlines()[1:]
    assert [line.split()[0] for line in lines] == ["starting", *STEPS]
    assert all(re.fullmatch(r"  \w+ +\d+\.\d{3} s", line) for line in lines)
    assert main(["build", str(built), "--timings", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert list(told["timings"]) == ["starting", *STEPS]
    assert sum(told["timings"].values()) < told["built"]["seconds"] + 0.2


class Terminal(io.StringIO):
    """Somebody looks at it."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_a_bar_is_drawn_where_somebody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a total that is known from the start; it is gone afterwards."""
    monkeypatch.setattr(clocks, "PATIENCE", 0.0)
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with clocks.watching(shows=True) as clock:
        clock.step("making")
        clock.done(5, 10)
        clock.step("linking")
    bar = f"making pages {'█' * 15}{'░' * 15} 5 of 10"
    assert terminal.getvalue() == f"\r{bar}\r{' ' * len(bar)}\r"


@pytest.mark.parametrize(("shows", "patience"), [(False, 0.0), (True, 3600.0)])
def test_no_bar_where_nobody_looks_or_waits(
    shows: bool,  # noqa: FBT001 - a case
    patience: float,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A log is not a terminal, and a short build is over before it is read."""
    monkeypatch.setattr(clocks, "PATIENCE", patience)
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    clock = Clock(shows=shows)
    clock.done(5, 10)
    clock.end()
    assert terminal.getvalue() == ""


def test_lost_workers_and_unequal_sites_have_their_own_endings() -> None:
    """With the file, and what to do."""
    lost = ending(WorkerLost(10, "the process that made it ended with code -9, twice", "en/a.html"))
    assert (lost.code, lost.message) == (3, "`en/a.html`: the process that made it ended with code -9, twice")
    assert lost.hint == "look whether memory ran short, or build with `--jobs 1`; nothing was published"
    unequal = ending(Unequal(("en/a.html",)))
    assert (unequal.code, unequal.message) == (70, "1 file differs from a clean build: en/a.html")
    assert "forgotten" in unequal.hint
    many = ending(Unequal(tuple("abcdefg")))
    assert many.message == "7 files differ from a clean build: a, b, c, d, e"
    failed = ending(WorkerFailed("Traceback\n  in work\nValueError: no such shape"))
    assert failed.code == 70
    assert (
        failed.message
        == "ValueError: no such shape in a worker: this is a mistake of cxsite, not of the handbook"
    )
