"""`cxsite comments`: what customers wrote, to be decided about by somebody who has read it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxsite.cli.exits import CONTENT, FINE
from cxsite.cli.folder import handbook_folder
from cxsite.cli.lines import printable
from cxsite.cli.problems import in_words, show_problems
from cxsite.cli.written import write_whole
from cxsite.model.problems import errors

if TYPE_CHECKING:
    from cxsite.measure.reviewing import Reviewed
    from cxsite.model.handbook import Handbook
    from cxsite.model.problems import Problem

MOST = 20
"""How many undecided comments are printed; the file has all of them."""


@click.command()
@handbook_folder
@click.option("--dataset", "chosen", metavar="ID", help="Only the comments of this dataset.")
@click.option(
    "--by", "name", metavar="NAME", help="Who decided what nobody stands for yet: a role or a name."
)
def comments(folder: Path, chosen: str | None, name: str | None) -> int:
    """List the comments in DIR that nobody has decided about, and write them down to be decided.

    DIR is the folder that contains `content/`. Personal data is taken out. Each comment becomes a line of
    `content/comments/DATASET.txt`: write yes or no before it, then run this again with `--by`.
    """
    from datetime import UTC, datetime

    from cxsite.cli.asked import asked
    from cxsite.measure.engines import DuckDB
    from cxsite.measure.reviewing import reviewed, signed
    from cxsite.model.review import FOLDER, review_text
    from cxsite.read.handbook import read_handbook

    reading = read_handbook(folder)
    if reading.handbook is None:
        return _refuse(reading.problems, folder)
    if name is not None and ("|" in name or not name.strip()):
        raise click.BadParameter("a name has letters, and no `|`", param_hint="--by")
    with asked(reading.handbook, folder) as (handbook, absences), DuckDB() as engine:
        problems = absences
        for dataset in _datasets(handbook, chosen):
            found = reviewed(handbook.datasets[dataset], handbook, engine)
            problems += found.problems
            if found.problems:
                continue
            review = found.review
            if name is not None:
                review = signed(review, name.strip(), datetime.now(UTC).date())
            target = folder / "content" / FOLDER / f"{dataset}.txt"
            target.parent.mkdir(exist_ok=True)
            write_whole(target, review_text(review))
            _tell(
                found, sum(not each.is_signed for each in review.decisions), f"content/{FOLDER}/{dataset}.txt"
            )
    return _refuse(problems, folder) if errors(problems) else FINE


def _datasets(handbook: "Handbook", chosen: str | None) -> list[str]:
    """Return the datasets that say where their comments are, or the chosen one of them."""
    from cxsite.read.notes import listed, suggestion

    known = [key for key, dataset in handbook.datasets.items() if dataset.columns.comment]
    if not known:
        raise click.UsageError("no dataset of this handbook has a column `comment:`")
    if chosen is not None and chosen not in known:
        hint = suggestion(chosen, known, f"the datasets with comments are {listed(known)}")
        raise click.BadParameter(f"`{chosen}` is not a dataset with comments; {hint}", param_hint="--dataset")
    return known if chosen is None else [chosen]


def _refuse(problems: "tuple[Problem, ...]", folder: Path) -> int:
    show_problems(errors(problems), folder, "text", err=True)
    click.echo(in_words(errors(problems)), err=True)
    return CONTENT


def _tell(found: "Reviewed", unsigned: int, file: str) -> None:
    undecided = found.undecided
    decided = len(found.review.decisions) - len(undecided)
    click.echo(f"{found.review.dataset}: {len(undecided)} undecided, {decided} decided → {file}")
    if found.taken_over:
        click.echo(f"  taken over from the column `approved`: {found.taken_over}")
    for each in undecided[:MOST]:
        click.echo(f"  {each.key}  {printable(each.words)}")
    if len(undecided) > MOST:
        click.echo(f"  … and {len(undecided) - MOST} more")
    if unsigned:
        click.echo(f"  nobody stands for {unsigned} of them yet: run again with `--by NAME`")
