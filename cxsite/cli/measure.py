"""`cxsite measure`: the numbers of a handbook in the terminal.

What is printed is what readers may see; `--private` prints full precision, for the author's own eyes.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cxsite.cli.exits import CONTENT, FINE
from cxsite.cli.folder import handbook_folder
from cxsite.cli.lines import printable, width
from cxsite.cli.problems import in_words, show_data, show_problems
from cxsite.model.patience import rarely_collected
from cxsite.model.problems import Problem, errors, in_reading_order

if TYPE_CHECKING:
    from cxsite.measure.findings import Cut, Finding, Findings
    from cxsite.measure.measured import Measured
    from cxsite.measure.series import Measurement
    from cxsite.model.edition import Frozen
    from cxsite.model.handbook import Handbook
    from cxsite.model.settings import MinN

COLUMNS = ("metric", "where", "language", "segment", "period", "n", "value", "low", "high", "status")
NUMBERS = COLUMNS[5:9]
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the beginning of a formula."""

Row = dict[str, Any]


@click.command()
@handbook_folder
@click.option("--metric", metavar="ID", help="Only this metric of `metrics.yml`.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True
)
@click.option("--private", is_flag=True, help="Full precision, and small groups too. Not for publication.")
def measure(folder: Path, metric: str | None, form: str, *, private: bool) -> int:
    """Print the numbers of the handbook in DIR.

    DIR is the folder that contains `content/`. An empty `where` is the whole metric, not one touchpoint.
    """
    from cxsite.build.recalled import read_again
    from cxsite.cli.asked import asked

    reading = read_again(folder)
    if reading.handbook is None:
        _show([], form)
        return _refuse(reading.problems, folder)
    if metric is not None and metric not in reading.handbook.metrics:
        raise click.BadParameter(_unknown(metric, reading.handbook.metrics), param_hint="--metric")
    with rarely_collected(), asked(reading.handbook, folder) as (handbook, absences):
        rows, mistakes = _rows(handbook, private=private)
        _show([row for row in rows if metric in {None, row["metric"]}], form)
    show_problems([one for one in absences if one not in errors(absences)], folder, "text", err=True)
    mistakes = in_reading_order((*absences, *mistakes))
    return _refuse(mistakes, folder) if errors(mistakes) else FINE


def _rows(handbook: "Handbook", *, private: bool) -> tuple[list[Row], tuple[Problem, ...]]:
    """Return the numbers of a handbook, one row each, and the mistakes in its data."""
    from cxsite.measure.measured import measure as measure_handbook

    measured, mistakes = measure_handbook(handbook)
    min_n, frozen = handbook.site.privacy.min_n, handbook.frozen
    if private:
        return rows_at_full_precision(measured, min_n, frozen), mistakes
    from cxsite.measure.privacy import publish
    from cxsite.measure.thawed import stood_in

    return rows_published(stood_in(publish(measured, min_n, frozen), handbook)), mistakes


def _refuse(problems: tuple[Problem, ...], folder: Path) -> int:
    show_problems(errors(problems), folder, "text", err=True)
    click.echo(in_words(errors(problems)), err=True)
    return CONTENT


def _unknown(metric: str, known: Iterable[str]) -> str:
    from cxsite.read.notes import listed, suggestion

    known = list(known)
    hint = suggestion(metric, known, f"the metrics are {listed(known)}")
    return f"`{metric}` is not a metric of this handbook; {hint}"


def rows_published(findings: "Findings") -> list[Row]:
    """Return what readers may see, one row a number."""
    return [
        _row(one.metric, found.cut, (_told(found), found.value, found.low, found.high), found.shown)
        for one in findings.metrics.values()
        for found in one.findings
    ]


def _told(found: "Finding") -> int | str | None:
    return str(found.band) if found.band else found.n


def rows_at_full_precision(measured: "Measured", min_n: "MinN", frozen: "Mapping[str, Frozen]") -> list[Row]:
    """Return everything, one row a number; `status` is what readers would be told."""
    from cxsite.measure.seen import seen

    statuses = seen(measured, min_n, frozen)
    return [
        _row(one.metric, found.cut, _numbers(found), status)
        for one in measured.metrics.values()
        for found, status in zip(one.measurements, statuses[one.metric], strict=True)
    ]


def _numbers(found: "Measurement") -> tuple[float | None, ...]:
    score = found.score
    ends = (score.interval if score else None) or (None, None)
    return (score.n, score.value, *ends) if score else (0, None, *ends)


def _row(metric: str, cut: "Cut", numbers: tuple[float | str | None, ...], status: str) -> Row:
    words = (metric, cut.touchpoint, cut.language, cut.segment, cut.period.id)
    return dict(zip(COLUMNS, (*words, *numbers, str(status)), strict=True))


def _show(rows: list[Row], form: str) -> None:
    if form == "json":
        show_data(rows)
    else:
        click.echo(as_csv(rows) if form == "csv" else as_table(rows), nl=False)


def as_csv(rows: Iterable[Row]) -> str:
    """Return the rows as CSV in which no cell of text is a formula for a spreadsheet."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _harmless(cell) for name, cell in row.items()} for row in rows)
    return text.getvalue()


def _harmless(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def as_table(rows: Iterable[Row]) -> str:
    """Return the rows in aligned columns, numbers to the right."""
    cells = [{name: name for name in COLUMNS}, *({n: _cell(row[n]) for n in COLUMNS} for row in rows)]
    widths = {name: max(width(row[name]) for row in cells) for name in COLUMNS}
    lines = ["  ".join(_padded(row[name], name, widths[name]) for name in COLUMNS).rstrip() for row in cells]
    return "\n".join(lines) + "\n"


def _cell(value: Any) -> str:
    return "" if value is None else printable(str(value))


def _padded(text: str, name: str, columns: int) -> str:
    gap = " " * (columns - width(text))
    return gap + text if name in NUMBERS else text + gap
