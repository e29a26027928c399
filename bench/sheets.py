"""Figures on paper: a sheet holds the comparisons of one benchmark and where they were made.

A sheet is shown in the terminal and kept as JSON in `bench/results`, which is in nobody's way: git ignores it, and
`python -m bench.report` makes `bench/RESULTS.md` of what lies there.
"""

import os
import platform
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import msgspec

from bench.figures import FIGURES, Comparison

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "bench" / "results"
COUNTED = ("cxsite", "duckdb", "jinja2", "markdown", "matplotlib", "msgspec", "pydantic", "pyyaml")
"""Packages whose versions decide how long a build takes."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """When and on what something was measured.

    Attributes:
        day: `2026-11-22`.
        commit: the short name of the commit, `+` behind it where files had been changed since.
        cores: how many processors there were.
        load: processes that wanted to run, averaged over the minute before the first run and before the end.
        versions: names and versions of what took part.
    """

    day: str
    commit: str
    cores: int
    load: tuple[float, float]
    versions: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """Figures that are no pairs of processes: the heads of the columns, and rows of as many cells."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One benchmark: its name, its comparisons, and what else is to be known, as what could not be measured."""

    name: str
    circumstances: Circumstances
    comparisons: tuple[Comparison, ...]
    notes: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()


def load() -> float:
    """Return how many processes wanted to run, averaged over the last minute."""
    return round(os.getloadavg()[0], 1)


def circumstances(load_before: float, versions: dict[str, str] | None = None) -> Circumstances:
    """Return when and on what this was measured; `versions` are those of the peers."""
    ours = {"python": platform.python_version()} | {name: version(name) for name in COUNTED}
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    return Circumstances(day, _commit(), os.cpu_count() or 1, (load_before, load()), ours | (versions or {}))


def in_words(comparison: Comparison) -> Iterator[str]:
    """Yield the lines that a terminal shows of one comparison."""
    ours, theirs = comparison.ours.name, comparison.theirs.name
    width = max(len(ours), len(theirs), len("per page"))
    title = f"{comparison.subject}: " if comparison.subject else ""
    yield f"{title}{ours} against {theirs}, {len(comparison.pairs)} pairs, least – median – most"
    for name, of in ((ours, comparison.of_ours), (theirs, comparison.of_theirs)):
        wall, cpu, peak = (of(figure) for figure in FIGURES)
        yield f"  {name:<{width}}  wall {wall} s   cpu {cpu} s   peak {peak} MB"
    wall, cpu, peak = (comparison.ratio(figure) for figure in FIGURES)
    by = "ratio" if comparison.ours.pages == comparison.theirs.pages else "per page"
    yield f"  {by:<{width}}  wall {wall} ×   cpu {cpu} ×   peak {peak} ×"
    for goal in comparison.goals:
        yield f"  {'goal':<{width}}  {goal}: {'reached' if comparison.reaches(goal) else 'MISSED'}"


def show(sheet: Sheet) -> None:
    """Print a sheet, and keep it for the report."""
    there = sheet.circumstances
    before, after = there.load
    print(f"{sheet.name}: {there.day}, {there.commit}, {there.cores} cores, load {before} to {after}\n")
    for comparison in sheet.comparisons:
        print("\n".join(in_words(comparison)), end="\n\n")
    for table in sheet.tables:
        print("\n".join(" · ".join(row) for row in (table.columns, *table.rows)), end="\n\n")
    for line in sheet.notes:
        print(line)
    RESULTS.mkdir(exist_ok=True)
    data = msgspec.json.format(msgspec.json.encode(sheet))
    (RESULTS / f"{sheet.name}.json").write_bytes(data + b"\n")


def kept(names: Sequence[str]) -> Iterator[Sheet]:
    """Yield the sheets of earlier runs, in the order of their names here."""
    for name in names:
        file = RESULTS / f"{name}.json"
        if file.exists():
            yield msgspec.json.decode(file.read_bytes(), type=Sheet)


def _commit() -> str:
    def git(*words: str) -> str:
        done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, check=False, text=True)  # noqa: S607 - git is where git is
        return done.stdout.strip()

    return (git("rev-parse", "--short", "HEAD") or "no commit") + (
        "+" if git("status", "--porcelain", "-uno") else ""
    )
