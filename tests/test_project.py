"""What stands around the code says what the code does: README, CHANGELOG, locks, `.ci/run`."""

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

HOME = re.compile(rb"(?<![\w.])/(?:home|Users|root|work)/[A-Za-z.]")


def section(text: str, title: str) -> str:
    """Return what stands in a Markdown file below a heading of the second level."""
    return text.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def commands(text: str) -> list[str]:
    """Return the lines of all shell blocks of a Markdown text, without their comments."""
    blocks = re.findall(r"```sh\n(.*?)```", text, flags=re.DOTALL)
    return [line.partition("#")[0].strip() for block in blocks for line in block.splitlines() if line.strip()]


def tracked(root: Path) -> list[Path]:
    """Return the files that git knows of a checkout, the deleted ones aside."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True, text=True)  # noqa: S607 - git is where git is
    return [root / name for name in listed.stdout.split("\0") if name and (root / name).is_file()]


def lock_findings(lock: str) -> list[str]:
    """Find pinned packages without a hash, and lines that name an address or a folder."""
    pinned = re.split(r"\n(?=[A-Za-z0-9])", lock.strip())
    without = [entry.split()[0] for entry in pinned if "--hash=sha256:" not in entry]
    return without + [line for line in lock.splitlines() if re.search(r"://|^-|file:|find-links|@ ", line)]


def test_the_quick_start_is_two_commands(root: Path) -> None:
    """Nothing else has to be typed."""
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert commands(section(readme, "Quick start")) == ["make site", "make test"]


def test_the_build_server_runs_the_command_of_the_readme(root: Path) -> None:
    """What is green there is green for whoever follows the README."""
    script = (root / ".ci" / "run").read_text(encoding="utf-8")
    *_, last = commands(section((root / "README.md").read_text(encoding="utf-8"), "Quick start"))
    assert f"exec {last} </dev/null" in script.splitlines()
    assert os.access(root / ".ci" / "run", os.X_OK)


def test_every_command_of_the_readme_exists(root: Path) -> None:
    """A target that the README names is a target."""
    named = set(re.findall(r"`make ([a-z-]+)`", (root / "README.md").read_text(encoding="utf-8")))
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):[^=].*## ", makefile, flags=re.MULTILINE))
    assert named <= targets
    assert {"test", "test-core", "check"} <= named


def test_every_path_of_the_readme_exists(root: Path) -> None:
    """The table of where to change what leads to something."""
    table = section((root / "README.md").read_text(encoding="utf-8"), "Where to change what")
    paths = re.findall(r"`([\w./-]+)`", table)
    assert len(paths) > 10
    assert [path for path in paths if not (root / path).exists()] == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "requirements-oldest.lock"])
def test_a_lock_has_hashes_and_no_addresses(root: Path, name: str) -> None:
    """What is installed is what was chosen, from whichever registry it comes."""
    assert lock_findings((root / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("lock", "finding"),
    [
        ("click==8.5.1\nrich==15.0.0 \\\n    --hash=sha256:00\n", "click==8.5.1"),
        (
            "--find-links https://example.com\nclick==8.5.1 \\\n    --hash=sha256:00\n",
            "--find-links https://example.com",
        ),
    ],
)
def test_a_loose_lock_is_found(lock: str, finding: str) -> None:
    """A package without a hash, or an address, is seen."""
    assert finding in lock_findings(lock)


def test_the_larger_lock_holds_the_smaller(root: Path) -> None:
    """What is tested is what is shipped, version by version."""
    locks = [
        (root / name).read_text(encoding="utf-8") for name in ("requirements.lock", "requirements-dev.lock")
    ]
    small, large = (set(re.findall(r"^([\w.-]+==\S+)", lock, flags=re.MULTILINE)) for lock in locks)
    assert small <= large
    assert {name.split("==")[0] for name in small} >= {"hatchling", "click", "duckdb"}


def test_no_file_holds_a_path_of_somebodys_machine(root: Path) -> None:
    """A path below a home folder works for one person."""
    found = [file.relative_to(root).as_posix() for file in tracked(root) if HOME.search(file.read_bytes())]
    assert found == []
    assert HOME.search(b"open('/ho" + b"me/anna/content')")
    assert not HOME.search(b"../home/index.html")


def test_the_changelog_begins_with_this_version(root: Path) -> None:
    """Who reads what changed reads about what they have."""
    version = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    headings = re.findall(
        r"^## (\S+)", (root / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    assert headings[0] == version
