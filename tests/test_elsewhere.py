"""Answers that lie elsewhere are asked for at every build, or an edition stands in for them and says so."""

import json
import shutil
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from test_warehouses import SECRET

from cxsite.build.build import BuildResult, Options, build
from cxsite.build.rooms import real_rooms
from cxsite.cli.main import main
from cxsite.instant import instant
from cxsite.measure import elsewhere, warehouses
from cxsite.measure.asking import ask
from cxsite.measure.elsewhere import Elsewhere
from cxsite.measure.scan import Scanned
from cxsite.model.handbook import Handbook
from cxsite.read.handbook import read_handbook

HOUSE = Path(__file__).parent / "handbooks" / "only-warehouse-not-asked"
NAME = "CX_OF_NOBODY"
FILL = """CREATE TABLE answers AS
SELECT DATE '2026-07-01' + CAST(i % 90 AS INTEGER) AS day, CAST(10 - (i * 7) % 11 AS INTEGER) AS ltr
FROM range({rows}) AS t(i)"""
PRINTS = """import sys
print("day,ltr")
for at in range(int(sys.argv[1])): print(f"2026-09-{at % 30 + 1:02},{10 - at * 7 % 11}")
"""

pytestmark = pytest.mark.usefixtures("alone")


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody who runs the tests has such a variable."""
    monkeypatch.delenv(NAME, raising=False)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A handbook whose answers lie in a DuckDB that another program fills, with an edition of September."""
    folder = tmp_path / "house"
    shutil.copytree(HOUSE / "content", folder / "content")
    dataset = folder / "content" / "data" / "answers.yml"
    dataset.write_text(dataset.read_text().replace("engine: postgres", "engine: duckdb"))
    return folder


def filled(folder: Path, rows: int) -> dict[str, str]:
    """Fill the warehouse with so many answers and return the environment in which it is found."""
    path = folder.parent / "warehouse.db"
    path.unlink(missing_ok=True)
    with duckdb.connect(str(path)) as connection:
        connection.execute(FILL.format(rows=rows))
    return {NAME: str(path)}


def built(folder: Path, environ: dict[str, str], **options: Any) -> BuildResult:
    result = build(folder, folder / "output", Options(environ=environ, **options))
    assert result.made is not None, result.problems
    return result


def page(folder: Path, name: str = "measures/nps.html") -> str:
    return (folder / "output" / "en" / name).read_text(encoding="utf-8")


def printing(folder: Path, rows: int, allowed: str = "true") -> Path:
    """Let a program be the source instead."""
    (folder / "export.py").write_text(PRINTS)
    dataset = folder / "content" / "data" / "answers.yml"
    lines = dataset.read_text().splitlines()
    command = json.dumps([sys.executable, "export.py", str(rows)])
    dataset.write_text("\n".join([f"command: {command}", *lines[1:]]) + "\n")
    site = folder / "content" / "site.yml"
    site.write_text(f"title: Kiosk\nlanguages: [en]\ncommands: {allowed}\n")
    return folder


def test_a_warehouse_is_asked_at_every_build(house: Path) -> None:
    """Nothing of the handbook has changed, and yet the numbers have."""
    built(house, filled(house, 200))
    assert "200" in page(house)
    again = built(house, filled(house, 200))
    assert again.is_unchanged  # asked, and answered alike: no page is made again
    changed = built(house, filled(house, 300))
    assert not changed.is_unchanged
    assert "300" in page(house)


def test_a_build_that_has_to_ask_never_ends_at_once(house: Path) -> None:
    """No file tells whether a warehouse has changed; where all is in files, the state does."""
    built(house, filled(house, 200))
    assert instant(str(house), str(house / "output"), "") is None
    assert not (house / ".cxsite" / "state").exists()


def test_a_verified_build_asks_once(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it is compared with is made of the same answers, though the warehouse has others by then."""
    asked: list[object] = []

    def counting(*given: Any) -> Scanned:
        asked.append(given)
        return ask(*given)

    monkeypatch.setattr(elsewhere, "ask", counting)
    built(house, filled(house, 200), verify=True)
    assert len(asked) == 1
    rooms = real_rooms()  # a preview keeps them for as long as it runs
    for _ in range(2):
        build(house, house / "output", Options(environ=filled(house, 200)), rooms)
    assert len(asked) == 2
    dataset = house / "content" / "data" / "answers.yml"
    dataset.write_text(dataset.read_text() + "timezone: Asia/Shanghai\n")
    build(house, house / "output", Options(environ=filled(house, 200)), rooms)
    assert len(asked) == 3


def test_without_the_variable_the_edition_stands_in(house: Path) -> None:
    """The pages say so and as of when, and so does the build; with `--strict` nothing is published."""
    result = built(house, {NAME: ""})
    assert [each.code for each in result.problems] == ["warehouse-not-asked"]
    line = (
        "These are the numbers of the edition September 2026, of answers up to 30 September 2026: "
        "the warehouse that holds the answers was not asked for this page."
    )
    note = "As of 30 September 2026 (September 2026 edition)"
    assert line in page(house)
    assert ">11<" in page(house)  # September's, as it was published
    assert note in page(house, "measures/index.html")
    assert note in page(house, "reference/data.html")
    before = page(house)
    refused = build(house, house / "output", Options(environ={}, strict=True))
    assert (refused.made, [each.code for each in refused.problems]) == (None, ["warehouse-not-asked"])
    assert page(house) == before
    built(house, filled(house, 200))
    assert line not in page(house)
    assert note not in page(house, "measures/index.html")


@pytest.mark.parametrize(
    ("language", "line", "note"),
    [
        (
            "zh-Hans",
            "以下是2026年9月那一期手册发布的数字，回答截至2026年9月30日。制作本页时没有查询存放回答的数据仓库。",
            "截至2026年9月30日（2026年9月一期）",
        ),
        (
            "zh-Hant",
            "以下是2026年9月那一期手冊發布的數字，回答截至2026年9月30日。製作本頁時沒有查詢存放回答的資料倉儲。",
            "截至2026年9月30日（2026年9月一期）",
        ),
    ],
)
def test_it_is_said_in_every_language(house: Path, language: str, line: str, note: str) -> None:
    (house / "content" / "site.yml").write_text(f"title: {{all: Kiosk}}\nlanguages: [{language}]\n")
    built(house, {})
    folder = house / "output" / language.lower() / "measures"
    assert line in (folder / "nps.html").read_text(encoding="utf-8")
    assert note in (folder / "index.html").read_text(encoding="utf-8")


def test_what_no_edition_holds_is_said(house: Path) -> None:
    """A measure that is younger than the edition has no numbers to stand in."""
    metrics = house / "content" / "metrics.yml"
    metrics.write_text(
        metrics.read_text() + "mean: {kind: mean, question: answers.ltr, every: month, better: higher}\n"
    )
    (problem,) = built(house, {}).problems
    assert problem.message == (
        f"`{NAME}` is not set: the numbers of `answers` are those of the edition `2026-09`, "
        "of answers up to 2026-09-30; it has none of `mean`"
    )


def test_a_dataset_without_measures_need_not_be_asked(house: Path) -> None:
    shutil.rmtree(house / "content" / "editions")
    (house / "content" / "metrics.yml").unlink()
    (problem,) = built(house, {}).problems
    assert problem.message == f"`{NAME}` is not set: nobody is asked about `answers`"


def test_the_commands_ask_too(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`check`, `measure`, `edition` and `explain` know what the build knows."""
    environ = filled(house, 220)

    def said(*arguments: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["cxsite", *arguments])
        code = main()
        seen = capsys.readouterr()
        return code, seen.out + seen.err

    assert said("check", "--strict", str(house))[0] == 1
    code, text = said("measure", str(house), "--format", "csv")
    assert (code, "nps,,,,2026-09,47,11.0,-14.0,34.0,ok" in text, "[warehouse-not-asked]" in text) == (
        0,
        True,
        True,
    )
    code, text = said("edition", str(house), "2026-09", "--again")
    assert (code, "[warehouse-not-asked]" in text or "[nobody-to-ask]" in text) == (1, True)
    monkeypatch.setenv(NAME, environ[NAME])
    assert said("check", "--strict", str(house))[0] == 0
    code, text = said("measure", str(house), "--private", "--format", "csv")
    assert (code, ",220," in text) == (0, True)
    assert said("edition", str(house), "2026-09", "--again")[0] == 0
    frozen = json.loads((house / "content" / "editions" / "2026-09.json").read_text())
    assert 220 in [row[5] for row in frozen["metrics"]["nps"]["numbers"]]
    code, text = said("explain", "nps#everyone", str(house))
    assert (code, "from      content/data/answers.yml" in text) == (0, True)
    assert environ[NAME] not in text


def test_an_edition_counts_answers_up_to_its_day_alone(house: Path) -> None:
    """A warehouse is asked for the answers up to the cut-off, not for all of them."""
    environ = filled(house, 400)
    made = read(house)
    whole, early = (Elsewhere(house, environ).brought(made, until)[0] for until in (None, date(2026, 7, 31)))
    assert whole.files[0].digest != early.files[0].digest


def read(folder: Path) -> Handbook:
    reading = read_handbook(folder)
    assert reading.handbook is not None, reading.problems
    return reading.handbook


def test_an_address_is_nowhere(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in a problem, not in a page, not in what is kept between two builds."""

    def connect(_url: str) -> None:
        raise OSError(f"cannot reach {SECRET}")

    monkeypatch.setattr(warehouses, "driver_of", lambda _: connect)
    result = build(house, house / "output", Options(environ={NAME: SECRET}))
    (problem,) = result.problems
    assert (problem.code, problem.message) == (
        "no-answer-from-warehouse",
        "the warehouse does not answer: `OSError`",
    )
    monkeypatch.undo()
    built(house, filled(house, 200))
    kept = [path for path in house.rglob("*") if path.is_file()]
    assert len(kept) > 10
    for needle in (b"geheim", str(house.parent / "warehouse.db").encode()):
        assert [path for path in kept if needle in path.read_bytes()] == []


def test_a_bad_cell_in_a_warehouse_stops_the_build(house: Path) -> None:
    """It is said with the file that names the table; what another dataset has in files is read as ever."""
    data = house / "content" / "data"
    (data / "counted.yml").write_text(
        "files: counted.csv\ncolumns: {date: day}\nquestions:\n  ltr: {column: ltr, scale: 0 to 10}\n"
    )
    (data / "counted.csv").write_text("day,ltr\n" + "2026-09-01,9\n" * 40)
    metrics = house / "content" / "metrics.yml"
    metrics.write_text(metrics.read_text() + "other: {kind: nps, question: counted.ltr, every: month}\n")
    environ = filled(house, 200)
    built(house, environ)
    assert "40" in page(house, "measures/other.html")
    with duckdb.connect(environ[NAME]) as connection:
        connection.execute("UPDATE answers SET ltr = 12 WHERE ltr = 10")
    (problem,) = build(house, house / "output", Options(environ=environ)).problems
    assert (problem.place.file, problem.code) == ("content/data/answers.yml", "bad-answer")
    assert problem.message == "`12` is not an answer from 0 to 10, in 19 rows of the column `ltr`"


def test_what_was_brought_is_gone_afterwards(house: Path) -> None:
    """It holds counts before the privacy rules."""
    brought = Elsewhere(house, filled(house, 200))
    room = brought.brought(read(house))[0].files[0].path.parent
    assert room.is_dir()
    brought.close()
    assert not room.exists()
    again = brought.brought(read(house))[0].files[0].path
    assert again.is_file()
    del brought
    assert not again.parent.exists()


def test_what_a_program_prints_is_read_as_a_file(house: Path) -> None:
    """Every build starts it; what it prints alike is built alike."""
    printing(house, 120)
    assert built(house, {}).problems == ()
    assert "120" in page(house)
    assert built(house, {}).is_unchanged
    (house / "export.py").write_text(PRINTS.replace("day,ltr", "day,ltr,more").replace("{10 - ", "x{10 - "))
    result = build(house, house / "output", Options())
    assert {each.code for each in result.problems} == {"ragged-row", "more-problems"}
    assert result.problems[0].place.file == "content/data/answers.yml#command"
    assert result.problems[0].place.line == 2


def test_a_program_is_started_only_where_that_is_allowed(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading refuses it; should somebody come around reading, bringing refuses it, too."""
    made = read(printing(house, 40))
    monkeypatch.setattr(elsewhere, "run", lambda *_: pytest.fail("it was started"))
    result = build(printing(house, 40, "false"), house / "output", Options())
    assert [each.code for each in result.problems] == ["command-not-allowed"]
    silent = replace(made, site=replace(made.site, commands=False))
    assert Elsewhere(house, {}).brought(silent)[0].files == ()


def test_a_handbook_of_files_asks_nobody(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    """Nothing of this is even imported."""
    made = read(HOUSE.parent / "a-whole-handbook-has-no-problems")
    monkeypatch.delitem(sys.modules, "cxsite.measure.elsewhere")
    assert real_rooms().bring(made, root, {}) == (made, ())
    assert "cxsite.measure.elsewhere" not in sys.modules
