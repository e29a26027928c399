"""The program works where no checkout is: a wheel in an empty environment, a handbook in a folder of its own.

Nothing of this process reaches the environment: not its packages, not its path, not its settings of Python.
"""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.install

CLEAN = {
    name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV_", "COVERAGE_"))
}
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input")


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command in the clean environment and return what it prints."""
    done = subprocess.run(command, cwd=cwd, env=CLEAN, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def install(python: Path, *what: str | Path, cwd: Path) -> None:
    """Install into the environment of `python`, which has no pip of its own."""
    run(*PIP, "--python", python, "install", "--quiet", "--no-compile", *what, cwd=cwd)


def build(python: Path, folder: Path, output: Path) -> dict[str, bytes]:
    """Build a handbook with the installed command and return the files of its site."""
    elsewhere = python.parent
    run(python.with_name("cxsite"), "build", folder, "-o", output, cwd=elsewhere)
    return {
        file.relative_to(output).as_posix(): file.read_bytes() for file in output.rglob("*") if file.is_file()
    }


@pytest.fixture(scope="module")
def tree(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the wheel is built from, so that building leaves nothing in the checkout."""
    copy = tmp_path_factory.mktemp("tree")
    shutil.copytree(root / "cxsite", copy / "cxsite", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(root / "themes", copy / "themes")
    for name in ("pyproject.toml", "README.md", "LICENSE", "requirements.lock"):
        shutil.copy(root / name, copy / name)
    return copy


@pytest.fixture(scope="module")
def wheel(tree: Path) -> Path:
    """The wheel of the tree."""
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", "dist", ".", cwd=tree)
    (made,) = (tree / "dist").glob("*.whl")
    return made


@pytest.fixture(scope="module")
def empty(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new environment that holds exactly what `requirements.lock` says."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    install(python, "--require-hashes", "-r", "requirements.lock", cwd=tree)
    return python


def test_the_wheel_carries_the_program_and_its_theme(wheel: Path, root: Path) -> None:
    """What a wheel leaves out is missed only on the machine of somebody else."""
    names = set(ZipFile(wheel).namelist())
    theme = {file.relative_to(root).as_posix() for file in (root / "themes").rglob("*") if file.is_file()}
    kinds = {".py", ".js", ".css"}
    program = {
        file.relative_to(root).as_posix() for file in (root / "cxsite").rglob("*") if file.suffix in kinds
    }
    assert theme
    assert names >= program | {f"cxsite/{name}" for name in theme}
    assert not [name for name in names if name.startswith(("tests/", "content/"))]


def test_an_installed_program_builds_a_handbook(
    wheel: Path,
    empty: Path,
    tree: Path,
    root: Path,
    tmp_path: Path,
) -> None:
    """A wheel builds a handbook far from the checkout; an editable checkout builds the same bytes."""
    folder = tmp_path / "handbook"
    shutil.copytree(root / "content", folder / "content")

    install(empty, "--no-deps", wheel, cwd=tree)
    from_wheel = build(empty, folder, folder / "output")
    assert {"index.html", "en/index.html", "zh-hans/index.html", "manifest.json"} <= from_wheel.keys()
    assert [path for path in from_wheel if path.startswith("assets/") and path.endswith(".css")]

    shutil.rmtree(folder / ".cxsite", ignore_errors=True)
    install(empty, "--no-deps", "--no-build-isolation", "--force-reinstall", "--editable", tree, cwd=tree)
    assert build(empty, folder, tmp_path / "again") == from_wheel
