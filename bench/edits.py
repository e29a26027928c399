"""What a build costs after one thing changed, in a new process each time: `python -m bench.edits`.

Every run finds a change that no build has seen, so nothing that was kept answers for it, and after the measurement
every file is as it was. Whether the change reached the pages is looked at before anything is timed.
"""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import click

from bench.answers import MONTHS, SATISFACTION, month_file
from bench.articles import article
from bench.building import OURS, OUTPUT, build, cold_build, workplace
from bench.figures import Comparison, Goal, Side
from bench.folders import fingerprint, html_files
from bench.handbooks import TEMPLATE, write_handbook
from bench.pairs import ROUNDS, Command, Failed, pairs, run_once
from bench.peers.install import versions
from bench.peers.peer import HUGO
from bench.sheets import Sheet, circumstances, load, show
from bench.texts import load_texts, with_texts
from bench.warm import warm_runs

BARE = Command("python -I -c pass", (sys.executable, "-I", "-c", "pass"))
IMPORTS = Command(
    "python -c 'import matplotlib.figure, duckdb'",
    (sys.executable, "-c", "import matplotlib.figure, duckdb"),
    environ={"PYTHONPATH": None},
)
JOURNEYS = 20
EDITED = 5
"""The page that is edited; in the peer's site it stands in the section `s05`."""

Change = Callable[[str, int], str]
"""Makes the text of a file after so many edits out of the text that it began with."""


def word(number: int) -> str:
    """Return a word for a number: figures would have to be the same in the translation."""
    return str(number).translate(str.maketrans("0123456789", "abcdefghij"))


def add_sentence(text: str, number: int) -> str:
    """Add a sentence to the first paragraph of a text, which stands below its first heading."""
    return re.sub(r"(\n?## .+\n\n.+)", rf"\1 It was read again in round {word(number)}.", text, count=1)


def change_title(text: str, number: int) -> str:
    """Put a word into the title, which is the first that stands in the file."""
    return re.sub(r"(Journey \d+)", rf"\1 {word(number)}", text, count=1)


def change_template(text: str, number: int) -> str:
    """Put a comment behind what the template shows."""
    return re.sub(r"({{ (?:super\(\)|\.Content) }})", rf"\1<!-- {number} -->", text)


def change_cell(text: str, number: int) -> str:
    """Turn the satisfaction in one row: whoever was satisfied no longer is, and the other way round."""
    rows = text.splitlines()
    row = 1 + number * 7 % (len(rows) - 1)
    cells = rows[row].split(",")
    cells[SATISFACTION] = "1" if cells[SATISFACTION] in "45" else "5"
    rows[row] = ",".join(cells)
    return "\n".join(rows) + "\n"


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of one file of ours, and the same change of a file of the peer, where it knows such a thing."""

    name: str
    file: Path
    change: Change
    theirs: Path | None = None


CONTENT = Path("content")
EDITS: tuple[Edit, ...] = (
    Edit("one CSV cell", month_file(CONTENT, MONTHS[-1]), change_cell),
    Edit(
        "one sentence",
        CONTENT / "articles" / f"{article(EDITED)}.en.md",
        add_sentence,
        Path(f"content/en/s05/{article(EDITED)}.md"),
    ),
    Edit(
        "one title",
        CONTENT / "articles" / f"{article(EDITED)}.yml",
        change_title,
        Path(f"content/en/s05/{article(EDITED)}.md"),
    ),
    Edit("one template", TEMPLATE, change_template, Path("layouts/_default/single.html")),
)
GOALS: dict[str, tuple[Goal, ...]] = {
    BARE.name: (Goal("wall", 3.5), Goal("peak", 14, alone=True)),
    HUGO.name: (Goal("wall", 1 / 20),),
    IMPORTS.name: (Goal("wall", 2),),
}
"""What is asked of us against each, where something is: of a change only against the imports."""


@contextmanager
def edited(file: Path, change: Change) -> Iterator[Callable[[], None]]:
    """Hand out what edits a file anew each time it is called; afterwards the file is as it was."""
    before = file.read_bytes()
    numbers = count(1)

    def edit() -> None:
        file.write_text(change(before.decode(), next(numbers)), encoding="utf-8", newline="\n")

    try:
        yield edit
    finally:
        file.write_bytes(before)


@dataclass(frozen=True, slots=True)
class Sites:
    """The handbook that is measured, the peer's site where there is one, and how many pairs are run."""

    ours: Path
    theirs: Path | None
    rounds: int


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


def measure_edit(edit: Edit, sites: Sites) -> Iterator[Comparison]:
    """Yield what a build costs after an edit, beside what a new chart must import or the peer after the same edit.

    Raises:
        Failed: a build did not end well, or the edit did not reach the site.
    """
    with edited(sites.ours / edit.file, edit.change) as change:
        ours = Command(OURS, build(sites.ours).words, before=change)
        _look(ours, sites.ours / OUTPUT, changes=True)
        print(edit.name, file=sys.stderr)
        if edit.theirs is None:
            found = pairs(ours, IMPORTS, sites.rounds)
            yield Comparison(edit.name, Side(OURS), Side(IMPORTS.name), found, GOALS[IMPORTS.name])
        elif sites.theirs:
            with edited(sites.theirs / edit.theirs, edit.change) as their_change:
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
@with_texts
def main(pages: int, rounds: int, texts: Path) -> None:
    """Time a build after nothing changed, and after one cell, sentence, title and template did."""
    before = load()
    sites = prepare(pages, rounds, texts)
    missing = [] if sites.theirs else [f"{HUGO.name}: not installed, see `python -m bench.peers --install`"]
    found = [*measure_nothing(sites)]
    for edit in EDITS:
        found.extend(measure_edit(edit, sites))
    missing.extend(warm_runs(sites.ours))
    show(Sheet("edits", circumstances(before, versions()), tuple(found), tuple(missing)))


if __name__ == "__main__":
    main()
