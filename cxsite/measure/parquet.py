"""Parquet files: what the engine says of their columns, and where their bad cells are.

A place in a Parquet file is a row and a column, counted from 1 without a header. The same text in many rows of a column
is one problem, at the first of them.
"""

from collections.abc import Sequence
from pathlib import PurePosixPath

from cxsite.measure.engines import Engine, EngineError
from cxsite.measure.heads import Head
from cxsite.measure.relation import as_cells, parquet_files
from cxsite.measure.rows import listed
from cxsite.measure.rules import BLANKS, CellRule, accepts, refusal
from cxsite.model.dataset import DataFile
from cxsite.model.problems import Place, Problem

ENDING = ".parquet"


def is_parquet(file: DataFile) -> bool:
    """Return whether the name of a file says that it is Parquet."""
    return PurePosixPath(file.name).suffix.lower() == ENDING


def parquet_head(file: DataFile, engine: Engine) -> tuple[Head | None, tuple[Problem, ...]]:
    """Return the columns of a Parquet file, or None and why it cannot be read."""
    described = f"DESCRIBE FROM {parquet_files([file.path])}"
    try:
        columns = engine.fetch(described)
    except EngineError:
        message = f"`{file.name}` is not a Parquet file that can be read"
        return None, (
            Problem(Place(file.name), "bad-parquet", message, "write it again, or export it as CSV in UTF-8"),
        )
    return Head(
        file, "", "", tuple(row[0].strip() for row in columns), "", tuple(row[1] for row in columns)
    ), ()


def locate_cells(head: Head, rules: Sequence[CellRule], engine: Engine) -> tuple[Problem, ...]:
    """Return the bad cells of a Parquet file, in reading order.

    Raises:
        EngineError: the file cannot be read.
    """
    problems = []
    for rule in sorted(set(rules), key=lambda rule: (rule.index, rule.role)):
        found: dict[str, tuple[int, int]] = {}
        for cell, times, first in engine.fetch(_texts(head, rule.index)):
            trimmed = cell.strip(BLANKS)
            before, earliest = found.get(trimmed, (0, first))
            found[trimmed] = before + times, min(earliest, first)
        problems += [
            Problem(Place(head.file.name, first + 1, rule.index + 1), *refusal(rule, cell, times))
            for cell, (times, first) in found.items()
            if not accepts(rule, cell)
        ]
    return listed(problems)


def _texts(head: Head, index: int) -> str:
    """Return the text that brings each text of a column, how often it is there, and its first row."""
    cells = f"COALESCE(c{index}, '') AS cell, file_row_number AS line"
    rows = as_cells([head.file.path], head, numbered=True)
    return f"SELECT cell, COUNT(*), MIN(line) FROM (SELECT {cells} FROM {rows}) GROUP BY cell"  # noqa: S608 - all quoted
