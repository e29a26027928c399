"""What more pages cost: 200, 2,000, 10,000 of articles, and a handbook of 1,000 journeys: `python -m bench.growth`."""

import sys
from pathlib import Path

import click

from bench.building import OURS, OUTPUT, cold_build, workplace
from bench.figures import Comparison, Goal, Side
from bench.folders import html_files
from bench.handbooks import write_handbook
from bench.pairs import FEWEST, Command, pairs, run_once
from bench.sheets import Sheet, circumstances, load, show
from bench.texts import with_texts

STEADY = (Goal("cpu", 1 / 0.9), Goal("peak", 1))
"""What a page of a large handbook may cost: as many pages a second of processor as 0.9 of those of the middle one."""


@click.command()
@click.option(
    "--pages", default=1000, show_default=True, help="Articles in each language of the middle handbook."
)
@click.option("--journeys", default=1000, show_default=True, help="How many journeys.")
@click.option("--rounds", default=FEWEST, show_default=True, help="How many pairs are run and counted.")
@with_texts
def main(pages: int, journeys: int, rounds: int, texts: Path) -> None:
    """Time cold builds of a handbook, of a tenth and of five times as many articles, and of journeys."""
    before = load()
    middle = _prepared(texts, articles=pages)
    found = []
    for articles, several, goals in ((pages // 10, 0, ()), (pages * 5, 0, STEADY), (0, journeys, ())):
        other = _prepared(texts, articles=articles, journeys=several)
        print(f"{other[1].name} and {middle[1].name}", file=sys.stderr)
        made = pairs(other[0], middle[0], rounds, warm=False)
        subject = f"cold, {several:,} journeys" if several else f"cold, {2 * articles:,} articles"
        found.append(Comparison(subject, other[1], middle[1], made, goals))
    show(Sheet("growth", circumstances(before), tuple(found)))


def _prepared(texts: Path, articles: int = 0, journeys: int = 0) -> tuple[Command, Side]:
    """Return the cold build of a handbook, which has run once, and how many pages it makes."""
    folder = workplace(f"growth-{articles}-{journeys}")
    write_handbook(folder, texts, articles=articles, journeys=journeys)
    command = cold_build(folder)
    run_once(command)
    pages = html_files(folder / OUTPUT)
    return command, Side(f"{OURS}, {pages:,} pages", pages)


if __name__ == "__main__":
    main()
