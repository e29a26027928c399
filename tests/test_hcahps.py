"""What American hospital patients answer, as published: survey periods from a second file, no intervals, no n."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sites import files_of, findings_of, read

FORM = Path(__file__).parent / "handbooks" / "hcahps" / "content"
FIGURES = Path(__file__).parents[2] / "shared" / "data" / "hcahps"
PROGRAM = "import sys; from cxsite.cli.main import main; sys.exit(main())"
PERIODS = [f"{year}-10..{year + 1}-09" for year in range(2013, 2022)]
TOP_BOX = [71, 71, 72, 72, 72, 72, 72, 71, 69]
PAGE = "en/measures/recommend.html"


@pytest.fixture(scope="module")
def hospitals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hospitals' handbook with its files, which are not part of the project."""
    if not FIGURES.is_dir():
        pytest.skip("the published figures are not beside this project (../shared/data/hcahps)")
    folder = tmp_path_factory.mktemp("hospitals")
    shutil.copytree(FORM, folder / "content")
    for name in ("national_results.csv", "reports.csv"):
        shutil.copyfile(FIGURES / name, folder / "content" / "data" / name)
    return folder


@pytest.fixture(scope="module")
def rows(hospitals: Path) -> list[dict[str, Any]]:
    """What `cxsite measure --format json` prints, in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    command = [sys.executable, "-c", PROGRAM, "measure", str(hospitals), "--format", "json"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_the_top_box_is_the_published_one(rows: list[dict[str, Any]]) -> None:
    """Nine releases, nothing computed, nothing added up over the years."""
    assert [row["value"] for row in rows] == TOP_BOX


def test_each_value_has_the_period_of_its_survey_and_not_that_of_its_release(
    rows: list[dict[str, Any]],
) -> None:
    """The release of July 2015 holds what patients said from October 2013 to September 2014."""
    assert [row["period"] for row in rows] == PERIODS


def test_no_interval_and_no_number_of_answers_is_made_up(rows: list[dict[str, Any]]) -> None:
    """The file has neither; the values may be seen all the same."""
    assert {(row["n"], row["low"], row["high"], row["status"]) for row in rows} == {(None, None, None, "ok")}


def test_its_page_says_so(hospitals: Path) -> None:
    """The survey period stands in every row, and that no interval was published in the sentence and below the chart."""
    page = files_of(read(hospitals))[PAGE].decode()

    assert (
        "69%, a published figure (survey period October 2021 to September 2022; no interval published)"
        in page
    )
    assert page.count("<td><span>no interval published") + page.count("<td>no interval published") >= len(
        TOP_BOX
    )
    assert "For values without an interval none was published" in page
    assert "Would you recommend this hospital to your friends and family?" in page
    assert "The survey periods overlap" not in page, "these nine follow on one another"
    assert 'class="whisker"' not in page
    assert 'class="band"' not in page
    assert 'class="line"' in page


@pytest.mark.parametrize(
    ("language", "sentence", "mark"),
    [
        (
            "en",
            "Signal: 69% (October 2021 to September 2022) is below the lower limit of 70.0%.",
            "Below the limit",
        ),
        ("zh-hans", "信号：69%（2021年10月至2022年9月）低于控制下限70.0%。", "低于下限"),
        ("zh-hant", "訊號：69%（2021年10月至2022年9月）低於管制下限70.0%。", "低於下限"),
    ],
)
def test_the_value_of_2023_is_a_signal(hospitals: Path, language: str, sentence: str, mark: str) -> None:
    """Below 70.003, the limit of all nine points: in words at the top and beside both drawings, as a square in each."""
    page = files_of(read(hospitals))[f"{language}/measures/recommend.html"].decode()

    assert page.count(f'<p class="lead">{sentence}') == 1
    assert page.count(f"<p>{sentence}") == 1
    assert page.count('class="signals"') == 4, "two drawings, each wide and narrow"
    assert page.count(f'text-anchor="middle" fill="var(--chart-target)">{mark}</text>') == 4
    assert f"□ {mark}" in page
    for figure in ("72.7%", "71.3%", "70.0%", "1.6"):
        assert f'<td class="limit">{figure}</td>' in page


def test_rolling_releases_overlap_and_are_never_joined(hospitals: Path, tmp_path: Path) -> None:
    """The same figures as if each release held two years: the page says what that means, and no line is drawn."""
    shutil.copytree(hospitals / "content", tmp_path / "content")
    reports = tmp_path / "content" / "data" / "reports.csv"
    text = reports.read_text(encoding="utf-8")
    for year in range(2013, 2022):
        text = text.replace(f",{year}-10-01,", f",{year - 1}-10-01,")
    reports.write_text(text, encoding="utf-8")

    handbook = read(tmp_path)
    page = files_of(handbook)[PAGE].decode()

    periods = [finding.cut.period.id for finding in findings_of(handbook).metrics["recommend"].findings]
    assert periods == [f"{year - 1}-10..{year + 1}-09" for year in range(2013, 2022)]
    assert "The survey periods overlap" in page
    assert 'class="line"' not in page
    assert 'class="limits"' not in page, "they share answers, so there are no process limits"


def test_all_ten_figures_are_read_and_said_on_the_page_of_sources(hospitals: Path) -> None:
    """Nine releases of ten figures; the parts of each are everybody."""
    findings = findings_of(read(hospitals))
    extent = findings.tables["hcahps"]

    assert (extent.rows, extent.periods) == (90, 9)
    assert str(extent.last) == "2022-09-30"
    page = files_of(read(hospitals))["en/reference/data.html"].decode()
    assert "Lines: 90; periods: 9" in page
    assert "October 2013 to September 2022" in page
