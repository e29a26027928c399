import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cxsite.measure import warehouses
from cxsite.measure.warehouses import Dialect, Driver, NoDriverError, Spark, WarehouseError, driver_of, opened
from cxsite.model.source import Warehouse

SECRET = "postgresql://cx:geheim@db.example.com/cx"  # noqa: S105 - nobody's
DRIVER = """
apilevel = "2.0"
log = []
class Connection:
    def __init__(self, *args, **named): log.append((args, named))
    def cursor(self): return self
    def execute(self, sql):
        log.append(sql)
        if "wrong" in sql: raise ValueError("geheim, says the driver")
        self.description = [("Day", 1), ("LTR", 2)]
    def fetchall(self): return [[1, "x"]]
    def commit(self): log.append("commit")
    def close(self): log.append("closed")
connect = Connection
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Warehouse]]:
    """Installs a module of this text, and returns the warehouse that needs it."""
    made: list[str] = []

    def install(text: str = DRIVER, folder: str = "site-packages") -> Warehouse:
        name = f"driver_of_a_test_{len(made)}"
        place = tmp_path / folder
        place.mkdir(exist_ok=True)
        (place / f"{name}.py").write_text(text)
        monkeypatch.syspath_prepend(str(place))
        made.append(name)
        return Warehouse(engine=name, table="cx.answers", url_env="CX_URL")

    yield install
    for name in made:
        sys.modules.pop(name, None)


def test_a_driver_is_asked_and_closed(installed: Callable[..., Warehouse]) -> None:
    """Whatever rows it brings, they are tuples; a table is looked at without one of its rows."""
    source = installed()
    with opened(source, SECRET) as warehouse:
        assert warehouse.columns("cx.answers") == ("Day", "LTR")
        assert warehouse.fetch("SELECT 1") == [(1, "x")]
    assert sys.modules[source.engine].log == [
        ((SECRET,), {}),
        "SELECT * FROM cx.answers WHERE 1 = 0",
        "SELECT 1",
        "closed",
    ]


def test_an_address_may_be_arguments_by_name(installed: Callable[..., Warehouse]) -> None:
    """Many drivers have no text for it."""
    source = installed()
    with opened(source, '{"host": "db", "port": 8080}'):
        pass
    assert sys.modules[source.engine].log[0] == ((), {"host": "db", "port": 8080})


def test_what_a_driver_says_stays_here(installed: Callable[..., Warehouse]) -> None:
    """The name of its mistake has no secret in it; its words may have."""
    source = installed()
    with opened(source, SECRET) as warehouse, pytest.raises(WarehouseError) as caught:
        warehouse.fetch("wrong")
    assert (str(caught.value), caught.value.__cause__) == ("ValueError", None)
    assert caught.value.__suppress_context__
    with pytest.raises(WarehouseError, match=r"^JSONDecodeError$"), opened(source, "{geheim"):
        pass


def test_a_connection_is_closed_after_a_mistake_of_ours(installed: Callable[..., Warehouse]) -> None:
    source = installed()
    with pytest.raises(ZeroDivisionError), opened(source, SECRET):
        _ = 1 / 0
    assert sys.modules[source.engine].log[-1] == "closed"


@pytest.mark.parametrize(
    "text",
    ["connect = print", 'apilevel = "1.0"\nconnect = print', 'apilevel = "2.0"', "import no_such_module"],
)
def test_what_is_no_driver_is_not_used(installed: Callable[..., Warehouse], text: str) -> None:
    with pytest.raises(NoDriverError):
        driver_of(installed(text).engine)


@pytest.mark.parametrize("engine", ["no_such_module", "no_such_package.dbapi", "json", "sys"])
def test_what_nobody_has_installed_is_no_driver(engine: str) -> None:
    with pytest.raises(NoDriverError, match=f"^{engine}$"):
        driver_of(engine)


def test_a_handbook_brings_no_module_of_its_own(installed: Callable[..., Warehouse]) -> None:
    """Python looks into the folder in which it is started, which may be that of the handbook: nothing there runs."""
    source = installed("raise SystemExit('somebody else is in the house')", folder="content")
    with pytest.raises(NoDriverError):
        driver_of(source.engine)


def test_names_and_texts_are_written_as_the_engine_reads_them() -> None:
    plain, spark = warehouses.PLAIN, warehouses.SPARK
    assert [each.name('a "b" `c`') for each in (plain, spark)] == ['"a ""b"" `c`"', '`a "b" ``c```']
    assert [each.text("it's \\") for each in (plain, spark)] == ["'it''s \\'", "'it\\'s \\\\'"]
    assert plain == Dialect()


def test_spark_is_told_where_it_is_and_which_day_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """A session on this machine or on a cluster; it says nothing, because it would tell addresses."""
    log: list[object] = []

    class Session:
        conf = SimpleNamespace(set=lambda *pair: log.append(pair))
        sparkContext = SimpleNamespace(setLogLevel=log.append)  # noqa: N815 - that is its name

        def table(self, name: str) -> Any:
            return SimpleNamespace(columns=[name, "ltr"])

        def sql(self, sql: str) -> Any:
            return SimpleNamespace(collect=lambda: [[sql]])

        def stop(self) -> None:
            log.append("stopped")

    class Builder:
        def __getattr__(self, name: str) -> Callable[[str], "Builder"]:
            def told(value: str) -> "Builder":
                log.append((name, value))
                return self

            return told

        def getOrCreate(self) -> Session:  # noqa: N802 - that is its name
            return Session()

    module = SimpleNamespace(SparkSession=SimpleNamespace(builder=Builder()))
    monkeypatch.setattr(warehouses, "driver_of", lambda _: warehouses._builder(module))
    source = Warehouse(engine="spark", table="cx.answers", url_env="CX_URL")
    with opened(source, "local[2]", "Asia/Shanghai") as warehouse:
        assert isinstance(warehouse, Spark)
        assert (warehouse.columns("t"), warehouse.fetch("SELECT 1")) == (("t", "ltr"), [("SELECT 1",)])
    zone = "spark.sql.session.timeZone"
    assert log == [
        ("appName", "cxsite"), ("master", "local[2]"), "OFF", (zone, "Asia/Shanghai"), "stopped",
    ]  # fmt: skip
    log.clear()
    with opened(source, "sc://cluster.example.com"):
        pass
    assert log == [("appName", "cxsite"), ("remote", "sc://cluster.example.com"), (zone, "UTC"), "stopped"]


def test_a_driver_that_is_open_may_be_asked_at_once() -> None:
    """A connection of PEP 249 is all that is needed."""
    import duckdb  # noqa: PLC0415 - only here

    with duckdb.connect() as connection:
        assert Driver(connection).fetch("SELECT 1, NULL") == [(1, None)]
