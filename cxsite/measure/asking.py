"""A dataset in a warehouse, asked: groups of answers, or everything that is wrong with its table.

A table has no lines. What is wrong with it is said with the column, the value, and how often it is there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cxsite.measure.heads import Head
from cxsite.measure.layouts import Layout, headers_of, layout
from cxsite.measure.queries import Group, groups, refused, sums
from cxsite.measure.relation import CHECKS
from cxsite.measure.rules import CellRule, Role, accepts, refusal
from cxsite.measure.scan import Asked, Scanned
from cxsite.measure.warehouse_relation import bad_cells, table_relation
from cxsite.measure.warehouses import Asked as Warehouse
from cxsite.model.dataset import DataFile, Dataset, Scale
from cxsite.model.handbook import Handbook
from cxsite.model.problems import Place, Problem

MOST = 10
"""How many different cells of one column are told."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is asked about: its name, those of its columns, and the answers up to which day count.

    `place` is where a dataset says that its records lie there.
    """

    name: str
    place: Place
    columns: tuple[str, ...]
    until: date | None


def ask(
    handbook: Handbook, dataset: Dataset, asked: Asked, warehouse: Warehouse, until: date | None = None
) -> Scanned:
    """Count the answers to some questions of a dataset, each in one question to its warehouse.

    Args:
        handbook: knows the touchpoints and segments.
        dataset: its `source` names the table.
        asked: the questions that are measured.
        warehouse: is open.
        until: the last day whose answers count, None for all.

    Raises:
        WarehouseError: it refuses a question.
    """
    name = dataset.source.table if dataset.source else ""
    table = Table(name, Place(place_of(dataset.id)), warehouse.columns(name), until)
    head = _head(dataset, table.columns)
    found: dict[str, tuple[Group, ...]] = {}
    problems: list[Problem] = []
    for key, ranges in asked.items():
        laid, lacks = layout(head, dataset.questions[key], dataset, handbook)
        problems += (_of_table(each, table.columns) for each in lacks)
        if laid:
            answered = _answered(laid, table, ranges, warehouse)
            problems += [each for each in answered if isinstance(each, Problem)]
            found[key] = tuple(each for each in answered if isinstance(each, Group))
    unlike = tuple(dict.fromkeys(problems))  # a column that several questions need
    return Scanned({}, unlike) if unlike else Scanned(found)


def place_of(dataset: str) -> str:
    """Return the name of the file that says where a dataset's records lie."""
    return f"content/data/{dataset}.yml"


def _head(dataset: Dataset, columns: Sequence[str]) -> Head:
    """Return a table's head as if it were a file's; engines have their own way with capitals."""
    wanted = {header.lower(): header for header in headers_of(dataset) if header not in columns}
    headers = tuple(wanted.get(name.lower(), name) for name in columns)
    file = DataFile(dataset.id, "", place_of(dataset.id), 0, "", "utf-8", None, "")
    return Head(file, "utf-8", ",", headers, "")


def _of_table(problem: Problem, columns: Sequence[str]) -> Problem:
    """Return what a table lacks, with a remedy that speaks of no file."""
    if problem.code != "missing-column" or problem.hint.startswith("write "):
        return problem
    names = ", ".join(f"`{name}`" for name in columns[:MOST])
    return replace(problem, hint=f"write the table's name for it behind `column:`; the table has {names}")


def _answered(
    laid: Layout, table: Table, ranges: Sequence[Scale], warehouse: Warehouse
) -> list[Group | Problem]:
    """Return the groups of one question, or what is wrong with the cells that it needs."""
    relation = table_relation(laid, table.name, table.columns, warehouse.dialect)
    rows = warehouse.fetch(f"{relation}\n{sums(ranges, CHECKS, table.until)}")
    bad = {check for check, often in refused(rows, ranges, CHECKS).items() if often}
    if bad:
        return [
            problem
            for rule in laid.rules
            if f"bad_{rule.role}" in bad
            for problem in _refused(rule, relation, table, warehouse)
        ]
    found = groups(rows, ranges)
    return [*_no_tags(laid, found, table)] or [*found]


def _refused(rule: CellRule, relation: str, table: Table, warehouse: Warehouse) -> Iterator[Problem]:
    """Yield what stands in a column and may not, the most frequent first."""
    early = f" AND (day IS NULL OR day <= DATE '{table.until.isoformat()}')" if table.until else ""
    rows = warehouse.fetch(f"{relation}\n{bad_cells(rule, early, MOST + 1)}")
    for cell, often in rows[:MOST]:
        yield _problem(rule, str(cell), int(often), table)
    if len(rows) > MOST:
        message = f"more is refused in the column `{rule.header}`; the {MOST} most frequent cells are listed"
        yield Problem(table.place, "more-problems", message, "correct these first, then check again")


def _problem(rule: CellRule, cell: str, often: int, table: Table) -> Problem:
    code, message, hint = refusal(rule, cell, often)
    if not rule.is_coded:
        rows = f"{often} row{'' if often == 1 else 's'}"
        message = f"{message}, in {rows} of the column `{rule.header}`"
    return Problem(table.place, code, message, hint)


def _no_tags(laid: Layout, found: Sequence[Group], table: Table) -> Iterator[Problem]:
    """Yield the languages that are no tags: engines do not agree on patterns."""
    rule = next((rule for rule in laid.rules if rule.role is Role.LANGUAGE and not rule.is_coded), None)
    if rule is None:
        return
    often: dict[str, int] = {}
    for group in found:
        often[group.language] = often.get(group.language, 0) + group.asked
    wrong = [language for language in often if language and not accepts(rule, language)]
    for language in sorted(wrong, key=lambda each: (-often[each], each))[:MOST]:
        yield _problem(rule, language, often[language], table)
