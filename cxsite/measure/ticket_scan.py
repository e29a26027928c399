"""The tickets of one dataset: how an engine reads them, how much there is, or everything that is wrong with them.

The engine detects and `csv` locates: only files in which something is wrong are read line by line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any

from cxsite.measure.case_queries import A_DAY, EPOCH, look
from cxsite.measure.engines import Engine
from cxsite.measure.kinds.all import score_kind
from cxsite.measure.layouts import Layout
from cxsite.measure.lines import disagreements
from cxsite.measure.rows import locate
from cxsite.measure.rules import shown
from cxsite.measure.scan import unreadable
from cxsite.measure.tables import lines
from cxsite.model.dataset import Dataset
from cxsite.model.lapse import Bin
from cxsite.model.metric import Metric
from cxsite.model.problems import Problem

Row = Sequence[Any]
MOMENTS = ("opened", "first-response", "closed")


@dataclass(frozen=True, slots=True)
class Look:
    """What there is: how many cases, opened in how many months, from which day to which; nothing where there are none.

    Attributes:
        newest: the last minute in which anything happened.
    """

    rows: int
    months: int
    first: date
    last: date
    newest: int

    def known(self, until: date | None) -> date:
        """Return the last day of which anything is known, at the latest `until`."""
        day = EPOCH + timedelta(days=self.newest // A_DAY)
        return min(day, until or day)

    def end(self, size: Bin, until: date | None) -> int:
        """Return the first minute of which nothing is known; where days are counted, the last one counts whole."""
        day = self.known(until)
        over = ((day - EPOCH).days + 1) * A_DAY
        return over if size is Bin.DAY else min(over, self.newest + 1)


def look_at(row: Row) -> Look | None:
    """Return what the row of a look says, None where there is no case."""
    rows, _, _, months, first, last, *moments = row[:9]
    if not rows or first is None:
        return None
    return Look(int(rows), int(months), first, last, max(int(one) for one in moments if one is not None))


def looked(text: str, engine: Engine, until: date | None) -> Row:
    """Return the one row of a look at the relation `cases`."""
    return engine.fetch(f"{text}\n{look(until)}")[0]


def wrong_in(
    row: Row, dataset: Dataset, layouts: tuple[Layout, ...], metrics: Sequence[Metric]
) -> tuple[Problem, ...]:
    """Return what is wrong with the cells of a dataset, with its lines, or with what a metric wants of them."""
    if row[1]:
        return located(layouts, dataset)
    if row[2]:
        return disagreements(dataset, lines(layouts), 1) or (unreadable_tickets(layouts, dataset),)
    timeless = dict(zip(MOMENTS, row[9:12], strict=True))
    return tuple(problem for metric in metrics for problem in _timeless(metric, timeless, layouts))


def located(layouts: tuple[Layout, ...], dataset: Dataset) -> tuple[Problem, ...]:
    """Return every bad cell of every file."""
    found = tuple(problem for each in layouts for problem in locate(each.head, each.rules))
    return found or (unreadable_tickets(layouts, dataset),)


def unreadable_tickets(layouts: tuple[Layout, ...], dataset: Dataset) -> Problem:
    """Return the problem for what the engine refuses and `csv` accepts."""
    return unreadable(dataset.id, [layout.head for layout in layouts])


def _timeless(metric: Metric, timeless: dict[str, Any], layouts: tuple[Layout, ...]) -> Iterator[Problem]:
    """Yield a problem for the first moment without a time, where a metric counts hours."""
    rule = score_kind(metric.kind).cases
    if rule is None or metric.lapse.bin is not Bin.HOUR:
        return
    ends = ("first-response", "closed") if rule.event == "answered" else ("closed",)
    for name in ("opened", *ends):
        if not timeless[name]:
            continue
        bare = (line for line in lines(layouts) if line.day(name) and line.moment(name) is None)
        for line in islice(bare, 1):
            yield Problem(
                line.place(name),
                "no-time",
                f"`{metric.id}` counts hours, {shown(line.cells[name])} is only a day",
                f"export the time of day, or write `{metric.form.lapse}: 1 day`",
            )
        return
