"""`cxsite check`: everything that is wrong with a handbook, and nothing written."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from cxsite.cli.exits import code_for
from cxsite.cli.folder import handbook_folder, problem_format, strictness
from cxsite.cli.problems import as_data, in_words, show_data, show_problems
from cxsite.model.problems import Problem, in_reading_order


@click.command()
@handbook_folder
@problem_format
@strictness
def check(folder: Path, form: str, *, strict: bool) -> int:
    """List every problem of the handbook in DIR, with its place and its remedy.

    DIR is the folder that contains `content/`. The data files are read too. Nothing is written.
    """
    problems, stale = checked(folder)
    if form == "json":
        data = as_data(problems)
        show_data(data | {"counts": data["counts"] | {"stale": stale}})
    else:
        show_problems(problems, folder, form)
    if form == "text":
        click.echo(in_words(problems))
        if stale:
            click.echo(_of_stale(stale))
    return code_for(problems, strict=strict)


def problems_of(folder: Path) -> tuple[Problem, ...]:
    """Return what is wrong with the content and, when that has no errors, with the data."""
    return checked(folder)[0]


def checked(folder: Path) -> tuple[tuple[Problem, ...], int]:
    """Return the same, and how many translations are older than their source."""
    from cxsite.read.handbook import read_handbook

    reading = read_handbook(folder)
    if reading.handbook is None:
        return reading.problems, len(reading.stale)
    from cxsite.cli.asked import asked
    from cxsite.measure.ahead import days_ahead, newest_of
    from cxsite.measure.measured import measure

    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    with asked(reading.handbook, folder) as (handbook, absences):
        measured, mistakes = measure(handbook)
        ahead = days_ahead(handbook, newest_of(measured, handbook), tomorrow)
    return in_reading_order((*reading.problems, *absences, *mistakes, *ahead)), len(reading.stale)


def _of_stale(stale: int) -> str:
    several = stale != 1
    which = (
        f"{stale} translations are older than their sources"
        if several
        else "1 translation is older than its source"
    )
    return f"{which}: read {'them' if several else 'it'} again, then run `cxsite i18n accept`"
