"""Records that are no answers: published figures, tickets, funnels, cohorts, pairs, line by line.

Such files are small beside a survey (a line is a month, not a person; tickets are read one by one and not kept), so
Python's `csv` reads them and no engine is started. They follow the same table of cell rules (`rules`), and a bad cell
is a problem with its file, line and column.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from cxsite.measure.heads import Head, read_head
from cxsite.measure.layouts import Coded, Layout, coded, column_of, touchpoints_of
from cxsite.measure.records import Record
from cxsite.measure.rows import locate, place_of, rows
from cxsite.measure.rules import BLANKS, CellRule, Role
from cxsite.model.columns import Column
from cxsite.model.content import kebab
from cxsite.model.dataset import PERCENT, DataFile, Dataset, Scale
from cxsite.model.handbook import Handbook
from cxsite.model.period import Period, read_period, survey_period
from cxsite.model.problems import Place, Problem
from cxsite.model.shape import FORMS

MOST = 10**15
ANY, SOME = Scale(0, MOST), Scale(1, MOST)
NAMES = frozenset({"customer", "topic"})
PAIRED = frozenset({"expectation", "experience", "believed", "experienced"})
DAYS = frozenset({"date", "start", "end", "opened", "first-response", "closed"})
COUNTS = (
    {"at-start": SOME, "n": SOME}
    | dict.fromkeys(("entered", "completed", "lost", "new", "contacts"), ANY)
    | {"score": Scale(0, 10)}
)
ALWAYS = frozenset(
    {"date", "period", "start", "end", "opened", "step", "entered", "completed", "at-start", "lost"}
)
"""Columns without which a line says nothing: none of their cells may be empty."""

UNTIL = "/"
"""Between the first and the last day of a survey, in the meaning of a release."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table.

    Attributes:
        layout: of its file.
        record: as it stands there.
        cells: name of a column to what the cell says (of a code, what it means), "" where it says nothing.
    """

    layout: Layout
    record: Record
    cells: Mapping[str, str]

    def count(self, name: str) -> int | None:
        """Return a whole number, None where nothing is said."""
        return int(self.cells[name]) if self.cells.get(name) else None

    def number(self, name: str) -> float | None:
        """Return a figure, None where nothing is said."""
        return float(self.cells[name]) if self.cells.get(name) else None

    def day(self, name: str) -> date | None:
        """Return a day, None where nothing is said."""
        return date.fromisoformat(self.cells[name][:10]) if self.cells.get(name) else None

    def moment(self, name: str) -> datetime | None:
        """Return a day with its time, None where no time is said."""
        cell = self.cells.get(name, "")
        return datetime.fromisoformat(cell.replace(" ", "T")) if len(cell) > len("2026-10-30") else None

    def period(self, year_starts: int) -> Period | None:
        """Return the time that it is about, None where its columns do not say."""
        text = self.cells.get("period", "")
        first, _, last = text.partition(UNTIL) if UNTIL in text else ("", "", "")
        first, last = first or self.cells.get("start", ""), last or self.cells.get("end", "")
        if first and last:
            return survey_period(date.fromisoformat(first[:10]), date.fromisoformat(last[:10]), year_starts)
        return read_period(text, year_starts)

    def place(self, name: str) -> Place:
        """Return where a cell stands."""
        index = next(rule.index for rule in self.layout.rules if rule.name == name)
        return place_of(self.layout.head, self.record, index)


def layouts_of(
    dataset: Dataset, handbook: Handbook, *, looked_at: bool = True
) -> tuple[tuple[Layout, ...], tuple[Problem, ...]]:
    """Return where each file of a table has its columns, or what is wrong with heads, cells and releases.

    Cells are not `looked_at` where an engine does that.
    """
    files = [file for file in handbook.files if file.dataset == dataset.id]
    releases, problems = _releases(dataset, files)
    rows_of = [file for file in files if not _tells_periods(dataset, file)]
    found: list[Layout] = []
    for file in rows_of if not problems else ():
        head, lacks = read_head(file, _wanted(dataset))
        layout, more = _layout(head, dataset, handbook, releases) if head else (None, ())
        problems += (*lacks, *more)
        if layout:
            problems += locate(layout.head, layout.rules) if looked_at else ()
            found.append(layout)
    return (() if problems else tuple(found)), problems


def lines(layouts: tuple[Layout, ...]) -> Iterator[Line]:
    """Yield the lines of files in which every cell is as it should be."""
    for layout in layouts:
        for record in rows(layout.head):
            yield Line(layout, record, {rule.name: _meaning(rule, record) for rule in layout.rules})


def _meaning(rule: CellRule, record: Record) -> str:
    cell = record.cells[rule.index].strip(BLANKS)
    if cell in rule.blanks:
        return ""
    return dict(rule.codes)[cell] if rule.is_coded else cell


def _layout(
    head: Head, dataset: Dataset, handbook: Handbook, releases: Mapping[str, str]
) -> tuple[Layout | None, tuple[Problem, ...]]:
    found: list[CellRule] = []
    problems: list[Problem] = []
    for headers, rule in _needed(dataset, handbook, releases):
        at = column_of(head, headers)
        if isinstance(at, Problem):
            problems.append(at)
        else:
            found.append(replace(rule, index=at, header=head.headers[at]))
    return (None, tuple(problems)) if problems else (Layout(head, tuple(found)), ())


def _needed(
    dataset: Dataset, handbook: Handbook, releases: Mapping[str, str]
) -> Iterator[tuple[tuple[str, ...], CellRule]]:
    """Yield the headers of each declared column with its rule, whose place is not known yet."""
    blanks = tuple(code.strip(BLANKS) for code in dataset.no_answer)
    ids = {
        "figure": {key: key for key in dataset.figures},
        "step": {key: key for key in dataset.steps},
        "outcome": {key: key for key in dataset.outcomes},
        "touchpoint": touchpoints_of(handbook),
        "segment": {key: key for key in handbook.lists.segments},
    }
    for name in FORMS[dataset.shape].columns:
        column = getattr(dataset.columns, name.replace("-", "_"))
        if isinstance(column, Column):
            rule = _rule(name, dataset, releases)
            yield column.column, replace(rule, blanks=() if name in ALWAYS else blanks)
        elif isinstance(column, Coded):
            rule = coded(Role.CODE, column, ids[name])
            yield column.column, replace(rule, name=name, blanks=() if name in ALWAYS else rule.blanks)
    for at, part in enumerate(dataset.columns.parts):
        yield (part,), CellRule(Role.FIGURE, -1, "", scale=PERCENT, blanks=blanks, name=f"part-{at}")
    for name, figure in dataset.figures.items():
        if figure.column:
            rule = CellRule(Role.FIGURE, -1, "", scale=figure.scale, blanks=blanks, name=value_of(name))
            yield figure.column, rule


def value_of(figure: str) -> str:
    """Return the name of the column that holds one figure alone."""
    return f"value of {figure}"


def _rule(name: str, dataset: Dataset, releases: Mapping[str, str]) -> CellRule:
    if name == "period":
        return CellRule(Role.PERIOD, -1, "", codes=tuple(releases.items()), name=name)
    if name in DAYS:
        return CellRule(Role.DAY, -1, "", name=name)
    if name in NAMES:
        return CellRule(Role.NAME, -1, "", name=name)
    if name in COUNTS:
        return CellRule(Role.COUNT, -1, "", scale=COUNTS[name], name=name)
    if name in PAIRED:
        return CellRule(Role.ANSWER, -1, "", scale=_widest(dataset), name=name)
    return CellRule(Role.FIGURE, -1, "", scale=_widest(dataset), name=name)


def _widest(dataset: Dataset) -> Scale:
    """Return what any figure of a dataset may be; the scale of each is looked at with its line."""
    scales = [figure.scale for figure in dataset.figures.values()] or [dataset.scale or PERCENT]
    return Scale(min(scale.low for scale in scales), max(scale.high for scale in scales))


def _wanted(dataset: Dataset) -> frozenset[str]:
    """Return every header that the dataset names."""
    parts = [
        getattr(dataset.columns, field.name) for field in fields(dataset.columns) if field.name != "parts"
    ]
    named = [part.column for part in parts if part]
    named += [dataset.columns.parts, *(figure.column for figure in dataset.figures.values())]
    return frozenset(header for headers in named for header in headers)


def _tells_periods(dataset: Dataset, file: DataFile) -> bool:
    """Tell whether it is the file that `periods:` names, and has no rows of its own."""
    return dataset.periods is not None and file.pattern == dataset.periods.file


def _releases(dataset: Dataset, files: list[DataFile]) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Return each release with the first and the last day that it covers; none where `periods:` names no file."""
    told = dataset.periods
    if told is None:
        return {}, ()
    found: dict[str, str] = {}
    problems: tuple[Problem, ...] = ()
    columns = {kebab(name): getattr(told, name) for name in ("column", "start", "end")}
    wanted = frozenset(header for headers in columns.values() for header in headers)
    for file in (file for file in files if _tells_periods(dataset, file)):
        head, lacks = read_head(file, wanted)
        problems += lacks
        at = {name: column_of(head, headers) for name, headers in columns.items()} if head else {}
        problems += tuple(index for index in at.values() if isinstance(index, Problem))
        if head is None or problems:
            continue
        rules = tuple(
            CellRule(Role.DAY if name in DAYS else Role.NAME, index, head.headers[index], name=name)
            for name, index in at.items()
            if isinstance(index, int)
        )
        problems += locate(head, rules)
        for line in lines((Layout(head, rules),)) if not problems else ():
            found[line.cells["column"]] = line.cells["start"] + UNTIL + line.cells["end"]
            problems += tuple(end_before_start(line))
    return found, problems


def end_before_start(line: Line) -> Iterator[Problem]:
    """Yield a problem where the days of a survey are the wrong way round."""
    first, last = line.day("start"), line.day("end")
    if first and last and last < first:
        yield Problem(
            line.place("end"),
            "end-before-start",
            f"the survey ends on `{last}`, before it begins on `{first}`",
            "look up both days where the figures were published",
        )
