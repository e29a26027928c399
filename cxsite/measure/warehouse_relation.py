"""A table of a warehouse as the relation that `queries.sums` counts, in SQL that every engine understands.

Every cell is read as text. Engines do not agree on patterns, and a text that is no number ends the whole question in
most of them; so what a cell may say is a list: the answers of a scale, codes, the months of the calendar. A scale with
many answers needs a column of numbers. A refused cell becomes NULL and a 1 in its check, as in `relation`; a wide table
is read once, too.
"""

from calendar import isleap, monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence

from cxsite.measure.layouts import Layout
from cxsite.measure.rules import ANSWERS, CellRule, Role
from cxsite.measure.warehouses import Dialect
from cxsite.model.dataset import Scale

WIDTH = 255
"""How many signs of a cell are read: no code, no day and no answer is as long."""
LONGEST = 101
"""The longest scale whose answers are listed one by one: 0 to 100."""
HEAVIEST = 1_000_000
"""A weight is less than that. It counts to six decimals: sums of decimal numbers do not depend on their order. DuckDB
keeps products of up to 18 digits in 64 bits, where they overflow; so a weight has one digit more than it needs."""
YEARS = range(1980, 2080)
NOTHING = f"CAST(NULL AS VARCHAR({WIDTH}))"
DEFAULTS = {Role.TOUCHPOINT: NOTHING, Role.LANGUAGE: NOTHING, Role.SEGMENT: NOTHING, Role.WEIGHT: "1"}


def table_relation(layout: Layout, table: str, names: Sequence[str], dialect: Dialect) -> str:
    """Return the common table `answers` over a table.

    Beside the columns that `queries.sums` reads it has the cells themselves, as `<role>_cell`.

    Args:
        layout: the rules of its cells; an `index` is a place among the names.
        table: its name.
        names: those of its columns.
        dialect: how names and texts are written.
    """
    rules = layout.rules
    by_role = {rule.role: rule for rule in rules}
    is_wide = any(rule.touchpoint for rule in rules)
    defaults = DEFAULTS | ({Role.TOUCHPOINT: "cx_about"} if is_wide else {})
    columns: list[str] = []
    for role in ANSWERS:
        rule = by_role.get(role)
        once = "cx_once" if is_wide and role is not Role.ANSWER else "1"
        columns.append(f"{_value(rule, dialect) if rule else defaults[role]} AS {role}")
        columns.append(f"{_check(rule, dialect, once) if rule else '0'} AS bad_{role}")
        columns += [f"{role}_cell"] if rule else []
    source = f"{table} t{_asked(rules, dialect) if is_wide else ''}"
    inner = f"SELECT\n    {_joined(_cells(rules, names, dialect, is_wide=is_wide), 4)}\n  FROM {source}"
    return f"WITH answers AS (\nSELECT\n  {_joined(columns, 2)}\nFROM (\n  {inner}\n) cells\n)"


def bad_cells(rule: CellRule, early: str, most: int) -> str:
    """Return the text that brings the refused cells of a rule's column with their numbers, the most frequent first.

    Args:
        rule: of the column.
        early: the condition that leaves later answers out, "" for none.
        most: how many different cells are brought.
    """
    about = f" AND touchpoint = '{rule.touchpoint}'" if rule.touchpoint else ""
    cell = f"{rule.role}_cell"
    return (
        f"SELECT {cell}, COUNT(*)\nFROM answers\nWHERE bad_{rule.role} = 1{about}{early}\n"
        f"GROUP BY {cell}\nORDER BY COUNT(*) DESC, {cell}\nLIMIT {most}"
    )


def _joined(parts: Iterable[str], depth: int) -> str:
    return f",\n{' ' * depth}".join(parts)


def _cells(
    rules: Sequence[CellRule], names: Sequence[str], dialect: Dialect, *, is_wide: bool
) -> Iterator[str]:
    """Yield the text of every needed cell, and its number where its rule needs one."""

    def column(rule: CellRule) -> str:
        return f"t.{dialect.name(names[rule.index])}"

    def cell(rule: CellRule) -> str:
        return f"TRIM(COALESCE(CAST({column(rule)} AS VARCHAR({WIDTH})), ''))"

    def of_each(part: Callable[[CellRule], str]) -> str:
        if not is_wide:
            return part(answers[0])
        cases = " ".join(f"WHEN {dialect.text(rule.touchpoint)} THEN {part(rule)}" for rule in answers)
        return f"CASE asked.cx_about {cases} END"

    answers = _answering(rules)
    for rule in rules:
        if rule.role is not Role.ANSWER:
            yield f"{cell(rule)} AS {rule.role}_cell"
        if rule.role is Role.WEIGHT:
            yield f"{column(rule)} AS weight_number"
    if is_wide:
        yield from ("asked.cx_about AS cx_about", "asked.cx_once AS cx_once")
    yield f"{of_each(cell)} AS answer_cell"
    if not _is_short(answers[0].scale):
        yield f"{of_each(column)} AS answer_number"


def _answering(rules: Iterable[CellRule]) -> list[CellRule]:
    return [rule for rule in rules if rule.role is Role.ANSWER]


def _asked(rules: Sequence[CellRule], dialect: Dialect) -> str:
    """Return what makes of a row one for each touchpoint; what is said of the whole row is checked in the first."""
    lines = " UNION ALL ".join(
        f"SELECT {dialect.text(rule.touchpoint)} AS cx_about, {0 if at else 1} AS cx_once"
        for at, rule in enumerate(_answering(rules))
    )
    return f"\n  CROSS JOIN ({lines}) asked"


def _check(rule: CellRule, dialect: Dialect, once: str) -> str:
    fine = [*_blank(rule, dialect), *(condition for condition, _ in _meanings(rule, dialect))]
    return f"CASE {' '.join(f'WHEN {condition} THEN 0' for condition in fine)} ELSE {once} END"


def _value(rule: CellRule, dialect: Dialect) -> str:
    cases = [(condition, "NULL") for condition in _blank(rule, dialect)] + _meanings(rule, dialect)
    if not _meanings(rule, dialect):
        return NOTHING
    return f"CASE {' '.join(f'WHEN {condition} THEN {means}' for condition, means in cases)} END"


def _blank(rule: CellRule, dialect: Dialect) -> list[str]:
    return [_is_one_of(f"{rule.role}_cell", map(dialect.text, rule.blanks))] if rule.blanks else []


def _is_one_of(cell: str, texts: Iterable[str]) -> str:
    return f"{cell} IN ({', '.join(texts)})"


def _meanings(rule: CellRule, dialect: Dialect) -> list[tuple[str, str]]:
    """Return what an accepted cell is to what it means; what `rules.accepts` says in Python."""
    cell = f"{rule.role}_cell"
    if rule.is_coded:
        return [(f"{cell} = {dialect.text(code)}", dialect.text(means)) for code, means in rule.codes]
    match rule.role:
        case Role.ANSWER if _is_short(rule.scale):
            answers = range(rule.scale.low, rule.scale.high + 1)
            return [(_is_one_of(cell, _spellings(each)), str(each)) for each in answers]
        case Role.ANSWER:
            number = "answer_number"
            inside = f"{number} BETWEEN {rule.scale.low} AND {rule.scale.high} AND FLOOR({number}) = {number}"
            return [(inside, f"CAST({number} AS BIGINT)")]
        case Role.WEIGHT:
            number = "weight_number"
            return [(f"{number} > 0 AND {number} < {HEAVIEST}", f"CAST({number} AS DECIMAL(19, 6))")]
        case Role.DAY:
            return [(_is_a_day(cell), f"CAST(SUBSTRING({cell}, 1, 10) AS DATE)")]
        case _:
            return [(f"{cell} <> ''", cell)]  # a tag, which is looked at when it has come


def _spellings(answer: int) -> list[str]:
    """Return how an answer may be written: a column of decimal numbers has `9.0`, one of texts perhaps `09`."""
    return [f"'{each}'" for each in dict.fromkeys((f"{answer}", f"{answer}.0", f"{answer:02}"))]


def _is_short(scale: Scale) -> bool:
    return scale.high - scale.low < LONGEST


def _is_a_day(cell: str) -> str:
    """Return the condition that a text begins with a day of the calendar, which a time may follow."""
    year, month, day = (f"SUBSTRING({cell}, {start}, {signs})" for start, signs in ((1, 4), (6, 2), (9, 2)))
    month_day = f"SUBSTRING({cell}, 6, 5)"
    late = [f"'{at:02}-{last}'" for at in range(1, 13) for last in (29, 30, 31) if last <= _length(at)]
    leap = (f"'{each}'" for each in YEARS if isleap(each))
    parts = (
        _is_one_of(year, (f"'{each}'" for each in YEARS)),
        f"SUBSTRING({cell}, 5, 1) = '-' AND SUBSTRING({cell}, 8, 1) = '-'",
        _is_one_of(f"SUBSTRING({cell}, 11, 1)", ("''", "' '", "'T'")),
    )
    in_month = (
        f"{_is_one_of(month, _two_signs(12))} AND {_is_one_of(day, _two_signs(28))}",
        _is_one_of(month_day, late),
        f"{month_day} = '02-29' AND {_is_one_of(year, leap)}",
    )
    return f"{' AND '.join(parts)} AND ({' OR '.join(in_month)})"


def _two_signs(last: int) -> list[str]:
    return [f"'{at:02}'" for at in range(1, last + 1)]


def _length(month: int) -> int:
    return monthrange(2001, month)[1]
