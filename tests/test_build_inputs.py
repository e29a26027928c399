"""Whatever a build depends on, and whatever it left, is in the text that tells whether something changed."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cxsite.build.inputs import UNKNOWN, below, code, output, sources
from cxsite.build.keys import code_version

ROOT = Path(__file__).parents[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("content/data", "content/journeys", "themes/own"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("content/site.yml", "content/data/a.csv", "themes/own/theme.yml"):
        (tmp_path / name).write_text("one")
    return tmp_path


def lines(folder: Path, day: str = "") -> list[str]:
    found: list[str] = []
    assert sources(str(folder), day, found) != UNKNOWN
    return found


def test_every_file_has_a_line_in_order(folder: Path) -> None:
    """Folders too, so that an empty one is seen."""
    assert [line.split()[0] for line in lines(folder)[1:]] == [
        "content/data/",
        "content/data/a.csv",
        "content/journeys/",
        "content/site.yml",
        "themes/own/",
        "themes/own/theme.yml",
    ]


def rewrite_in_the_same_moment(file: Path) -> None:
    before = file.stat()
    file.write_text("two")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def swap_contents(folder: Path) -> None:
    one, other = folder / "content/site.yml", folder / "content/data/a.csv"
    one.rename(folder / "third")
    other.rename(one)
    (folder / "third").rename(other)


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "content/site.yml").write_text("longer"),
        lambda folder: rewrite_in_the_same_moment(folder / "content/site.yml"),
        lambda folder: (folder / "content/data/a.csv").unlink(),
        lambda folder: (folder / "content/data/a.csv").rename(folder / "content/data/A.csv"),
        lambda folder: (folder / "content/new.yml").touch(),
        lambda folder: (folder / "content/journeys").rmdir(),
        lambda folder: (folder / "themes/own/theme.yml").write_text("other"),
        swap_contents,
    ],
)
def test_every_change_of_a_source_is_seen(folder: Path, change: Callable[[Path], object]) -> None:
    """Also one of the same size and time: the inode's own time tells."""
    before = lines(folder)
    assert lines(folder) == before
    change(folder)
    assert lines(folder) != before


def test_the_day_from_the_environment_is_a_source(folder: Path) -> None:
    """Pages are judged by it."""
    assert lines(folder, "0") != lines(folder)


def test_the_time_of_the_last_change_is_found(folder: Path) -> None:
    """Deep in a folder, too; a missing folder has never changed."""
    os.utime(folder / "content/data/a.csv", ns=(0, 2_000_000_000_000_000_000))
    assert sources(str(folder), "", []) == 2_000_000_000_000_000_000
    assert below(str(folder / "missing"), "missing", []) == 0


@pytest.mark.parametrize(
    "make",
    [
        lambda folder: (folder / "content/link.yml").symlink_to("site.yml"),
        lambda folder: (folder / "content/link").symlink_to("data"),
        lambda folder: (folder / "content/data/a\nb 1 2 3 4").touch(),
    ],
)
def test_what_cannot_be_told_from_the_outside_is_said(folder: Path, make: Callable[[Path], object]) -> None:
    """A link may lead to anything; a name with a line end could be two files."""
    make(folder)
    assert sources(str(folder), "", []) == UNKNOWN


def test_a_folder_that_is_a_file_is_unknown(folder: Path) -> None:
    """As is one that does not open."""
    assert below(str(folder / "content/site.yml"), "x", []) == UNKNOWN


def test_an_output_is_told_by_its_files_and_its_place(folder: Path) -> None:
    """The same site in another folder has not been published there."""
    found: list[list[str]] = [[], [], []]
    output(str(folder / "content"), found[0])
    output(str(folder / "themes"), found[1])
    (folder / "content/site.yml").unlink()
    output(str(folder / "content"), found[2])
    assert len({tuple(each) for each in found}) == 3


def test_the_program_is_its_files_its_libraries_and_its_interpreter(tmp_path: Path) -> None:
    """A changed module or another version of a library makes every earlier result unknown; compiled code does not."""
    package, site = tmp_path / "checkout" / "package", tmp_path / "site"
    (package / "__pycache__").mkdir(parents=True)
    (package.parent / "themes/default").mkdir(parents=True)
    (site / "msgspec-1.0.dist-info").mkdir(parents=True)
    module, template = package / "module.py", package.parent / "themes/default/base.html"

    def version() -> tuple[str, ...]:
        found: list[str] = []
        code(found, str(package), ["", str(tmp_path / "missing"), str(site)])
        return tuple(found)

    seen = [version()]
    (package / "__pycache__" / "module.pyc").write_text("compiled")
    assert version() == seen[0]
    for change in (
        lambda: module.write_text("one"),
        lambda: os.utime(module, ns=(0, 11)),
        lambda: template.write_text("<p>"),
        lambda: (site / "msgspec-1.0.dist-info").rename(site / "msgspec-1.1.dist-info"),
        (package / "themes").mkdir,  # as in a wheel: then what is beside it is not ours
    ):
        change()
        seen.append(version())
    assert len(set(seen)) == 6
    assert all(found[1] == sys.version for found in seen)
    assert code_version() == code_version()


def test_looking_imports_almost_nothing() -> None:
    """What every start of the program pays for."""
    script = "import sys; before = set(sys.modules); import cxsite.instant; print(*sorted(set(sys.modules) - before))"
    seen = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {script}"],
        capture_output=True,
        text=True,
        check=True,
    )
    ours = {
        "cxsite",
        "cxsite.build",
        "cxsite.build.hold",
        "cxsite.build.inputs",
        "cxsite.build.refusals",
        "cxsite.instant",
    }
    assert set(seen.stdout.split()) - ours <= {"errno", "fcntl", "gc", "_abc"}
