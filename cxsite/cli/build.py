"""`cxsite build`: from a handbook to a site."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import click

from cxsite.cli.clock import watching
from cxsite.cli.exits import code_for
from cxsite.cli.folder import DAY, handbook_folder, problem_format, strictness
from cxsite.cli.problems import as_data, show_data, show_problems
from cxsite.cli.told import Told


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
@click.option("--dry-run", is_flag=True, help="Say what would be published, and publish nothing.")
@click.option("--verify", is_flag=True, help="Make everything a second time from nothing, and compare.")
@click.option("--timings", is_flag=True, help="Say how long each step took.")
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
    dry_run: bool,
    verify: bool,
    timings: bool,
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
    crew = Crew(jobs or processors())
    options = Options(
        day,
        os.environ,
        cache=not no_cache,
        strict=strict,
        crew=crew,
        verify=verify,
        dry=dry_run,
        today=datetime.now(UTC).date(),
    )
    with watching(shows=form == "text") as clock:
        result = build_site(folder, target, options, watcher=clock)
    told = Told(result, target, clock.seconds)
    if form == "json":
        show_data(
            as_data(result.problems) | told.as_data() | ({"timings": clock.rounded()} if timings else {})
        )
    else:
        show_problems(result.problems, folder, form)
        click.echo(told.in_words())
        if timings:
            click.echo(clock.in_words())
    return code_for(result.problems, strict=strict)
