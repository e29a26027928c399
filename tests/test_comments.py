"""Comments are published only where somebody approved them, and with nothing that leads to who wrote them."""

from pathlib import Path
from typing import Any

import pytest
from surveys import data_file, handbook

from cxsite.measure.comments import Said, on_one_line, read_comments, stars_of
from cxsite.measure.findings import Comment
from cxsite.measure.measured import measure
from cxsite.measure.privacy import publish
from cxsite.model.dataset import DataFile
from cxsite.model.handbook import Handbook
from cxsite.model.period import Grain
from cxsite.model.settings import MinN
from cxsite.read.validation import valid

COLUMNS: dict[str, Any] = {
    "date": {"column": ("day",)},
    "touchpoint": {"column": ("tp",)},
    "language": {"column": ("lang",)},
    "segment": {"column": ("seg",)},
    "comment": {"column": ("words",)},
    "approved": {"column": ("ok",)},
}
STARS: dict[str, Any] = {"column": ("sat",), "scale": "1 to 5", "no-answer": ("", "6")}
SATISFIED = {"kind": "share", "question": "survey.satisfied", "every": "month", "counts": "4 to 5"}
HEADER = "day,tp,lang,seg,sat,words,ok\n"
FEW = valid(MinN, {"show": 2, "judge": 2})


def surveyed(*files: DataFile, **columns: Any) -> Handbook:
    """Return a handbook whose survey asks for one to five stars and for words."""
    return handbook(files, COLUMNS | columns, {"satisfied": STARS}, {"satisfied": SATISFIED})


def rows(tmp_path: Path, body: str, header: str = HEADER, day: str = "") -> DataFile:
    """Return a file of that survey."""
    return data_file(tmp_path, "a.csv", header + body, day)


def said(made: Handbook) -> tuple[Said, ...]:
    """Return the approved comments, where nothing is wrong with them."""
    found, problems = read_comments(made)
    assert problems == ()
    return found


def published(made: Handbook) -> tuple[Comment, ...]:
    """Return what readers see of the comments, with groups from two answers on."""
    measured, problems = measure(made)
    assert problems == ()
    return publish(measured, FEW).comments


def test_only_what_somebody_approved_is_there(tmp_path: Path) -> None:
    """`no` is not, an empty cell is not, and an approved row without words has nothing to show."""
    body = (
        "2026-01-05,counter,en,young,4,Kind people,yes\n"
        "2026-01-06,counter,en,young,4,Secret,no\n"
        "2026-01-06,counter,en,young,4,Unread,\n"
        "2026-01-07,counter,en,young,4, ,yes\n"
    )
    (one,) = said(surveyed(rows(tmp_path, body)))
    assert (one.text, one.touchpoint, one.language, one.segment) == ("Kind people", "counter", "en", "young")
    assert (one.period.id, one.stars) == ("2026-01", 4)
    assert (one.measures, one.starred) == (("satisfied",), ("satisfied",))


def test_nobody_approves_where_there_is_no_column_for_it(tmp_path: Path) -> None:
    """A dataset that names the comments and no approval publishes none of them."""
    file = rows(tmp_path, "2026-01-05,counter,en,young,4,Kind people,yes\n")
    columns = {name: column for name, column in COLUMNS.items() if name != "approved"}
    made = handbook((file,), columns, {"satisfied": STARS}, {"satisfied": SATISFIED})
    assert said(made) == ()


def test_codes_of_approval_are_those_of_the_dataset(tmp_path: Path) -> None:
    """An empty cell never means yes unless somebody says so."""
    file = rows(tmp_path, "2026-01-05,counter,en,young,4,One,J\n2026-01-05,counter,en,young,4,Two,\n")
    values = {"J": True, "N": False}
    (one,) = said(surveyed(file, approved={"column": ("ok",), "values": values}))
    assert one.text == "One"
    assert len(said(surveyed(file, approved={"column": ("ok",), "values": {"": True, "J": True}}))) == 2


def test_a_comment_says_no_more_than_its_row(tmp_path: Path) -> None:
    """Empty cells say nothing; a code of no answer gives no stars; a survey without those columns says nothing."""
    (one,) = said(surveyed(rows(tmp_path, "2026-01-05,,,,6,Fine,yes\n")))
    assert (one.touchpoint, one.language, one.segment, one.stars) == ("", "", "", None)
    file = rows(tmp_path, "Fine,yes\n", "words,ok\n", "2026-03")
    made = handbook((file,), {name: COLUMNS[name] for name in ("comment", "approved")}, {}, {})
    (one,) = said(made)
    assert (one.period.id, one.touchpoint, one.stars, one.measures) == ("2026-03", "", None, ())


def test_a_file_dated_with_a_year_tells_no_month(tmp_path: Path) -> None:
    """Its first month would be invented."""
    file = rows(tmp_path, "Fine,yes\n", "words,ok\n", "2026")
    (one,) = said(handbook((file,), {name: COLUMNS[name] for name in ("comment", "approved")}, {}, {}))
    assert (one.period.grain, one.period.id) == (Grain.YEAR, "2026")


def test_words_stand_on_one_line() -> None:
    """Without control characters and without signs that turn the direction of writing; emoji stay whole."""
    assert on_one_line(" Kind\n\tpeople\u202e \x07e\u0301 👩\u200d💻 ") == "Kind people é 👩\u200d💻"


def test_personal_data_in_an_approved_comment_is_a_problem_where_it_stands(tmp_path: Path) -> None:
    """In the very line and column of the file; what nobody approved is not looked at."""
    body = (
        '2026-01-05,counter,en,young,4,"Nice, call\n07700 900123",yes\n'
        "2026-01-05,counter,en,young,4,13800138000,no\n"
    )
    found, problems = read_comments(surveyed(rows(tmp_path, body)))
    assert found == ()
    assert [
        (str(each.place), each.place.length, each.code, each.message, each.hint) for each in problems
    ] == [
        (
            "content/data/a.csv:3:1",
            12,
            "personal-data",
            "this looks like a phone number",
            "take it out of the comment, as in `[…]`, or do not approve the comment",
        )
    ]


def test_personal_data_behind_doubled_quotes_keeps_its_column(tmp_path: Path) -> None:
    """Columns are those of the file, where a quotation mark is written twice."""
    body = '2026-01-05,counter,en,young,4,"a@b.example is ""me""x@y.example",yes\n'
    _, problems = read_comments(surveyed(rows(tmp_path, body)))
    assert [(each.place.line, each.place.column) for each in problems] == [(2, 32), (2, 53)]


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        (
            "2026-01-05,counter,en,young,4,Fine,maybe\n",
            "unknown-code",
            "`maybe` is not a code of the column `ok`",
        ),
        (
            "2026-01-05,moon,en,young,4,Fine,yes\n",
            "unknown-code",
            "`moon` is not a code of the column `tp`",
        ),
        ("2026-01-05,counter,en,young,4,Fine\n", "ragged-row", "there are 6 cells where the header has 7"),
        (
            '2026-01-05,counter,en,young,4,"Fine,yes\n' + "x" * 140_000,
            "unreadable-rows",
            "the rows from about here on cannot be read",
        ),
    ],
)
def test_what_is_wrong_with_a_comments_row_is_said(
    tmp_path: Path, body: str, code: str, message: str
) -> None:
    """By whoever reads comments alone, because no measure may look at that survey."""
    _, problems = read_comments(surveyed(rows(tmp_path, body)))
    assert [(each.code, each.message) for each in problems] == [(code, message)]


def test_what_a_measure_has_said_already_is_not_said_again(tmp_path: Path) -> None:
    """The bad touchpoint is found by the count and by the comments."""
    _, problems = measure(surveyed(rows(tmp_path, "2026-01-05,moon,en,young,4,Fine,yes\n")))
    assert [each.code for each in problems] == ["unknown-code"]


def test_a_column_that_is_nowhere_is_a_problem(tmp_path: Path) -> None:
    """Older files may come without comments; all of them may not. A file with words needs its approval."""
    old = data_file(tmp_path, "a.csv", "day,tp,lang,seg,sat\n2026-01-05,counter,en,young,4\n")
    new = data_file(tmp_path, "b.csv", HEADER + "2026-01-05,counter,en,young,4,Fine,yes\n")
    assert [one.text for one in said(surveyed(old, new))] == ["Fine"]
    _, problems = read_comments(surveyed(old))
    assert [(each.code, each.message) for each in problems] == [
        ("missing-column", "no file has a column `words`")
    ]
    bare = data_file(tmp_path, "c.csv", "day,tp,lang,seg,sat,words\n2026-01-05,counter,en,young,4,Fine\n")
    _, problems = read_comments(surveyed(bare))
    assert [(each.code, each.message) for each in problems] == [("missing-column", "there is no column `ok`")]
    gone = data_file(tmp_path, "d.csv", HEADER)
    gone.path.unlink()
    _, problems = read_comments(surveyed(gone))
    assert [each.code for each in problems] == ["unreadable-file"]
    lame = data_file(tmp_path, "e.csv", "day,lang,seg,sat,words,ok\n2026-01-05,en,young,4,Fine,yes\n")
    _, problems = read_comments(surveyed(lame))
    assert [(each.code, each.message) for each in problems] == [("missing-column", "there is no column `tp`")]


def test_stars_need_a_question_of_one_to_five(tmp_path: Path) -> None:
    """An easy scale of seven is no stars."""
    made = surveyed(rows(tmp_path, ""))
    assert stars_of(made.datasets["survey"]) == "satisfied"
    seven = handbook((), COLUMNS, {"ease": {"column": ("ease",), "scale": "1 to 7"}}, {})
    assert stars_of(seven.datasets["survey"]) == ""


def many(comments: int, others: int, segment: str = "young") -> str:
    """Return answers of one month at one touchpoint, so many of them with an approved comment."""
    row = f"2026-01-05,counter,en,{segment},4,"
    return f"{row}Words,yes\n" * comments + f"{row},\n" * others


def test_stars_are_shown_where_enough_others_answered(tmp_path: Path) -> None:
    """Two others hide one another; one other would be known, because everybody else's stars stand there."""
    assert {one.stars for one in published(surveyed(rows(tmp_path, many(3, 2))))} == {4}
    assert {one.stars for one in published(surveyed(rows(tmp_path, many(4, 1))))} == {None}


def test_a_segment_is_named_only_where_its_numbers_are_shown(tmp_path: Path) -> None:
    """One resident among many would be that resident."""
    body = many(0, 6) + many(1, 0, "resident")
    (one,) = published(surveyed(rows(tmp_path, body)))
    assert (one.segment, one.stars) == ("", None)
    (one,) = published(surveyed(rows(tmp_path, many(0, 6) + many(1, 3, "resident"))))
    assert (one.segment, one.stars) == ("resident", 4)


def test_what_is_published_keeps_no_order_and_no_day(tmp_path: Path) -> None:
    """Sorted by touchpoint, language and words; the first day and the last day of a month are one."""
    rest = "video,en,young,4"
    body = f"2026-01-30,{rest},Bees,yes\n2026-01-02,{rest},Cats,yes\n2026-01-03,counter,en,young,4,Dogs,yes\n"
    first = published(surveyed(rows(tmp_path, body)))
    assert [(one.touchpoint, one.text, one.period.id) for one in first] == [
        ("counter", "Dogs", "2026-01"),
        ("video", "Bees", "2026-01"),
        ("video", "Cats", "2026-01"),
    ]
    turned = "".join(sorted(body.splitlines(keepends=True), reverse=True))
    assert published(surveyed(rows(tmp_path, turned))) == first
