"""Numbers as CSV files, made of `Findings` like everything else that leaves the house."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from cxsite.measure.findings import Finding, MetricFindings
from cxsite.measure.found_drivers import DriverFindings
from cxsite.measure.found_durations import DurationFindings
from cxsite.model.metric import Metric
from cxsite.pages import addresses
from cxsite.pages.page import Page, View

FORMULA = frozenset("=+-@\t\r＝＋－＠")
"""Signs that make a spreadsheet take a text for a formula."""


def csv_of_measure(metric: Metric, found: MetricFindings) -> View:
    """Return every published number of a measure as CSV: ids instead of names, one row a cut, weeks last.

    Of few people `n` is a band, as in `10..29`; `kept` is the edition whose number it still is.
    """
    rows = []
    weeks = (week for each in found.aligned for part in (each.before, each.after) for week in part.weeks)
    for finding in (*found.findings, *weeks):
        cut = finding.cut
        period, *rest = numbers_of(finding, found.decimals)
        rows.append(
            (
                metric.id,
                period,
                cut.touchpoint,
                cut.language,
                cut.segment,
                *rest,
                finding.kept.id if finding.kept else "",
            )
        )
    about = ("metric", "period", "touchpoint", "language", "segment")
    head = (*about, "n", "value", "low", "high", "status", "kept")
    return csv_of(head, rows)


def csv_of(head: Sequence[str], rows: Iterable[Sequence[str]]) -> View:
    """Return a table as a CSV file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([cell if _is_number(cell) else guarded(cell) for cell in row])
    return View("", out.getvalue().encode())


def csv_of_durations(metric: Metric, found: DurationFindings) -> View:
    """Return how long the cases of a measure take as CSV: quantiles of each period, the curve, the ages of open cases.

    `value` is a duration in full bins, or a share in percent; of a quantile that is not reached yet it is empty.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("metric", "as-of", "bin", "what", "of", "value", "low", "high"))
    begin = (guarded(metric.id), found.as_of.isoformat(), found.bin)
    for each in found.periods:
        for what, one in (("median", each.median), ("p90", each.ninth)):
            writer.writerow((*begin, what, each.cut.period.id, *_or_nothing(one.value, one.low, one.high)))
    for step in found.curve:
        writer.writerow((*begin, "done-within", step.after, f"{step.share:.0f}", "", ""))
    for age in found.ages:
        days = f"{age.low}..{'' if age.high is None else age.high - 1}"
        writer.writerow((*begin, "open-for-days", days, f"{age.share:.0f}", "", ""))
    return View("", out.getvalue().encode())


def table_page(metric: Metric, found: MetricFindings) -> Page:
    """Return the file of a measure's numbers."""
    return Page(addresses.table(metric.id), "table", (metric, found))


def durations_page(metric: Metric, found: DurationFindings) -> Page:
    """Return the file of how long the cases of a measure take."""
    return Page(addresses.durations(metric.id), "durations", (metric, found))


def weights_page(metric: Metric, drivers: DriverFindings) -> Page:
    """Return the file of a measure's derived importance."""
    return Page(addresses.weights(metric.id), "weights", (metric, drivers))


def _or_nothing(*values: int | None) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in values)


def numbers_of(finding: Finding, decimals: int) -> tuple[str, ...]:
    """Return a published number as cells: period, n, value, low, high, status."""
    values = [_cell(value, decimals) for value in (finding.value, finding.low, finding.high)]
    count = "" if finding.answers is None else str(finding.answers)
    return (finding.cut.period.id, count, *values, str(finding.shown))


def _is_number(cell: str) -> bool:
    """Say whether a cell is a number of ours: a sign before it is no formula."""
    return re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell) is not None


def csv_of_weights(metric: Metric, drivers: DriverFindings) -> View:
    """Return the derived importance of a measure's places as CSV, one row a place; empty where one takes no part."""
    head = (
        "metric",
        "explains",
        "period",
        "n",
        "explained",
        "touchpoint",
        "rated",
        "importance",
        "low",
        "high",
    )
    about = (metric.id, drivers.question, drivers.period.id, str(drivers.n), str(drivers.explained))
    rows = (
        (
            *about,
            item.touchpoint,
            _cell(item.rated, 0),
            _cell(item.weight, 1),
            *_or_nothing(item.low, item.high),
        )
        for item in drivers.items
    )
    return csv_of(head, rows)


def _cell(value: float | None, decimals: int) -> str:
    return "" if value is None else f"{value:.{decimals}f}"


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in FORMULA else text
