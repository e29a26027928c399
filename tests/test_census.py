"""What is counted in one reading is what is counted row by row; where it cannot be, nothing is said."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from surveys import RECOMMEND, data_file, handbook

from cxsite.measure import census as module
from cxsite.measure.census import known, sheets
from cxsite.measure.counts import groups_of
from cxsite.measure.engines import DuckDB, Engine, Row
from cxsite.measure.queries import Group
from cxsite.measure.rules import CellRule, Role
from cxsite.measure.scan import ALONE, Scanned, scan
from cxsite.model.dataset import DataFile, Scale

COLUMNS = {
    "date": {"column": ("day",)},
    "language": {"column": ("lang",)},
    "segment": {"column": ("seg",), "values": {"Y": "young", "YY": "young", "R": "resident"}},
    "touchpoint": {"column": ("tp",), "values": {"1": "counter", "2": "video", "": "video"}},
}
QUESTIONS = {
    "recommend": RECOMMEND,
    "ease": {"column": ("ease",), "scale": "-1 to 3", "no-answer": ("", "2", "none")},
    "apart": {"columns": {"counter": ("c",), "video": ("v",)}, "scale": "1 to 2", "no-answer": ("", "6")},
}
ASKED = {
    "recommend": (Scale(0, 6), Scale(9, 10), Scale(9, 9)),
    "ease": (Scale(2, 2), Scale(3, 3)),
    "apart": (Scale(1, 2),),
}
HEADER = ("day", "lang", "seg", "tp", "ltr", "ease", "c", "v")
POOLS = (
    ["2026-01-02", "2026-01-31", "2025-12-31", "2026-02-01 23:59", " 2026-01-02", "1980-01-01"],
    ["en", "zh-Hans", "", " en"],
    ["Y", "YY", "R", "", "\tR"],
    ["1", "2", "", "2 "],
    ["0", "6", "9", "10", "", "11"],
    ["-1", "0", "3", "", "2", "none"],
    ["1", "2", "", "6"],
    ["1", "2", "", "6"],
)
ODD = (
    ["2026-02-30", "", "1979-12-31", "2026-1-2", "02026-01-1", "2026-01-2\n", "20260102", "2026-01-0２"],
    ["en_US", "e"],
    ["young", "y", "Z"],
    ["3", "01"],
    [" 9", "09", "-0", "12", "8.0", "x", "9\u00a0"],
    ["4", "None", "+1", "03"],
    ["0", "3", " 1"],
    ["7", "two"],
)
GOOD = st.tuples(*(st.sampled_from(pool) for pool in POOLS))
SOME_ODD = st.tuples(*(st.sampled_from([*pool * 3, *odd]) for pool, odd in zip(POOLS, ODD, strict=True)))
UNTIL = st.sampled_from([None, date(2026, 1, 15), date(2020, 1, 1)])


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with DuckDB() as opened:
        yield opened


class Counting:
    """An engine that writes down what it was asked."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.asked: list[str] = []

    def fetch(self, sql: str) -> list[Row]:
        """Ask the other one."""
        if sql != ALONE:
            self.asked.append(sql)
        return self.engine.fetch(sql)


def file_of(folder: Path, rows: Sequence[Sequence[str]], name: str = "a.csv", day: str = "") -> DataFile:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([HEADER, *rows])
    return data_file(folder, name, out.getvalue(), day)


def scanned(
    engine: Engine,
    *files: DataFile,
    columns: Mapping[str, Any] = COLUMNS,
    questions: Mapping[str, Any] = QUESTIONS,
    until: date | None = None,
) -> Scanned:
    made = handbook(files, columns, questions, {})
    asked = {name: ASKED.get(name, ()) for name in questions}
    return scan(made, "survey", asked, engine, until)


def row_by_row(monkeypatch: pytest.MonkeyPatch, engine: Engine, *files: DataFile, **options: Any) -> Scanned:
    with monkeypatch.context() as patch:
        patch.setattr("cxsite.measure.scan.sheets", lambda _: None)
        return scanned(engine, *files, **options)


def is_one_reading(counting: Counting) -> bool:
    return len(counting.asked) == 1 and "COUNT(*) FILTER" in counting.asked[0]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(GOOD, min_size=1, max_size=12), until=UNTIL)
def test_one_reading_counts_what_is_counted_row_by_row(
    tmp_path: Path, engine: Engine, rows: list[tuple[str, ...]], until: date | None
) -> None:
    """Of files without anything odd, long and wide questions together."""
    file, counting = file_of(tmp_path, rows), Counting(engine)
    found = scanned(counting, file, until=until)
    assert is_one_reading(counting)
    with pytest.MonkeyPatch.context() as patch:
        assert found == row_by_row(patch, engine, file, until=until)
    assert found.problems == ()


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(SOME_ODD, min_size=1, max_size=3), until=UNTIL)
def test_odd_cells_are_left_to_those_who_look_row_by_row(
    tmp_path: Path, engine: Engine, rows: list[tuple[str, ...]], until: date | None
) -> None:
    """Whether they are refused or only written otherwise: groups and problems are the same in both ways."""
    file = file_of(tmp_path, rows)
    with pytest.MonkeyPatch.context() as patch:
        assert scanned(engine, file, until=until) == row_by_row(patch, engine, file, until=until)


@pytest.mark.parametrize("column", range(len(HEADER)))
def test_every_odd_cell_is_seen(tmp_path: Path, engine: Engine, column: int) -> None:
    """In each column, beside plain ones: no census is made of such a file."""
    plain = tuple(pool[0] for pool in POOLS)
    made = handbook((), COLUMNS, QUESTIONS, {})
    for odd in ODD[column]:
        file = file_of(tmp_path, [plain, (*plain[:column], odd, *plain[column + 1 :])])
        counting = Counting(engine)
        scanned(counting, file)
        assert len(counting.asked) > 1, odd
    assert made.datasets["survey"].questions.keys() == ASKED.keys()


def test_what_is_too_new_is_not_looked_at(tmp_path: Path, engine: Engine) -> None:
    """As little as row by row: only its day has to be one."""
    plain = tuple(pool[0] for pool in POOLS)
    odd = ("2026-03-01", "?", "?", "?", "?", "?", "?", "?")
    counting = Counting(engine)
    found = scanned(counting, file_of(tmp_path, [plain, odd]), until=date(2026, 2, 28))
    assert is_one_reading(counting)
    assert sum(group.asked for group in found.groups["recommend"]) == 1


def test_files_of_several_shapes_are_added_up(tmp_path: Path, engine: Engine) -> None:
    """Each shape in a reading of its own; what they share of a group is one group."""
    plain = ("2026-01-02", "en", "Y", "1", "9", "3", "1", "2")
    first, second = (
        file_of(tmp_path, [plain, plain]),
        data_file(tmp_path, "b.csv", ";".join(HEADER) + "\n" + "2026-01-09;en;YY;1;0;-1;6;1\n"),
    )
    counting = Counting(engine)
    (group,) = scanned(counting, first, second).groups["recommend"]
    assert (group.asked, group.n, group.total, group.total_squares) == (3, 3, 18.0, 162.0)
    assert (group.counts, group.weights) == ((1, 2, 2), (1.0, 2.0, 2.0))
    assert [str(group.first), str(group.last)] == ["2026-01-02", "2026-01-09"]
    assert len(counting.asked) == 2


def test_a_file_of_a_whole_month_needs_no_column_of_days(tmp_path: Path, engine: Engine) -> None:
    """Its answers may be from any day of it."""
    files = [data_file(tmp_path, f"{day}.csv", "ltr\n9\n3\n", day) for day in ("2025-12", "2026-01")]
    counting = Counting(engine)
    found = scanned(counting, *files, columns={}, questions={"recommend": RECOMMEND})
    days = [(str(group.first), str(group.last)) for group in found.groups["recommend"]]
    assert days == [("2025-12-01", "2025-12-31"), ("2026-01-01", "2026-01-31")]
    assert len(counting.asked) == 2


@pytest.mark.parametrize(
    ("columns", "question"),
    [
        ({**COLUMNS, "weight": {"column": ("ease",)}}, RECOMMEND),
        (COLUMNS, RECOMMEND | {"scale": "0 to 128"}),
    ],
    ids=["weights", "a long scale"],
)
def test_weights_and_long_scales_are_counted_row_by_row(
    tmp_path: Path, engine: Engine, columns: dict[str, Any], question: dict[str, Any]
) -> None:
    """Decimal numbers are added in the order of the file, and a hundred answers are not counted text by text."""
    file = file_of(tmp_path, [("2026-01-02", "en", "Y", "1", "9", "3", "1", "2")])
    counting = Counting(engine)
    found = scanned(counting, file, columns=columns, questions={"recommend": question})
    assert found.groups["recommend"][0].n == 1
    assert counting.asked[0].startswith("WITH answers AS (")


def test_a_code_of_no_answer_is_none_though_the_scale_has_it() -> None:
    """And the texts that are counted are each there once."""
    rule = CellRule(Role.ANSWER, 0, "x", scale=Scale(-1, 2), blanks=("", "2"))
    assert known(rule) == {"-1": -1, "0": 0, "1": 1, "2": None, "": None}


def test_keys_that_are_no_codes_take_no_more_memory_than_they_may(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then it is looked row by row, which needs next to none, and every cell has its problem."""
    monkeypatch.setattr(module, "MEMORY", "20MB")
    rows = [("2026-01-02", "en", "Y", f"{at:09}", "9", "3", "1", "2") for at in range(30_000)]
    counting = Counting(engine)
    found = scanned(counting, file_of(tmp_path, rows))
    assert found.problems[0].code == "unknown-code"
    assert found.problems[-1].message == "there are 30000 problems in this file; the first 50 are listed"
    assert len(counting.asked) > 1


def test_several_threads_count_the_same(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole numbers add up to the same in any order."""
    rows = [tuple(pool[at % len(pool)] for pool in POOLS) for at in range(30_000)]
    file = file_of(tmp_path, rows)
    found: list[Mapping[str, tuple[Group, ...]]] = []
    for count in (1, 2, 4):
        monkeypatch.setattr("os.cpu_count", lambda count=count: count)
        counting = Counting(engine)
        found.append(scanned(counting, file).groups)
        assert counting.asked[0].startswith(f"SET threads TO {count};")
    assert found[0] == found[1] == found[2]
    assert sum(group.n for group in found[0]["recommend"]) == 20_000


def test_who_asks_next_is_alone(tmp_path: Path) -> None:
    """Decimal numbers are added up by one thread, whatever was counted before, and with all the memory there is."""
    settings_of = "SELECT current_setting('threads'), current_setting('memory_limit')"
    with DuckDB() as fresh:
        before = fresh.fetch(settings_of)
        assert scanned(fresh, file_of(tmp_path, [tuple(pool[0] for pool in POOLS)])).problems == ()
        assert fresh.fetch(settings_of) == before
    assert before[0][0] == 1


def test_nothing_to_count_is_no_groups() -> None:
    """Of a question that no file has."""
    assert sheets({"recommend": ()}) == ()
    assert groups_of((), {"recommend": ()}, {"recommend": Scale(0, 10)}) == {"recommend": ()}
