"""The rows of a survey in which somebody wrote something, as an engine brings them.

Nothing of it leaves this layer as it is: `comments` publishes what was approved, `reviewing` tells what is to be
decided, both of them redacted.
"""

from collections.abc import Sequence
from datetime import date

from cxsite.measure.engines import Engine, in_utf8
from cxsite.measure.heads import Head
from cxsite.measure.layouts import column_of
from cxsite.measure.relation import source, text
from cxsite.measure.rules import BLANKS
from cxsite.measure.scan import heads_of
from cxsite.model.dataset import DataFile, Dataset
from cxsite.model.handbook import Handbook
from cxsite.model.problems import Place, Problem


def files_with_comments(
    dataset: Dataset, handbook: Handbook, engine: Engine
) -> tuple[tuple[Head, ...], tuple[Problem, ...]]:
    """Return the heads of those files that have comments, and why others cannot be read.

    Older files may come without; where all of them do, the column is missing.
    """
    if dataset.columns.comment is None:
        return (), ()
    wanted = dataset.columns.comment.column
    files = [file for file in handbook.files if file.dataset == dataset.id]
    heads, problems = heads_of(dataset, files, engine)
    names = frozenset(name.strip() for name in wanted)
    found = tuple(head for head in heads if names & {*head.headers})
    if files and not found and not problems:
        problems = (_no_column(files[0], wanted),)
    return found, problems


def comment_column(head: Head, dataset: Dataset) -> int | Problem:
    """Return where a file that has comments has them; a header that stands twice is a problem."""
    return column_of(head, dataset.columns.comment.column if dataset.columns.comment else ())


def written(
    head: Head, columns: Sequence[int], engine: Engine, *, day: int | None = None, until: date | None = None
) -> list[tuple[str, ...]]:
    """Return some cells of each row whose first one holds words, each combination once.

    Args:
        head: of the file.
        columns: positions of the cells, the comment first.
        engine: reads the file.
        day: where the row has its day, None where it has none.
        until: the last day that counts, None for all.

    Raises:
        EngineError: the file cannot be read.
    """
    cells = ", ".join(f"c{at}" for at in columns)
    early = (
        f" AND substr(trim(c{day}, {text(BLANKS)}), 1, 10) <= {text(until.isoformat())}"
        if until and day is not None
        else ""
    )
    with in_utf8([head]) as paths:
        rows_of = source([head], paths)
        blank = text(BLANKS + "\r\n")
        where = f"trim(c{columns[0]}, {blank}) <> ''{early}"
        rows = engine.fetch(f"SELECT {cells}\nFROM {rows_of}\nWHERE {where}")
    return [tuple(cell or "" for cell in row) for row in rows]


def _no_column(file: DataFile, headers: tuple[str, ...]) -> Problem:
    names = " or ".join(f"`{header}`" for header in headers)
    hint = f"correct `comment:` in `content/data/{file.dataset}.yml`, or delete it"
    return Problem(Place(file.name), "missing-column", f"no file has a column {names}", hint)
