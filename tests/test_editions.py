"""What `cxsite edition` writes, and what reading makes of it."""

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sites import findings_of

from cxsite.cli.main import main
from cxsite.measure.findings import Cut, Finding, Findings, Judged, MetricFindings, Shown, Verdict
from cxsite.measure.found_durations import Quantile
from cxsite.measure.measured import measure
from cxsite.measure.privacy import publish
from cxsite.measure.thawed import thawed
from cxsite.model.band import Band
from cxsite.model.dataset import Day
from cxsite.model.edition import (
    Frozen,
    FrozenBaseline,
    FrozenDuration,
    FrozenDurations,
    FrozenJudged,
    FrozenMetric,
    FrozenNumber,
    FrozenPromise,
    FrozenQuantile,
)
from cxsite.model.improve import Promise
from cxsite.model.lapse import Bin
from cxsite.model.period import Grain, Period, period_named, period_of, whole
from cxsite.model.problems import Severity
from cxsite.model.target import Target
from cxsite.read.edition_form import SCHEMA, SEAL, frozen_text, sealed
from cxsite.read.frozen import MAX_BYTES
from cxsite.read.handbook import read_handbook

WHOLE = Path(__file__).parent / "handbooks" / "a-whole-handbook-has-no-problems"
SEPTEMBER = period_of(date(2026, 9, 1), Grain.MONTH)
QUARTER = period_of(date(2026, 9, 1), Grain.QUARTER)


BASELINE = FrozenBaseline(period_of(date(2025, 10, 1), Grain.MONTH), SEPTEMBER, 12, 3.583333, 0.25)


LASTED = FrozenDurations(
    Bin.HOUR,
    date(2026, 9, 28),
    (
        FrozenDuration(whole(date(2026, 7, 1), date(2026, 9, 30)), FrozenQuantile(5, 4, 7), FrozenQuantile()),
        FrozenDuration(SEPTEMBER, FrozenQuantile(5, 4, None), FrozenQuantile(is_open=True)),
    ),
)


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
    with (folder / "content" / "data" / "visits.csv").open("a", encoding="utf-8") as file:
        file.write(f"{day},D,{answer}\n" * times)


def frozen() -> Frozen:
    """A frozen quarter with every kind of number."""
    numbers = (
        FrozenNumber(SEPTEMBER, "", "", "", "ok", 40, 3.5, 3.0, 4.25),
        FrozenNumber(SEPTEMBER, "desk", "", "", "withheld"),
        FrozenNumber(
            whole(date(2026, 7, 1), date(2026, 9, 30)), "", "en", "", "small", None, 2, 1, 3, Band(10, 29)
        ),
        FrozenNumber(whole(date(2026, 7, 1), date(2026, 9, 30)), "", "zh-Hans", "", "none", 0),
    )
    promise = Promise("mood", "desk", -2.5, Day("2027-03"))
    august = period_of(date(2026, 8, 1), Grain.MONTH)
    judged = (
        FrozenJudged("", august, SEPTEMBER, "rose", 1e-06),
        FrozenJudged("desk", august, SEPTEMBER, "few"),
    )
    return Frozen(
        QUARTER,
        date(2026, 9, 28),
        4,
        {
            "mood": FrozenMetric(2, Target(4.5, Day("2026-12")), numbers, judged, (BASELINE,)),
            "bare": FrozenMetric(0, Target(7, None), (), durations=LASTED),
        },
        {
            "late": FrozenPromise(promise, None),
            "soon": FrozenPromise(Promise("mood", "", 3.0, Day("2026")), Day("2026-05-31")),
        },
    )


@pytest.mark.parametrize(
    "name", ["2026-09", "2026-12", "2026-q1", "2026-q4", "2026", "2025-04..2026-03", "2026-01..2026-01"]
)
@pytest.mark.parametrize("starts", [1, 4, 12])
def test_a_period_is_found_by_its_id(name: str, starts: int) -> None:
    """Whatever month the house's year begins with."""
    period = period_named(name, starts)
    assert period is not None
    assert period.id == name


@pytest.mark.parametrize(
    "name", ["2026-13", "2026-q5", "26-09", "2026-00", "2026-09..2026-08", "", "0000", "2026-9"]
)
def test_a_name_of_no_period_finds_none(name: str) -> None:
    """Neither a thirteenth month nor a stretch that ends before it begins."""
    assert period_named(name) is None


def test_quarters_of_a_year_that_starts_in_april_are_counted_from_there() -> None:
    """The last quarter lies in the next calendar year."""
    assert period_named("2026-q4", 4) == Period(date(2027, 1, 1), date(2027, 4, 1), Grain.QUARTER, 4)


def test_the_text_is_canonical_json_with_one_number_a_line() -> None:
    """Sorted by id; values have the decimals of their metric."""
    text = frozen_text(frozen())
    data = json.loads(text)
    assert list(data) == [
        "schema",
        "period",
        "cut-off",
        "year-starts",
        "columns",
        "metrics",
        "promises",
        "seal",
    ]
    assert (data["schema"], data["period"], data["cut-off"]) == (SCHEMA, "2026-q3", "2026-09-28")
    assert list(data["metrics"]) == ["bare", "mood"]
    assert data["metrics"]["mood"]["target"] == "4.5 by 2026-12"
    assert data["metrics"]["bare"]["target"] == "7"
    assert data["promises"]["late"] == {"due": None, "promise": "mood at desk -2.5 by 2027-03"}
    assert '["2026-09", "", "", "", "ok", 40, 3.50, 3.00, 4.25],\n' in text
    assert '["2026-09", "desk", "", "", "withheld", null, null, null, null]' in text
    assert '"judged": [\n["", "2026-08", "2026-09", "rose", 1e-06],\n["desk", ' in text
    assert "judged" not in data["metrics"]["bare"]
    assert '["2026-07..2026-09", "", "en", "", "small", "10..29", 2.00, 1.00, 3.00]' in text
    assert '"durations": {"bin": "hour", "as-of": "2026-09-28", "periods": [\n' in text
    assert '["2026-09", [5, 4, null], "open"]' in text
    assert '["2026-07..2026-09", [5, 4, 7], "few"]' in text
    assert text == frozen_text(frozen())


def reading_of(folder: Path, text: str, name: str = "2026-q3") -> tuple[Frozen | None, list[str]]:
    """Return what reading makes of a frozen text, and the codes of what it says."""
    editions(folder).mkdir(exist_ok=True)
    (editions(folder) / f"{name}.yml").write_text("cut-off: 2026-09-28\n", encoding="utf-8")
    (editions(folder) / f"{name}.json").write_text(text, encoding="utf-8")
    reading = read_handbook(folder)
    found = reading.handbook.frozen.get(name) if reading.handbook else None
    return found, [problem.code for problem in reading.problems]


def test_what_was_written_is_read_back(folder: Path) -> None:
    """Every value, also those that are not there."""
    written = frozen()
    text = frozen_text(Frozen(QUARTER, written.cut_off, 1, written.metrics, written.promises))
    found, codes = reading_of(folder, text)
    assert codes == []
    assert found is not None
    assert frozen_text(found) == text
    assert [each.value for each in found.metrics["mood"].numbers] == [2.0, None, 3.5, None]
    assert found.metrics["mood"].numbers[0].band == Band(10, 29)
    assert found.promises == written.promises
    assert found.metrics["mood"].baselines == (BASELINE,)
    assert found.metrics["bare"].baselines == ()
    assert (found.metrics["bare"].durations, found.metrics["mood"].durations) == (LASTED, None)


def test_line_ends_of_another_system_are_no_edit(folder: Path) -> None:
    """Version control may write them."""
    text = frozen_text(Frozen(QUARTER, date(2026, 9, 28), 1, {}, {}))
    assert reading_of(folder, text.replace("\n", "\r\n"))[1] == []


def test_the_first_form_of_editions_is_still_read(folder: Path) -> None:
    """It said how many answered, to the last of them."""
    text = frozen_text(Frozen(QUARTER, date(2026, 9, 28), 1, {}, {}))
    body = text.rpartition(SEAL)[0].replace(SCHEMA, "cxsite-edition/1")
    found, codes = reading_of(folder, sealed(body))
    assert (found is not None, codes) == (True, [])


def resealed(change: tuple[str, str]) -> str:
    """Return a text that somebody changed and sealed anew."""
    text = frozen_text(Frozen(QUARTER, date(2026, 9, 28), 1, frozen().metrics, frozen().promises))
    body = text.rpartition(SEAL)[0]
    assert change[0] in body
    return sealed(body.replace(*change))


@pytest.mark.parametrize(
    "change",
    [
        ('"ok"', '"fine"'),
        ('["2026-09", "desk"', '["2026-99", "desk"'),
        ('"mood at desk -2.5 by 2027-03"', '"mood soon"'),
        ('"due": "2026-05-31"', '"due": 5'),
        ('"target": "7"', '"target": 7'),
        ('"year-starts": 1', '"year-starts": "one"'),
        ('"period": "2026-q3"', '"period": "2026-q9"'),
        ('"cut-off": "2026-09-28"', '"cut-off": "soon"'),
        (', "none", 0, null, null, null]', ', "none"]'),
        ('"metrics": {', '"metric": {'),
        ('"10..29"', '"10 to 29"'),
        ('["2025-10", "2026-09", 12', '["2025-10", "later", 12'),
        ('"2026-09", 12, 3.583333', '"2026-09", 12, "about 3"'),
        ('"bin": "hour"', '"bin": "week"'),
        ('"as-of": "2026-09-28"', '"as-of": "soon"'),
        ('["2026-09", [5, 4, null]', '["2026-99", [5, 4, null]'),
        ('[5, 4, null], "open"]', '[5, 4, null], "late"]'),
        ('"periods": [', '"times": ['),
    ],
)
def test_what_somebody_made_up_and_sealed_is_still_refused(folder: Path, change: tuple[str, str]) -> None:
    """Nothing of it reaches a page, and nothing raises."""
    assert reading_of(folder, resealed(change)) == (None, ["edited-edition"])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "broken-edition"),
        ("[" * 100_000, "broken-edition"),
        ("[]", "other-edition"),
        ('{"schema": null}', "other-edition"),
        (frozen_text(frozen()).replace(SCHEMA, "cxsite-edition/3"), "other-edition"),
        (frozen_text(frozen()).replace("3.50", "3.60"), "edited-edition"),
        (frozen_text(frozen()) + " ", "edited-edition"),
        ('{"schema": "cxsite-edition/1"}', "edited-edition"),
        ("\x00", "invisible-character"),
    ],
)
def test_a_file_that_cannot_be_trusted_is_a_problem(folder: Path, text: str, code: str) -> None:
    """Of whatever kind; the edition is left out."""
    found, codes = reading_of(folder, text)
    assert (found, codes) == (None, [code])


def test_a_file_may_be_large_but_not_without_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edition of a large house is larger than a text of its authors."""
    monkeypatch.setattr("cxsite.read.frozen.MAX_BYTES", 2_000_000)
    assert reading_of(folder, " " * 2_000_001)[1] == ["file-too-large"]
    assert MAX_BYTES > 2_000_000


def test_thawed_numbers_are_findings_again() -> None:
    """With their cuts, and without how the answers lie."""
    found = thawed(frozen())
    august = period_of(date(2026, 8, 1), Grain.MONTH)
    assert isinstance(found, Findings)
    assert found.metrics["mood"] == MetricFindings(
        "mood",
        2,
        (
            Finding(Cut(SEPTEMBER), Shown.OK, 40, 3.5, 3.0, 4.25),
            Finding(Cut(SEPTEMBER, "desk"), Shown.WITHHELD),
            Finding(
                Cut(whole(date(2026, 7, 1), date(2026, 9, 30)), "", "en"),
                Shown.SMALL,
                None,
                2,
                1,
                3,
                Band(10, 29),
            ),
            Finding(Cut(whole(date(2026, 7, 1), date(2026, 9, 30)), "", "zh-Hans"), Shown.NONE, 0),
        ),
        judged=(
            Judged("mood", Cut(august), Cut(SEPTEMBER), Verdict.ROSE, 1e-06),
            Judged("mood", Cut(august, "desk"), Cut(SEPTEMBER, "desk"), Verdict.FEW),
        ),
        pooled=1,
    )


def test_an_edition_is_thawed_once_for_many_pages_and_never_another_in_its_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Equal ones are told apart as objects; of many, those asked for last are remembered."""
    monkeypatch.setattr("cxsite.measure.thawed._THAWED", {})
    some = [replace(frozen(), cut_off=date(2026, 9, day + 1)) for day in range(3)]
    assert [thawed(each) is thawed(each) for each in some] == [True] * 3
    assert [thawed(each).newest for each in some] == [each.cut_off for each in some]
    monkeypatch.setattr("cxsite.measure.thawed.MOST", 3)
    first, last, more = thawed(some[0]), thawed(some[2]), thawed(frozen())
    assert (thawed(some[0]) is first, thawed(some[2]) is last) == (False, True)
    assert more == thawed(frozen())


def test_thawed_durations_are_findings_again() -> None:
    """Their quantiles; neither the curve nor the ages were kept."""
    lasted = thawed(frozen()).metrics["bare"].durations
    assert lasted
    assert (lasted.bin, lasted.as_of, lasted.curve, lasted.ages) == (Bin.HOUR, date(2026, 9, 28), (), ())
    assert [(each.median, each.ninth) for each in lasted.periods] == [
        (Quantile(5, 4, 7), Quantile()),
        (Quantile(5, 4, None), Quantile(is_open=True)),
    ]


def test_the_command_writes_both_files_and_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What it writes is read without a word; a second run changes nothing."""
    assert main(["edition", str(folder), "2026-09"]) == 0
    assert capsys.readouterr().out == (
        "froze 2026-09: 6 numbers of 1 measure, answers up to 2026-09-30 → content/editions/2026-09.json\n"
        "wrote content/editions/2026-09.yml: fill in who signs it off, and write the commentary beside it\n"
        "there is no edition before it\n"
    )
    assert sorted(path.name for path in editions(folder).iterdir()) == ["2026-09.json", "2026-09.yml"]
    assert main(["check", str(folder), "--strict"]) == 0
    capsys.readouterr()
    assert main(["edition", str(folder), "2026-09"]) == 0
    assert capsys.readouterr().out == "`2026-09` is frozen already, and says the same\n"


def test_only_answers_up_to_the_cut_off_are_frozen(folder: Path) -> None:
    """To the day, whatever month they are in; the edition's own file may name it."""
    editions(folder).mkdir()
    (editions(folder) / "2026-10.yml").write_text("cut-off: 2026-10-12\n", encoding="utf-8")
    visits = (
        folder / "content" / "data" / "visits.csv"
    )  # all at the desk: six at the catalogue would be too few
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


def test_an_edition_fixes_what_is_usual(folder: Path) -> None:
    """Its limits stay when more answers come; a value beyond them is a signal against what was usual then."""
    data = folder / "content" / "data" / "visits.csv"
    data.write_text(data.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    for at in range(10):
        more_answers(folder, f"2026-{at + 1:02}-05", 9, 20 + at % 2)
        more_answers(folder, f"2026-{at + 1:02}-06", 3, 20 - at % 2)
    assert main(["edition", str(folder), "2026-09"]) == 0
    (row,) = json.loads((editions(folder) / "2026-09.json").read_text(encoding="utf-8"))["metrics"]["nps"][
        "baselines"
    ]
    assert row[:3] == ["2026-01", "2026-09", 9]
    more_answers(folder, "2026-11-05", 9, 40)
    (stretch,) = findings_since(folder).process
    assert stretch.limits
    assert (stretch.limits.points, stretch.limits.centre, stretch.limits.moving) == (9, *row[3:])
    assert stretch.limits.fixed == SEPTEMBER
    assert [signal.period.id for signal in stretch.signals] == ["2026-11"]


def findings_since(folder: Path) -> MetricFindings:
    """Return what is published of the recommendation, with what the editions before it say."""
    handbook = read_handbook(folder).handbook
    assert handbook is not None
    measured, _ = measure(handbook)
    return publish(measured, handbook.site.privacy.min_n, handbook.frozen).metrics["nps"]
