"""Sums of products of several questions of one survey: the one text that derived importance needs.

The text reads a relation `rated` with the columns `day`, `weight`, `part` and `v0`, `v1`, … (NULL where somebody did
not answer), one row for each person; parts take the rows of a file in turn, as cards are dealt. It uses nothing beyond
EXTRACT, COUNT, SUM and CASE over one GROUP BY and never divides, like `queries.sums`. What it brings is additive, so a
year is a sum of months.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any

from cxsite.measure.drivers import Product, Products
from cxsite.measure.layouts import Layout
from cxsite.measure.relation import source, text
from cxsite.measure.rules import BLANKS, CellRule, Role

PARTS = 31
"""Into so many parts people are dealt: a prime, so that no pattern of rows that repeats fills one part alone."""

SUMS = 7
"""How many columns the text returns for two variables."""

Variable = tuple[Layout, CellRule]
"""A column of answers, in the file that a layout is about."""


def pairs(variables: int) -> list[tuple[int, int]]:
    """Return every two variables, the smaller number first, and each with itself."""
    return list(combinations_with_replacement(range(variables), 2))


def products_text(variables: int, until: date | None = None) -> str:
    """Return the text that adds up products per month and part of the people.

    Args:
        variables: how many there are.
        until: the last day whose answers count, None for all.
    """
    by = ["EXTRACT(YEAR FROM day)", "EXTRACT(MONTH FROM day)", "part"]
    selected = [*by]
    for one, other in pairs(variables):
        answered = f"CASE WHEN v{one} IS NOT NULL AND v{other} IS NOT NULL THEN"
        selected.append(f"COUNT({answered} 1 END)")
        sums = ("", f"v{one}", f"v{other}", f"v{one} * v{one}", f"v{other} * v{other}", f"v{one} * v{other}")
        selected += [
            f"SUM({answered} {' * '.join(filter(None, ('weight', each)))} ELSE 0 END)" for each in sums
        ]
    early = f"\nWHERE day <= DATE '{until.isoformat()}'" if until else ""
    return "SELECT\n  " + ",\n  ".join(selected) + f"\nFROM rated{early}\nGROUP BY {', '.join(by)}"


def products_of(rows: Iterable[Sequence[Any]], variables: int) -> Mapping[tuple[date, int], Products]:
    """Return the rows that the text brought, typed: a month and a part to what is known of every two."""
    found = {}
    for year, month, part, *sums in rows:
        both = zip(*[iter(sums)] * SUMS, strict=True)
        found[date(int(year), int(month), 1), int(part)] = {
            pair: Product(int(n), *map(float, more))
            for pair, (n, *more) in zip(pairs(variables), both, strict=True)
        }
    return found


def added(parts: Sequence[Products]) -> Products:
    """Return what several months or parts, at least one, make together."""
    return {pair: sum((each[pair] for each in parts[1:]), parts[0][pair]) for pair in parts[0]}


def rated(files: Sequence[Sequence[Variable]], paths: Mapping[str, Path]) -> str:
    """Return the common table `rated` over these files; cells that a rule refuses count as no answer.

    Args:
        files: at least one; of each its variables, in the same order in all of them.
        paths: name of each file to where its text stands in UTF-8.
    """
    selects = [_select(variables, paths) for variables in files]
    return "WITH rated AS (\n" + "\nUNION ALL\n".join(selects) + "\n)"


def _select(variables: Sequence[Variable], paths: Mapping[str, Path]) -> str:
    layout = variables[0][0]
    about = {rule.role: rule for rule in layout.rules if rule.role in {Role.DAY, Role.WEIGHT}}
    day = layout.head.file.day
    columns = [
        f"CAST({text(day.first.isoformat())} AS DATE) AS day"
        if day
        else f"TRY_CAST(substr({_cell(about[Role.DAY])}, 1, 10) AS DATE) AS day",
        f"TRY_CAST({_cell(about[Role.WEIGHT])} AS DOUBLE) AS weight"
        if Role.WEIGHT in about
        else "1 AS weight",
        f"(row_number() OVER () - 1) % {PARTS} AS part",
        *(f"{_answer(rule)} AS v{at}" for at, (_, rule) in enumerate(variables)),
    ]
    return "SELECT\n  " + ",\n  ".join(columns) + f"\nFROM {source([layout.head], paths)}"


def _cell(rule: CellRule) -> str:
    return f"trim(COALESCE(c{rule.index}, ''), {text(BLANKS)})"


def _answer(rule: CellRule) -> str:
    blank = f"{_cell(rule)} IN ({', '.join(text(cell) for cell in rule.blanks)})" if rule.blanks else "FALSE"
    value = f"TRY_CAST({_cell(rule)} AS BIGINT)"
    inside = f"{value} BETWEEN {rule.scale.low} AND {rule.scale.high}"
    return f"CASE WHEN NOT {blank} AND {inside} THEN {value} END"
