"""One dataset, from its files to groups of answers, or to everything that is wrong with them.

The engine detects and `csv` locates: bad cells are counted in the query that counts the answers, and only a
file in which there are some is read a second time.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from cxsite.measure.engines import Engine, EngineError, in_utf8
from cxsite.measure.heads import Head, read_head
from cxsite.measure.layouts import Layout, headers_of, layout
from cxsite.measure.queries import Group, groups, refused, sums
from cxsite.measure.relation import CHECKS, relation
from cxsite.measure.rows import locate
from cxsite.model.dataset import DataFile, Dataset, Question, Scale
from cxsite.model.handbook import Handbook
from cxsite.model.problems import Place, Problem

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
    """Count the answers to some questions of one dataset, each in one query over all files that have it.

    With `until` only the answers up to that day are counted.
    """
    dataset = handbook.datasets[dataset_id]
    heads, problems = _heads(dataset, [file for file in handbook.files if file.dataset == dataset_id])
    layouts: dict[str, tuple[Layout, ...]] = {}
    for name in asked:
        layouts[name], lacks = _layouts(heads, dataset.questions[name], dataset, handbook)
        problems += lacks
    if problems:
        return Scanned({}, problems)
    try:
        with in_utf8(heads) as paths:
            counted = {name: _count(layouts[name], asked[name], paths, engine, until) for name in asked}
    except EngineError:
        return Scanned({}, _located(layouts.values()) or (unreadable(dataset_id, heads),))
    if any(bad for _, bad in counted.values()):
        return Scanned({}, _located(layouts.values()) or (unreadable(dataset_id, heads),))
    return Scanned({name: found for name, (found, _) in counted.items()})


def is_asked_in(question: Question, file: DataFile) -> bool:
    """Return whether a file has the question, as `only-in:` says."""
    name = PurePosixPath(file.name).name
    return not question.only_in or any(fnmatchcase(name, pattern) for pattern in question.only_in)


def _heads(dataset: Dataset, files: Sequence[DataFile]) -> tuple[tuple[Head, ...], tuple[Problem, ...]]:
    wanted = headers_of(dataset)
    read = [read_head(file, wanted) for file in files]
    return tuple(head for head, _ in read if head), tuple(problem for _, found in read for problem in found)


def _layouts(
    heads: Sequence[Head], question: Question, dataset: Dataset, handbook: Handbook
) -> tuple[tuple[Layout, ...], tuple[Problem, ...]]:
    made = [layout(head, question, dataset, handbook) for head in heads if is_asked_in(question, head.file)]
    return tuple(found for found, _ in made if found), tuple(
        problem for _, lacks in made for problem in lacks
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
    if bad:
        return (), bad
    last_days = {file.day.first.replace(day=1): file.day.last for file in _dated(layouts) if file.day}
    return tuple(_to_the_end(group, last_days) for group in groups(rows, ranges)), 0


def _dated(layouts: Iterable[Layout]) -> list[DataFile]:
    return [layout.head.file for layout in layouts if layout.head.file.day]


def _to_the_end(group: Group, last_days: Mapping[date, date]) -> Group:
    """Return the group with the last day its answers may be from: a file's date may be a whole year."""
    return (
        replace(group, last=max(group.last, last_days.get(group.month, group.last))) if group.last else group
    )


def _located(layouts: Iterable[Sequence[Layout]]) -> tuple[Problem, ...]:
    """Return every bad cell of every file, each file read once with the rules of all questions."""
    by_file: dict[str, list[Layout]] = {}
    for found in layouts:
        for one in found:
            by_file.setdefault(one.head.file.name, []).append(one)
    return tuple(
        problem
        for found in by_file.values()
        for problem in locate(found[0].head, [rule for one in found for rule in one.rules])
    )


def unreadable(dataset_id: str, heads: Sequence[Head]) -> Problem:
    """Return the problem for what the engine refuses and `csv` accepts: rare, and without a better place."""
    return Problem(
        Place(heads[0].file.name),
        "unreadable-data",
        f"the answers of `{dataset_id}` cannot be read",
        "open each of its files in a spreadsheet and save it as CSV UTF-8",
    )
