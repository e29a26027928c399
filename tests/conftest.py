"""What many tests share: where the checkout is, and its handbook, built once."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from once import answer_once, read_shipped_once

from cxsite.cli.main import main

settings.register_profile("suite", max_examples=50, deadline=None, derandomize=True, database=None)
settings.load_profile("suite")

signal.signal(signal.SIGINT, signal.default_int_handler)
"""Who starts the tests in the background has Ctrl-C ignored, here and in every program that a test starts."""

BUILD = "import sys; from cxsite.cli.main import main; sys.exit(main())"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--accept`: what `tests/handbooks/*/problems.txt` should say is what is said now; refused where CI is set."""
    parser.addoption("--accept", action="store_true", help="rewrite tests/handbooks/*/problems.txt")


@pytest.fixture(scope="session", autouse=True)
def shipped_once() -> Iterator[None]:
    """The default theme and the tables of the conversion are read once a process."""
    with pytest.MonkeyPatch.context() as patch:
        read_shipped_once(patch)
        yield


@pytest.fixture
def answered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A query over files with the same bytes is answered once a process."""
    answer_once(monkeypatch)


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the checkout."""
    return Path(__file__).parent.parent


@pytest.fixture(scope="session")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference handbook as `cxsite build` makes it, from a copy: no cache of the checkout matters."""
    folder = tmp_path_factory.mktemp("handbook")
    shutil.copytree(root / "content", folder / "content")
    output = folder / "output"
    built = subprocess.run(
        [sys.executable, "-c", BUILD, "build", str(folder), "-o", str(output)],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return output


@pytest.fixture(scope="session")
def small(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small handbook without problems, and what a build of it keeps: a copy of it is built again in no time."""
    folder = tmp_path_factory.mktemp("small")
    shutil.copytree(
        root / "tests" / "handbooks" / "a-whole-handbook-has-no-problems" / "content", folder / "content"
    )
    assert main(["build", str(folder)]) == 0
    shutil.rmtree(folder / "output")
    return folder
