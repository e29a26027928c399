import codecs
from pathlib import Path

import pytest
from surveys import data_file

from cxsite.measure.heads import Head, read_head
from cxsite.model.problems import Place, Problem

WANTED = frozenset({"day", "ltr"})


def head_of(folder: Path, content: str | bytes, encoding: str = "utf-8") -> Head:
    head, problems = read_head(data_file(folder, "a.csv", content, encoding=encoding), WANTED)
    assert problems == ()
    assert head is not None
    return head


def problem_of(folder: Path, content: bytes, encoding: str = "utf-8") -> Problem:
    head, problems = read_head(data_file(folder, "a.csv", content, encoding=encoding), WANTED)
    assert head is None
    (problem,) = problems
    assert problem.place == Place("content/data/a.csv")
    return problem


@pytest.mark.parametrize(("sign", "delimiter"), [(",", ","), (";", ";"), ("\t", "\t")])
def test_the_delimiter_is_the_one_that_finds_headers(tmp_path: Path, sign: str, delimiter: str) -> None:
    """Comma, semicolon or tab, by the header line; blanks around headers do not count."""
    head = head_of(tmp_path, f" day {sign}ltr{sign}so,on;and\ton\n")
    assert head.delimiter == delimiter
    assert head.headers[:2] == ("day", "ltr")


def test_a_comma_is_the_rule(tmp_path: Path) -> None:
    """Where no header is known, commas separate."""
    assert head_of(tmp_path, "x;y,z\n").headers == ("x;y", "z")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_byte_order_mark_is_no_part_of_a_header(tmp_path: Path, encoding: str) -> None:
    """Also where the first header is in quotation marks."""
    assert head_of(tmp_path, '"day",ltr,评分\n2026-01-01,9,好\n', encoding).headers == ("day", "ltr", "评分")


def test_a_mark_is_swallowed_when_plain_utf_8_is_declared(tmp_path: Path) -> None:
    """Excel's CSV UTF-8 begins with a mark."""
    assert head_of(tmp_path, codecs.BOM_UTF8 + b'"day",ltr\n').headers == ("day", "ltr")


def test_a_header_may_have_a_line_break(tmp_path: Path) -> None:
    """A quoted header is one header."""
    head = head_of(tmp_path, 'day,"ltr\n(0-10)"\n1,2\n')
    assert head.headers == ("day", "ltr\n(0-10)")
    assert head.raw == 'day,"ltr\n(0-10)"\n'


def test_an_endless_header_has_no_columns(tmp_path: Path) -> None:
    """A quotation mark that opens in the header and swallows more than any cell holds."""
    assert head_of(tmp_path, 'day,"' + "x" * 65000).headers[:1] == ("day",)


def test_an_empty_file_is_a_problem(tmp_path: Path) -> None:
    """No bytes at all."""
    assert problem_of(tmp_path, b"") == Problem(
        Place("content/data/a.csv"),
        "empty-file",
        "`content/data/a.csv` is empty",
        "export it again, or take it out of `files:`",
    )


def test_a_file_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    """Between finding and opening, files move."""
    file = data_file(tmp_path, "a.csv", "day\n")
    file.path.unlink()
    head, (problem,) = read_head(file, WANTED)
    assert head is None
    assert (problem.code, problem.message) == ("unreadable-file", "`content/data/a.csv` cannot be opened")


@pytest.mark.parametrize(
    ("content", "declared", "hint"),
    [
        (
            "day,评分\n".encode("gb18030"),
            "utf-8",
            "it reads as gb18030: write `encoding: gb18030` in `content/data/survey.yml`",
        ),
        (
            "day,评分\n".encode("utf-16"),
            "utf-8",
            "write `encoding: utf-16` in `content/data/survey.yml`, or save it as CSV UTF-8",
        ),
        (
            codecs.BOM_UTF8 + "day,评分\n".encode(),
            "gb18030",
            "it reads as utf-8: write `encoding: utf-8` in `content/data/survey.yml`",
        ),
        (b"day\xff\xff\xff\n", "ascii", "save it as CSV UTF-8"),
    ],
)
def test_another_encoding_is_guessed(tmp_path: Path, content: bytes, declared: str, hint: str) -> None:
    """The hint says what to write."""
    problem = problem_of(tmp_path, content, declared)
    assert (problem.code, problem.hint) == ("wrong-encoding", hint)
    assert problem.message == f"`content/data/a.csv` is not in the encoding `{declared}`"
