"""What commands share on their command lines: the handbook's folder and the form of problems."""

from pathlib import Path
from typing import Any

import click

DAY = click.DateTime(formats=["%Y-%m-%d"])


def _with_content(context: click.Context, parameter: click.Parameter, value: Path) -> Path:
    if not (value / "content").is_dir():
        message = f"`{value}` holds no folder `content`; name the folder that contains it"
        raise click.BadParameter(message, context, parameter)
    return value


def handbook_folder(command: Any) -> Any:
    """Give a command the argument DIR, the folder that contains `content/`."""
    kind = click.Path(exists=True, file_okay=False, path_type=Path)
    return click.argument("folder", metavar="[DIR]", default=".", type=kind, callback=_with_content)(command)


def problem_format(command: Any) -> Any:
    """Give a command `--format`: how problems are printed."""
    kinds = click.Choice(["text", "json", "github"])
    words = "How problems are printed: for people, for programs, or as annotations on GitHub."
    return click.option("--format", "form", type=kinds, default="text", show_default=True, help=words)(
        command
    )


def strictness(command: Any) -> Any:
    """Give a command `--strict`: warnings count as errors."""
    return click.option("--strict", is_flag=True, help="Count warnings as errors.")(command)
