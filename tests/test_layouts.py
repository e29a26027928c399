from pathlib import Path
from typing import Any

from surveys import RECOMMEND, data_file, handbook

from cxsite.measure.heads import read_head
from cxsite.measure.layouts import Layout, headers_of, layout
from cxsite.measure.rules import Role
from cxsite.model.problems import Place, Problem

COLUMNS = {
    "date": {"column": ("day", "answered on")},
    "language": {"column": ("lang",)},
    "segment": {"column": ("seg",), "values": {"Y": "young"}},
    "touchpoint": {"column": ("tp",)},
    "weight": {"column": ("w",)},
}
WIDE = {
    "columns": {"counter": ("q_c",), "video": ("q_v", "q_video")},
    "scale": "1 to 5",
    "no-answer": (" 6 ",),
}


def laid_out(
    folder: Path, header: str, columns: dict[str, Any], question: dict[str, Any] = RECOMMEND, day: str = ""
) -> tuple[Layout | None, tuple[Problem, ...]]:
    made = handbook((), columns, {"recommend": question}, {})
    survey = made.datasets["survey"]
    head, _ = read_head(data_file(folder, "a.csv", header + "\n", day), headers_of(survey))
    assert head is not None
    return layout(head, survey.questions["recommend"], survey, made)


def test_columns_are_found_under_any_of_their_names(tmp_path: Path) -> None:
    """Headers drift: the first one that the file has counts, wherever it stands; others are left alone."""
    found, problems = laid_out(tmp_path, "ltr,comment,comment,w, answered on ,lang,seg,tp", COLUMNS)
    assert problems == ()
    assert found is not None
    assert {rule.role: (rule.index, rule.header) for rule in found.rules} == {
        Role.DAY: (4, "answered on"),
        Role.TOUCHPOINT: (7, "tp"),
        Role.LANGUAGE: (5, "lang"),
        Role.SEGMENT: (6, "seg"),
        Role.WEIGHT: (3, "w"),
        Role.ANSWER: (0, "ltr"),
    }


def test_codes_mean_what_the_map_says_or_themselves(tmp_path: Path) -> None:
    """Without `values:` a touchpoint or segment is written as its id; an empty cell says nothing."""
    found, _ = laid_out(tmp_path, "day,lang,seg,tp,w,ltr", COLUMNS)
    assert found is not None
    rules = {rule.role: rule for rule in found.rules}
    assert rules[Role.TOUCHPOINT].codes == (("counter", "counter"), ("video", "video"))
    assert rules[Role.SEGMENT].codes == (("Y", "young"),)
    assert rules[Role.LANGUAGE].codes == ()
    assert rules[Role.SEGMENT].blanks == ("",)


def test_a_map_may_say_what_an_empty_cell_means(tmp_path: Path) -> None:
    """Then it is a code and not a blank."""
    columns = COLUMNS | {"segment": {"column": ("seg",), "values": {"": "resident", "Y": "young"}}}
    found, _ = laid_out(tmp_path, "day,lang,seg,tp,w,ltr", columns)
    assert found is not None
    assert next(rule for rule in found.rules if rule.role is Role.SEGMENT).blanks == ()


def test_a_wide_file_has_one_answer_a_touchpoint(tmp_path: Path) -> None:
    """The touchpoint comes from the question; a column that names one is not read."""
    found, _ = laid_out(tmp_path, "day,lang,seg,w,q_video,q_c", COLUMNS, WIDE)
    assert found is not None
    answers = [(rule.touchpoint, rule.index, rule.blanks) for rule in found.rules if rule.role is Role.ANSWER]
    assert answers == [("counter", 5, ("6",)), ("video", 4, ("6",))]


def test_a_file_with_its_own_day_needs_no_date_column(tmp_path: Path) -> None:
    """The file's day holds for all its answers."""
    found, problems = laid_out(tmp_path, "ltr", {"date": {"column": ("day",)}}, day="2026-03")
    assert problems == ()
    assert found is not None
    assert [rule.role for rule in found.rules] == [Role.ANSWER]


def test_every_missing_column_is_named(tmp_path: Path) -> None:
    """With the near miss where there is one."""
    _, problems = laid_out(tmp_path, "answered_on,x", {"date": {"column": ("day", "answered on")}})
    place = Place("content/data/a.csv")
    assert problems == (
        Problem(
            place,
            "missing-column",
            "there is no column `day` or `answered on`",
            "write `answered_on` for `answered on` in `content/data/survey.yml`, or list both there",
        ),
        Problem(
            place,
            "missing-column",
            "there is no column `ltr`",
            "add this file's name for it to `column:` in `content/data/survey.yml`, "
            "or name the files that have it by `only-in:`",
        ),
    )


def test_two_columns_of_one_name_are_a_problem_when_used(tmp_path: Path) -> None:
    """The place is that of the second."""
    _, problems = laid_out(tmp_path, "评,ltr,x, ltr,x", {}, day="2026")
    assert problems == (
        Problem(
            Place("content/data/a.csv", 1, 9, 4),
            "duplicate-column",
            "there are two columns `ltr`",
            "rename or delete one of them",
        ),
    )


def test_answers_without_a_day_are_a_problem(tmp_path: Path) -> None:
    """Neither the file nor a column says when."""
    _, problems = laid_out(tmp_path, "ltr", {})
    assert problems == (
        Problem(
            Place("content/data/a.csv"),
            "no-day",
            "nothing says on which day these answers were given",
            "name the column under `columns: date:`, or write `date:` beside the file in `files:`",
        ),
    )
