"""A build whose answers did not change asks no engine; what does not need the engine does not load it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sites import ROOT

WHOLE = ROOT / "tests" / "handbooks" / "a-whole-handbook-has-no-problems"
LIBRARIES = (
    "duckdb",
    "pydantic",
    "yaml",
    "jinja2",
    "numpy",
    "matplotlib",
    "cxsite.pages.page",
    "cxsite.measure.redaction",
)


def loaded_by(*arguments: str) -> set[str]:
    """Return which of the libraries a process of the program has loaded that ended well."""
    code = (
        "import sys\n"
        "from cxsite.cli.main import main\n"
        f"code = main({list(arguments)!r})\n"
        f"print(*sorted({set(LIBRARIES)!r} & sys.modules.keys()), file=sys.stderr)\n"
        "sys.exit(code)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": str(ROOT)},
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return set(ran.stderr.splitlines()[-1].split())


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """A handbook that has been built, alone in its process."""
    folder = tmp_path / "handbook"
    shutil.copytree(WHOLE, folder)
    built(folder)
    return folder


def built(folder: Path) -> set[str]:
    return loaded_by("build", str(folder), "-o", str(folder / "output"), "--jobs", "1")


def test_an_edited_text_asks_no_engine(handbook: Path) -> None:
    """Its pages are made anew, the numbers are those of the build before."""
    text = handbook / "content" / "journeys" / "borrow.en.md"
    text.write_text(text.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    chinese = text.with_name("borrow.zh-Hans.md")
    chinese.write_text(chinese.read_text(encoding="utf-8") + "\n再加一句。\n", encoding="utf-8")
    loaded = built(handbook)
    assert "jinja2" in loaded, "something was built"
    assert "duckdb" not in loaded
    pages = handbook / "output" / "en" / "journeys"
    assert any("One more sentence." in page.read_text(encoding="utf-8") for page in pages.glob("*.html"))


def test_an_edited_answer_asks_the_engine(handbook: Path) -> None:
    """The positive control."""
    answers = handbook / "content" / "data" / "visits.csv"
    answers.write_text(answers.read_text(encoding="utf-8").replace("C,9", "C,8", 1), encoding="utf-8")
    assert "duckdb" in built(handbook)


def test_measuring_again_needs_the_engine_and_nothing_else(handbook: Path) -> None:
    """What the build has left says what the YAML files said; a command that only tells numbers makes no pages."""
    assert loaded_by("measure", str(handbook)) == {"duckdb"}


def test_measuring_for_the_first_time_leaves_nothing_behind(tmp_path: Path) -> None:
    """A folder that no build has seen is as it was."""
    folder = tmp_path / "handbook"
    shutil.copytree(WHOLE, folder)
    before = sorted(folder.rglob("*"))
    assert loaded_by("measure", str(folder)) == {"duckdb", "pydantic", "yaml"}
    assert sorted(folder.rglob("*")) == before
