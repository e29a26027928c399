"""Numbers as flat rows, in one order for every format: metric, cut, period.

`published` is what anybody may see; `private` is for the author's own terminal only.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from cxsite.measure.findings import Cut, Findings, Shown
from cxsite.measure.measured import Measured
from cxsite.measure.privacy import seen
from cxsite.model.settings import MinN


@dataclass(frozen=True, slots=True)
class Row:
    """One number; "" where not cut by a dimension, None where a number is hidden."""

    metric: str
    touchpoint: str
    language: str
    segment: str
    period: str
    n: int | None
    value: float | None
    low: float | None
    high: float | None
    status: Shown


COLUMNS = tuple(field.name for field in fields(Row))
"""The names of a row's parts, in order."""


def published(findings: Findings) -> Iterator[Row]:
    """Yield a row for each finding."""
    for metric, slice_ in findings.metrics.items():
        for one in sorted(slice_.findings, key=lambda finding: _order(finding.cut)):
            yield _row(metric, one.cut, (one.n, one.value, one.low, one.high), one.shown)


def private(measured: Measured, min_n: MinN) -> Iterator[Row]:
    """Yield a row for each measurement at full precision, with the status that it has when published."""
    for metric, series in measured.metrics.items():
        statuses = zip(series.measurements, seen(series, min_n), strict=True)
        for one, status in sorted(statuses, key=lambda pair: _order(pair[0].cut)):
            score = one.score
            ends = (score.interval if score else None) or (None, None)
            numbers = (score.n, score.value, *ends) if score else (0, None, *ends)
            yield _row(metric, one.cut, numbers, status)


Numbers = tuple[int | None, float | None, float | None, float | None]


def _row(metric: str, cut: Cut, numbers: Numbers, status: Shown) -> Row:
    return Row(metric, cut.touchpoint, cut.language, cut.segment, cut.period.id, *numbers, status)


def _order(cut: Cut) -> tuple[str, str, str, Cut]:
    return cut.touchpoint, cut.language, cut.segment, cut
