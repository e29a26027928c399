"""The last answers of everybody and of each segment, in the order of their files: some of these are not published yet.

Only files have an order. A dataset is read a second time for it, and only where a segment has so few answers that one
more could be seen (see `batches`). The text asks for a few answers of each month and segment, however many there are,
and for those to all questions at once where a census can be taken of a file (see `census`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import repeat
from pathlib import Path
from typing import Any, NamedTuple

from cxsite.measure.census import LATER, Sheet, day_of_row, known, month_of_row, sheets
from cxsite.measure.counts import meaning
from cxsite.measure.engines import Engine, EngineError, Row, in_utf8
from cxsite.measure.heads import Head
from cxsite.measure.layouts import Layout, layout
from cxsite.measure.relation import relation, source, text
from cxsite.measure.rules import BLANKS, CellRule, Role
from cxsite.measure.scan import heads_of, is_asked_in
from cxsite.model.handbook import Handbook

MONTH = "EXTRACT(YEAR FROM day), EXTRACT(MONTH FROM day)"

FILE = 1 << 40
"""More answers than any file has."""


class Late(NamedTuple):
    """One answer; a tuple, because there are thousands of them to be put into order.

    Attributes:
        place: greater than that of whoever answered before, in the order of the files and of their rows.
        month: the first day of the month in which it was given.
        touchpoint: id in a wide file, where one person answers for several; else "", and `language` alike.
        language: the questionnaire's.
        segment: id, "" where it is not known.
        weight: what it weighs.
        answer: on the scale.
    """

    place: int
    month: date
    touchpoint: str
    language: str
    segment: str
    weight: float
    answer: int


Found = dict[str, list[Late]]
"""Id of each question to the last answers to it."""


@dataclass(frozen=True, slots=True)
class Sought:
    """The last answers in one file.

    Attributes:
        at: which file of its dataset it is.
        laid: id of each question that the file has to where it has it.
        most: how many answers to each question of each month and segment.
        paths: name of each file to where it can be read.
        until: the last day whose answers count, None for all.
    """

    at: int
    laid: Mapping[str, Layout]
    most: Mapping[str, int]
    paths: Mapping[str, Path]
    until: date | None


def late_answers(
    handbook: Handbook, dataset_id: str, most: Mapping[str, int], engine: Engine, until: date | None
) -> Found:
    """Return the last answers to some questions of every month and segment, nothing where answers have no order.

    Args:
        handbook: the content.
        dataset_id: the questions are of this dataset.
        most: how many answers to each question of each month and segment in each file.
        engine: answers the queries.
        until: the last day whose answers count, None for all.
    """
    dataset = handbook.datasets[dataset_id]
    if dataset.source is not None or not most:  # the rows of a warehouse have no order
        return {}
    heads = heads_of(dataset, [file for file in handbook.files if file.dataset == dataset_id], engine)[0]
    found: Found = {question: [] for question in most}
    try:
        with in_utf8(heads) as paths:
            for at, head in enumerate(heads):
                sought = Sought(at, dict(_laid(head, most, handbook)), most, paths, until)
                theirs = _at_once(sought, engine)
                if theirs is None:
                    theirs = _one_by_one(sought, engine)
                for question, late in theirs.items():
                    found[question] += late
    except EngineError:  # it was counted already, so this is no file of the author's
        return {}
    return found


def _laid(head: Head, questions: Iterable[str], handbook: Handbook) -> Iterator[tuple[str, Layout]]:
    """Yield the questions that a file has, with where it has them."""
    dataset = handbook.datasets[head.file.dataset]
    for name in questions:
        question = dataset.questions[name]
        made = layout(head, question, dataset, handbook)[0] if is_asked_in(question, head.file) else None
        if made:
            yield name, made


def _at_once(sought: Sought, engine: Engine) -> Found | None:
    """Return the last answers to all questions of a file, None where one has to be looked at cell by cell."""
    made = sheets({name: [one] for name, one in sought.laid.items()})
    if made is None:
        return None
    found: Found = {}
    for sheet in made:
        for row in engine.fetch(lists(sheet, sought.most, sought.paths, sought.until)):
            if row[0] != LATER and not _take(sought.at, sheet, row, found):
                return None
    return found


def lists(sheet: Sheet, most: Mapping[str, int], paths: Mapping[str, Path], until: date | None) -> str:
    """Return DuckDB's text that lists the last answers: a row for each month and each text that stands for a segment.

    Its columns are the month (see `census`), that text, and for each column of answers three lists, the last answer
    first: where in the file it is, its text, and the text that stands for its language (empty but in wide files).
    """
    segment, language = (
        f"COALESCE(c{rule.index}, '')" if (rule := _key(sheet, role)) else "''"
        for role in (Role.SEGMENT, Role.LANGUAGE)
    )
    answers = [f"COALESCE(c{rule.index}, '') AS a{at}" for at, (_, rule) in enumerate(sheet.answers)]
    columns = ["month", "segment"]
    for at, (question, rule) in enumerate(sheet.answers):
        silent = ", ".join(text(cell) for cell in rule.blanks)
        given = f"FILTER (a{at} NOT IN ({silent}))" if silent else ""
        columns += [
            f"MAX(place, {most[question]:d}) {given}",
            f"MAX_BY(a{at}, place, {most[question]:d}) {given}",
            f"MAX_BY(language, place, {most[question]:d}) {given}" if rule.touchpoint else "NULL",
        ]
    cells = [f"{day_of_row(sheet)} AS day", f"{segment} AS segment", f"{language} AS language", *answers]
    inner = f"SELECT {', '.join(cells)}, ROW_NUMBER() OVER () AS place\n  FROM {source(sheet.heads, paths)}"  # noqa: S608 - every value in it is quoted by `text`
    rows = f"SELECT *, {month_of_row(until)} AS month FROM ({inner})"  # noqa: S608 - as above
    return f"SELECT\n  {', '.join(columns)}\nFROM ({rows})\nGROUP BY month, segment"


def _key(sheet: Sheet, role: Role) -> CellRule | None:
    return next((rule for rule in sheet.keys if rule.role is role), None)


def _take(at: int, sheet: Sheet, row: Row, found: Found) -> bool:
    """Add the answers of a row, and say whether every text in it is known."""
    (month, cell, *columns), width = row, len(sheet.answers)
    segment = _said(_key(sheet, Role.SEGMENT), cell)
    if month is None or segment is None:
        return False
    start, (year, before) = at * FILE, divmod(int(month) - 1, 12)
    day = date(year, before + 1, 1)
    for column, (question, rule) in enumerate(sheet.answers):
        places, texts, tongues = (each or () for each in columns[3 * column : 3 * column + 3])
        means, language = known(rule), _key(sheet, Role.LANGUAGE)
        spoken = {each: _said(language, each) for each in set(tongues)}
        if not means.keys() >= set(texts) or None in spoken.values():
            return False
        found.setdefault(question, []).extend(
            Late(
                start + place * width + column,
                day,
                rule.touchpoint,
                spoken.get(tongue) or "",
                segment,
                1.0,
                answer,
            )
            for place, each, tongue in zip(places, texts, tongues or repeat(""), strict=False)
            if (answer := means[each]) is not None
        )
    return True


def _said(rule: CellRule | None, cell: str) -> str | None:
    return meaning(rule, cell.strip(BLANKS)) if rule else ""


def _one_by_one(sought: Sought, engine: Engine) -> Found:
    def fetched(name: str, one: Layout) -> list[Row]:
        return engine.fetch(_text(relation([one], sought.paths), sought.most[name], sought.until))

    return {name: _late(sought.at, one, fetched(name, one)) for name, one in sought.laid.items()}


def _text(answers: str, most: int, until: date | None) -> str:
    """Return the text that numbers the answers of a file and takes the last ones of each month and segment."""
    early = f" AND day <= DATE '{until.isoformat()}'" if until else ""
    return f"""{answers},
numbered AS (
  SELECT *, ROW_NUMBER() OVER () AS place FROM answers WHERE answer IS NOT NULL{early}
),
ranked AS (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY {MONTH}, segment ORDER BY place DESC) AS behind FROM numbered
)
SELECT place, {MONTH}, touchpoint, language, segment, weight, answer
FROM ranked WHERE behind <= {most:d}"""  # noqa: S608 - a day and a number


def _late(at: int, laid: Layout, rows: Iterable[Sequence[Any]]) -> list[Late]:
    is_wide = any(rule.touchpoint for rule in laid.rules)
    return [
        Late(
            at * FILE + int(place),
            date(int(year), int(month), 1),
            (touchpoint if is_wide else "") or "",
            (language if is_wide else "") or "",
            segment or "",
            *last,
        )
        for place, year, month, touchpoint, language, segment, *last in rows
    ]
