"""Builds in forked processes that fail, are interrupted or die where they are told to.

Run as a program this is a server: a line of JSON (`Trial`) in, a line of JSON (`Outcome`) out. It has imported and
warmed everything once, so that a trial costs a fork and a build. `Trials` is its client.
"""

import builtins
import errno
import io
import json
import mmap
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass
from pathlib import Path
from types import FunctionType, TracebackType
from typing import Any, Self

import build_editions
import pytest
from once import read_shipped_once

from cxsite.build import build, durability, publish
from cxsite.build.swap import swap
from cxsite.cli.main import main

ROOT = Path(__file__).parents[1]

OPERATIONS: tuple[tuple[object, str], ...] = (
    (io, "open"),
    (builtins, "open"),
    *((os, name) for name in ("open", "write", "fsync", "mkdir", "rename", "replace", "link", "symlink")),
    *((os, name) for name in ("unlink", "remove", "rmdir", "chmod")),
    (durability, "sync_file_system"),
)
"""What a build does to files, but the exchange of two folders."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One build.

    Attributes:
        arguments: of the command line.
        root: only operations below this folder count.
        way: `plain`; `error` (the operation fails with `code`), `exit`, `interrupt` (Ctrl-C), `terminate` at the
            operation number `at`; `kill` after `seconds`.
        broken: a publisher that takes the place of the real one, by name.
        only: the operation that counts, "" for all.
    """

    arguments: tuple[str, ...]
    root: str
    way: str = "plain"
    at: int = 0
    code: int = errno.ENOSPC
    seconds: float = 0.0
    broken: str = ""
    only: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build ended: its exit code (negative: the signal), its operations, its seconds, what it said."""

    code: int
    operations: int
    seconds: float
    said: str


FILES = {
    "site.yml": "title: {en: Kiosk, zh-Hans: 小站}\nlanguages: [en, zh-Hans]\n",
    "lists.yml": "channels:\n  hall: {name: {en: Hall, zh-Hans: 厅}}\n",
    "touchpoints.yml": "desk: {channel: hall, name: {en: Desk, zh-Hans: 台}}\n",
    "journeys/walk.yml": "title: Walk EDITION\nstages:\n  go:\n    name: Go\n    steps:\n      door: {at: desk}\n",
}


def write_handbook(folder: Path, edition: int) -> None:
    """Write a small handbook, a page of which says its edition."""
    for path, text in FILES.items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace("EDITION", str(edition)), encoding="utf-8")


class Trials:
    """A server of trials, ended when it is left."""

    def __enter__(self) -> Self:
        self.server = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"},
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self.server.stdin is not None
        assert self.server.stdout is not None
        self.server.stdin.close()
        self.server.wait()
        self.server.stdout.close()

    def run(self, trial: Trial) -> Outcome:
        """Return how this build ended."""
        assert self.server.stdin is not None
        assert self.server.stdout is not None
        self.server.stdin.write(json.dumps(asdict(trial)) + "\n")
        self.server.stdin.flush()
        return Outcome(**json.loads(self.server.stdout.readline()))


class Faults:
    """Counts operations, in memory that may outlive this process, and strikes at one of them."""

    def __init__(self, trial: Trial, counter: mmap.mmap | bytearray) -> None:
        self.trial, self.counter = trial, counter

    @property
    def count(self) -> int:
        """How many operations there were."""
        return int.from_bytes(self.counter[:8], "little")

    def install(self, put: Callable[[Any, str, object], None]) -> None:
        """Count and strike from now on; `put` sets an attribute."""
        for owner, name in OPERATIONS:
            if self.trial.only in {"", name}:
                put(owner, name, self.watched(getattr(owner, name)))

    def watched(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """Return the operation with the fault before it, and, unless that is an error, behind it."""

        def call(*args: Any, **options: Any) -> Any:
            if not self._counts(args, options):
                return real(*args, **options)
            self._strike()
            done = real(*args, **options)
            if self.trial.way != "error" and (done is None or done is True):  # else a handle would be lost
                self._strike()
            return done

        return call

    def _counts(self, args: tuple[Any, ...], options: dict[str, Any]) -> bool:
        """Whether this is an operation on a file of the trial."""
        what = args[0]
        if isinstance(what, int):
            return True
        return options.get("dir_fd") is not None or Path(what).is_relative_to(self.trial.root)

    def _strike(self) -> None:
        number = self.count + 1
        self.counter[:8] = number.to_bytes(8, "little")
        if number != self.trial.at:
            return
        match self.trial.way:
            case "error":
                raise OSError(self.trial.code, os.strerror(self.trial.code))
            case "exit":
                os._exit(137)
            case "interrupt":
                signal.raise_signal(signal.SIGINT)
            case "terminate":
                signal.raise_signal(signal.SIGTERM)


def served(trial: Trial) -> Outcome:
    """Build in a forked process."""
    counter = mmap.mmap(-1, 8)
    reading, writing = os.pipe()
    begun = time.perf_counter()
    child = os.fork()
    if not child:
        os.close(reading)
        _build(trial, counter, writing)
    os.close(writing)
    if trial.way == "kill":
        time.sleep(trial.seconds)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode(errors="replace")
    _, status = os.waitpid(child, 0)
    seconds = time.perf_counter() - begun
    return Outcome(os.waitstatus_to_exitcode(status), int.from_bytes(counter[:8], "little"), seconds, said)


def _build(trial: Trial, counter: mmap.mmap, output: int) -> None:
    code = 99
    try:
        os.dup2(output, 1)
        os.dup2(output, 2)
        sys.stdout = sys.stderr = io.TextIOWrapper(io.FileIO(output, "w"), write_through=True)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        _break(trial.broken)
        if trial.way not in {"plain", "kill"}:
            faults = Faults(trial, counter)
            faults.install(setattr)  # never undone: the process ends after its trial
            _options_of(publish.publish)["swap"] = faults.watched(swap)
        code = main(list(trial.arguments))
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 98
    except KeyboardInterrupt:
        code = 130
    except BaseException as error:
        sys.stderr.write(repr(error))
        raise
    finally:
        os._exit(code)


def _options_of(function: Callable[..., object]) -> dict[str, Any]:
    assert isinstance(function, FunctionType)
    assert function.__kwdefaults__ is not None
    return function.__kwdefaults__


def _break(name: str) -> None:
    """Let builds use a publisher that is broken on purpose."""
    if name:
        setattr(build, "publish", getattr(build_editions, name))  # noqa: B010 - the module does not offer it


def serve() -> None:
    """Answer until nothing more is asked."""
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        read_shipped_once(patch)
        write_handbook(Path(folder), 0)
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            assert main(["build", folder]) == 0  # whatever a build imports is here before the first trial
        for line in sys.stdin:
            outcome = served(Trial(**json.loads(line)))
            sys.stdout.write(json.dumps(asdict(outcome)) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    serve()
