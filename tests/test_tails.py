"""The last answers of a file, in its own order."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from surveys import data_file, handbook

from cxsite.measure.engines import DuckDB, EngineError, Row
from cxsite.measure.tails import Late, late_answers

COLUMNS = {"date": {"column": ("day",)}, "segment": {"column": ("seg",)}, "weight": {"column": ("w",)}}
JUNE = """\
day,seg,w,ltr
2026-06-09,young,1,1
2026-06-01,young,1,2
2026-06-02,resident,0.5,3
2026-05-30,young,2,4
2026-06-03,young,1,
2026-06-04,,1,5
2026-06-05,,1,6
2026-06-05,,1,7
"""


def late(folder: Path, most: int, until: date | None = None, texts: Sequence[str] = (JUNE,)) -> list[Late]:
    files = tuple(data_file(folder, f"{at}.csv", text) for at, text in enumerate(texts))
    with DuckDB() as engine:
        return list(late_answers(handbook(files, COLUMNS), "survey.recommend", files, engine, until, most))


def test_they_are_the_last_of_everybody_and_of_each_segment_in_every_month(tmp_path: Path) -> None:
    """By their place in the file, not by their day; who did not answer is not among them."""
    assert late(tmp_path, 1) == [
        Late((0, 2), date(2026, 6, 1), "", "", "young", 1.0, 2),
        Late((0, 3), date(2026, 6, 1), "", "", "resident", 0.5, 3),
        Late((0, 4), date(2026, 5, 1), "", "", "young", 2.0, 4),
        Late((0, 7), date(2026, 6, 1), "", "", "", 1.0, 7),
    ]
    assert [each.answer for each in late(tmp_path, 2)] == [1, 2, 3, 4, 6, 7]


def test_what_was_answered_after_the_cut_off_is_not_there(tmp_path: Path) -> None:
    """An edition covers what it knew."""
    assert [each.answer for each in late(tmp_path, 1, date(2026, 6, 2))] == [2, 3, 4]


def test_files_follow_each_other(tmp_path: Path) -> None:
    """Their order is the dataset's."""
    found = late(tmp_path, 1, texts=(JUNE, "day,seg,w,ltr\n2026-06-30,young,1,9\n"))
    assert [(each.place, each.answer) for each in found if each.segment == "young"][-1] == ((1, 1), 9)


def test_an_engine_that_does_not_answer_knows_no_order(tmp_path: Path) -> None:
    """What it counted before is published by the release rule alone."""

    class Silent:
        def fetch(self, sql: str) -> list[Row]:
            raise EngineError(sql)

    file = data_file(tmp_path, "a.csv", JUNE)
    assert late_answers(handbook((file,), COLUMNS), "survey.recommend", (file,), Silent(), None, 1) == ()
