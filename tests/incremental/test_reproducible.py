"""The same handbook is the same site to the byte, wherever, whenever and by how many processes it is built."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest
from incremental.world import STALL, hashes, tree

ROOT = Path(__file__).parents[2]
BUILD = "import sys; from cxsite.cli.main import main; sys.exit(main())"


class Circumstances(NamedTuple):
    """Under which a handbook is built; none of them may leave a trace."""

    folder: str
    zone: str
    locale: str
    seed: str
    jobs: str


ALL = tuple(
    Circumstances(*each)
    for each in product(
        ("stall", "another stall/茶摊 2"),
        ("Asia/Shanghai", "America/St_Johns"),
        ("C", "C.UTF-8"),
        ("0", "1", "4242"),
        ("1", "4"),
    )
)
OPPOSITE = (ALL[0], ALL[-1])
"""Two of them that have nothing in common."""


def built(room: Path, circumstances: Circumstances) -> dict[str, str]:
    """Build the handbook with the command, in a process of its own, and return the hash of each file."""
    folder = room / circumstances.folder
    shutil.copytree(STALL, folder)
    done = subprocess.run(
        [sys.executable, "-c", BUILD, "build", folder, "-o", folder / "site", "--jobs", circumstances.jobs],
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "TZ": circumstances.zone,
            "LC_ALL": circumstances.locale,
            "PYTHONHASHSEED": circumstances.seed,
        },
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return hashes(tree(folder / "site"))


def trees(room: Path, some: Iterable[Circumstances]) -> set[frozenset[tuple[str, str]]]:
    """Build under these circumstances and return the different sites."""
    found = set()
    for number, circumstances in enumerate(some):
        found.add(frozenset(built(room / str(number), circumstances).items()))
        shutil.rmtree(room / str(number))
    return found


def test_two_builds_under_opposite_circumstances_are_one_site(tmp_path: Path) -> None:
    """Every circumstance differs; `test_whole` looks at two more."""
    assert all(one != other for one, other in zip(*OPPOSITE, strict=True))
    assert len(trees(tmp_path, OPPOSITE)) == 1


@pytest.mark.trust
@pytest.mark.parametrize("folder", ["stall", "another stall/茶摊 2"])
def test_all_circumstances_make_one_site(tmp_path: Path, folder: str) -> None:
    """Two folders, two time zones, two locales, three orders of hashes, one process or four."""
    of_folder = [each for each in ALL if each.folder == folder]
    assert len(ALL) == 48
    assert len(trees(tmp_path, [ALL[0], *of_folder])) == 1
