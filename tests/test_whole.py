"""The finished program on the reference handbook, as a whole process."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

BUILD = "import sys; from cxsite.cli.main import main; sys.exit(main())"
WORLDS: tuple[Mapping[str, str], ...] = (
    {"TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8", "PYTHONHASHSEED": "4242"},
)


def build(
    folder: Path, output: Path, world: Mapping[str, str], *options: str
) -> subprocess.CompletedProcess[str]:
    """Build `folder` in a process of its own, in the time zone, locale and hash order of `world`."""
    environment = {**os.environ, **world, "PYTHONPATH": str(Path(__file__).parent.parent)}
    command = [sys.executable, "-c", BUILD, "build", str(folder), "-o", str(output), *options]
    return subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)


def files_of(output: Path) -> dict[str, bytes]:
    """Return everything below a folder, path to bytes."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()
    }


def copied(root: Path, folder: Path) -> Path:
    """Return a copy of the reference handbook."""
    shutil.copytree(root / "content", folder / "content")
    return folder


@pytest.fixture(scope="module")
def twins(root: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The same handbook, built in two folders in two worlds."""
    outputs = []
    for number, world in enumerate(WORLDS):
        folder = copied(root, tmp_path_factory.mktemp(f"world{number}") / f"a handbook {number} 手册")
        done = build(folder, folder / "output", world)
        assert done.returncode == 0, done.stderr
        outputs.append(folder / "output")
    return outputs


def test_two_builds_are_the_same_to_the_byte(twins: list[Path]) -> None:
    """Folder, time zone, locale and the order of hashes leave no trace."""
    first, second = map(files_of, twins)

    assert first == second
    assert len([path for path in first if path.endswith(".html")]) > 10


def test_the_comparison_sees_a_single_byte(twins: list[Path], tmp_path: Path) -> None:
    """The check above fails when one byte of one file differs."""
    shutil.copytree(twins[0], tmp_path / "output")
    with (tmp_path / "output" / "index.html").open("ab") as file:
        file.write(b" ")

    assert files_of(tmp_path / "output") != files_of(twins[1])


def test_a_second_build_makes_nothing_and_says_so(root: Path, tmp_path: Path) -> None:
    """Nothing changed: every page is as it was, also without the store the bytes are the same."""
    folder = copied(root, tmp_path)
    build(folder, folder / "output", WORLDS[0])
    before = files_of(folder / "output")

    again = build(folder, folder / "output", WORLDS[1])
    clean = build(folder, folder / "output", WORLDS[0], "--no-cache")

    pages = len([path for path in before if path.endswith(".html")])
    assert again.stdout == f"nothing changed: {pages} pages → {folder / 'output'}\n"
    assert clean.returncode == 0
    assert files_of(folder / "output") == before


def test_a_deleted_store_changes_nothing_but_the_time(root: Path, tmp_path: Path) -> None:
    """`.cxsite/` may be deleted at any time."""
    folder = copied(root, tmp_path)
    build(folder, folder / "output", WORLDS[0])
    before = files_of(folder / "output")
    shutil.rmtree(folder / ".cxsite")

    assert build(folder, folder / "output", WORLDS[0]).returncode == 0
    assert files_of(folder / "output") == before


def test_a_mistake_leaves_the_output_as_it_was(root: Path, tmp_path: Path) -> None:
    """A handbook with an error is not published, and the one before it stays whole."""
    folder = copied(root, tmp_path)
    build(folder, folder / "output", WORLDS[0])
    before = files_of(folder / "output")
    journey = folder / "content" / "journeys" / "open-account.yml"
    journey.write_text(
        journey.read_text(encoding="utf-8").replace("at: video-id", "at: video-idd"), encoding="utf-8"
    )

    done = build(folder, folder / "output", WORLDS[0])

    assert done.returncode == 1
    assert (
        "`video-idd` is not a touchpoint of this handbook [unknown-touchpoint]" in done.stdout + done.stderr
    )
    assert files_of(folder / "output") == before


def test_a_mistake_in_a_template_of_the_house_is_a_problem_with_its_place(root: Path, tmp_path: Path) -> None:
    """Nothing is published, and there is no traceback."""
    folder = copied(root, tmp_path)
    site = folder / "content" / "site.yml"
    site.write_text(site.read_text(encoding="utf-8") + "theme: willow\n", encoding="utf-8")
    template = folder / "themes" / "willow" / "templates" / "persona.html"
    template.parent.mkdir(parents=True)
    template.write_text(
        '{% extends "base.html" %}\n{% block main %}{{ shell.body.titel }}{% endblock %}\n', encoding="utf-8"
    )

    done = build(folder, folder / "output", WORLDS[0])

    assert done.returncode == 1
    assert (
        "themes/willow/templates/persona.html:2:1: a page has no such value: "
        "`PersonaBody` has no `titel` [template-undefined]"
    ) in done.stdout.splitlines()
    assert not (folder / "output").exists()
