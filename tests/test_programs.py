import sys
from pathlib import Path

import pytest

from cxsite.measure.programs import ProgramError, run


def script(folder: Path, text: str) -> list[str]:
    (folder / "export.py").write_text(text, encoding="utf-8")
    return [sys.executable, "export.py"]


def test_what_a_program_prints_is_written(tmp_path: Path) -> None:
    """In the handbook's folder, and with nothing to read: nobody can be asked anything."""
    target = tmp_path / "answers.csv"
    run(script(tmp_path, "import os, sys; print(sys.stdin.read() + os.getcwd())"), tmp_path, target)
    assert target.read_text() == f"{tmp_path.resolve()}\n"


def test_no_shell_looks_at_an_argument(tmp_path: Path) -> None:
    target = tmp_path / "answers.csv"
    command = [*script(tmp_path, "import sys; print(sys.argv[1])"), "$(touch gone) > gone; *"]
    run(command, tmp_path, target)
    assert target.read_text() == "$(touch gone) > gone; *\n"
    assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize(
    ("text", "seconds", "what"),
    [
        ("import sys; sys.stderr.write('geheim'); sys.exit(3)", 60.0, "ended with the code 3"),
        ("import time; time.sleep(60)", 0.3, "took longer than 0.3 seconds"),
    ],
)
def test_a_program_that_fails_is_said_without_its_words(
    tmp_path: Path, text: str, seconds: float, what: str
) -> None:
    """It may know secrets, and a log is read by many."""
    with pytest.raises(ProgramError, match=f"^{what}$"):
        run(script(tmp_path, text), tmp_path, tmp_path / "answers.csv", seconds)


@pytest.mark.parametrize("name", ["no-such-program-of-this-house", "with\0nought"])
def test_a_program_that_is_not_there_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(ProgramError, match=r"^cannot be started$"):
        run([name], tmp_path, tmp_path / "answers.csv")
