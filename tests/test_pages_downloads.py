"""What leaves the house as CSV is what the pages show, and no spreadsheet takes it for a formula."""

import csv
import io
from dataclasses import replace

import pytest
from speaking import finding, found, metric, quarter, unseen

from cxsite.measure.findings import MetricFindings, Shown
from cxsite.model.band import Band
from cxsite.pages.downloads import csv_of_measure, guarded


def rows(findings: MetricFindings) -> list[dict[str, str]]:
    """Read a download as a spreadsheet reads it."""
    view = csv_of_measure(metric(), findings)
    assert isinstance(view.content, bytes)
    assert view.template == ""
    return list(csv.DictReader(io.StringIO(view.content.decode(), newline="")))


def test_every_published_number_is_one_row() -> None:
    """With ids in the place of names, and as many decimals as are published."""
    first = finding(40, 30.5, 50, 100, quarter(1), touchpoint="counter")
    assert rows(found(first, decimals=1)) == [
        {
            "metric": "recommend", "period": "2026-q1", "touchpoint": "counter", "language": "", "segment": "",
            "n": "100", "value": "40.0", "low": "30.5", "high": "50.0", "status": "ok",
            "kept": "",
        }
    ]  # fmt: skip


def test_what_is_not_the_true_number_is_marked() -> None:
    """A band, and what an edition said."""
    one = replace(finding(40, 30, 50, 100, quarter(2)), n=None, band=Band(10, 29), kept=quarter(1))
    (row,) = rows(found(one))
    assert (row["n"], row["kept"]) == ("10..29", "2026-q1")


@pytest.mark.parametrize("shown", [Shown.WITHHELD, Shown.NONE])
def test_what_is_not_shown_is_an_empty_cell(shown: Shown) -> None:
    """Neither the value nor the number of answers stands in the file, but the reason does."""
    (row,) = rows(found(unseen(shown)))
    assert {row[key] for key in ("n", "value", "low", "high")} == {""}
    assert row["status"] == shown


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_no_text_begins_as_a_formula(sign: str) -> None:
    """A text that begins with such a sign is led by an apostrophe; every other stays as it is."""
    assert guarded(f"{sign}1+1") == f"'{sign}1+1"
    assert guarded(f"a{sign}1") == f"a{sign}1"
    assert guarded("") == ""


def test_a_segment_named_like_a_formula_is_guarded_in_the_file() -> None:
    """The guard stands between the names and the file."""
    (row,) = rows(found(finding(segment="=cmd")))
    assert row["segment"] == "'=cmd"
