"""How a command ends when neither it nor the content is done: the exit code, and what a person or a program is told.

People read it where errors go. A program that asked for JSON finds on its standard output what it finds there always,
a list of problems, which is empty, and beside it the reason.
"""

import signal
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from threading import Event
from typing import NoReturn

import click

from cxsite.build.refusals import WAIT, Busy, Refused, Unequal, WorkerFailed, WorkerLost
from cxsite.cli.exits import BUSY, ENVIRONMENT, INTERRUPTED, OUR_OWN_BUG, TERMINATED, USAGE
from cxsite.cli.problems import as_data, show_data

IN_ROWS = "measure"
"""The command whose JSON is a list of rows; without rows it is an empty one."""


MANY = 5
"""How many files are named."""
OURS = "this is a mistake of cxsite, not of the handbook"


@dataclass(frozen=True, slots=True)
class Ending:
    """The exit code, the reason and the remedy; no reason where whoever started it knows why it ended."""

    code: int
    message: str = ""
    hint: str = ""


def ending(error: Exception) -> Ending:  # noqa: PLR0911 - one for each way to end
    """Return how a command ends on this error; a mistake of our own is written to a log."""
    match error:
        case click.Abort():
            return Ending(INTERRUPTED)
        case click.ClickException():
            return Ending(USAGE, error.format_message(), "add `--help` to see how it is written")
        case Refused(message=message, hint=hint):
            return Ending(USAGE, message, hint)
        case Busy():
            return Ending(BUSY, str(error), WAIT)
        case WorkerLost():
            hint = "look whether memory ran short, or build with `--jobs 1`; nothing was published"
            return Ending(ENVIRONMENT, _reason(error), hint)
        case Unequal(paths=paths):
            verb = "file differs" if len(paths) == 1 else "files differ"
            what = f"{len(paths)} {verb} from a clean build: {', '.join(paths[:MANY])}"
            hint = (
                "nothing was published, and what was kept is forgotten: build again, and please report this"
            )
            return Ending(OUR_OWN_BUG, what, hint)
        case WorkerFailed():
            what = str(error).splitlines()[-1]
            return Ending(OUR_OWN_BUG, f"{what} in a worker: {OURS}", f"please report {_log(error)}")
        case OSError():
            hint = "check permissions and the space left on the disk; nothing was published"
            return Ending(ENVIRONMENT, _reason(error), hint)
        case _:
            return Ending(OUR_OWN_BUG, f"{type(error).__name__}: {OURS}", f"please report {_log(error)}")


def say(end: Ending, error: Exception, *, as_json: str) -> None:
    """Say why a command ended.

    Args:
        end: how it ended.
        error: what ended it.
        as_json: the command that was to print JSON, "" when none was.
    """
    if isinstance(error, click.ClickException):
        error.show()
    elif end.message:
        click.echo(f"cxsite: {end.message}\n  hint: {end.hint}", err=True)
    if as_json == IN_ROWS:
        show_data([])
    elif as_json:
        reason = {"code": end.code, "message": end.message, "hint": end.hint}
        show_data(as_data(()) | {"error": reason})


@contextmanager
def tidy_when_terminated() -> Iterator[None]:
    """Let a termination (`kill`, a cancelled job) end the block as a Ctrl-C does: what was begun is cleared away."""
    terminated = Event()

    def leave(_signal: int, _frame: object) -> NoReturn:
        terminated.set()
        sys.exit(TERMINATED)

    with ExitStack() as after:
        with suppress(ValueError):  # in a thread: whoever started it decides about signals
            after.callback(signal.signal, signal.SIGTERM, signal.signal(signal.SIGTERM, leave))
        try:
            yield
        except KeyboardInterrupt:
            if terminated.is_set():  # in the middle of a query one cannot be told from the other
                sys.exit(TERMINATED)
            raise


def wants_json(arguments: Sequence[str]) -> str:
    """Return the command that is asked for JSON, "" when none is."""
    pairs = pairwise(arguments)
    is_asked = "--format=json" in arguments or ("--format", "json") in pairs
    return arguments[0] if is_asked else ""


def _reason(error: OSError) -> str:
    reason = error.strerror or type(error).__name__
    return f"`{error.filename}`: {reason}" if error.filename else reason


def _log(error: Exception) -> Path:
    """Write the traceback to a new file and return its path."""
    import tempfile

    with tempfile.NamedTemporaryFile(
        "w", prefix="cxsite-", suffix=".log", encoding="utf-8", delete=False
    ) as file:
        traceback.print_exception(error, file=file)
    return Path(file.name)
