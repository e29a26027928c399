"""What a build costs after one thing changed, in a new process each time: `python -m bench.edits`.

Every run finds a change that no build has seen, so nothing that was kept answers for it, and after the measurement
every file is as it was. Whether the change reached the pages is looked at before anything is timed.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import click

from bench.building import BARE, OURS, OUTPUT, build, cold_build, workplace
from bench.changes import EDITS, Edit, edited
from bench.figures import Comparison, Goal, Side
from bench.folders import fingerprint, html_files
from bench.handbooks import write_handbook
from bench.pairs import ROUNDS, Command, Failed, pairs, run_once
from bench.peers.install import versions
from bench.peers.peer import HUGO
from bench.sheets import Sheet, circumstances, load, show
from bench.texts import load_texts, with_texts
from bench.warm import measure_builds, measure_server
from cxsite.build.lock import lock
from cxsite.instant import BUSY

IMPORTS = Command(
    "python -c 'import matplotlib.figure, duckdb'",
    (sys.executable, "-c", "import matplotlib.figure, duckdb"),
    environ={"PYTHONPATH": None},
)
JOURNEYS = 20
GOALS: dict[str, tuple[Goal, ...]] = {
    BARE.name: (Goal("wall", 3.5), Goal("peak", 14, alone=True)),
    HUGO.name: (Goal("wall", 1 / 20),),
    IMPORTS.name: (Goal("wall", 2),),
}
"""What is asked of us against each, where something is: of a change only against the imports."""


@dataclass(frozen=True, slots=True)
class Sites:
    """The handbook that is measured, the peer's site where there is one, how many pairs are run, numbers for edits."""

    ours: Path
    theirs: Path | None
    rounds: int
    numbers: Iterator[int] = field(default_factory=lambda: count(1))


def measure_nothing(sites: Sites) -> Iterator[Comparison]:
    """Yield what a build costs that finds nothing to do.

    Raises:
        Failed: a build did not end well, or changed the site.
    """
    ours = build(sites.ours)
    _look(ours, sites.ours / OUTPUT, changes=False)
    others = [BARE, *([HUGO.build(sites.theirs, cold=False)] if sites.theirs else [])]
    for theirs in others:
        print(f"no change, {theirs.name}", file=sys.stderr)
        found = pairs(ours, theirs, sites.rounds)
        yield Comparison("no change", Side(OURS), Side(theirs.name), found, GOALS[theirs.name])


def measure_busy(sites: Sites) -> Iterator[Comparison]:
    """Yield what a build costs that finds another one running."""
    ours = Command(OURS, build(sites.ours).words, code=BUSY)
    print("another build is running", file=sys.stderr)
    with lock(sites.ours):
        found = pairs(ours, BARE, sites.rounds)
    yield Comparison("another build is running", Side(OURS), Side(BARE.name), found, (Goal("wall", 1),))


def measure_edit(edit: Edit, sites: Sites) -> Iterator[Comparison]:
    """Yield what a build costs after an edit, beside what a new chart must import or the peer after the same edit.

    Raises:
        Failed: a build did not end well, or the edit did not reach the site.
    """
    with edited(sites.ours / edit.file, edit.change, sites.numbers) as change:
        ours = Command(OURS, build(sites.ours).words, before=change)
        _look(ours, sites.ours / OUTPUT, changes=True)
        print(edit.name, file=sys.stderr)
        if edit.theirs is None:
            found = pairs(ours, IMPORTS, sites.rounds)
            yield Comparison(edit.name, Side(OURS), Side(IMPORTS.name), found, GOALS[IMPORTS.name])
        elif sites.theirs:
            with edited(sites.theirs / edit.theirs, edit.change, sites.numbers) as their_change:
                cold = HUGO.build(sites.theirs, cold=False)
                theirs = Command(cold.name, cold.words, cold.folder, cold.environ, their_change)
                yield Comparison(edit.name, Side(OURS), Side(HUGO.name), pairs(ours, theirs, sites.rounds))
        else:
            yield Comparison(edit.name, Side(OURS), Side(BARE.name), pairs(ours, BARE, sites.rounds))
    run_once(build(sites.ours))


def _look(command: Command, output: Path, *, changes: bool) -> None:
    """Run a command and see whether it changed the output as it should."""
    before = fingerprint(output)
    run_once(command)
    if (fingerprint(output) != before) != changes:
        raise Failed(f"{command.name}: the site {'is as it was' if changes else 'changed'}")


def prepare(pages: int, rounds: int, texts: Path) -> Sites:
    """Write and build the handbook, and the peer's site where the peer is installed."""
    ours = workplace(f"edits-{pages}")
    write_handbook(ours, texts, articles=pages, journeys=JOURNEYS)
    run_once(cold_build(ours))
    print(f"{html_files(ours / OUTPUT)} pages", file=sys.stderr)
    if HUGO.installed() is None:
        return Sites(ours, None, rounds)
    theirs = workplace(f"edits-{HUGO.texts}-{pages}")
    load_texts(texts).gen(HUGO.texts, pages, str(theirs))
    run_once(HUGO.build(theirs))
    return Sites(ours, theirs, rounds)


@click.command()
@click.option("--pages", default=900, show_default=True, help="How many articles in each of two languages.")
@click.option("--rounds", default=ROUNDS, show_default=True, help="How many pairs are run and counted.")
@click.option("--cold", is_flag=True, help="Leave out the server and the builder that stay in memory.")
@with_texts
def main(pages: int, rounds: int, texts: Path, *, cold: bool) -> None:
    """Time a build after nothing changed, and after one cell, sentence, title and template did."""
    before = load()
    sites = prepare(pages, rounds, texts)
    there = sites.theirs is not None
    notes = (
        () if there else (f"not measured: {HUGO.name}: not installed, see `python -m bench.peers --install`",)
    )
    found = [*measure_nothing(sites), *measure_busy(sites)]
    for edit in EDITS:
        found.extend(measure_edit(edit, sites))
    if not cold:
        found.extend(measure_server(sites.ours, rounds, sites.numbers))
        found.extend(measure_builds(sites.ours, rounds, sites.numbers))
    show(Sheet("edits", circumstances(before, versions()), tuple(found), notes))


if __name__ == "__main__":
    main()
