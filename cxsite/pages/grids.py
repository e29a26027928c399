"""Tables of counts that say what is covered by what: the same shape for all of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from cxsite.pages.speech import Pair

K = TypeVar("K")
L = TypeVar("L")


@dataclass(frozen=True, slots=True)
class Line:
    """A row: what it is about, and a cell for each column, "" where there is nothing."""

    name: Pair
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of counts; `id` is its anchor, `corner` says what its rows are."""

    id: str
    title: Pair
    note: Pair
    corner: Pair
    columns: tuple[Pair, ...]
    lines: tuple[Line, ...]


def lines_of(
    rows: Iterable[tuple[K, Pair]], columns: Sequence[L], cell: Callable[[K, L], str]
) -> tuple[Line, ...]:
    """Return a line for each row, with what `cell` says where it meets each column."""
    return tuple(Line(name, tuple(cell(row, column) for column in columns)) for row, name in rows)


def count(number: int) -> str:
    """Return a count as a cell shows it: nothing for none."""
    return str(number) if number else ""
