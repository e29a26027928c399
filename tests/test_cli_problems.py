"""How a problem looks: the line it points at, the caret, what a terminal must not be told."""

import io
import sys
from pathlib import Path

import pytest

from cxsite.cli.lines import printable, quoted_lines, width
from cxsite.cli.measure import as_csv, as_table
from cxsite.cli.problems import annotation, as_text, in_words, show_problems
from cxsite.model.problems import Place, Problem, Severity


def problem(line: int = 41, column: int = 16, length: int = 5) -> Problem:
    place = Place("content/journeys/commute.yml", line, column, length)
    message = "`kiosc` is not a channel of this handbook"
    return Problem(place, "unknown-channel", message, "did you mean `kiosk`?")


def test_the_caret_stands_below_what_is_meant() -> None:
    """Place, message, code; the line; the caret; the remedy."""
    assert as_text(problem(), "      channel: kiosc") == (
        "content/journeys/commute.yml:41:16: `kiosc` is not a channel of this handbook [unknown-channel]\n"
        "   41 │       channel: kiosc\n"
        "      │                ^^^^^\n"
        "  hint: did you mean `kiosk`?"
    )


def test_a_chinese_character_is_two_columns_wide() -> None:
    """The caret moves by what a terminal shows, the column counts characters."""
    assert as_text(problem(1, 5, 2), "名称：小林").split("\n")[1:3] == [
        "    1 │ 名称：小林",
        "      │         ^^",
    ]
    assert as_text(problem(1, 4, 2), "名称：小林").split("\n")[1:3] == [
        "    1 │ 名称：小林",
        "      │       ^^^^",
    ]
    assert [width(text) for text in ("abc", "中文", "e\u0301", "ｱ", "“")] == [3, 4, 1, 1, 1]


def test_a_line_that_is_not_there_is_not_quoted() -> None:
    """An empty line shows nothing, so nothing is shown."""
    assert as_text(problem(), "   ").split("\n")[1:] == ["  hint: did you mean `kiosk`?"]


def test_a_long_line_is_cut_around_the_place() -> None:
    """What is meant stays in sight, and the caret below it."""
    _, quoted, caret, _ = as_text(problem(1, 301, 5), "x" * 300 + "kiosc" + "y" * 300).split("\n")
    assert "…x" in quoted
    assert "y…" in quoted
    assert width(quoted) <= 120
    assert caret.index("^") == quoted.index("kiosc")


def test_a_place_behind_the_end_of_a_line_is_its_end() -> None:
    """One caret behind the last sign."""
    assert as_text(problem(1, 99, 1), "abc").split("\n")[2] == "      │    ^"


def test_what_cannot_be_printed_is_a_dot() -> None:
    """No file steers a terminal, and a tab is one column."""
    assert printable("a\tb\x1b[31m\u202ec") == "a b·[31m·c"


def test_a_warning_says_that_it_is_one() -> None:
    """An error needs no such word."""
    warning = Problem(Place("f.yml"), "x", "m", "h", Severity.WARNING)
    assert as_text(warning, "") == "f.yml:1:1: warning: m [x]\n  hint: h"
    assert in_words([warning, warning, problem()]) == "1 error, 2 warnings"
    assert in_words([]) == "no problems"


def test_an_annotation_keeps_its_form() -> None:
    """Commas, colons, per cent and line ends would end it early."""
    strange = Problem(Place("a,b:c.yml", 2, 3), "x", "100% sure\nof it", "h")
    assert annotation(strange) == "::error file=a%2Cb%3Ac.yml,line=2,col=3::100%25 sure%0Aof it [x]%0Ahint: h"


def test_lines_are_found_in_whatever_can_be_read(tmp_path: Path) -> None:
    """UTF-8 with and without a mark, GB18030; not UTF-16, nor what is not there."""
    (tmp_path / "a.csv").write_bytes("\ufeffone\r\ntwo\r\n".encode())
    (tmp_path / "b.csv").write_bytes("一\n二\n".encode("gb18030"))
    (tmp_path / "c.csv").write_bytes("one\n".encode("utf-16"))
    (tmp_path / "d.csv").write_bytes(b"\xff\xff\n")
    places = [
        Place("a.csv", 1),
        Place("a.csv", 2),
        Place("b.csv", 2),
        *(Place(f"{name}.csv") for name in "cde"),
    ]
    assert quoted_lines(tmp_path, places) == {("a.csv", 1): "one", ("a.csv", 2): "two", ("b.csv", 2): "二"}


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.mark.parametrize(("environ", "is_coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colours_are_for_terminals_that_want_them(
    environ: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, is_coloured: bool
) -> None:
    """The words are the same with and without."""
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"TERM": "xterm-256color", **environ}.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "content" / "journeys").mkdir(parents=True)
    (tmp_path / "content" / "journeys" / "commute.yml").write_text(
        "\n" * 40 + "      channel: kiosc\n", "utf-8"
    )
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    show_problems([problem()], tmp_path, "text")
    assert ("\x1b[31m" in terminal.getvalue()) == is_coloured
    assert "is not a channel of this handbook" in terminal.getvalue()


ROW = {
    "metric": "nps", "where": "", "language": "=cmd()", "segment": "@x", "period": "2026-09",
    "n": 12, "value": -12.5, "low": None, "high": None, "status": "small",
}  # fmt: skip


def test_no_cell_is_a_formula() -> None:
    """Texts that a spreadsheet would run are quoted; a negative number is a number."""
    assert as_csv([ROW]).splitlines()[1] == "nps,,'=cmd(),'@x,2026-09,12,-12.5,,,small"


def test_a_table_without_rows_is_its_head() -> None:
    """Nobody answered: the columns are still named."""
    assert as_table([]) == "metric  where  language  segment  period  n  value  low  high  status\n"


def test_a_quoted_line_tells_nothing_of_a_person() -> None:
    """Personal data is dots; of a table no long cell is quoted, of what is meant no more than forty columns."""
    place = Place("content/data/a.csv", 3, 12, 4)
    row = '2026-01-06,moon,13800138000,"the lady at counter three was kind",' + "x" * 60
    assert as_text(Problem(place, "unknown-code", "m", "h"), row).split("\n")[1:3] == [
        "    3 │ 2026-01-06,moon,•••••••••••,…,…",
        "      │            ^^^^",
    ]
    whole = Problem(Place("content/data/a.csv", 3, 1, 200), "ragged-row", "m", "h")
    assert as_text(whole, "x" * 200).split("\n")[1] == f"    3 │ {'x' * 39}…"
    theirs = Problem(Place("content/site.yml", 3, 1, 5), "unknown-key", "m", "h")
    assert as_text(theirs, "title: " + "x" * 60).split("\n")[1] == f"    3 │ title: {'x' * 60}"
