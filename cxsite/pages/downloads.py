"""Numbers as CSV files, made of `Findings` like everything else that leaves the house."""

import csv
import io

from cxsite.measure.findings import MetricFindings
from cxsite.measure.found_drivers import DriverFindings
from cxsite.model.metric import Metric
from cxsite.pages.page import View

FORMULA = frozenset("=+-@\t\r＝＋－＠")
"""Signs that make a spreadsheet take a text for a formula."""


def csv_of_measure(metric: Metric, found: MetricFindings) -> View:
    """Return every published number of a measure as CSV: ids instead of names, one row a cut, weeks last."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(
        ("metric", "period", "touchpoint", "language", "segment", "n", "value", "low", "high", "status")
    )
    weeks = (week for each in found.aligned for part in (each.before, each.after) for week in part.weeks)
    for finding in (*found.findings, *weeks):
        cut = finding.cut
        values = [_cell(value, found.decimals) for value in (finding.value, finding.low, finding.high)]
        count = "" if finding.answers is None else str(finding.answers)
        names = [
            guarded(name) for name in (metric.id, cut.period.id, cut.touchpoint, cut.language, cut.segment)
        ]
        writer.writerow((*names, count, *values, finding.shown))
    return View("", out.getvalue().encode())


def csv_of_weights(metric: Metric, drivers: DriverFindings) -> View:
    """Return the derived importance of a measure's places as CSV, one row a place; empty where one takes no part."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("metric", "explains", "period", "n", "explained", "touchpoint", "rated", "importance"))
    for item in drivers.items:
        names = [guarded(name) for name in (metric.id, drivers.question, drivers.period.id)]
        told = (str(drivers.n), str(drivers.explained), guarded(item.touchpoint), str(item.rated))
        writer.writerow((*names, *told, _cell(item.weight, 1)))
    return View("", out.getvalue().encode())


def _cell(value: float | None, decimals: int) -> str:
    return "" if value is None else f"{value:.{decimals}f}"


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in FORMULA else text
