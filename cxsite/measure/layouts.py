"""Where in a file the answers to one question stand, and what each cell may say.

A layout is all that the engine's text and the locating reader know of a file: both follow its rules, and only
them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from cxsite.measure.heads import Head
from cxsite.measure.records import place_in, spans
from cxsite.measure.rules import BLANKS, CellRule, Role, shown
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
        columns.comment,
        columns.approved,
    )
    named = [part.column for part in parts if part]
    for question in dataset.questions.values():
        named += [question.column, *question.columns.values()]
    return frozenset(header for headers in named for header in headers)


def layout(
    head: Head, question: Question, dataset: Dataset, handbook: Handbook
) -> tuple[Layout | None, tuple[Problem, ...]]:
    """Return where this file has the answers to the question, or None and what it lacks."""
    about = _about(head, dataset, handbook, is_long=bool(question.column))
    return _laid(head, (*about, *_answers(question, dataset)), dataset)


def layout_of_comments(
    head: Head, stars: Question | None, dataset: Dataset, handbook: Handbook
) -> tuple[Layout | None, tuple[Problem, ...]]:
    """Return what this file says beside its comments, or None and what it lacks.

    Args:
        head: the file.
        stars: the question whose answer stands beside a comment, None for none.
        dataset: it names the columns.
        handbook: it knows the touchpoints and segments.
    """
    answers = _answers(stars, dataset) if stars else ()
    return _laid(head, (*_about(head, dataset, handbook, is_long=True), *answers), dataset)


Needed = tuple[tuple[str, ...], CellRule]
"""The headers that a column may have, and its rule, whose place is not known yet."""


def _laid(
    head: Head, needed: Iterable[Needed], dataset: Dataset
) -> tuple[Layout | None, tuple[Problem, ...]]:
    rules: list[CellRule] = []
    problems: list[Problem] = []
    for headers, rule in needed:
        found = column_of(head, headers)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            rules.append(replace(rule, index=found, header=head.headers[found]))
    if head.file.day is None and dataset.columns.date is None:
        problems.append(_no_day(head))
    return (None, tuple(problems)) if problems else (Layout(head, tuple(rules)), ())


def _about(head: Head, dataset: Dataset, handbook: Handbook, *, is_long: bool) -> Iterator[Needed]:
    """Yield the columns that say when, where, in which language and by whom something was answered."""
    columns = dataset.columns
    if columns.date and head.file.day is None:
        yield columns.date.column, CellRule(Role.DAY, -1, "")
    if columns.touchpoint and is_long:
        yield (
            columns.touchpoint.column,
            coded(Role.TOUCHPOINT, columns.touchpoint, touchpoints_of(handbook)),
        )
    if columns.language:
        yield columns.language.column, coded(Role.LANGUAGE, columns.language, {})
    if columns.segment:
        segments = {key: key for key in handbook.lists.segments}
        yield columns.segment.column, coded(Role.SEGMENT, columns.segment, segments)


def _answers(question: Question, dataset: Dataset) -> Iterator[Needed]:
    """Yield the columns of a question's answers, and of what they weigh."""
    if dataset.columns.weight:
        yield dataset.columns.weight.column, CellRule(Role.WEIGHT, -1, "")
    blanks = tuple(code.strip(BLANKS) for code in question.no_answer)
    answer = CellRule(Role.ANSWER, -1, "", scale=question.scale, blanks=blanks)
    if question.column:
        yield question.column, answer
    for touchpoint, headers in question.columns.items():
        yield headers, replace(answer, touchpoint=touchpoint)


def touchpoints_of(handbook: Handbook) -> dict[str, str]:
    """Return the ids that a cell may have, old ones too, to what they are called now."""
    former = {old: each.id for each in handbook.touchpoints.values() for old in each.formerly}
    return former | {key: key for key in handbook.touchpoints}


def coded(role: Role, column: Coded, ids: Mapping[str, str]) -> CellRule:
    """Return the rule of codes; without `values:` a cell is the id itself, and an empty one says nothing."""
    codes = tuple((code.strip(BLANKS), means) for code, means in (column.values or ids).items())
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
    near = [(name, header) for header in wanted for name in get_close_matches(header, head.headers, n=1)]
    declared = f"`content/data/{head.file.dataset}.yml`"
    hint = (
        f"write {shown(near[0][0])} for `{near[0][1]}` in {declared}, or list both there"
        if near
        else f"add this file's name for it to `column:` in {declared}, or name the files that have it by `only-in:`"
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
