"""The command line: the list of commands, and how each way of ending becomes an exit code.

A mistake of ours is never shown as a traceback: that goes to a file, which the last line names.
"""

import io
import sys
import tempfile
import traceback
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from cxsite.build.refusals import Busy, Refused
from cxsite.cli.build import build
from cxsite.cli.check import check
from cxsite.cli.edition import edition
from cxsite.cli.exits import BUSY, ENVIRONMENT, FINE, INTERRUPTED, OUR_OWN_BUG, USAGE
from cxsite.cli.i18n import i18n
from cxsite.cli.measure import measure

COMMANDS: tuple[click.Command, ...] = (check, build, measure, edition, i18n)


def _show_version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's
    if value:
        try:
            click.echo(f"cxsite {version('cxsite')}")
        except PackageNotFoundError:
            click.echo("cxsite, from a folder that is not installed")
        context.exit()


@click.group(commands=list(COMMANDS), context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Show it."
)
def cxsite() -> None:
    """Turn journeys, metrics and survey answers into a handbook in several languages."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the program's exit code.

    Args:
        arguments: what stands behind the program's name; None takes it from the command line.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal may have fewer characters than a handbook
            stream.reconfigure(errors="backslashreplace")
    try:
        code = cxsite.main(args=arguments, prog_name="cxsite", standalone_mode=False)
    except Exception as error:  # noqa: BLE001 - whatever it is, a user is told what to do
        return _end(error)
    return code if isinstance(code, int) else FINE


def _end(error: Exception) -> int:
    """Say why a command ended early, and return the exit code for it."""
    match error:
        case click.Abort():
            return INTERRUPTED
        case click.ClickException():
            error.show()
            return USAGE
        case Refused(message=message, hint=hint):
            _say(message, hint)
            return USAGE
        case Busy():
            _say(str(error), "wait until it has ended, then build again")
            return BUSY
        case OSError():
            _say(_reason(error), "check permissions and the space left on the disk; nothing was published")
            return ENVIRONMENT
        case _:
            log = _log()
            _say(
                f"{type(error).__name__}: this is a mistake of cxsite, not of the handbook",
                f"please report {log}",
            )
            return OUR_OWN_BUG


def _say(message: str, hint: str) -> None:
    click.echo(f"cxsite: {message}\n  hint: {hint}", err=True)


def _reason(error: OSError) -> str:
    reason = error.strerror or type(error).__name__
    return f"`{error.filename}`: {reason}" if error.filename else reason


def _log() -> Path:
    """Write the traceback to a new file and return its path."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="cxsite-", suffix=".log", encoding="utf-8", delete=False
    ) as file:
        traceback.print_exc(file=file)
    return Path(file.name)
