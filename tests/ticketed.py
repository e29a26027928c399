"""Handbooks with tickets, made in a test's own folder, and their numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from surveys import NAME, data_file, handbook

from cxsite.measure.cases import count_cases
from cxsite.measure.counted import Counted
from cxsite.measure.engines import DuckDB
from cxsite.model.dataset import Dataset
from cxsite.model.handbook import Handbook
from cxsite.model.metric import Metric
from cxsite.read.validation import valid

COLUMNS = ("opened", "first-response", "closed", "contacts", "customer", "topic", "score", "touchpoint")
RESOLUTION = {"kind": "resolution", "tickets": "cases", "within": "2 days", "every": "month"}
FCR = {"kind": "fcr", "tickets": "cases", "every": "month"}


def ticketed(
    folder: Path,
    rows: Sequence[Sequence[object]],
    metrics: Mapping[str, Any],
    columns: Sequence[str] = COLUMNS,
) -> Handbook:
    """Return a handbook with these tickets, one row a case with a cell for each column."""
    body = "".join(",".join(map(str, row)) + "\n" for row in (columns, *rows))
    named = {name: {"column": (name,)} for name in columns}
    tickets = valid(
        Dataset, {"id": "cases", "shape": "tickets", "files": [{"path": "t.csv"}], "columns": named}
    )
    return replace(
        handbook((), {"date": {"column": ("d",)}}, metrics={}),
        datasets={"cases": tickets},
        files=(replace(data_file(folder, "t.csv", body), dataset="cases"),),
        metrics={key: valid(Metric, {"id": key, "name": NAME} | each) for key, each in metrics.items()},
    )


def counted(made: Handbook, until: date | None = None) -> Counted:
    """Return the numbers of its tickets."""
    with DuckDB() as engine:
        return count_cases(made, engine, until)


def everyone(found: Counted, metric: str) -> dict[str, tuple[int, int]]:
    """Return period to how many cases there are, and how many of them count."""
    return {
        one.cut.period.id: (one.score.n, one.counts[0])
        for one in found.series[metric].measurements
        if one.cut.is_everyone and one.score
    }
