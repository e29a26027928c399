"""Answers of days that have not come yet: mistyped, since nobody has been asked on them.

No clock is read here. Whoever has one says which day is the last that can be; the numbers do not depend on it. A file
is looked at only where the newest day of its dataset is later.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from cxsite.measure.heads import read_head
from cxsite.measure.layouts import column_of, headers_of
from cxsite.measure.measured import Measured
from cxsite.measure.rows import locate
from cxsite.measure.rules import CellRule, Role
from cxsite.model.handbook import Handbook
from cxsite.model.period import Grain
from cxsite.model.problems import Problem
from cxsite.model.shape import Shape


def newest_of(measured: Measured, handbook: Handbook) -> dict[str, date | None]:
    """Return the last day that answers of each dataset can be of, as far as it was measured."""
    found: dict[str, date | None] = {}
    for name, series in measured.metrics.items():
        dataset = handbook.metrics[name].dataset_id
        days = [one.cut.period.last for one in series.measurements if one.cut.period.grain is Grain.WHOLE]
        if days and measured.newest:
            found[dataset] = min(max(days), measured.newest)
    return found


def days_ahead(handbook: Handbook, newest: Mapping[str, date | None], latest: date) -> tuple[Problem, ...]:
    """Return a problem for each answer that is dated later than it can be.

    Args:
        handbook: the content, or the part of one dataset.
        newest: dataset to the last day of its answers.
        latest: the last day that there can be answers of.
    """
    found: list[Problem] = []
    for dataset in handbook.datasets.values():
        column, last = dataset.columns.date, newest.get(dataset.id)
        if dataset.shape is not Shape.RESPONSES or dataset.source or column is None:
            continue
        if last is None or last <= latest:
            continue
        for file in handbook.files:
            head = read_head(file, headers_of(dataset))[0] if file.dataset == dataset.id else None
            at = column_of(head, column.column) if head and file.day is None else None
            if head and isinstance(at, int):
                rule = CellRule(Role.DAY, at, head.headers[at])
                found += locate(head, [replace(rule, latest=latest.isoformat())])
    return tuple(found)
