"""Where in a file the answers to one question stand, and what each cell may say.

A layout is all that the engine's text and the locating reader know of a file: both follow its rules, and only
them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

from cxsite.measure.heads import Head
from cxsite.measure.records import place_in, spans
from cxsite.measure.rules import BLANKS, CellRule, Role
from cxsite.model.columns import CodeColumn, LanguageColumn, SegmentColumn, TouchpointColumn
from cxsite.model.dataset import Dataset, Question
from cxsite.model.handbook import Handbook
from cxsite.model.problems import Place, Problem

Coded = TouchpointColumn | SegmentColumn | LanguageColumn | CodeColumn


@dataclass(frozen=True, slots=True)
class Layout:
    """One file as one question sees it; a wide one has several rules for ANSWER."""

    head: Head
    rules: tuple[CellRule, ...]


def headers_of(dataset: Dataset) -> frozenset[str]:
    """Return every header that the dataset names, whatever it is for."""
    columns = dataset.columns
    parts = (
        columns.date,
        columns.language,
        columns.customer,
        columns.weight,
        columns.segment,
        columns.touchpoint,
    )
    named = [part.column for part in parts if part]
    for question in dataset.questions.values():
        named += [question.column, *question.columns.values()]
    return frozenset(header for headers in named for header in headers)


def layout(
    head: Head, question: Question, dataset: Dataset, handbook: Handbook
) -> tuple[Layout | None, tuple[Problem, ...]]:
    """Return where this file has the answers to the question, or None and what it lacks."""
    rules: list[CellRule] = []
    problems: list[Problem] = []
    for headers, rule in _needed(head, question, dataset, handbook):
        found = column_of(head, headers)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            rules.append(replace(rule, index=found, header=head.headers[found]))
    if head.file.day is None and dataset.columns.date is None:
        problems.append(_no_day(head))
    return (None, tuple(problems)) if problems else (Layout(head, tuple(rules)), ())


def _needed(
    head: Head, question: Question, dataset: Dataset, handbook: Handbook
) -> Iterator[tuple[tuple[str, ...], CellRule]]:
    """Yield the headers of each needed column with its rule, whose place is not known yet."""
    columns = dataset.columns
    if columns.date and head.file.day is None:
        yield columns.date.column, CellRule(Role.DAY, -1, "")
    if columns.touchpoint and question.column:
        yield (
            columns.touchpoint.column,
            coded(Role.TOUCHPOINT, columns.touchpoint, tuple(handbook.touchpoints)),
        )
    if columns.language:
        yield columns.language.column, coded(Role.LANGUAGE, columns.language, ())
    if columns.segment:
        yield columns.segment.column, coded(Role.SEGMENT, columns.segment, tuple(handbook.lists.segments))
    if columns.weight:
        yield columns.weight.column, CellRule(Role.WEIGHT, -1, "")
    blanks = tuple(code.strip(BLANKS) for code in question.no_answer)
    answer = CellRule(Role.ANSWER, -1, "", scale=question.scale, blanks=blanks)
    if question.column:
        yield question.column, answer
    for touchpoint, headers in question.columns.items():
        yield headers, replace(answer, touchpoint=touchpoint)


def coded(role: Role, column: Coded, ids: tuple[str, ...]) -> CellRule:
    """Return the rule of codes; without `values:` a cell is the id itself, and an empty one says nothing."""
    codes = tuple((code.strip(BLANKS), means) for code, means in column.values.items()) or tuple(
        zip(ids, ids, strict=True)
    )
    blanks = () if any(not code for code, _ in codes) else ("",)
    return CellRule(role, -1, "", blanks=blanks, codes=codes)


def column_of(head: Head, wanted: tuple[str, ...]) -> int | Problem:
    """Return the position of the first of these headers that the file has."""
    for name in (name.strip() for name in wanted):
        found = [at for at, header in enumerate(head.headers) if header == name]
        if len(found) > 1:
            return _duplicate(head, name, found[1])
        if found:
            return found[0]
    return _missing(head, wanted)


def _missing(head: Head, wanted: tuple[str, ...]) -> Problem:
    near = [name for header in wanted for name in get_close_matches(header, head.headers, n=1)]
    hint = (
        f"did you mean `{near[0]}`? a column may have several names: list them under `column:`"
        if near
        else "add this file's name for it under `column:`, or list under `only-in:` the files that have it"
    )
    names = " or ".join(f"`{header}`" for header in wanted)
    return Problem(Place(head.file.name), "missing-column", f"there is no column {names}", hint)


def _duplicate(head: Head, name: str, at: int) -> Problem:
    span = list(spans(head.raw, head.delimiter))[at]
    place = place_in(head.raw, span.start, span.end, head.file.name, 1)
    return Problem(
        place, "duplicate-column", f"there are two columns `{name}`", "rename or delete one of them"
    )


def _no_day(head: Head) -> Problem:
    return Problem(
        Place(head.file.name),
        "no-day",
        "nothing says on which day these answers were given",
        "name the column under `columns: date:`, or write `date:` beside the file in `files:`",
    )
