"""What answers beside DuckDB: Spark, and every driver that keeps to PEP 249.

An address may hold a password, and what a driver says of a mistake may hold the address. So nothing of either leaves
this module: a mistake has the name of its class, and no words.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import PurePath
from typing import Any, Protocol

from cxsite.measure.engines import Row
from cxsite.model.source import Warehouse

MODULES = {"postgres": "psycopg", "spark": "pyspark"}
"""Engines that have a name of their own, to the module that must be there for them."""
INSTALLED = frozenset({"site-packages", "dist-packages"})
"""Folders one of which an installed module stands in; a handbook brings no modules of its own."""

FIRST: Mapping[str, tuple[str, ...]] = {
    "postgres": (
        "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
        "SET DateStyle = 'ISO'",
        "SET TIME ZONE '{zone}'",
    ),
}
"""What an engine is told first: nothing is written, all questions see the same rows, days are those of the dataset."""
ZONE = "UTC"
"""The time zone of datasets that name none: that of the machine would make another day of the same moment."""


class NoDriverError(Exception):
    """The module that an engine needs is not installed, or is no driver."""


class WarehouseError(Exception):
    """A warehouse cannot be reached, or refuses a question; the name of the driver's mistake is all it says."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How an engine writes names, and whether a backslash means something in its texts."""

    sign: str = '"'
    escapes: bool = False

    def name(self, name: str) -> str:
        """Return the name of a column as it is, whatever signs are in it."""
        return f"{self.sign}{name.replace(self.sign, self.sign * 2)}{self.sign}"

    def text(self, value: str) -> str:
        """Return a value as an SQL string."""
        if self.escapes:
            return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
        return "'" + value.replace("'", "''") + "'"


PLAIN = Dialect()
SPARK = Dialect("`", escapes=True)


class Asked(Protocol):
    """A warehouse that is open: an engine that knows the columns of its tables and how it writes names."""

    @property
    def dialect(self) -> Dialect:
        """How names and texts are written."""
        ...

    def columns(self, table: str) -> tuple[str, ...]:
        """Return the names of a table's columns, as the warehouse writes them, or raise `WarehouseError`."""
        ...

    def fetch(self, sql: str) -> list[Row]:
        """Return the rows, or raise `WarehouseError`."""
        ...


@dataclass(frozen=True, slots=True)
class Driver:
    """A connection of PEP 249."""

    connection: Any
    dialect: Dialect = PLAIN

    def columns(self, table: str) -> tuple[str, ...]:
        """Return the names of a table's columns."""
        with _nothing_said():
            cursor = self.connection.cursor()
            cursor.execute(f"SELECT * FROM {table} WHERE 1 = 0")  # noqa: S608 - `TABLE` has no other signs than names
            return tuple(str(column[0]) for column in cursor.description)

    def fetch(self, sql: str) -> list[Row]:
        """Return the rows."""
        with _nothing_said():
            cursor = self.connection.cursor()
            cursor.execute(sql)
            return [tuple(row) for row in cursor.fetchall()]


@dataclass(frozen=True, slots=True)
class Spark:
    """A session of Spark, on this machine or on a cluster."""

    session: Any
    dialect: Dialect = SPARK

    def columns(self, table: str) -> tuple[str, ...]:
        """Return the names of a table's columns."""
        with _nothing_said():
            return tuple(self.session.table(table).columns)

    def fetch(self, sql: str) -> list[Row]:
        """Return the rows."""
        with _nothing_said():
            return [tuple(row) for row in self.session.sql(sql).collect()]


@contextmanager
def opened(source: Warehouse, url: str, zone: str | None = None) -> Iterator[Asked]:
    """Yield a warehouse, ready to be asked; it is closed afterwards.

    Args:
        source: names the engine.
        url: where it is, as the driver's `connect` wants it: one text, or JSON with the arguments by name.
        zone: the time zone in which a moment has its day.

    Raises:
        NoDriverError: what the engine needs is not there.
        WarehouseError: it does not let us in, or refuses a question.
    """
    connect = driver_of(source.engine)
    if source.engine == "spark":
        with _nothing_said():
            session = _session(connect, url, zone or ZONE)
        try:
            yield Spark(session)
        finally:
            session.stop()
        return
    with _nothing_said():
        connection = _connected(connect, url)
    try:
        with _nothing_said():
            for sql in FIRST.get(source.engine, ()):
                connection.cursor().execute(sql.format(zone=(zone or ZONE).replace("'", "")))
            if source.engine in FIRST:
                connection.commit()
        yield Driver(connection)
    finally:
        connection.close()


def driver_of(engine: str) -> Callable[..., Any]:
    """Return what connects to an engine; for Spark, what builds a session.

    Raises:
        NoDriverError: it is not installed, or is no driver.
    """
    name = MODULES.get(engine, engine)
    try:
        spec = find_spec(name)
        if spec is None or not INSTALLED & {*PurePath(spec.origin or "").parts}:
            raise NoDriverError(name)
        module = import_module("pyspark.sql" if engine == "spark" else name)
    except (
        ImportError,
        ValueError,
    ) as error:  # a module may be there without its parts, or without an origin
        raise NoDriverError(name) from error
    if engine == "spark":
        return _builder(module)
    connect = getattr(module, "connect", None)
    if not str(getattr(module, "apilevel", "")).startswith("2") or not callable(connect):
        raise NoDriverError(name)
    return connect  # type: ignore[no-any-return] # PEP 249 says what it returns, no stub does


def _builder(module: Any) -> Callable[[str], Any]:
    def builder(url: str) -> Any:
        begun = module.SparkSession.builder.appName("cxsite")
        return begun.remote(url) if url.startswith("sc://") else begun.master(url)

    return builder


def _session(builder: Callable[[str], Any], url: str, zone: str) -> Any:
    session = builder(url).getOrCreate()
    if not url.startswith("sc://"):
        session.sparkContext.setLogLevel("OFF")  # it would tell addresses, and warn of what is meant so
    session.conf.set("spark.sql.session.timeZone", zone)
    return session


def _connected(connect: Callable[..., Any], url: str) -> Any:
    return connect(**json.loads(url)) if url.startswith("{") else connect(url)


@contextmanager
def _nothing_said() -> Iterator[None]:
    """Let every mistake of a driver end as `WarehouseError`, with the name of its class and without its words."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - drivers have mistakes of their own, and no two the same
        raise WarehouseError(type(error).__name__) from None
