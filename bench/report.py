"""`bench/RESULTS.md`, made of the sheets that the benchmarks left: `python -m bench.report`."""

from collections.abc import Iterator

from bench.figures import Comparison, digits
from bench.sheets import ROOT, Sheet, kept

FILE = ROOT / "bench" / "RESULTS.md"
NAMES = ("edits", "peers", "growth", "charts", "measure", "reader")
HEAD = """# Results

Written by `make bench`. Whole processes in turn, A B A B and so on; seconds and MB are medians, ratios are ours
divided by theirs, pair by pair: least – median – most. Where two make different numbers of pages, a page is compared
with a page. `README.md` beside this file says what is compared, and what the others do not do.
"""
COLUMNS = (
    "what",
    "against",
    "pairs",
    "ours, s",
    "theirs, s",
    "wall ×",
    "CPU ×",
    "memory ×",
    "ours, MB",
    "goal",
)


def report(sheets: tuple[Sheet, ...]) -> str:
    """Return the report as Markdown: a part a sheet, a row a comparison."""
    return "\n".join([HEAD, *(line for sheet in sheets for line in _part(sheet))])


def _part(sheet: Sheet) -> Iterator[str]:
    there = sheet.circumstances
    before, after = there.load
    yield f"## {sheet.name.capitalize()}\n"
    yield f"{there.day}, commit {there.commit}, {there.cores} cores; load {before} before, {after} at the end.\n"
    if sheet.comparisons:
        yield _row(COLUMNS)
        yield _row(["---"] * 2 + ["---:"] * 7 + ["---"])
        yield from (_row(_cells(comparison)) for comparison in sheet.comparisons)
        yield ""
    for table in sheet.tables:
        yield _row(table.columns)
        yield _row(["---"] * len(table.columns))
        yield from map(_row, table.rows)
        yield ""
    for line in sheet.notes:
        yield f"{line.splitlines()[0]}\n"
    yield f"Versions: {', '.join(f'{name} {version}' for name, version in there.versions.items())}\n"


def _cells(comparison: Comparison) -> tuple[str, ...]:
    goals = [
        f"{goal}: {'reached' if comparison.reaches(goal) else '**missed**'}" for goal in comparison.goals
    ]
    ours = comparison.ours.name.removeprefix("cxsite, ")
    return (
        comparison.subject + (f" ({ours})" if ours != "cxsite" else ""),
        f"`{comparison.theirs.name}`" if " -" in comparison.theirs.name else comparison.theirs.name,
        str(len(comparison.pairs)),
        digits(comparison.of_ours("wall").median),
        digits(comparison.of_theirs("wall").median),
        str(comparison.ratio("wall")),
        str(comparison.ratio("cpu")),
        str(comparison.ratio("peak")),
        digits(comparison.of_ours("peak").median),
        "; ".join(goals),
    )


def _row(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Write the report."""
    FILE.write_text(report(tuple(kept(NAMES))), encoding="utf-8", newline="\n")
    print(f"written: {FILE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
