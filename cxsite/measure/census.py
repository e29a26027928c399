"""All questions of a survey, counted in one reading of its files.

The engine counts how often each text that an answer may be stands in each column, by month and by the texts that stand
beside it; what these texts mean is found out afterwards, once for each of them. A census is only taken of plain
files: where a cell is refused, or is an answer written in another way (` 9`, `007`), there is none, and the slow way
(`relation` and `queries.sums`, row by row) counts, or finds what is wrong. Both give equal groups.

Whole numbers are added up and nothing else, in whatever order, so several threads may do it.
"""

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cxsite.measure.heads import Head
from cxsite.measure.layouts import Layout
from cxsite.measure.relation import is_day, is_whole, likeness, source, text
from cxsite.measure.rules import BLANKS, DAY, FIRST_YEAR, LAST_YEAR, CellRule, Role

MOST_ANSWERS = 128
"""A scale with more answers is not counted text by text."""

MOST_THREADS = 4
"""More would take more memory, and no less time: the disk is what they wait for."""

MEMORY = "1GB"
"""Far more than the counts of any survey take; where it is not enough, something is in the keys that is no code."""

KEYS = (Role.TOUCHPOINT, Role.LANGUAGE, Role.SEGMENT)
NUMBER = re.compile("0|-?[1-9][0-9]{0,17}")
"""A text that a whole number is written as."""

LATER = 0
"""The month of rows that are too new to count."""

DAYS = 2
"""How many columns a row has behind the counts of a question: its first and its last day."""

FIXED = 2
"""How many columns a row has beside its keys before those of the questions: the month, and how many rows there are."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Files of one shape that are counted together, and what all questions say of their columns.

    Attributes:
        heads: the files.
        day: the rule of the column with the day, None where the files are dated as a whole.
        keys: the rules of the columns beside the answers.
        answers: each column of answers with the id of its question.
    """

    heads: tuple[Head, ...]
    day: CellRule | None
    keys: tuple[CellRule, ...]
    answers: tuple[tuple[str, CellRule], ...]


def sheets(layouts: Mapping[str, Sequence[Layout]]) -> tuple[Sheet, ...] | None:
    """Return what there is to be counted for some questions, None where a census cannot be taken of it.

    Args:
        layouts: id of each question to where its files have it.
    """
    seen: dict[str, tuple[Head, list[tuple[str, CellRule]]]] = {}
    for question, found in layouts.items():
        for layout in found:
            _, rules = seen.setdefault(layout.head.file.name, (layout.head, []))
            rules += [(question, rule) for rule in layout.rules]
    if any(not _is_countable(rule) for _, rules in seen.values() for _, rule in rules):
        return None
    alike: dict[tuple[object, ...], list[Head]] = {}
    for head, rules in seen.values():
        shape = (likeness(head), head.file.day, tuple(rules))
        alike.setdefault(shape, []).append(head)
    return tuple(_sheet(heads, seen[heads[0].file.name][1]) for heads in alike.values())


def _is_countable(rule: CellRule) -> bool:
    few = rule.scale.high - rule.scale.low < MOST_ANSWERS
    return few if rule.role is Role.ANSWER else rule.role is not Role.WEIGHT


def _sheet(heads: Sequence[Head], rules: Iterable[tuple[str, CellRule]]) -> Sheet:
    about = {rule.role: rule for _, rule in rules if rule.role is not Role.ANSWER}
    answers = tuple((question, rule) for question, rule in rules if rule.role is Role.ANSWER)
    return Sheet(
        tuple(heads), about.get(Role.DAY), tuple(about[role] for role in KEYS if role in about), answers
    )


def known(rule: CellRule) -> dict[str, int | None]:
    """Return every text that is counted in a column of answers, and the answer that it is, None for no answer."""
    answers = {str(answer): answer for answer in range(rule.scale.low, rule.scale.high + 1)}
    return answers | dict.fromkeys(rule.blanks)


def census(sheet: Sheet, paths: Mapping[str, Path], until: date | None = None) -> str:
    """Return DuckDB's text that counts: a row for each month and each combination of texts in the keys.

    Its columns are the month (`12 * year + month`, `LATER` after `until`, NULL where a day is refused), the texts of
    the keys, how many rows there are, and for each column of answers how often each of its `known` texts is there,
    and the first and the last day with an answer.

    Args:
        sheet: what is counted.
        paths: name of each file to where it can be read.
        until: the last day whose answers count, None for all.
    """
    keys = [f"k{at}" for at in range(len(sheet.keys))]
    columns = ["month", *keys, "COUNT(*)"]
    for at, (_, rule) in enumerate(sheet.answers):
        whole = _is_whole(sheet, rule)
        columns += [f"COUNT(*) FILTER ({_says(f'a{at}', cell, whole=whole)})" for cell in known(rule)]
        silent = " OR ".join(_says(f"a{at}", cell, whole=whole) for cell in rule.blanks)
        given = f" FILTER (NOT ({silent}))" if silent else ""
        columns += [f"MIN(day){given}", f"MAX(day){given}"]
    rules = [*sheet.keys, *(rule for _, rule in sheet.answers)]
    names = [*keys, *(f"a{at}" for at in range(len(sheet.answers)))]
    texts = (
        f"n{rule.index} AS {name}"
        if rule.role is Role.ANSWER and _is_whole(sheet, rule)
        else f"COALESCE(c{rule.index}, '') AS {name}"
        for name, rule in zip(names, rules, strict=True)
    )
    cells = ", ".join([f"{day_of_row(sheet)} AS day", *texts])
    inner = f"SELECT {cells}\n  FROM {source(sheet.heads, paths)}"  # noqa: S608 - every value in it is quoted by `text`
    rows = f"SELECT *, {month_of_row(until)} AS month FROM ({inner})"  # noqa: S608 - as above
    select = f"SELECT\n  {', '.join(columns)}\nFROM ({rows})\nGROUP BY {', '.join(['month', *keys])}"
    return f"SET threads TO {threads()};\nSET memory_limit = '{MEMORY}';\n{select}"


def _is_whole(sheet: Sheet, rule: CellRule) -> bool:
    types = sheet.heads[0].types
    return bool(types) and is_whole(types[rule.index])


def _says(name: str, cell: str, *, whole: bool) -> str:
    """Return the condition that a column says what this text says: a number is compared as the number it is."""
    if not whole:
        return f"{name} = {text(cell)}"
    if cell == "":
        return f"{name} IS NULL"
    return f"{name} = {cell}" if NUMBER.fullmatch(cell) else "FALSE"


def threads() -> int:
    """Return how many threads count at once; the groups do not depend on it."""
    return min(MOST_THREADS, os.cpu_count() or 1)


def day_of_row(sheet: Sheet) -> str:
    """Return the day of a row, NULL where its cell is refused; nearly all are written so that they need no pattern."""
    if sheet.day is None:
        whole = sheet.heads[0].file.day
        return f"CAST({text(whole.first.isoformat())} AS DATE)" if whole else "CAST(NULL AS DATE)"
    at, types = sheet.day.index, sheet.heads[0].types
    cell = f"c{at}"
    trimmed = f"trim({cell}, {text(BLANKS)})"
    first, last = (f"DATE '{year}'" for year in (f"{FIRST_YEAR}-01-01", f"{LAST_YEAR}-12-31"))
    if types and is_day(types[at]):
        return f"CASE WHEN d{at} BETWEEN {first} AND {last} THEN d{at} END"
    read = f"TRY_CAST({cell} AS DATE)"
    return (
        f"CASE WHEN {read} BETWEEN {first} AND {last} AND CAST({read} AS VARCHAR) = {cell} THEN {read} "
        f"WHEN regexp_full_match({trimmed}, {text(DAY)}) THEN TRY_CAST(substr({trimmed}, 1, 10) AS DATE) END"
    )


def month_of_row(until: date | None) -> str:
    """Return the month of a row, as it is counted here."""
    month = "12 * EXTRACT(YEAR FROM day) + EXTRACT(MONTH FROM day)"
    return f"CASE WHEN day > DATE '{until.isoformat()}' THEN {LATER} ELSE {month} END" if until else month
