import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Timer

import pytest
from surveys import data_file

from cxsite.measure.engines import DuckDB, EngineError, in_utf8
from cxsite.measure.heads import read_head


def test_an_engine_answers_with_all_rows() -> None:
    """Rows are plain tuples, and one query after the other is answered."""
    with DuckDB() as engine:
        assert engine.fetch("SELECT 1, 'x' UNION ALL SELECT 2, NULL ORDER BY 1") == [(1, "x"), (2, None)]
        assert engine.fetch("SELECT 3") == [(3,)]


def test_what_an_engine_refuses_is_an_engine_error() -> None:
    """Nothing of the engine's own kind comes through, and it can be asked again."""
    with DuckDB() as engine:
        with pytest.raises(EngineError):
            engine.fetch("SELECT nonsense FROM nowhere")
        assert engine.fetch("SELECT 1") == [(1,)]


def test_an_engine_is_closed() -> None:
    """Its one connection ends with its context, asked or not."""
    with DuckDB() as unasked:
        pass
    assert unasked._connection is None
    with DuckDB() as engine:
        engine.fetch("SELECT 1")
        connection = engine._connection
    with pytest.raises(Exception, match="closed"):
        connection.execute("SELECT 1")


def test_an_engine_downloads_nothing_and_works_in_one_thread() -> None:
    """Extensions are never fetched, and sums of decimals come out the same every time."""
    query = "SELECT current_setting('threads'), current_setting('autoinstall_known_extensions')"
    with DuckDB() as engine:
        assert engine.fetch(query) == [(1, False)]


def test_an_engine_draws_nothing_on_standard_output() -> None:
    """However long a query takes: what is printed there is for programs."""
    with DuckDB() as engine:
        assert engine.fetch("SELECT current_setting('enable_progress_bar')") == [(False,)]


def test_duckdb_is_imported_by_the_first_question() -> None:
    """Importing the layer, and opening an engine that is never asked, costs nothing."""
    code = (
        "import sys, cxsite.measure.measured as m\n"
        "with m.DuckDB() as engine: pass\n"
        "assert 'duckdb' not in sys.modules\n"
        "with m.DuckDB() as engine: engine.fetch('SELECT 1')\n"
        "assert 'duckdb' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_only_other_encodings_are_copied_and_copies_are_gone(tmp_path: Path) -> None:
    """UTF-8 is read where it is; line ends survive the copy."""
    first, _ = read_head(data_file(tmp_path, "a.csv", "评\r\n好\r\n"), frozenset())
    second, _ = read_head(data_file(tmp_path, "b.csv", "评\r\n好\r\n", encoding="gb18030"), frozenset())
    assert first is not None
    assert second is not None
    with in_utf8([first, second]) as paths:
        copy = paths["content/data/b.csv"]
        assert paths["content/data/a.csv"] == first.file.path
        assert copy.read_bytes() == "评\r\n好\r\n".encode()
    assert not copy.parent.exists()


def test_a_copy_that_cannot_be_made_is_an_engine_error(tmp_path: Path) -> None:
    """Bytes beyond the head that are not in the declared encoding."""
    content = "评\n".encode("gb18030") * 40000 + b"\xff\xff\n"
    head, _ = read_head(data_file(tmp_path, "a.csv", content, encoding="gb18030"), frozenset())
    assert head is not None
    with pytest.raises(EngineError), in_utf8([head]):
        pass


ENDLESS = "SELECT count(*) FROM range(100000000) a, range(100000) b WHERE (a.range * b.range) % 7 = 3"


def test_a_ctrl_c_in_the_middle_of_a_query_is_a_ctrl_c() -> None:
    """DuckDB says of it only that a query was interrupted, which would be a mistake of our own."""
    timer = Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT))
    with DuckDB() as engine:
        engine.fetch("SELECT 1")
        timer.start()
        with pytest.raises(KeyboardInterrupt):
            engine.fetch(ENDLESS)


def test_what_else_goes_wrong_in_a_query_is_not_a_ctrl_c(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def execute(self, _sql: str) -> None:
            raise RuntimeError("no memory")

        def close(self) -> None:
            pass

    with DuckDB() as engine:
        monkeypatch.setattr(engine, "_connection", Broken())
        with pytest.raises(RuntimeError, match="no memory"):
            engine.fetch("SELECT 1")
