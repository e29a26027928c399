"""What people wrote in their own words, where somebody approved it for publication.

A comment is published only if the column `approved` of its row says so; nothing is published where there is no such
column. An approved comment with personal data is a problem, never something to be cleaned in silence: whoever approves
a comment has read it. Rows that nobody approved are not looked at.
"""

import csv
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from cxsite.measure.heads import Head, read_head
from cxsite.measure.layouts import Layout, column_of, headers_of, layout_of_comments
from cxsite.measure.records import Record, place_in, spans
from cxsite.measure.rows import broken_record, place_of, rows, unreadable_rows
from cxsite.measure.rules import BLANKS, CellRule, Role, accepts, refusal, shown
from cxsite.measure.scan import is_asked_in
from cxsite.model.columns import ApprovedColumn, Column
from cxsite.model.dataset import DataFile, Dataset, Day, Scale
from cxsite.model.handbook import Handbook
from cxsite.model.period import Grain, Period, period_of
from cxsite.model.personal import find_personal
from cxsite.model.problems import Place, Problem

FIVE_STARS = Scale(1, 5)
JOINER = "\u200d"
"""What holds the parts of an emoji together."""
UNKNOWN = period_of(date.min, Grain.YEAR)


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """An approved comment with everything that its survey says of it; it never leaves this layer.

    Attributes:
        dataset: the survey.
        text: the words, on one line.
        period: the month it is from, or the year where its file says no more.
        touchpoint, language, segment: what its row says, "" where it says nothing.
        stars: its answer to the question of five stars, None without one.
        measures: the metrics of its survey.
        starred: those of them that are made from the question of five stars.
    """

    dataset: str
    text: str
    period: Period
    touchpoint: str = ""
    language: str = ""
    segment: str = ""
    stars: int | None = None
    measures: tuple[str, ...] = ()
    starred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """Where a file has its comments and whether somebody approved them.

    Attributes:
        comment, decided: positions of the two columns.
        header: the name of the second.
        codes: what it may say, and whether that means yes.
    """

    comment: int
    decided: int
    header: str
    codes: Mapping[str, bool]


def read_comments(handbook: Handbook) -> tuple[tuple[Said, ...], tuple[Problem, ...]]:
    """Return the approved comments of all surveys, and what is wrong with them."""
    found = [each for dataset in handbook.datasets.values() for each in _of_dataset(dataset, handbook)]
    said = tuple(each for each in found if isinstance(each, Said))
    return said, tuple(each for each in found if isinstance(each, Problem))


def stars_of(dataset: Dataset) -> str:
    """Return the id of the question that is answered with one to five stars, "" when a survey has none."""
    fits = (name for name, each in dataset.questions.items() if each.column and each.scale == FIVE_STARS)
    return next(fits, "")


def _of_dataset(dataset: Dataset, handbook: Handbook) -> Iterator[Said | Problem]:
    if dataset.columns.comment is None or dataset.columns.approved is None:
        return
    stars = stars_of(dataset)
    ours = [metric for metric in handbook.metrics.values() if metric.dataset_id == dataset.id]
    about = Said(
        dataset.id,
        "",
        UNKNOWN,
        measures=tuple(metric.id for metric in ours),
        starred=tuple(metric.id for metric in ours if metric.question_id == stars),
    )
    files = [file for file in handbook.files if file.dataset == dataset.id]
    heads = [read_head(file, headers_of(dataset)) for file in files]
    yield from (problem for _, lacks in heads for problem in lacks)
    wanted = frozenset(name.strip() for name in dataset.columns.comment.column)
    with_comments = [head for head, _ in heads if head and wanted & {*head.headers}]
    for head in with_comments:
        asked = (
            [dataset.questions[stars]] if stars and is_asked_in(dataset.questions[stars], head.file) else []
        )
        found, lacks = layout_of_comments(head, next(iter(asked), None), dataset, handbook)
        review = _review(head, dataset.columns.comment, dataset.columns.approved)
        yield from lacks
        if isinstance(review, Problem):
            yield review
        elif found:
            yield from _of_file(found, review, about)
    if files and not with_comments and all(head for head, _ in heads):
        yield _no_column(files[0], dataset.columns.comment.column)


def _review(head: Head, comment: Column, approved: ApprovedColumn) -> Review | Problem:
    """Return where a file has its comments and what was decided of them, or what it lacks."""
    places = column_of(head, comment.column), column_of(head, approved.column)
    for place in places:
        if isinstance(place, Problem):
            return place
    codes = {code.strip(BLANKS): means for code, means in approved.values.items()} or {
        "yes": True,
        "no": False,
    }
    at, decided = (place for place in places if isinstance(place, int))
    return Review(at, decided, head.headers[decided], {"": False} | codes)


def _of_file(layout: Layout, review: Review, about: Said) -> Iterator[Said | Problem]:
    """Yield the approved comments of one file, and what is wrong in their rows."""
    head, line = layout.head, 1
    try:
        for record in rows(head):
            line = record.line
            if len(record.cells) != len(head.headers) and (broken := broken_record(head, record)):
                yield broken
                continue
            code = record.cells[review.decided].strip(BLANKS)
            if code not in review.codes:
                yield _unknown_code(head, record, review)
            elif review.codes[code] and record.cells[review.comment].strip():
                if bad := _refused(layout, record) + _personal(head, record, review.comment):
                    yield from bad
                else:
                    yield _said(layout, record, review, about)
    except (csv.Error, UnicodeError, OSError):
        yield unreadable_rows(head, line)


def _unknown_code(head: Head, record: Record, review: Review) -> Problem:
    message = f"{shown(record.cells[review.decided])} is not a code of the column `{review.header}`"
    codes = " or ".join(f"`{code}`" for code in review.codes if code)
    hint = f"write {codes}, or name it under `values:` of `approved:`"
    return Problem(place_of(head, record, review.decided), "unknown-code", message, hint)


def _refused(layout: Layout, record: Record) -> list[Problem]:
    """Return what is wrong in the other cells of an approved comment."""
    cells = [(rule, record.cells[rule.index].strip(BLANKS)) for rule in layout.rules]
    return [
        Problem(place_of(layout.head, record, rule.index), *refusal(rule, cell))
        for rule, cell in cells
        if not accepts(rule, cell)
    ]


def _personal(head: Head, record: Record, index: int) -> list[Problem]:
    """Return a problem for each piece of personal data in a comment, at its place in the file."""
    cell, span = record.cells[index], list(spans(record.raw, head.delimiter))[index]
    found = []
    for one in find_personal(cell):
        written = cell[one.start : one.end]
        at = max(record.raw.find(written, span.start, span.end), span.start)
        place = place_in(record.raw, at, at + len(written), head.file.name, record.line)
        hint = "take it out of the comment, as in `[…]`, or do not approve the comment"
        found.append(Problem(place, "personal-data", f"this looks like {one.kind}", hint))
    return found


def _means(rule: CellRule, record: Record) -> str:
    """Return what a code means, "" for an empty cell."""
    cell = record.cells[rule.index].strip(BLANKS)
    return cell if rule.role is Role.LANGUAGE and not rule.codes else dict(rule.codes).get(cell, "")


def _said(layout: Layout, record: Record, review: Review, about: Said) -> Said:
    """Return the comment of a record, every cell of which is accepted."""
    cells = {rule.role: rule for rule in layout.rules}

    def means(role: Role) -> str:
        return _means(cells[role], record) if role in cells else ""

    answer = cells.get(Role.ANSWER)
    given = record.cells[answer.index].strip(BLANKS) if answer else ""
    return replace(
        about,
        text=on_one_line(record.cells[review.comment]),
        period=_period(layout, record, cells.get(Role.DAY)),
        touchpoint=means(Role.TOUCHPOINT),
        language=means(Role.LANGUAGE),
        segment=means(Role.SEGMENT),
        stars=int(given) if answer and given not in answer.blanks else None,
    )


def _period(layout: Layout, record: Record, rule: CellRule | None) -> Period:
    """Return the month of a record; of a file that is dated with a year as a whole, the year."""
    if rule:
        return period_of(date.fromisoformat(record.cells[rule.index].strip(BLANKS)[:10]), Grain.MONTH)
    day = layout.head.file.day or Day(
        "1900"
    )  # a file without a day and without a column of days has no layout
    is_year = day.first.month != day.last.month
    return period_of(day.first, Grain.YEAR if is_year else Grain.MONTH)


def on_one_line(text: str) -> str:
    """Return the words with single blanks between them, without control characters and signs that turn the writing."""
    shown = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(
        sign for sign in shown if sign == JOINER or unicodedata.category(sign) not in {"Cc", "Cf", "Cs"}
    )


def _no_column(file: DataFile, headers: tuple[str, ...]) -> Problem:
    names = " or ".join(f"`{header}`" for header in headers)
    hint = f"correct `comment:` in `content/data/{file.dataset}.yml`, or delete it"
    return Problem(Place(file.name), "missing-column", f"no file has a column {names}", hint)
