"""The engine and the locating reader must agree on what is bad."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from surveys import RECOMMEND, data_file, handbook

from cxsite.measure.engines import DuckDB, Engine, EngineError
from cxsite.measure.heads import read_head
from cxsite.measure.layouts import headers_of, layout
from cxsite.measure.queries import refused, sums
from cxsite.measure.relation import CHECKS, relation
from cxsite.measure.rows import rows
from cxsite.measure.rules import BLANKS, Role, accepts
from cxsite.measure.scan import Scanned, scan
from cxsite.model.dataset import DataFile, Scale
from cxsite.model.problems import Place, Problem

COLUMNS = {
    "date": {"column": ("day",)},
    "language": {"column": ("lang",)},
    "segment": {"column": ("seg",), "values": {"Y": "young", "R": "resident"}},
    "touchpoint": {"column": ("tp",), "values": {"1": "counter", "2": "video"}},
    "weight": {"column": ("w",)},
}
WIDE = {"columns": {"counter": ("c",), "video": ("v",)}, "scale": "1 to 5", "no-answer": ("", "6")}
GOOD = "2026-01-02,en,Y,1,1,9\n"
HEADER = "day,lang,seg,tp,w,ltr\n"
TOP = (Scale(9, 10),)

SMALL = st.text(alphabet=' \t0123456789.,-+eE_T:年１９ZYAab"\n\r;\u2028\u00a0\u200b\ufeff\u3000', max_size=5)
POOLS: Mapping[str, list[str]] = {
    "day": [
        "2026-01-02",
        " 2026-01-02T23:59 ",
        "2026-02-30",
        "",
        "2026-01-02T10:00+08:00",
        "0000-01-01",
        "2026-1-2",
        "1970-01-01",
        "1979-12-31",
        "1980-01-01",
        "2079-12-31",
        "2099-01-01",
        "\u00a02026-01-02",
    ],
    "lang": ["en", "zh-Hans", "", "中文", "en_US", "e", "abcd-efghi"],
    "seg": ["Y", " R ", "", "young", "y"],
    "tp": ["1", "2", "", "3", "counter", "01"],
    "w": ["1", "0.25", "0", "", "-1", "1e3", "nan", "1,5", "0.0000", "9" * 20, "1\u00a0"],
    "ltr": [
        "9",
        " 10\t",
        "11",
        "",
        "-0",
        "007",
        "12",
        "nine",
        "８",
        "1_0",
        "1e1",
        "8.0",
        "9" * 19,
        "-1",
        "\u00a09",
        "9\u200b",
        "8,5",
        "9\r",
    ],
}
ROWS = st.lists(
    st.tuples(*(st.one_of(st.sampled_from(pool), SMALL) for pool in POOLS.values())), min_size=1, max_size=6
)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with DuckDB() as opened:
        yield opened


def scanned(
    engine: Engine,
    *files: DataFile,
    columns: Mapping[str, Any] = COLUMNS,
    question: Mapping[str, Any] = RECOMMEND,
) -> Scanned:
    made = handbook(files, columns, {"recommend": question}, {})
    return scan(made, "survey", {"recommend": TOP}, engine)


def places(found: Scanned) -> list[tuple[str, str]]:
    return [(str(problem.place).removeprefix("content/data/"), problem.code) for problem in found.problems]


def as_csv(cells: list[tuple[str, ...]], dialect: str, header: str, end: str = "") -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, dialect, lineterminator=end or csv.get_dialect(dialect).lineterminator)
    writer.writerows([tuple(header.strip().split(",")), *cells])
    return out.getvalue()


def counts(
    engine: Engine, file: DataFile, question: Mapping[str, Any]
) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Return how many cells of each role the engine and the reader refuse."""
    made = handbook((file,), COLUMNS, {"recommend": question}, {})
    survey = made.datasets["survey"]
    head, _ = read_head(file, headers_of(survey))
    assert head is not None
    found, _ = layout(head, survey.questions["recommend"], survey, made)
    assert found is not None
    brought = engine.fetch(f"{relation([found], {file.name: file.path})}\n{sums((), CHECKS)}")
    by_reader = Counter(
        f"bad_{rule.role}"
        for record in rows(head)
        for rule in found.rules
        if not accepts(rule, record.cells[rule.index].strip(BLANKS))
    )
    return refused(brought, (), CHECKS), {check: by_reader[check] for check in CHECKS}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=ROWS, dialect=st.sampled_from(["excel", "unix"]), end=st.sampled_from(["", "\n", "\r\n", "\r"]))
def test_engine_and_reader_refuse_the_same_cells(
    tmp_path: Path, engine: Engine, cells: list[tuple[str, ...]], dialect: str, end: str
) -> None:
    """Over random bad files, whatever their lines end in: as many of each role, or a problem with the whole file."""
    file = data_file(tmp_path, "a.csv", as_csv(cells, dialect, HEADER, end))
    try:
        by_engine, by_reader = counts(engine, file, RECOMMEND)
    except EngineError:  # another line end in a cell than behind the lines
        assert b"\r" in file.path.read_bytes()
        assert scanned(engine, file).problems
        return
    assert by_engine == by_reader


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=ROWS)
def test_they_agree_on_wide_files(tmp_path: Path, engine: Engine, cells: list[tuple[str, ...]]) -> None:
    """A row's own cells are counted once, each answer once."""
    content = as_csv(cells, "excel", "day,lang,seg,c,w,v")
    by_engine, by_reader = counts(engine, data_file(tmp_path, "a.csv", content), WIDE)
    assert by_engine == by_reader


def test_the_comparison_can_fail(tmp_path: Path, engine: Engine) -> None:
    """A rule that only one of both followed would be seen."""
    file = data_file(tmp_path, "a.csv", HEADER + "2026-01-02,en,Y,1,1,12\n")
    by_engine, by_reader = counts(engine, file, RECOMMEND)
    wider = counts(engine, file, RECOMMEND | {"scale": "0 to 12"})[1]
    assert by_engine == by_reader != wider
    assert by_engine == dict.fromkeys(CHECKS, 0) | {f"bad_{Role.ANSWER}": 1}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.text(alphabet='9,"\n\r x', max_size=30))
def test_whatever_a_file_holds_there_are_problems_or_answers(
    tmp_path: Path, engine: Engine, body: str
) -> None:
    """Never a traceback, and every problem has its place in a file."""
    found = scanned(engine, data_file(tmp_path, "a.csv", f"ltr,x\n{body}", "2026"), columns={})
    assert bool(found.problems) != ("recommend" in found.groups)
    assert all(problem.place.file == "content/data/a.csv" for problem in found.problems)


def test_groups_add_up(tmp_path: Path, engine: Engine) -> None:
    """Answers are counted by month and cut; one who was asked and did not answer is asked."""
    body = GOOD * 2 + "2026-01-20,en,Y,1,0.5,3\n" + "2026-01-21,en,Y,1,2,\n" + "2026-02-01,,,,1,10\n"
    found = scanned(engine, data_file(tmp_path, "a.csv", HEADER + body))
    january, february = found.groups["recommend"]
    assert (january.asked, january.n, january.weight, january.squares) == (4, 3, 2.5, 2.25)
    assert (january.counts, january.weights) == ((2,), (2.0,))
    assert [str(january.first), str(january.last)] == ["2026-01-02", "2026-01-20"]
    assert (february.touchpoint, february.n, february.counts) == ("", 1, (1,))


def test_all_problems_of_all_files_at_once(tmp_path: Path, engine: Engine) -> None:
    """Bad cells in every file, in one go."""
    first = data_file(tmp_path, "a.csv", HEADER + GOOD + GOOD.replace(",9", ",x"))
    second = data_file(tmp_path, "b.csv", HEADER + GOOD.replace("Y", "Q"))
    good = data_file(tmp_path, "c.csv", HEADER + GOOD)
    found = scanned(engine, first, second, good)
    assert found.groups == {}
    assert places(found) == [("a.csv:3:21", "bad-answer"), ("b.csv:2:15", "unknown-code")]


def test_heads_come_first(tmp_path: Path, engine: Engine) -> None:
    """Unreadable files and missing columns are said before any cell is looked at."""
    files = (
        data_file(tmp_path, "a.csv", ""),
        data_file(tmp_path, "b.csv", "day,ltr\n"),
        data_file(tmp_path, "c.csv", "day,x\n"),
    )
    found = scanned(engine, *files, columns={"date": {"column": ("day",)}})
    assert places(found) == [("a.csv:1:1", "empty-file"), ("c.csv:1:1", "missing-column")]


def test_a_header_alone_is_no_answers(tmp_path: Path, engine: Engine) -> None:
    """And no problem."""
    assert scanned(engine, data_file(tmp_path, "a.csv", HEADER)) == Scanned({"recommend": ()})


def test_a_question_is_only_read_where_it_was_asked(tmp_path: Path, engine: Engine) -> None:
    """Other files need not have its column; none at all is no answers."""
    files = (
        data_file(tmp_path, "s-2025.csv", "x\n1\n", "2025"),
        data_file(tmp_path, "s-2026.csv", "ltr\n9\n", "2026"),
    )
    found = scanned(engine, *files, columns={}, question=RECOMMEND | {"only-in": ("*-2026.csv",)})
    assert [group.month.year for group in found.groups["recommend"]] == [2026]
    none = scanned(engine, *files, columns={}, question=RECOMMEND | {"only-in": ("*-2027.csv",)})
    assert none == Scanned({"recommend": ()})


def test_a_file_of_a_whole_year_lasts_until_its_end(tmp_path: Path, engine: Engine) -> None:
    """Its answers are counted from the first day on, and may be from any day of the year."""
    found = scanned(engine, data_file(tmp_path, "a.csv", "ltr\n9\n", "2025"), columns={})
    (group,) = found.groups["recommend"]
    assert (str(group.first), str(group.last)) == ("2025-01-01", "2025-12-31")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read_and_located(tmp_path: Path, engine: Engine, encoding: str) -> None:
    """The same answers, the same places."""
    body = "日期,推荐\n2026-01-02,9\n"
    columns, question = {"date": {"column": ("日期",)}}, RECOMMEND | {"column": ("推荐",)}
    good = scanned(
        engine, data_file(tmp_path, "a.csv", body, encoding=encoding), columns=columns, question=question
    )
    assert good.groups["recommend"][0].n == 1
    file = data_file(tmp_path, "a.csv", body + "2026-01-02,很好\n", encoding=encoding)
    bad = scanned(engine, file, columns=columns, question=question)
    (problem,) = bad.problems
    assert str(problem).splitlines() == [
        "content/data/a.csv:3:12: `很好` is not an answer from 0 to 10 [bad-answer]",
        "  hint: write a whole number from 0 to 10, or list the code under `no-answer:` of this question",
    ]


def test_mixed_line_ends_are_a_problem_with_a_place(tmp_path: Path, engine: Engine) -> None:
    """The engine refuses the file, the reader says where."""
    found = scanned(engine, data_file(tmp_path, "a.csv", HEADER + GOOD + GOOD.replace("\n", "\r\n")))
    assert places(found) == [("a.csv:3:1", "mixed-line-ends")]


class Refusing:
    """An engine that answers nothing."""

    def fetch(self, sql: str) -> list[tuple[Any, ...]]:
        """Refuse."""
        raise EngineError(sql)


def test_what_nobody_can_place_is_still_a_problem(tmp_path: Path) -> None:
    """An engine that refuses what `csv` accepts stops the build with a remedy."""
    assert scanned(Refusing(), data_file(tmp_path, "a.csv", HEADER + GOOD)).problems == (
        Problem(
            Place("content/data/a.csv"),
            "unreadable-data",
            "the answers of `survey` cannot be read",
            "open each of its files in a spreadsheet and save it as CSV UTF-8",
        ),
    )
