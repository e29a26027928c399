"""Pages that compare have their numbers as files: what they show, by ids, and nothing more."""

import csv
import io

import pytest
from sites import Files, reference_files
from speaking import finding, found, metric, unseen

from cxsite.measure.findings import AnswerFinding, Finding, MetricFindings
from cxsite.pages.across_tables import csv_of_compare, csv_of_languages
from cxsite.pages.compare import Compared
from cxsite.pages.downloads import csv_of
from cxsite.pages.numbers import Measure
from cxsite.pages.page import View


def rows_of(data: bytes) -> list[dict[str, str]]:
    """Read a file as a spreadsheet reads it."""
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def rows(view: View) -> list[dict[str, str]]:
    """Read a download."""
    assert isinstance(view.content, bytes)
    return rows_of(view.content)


@pytest.fixture(scope="module")
def files() -> Files:
    """The guide."""
    return reference_files()


def test_comparing_says_by_what() -> None:
    """Touchpoints, segments, classes, channels; what is withheld has no number."""
    whole = finding(-4, -20, 13, n=40)
    numbers = MetricFindings(
        "recommend",
        0,
        found(finding(touchpoint="desk"), unseen(segment="young")).findings,
        channels={"branch": whole},
        classes={"core": whole},
    )
    compared = Compared({"recommend": metric()}, {"recommend": numbers}, {}, {}, {}, True, {}, {}, False)  # noqa: FBT003
    found_rows = rows(csv_of_compare(compared))
    assert [(row["by"], row["id"], row["value"], row["status"]) for row in found_rows] == [
        ("touchpoint", "desk", "40", "ok"),
        ("segment", "young", "", "withheld"),
        ("class", "core", "-4", "ok"),
        ("channel", "branch", "-4", "ok"),
    ]


def languages(*findings: Finding) -> list[dict[str, str]]:
    """Return the file of a measure in these languages."""
    from test_pages_languages import measure  # noqa: PLC0415 - its values, not its tests

    spread = (AnswerFinding(0, 10, 25.0), AnswerFinding(10, None, 75.0))
    numbers = MetricFindings("recommend", 0, findings, spreads={"zh": spread})
    asked: Measure = measure(numbers)
    return rows(csv_of_languages((asked,)))


def test_every_row_of_a_language_says_that_it_is_not_ranked() -> None:
    """Its value, then how its answers lie; a band of people stays a band."""
    found_rows = languages(finding(-4, language="zh"), unseen(language="en"))
    assert {row["note"] for row in found_rows} == {"do-not-rank"}
    assert [(row["language"], row["n"], row["value"], row["answer"], row["share"]) for row in found_rows] == [
        ("en", "", "", "", ""),
        ("zh", "100", "-4", "", ""),
        ("zh", "10", "", "0", "25"),
        ("zh", "", "", "10", "75"),
    ]


def test_gaps_are_quoted_or_measured(files: Files) -> None:
    """A claim has two shares; a step has the values that the page sets beside its expectation."""
    found_rows = rows_of(files["data/across/gaps.csv"])
    claims = [row for row in found_rows if row["kind"] == "claim"]
    steps = [row for row in found_rows if row["kind"] == "step"]
    assert claims[0]["believed"] == "80"
    assert {row["believed"] for row in steps} == {""}
    assert "nps" not in {row["metric"] for row in steps}, "whom people recommend is no rating of a step"
    assert all(row["status"] for row in steps)


@pytest.mark.parametrize("name", ["compare", "consistency", "languages", "gaps"])
def test_each_page_leads_to_its_file(files: Files, name: str) -> None:
    """From every language to the one file."""
    assert f"data/across/{name}.csv" in files
    for language in ("en", "zh-hans", "zh-hant"):
        page = files[f"{language}/measures/{name}.html"].decode()
        assert f'href="../../data/across/{name}.csv" download' in page


def test_a_number_below_zero_stays_a_number() -> None:
    """A formula does not."""
    (row,) = rows(csv_of(("value", "text"), [("-4", "-4+1")]))
    assert row == {"value": "-4", "text": "'-4+1"}
