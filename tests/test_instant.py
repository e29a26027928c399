"""The program leaves at once where nothing has changed, and only there."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from errno import ENOSPC
from io import StringIO
from pathlib import Path
from typing import NoReturn

import click
import pytest
from build_fakes import Article, page, rooms
from hypothesis import given
from hypothesis import strategies as st

from cxsite import instant as module
from cxsite.build import state
from cxsite.build.build import Options, build
from cxsite.build.lock import lock
from cxsite.cli.build import build as command
from cxsite.cli.main import main as command_line
from cxsite.instant import instant, main, plain_build
from cxsite.model.patience import SELDOM

ROOT = Path(__file__).parents[1]
PAGES = (page("en/a.html", Article("A", (1.0,))), page("zh-hans/a.html", Article("A", ())))


@pytest.fixture(autouse=True)
def _patient_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time passes between an author's edits, not between the lines of a test."""
    monkeypatch.setattr(state, "_has_passed", lambda _time, _folder: True)


@pytest.fixture(autouse=True)
def _as_patient_as_before() -> Iterator[None]:
    """This process goes on, and looks for garbage as it did."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "handbook" / "content").mkdir(parents=True)
    (tmp_path / "handbook" / "content" / "site.yml").write_text("title: Toy")
    return tmp_path / "handbook"


def built(folder: Path, options: Options = Options()) -> None:  # noqa: B008 - a frozen value
    assert build(folder, folder / "output", options, rooms(PAGES)).publication is not None


def asked(folder: Path, day: str = "") -> int | None:
    return instant(str(folder), str(folder / "output"), day)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["build"], (".", "./output")),
        (["build", "book"], ("book", "book/output")),
        (["build", "book", "-o", "out"], ("book", "out")),
        (["build", "-o", "out"], (".", "out")),
        (["build", "book", "-o", "out", "--jobs", "4"], ("book", "out")),
        (["build", "--jobs", "12"], (".", "./output")),
    ],
)
def test_the_plain_forms_are_recognised(arguments: list[str], expected: tuple[str, str]) -> None:
    """As they are typed and as scripts write them."""
    assert plain_build(arguments) == expected


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["check"],
        ["build", "--help"],
        ["build", "--strict"],
        ["build", "book", "--as-of", "2026-01-01"],
        ["build", "book", "--no-cache"],
        ["build", "book", "other"],
        ["build", "--jobs", "0"],
        ["build", "--jobs", "two"],
        ["build", "--jobs", "٢"],
        ["build", "--jobs"],
        ["build", "-o"],
        ["build", "-o", "--strict"],
        ["build", "-o", ""],
        ["build", ""],
        ["build", "-oout"],
        ["build", "--output", "out"],
        ["build", "--jobs", "2", "-o", "out"],
        ["--version", "build"],
    ],
)
def test_everything_else_is_left_to_the_command_line(arguments: list[str]) -> None:
    """Which knows it all, and its mistakes."""
    assert plain_build(arguments) is None


@given(
    st.lists(
        st.sampled_from(["build", "tests", "-o", "docs", "--jobs", "2", "--strict", "-", "", "--", "0"]),
        max_size=6,
    )
)
def test_what_is_recognised_means_to_the_command_line_the_same(arguments: list[str]) -> None:
    """Two readers of one line agree on folder and output."""
    found = plain_build(arguments)
    if found is None:
        return
    try:
        typed = command.make_context("build", arguments[1:]).params
    except click.BadParameter:
        assert not Path(found[0]).is_dir()  # so there is no state in it either
        return
    folder = typed["folder"]
    assert os.path.normpath(found[0]) == os.path.normpath(folder)
    assert os.path.normpath(found[1]) == os.path.normpath(typed["output"] or folder / "output")
    assert [typed[name] for name in ("strict", "no_cache", "as_of", "form")] == [False, False, None, "text"]


def test_nothing_changed_is_said_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the words of the command line, and as often as it is asked."""
    built(folder)
    assert (asked(folder), asked(folder)) == (0, 0)
    assert capsys.readouterr().out.splitlines() == [f"nothing changed: 2 pages → {folder / 'output'}"] * 2


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "content/site.yml").write_text("title: Boy"),
        lambda folder: (folder / "content/new.yml").touch(),
        lambda folder: (folder / "output/en/a.html").unlink(),
        lambda folder: (folder / "output/en/a.html").write_text("by hand"),
        lambda folder: (folder / "output/manifest.json").unlink(),
        lambda folder: (folder / "output/mine.txt").touch(),
        lambda folder: (folder / "output").rename(folder / "elsewhere"),
        lambda folder: (folder / ".cxsite/state").unlink(),
        lambda folder: (folder / ".cxsite/state").write_text("2 0\n"),
        lambda folder: (folder / ".cxsite/lock").unlink(),
        lambda folder: (folder / "content/link.yml").symlink_to("site.yml"),
    ],
)
def test_any_change_is_left_to_the_command_line(folder: Path, change: Callable[[Path], object]) -> None:
    """What was read, what was written, what was remembered; the control is the test above."""
    built(folder)
    change(folder)
    assert asked(folder) is None


def test_another_day_is_another_site(folder: Path) -> None:
    """The environment may change what is overdue."""
    built(folder, Options(environ={"SOURCE_DATE_EPOCH": "0"}))
    assert (asked(folder, "0"), asked(folder), asked(folder, "86400")) == (0, None, None)


@pytest.mark.parametrize("options", [Options(strict=True), Options(cache=False)])
def test_a_build_with_other_options_leaves_no_state(folder: Path, options: Options) -> None:
    """What a plain build would have done is not known."""
    built(folder, options)
    assert asked(folder) is None


def test_a_site_by_another_day_is_no_plain_site(folder: Path) -> None:
    """Its pages differ, so the state of the build before does not fit them any more."""
    built(folder)
    built(folder, Options(as_of=date(2030, 1, 1)))
    assert asked(folder) is None


def test_another_build_that_runs_is_told_at_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the words of the command line."""
    built(folder)
    with lock(folder):
        assert asked(folder) == 75
        said = capsys.readouterr().err
        assert command_line(["build", str(folder)]) == 75
    assert said == capsys.readouterr().err


def test_a_source_that_changed_while_the_build_ran_leaves_no_state(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It could change once more in the same tick, and look the same."""
    built(folder)
    monkeypatch.setattr(state, "_has_passed", lambda _time, _folder: False)
    built(folder)
    assert asked(folder) is None


def test_the_clock_of_the_disk_decides(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A time that is not over counts as now; one that is coarse must be over for longer."""
    monkeypatch.undo()
    (folder / ".cxsite").mkdir()
    (folder / ".cxsite/clock").touch()
    now = (folder / ".cxsite/clock").stat().st_mtime_ns
    assert state._has_passed(now - 10**9, folder)
    assert not state._has_passed(now + 10**9, folder)
    assert not state._has_passed(0, folder / "missing")


def test_the_console_script_ends_at_once_where_there_is_nothing_to_do(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The interpreter is not taken down, so all must have been said."""
    built(folder)
    ended: list[int] = []

    def leave(code: int) -> NoReturn:
        ended.append(code)
        raise SystemExit(code)

    monkeypatch.setattr(os, "_exit", leave)
    monkeypatch.setattr(sys, "argv", ["cxsite", "build", str(folder)])
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    with pytest.raises(SystemExit):
        main()
    with lock(folder), pytest.raises(SystemExit):
        main()
    assert ended == [0, 75]
    assert capsys.readouterr().out.startswith("nothing changed: ")


def test_what_is_said_at_once_is_heard(folder: Path) -> None:
    """In a process of its own, through a pipe."""
    built(folder)
    command = "import sys; from cxsite.instant import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", command, "build", str(folder)],
        env={name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
        | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    assert done.stdout == f"nothing changed: 2 pages → {folder / 'output'}\n"


def test_the_console_script_ends_as_the_command_line_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is entered here, whatever is asked."""
    monkeypatch.setattr(sys, "argv", ["cxsite", "--version"])
    monkeypatch.setattr(gc, "freeze", lambda: None)  # this process goes on
    monkeypatch.delitem(sys.modules, "duckdb", raising=False)
    assert main() == 0


def test_a_process_that_ends_looks_for_no_garbage(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would find none, and take its time."""
    frozen: list[None] = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(None))
    monkeypatch.setattr(sys, "argv", ["cxsite", "--version"])
    monkeypatch.delitem(sys.modules, "duckdb", raising=False)
    assert main() == 0
    assert len(frozen) == 1


def test_a_command_seldom_looks_for_garbage(monkeypatch: pytest.MonkeyPatch) -> None:
    """From before its modules are loaded: they stay, and so does most of what it makes."""
    seen: list[int] = []

    def command_line() -> int:
        seen.append(gc.get_threshold()[0])
        return 0

    monkeypatch.setattr("cxsite.cli.main.main", command_line)
    monkeypatch.setattr(gc, "freeze", lambda: None)
    monkeypatch.setattr(sys, "argv", ["cxsite", "check"])
    monkeypatch.delitem(sys.modules, "duckdb", raising=False)
    assert gc.get_threshold()[0] != SELDOM
    assert main() == 0
    assert seen == [SELDOM]


def test_a_process_that_has_counted_answers_is_not_taken_down(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """DuckDB would complain of all that is never looked at; what was said is heard."""
    ended: list[tuple[int, str]] = []
    monkeypatch.setattr(os, "_exit", lambda code: ended.append((code, capsys.readouterr().out)))
    monkeypatch.setattr(gc, "freeze", lambda: None)
    monkeypatch.setattr(sys, "argv", ["cxsite", "--version"])
    monkeypatch.setitem(sys.modules, "duckdb", sys)
    main()
    ((code, said),) = ended
    assert code == 0
    assert said.startswith("cxsite")


def test_a_process_that_cannot_say_all_is_taken_down(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then the interpreter tells what it could not write."""
    monkeypatch.setattr(os, "_exit", lambda _: pytest.fail("it has left"))
    monkeypatch.setattr(gc, "freeze", lambda: None)
    monkeypatch.setattr(sys, "argv", ["cxsite", "--version"])
    monkeypatch.setitem(sys.modules, "duckdb", sys)
    monkeypatch.setattr(sys, "stderr", None)
    assert main() == 0


class Full(StringIO):
    """A file on a disk without room: that is found out when it is written to, not before."""

    def reconfigure(self, **_options: str) -> None:
        """Do as a file does."""

    def flush(self) -> None:
        """Fail."""
        raise OSError(ENOSPC, os.strerror(ENOSPC))


@pytest.mark.parametrize("stream", [None, Full()])
def test_a_closed_output_is_no_failure(
    folder: Path, monkeypatch: pytest.MonkeyPatch, stream: Full | None
) -> None:
    """Nobody may be listening."""
    built(folder)
    monkeypatch.setattr(sys, "stdout", stream)
    assert asked(folder) == 0
    assert module.FINE == 0
