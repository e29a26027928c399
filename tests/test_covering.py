"""Numbers by segment are those of whole batches; everybody's are everybody's."""

from pathlib import Path

from surveys import NPS, data_file, handbook

from cxsite.measure.engines import DuckDB, Row
from cxsite.measure.findings import Finding, Shown
from cxsite.measure.measured import measure
from cxsite.measure.privacy import publish
from cxsite.model.band import Band
from cxsite.model.handbook import Handbook
from cxsite.model.settings import MinN

COLUMNS = {"segment": {"column": ("seg",)}}
FIRST = "resident,10\n" * 62 + "young,10\n" * 58


def survey(folder: Path, body: str, day: str = "2026-06") -> Handbook:
    return handbook((data_file(folder, "a.csv", f"seg,ltr\n{body}", day),), COLUMNS)


def told(made: Handbook) -> dict[str, Finding]:
    """Return what is published of June for everybody and of each segment."""
    measured, problems = measure(made)
    assert not problems
    found = publish(measured, MinN(show=10, judge=30)).metrics["nps"].findings
    return {each.cut.segment: each for each in found if each.cut.period.id == "2026-06"}


def test_a_segment_stays_until_a_batch_is_whole(tmp_path: Path) -> None:
    """Nine who are displeased are in everybody's number at once, in their segment's when others have come."""
    before, nine, more = (told(survey(tmp_path, FIRST + "young,0\n" * many)) for many in (0, 9, 20))
    assert [(each["young"].n, each["young"].value) for each in (before, nine, more)] == [
        (40, 100),
        (40, 100),
        (60, 93),
    ]
    assert [(each[""].n, each[""].value) for each in (before, nine, more)] == [
        (120, 100),
        (129, 86),
        (140, 71),
    ]
    assert before["resident"] == nine["resident"]


def test_everybody_at_full_precision_is_for_the_authors_eyes(tmp_path: Path) -> None:
    """What waits is measured, and not published."""
    measured, _ = measure(survey(tmp_path, FIRST + "young,0\n" * 9))
    (one,) = (
        each
        for each in measured.metrics["nps"].measurements
        if each.cut.segment == "young" and each.cut.period.id == "2026-06"
    )
    told_score = measured.metrics["nps"].told(one)
    assert one.score
    assert told_score
    assert (one.score.n, told_score.n) == (67, 40)


def test_of_a_segment_nobody_and_too_few_are_told_alike(tmp_path: Path) -> None:
    """Else the first who answers is seen coming. Where nobody at all answered, that is said."""
    nobody, one = (told(survey(tmp_path, "resident,9\n" * 60 + more)) for more in ("", "young,3\n"))
    assert nobody["young"].shown is one["young"].shown is Shown.WITHHELD
    file = data_file(tmp_path, "b.csv", "seg,ltr\nresident,\n", "2026-07")
    again = handbook((data_file(tmp_path, "a.csv", f"seg,ltr\n{FIRST}", "2026-06"), file), COLUMNS)
    measured, _ = measure(again)
    assert {one.cut.period.id for one in measured.metrics["nps"].measurements if one.score} == {
        "2026-06",
        "2026-06..2026-06",
    }


def test_a_few_of_whom_none_is_covered_are_withheld(tmp_path: Path) -> None:
    """Twelve answered, but everybody's last ones wait."""
    found = told(survey(tmp_path, "resident,9\n" * 60 + "young,3\n" * 12 + "resident,9\n" * 8))
    assert (found["young"].shown, found["young"].value) == (Shown.SMALL, -100)
    assert found["young"].band == Band(10, 29)
    assert told(survey(tmp_path, "resident,9\n" * 60 + "young,3\n" * 12))["young"].shown is Shown.WITHHELD


def test_large_segments_are_read_once(tmp_path: Path) -> None:
    """From two thousand answers on, rounding hides ten of them; so do answers of which no segment is known."""
    asked: list[str] = []

    class Counting(DuckDB):
        def fetch(self, sql: str) -> list[Row]:
            asked.extend(["late"] if "ROW_NUMBER" in sql else [])
            return super().fetch(sql)

    for body, times in (("young,9\n" * 2000, 0), (",9\n" * 60, 0), ("young,9\n" * 60, 1)):
        asked.clear()
        measure(survey(tmp_path, body), Counting)
        assert len(asked) == times


def test_a_quarter_is_made_of_the_months_that_another_metric_publishes(tmp_path: Path) -> None:
    """So nothing but whole batches is left when they are taken from each other."""
    made = survey(tmp_path, "young,9\n" * 59)
    both = handbook(made.files, COLUMNS, metrics={"nps": NPS, "longer": {**NPS, "every": "quarter"}})
    found = publish(measure(both)[0], MinN(show=10, judge=30)).metrics
    assert {each.n for name in ("nps", "longer") for each in found[name].findings if each.cut.segment} == {
        40,
        None,
    }
