"""The last answers of a file, in its own order."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from surveys import data_file, handbook

from cxsite.measure.engines import DuckDB, EngineError, Row
from cxsite.measure.tails import Late, late_answers
from cxsite.model.handbook import Handbook

COLUMNS: dict[str, Any] = {
    "date": {"column": ("day",)},
    "segment": {"column": ("seg",)},
    "weight": {"column": ("w",)},
}
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


def late(
    folder: Path,
    most: int,
    until: date | None = None,
    texts: Sequence[str] = (JUNE,),
    columns: Mapping[str, Any] = COLUMNS,
) -> list[Late]:
    files = tuple(data_file(folder, f"{at}.csv", text) for at, text in enumerate(texts))
    return last_of(handbook(files, columns), most, until)


def last_of(made: Handbook, most: int, until: date | None = None) -> list[Late]:
    with DuckDB() as engine:
        return sorted(late_answers(made, "survey", {"recommend": most}, engine, until)["recommend"])


def told(found: Sequence[Late]) -> list[tuple[date, str, float, int]]:
    return [(each.month, each.segment, each.weight, each.answer) for each in found]


def test_they_are_the_last_of_each_segment_in_every_month(tmp_path: Path) -> None:
    """By their place in the file, not by their day; who did not answer is not among them."""
    assert told(late(tmp_path, 1)) == [
        (date(2026, 6, 1), "young", 1.0, 2),
        (date(2026, 6, 1), "resident", 0.5, 3),
        (date(2026, 5, 1), "young", 2.0, 4),
        (date(2026, 6, 1), "", 1.0, 7),
    ]
    assert [each.answer for each in late(tmp_path, 2)] == [1, 2, 3, 4, 6, 7]


def test_a_file_that_is_counted_at_once_has_the_same_last_answers(tmp_path: Path) -> None:
    """Where nothing is weighed, one text asks for all questions; where a cell is written otherwise, each for itself."""
    plain = {name: column for name, column in COLUMNS.items() if name != "weight"}
    odd = JUNE.replace("1,7", "1, 7")
    by_hand = [each._replace(weight=1.0) for each in late(tmp_path, 2)]
    for text in (JUNE, odd):
        found = late(tmp_path, 2, texts=(text,), columns=plain)
        assert told(found) == told(by_hand)


def test_whoever_answers_for_several_touchpoints_answers_from_left_to_right(tmp_path: Path) -> None:
    """In a wide file; the language stays with the answer, because people are counted by it."""
    wide = {"recommend": {"columns": {"counter": ("a",), "video": ("b",)}, "scale": "0 to 10"}}
    columns = {"segment": {"column": ("seg",)}, "language": {"column": ("lang",)}}
    text = "seg,lang,a,b\nyoung,en,1,2\nyoung,zh-Hans,3,\nyoung,,5,6\n"
    file = data_file(tmp_path, "a.csv", text, "2026-06")
    found = last_of(handbook((file,), columns, wide), 9)
    assert [(each.touchpoint, each.language, each.answer) for each in found] == [
        ("counter", "en", 1),
        ("video", "en", 2),
        ("counter", "zh-Hans", 3),
        ("counter", "", 5),
        ("video", "", 6),
    ]
    weighed = {**columns, "weight": {"column": ("w",)}}
    again = data_file(tmp_path, "b.csv", text.replace("seg", "w,seg").replace("young", "1,young"), "2026-06")
    assert told(last_of(handbook((again,), weighed, wide), 9)) == told(found)


def test_what_was_answered_after_the_cut_off_is_not_there(tmp_path: Path) -> None:
    """An edition covers what it knew."""
    assert [each.answer for each in late(tmp_path, 1, date(2026, 6, 2))] == [2, 3, 4]
    plain = {name: column for name, column in COLUMNS.items() if name != "weight"}
    assert [each.answer for each in late(tmp_path, 1, date(2026, 6, 2), columns=plain)] == [2, 3, 4]


def test_files_follow_each_other(tmp_path: Path) -> None:
    """Their order is the dataset's."""
    found = late(tmp_path, 1, texts=(JUNE, "day,seg,w,ltr\n2026-06-30,young,1,9\n"))
    assert [each.answer for each in found if each.segment == "young"] == [2, 4, 9]


def test_an_engine_that_does_not_answer_knows_no_order(tmp_path: Path) -> None:
    """What it counted before is published by the release rule alone."""

    class Silent:
        def fetch(self, sql: str) -> list[Row]:
            raise EngineError(sql)

    made = handbook((data_file(tmp_path, "a.csv", JUNE),), COLUMNS)
    assert late_answers(made, "survey", {"recommend": 1}, Silent(), None) == {}
