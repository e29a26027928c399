"""What `cxsite edition` writes, and what reading makes of it."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from sites import findings_of

from cxsite.cli.main import main
from cxsite.model.period import Grain, period_of
from cxsite.model.problems import Severity
from cxsite.pages.thawed import thawed
from cxsite.read.handbook import read_handbook

WHOLE = Path(__file__).parent / "handbooks" / "a-whole-handbook-has-no-problems"
SEPTEMBER = period_of(date(2026, 9, 1), Grain.MONTH)
QUARTER = period_of(date(2026, 9, 1), Grain.QUARTER)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of a handbook with answers of September and October 2026."""
    shutil.copytree(WHOLE / "content", tmp_path / "content")
    return tmp_path


def editions(folder: Path) -> Path:
    """Return the folder of editions."""
    return folder / "content" / "editions"


def sign(folder: Path, period: str, who: str = "lending") -> None:
    """Sign an edition off."""
    file = editions(folder) / f"{period}.yml"
    file.write_text(file.read_text(encoding="utf-8") + f"signed-off-by: {who}\n", encoding="utf-8")


def more_answers(folder: Path, day: str, answer: int, times: int) -> None:
    """Let more people answer on a day at the front desk."""
    visits = folder / "content" / "data" / "visits.csv"
    visits.write_text(visits.read_text(encoding="utf-8").replace(",C,", ",D,"), encoding="utf-8")
    assert main(["edition", str(folder), "2026-10"]) == 0
    data = json.loads((editions(folder) / "2026-10.json").read_text(encoding="utf-8"))
    answered = {row[0]: row[5] for row in data["metrics"]["nps"]["numbers"] if row[1:4] == ["", "", ""]}
    lines = (folder / "content" / "data" / "visits.csv").read_text(encoding="utf-8").splitlines()[1:]
    in_time = [line for line in lines if line[:7] >= "2026-10" and line[:10] <= "2026-10-12"]
    assert answered["2026-10"] == "10..29"
    assert 10 <= len([line for line in in_time if line.split(",")[2] not in ("", "NA")]) < 30
    assert 0 < len(in_time) < len([line for line in lines if line.startswith("2026-10")])


def test_what_others_publish_is_not_frozen(folder: Path) -> None:
    """It is theirs to revise: an edition keeps the house's own numbers only."""
    content = folder / "content"
    (content / "data" / "city.yml").write_text(
        "shape: series\nfiles: city.csv\nreference: panel\ncolumns: {period: year, value: good}\n"
        "figures: {good: {asked: {en: 'Are you well served?', zh-Hans: '服务好吗？'}}}\n",
        encoding="utf-8",
    )
    (content / "data" / "city.csv").write_text("year,good\n2024,60\n2025,61\n", encoding="utf-8")
    (content / "references.yml").write_text("panel: {title: {all: Panel}}\n", encoding="utf-8")
    metrics = content / "metrics.yml"
    theirs = "theirs: {kind: share, series: city.good, every: year, name: {en: Theirs, zh-Hans: 他们的}}\n"
    metrics.write_text(metrics.read_text(encoding="utf-8") + theirs, encoding="utf-8")
    assert main(["edition", str(folder), "2026-09"]) == 0
    handbook = read_handbook(folder).handbook
    assert handbook
    assert findings_of(handbook).metrics["theirs"].findings
    assert set(handbook.frozen["2026-09"].metrics) == {"nps"}


def test_the_command_says_what_differs_from_the_edition_before(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A late file changes an old month visibly; then what was published is not what could be judged."""
    assert main(["edition", str(folder), "2026-09"]) == 0
    more_answers(folder, "2026-09-30", 10, 40)
    more_answers(folder, "2026-10-30", 10, 80)
    capsys.readouterr()
    assert main(["edition", str(folder), "2026-10"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2:] == [
        "since 2026-09:",
        "  nps: rose, -40 → 72 (2026-10), not judged",
        "  nps: revised, -40 → 53 (2026-09)",
    ]


@pytest.mark.parametrize(
    ("promoters", "others", "said"),
    [
        (80, 0, "  nps: rose, -8 → 72 (2026-10), larger than chance"),
        (45, 40, "  nps: rose, -8 → -3 (2026-10), may be chance"),
        (0, 0, "(2026-10), too few answers to judge"),
    ],
)
def test_the_command_says_what_may_be_said_of_a_difference(
    folder: Path, capsys: pytest.CaptureFixture[str], promoters: int, others: int, said: str
) -> None:
    """And the edition keeps it, so that its pages say the same for ever, whatever answers are added."""
    more_answers(folder, "2026-09-30", 10, 40)
    more_answers(folder, "2026-09-30", 0, 40)
    assert main(["edition", str(folder), "2026-09"]) == 0
    more_answers(folder, "2026-10-30", 10, promoters)
    more_answers(folder, "2026-10-30", 0, others)
    capsys.readouterr()
    assert main(["edition", str(folder), "2026-10"]) == 0
    assert capsys.readouterr().out.splitlines()[3].endswith(said)
    handbook = read_handbook(folder).handbook
    assert handbook
    kept = thawed(handbook.frozen["2026-10"]).metrics["nps"].judged
    more_answers(folder, "2026-10-30", 0, 500)
    again = read_handbook(folder).handbook
    assert again
    assert thawed(again.frozen["2026-10"]).metrics["nps"].judged == kept
    assert {(each.before.period.id, each.after.period.id) for each in kept} == {("2026-09", "2026-10")}


def test_many_differences_are_counted(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first ones are listed."""
    monkeypatch.setattr("cxsite.cli.edition.MOST", 1)
    assert main(["edition", str(folder), "2026-09"]) == 0
    more_answers(folder, "2026-09-30", 10, 40)
    more_answers(folder, "2026-10-30", 0, 40)
    assert main(["edition", str(folder), "2026-10"]) == 0
    said = capsys.readouterr().out
    assert said.endswith("  nps: fell, -40 → -80 (2026-10), not judged\n  … and 1 more\n")


def test_what_is_the_same_is_said_to_be(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No answer came in, so nothing differs."""
    assert main(["edition", str(folder), "2026-09"]) == 0
    assert main(["edition", str(folder), "2026-10"]) == 0
    assert capsys.readouterr().out.endswith("since 2026-09: nothing differs\n")


def test_a_signed_edition_is_not_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """2, and the file is what it was; with `--again` it is written, and an unsigned one is without."""
    assert main(["edition", str(folder), "2026-09"]) == 0
    more_answers(folder, "2026-09-30", 10, 5)
    assert main(["edition", str(folder), "2026-09"]) == 0
    sign(folder, "2026-09")
    more_answers(folder, "2026-09-30", 10, 5)
    file = editions(folder) / "2026-09.json"
    before = file.read_bytes()
    capsys.readouterr()
    assert main(["edition", str(folder), "2026-09"]) == 2
    assert capsys.readouterr().err == (
        "cxsite: `2026-09` is signed off by `lending`; its numbers would change\n"
        "  hint: add `--again` when whoever signed it knows of it\n"
    )
    assert file.read_bytes() == before
    assert main(["edition", str(folder), "2026-09", "--again"]) == 0
    assert file.read_bytes() != before


def test_a_broken_file_is_mended_by_the_remedy(folder: Path) -> None:
    """Also where another edition has none yet: one is written after the other."""
    for period, day in (("2026-09", "2026-09-30"), ("2026-10", "2026-10-31")):
        editions(folder).mkdir(exist_ok=True)
        text = f"cut-off: {day}\nsigned-off-by: lending\n"
        (editions(folder) / f"{period}.yml").write_text(text, encoding="utf-8")
    (editions(folder) / "2026-10.json").write_text("{", encoding="utf-8")
    assert main(["check", str(folder)]) == 1
    assert main(["edition", str(folder), "2026-09"]) == 0
    assert main(["edition", str(folder), "2026-10", "--again"]) == 0
    assert main(["check", str(folder), "--strict"]) == 0


def test_an_unsigned_edition_may_wait_for_its_numbers(folder: Path) -> None:
    """A warning while it is prepared, an error once it is signed."""
    editions(folder).mkdir()
    (editions(folder) / "2026-09.yml").write_text("cut-off: 2026-09-30\n", encoding="utf-8")
    assert [each.severity for each in read_handbook(folder).problems] == [Severity.WARNING]
    sign(folder, "2026-09")
    assert [each.severity for each in read_handbook(folder).problems] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2026-13"], "`2026-13` is neither a month nor a quarter; write it as in 2026-09 or 2026-q3"),
        (["2026"], "`2026` is neither a month nor a quarter; write it as in 2026-09 or 2026-q3"),
        (["2027-01"], "there are no answers in `2027-01`; the newest is of 2026-10-20"),
        (["2026-01"], "there are no answers in `2026-01`; there are none at all"),
        ([], "Missing argument 'PERIOD'"),
    ],
)
def test_a_period_that_cannot_be_frozen_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    """2, and nothing is written."""
    assert main(["edition", *([str(folder)] if arguments else []), *arguments]) == 2
    if arguments:
        assert said in capsys.readouterr().err
    assert not editions(folder).exists()


def test_the_folder_is_the_current_one_unless_it_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One folder at most, and one that holds a handbook."""
    monkeypatch.chdir(folder)
    assert main(["edition", "2026-09"]) == 0
    assert main(["edition", str(folder), str(folder), "2026-09"]) == 2
    assert f"one folder and one period are expected, not `{folder}` as well" in capsys.readouterr().err
    assert main(["edition", str(editions(folder)), "2026-09"]) == 2
    assert "holds no folder `content`" in capsys.readouterr().err


def test_mistakes_come_before_editions(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """1, whether the content or an answer is wrong; nothing is written."""
    more_answers(folder, "2026-10-21", 12, 1)
    assert main(["edition", str(folder), "2026-10"]) == 1
    assert "[bad-answer]" in capsys.readouterr().out
    (folder / "content" / "metrics.yml").write_text("nps: {kind: odd}\n", encoding="utf-8")
    assert main(["edition", str(folder), "2026-10"]) == 1
    assert capsys.readouterr().out.endswith("; nothing was written\n")
    assert not editions(folder).exists()
