"""Two builds of one handbook, or into one output, at once."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from trials import write_handbook

from cxsite.build.equality import digests_in
from cxsite.cli.exits import BUSY

ROOT = Path(__file__).parents[1]
COMMAND = "import sys; from cxsite.instant import main; sys.exit(main())"


def started(folder: Path, output: Path) -> subprocess.Popen[str]:
    """Start a build as the console script does."""
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND, "build", str(folder), "-o", str(output)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


def ended(*builds: subprocess.Popen[str]) -> list[tuple[int, str]]:
    """Return exit codes and complaints."""
    complaints = [build.communicate()[1] for build in builds]
    return [(build.returncode, said) for build, said in zip(builds, complaints, strict=True)]


def holder(lock: Path) -> int:
    """Return who has written into a lock, 0 for nobody."""
    try:
        return int(lock.read_text().partition("\n")[0] or 0)
    except (FileNotFoundError, ValueError):
        return 0


def build_in_pairs(folder: Path, times: int, seed: int) -> None:
    """Start two builds, together or one when the other has begun: one wins, the other is told who does."""
    gaps = random.Random(seed)  # noqa: S311 - seeded
    output = folder / "output"
    for number in range(times):
        write_handbook(folder, number)
        first = started(folder, output)
        if number % 2:
            time.sleep(gaps.uniform(0, 0.02))
        else:
            while holder(folder / ".cxsite" / "lock") != first.pid:
                assert first.poll() is None, ended(first)
                time.sleep(0.002)
        second = started(folder, output)
        ends = ended(first, second)
        assert sorted(code for code, _ in ends) == [0, BUSY], ends
        winner, loser = (first, ends[1]) if ends[0][0] == 0 else (second, ends[0])
        if number % 2 == 0:
            assert winner is first
            assert f"another build of this handbook is running (process {first.pid})" in loser[1]
        assert "hint: wait until it has ended, then build again" in loser[1]
        assert f"Walk {number}" in (output / "en" / "journeys" / "walk.html").read_text(encoding="utf-8")
        assert {path.name for path in folder.iterdir()} == {".cxsite", "content", "output"}
    before = digests_in(output)
    assert ended(started(folder, output))[0][0] == 0
    assert digests_in(output) == before


def test_of_two_builds_at_once_one_wins(tmp_path: Path) -> None:
    """Three times; the other ends with 75 and changes nothing."""
    build_in_pairs(tmp_path, 3, seed=1)


@pytest.mark.trust
@pytest.mark.parametrize("seed", range(5))
def test_of_a_hundred_pairs_of_builds_one_wins_each_time(tmp_path: Path, seed: int) -> None:
    """Twenty at a time."""
    build_in_pairs(tmp_path, 20, seed)


@pytest.mark.trust
def test_two_handbooks_with_one_output_leave_one_whole_site(tmp_path: Path) -> None:
    """Twenty times: each wins, or is told that the other is writing; the output is the site of one of them."""
    folders, sites = (tmp_path / "one", tmp_path / "two"), []
    for number, folder in enumerate(folders):
        write_handbook(folder, number)
        assert ended(started(folder, tmp_path / "output"))[0][0] == 0
        sites.append(digests_in(tmp_path / "output"))
    for _ in range(20):
        ends = ended(*(started(folder, tmp_path / "output") for folder in folders))
        assert {code for code, _ in ends} <= {0, BUSY}, ends
        assert 0 in {code for code, _ in ends}
        assert digests_in(tmp_path / "output") in sites
    assert {path.name for path in tmp_path.iterdir()} == {"one", "two", "output"}
