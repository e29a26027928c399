from pathlib import Path

import pytest
from surveys import data_file

from cxsite.measure.heads import Head, read_head
from cxsite.measure.rows import MOST, locate
from cxsite.measure.rules import CellRule, Role
from cxsite.model.dataset import Scale
from cxsite.model.problems import Problem

HEADER = frozenset({"day", "ltr", "tp", "comment"})
DAY = CellRule(Role.DAY, 0, "day")
LTR = CellRule(Role.ANSWER, 1, "ltr", scale=Scale(0, 10), blanks=("",))
TP = CellRule(Role.TOUCHPOINT, 2, "tp", blanks=("",), codes=(("TP1", "counter"),))
RULES = (DAY, LTR, TP)
GOOD = "2026-01-01,9,TP1,ok\n"


def head_of(folder: Path, body: str | bytes, encoding: str = "utf-8") -> Head:
    start = "day,ltr,tp,comment\n"
    content = start + body if isinstance(body, str) else start.encode() + body
    head, _ = read_head(data_file(folder, "a.csv", content, encoding=encoding), HEADER)
    assert head is not None
    return head


def located(folder: Path, body: str | bytes, encoding: str = "utf-8") -> list[str]:
    return [_short(problem) for problem in locate(head_of(folder, body, encoding), RULES)]


def _short(problem: Problem) -> str:
    place = problem.place
    return f"{place.line}:{place.column}+{place.length} {problem.code}: {problem.message}"


def test_every_bad_cell_has_its_place(tmp_path: Path) -> None:
    """Line, column in code points, and length; a quoted cell begins at its quotation mark."""
    body = GOOD + '2026-02-30,nine,TP1,"中文, x"\n' + '"2026-01-03","11",TP1,\n'
    assert located(tmp_path, body) == [
        "3:1+10 bad-day: `2026-02-30` is not a day",
        "3:12+4 bad-answer: `nine` is not an answer from 0 to 10",
        "4:14+4 bad-answer: `11` is not an answer from 0 to 10",
    ]


def test_lines_are_physical_lines(tmp_path: Path) -> None:
    """A comment with line breaks moves what follows, and a cell behind one stands on the later line."""
    head, _ = read_head(
        data_file(tmp_path, "a.csv", 'comment,ltr\n"one\ntwo\nthree",x\n"",y\n'),
        frozenset({"comment", "ltr"}),
    )
    assert head is not None
    assert [str(problem.place) for problem in locate(head, [LTR])] == [
        "content/data/a.csv:4:8",
        "content/data/a.csv:5:4",
    ]


def test_unknown_codes_are_listed_once_with_their_number(tmp_path: Path) -> None:
    """At the first cell that has it."""
    body = "2026-01-01,9,TP9,\n" * 3 + "2026-01-01,9,XY,\n"
    assert located(tmp_path, body) == [
        "2:14+3 unknown-code: `TP9`, found 3 times, is not a code of the column `tp`",
        "5:14+2 unknown-code: `XY` is not a code of the column `tp`",
    ]


def test_at_most_fifty_are_listed(tmp_path: Path) -> None:
    """And one says how many there are, where the list ends."""
    found = locate(head_of(tmp_path, "2026-01-01,x,TP1,\n" * 70), RULES)
    assert len(found) == MOST + 1
    assert (
        _short(found[-1])
        == "52:12+1 more-problems: there are 70 problems in this file; the first 50 are listed"
    )
    assert found[-1].hint == "correct these first, then check again"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("2026-01-01,9,TP1\n", "2:1+16 ragged-row: there are 3 cells where the header has 4"),
        ("2026-01-01,9,TP1,a,b\n", "2:1+20 ragged-row: there are 5 cells where the header has 4"),
        ("   \n", "2:1+3 ragged-row: there are 1 cells where the header has 4"),
        ('2026-01-01,9,TP1,"x"y\n', "2:18+4 bad-quotes: the quotation marks of this cell do not match"),
        (
            '2026-01-01,9,TP1,"open\n' + GOOD,
            "2:18+5 bad-quotes: the quotation marks of this cell do not match",
        ),
    ],
)
def test_broken_records_are_located(tmp_path: Path, body: str, expected: str) -> None:
    """Too few or too many cells, text behind a closing quotation mark, one that never closes."""
    assert located(tmp_path, body) == [expected]


def test_empty_lines_and_empty_cells_at_the_end_are_no_problem(tmp_path: Path) -> None:
    """Spreadsheets leave both."""
    assert located(tmp_path, GOOD + "\n" + "2026-01-01,9,TP1,x,,\n\n") == []


def test_a_quotation_mark_that_swallows_the_file_ends_the_list(tmp_path: Path) -> None:
    """What comes before is still listed."""
    body = "2026-01-01,x,TP1,\n" + '2026-01-01,9,TP1,"' + GOOD * 8000
    assert located(tmp_path, body) == [
        "2:12+1 bad-answer: `x` is not an answer from 0 to 10",
        "3:1+1 unreadable-rows: the rows from about here on cannot be read",
    ]


def test_one_line_in_another_encoding_is_located(tmp_path: Path) -> None:
    """A GB18030 line inside UTF-8, and what to do about it; other lines are still checked."""
    body = (GOOD * 4000).encode() + "2026-01-01,9,TP1,很好\n".encode("gb18030") * 2 + b"2026-01-01,x,TP1,\n"
    found = locate(head_of(tmp_path, body), RULES)
    assert [_short(problem) for problem in found] == [
        "4002:18+1 wrong-encoding: this character is not in the encoding `utf-8`",
        "4004:12+1 bad-answer: `x` is not an answer from 0 to 10",
    ]
    assert found[0].hint == "it reads as gb18030: write `encoding: gb18030` in `content/data/survey.yml`"


def test_mixed_line_ends_are_named_when_nothing_else_is_wrong(tmp_path: Path) -> None:
    """Engines refuse them without saying where."""
    found = locate(head_of(tmp_path, GOOD + "2026-01-01,9,TP1,x\r\n"), RULES)
    assert [_short(problem) for problem in found] == [
        "3:1+1 mixed-line-ends: this line ends in another way than the header"
    ]
    assert (
        found[0].hint
        == "save the file again with one kind of line ends; it may be put together from two files"
    )


def test_a_file_of_one_column_may_have_empty_cells(tmp_path: Path) -> None:
    """There an empty line is a cell."""
    head, _ = read_head(data_file(tmp_path, "a.csv", "ltr\n9\n\nx\n"), frozenset({"ltr"}))
    assert head is not None
    rule = CellRule(Role.ANSWER, 0, "ltr", scale=Scale(0, 10))
    assert [problem.message for problem in locate(head, [rule])] == [
        "an empty cell is not an answer from 0 to 10",
        "`x` is not an answer from 0 to 10",
    ]


def test_hints_of_broken_records_name_the_delimiter(tmp_path: Path) -> None:
    """A tab is called a tab."""
    head, _ = read_head(data_file(tmp_path, "a.csv", "day\tltr\n1\n"), HEADER)
    assert head is not None
    (problem,) = locate(head, [])
    assert problem.hint == "put a cell that holds a tab in quotation marks, or fill in the missing cells"
