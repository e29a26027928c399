"""`cxsite build`: from a handbook to a site."""

import os
import time
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cxsite.cli.exits import code_for
from cxsite.cli.folder import handbook_folder, problem_format, strictness
from cxsite.cli.problems import as_data, in_words, show_data, show_problems
from cxsite.cli.unchanged import nothing_changed

if TYPE_CHECKING:
    from cxsite.build.build import BuildResult

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@handbook_folder
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to.  [default: DIR/output]",
)
@click.option("--as-of", type=DAY, metavar="DATE", help="The day by which things are overdue: 2026-10-30.")
@click.option(
    "--no-cache", is_flag=True, help="Use nothing of an earlier build, and keep nothing for the next."
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes share the work.  [default: one for each processor]",
)
@problem_format
@strictness
def build(  # noqa: PLR0913 - what can be chosen on the command line
    folder: Path,
    output: Path | None,
    as_of: datetime | None,
    jobs: int | None,
    form: str,
    *,
    no_cache: bool,
    strict: bool,
) -> int:
    """Build the site of the handbook in DIR.

    DIR is the folder that contains `content/`. With an error in the content nothing is written, and the output
    folder stays as it is, to the byte.
    """
    from cxsite.build.build import Options
    from cxsite.build.build import build as build_site
    from cxsite.build.workers import Crew, processors

    target = output or folder / "output"
    day = date(as_of.year, as_of.month, as_of.day) if as_of else None
    begun = time.monotonic()
    crew = Crew(jobs or processors())
    options = Options(day, os.environ, cache=not no_cache, strict=strict, crew=crew)
    result = build_site(folder, target, options)
    done = _done(result, target, time.monotonic() - begun)
    if form == "json":
        show_data(as_data(result.problems) | {"built": done})
    else:
        show_problems(result.problems, folder, form)
        click.echo(_in_words(result, done) if done else f"{in_words(result.problems)}; nothing was written")
    return code_for(result.problems, strict=strict)


def _done(result: "BuildResult", target: Path, seconds: float) -> dict[str, Any] | None:
    """Return what was built, None when nothing was published."""
    if result.made is None or result.publication is None:
        return None
    return {
        "pages": result.made.pages,
        "unchanged": max(0, result.made.pages - result.made.rendered),
        "seconds": round(seconds, 1),
        "output": str(target),
    }


def _in_words(result: "BuildResult", done: dict[str, Any]) -> str:
    if result.is_unchanged:
        return nothing_changed(f"{done['pages']} {len(result.problems)}", done["output"])
    pages = f"{done['pages']} page{'' if done['pages'] == 1 else 's'}"
    return f"built {pages} in {done['seconds']} s ({done['unchanged']} unchanged) → {done['output']}"
