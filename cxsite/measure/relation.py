"""DuckDB's way of reading files: from raw text to the relation that `queries.sums` counts.

Every column is read as text, by position; the rules of the layout turn cells into values and say which they
refuse. A refused cell becomes NULL and a 1 in its check. A wide file is read once: its columns are unfolded,
and what is said of the whole row is checked in the first of them only.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from cxsite.measure.heads import Head
from cxsite.measure.layouts import Layout
from cxsite.measure.rules import ANSWERS, BLANKS, DAY, DECIMAL, TAG, WHOLE, CellRule, Role

CHECKS = tuple(f"bad_{role}" for role in ANSWERS)
"""The columns of the relation that say which cells were refused, in the order of the roles."""

Likeness = tuple[object, ...]

DEFAULTS = {
    Role.TOUCHPOINT: "CAST(NULL AS VARCHAR)",
    Role.LANGUAGE: "CAST(NULL AS VARCHAR)",
    Role.SEGMENT: "CAST(NULL AS VARCHAR)",
    Role.WEIGHT: "CAST(1 AS DOUBLE)",
}


def relation(layouts: Sequence[Layout], paths: Mapping[str, Path]) -> str:
    """Return the common table `answers` over these files; files of one shape are read together.

    Args:
        layouts: at least one file.
        paths: name of each file to where its text stands in UTF-8.
    """
    shapes: dict[Likeness, list[Layout]] = {}
    for layout in layouts:
        head = layout.head
        day = head.file.day.first if head.file.day else None
        shapes.setdefault((likeness(head), day, layout.rules), []).append(layout)
    selects = "\nUNION ALL\n".join(_select(found, paths) for found in shapes.values())
    return f"WITH answers AS (\n{selects}\n)"


def likeness(head: Head) -> Likeness:
    """Return what two files must share to be read together."""
    return (head.headers, head.types) if head.types else (len(head.headers), head.delimiter)


def source(heads: Sequence[Head], paths: Mapping[str, Path]) -> str:
    """Return what reads files that are alike: every cell as text, the columns `c0` to the last one."""
    files = [paths[head.file.name] for head in heads]
    if heads[0].types:
        return as_cells(files, heads[0])
    return read_csv(files, len(heads[0].headers), heads[0].delimiter)


def text(value: str) -> str:
    """Return the value as an SQL string."""
    return "'" + value.replace("'", "''") + "'"


def _select(layouts: Sequence[Layout], paths: Mapping[str, Path]) -> str:
    rules, file = layouts[0].rules, layouts[0].head.file
    day = file.day.first.isoformat() if file.day else ""
    wide = any(rule.touchpoint for rule in rules)
    by_role = {rule.role: rule for rule in rules}
    defaults = (
        DEFAULTS | {Role.DAY: f"CAST({text(day)} AS DATE)"} | ({Role.TOUCHPOINT: "about"} if wide else {})
    )
    columns = []
    for role in ANSWERS:
        rule = by_role.get(role)
        columns.append(f"{_value(rule) if rule else defaults[role]} AS {role}")
        columns.append(f"{_check(rule) if rule else '0'} AS bad_{role}")
    cells = _cells(rules, wide=wide)
    read = source([layout.head for layout in layouts], paths)
    inner = f"SELECT {', '.join(cells)}\n  FROM {read}"  # noqa: S608 - every value in it is quoted by `text`
    return "SELECT\n  " + ",\n  ".join(columns) + f"\nFROM ({inner})"


def _cells(rules: Sequence[CellRule], *, wide: bool) -> list[str]:
    """Return the trimmed text of every needed cell; `once` is 1 in one row for each row of the file."""
    cells = [f"{_trimmed(rule)} AS {rule.role}_cell" for rule in rules if rule.role is not Role.ANSWER]
    answers = [rule for rule in rules if rule.role is Role.ANSWER]
    if not wide:
        return [*cells, f"{_trimmed(answers[0])} AS answer_cell", "1 AS once"]
    asked = ", ".join(_trimmed(rule) for rule in answers)
    about = ", ".join(text(rule.touchpoint) for rule in answers)
    once = ", ".join("1" if rule is answers[0] else "0" for rule in answers)
    return [
        *cells,
        f"unnest([{asked}]) AS answer_cell",
        f"unnest([{about}]) AS about",
        f"unnest([{once}]) AS once",
    ]


def _trimmed(rule: CellRule) -> str:
    return f"trim(COALESCE(c{rule.index}, ''), {text(BLANKS)})"


def _check(rule: CellRule) -> str:
    refused = "1" if rule.role is Role.ANSWER else "once"
    return f"CASE WHEN {_is_blank(rule)} OR COALESCE({_is_valid(rule)}, FALSE) THEN 0 ELSE {refused} END"


def _value(rule: CellRule) -> str:
    return f"CASE WHEN NOT {_is_blank(rule)} AND {_is_valid(rule)} THEN {_typed(rule)} END"


def _is_blank(rule: CellRule) -> str:
    return _is_one_of(rule, rule.blanks)


def _is_one_of(rule: CellRule, cells: Sequence[str]) -> str:
    return f"{rule.role}_cell IN ({', '.join(text(cell) for cell in cells)})" if cells else "FALSE"


def _is_valid(rule: CellRule) -> str:
    """Return the condition that `rules.accepts` is in Python; it may be NULL for FALSE."""
    if rule.is_coded:
        return _is_one_of(rule, [code for code, _ in rule.codes])
    cell = f"{rule.role}_cell"
    match rule.role:
        case Role.ANSWER:
            inside = f"{_typed(rule)} BETWEEN {rule.scale.low} AND {rule.scale.high}"
            return f"(regexp_full_match({cell}, {text(WHOLE)}) AND {inside})"
        case Role.WEIGHT:
            return f"(regexp_full_match({cell}, {text(DECIMAL)}) AND {_typed(rule)} > 0)"
        case Role.DAY:
            return f"(regexp_full_match({cell}, {text(DAY)}) AND {_typed(rule)} IS NOT NULL)"
        case _:
            return f"regexp_full_match({cell}, {text(TAG)})"


def _typed(rule: CellRule) -> str:
    cell = f"{rule.role}_cell"
    if rule.is_coded:
        means = " ".join(f"WHEN {text(code)} THEN {text(meaning)}" for code, meaning in rule.codes)
        return f"CASE {cell} {means} END" if means else "CAST(NULL AS VARCHAR)"
    match rule.role:
        case Role.ANSWER:
            return f"TRY_CAST({cell} AS BIGINT)"
        case Role.WEIGHT:
            return f"TRY_CAST({cell} AS DOUBLE)"
        case Role.DAY:
            return f"TRY_CAST(substr({cell}, 1, 10) AS DATE)"
        case _:
            return cell


def read_csv(files: Sequence[Path], width: int, delimiter: str) -> str:
    """Return what reads files of one shape: every cell as text, the columns `c0` to the last one."""
    columns = ", ".join(f"'c{at}': 'VARCHAR'" for at in range(width))
    return (
        f"read_csv({_listed(files)}, auto_detect = false, header = true, delim = {text(delimiter)}, quote = '\"', "
        f"escape = '\"', strict_mode = true, compression = 'none', columns = {{{columns}}})"
    )


def as_cells(files: Sequence[Path], head: Head, *, numbered: bool = False) -> str:
    """Return what reads Parquet files of one shape: every cell as the text that a CSV file would have.

    A whole number is written without a point, whatever its type. A day has a second column, `d0` for `c0`, with the
    day itself, and a whole number `n0` with the number. Where rows are `numbered`, `file_row_number` counts those of
    one file from 0.
    """
    cells = ["file_row_number"] if numbered else []
    for at, (name, kind) in enumerate(zip(head.headers, head.types, strict=True)):
        cell = '"' + name.replace('"', '""') + '"'
        cells.append(f"{_as_text(cell, kind)} AS c{at}")
        if is_day(kind):
            cells.append(f"CAST({cell} AS DATE) AS d{at}")
        elif is_whole(kind):
            cells.append(f"{cell} AS n{at}")
    return f"(SELECT {', '.join(cells)} FROM {parquet_files(files, numbered=numbered)})"  # noqa: S608 - all quoted


def parquet_files(files: Sequence[Path], *, numbered: bool = False) -> str:
    """Return what reads Parquet files as they are."""
    return f"read_parquet({_listed(files)}{', file_row_number = true' if numbered else ''})"


def is_whole(kind: str) -> bool:
    """Return whether the cells of this type are whole numbers."""
    return kind.endswith(("INT", "INTEGER"))


def is_day(kind: str) -> bool:
    """Return whether the cells of this type are days, or moments that are the same day for everybody."""
    return kind == "DATE" or (kind.startswith("TIMESTAMP") and "ZONE" not in kind)


def _as_text(cell: str, kind: str) -> str:
    if kind == "VARCHAR":
        return cell
    written = f"CAST({cell} AS VARCHAR)"
    if kind in {"FLOAT", "DOUBLE"} or kind.startswith("DECIMAL"):
        whole = f"abs({cell}) < 1e15 AND {cell} = trunc({cell})"
        return f"CASE WHEN {whole} THEN CAST(CAST({cell} AS BIGINT) AS VARCHAR) ELSE {written} END"
    return written


def _listed(files: Sequence[Path]) -> str:
    return f"[{', '.join(text(_literal(file.as_posix())) for file in files)}]"


def _literal(path: str) -> str:
    """Return a path that means one file, although DuckDB reads stars and brackets as patterns."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in path)
