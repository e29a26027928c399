"""The command line: the list of commands, and how each way of ending becomes an exit code.

A mistake of ours is never shown as a traceback: that goes to a file, which the last line names.
"""

import io
import sys
from collections.abc import Sequence

import click

from cxsite.cli.build import build
from cxsite.cli.check import check
from cxsite.cli.comments import comments
from cxsite.cli.edition import edition
from cxsite.cli.endings import ending, say, tidy_when_terminated, wants_json
from cxsite.cli.exits import FINE
from cxsite.cli.explain import explain
from cxsite.cli.i18n import i18n
from cxsite.cli.measure import measure
from cxsite.cli.serve import serve

COMMANDS: tuple[click.Command, ...] = (
    check,
    build,
    serve,
    measure,
    comments,
    edition,
    explain,
    i18n,
)


def _show_version(context: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's
    if value:
        from importlib.metadata import PackageNotFoundError, version

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
        with tidy_when_terminated():
            code = cxsite.main(args=arguments, prog_name="cxsite", standalone_mode=False)
    except Exception as error:  # noqa: BLE001 - whatever it is, a user is told what to do
        end = ending(error)
        say(end, error, as_json=wants_json(sys.argv[1:] if arguments is None else arguments))
        return end.code
    return code if isinstance(code, int) else FINE
