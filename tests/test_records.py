import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.measure.records import Span, place_in, records, spans
from cxsite.model.problems import Place


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a,b\n", [("a", True), ("b", True)]),
        ("a,,\n", [("a", True), ("", True), ("", True)]),
        ('a,"b,""c""\nd",e\r\n', [("a", True), ('"b,""c""\nd"', True), ("e", True)]),
        ('1, "x" ,2\n', [("1", True), ('"x" ', True), ("2", True)]),
        ('1,"x"y,2\n', [("1", True), ('"x"y', False), ("2", True)]),
        ('1,"x,2\n', [("1", True), ('"x,2\n', False)]),
        ('1,x"y,2', [("1", True), ('x"y', True), ("2", True)]),
    ],
)
def test_cells_are_found_in_the_text_of_their_record(raw: str, expected: list[tuple[str, bool]]) -> None:
    """Each cell's text, and whether its quotation marks match."""
    assert [(raw[span.start : span.end], span.sound) for span in spans(raw, ",")] == expected


@given(
    cells=st.lists(st.text(alphabet='ab,"\n\r 中', max_size=6), min_size=2, max_size=5),
    delimiter=st.sampled_from(",;\t"),
)
def test_there_are_as_many_spans_as_cells(cells: list[str], delimiter: str) -> None:
    """What Python writes as CSV has one sound span a cell."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerow(cells)
    found = list(spans(out.getvalue(), delimiter))
    assert len(found) == len(cells)
    assert all(span.sound for span in found)


def test_records_remember_lines_and_text() -> None:
    """A record with a line break inside takes two lines; the next begins after both."""
    text = 'a,b\r\n1,"x\ny"\r\n\r\n2,z'
    found = [
        (record.line, record.raw, record.cells) for record in records(io.StringIO(text, newline=""), ",")
    ]
    assert found == [
        (1, "a,b\r\n", ("a", "b")),
        (2, '1,"x\ny"\r\n', ("1", "x\ny")),
        (4, "\r\n", ()),
        (5, "2,z", ("2", "z")),
    ]


def test_a_place_counts_code_points_on_its_own_line() -> None:
    """After a line break inside a record the column starts again; a Chinese character is one column."""
    raw = '中,"x\ny",bad\n'
    _, quoted, bad = spans(raw, ",")
    assert place_in(raw, quoted.start, quoted.end, "f.csv", 7) == Place("f.csv", 7, 3, 2)
    assert place_in(raw, bad.start, bad.end, "f.csv", 7) == Place("f.csv", 8, 4, 3)
    assert bad == Span(8, 11, sound=True)


def test_only_line_ends_end_lines() -> None:
    """A line separator inside a comment is a character like any other."""
    assert place_in("a\u2028\x0b,b\n", 4, 5, "f.csv", 1) == Place("f.csv", 1, 5, 1)


def test_a_cell_at_the_beginning_of_a_later_line_is_on_that_line() -> None:
    """A place right behind a line break is the next line's first column."""
    assert place_in("a\nb", 2, 3, "f.csv", 1) == Place("f.csv", 2, 1, 1)
