"""DuckDB's way of reading tickets: from raw text to the relation `cases` that `case_queries` asks.

Every cell is read as text, by position, and follows the same rules as in Python (`rules`); a refused cell becomes NULL
and is counted in `bad`. Moments become minutes since 1970, so that everything after this is arithmetic of whole
numbers, which engines agree on; `…_timed` says whether a time of day was written.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from cxsite.measure.layouts import Layout
from cxsite.measure.relation import read_csv, text
from cxsite.measure.rules import BLANKS, DAY, WHOLE, CellRule, Role

MOMENTS = ("opened", "first-response", "closed")
NAMED = ("touchpoint", "segment", "customer", "topic")
COUNTED = ("contacts", "score")
EPOCH = "TIMESTAMP '1970-01-01'"

Shape = tuple[int, str, tuple[CellRule, ...]]


def tickets(layouts: Sequence[Layout], paths: Mapping[str, Path], *, known: bool = False) -> str:
    """Return the select that makes a row of each case of these files.

    Its columns: `opened_day`, `opened`, `answered`, `closed` (minutes), `opened_timed`, `answered_timed`,
    `closed_timed` (0 or 1), `contacts`, `score`, `touchpoint`, `segment`, `customer`, `topic`, `early` (1 where
    something happens before the case is opened) and `bad` (how many cells are refused).

    Args:
        layouts: at least one file.
        paths: name of each file to where its text stands in UTF-8.
        known: whether a look has found that nothing is wrong, so that no cell has to be looked at again.
    """
    shapes: dict[Shape, list[Path]] = {}
    for layout in layouts:
        head = layout.head
        shapes.setdefault((len(head.headers), head.delimiter, layout.rules), []).append(paths[head.file.name])
    return "\nUNION ALL\n".join(_select(shape, files, known=known) for shape, files in shapes.items())


def _select(shape: Shape, files: Sequence[Path], *, known: bool) -> str:
    width, delimiter, rules = shape
    by_name = {rule.name or str(rule.role): rule for rule in rules}
    cells = [f"trim(COALESCE(c{rule.index}, ''), {text(BLANKS)}) AS {_cell(rule)}" for rule in rules]
    moments = [f"{_moment(by_name.get(name), known=known)} AS {_column(name)}" for name in MOMENTS]
    timed = [f"{_timed(by_name.get(name))} AS {_column(name)}_timed" for name in MOMENTS]
    others = [f"{_value(by_name.get(name), known=known)} AS {name}" for name in (*COUNTED, *NAMED)]
    bad = "0" if known else " + ".join(_check(rule) for rule in rules)
    source = read_csv(files, width, delimiter)
    inner = f"SELECT {', '.join(cells)}\n  FROM {source}"  # noqa: S608 - every value in it is quoted by `text`
    typed = ",\n    ".join([*moments, *timed, *others, f"{bad} AS bad"])
    minutes = [f"date_diff('minute', {EPOCH}, {_column(name)}) AS {_column(name)}" for name in MOMENTS]
    early = "FALSE" if known else " OR ".join(_early(_column(name)) for name in MOMENTS[1:])
    columns = [
        "CAST(opened AS DATE) AS opened_day",
        *minutes,
        *(f"{_column(name)}_timed" for name in MOMENTS),
        *COUNTED,
        *NAMED,
        f"CASE WHEN {early} THEN 1 ELSE 0 END AS early",
        "bad",
    ]
    return "SELECT\n  " + ",\n  ".join(columns) + f"\nFROM (SELECT\n    {typed}\n  FROM ({inner}))"


def _column(name: str) -> str:
    return "answered" if name == "first-response" else name


def _cell(rule: CellRule) -> str:
    return f"cell_{rule.index}"


def _early(name: str) -> str:
    """Return whether this is before the case was opened, by time where both have one, by day otherwise."""
    both = f"opened_timed = 1 AND {name}_timed = 1"
    return f"CASE WHEN {both} THEN {name} < opened ELSE CAST({name} AS DATE) < CAST(opened AS DATE) END"


def _moment(rule: CellRule | None, *, known: bool) -> str:
    return _value(rule, known=known) if rule else "CAST(NULL AS TIMESTAMP)"


def _timed(rule: CellRule | None) -> str:
    return f"CASE WHEN length({_cell(rule)}) > 10 THEN 1 ELSE 0 END" if rule else "0"


def _value(rule: CellRule | None, *, known: bool) -> str:
    if rule is None:
        return "NULL"
    if known:
        return f"CASE WHEN NOT {_is_blank(rule)} THEN {_typed(rule)} END"
    return f"CASE WHEN NOT {_is_blank(rule)} AND {_is_valid(rule)} THEN {_typed(rule)} END"


def _check(rule: CellRule) -> str:
    return f"CASE WHEN {_is_blank(rule)} OR COALESCE({_is_valid(rule)}, FALSE) THEN 0 ELSE 1 END"


def _is_blank(rule: CellRule) -> str:
    return _is_one_of(rule, rule.blanks)


def _is_one_of(rule: CellRule, cells: Sequence[str]) -> str:
    return f"{_cell(rule)} IN ({', '.join(text(cell) for cell in cells)})" if cells else "FALSE"


def _is_valid(rule: CellRule) -> str:
    """Return the condition that `rules.accepts` is in Python; it may be NULL for FALSE."""
    if rule.is_coded:
        return _is_one_of(rule, [code for code, _ in rule.codes])
    cell = _cell(rule)
    match rule.role:
        case Role.DAY:
            return f"(regexp_full_match({cell}, {text(DAY)}) AND {_typed(rule)} IS NOT NULL)"
        case Role.COUNT:
            inside = f"{_typed(rule)} BETWEEN {rule.scale.low} AND {rule.scale.high}"
            return f"(regexp_full_match({cell}, {text(WHOLE)}) AND {inside})"
        case _:
            return f"{cell} <> ''"


def _typed(rule: CellRule) -> str:
    cell = _cell(rule)
    if rule.is_coded:
        means = " ".join(f"WHEN {text(code)} THEN {text(meaning)}" for code, meaning in rule.codes)
        return f"CASE {cell} {means} END" if means else "CAST(NULL AS VARCHAR)"
    match rule.role:
        case Role.DAY:
            return f"TRY_CAST({cell} AS TIMESTAMP)"
        case Role.COUNT:
            return f"TRY_CAST({cell} AS BIGINT)"
        case _:
            return cell
