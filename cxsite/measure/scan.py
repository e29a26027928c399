"""One dataset, from its files to groups of answers, or to everything that is wrong with them.

Plain files are counted in one reading for all questions (`census`); others row by row, question by question. There
the engine detects and `csv` locates: bad cells are counted in the query that counts the answers, and only a file in
which there are some is read once more to say where.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from cxsite.measure.census import census, sheets
from cxsite.measure.counts import groups_of
from cxsite.measure.engines import Engine, EngineError, in_utf8
from cxsite.measure.heads import Head, read_head
from cxsite.measure.layouts import Layout, headers_of, layout
from cxsite.measure.parquet import is_parquet, locate_cells, parquet_head
from cxsite.measure.queries import Group, groups, refused, sums
from cxsite.measure.relation import CHECKS, relation
from cxsite.measure.rows import locate
from cxsite.measure.rules import CellRule
from cxsite.model.dataset import DataFile, Dataset, Question, Scale
from cxsite.model.handbook import Handbook
from cxsite.model.problems import Place, Problem

ALONE = "SET threads TO 1;\nRESET memory_limit"
"""Behind a census: whoever adds up decimal numbers next has them come out the same every time."""

Asked = Mapping[str, tuple[Scale, ...]]
"""Id of each question that is measured to the ranges of answers to be counted."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """The groups of each question, and what is wrong; with problems there are no groups."""

    groups: Mapping[str, tuple[Group, ...]]
    problems: tuple[Problem, ...] = ()


def scan(
    handbook: Handbook, dataset_id: str, asked: Asked, engine: Engine, until: date | None = None
) -> Scanned:
    """Count the answers to some questions of one dataset in all files that have them.

    With `until` only the answers up to that day are counted.
    """
    dataset = handbook.datasets[dataset_id]
    heads, problems = heads_of(
        dataset, [file for file in handbook.files if file.dataset == dataset_id], engine
    )
    layouts: dict[str, tuple[Layout, ...]] = {}
    for name in asked:
        layouts[name], lacks = _layouts(heads, dataset.questions[name], dataset, handbook)
        problems += lacks
    if problems:
        return Scanned({}, problems)
    scales = {name: dataset.questions[name].scale for name in asked}
    try:
        with in_utf8(heads) as paths:
            found = _in_one_reading(layouts, asked, scales, paths, engine, until)
            if found is None:
                found = _row_by_row(layouts, asked, paths, engine, until)
    except EngineError:
        found = None
    if found is None:
        return Scanned({}, _located(layouts.values(), engine) or (unreadable(dataset_id, heads),))
    return Scanned({name: _to_the_end(layouts[name], groups) for name, groups in found.items()})


def is_asked_in(question: Question, file: DataFile) -> bool:
    """Return whether a file has the question, as `only-in:` says."""
    name = PurePosixPath(file.name).name
    return not question.only_in or any(fnmatchcase(name, pattern) for pattern in question.only_in)


def heads_of(
    dataset: Dataset, files: Sequence[DataFile], engine: Engine
) -> tuple[tuple[Head, ...], tuple[Problem, ...]]:
    """Return the heads of a dataset's files, and why others have none."""
    wanted = headers_of(dataset)
    read = [parquet_head(file, engine) if is_parquet(file) else read_head(file, wanted) for file in files]
    return tuple(head for head, _ in read if head), tuple(problem for _, found in read for problem in found)


def _layouts(
    heads: Sequence[Head], question: Question, dataset: Dataset, handbook: Handbook
) -> tuple[tuple[Layout, ...], tuple[Problem, ...]]:
    made = [layout(head, question, dataset, handbook) for head in heads if is_asked_in(question, head.file)]
    return tuple(found for found, _ in made if found), tuple(
        problem for _, lacks in made for problem in lacks
    )


def _in_one_reading(
    layouts: Mapping[str, Sequence[Layout]],
    asked: Asked,
    scales: Mapping[str, Scale],
    paths: Mapping[str, Path],
    engine: Engine,
    until: date | None,
) -> Mapping[str, tuple[Group, ...]] | None:
    """Return the groups of all questions, None where something has to be looked at row by row."""
    found = sheets(layouts)
    if found is None:
        return None
    try:
        return groups_of(
            ((sheet, engine.fetch(census(sheet, paths, until))) for sheet in found), asked, scales
        )
    except EngineError:  # it may be no more than too many different texts for its memory
        return None
    finally:
        engine.fetch(ALONE)


def _row_by_row(
    layouts: Mapping[str, Sequence[Layout]],
    asked: Asked,
    paths: Mapping[str, Path],
    engine: Engine,
    until: date | None,
) -> Mapping[str, tuple[Group, ...]] | None:
    """Return the groups of each question, None where a cell was refused."""
    counted = {name: _count(layouts[name], asked[name], paths, engine, until) for name in asked}
    return (
        None
        if any(bad for _, bad in counted.values())
        else {name: found for name, (found, _) in counted.items()}
    )


def _count(
    layouts: Sequence[Layout],
    ranges: Sequence[Scale],
    paths: Mapping[str, Path],
    engine: Engine,
    until: date | None,
) -> tuple[tuple[Group, ...], int]:
    """Return the groups of one question and how many of its cells were refused."""
    if not layouts:
        return (), 0
    rows = engine.fetch(f"{relation(layouts, paths)}\n{sums(ranges, CHECKS, until)}")
    bad = sum(refused(rows, ranges, CHECKS).values())
    return ((), bad) if bad else (groups(rows, ranges), 0)


def _to_the_end(layouts: Iterable[Layout], groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """Return groups with the last day their answers may be from: a file's date may be a whole year."""
    days = [layout.head.file.day for layout in layouts if layout.head.file.day]
    if not days:
        return groups
    last_days = {day.first.replace(day=1): day.last for day in days}
    return tuple(
        replace(group, last=max(group.last, last_days.get(group.month, group.last))) if group.last else group
        for group in groups
    )


def _located(layouts: Iterable[Sequence[Layout]], engine: Engine) -> tuple[Problem, ...]:
    """Return every bad cell of every file, each file read once with the rules of all questions."""
    by_file: dict[str, list[Layout]] = {}
    for found in layouts:
        for one in found:
            by_file.setdefault(one.head.file.name, []).append(one)
    return tuple(
        problem
        for found in by_file.values()
        for problem in located(found[0].head, [rule for one in found for rule in one.rules], engine)
    )


def located(head: Head, rules: Sequence[CellRule], engine: Engine) -> tuple[Problem, ...]:
    """Return every bad cell of a file, none where no place can be told."""
    if not head.types:
        return locate(head, rules)
    try:
        return locate_cells(head, rules, engine)
    except EngineError:
        return ()


def unreadable(dataset_id: str, heads: Sequence[Head]) -> Problem:
    """Return the problem for what the engine refuses and `csv` accepts: rare, and without a better place."""
    return Problem(
        Place(heads[0].file.name),
        "unreadable-data",
        f"the answers of `{dataset_id}` cannot be read",
        "open each of its files in a spreadsheet and save it as CSV UTF-8",
    )
