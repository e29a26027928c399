"""The question that an engine is asked, in SQL that every engine answers alike.

The text uses nothing beyond EXTRACT, COUNT, SUM, MIN, MAX, CASE and one WHERE over one GROUP BY, and never divides: it
gives equal numbers on DuckDB, PostgreSQL, ClickHouse and Spark. It reads a relation `answers` with the
columns `day`, `touchpoint`, `language`, `segment`, `weight`, `answer` (NULL where somebody was asked and did
not answer) and one column of zeros and ones for each name in `checks`. Everything it returns is additive;
order is made in Python.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cxsite.model.dataset import Scale

FIXED = 13
"""How many columns the text returns before those of the ranges."""

KEYS = ("EXTRACT(YEAR FROM day)", "EXTRACT(MONTH FROM day)", "touchpoint", "language", "segment")


@dataclass(frozen=True, slots=True)
class Group:
    """The answers of one month, touchpoint, questionnaire language and segment.

    Attributes:
        month: its first day.
        touchpoint: id, "" when the answers name none; `language` and `segment` alike.
        asked: how many rows there are, answered or not.
        n: how many were answered.
        weight: the sum of the weights of the answered ones.
        squares: the sum of their squared weights.
        first: the first day with an answer, None when nobody answered.
        last: the last day with an answer, None when nobody answered.
        total: the sum of the answers, each times its weight.
        total_squares: the sum of the squared answers, each times its weight.
        counts: for each range of `sums`, how many answers are in it.
        weights: for each range of `sums`, the weight of the answers in it.
    """

    month: date
    touchpoint: str
    language: str
    segment: str
    asked: int
    n: int
    weight: float
    squares: float
    first: date | None
    last: date | None
    total: float
    total_squares: float
    counts: tuple[int, ...]
    weights: tuple[float, ...]


def sums(ranges: Sequence[Scale], checks: Sequence[str] = (), until: date | None = None) -> str:
    """Return the text that counts and adds up answers per month, touchpoint, language and segment.

    Args:
        ranges: answers to be counted together.
        checks: columns of the relation that are only added up.
        until: the last day whose answers count, None for all; rows without a day stay, so that they are refused.
    """
    selected = [*KEYS, *terms(ranges), *(f"SUM({check})" for check in checks)]
    early = f"\nWHERE day IS NULL OR day <= DATE '{until.isoformat()}'" if until else ""
    return "SELECT\n  " + ",\n  ".join(selected) + f"\nFROM answers{early}\nGROUP BY\n  " + ",\n  ".join(KEYS)


def terms(ranges: Sequence[Scale]) -> list[str]:
    """Return what is counted and added up of answers, in the order of a `Group` behind its keys."""
    selected = [
        "COUNT(*)",
        "COUNT(answer)",
        "SUM(CASE WHEN answer IS NOT NULL THEN weight ELSE 0 END)",
        "SUM(CASE WHEN answer IS NOT NULL THEN weight * weight ELSE 0 END)",
        "MIN(CASE WHEN answer IS NOT NULL THEN day END)",
        "MAX(CASE WHEN answer IS NOT NULL THEN day END)",
        "SUM(CASE WHEN answer IS NOT NULL THEN weight * answer ELSE 0 END)",
        "SUM(CASE WHEN answer IS NOT NULL THEN weight * answer * answer ELSE 0 END)",
    ]
    for counted in ranges:
        inside = f"answer BETWEEN {counted.low} AND {counted.high}"
        selected.append(f"SUM(CASE WHEN {inside} THEN 1 ELSE 0 END)")
        selected.append(f"SUM(CASE WHEN {inside} THEN weight ELSE 0 END)")
    return selected


def refused(rows: Iterable[Sequence[Any]], ranges: Sequence[Scale], checks: Sequence[str]) -> dict[str, int]:
    """Return for each of the `checks` how often it was found, from the rows that `sums` brought."""
    found = [tuple(row)[FIXED + 2 * len(ranges) :] for row in rows]
    return {check: sum(int(row[at]) for row in found) for at, check in enumerate(checks)}


def groups(rows: Iterable[Sequence[Any]], ranges: Sequence[Scale]) -> tuple[Group, ...]:
    """Return the rows that `sums` brought, typed and in order.

    Engines differ in the types of sums (`Decimal`, 128 bits) and in the order of rows; what comes out here
    does not.
    """
    return tuple(sorted((_group(row, len(ranges)) for row in rows), key=_order))


def _group(row: Sequence[Any], ranges: int) -> Group:
    year, month, touchpoint, language, segment, asked, n, weight, squares, first, last, *sums = row
    total, total_squares, *terms = sums[: 2 + 2 * ranges]
    return Group(
        month=date(int(year), int(month), 1),
        touchpoint=touchpoint or "",
        language=language or "",
        segment=segment or "",
        asked=int(asked),
        n=int(n),
        weight=float(weight),
        squares=float(squares),
        first=first,
        last=last,
        total=float(total),
        total_squares=float(total_squares),
        counts=tuple(int(count) for count in terms[::2]),
        weights=tuple(float(weight) for weight in terms[1::2]),
    )


def _order(group: Group) -> tuple[date, str, str, str]:
    return group.month, group.touchpoint, group.language, group.segment
