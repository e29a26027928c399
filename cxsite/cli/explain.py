"""`cxsite explain`: why a page or a number is what it is."""

import os
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from cxsite.cli.exits import CONTENT, FINE, USAGE
from cxsite.cli.explained import number_as_data, number_in_words, page_as_data, page_in_words
from cxsite.cli.folder import DAY, handbook_folder
from cxsite.cli.lines import printable
from cxsite.cli.problems import show_data, show_problems


@click.command()
@click.argument("what", metavar="PAGE|NUMBER")
@handbook_folder
@click.option("--as-of", type=DAY, metavar="DATE", help="The day by which things are overdue: 2026-10-30.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def explain(what: str, folder: Path, as_of: datetime | None, form: str) -> int:
    """Say what a page or a number is made of, and what changed since the last build.

    PAGE is the path of a file of the output, as in `en/journeys/open-account.html`; NUMBER is a measure with a
    number's anchor, as in `nps#period-2026-q3`. DIR is the folder that contains `content/`.
    """
    from cxsite.build.explain import explain_number, explain_page
    from cxsite.build.looking import looked_at

    day = date(as_of.year, as_of.month, as_of.day) if as_of else None
    with looked_at(folder, day, os.environ) as (problems, now, shop):
        if now is None:
            show_problems(problems, folder, "text", err=True)
            return CONTENT
        told: Mapping[str, Any] | None = None
        if (page := explain_page(what, now, shop)) is not None:
            told, lines = page_as_data(page), page_in_words(page)
        elif (found := explain_number(what, now, shop)) is not None:
            told, lines = number_as_data(*found), number_in_words(*found)
    if told is None:
        hint = "name a file of the output, as in `en/index.html`, or a number, as in `nps#everyone`"
        click.echo(
            f"cxsite: `{printable(what)}` is no page and no number of this handbook\n  hint: {hint}", err=True
        )
        return USAGE
    if form == "json":
        show_data(told)
    else:
        click.echo("\n".join(lines))
    return FINE
