"""The committed answers are what the script writes, and they tell the story that its docstring promises."""

import csv
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from cxsite.measure.redaction import redacted
from cxsite.model.review import LINE, key_of
from scripts import illustrative_answers
from scripts.illustrative_answers import MONTHS, pick, write_answers

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "scripts" / "illustrative_answers.py"
CONTENT = ROOT / "content"
COMMITTED = sorted((CONTENT / "data").glob("onboarding-*.csv"))

Row = dict[str, str]


@pytest.fixture(scope="module")
def answers() -> list[Row]:
    rows: list[Row] = []
    for path in COMMITTED:
        with path.open(encoding="utf-8", newline="") as file:
            rows.extend(csv.DictReader(file))
    return rows


def where(rows: list[Row], wanted: Callable[[Row], bool]) -> list[Row]:
    return [row for row in rows if wanted(row)]


def at(rows: list[Row], touchpoint: str) -> list[Row]:
    return where(rows, lambda row: row["tp"] == touchpoint)


def in_month(rows: list[Row], month: str) -> list[Row]:
    return where(rows, lambda row: row["answered_on"].startswith(month))


def satisfied(rows: list[Row]) -> float:
    answered = [int(row["sat"]) for row in rows if row["sat"] not in {"", "6"}]
    return sum(answer >= 4 for answer in answered) / len(answered)


def recommendations(rows: list[Row]) -> list[int]:
    return [int(row["ltr"]) for row in rows if row["ltr"] not in {"", "NA", "11"}]


def share_of(rows: list[Row], low: int, high: int) -> float:
    answered = recommendations(rows)
    return sum(low <= answer <= high for answer in answered) / len(answered)


def test_the_committed_answers_are_what_the_script_writes(tmp_path: Path) -> None:
    """Who runs the script again gets the same twelve files, byte for byte."""
    subprocess.run([sys.executable, str(SCRIPT), str(tmp_path)], check=True, capture_output=True)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert len(written) == 12
    assert written == {path.name: path.read_bytes() for path in COMMITTED}


def test_another_story_would_be_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison above can fail: without the effect of the language the files are others."""
    monkeypatch.setattr(illustrative_answers, "CHINESE_QUESTIONNAIRE", 0.0)
    for written, committed in zip(write_answers(tmp_path), COMMITTED, strict=True):
        assert written.name == committed.name
        assert written.read_bytes() != committed.read_bytes()


def test_every_answer_stands_in_the_file_of_its_month(answers: list[Row]) -> None:
    """A file holds its own month and no other, oldest answer first."""
    for path, month in zip(COMMITTED, MONTHS, strict=True):
        with path.open(encoding="utf-8", newline="") as file:
            days = [row["answered_on"] for row in csv.DictReader(file)]
        assert days == sorted(days)
        assert {day[:7] for day in days} == {f"{month:%Y-%m}"}
    assert len({row["cust_hash"] for row in answers}) == len(answers)


def test_every_month_can_be_judged_and_no_touchpoint_alone_always_can(answers: list[Row]) -> None:
    """A month has 30 answers or more; a touchpoint may have few, too few to show, and once none."""
    sizes: list[int] = []
    for month in MONTHS:
        rows = in_month(answers, f"{month:%Y-%m}")
        assert len(recommendations(rows)) >= 30
        sizes.extend(len(recommendations(at(rows, f"TP0{number}"))) for number in range(2, 10))
    assert sum(size == 0 for size in sizes) == 1
    assert any(0 < size < 10 for size in sizes)
    assert any(10 <= size < 30 for size in sizes)
    assert any(size >= 30 for size in sizes)


def test_the_video_check_improves_once_reasons_are_shown(answers: list[Row]) -> None:
    """Satisfaction there is at least 15 points higher from May 2026 on, and still the lowest of all."""
    before = where(answers, lambda row: row["answered_on"] < "2026-05")
    since = where(answers, lambda row: row["answered_on"] >= "2026-05")
    assert satisfied(at(since, "TP04")) > satisfied(at(before, "TP04")) + 0.15
    for rows in (before, since):
        assert (
            min((f"TP0{number}" for number in range(2, 10)), key=lambda code: satisfied(at(rows, code)))
            == "TP04"
        )


def test_the_other_touchpoints_stay_much_as_they_were(answers: list[Row]) -> None:
    """What improves is the video check: the rest together moves by less than half as much."""
    others = where(answers, lambda row: row["tp"] != "TP04")
    before = where(others, lambda row: row["answered_on"] < "2026-05")
    since = where(others, lambda row: row["answered_on"] >= "2026-05")
    assert abs(satisfied(since) - satisfied(before)) < 0.075


def test_the_counter_is_kind_but_slow(answers: list[Row]) -> None:
    """At the counter hardly anybody is a detractor and most are passive."""
    counter = at(answers, "TP05")
    assert share_of(counter, 0, 6) < 0.05
    assert share_of(counter, 7, 8) > 0.5


def test_a_kind_counter_is_no_easy_way(answers: list[Row]) -> None:
    """The counter leaves people in a better mood than the video check and is hardly easier."""

    def mean(rows: list[Row], column: str, refused: str) -> float:
        given = [int(row[column]) for row in rows if row[column] not in {"", refused}]
        return sum(given) / len(given)

    counter, video, form = (at(answers, code) for code in ("TP05", "TP04", "TP03"))
    assert mean(counter, "mood", "") > mean(video, "mood", "") + 0.5
    assert mean(counter, "ease", "8") < mean(form, "ease", "8") - 0.8
    assert abs(mean(counter, "ease", "8") - mean(video, "ease", "8")) < 0.3


def test_ease_and_mood_stay_on_their_scales(answers: list[Row]) -> None:
    """1 to 7 with 8 for “I do not know”, and -2 to 2; some left each of them out."""
    assert {row["ease"] for row in answers} == {"", *map(str, range(1, 9))}
    assert {row["mood"] for row in answers} == {"", *map(str, range(-2, 3))}


def test_the_welcome_call_delights_and_pauses_for_the_festival(answers: list[Row]) -> None:
    """Four in five who took the call are promoters; in February 2026 nobody was called."""
    call = at(answers, "TP08")
    assert share_of(call, 9, 10) > 0.8
    assert not in_month(call, "2026-02")


def test_chinese_questionnaires_answer_a_little_lower(answers: list[Row]) -> None:
    """The same service is rated lower in Chinese: less than ten points of satisfaction, but to be seen."""
    chinese = where(answers, lambda row: row["lang"] == "ZH")
    english = where(answers, lambda row: row["lang"] == "EN")
    assert 0.02 < satisfied(english) - satisfied(chinese) < 0.1


def test_some_wrote_and_somebody_read_it(answers: list[Row]) -> None:
    """Eighteen remarks may be shown, two may not, two wait; the language is that of the questionnaire."""
    written = where(answers, lambda row: bool(row["comment"]))
    lines = (CONTENT / "comments" / "onboarding.txt").read_text(encoding="utf-8").splitlines()
    decided = {match["key"]: match["verdict"] for line in lines if (match := LINE.fullmatch(line))}
    verdicts = Counter(decided[key_of(redacted(row["comment"]))] for row in written)
    assert (len(answers) > 50 * len(written), verdicts) == (True, {"yes": 18, "no": 2, "?": 2})
    assert len(decided) == len(written)
    assert all((row["lang"] == "ZH") == any(sign >= "\u4e00" for sign in row["comment"]) for row in written)


def test_a_remark_that_fits_no_answer_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be lost otherwise."""
    remarks = tmp_path / "remarks.csv"
    remarks.write_text(
        "month,touchpoint,language,satisfaction,text\n2025-10,TP99,EN,5,Nobody\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(illustrative_answers, "REMARKS", remarks)
    with pytest.raises(ValueError, match="no answer of 2025-10 fits `Nobody`"):
        write_answers(tmp_path)


def test_a_pick_follows_the_shares() -> None:
    """A key with three times the share is picked about three times as often, one without any share never."""
    random = Random(1)  # noqa: S311 - shares, not secrets
    picks = [pick(random, {"often": 0.75, "never": 0.0, "seldom": 0.25}) for _ in range(2000)]
    assert picks.count("never") == 0
    assert 1400 < picks.count("often") < 1600
