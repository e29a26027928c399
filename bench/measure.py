"""What measuring costs, from the start of the process to its last number: `python -m bench.measure`.

Beside a script that does nothing but add up the same answers with the same engine. Whether the sums are equal is
looked at before anything is timed. The files are large, so they stand in a temporary folder (`TMPDIR`).
"""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from bench.building import OURS, SCRIPT, build, compiled
from bench.figures import Comparison, Goal, Side
from bench.pairs import ROUNDS, Command, Failed, pairs, run_once
from bench.sheets import Sheet, circumstances, load, show
from bench.survey import FORMS, SCALES, TOUCHPOINTS, Form, write_survey
from cxsite.measure.engines import DuckDB
from cxsite.measure.queries import Group
from cxsite.measure.scan import scan
from cxsite.model.dataset import Scale
from cxsite.read.handbook import read_handbook

SUMS = Path(__file__).with_name("survey_sums.py")
IMPORT = Command(
    "python -c 'import duckdb'", (sys.executable, "-c", "import duckdb"), environ={"PYTHONPATH": None}
)
SMALL, PLACES = 10_000, 5
"""How many answers a small survey has, and at how many touchpoints; some 80 a month at each."""
PEAK: dict[Form, float] = {"csv": 400, "parquet": 200}
"""The most memory in MB, however many rows there are."""

Row = tuple[str, ...]


def measuring(folder: Path) -> Command:
    """Return the command that prints every number of a handbook."""
    compiled()
    return Command(OURS, (str(SCRIPT), "measure", str(folder), "--format", "csv"))


def adding(file: Path) -> Command:
    """Return the bare script."""
    return Command("DuckDB", (sys.executable, str(SUMS), str(file)), environ={"PYTHONPATH": None})


def compare(folder: Path, rows: int, form: Form, rounds: int) -> Comparison:
    """Return what so many rows cost us and the bare script.

    Raises:
        Failed: the sums are not the same, or a process did not end well.
    """
    file = prepared(folder, rows, form)
    ours, theirs = our_sums(folder), their_sums(file)
    if ours != theirs:
        raise Failed(f"{file.name}: {len(ours ^ theirs)} of {len(theirs)} sums differ")
    print(f"{rows:,} rows of {form}, {file.stat().st_size / 1e6:.0f} MB", file=sys.stderr)
    goals = (Goal("wall", 1.5), Goal("peak", PEAK[form], alone=True))
    found = pairs(measuring(folder), adding(file), rounds)
    return Comparison(f"{rows:,} rows of {form}", Side(OURS), Side("DuckDB"), found, goals)


def compare_small(folder: Path, rounds: int) -> Comparison:
    """Return what a small survey costs beside the import of the engine."""
    prepared(folder, SMALL, "csv", PLACES)
    print(f"{SMALL:,} rows", file=sys.stderr)
    found = pairs(measuring(folder), IMPORT, rounds)
    return Comparison(f"{SMALL:,} rows of csv", Side(OURS), Side(IMPORT.name), found, (Goal("wall", 3),))


def prepared(folder: Path, rows: int, form: Form, touchpoints: int = len(TOUCHPOINTS)) -> Path:
    """Write a handbook that has been built, and return the file with its answers."""
    file = write_survey(folder, rows, form, touchpoints)
    run_once(build(folder))
    return file


def our_sums(folder: Path) -> set[Row]:
    """Return the sums that our numbers are made of, as text: one for each question and group."""
    handbook = read_handbook(folder).handbook
    assert handbook  # the bench has written it  # noqa: S101
    asked = {name: tuple(Scale(each, each) for each in _answers(name)) for name in SCALES}
    with DuckDB() as engine:
        found = scan(handbook, "answers", asked, engine)
    return {_ours(name, group) for name, groups in found.groups.items() for group in groups}


def _ours(name: str, group: Group) -> Row:
    sums = (group.n, int(group.total), int(group.total_squares), group.first, group.last, *group.counts)
    cells = (group.month, group.touchpoint, group.segment, group.asked, *sums)
    return (name, *("" if cell is None else str(cell) for cell in cells))


def their_sums(file: Path) -> set[Row]:
    """Return the same sums as the bare script has them."""
    words = [sys.executable, str(SUMS), str(file), "--rows"]
    told = subprocess.run(words, capture_output=True, check=True, text=True).stdout
    return {row for line in told.splitlines() for row in _theirs(line.split("\t"))}


def _theirs(cells: list[str]) -> Iterator[Row]:
    year, month, touchpoint, segment, asked, *sums = cells
    about = (str(date(int(year), int(month), 1)), touchpoint, segment, asked)
    for name in SCALES:
        width = 5 + len(_answers(name))
        n, total, squares, *rest = sums[:width]
        numbers = (n, "0" if total == "None" else total, "0" if squares == "None" else squares)
        yield (name, *about, *numbers, *("" if cell == "None" else cell for cell in rest))
        del sums[:width]


def _answers(name: str) -> range:
    low, high = SCALES[name]
    return range(low, high + 1)


@click.command()
@click.option(
    "--rows",
    "sizes",
    multiple=True,
    default=(1_000_000, 10_000_000),
    show_default=True,
    help="How many answers; may be given several times.",
)
@click.option("--rounds", default=ROUNDS, show_default=True, help="How many pairs are run and counted.")
def main(sizes: tuple[int, ...], rounds: int) -> None:
    """Time `cxsite measure` on surveys of several sizes, in CSV and in Parquet."""
    before, found = load(), list[Comparison]()
    for name, rows, form in [("small", SMALL, FORMS[0]), *((f"{n}-{f}", n, f) for n in sizes for f in FORMS)]:
        with TemporaryDirectory(prefix=f"cxsite-bench-{name}-") as folder:
            work = Path(folder)
            found.append(
                compare_small(work, rounds) if name == "small" else compare(work, rows, form, rounds)
            )
    show(Sheet("measure", circumstances(before), tuple(found)))


if __name__ == "__main__":
    main()
