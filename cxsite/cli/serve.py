"""`cxsite serve`: the site while it is written."""

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from datetime import date, datetime
from errno import EADDRINUSE
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxsite.cli.endings import ending
from cxsite.cli.exits import ENVIRONMENT, FINE
from cxsite.cli.folder import DAY, handbook_folder
from cxsite.cli.lines import printable, quoted_lines
from cxsite.cli.problems import in_words, show_problems

if TYPE_CHECKING:
    from cxsite.model.problems import Place
    from cxsite.serve.site import Built, Words

PORT, LAST_PORT = 8000, 65_535


@click.command()
@handbook_folder
@click.option(
    "--port", type=click.IntRange(0, LAST_PORT), default=PORT, show_default=True, help="0 takes a free one."
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address to listen on: this machine only."
)
@click.option(
    "--allow-host",
    "allowed",
    multiple=True,
    metavar="NAME",
    help="A further name by which pages may be asked for.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write every good site to this folder, too.  [default: none is written]",
)
@click.option("--as-of", type=DAY, metavar="DATE", help="The day by which things are overdue: 2026-10-30.")
def serve(
    folder: Path,
    port: int,
    host: str,
    allowed: tuple[str, ...],
    output: Path | None,
    as_of: datetime | None,
) -> int:
    """Show the site of the handbook in DIR while you write it.

    DIR is the folder that contains `content/`. Open the address that is printed. Every save builds again what changed;
    open pages that became different load themselves again, and errors are shown over the last good site.
    """
    from cxsite.build.build import Options
    from cxsite.serve.gate import names_of
    from cxsite.serve.server import listening
    from cxsite.serve.session import Look, Reports
    from cxsite.serve.session import serve as hold
    from cxsite.serve.site import HandbookBuilder
    from cxsite.serve.watch import saves

    try:
        bound = listening(host, port)
    except (OSError, OverflowError) as error:
        return _cannot_listen(host, port, error)
    with bound:
        port = bound.getsockname()[1]
        _say_where(host, port)
        day = date(as_of.year, as_of.month, as_of.day) if as_of else None
        options = Options(day, os.environ)
        builder = HandbookBuilder(folder, options, _explained, output)
        look = Look(_words(), lambda places: _quoted(folder, places))
        reports = Reports(lambda built, seconds: _say_built(built, folder, seconds), _say_failed)
        with closing(builder):
            hold(builder, bound, names_of(host, port, allowed), saves(_watched(folder)), look, reports)
    return FINE


def _watched(folder: Path) -> Sequence[Path]:
    """Return the folders in which a save matters; the default theme only where somebody may be writing it."""
    from cxsite.read.shipped import DEFAULT, PACKAGE, themes_folder

    shipped = themes_folder() / DEFAULT
    own = [folder.resolve() / "content", folder.resolve() / "themes"]
    in_wheel = shipped.is_relative_to(PACKAGE) or shipped.is_relative_to(own[1])
    return own if in_wheel else [*own, shipped]


def _words() -> "Words":
    """Return the interface's words of the default theme, for as long as no handbook could be read."""
    from cxsite.model.problems import Place
    from cxsite.model.text import Languages
    from cxsite.read.nodes import Scalar
    from cxsite.read.notes import Notes
    from cxsite.read.shipped import DEFAULT, themes_folder
    from cxsite.read.theme import read_theme
    from cxsite.read.translation import lock_of

    spoken = sorted(path.stem for path in (themes_folder() / DEFAULT / "wording").glob("*.yml"))
    notes = Notes(Languages(tuple(spoken)), lock_of({}))
    return read_theme(themes_folder().parent, DEFAULT, Scalar("", Place("content/site.yml")), notes).wording


def _quoted(folder: Path, places: "Iterable[Place]") -> Mapping[tuple[str, int], str]:
    from cxsite.measure.redaction import masked

    return {where: printable(masked(line)) for where, line in quoted_lines(folder, places).items()}


def _explained(error: Exception) -> tuple[str, str]:
    end = ending(error)
    return end.message, end.hint


def _cannot_listen(host: str, port: int, error: Exception) -> int:
    reason = getattr(error, "strerror", None) or str(error)
    taken = isinstance(error, OSError) and error.errno == EADDRINUSE
    message = (
        f"port {port} is taken by another program"
        if taken
        else f"`{host}:{port}` cannot be listened on: {reason}"
    )
    hint = (
        f"choose another one: `--port {port % LAST_PORT + 1}`"
        if taken
        else "choose another `--host` or `--port`"
    )
    click.echo(f"cxsite: {message}\n  hint: {hint}", err=True)
    return ENVIRONMENT


def _say_where(host: str, port: int) -> None:
    from cxsite.serve.gate import bracketed, is_everywhere, is_loopback

    click.echo(
        f"serving http://{'localhost' if is_everywhere(host) else bracketed(host)}:{port}/ (Ctrl-C ends it)"
    )
    if not is_loopback(host):
        click.echo(
            "cxsite: everybody in the network can read what is not published yet\n"
            "  hint: leave `--host` away to serve this machine only; others need `--allow-host NAME` to ask by a name",
            err=True,
        )


def _say_built(built: "Built", folder: Path, seconds: float) -> None:
    show_problems(built.problems, folder, "text")
    if built.fault:
        message, hint = built.fault
        click.echo(f"cxsite: {message}\n  hint: {hint}", err=True)
    if built.files is None:
        why = in_words(built.problems) if built.problems else "the build failed"
        click.echo(f"{why}; the last good site stays")
        return
    pages, changed = (sum(path.endswith(".html") for path in paths) for paths in (built.files, built.changed))
    click.echo(f"built {pages} page{'' if pages == 1 else 's'} in {seconds:.1f} s ({changed} changed)")


def _say_failed(error: Exception) -> None:
    message, hint = _explained(error)
    click.echo(f"cxsite: {message}\n  hint: {hint}", err=True)
