"""What answers a query: one protocol with one method, and DuckDB, which reads files.

An engine is opened, asked and closed by one caller. DuckDB is imported when the first question is asked of it. It works
in memory with one thread (sums of decimal weights then come out the same every time; who adds up nothing but whole
numbers may ask for more), writes no file and never downloads anything.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from cxsite.measure.heads import Head

Row = tuple[Any, ...]

SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "temp_directory": "",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}

QUIET = "SET enable_progress_bar = false"
"""Else a query of more than two seconds draws on standard output, between the lines that a program is to read."""

CHUNK = 1 << 20
"""How many characters of a file are written anew at once."""

INTERRUPTED = "Query interrupted"
"""What DuckDB says in place of what a signal has raised: of a Ctrl-C, too, there is nothing left but this."""


class EngineError(Exception):
    """An engine could not answer; its own words are the cause."""


class Engine(Protocol):
    """Answers SQL with rows, all of them, in any order."""

    def fetch(self, sql: str) -> list[Row]:
        """Return the rows, or raise `EngineError`."""
        ...


class DuckDB:
    """The embedded engine; a context manager that closes its one connection."""

    __slots__ = ("_connection",)

    def __init__(self) -> None:
        self._connection: Any = None

    def fetch(self, sql: str) -> list[Row]:
        """Return the rows, or raise `EngineError`; a signal that ends the query raises `KeyboardInterrupt`."""
        import duckdb  # noqa: PLC0415 - 0.2 s that only a build with new answers pays

        if self._connection is None:
            self._connection = duckdb.connect(":memory:", config=SETTINGS)
            self._connection.execute(QUIET)
        try:
            return list(self._connection.execute(sql).fetchall())
        except duckdb.Error as error:
            raise EngineError(str(error)) from error
        except RuntimeError as error:
            if str(error) == INTERRUPTED:
                raise KeyboardInterrupt from error
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


@contextmanager
def in_utf8(heads: Sequence[Head]) -> Iterator[dict[str, Path]]:
    """Yield the name of each file with where it can be read as UTF-8; copies in UTF-8 are gone afterwards.

    Raises:
        EngineError: a file is not in its encoding.
    """
    paths = {head.file.name: head.file.path for head in heads}
    others = [head for head in heads if not head.types and head.encoding != "utf-8-sig"]
    if not others:
        yield paths
        return
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - and all that it imports, for files that few have

    with TemporaryDirectory(prefix="cxsite-") as folder:
        yield paths | {
            head.file.name: _copied(head, Path(folder, f"{at}.csv")) for at, head in enumerate(others)
        }


def _copied(head: Head, target: Path) -> Path:
    try:
        with (
            head.file.path.open(encoding=head.encoding, newline="") as source,
            target.open("w", encoding="utf-8", newline="") as copy,
        ):
            while text := source.read(CHUNK):
                copy.write(text)
    except (UnicodeError, OSError) as error:
        raise EngineError(str(error)) from error
    return target
