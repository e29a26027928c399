"""Comments are published only where somebody approved them, and with nothing that leads to who wrote them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from labelled import personal
from surveys import data_file, handbook

from cxsite.measure.comments import Said, approved_of, read_comments, stars_of
from cxsite.measure.engines import DuckDB, Engine, EngineError
from cxsite.measure.findings import Comment
from cxsite.measure.measured import measure
from cxsite.measure.privacy import publish
from cxsite.measure.redaction import redacted
from cxsite.model.dataset import DataFile
from cxsite.model.handbook import Handbook
from cxsite.model.period import Grain
from cxsite.model.review import Decision, Review, Verdict, key_of
from cxsite.model.settings import MinN
from cxsite.read.validation import valid

COLUMNS: dict[str, Any] = {
    "date": {"column": ("day",)},
    "touchpoint": {"column": ("tp",)},
    "language": {"column": ("lang",)},
    "segment": {"column": ("seg",)},
    "comment": {"column": ("words",)},
}
STARS: dict[str, Any] = {"column": ("sat",), "scale": "1 to 5", "no-answer": ("", "6")}
SATISFIED = {"kind": "share", "question": "survey.satisfied", "every": "month", "counts": "4 to 5"}
HEADER = "day,tp,lang,seg,sat,words\n"
FEW = valid(MinN, {"show": 2, "judge": 2})
DAY = date(2026, 10, 6)


def review(*approved: str, verdict: Verdict = Verdict.YES, by: str = "cx-lead") -> dict[str, Review]:
    """Return a review in which somebody decided so about these words."""
    decisions = tuple(Decision(verdict, key_of(words), words, DAY, by) for words in approved)
    return {"survey": Review("survey", 1, decisions)}


def surveyed(*files: DataFile, approved: tuple[str, ...] = ("Fine", "Words"), **columns: Any) -> Handbook:
    """Return a handbook whose survey asks for one to five stars and for words, some of which are approved."""
    made = handbook(files, COLUMNS | columns, {"satisfied": STARS}, {"satisfied": SATISFIED})
    return replace(made, reviews=review(*approved))


def rows(tmp_path: Path, body: str, header: str = HEADER, day: str = "") -> DataFile:
    """Return a file of that survey."""
    return data_file(tmp_path, "a.csv", header + body, day)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with DuckDB() as opened:
        yield opened


def said(made: Handbook, engine: Engine, until: date | None = None) -> tuple[Said, ...]:
    """Return the approved comments, where nothing is wrong with them."""
    found, problems = read_comments(made, engine, until)
    assert problems == ()
    return found


def problems_of(made: Handbook, engine: Engine) -> list[tuple[str, str]]:
    """Return what is wrong with the comments."""
    found, problems = read_comments(made, engine)
    assert found == ()
    return [(each.code, each.message) for each in problems]


def published(made: Handbook) -> tuple[Comment, ...]:
    """Return what readers see of the comments, with groups from two answers on."""
    measured, problems = measure(made)
    assert problems == ()
    return publish(measured, FEW).comments


class Sealed:
    """An engine that must not be asked."""

    def fetch(self, sql: str) -> list[tuple[Any, ...]]:
        """Refuse."""
        raise EngineError(sql)


def test_only_what_somebody_approved_is_there(tmp_path: Path, engine: Engine) -> None:
    """What was refused is not, what nobody read is not, and a row without words has nothing to show."""
    body = (
        "2026-01-05,counter,en,young,4,Kind people\n"
        "2026-01-06,counter,en,young,4,Secret\n"
        "2026-01-06,counter,en,young,4,Unread\n"
        "2026-01-07,counter,en,young,4, \n"
    )
    made = surveyed(rows(tmp_path, body), approved=("Kind people",))
    refused = review("Secret", verdict=Verdict.NO)["survey"].decisions
    both = replace(made.reviews["survey"], decisions=(*made.reviews["survey"].decisions, *refused))
    (one,) = said(replace(made, reviews={"survey": both}), engine)
    assert (one.text, one.touchpoint, one.language, one.segment) == ("Kind people", "counter", "en", "young")
    assert (one.period.id, one.stars) == ("2026-01", 4)
    assert (one.measures, one.starred) == (("satisfied",), ("satisfied",))


@pytest.mark.parametrize(
    "reviews",
    [
        {},
        review("Fine", verdict=Verdict.NO),
        review("Fine", verdict=Verdict.UNDECIDED),
        review("Fine", by=""),
        {"other": review("Fine")["survey"]},
    ],
)
def test_where_nobody_approved_anything_no_file_is_opened(tmp_path: Path, reviews: dict[str, Review]) -> None:
    """Without a review, or with one of refusals, nothing is asked of an engine and no file needs to be there."""
    file = rows(tmp_path, "2026-01-05,counter,en,young,4,Fine\n")
    made = replace(surveyed(file), reviews=reviews)
    file.path.unlink()
    assert said(made, Sealed()) == ()


def test_words_are_known_however_they_are_written(tmp_path: Path, engine: Engine) -> None:
    """On several lines, with blanks around them, with signs that nobody sees; with other numbers in them."""
    body = (
        '2026-01-05,counter,en,young,4,"  Kind\r\n people, call [phone]"\n'
        '2026-01-06,counter,en,young,4,"Kind\u200b people, call 07700 900123"\n'
        '2026-01-06,counter,en,young,4,"Kind people, call lin@x.example"\n'
        '2026-01-06,counter,en,young,4,"Kind people, call 07700 900124"\n'
    )
    found = said(surveyed(rows(tmp_path, body), approved=("Kind people, call [phone]",)), engine)
    assert [one.text for one in found] == ["Kind people, call [phone]"] * 3


@given(st.sampled_from(list(personal(1))), st.text(max_size=20))
def test_a_look_finds_whatever_is_approved(found: Any, around: str) -> None:
    """The quick comparison never misses words that somebody approved, and never lets others pass."""
    comment = f"{around} {found.text}"
    words = redacted(comment)
    assert approved_of(frozenset({words, "Fine"})).published(comment) == words
    assert approved_of(frozenset({"Fine", f"{words}!"})).published(comment) == ""


def test_comments_after_the_last_day_are_left_out(tmp_path: Path, engine: Engine) -> None:
    """By the day of the row, or by the first day that the date of its file may mean."""
    body = "2026-01-05,counter,en,young,4,Fine\n 2026-01-06T10:00 ,counter,en,young,4,Fine\n"
    made = surveyed(rows(tmp_path, body))
    assert len(said(made, engine, date(2026, 1, 5))) == 1
    assert len(said(made, engine, date(2026, 1, 6))) == 2
    dated = replace(
        handbook((rows(tmp_path, "Fine\n", "words\n", "2026-03"),), {"comment": COLUMNS["comment"]}, {}, {}),
        reviews=review("Fine"),
    )
    assert len(said(dated, engine, date(2026, 2, 28))) == 0
    assert len(said(dated, engine, date(2026, 3, 1))) == 1


def test_a_comment_says_no_more_than_its_row(tmp_path: Path, engine: Engine) -> None:
    """Empty cells say nothing; a code of no answer gives no stars; a survey without those columns says nothing."""
    (one,) = said(surveyed(rows(tmp_path, "2026-01-05,,,,6,Fine\n")), engine)
    assert (one.touchpoint, one.language, one.segment, one.stars) == ("", "", "", None)
    file = rows(tmp_path, "Fine\n", "words\n", "2026-03")
    made = handbook((file,), {"comment": COLUMNS["comment"]}, {}, {})
    (one,) = said(replace(made, reviews=review("Fine")), engine)
    assert (one.period.id, one.touchpoint, one.stars, one.measures) == ("2026-03", "", None, ())


def test_a_file_dated_with_a_year_tells_no_month(tmp_path: Path, engine: Engine) -> None:
    """Its first month would be invented."""
    file = rows(tmp_path, "Fine\n", "words\n", "2026")
    made = handbook((file,), {"comment": COLUMNS["comment"]}, {}, {})
    (one,) = said(replace(made, reviews=review("Fine")), engine)
    assert (one.period.grain, one.period.id) == (Grain.YEAR, "2026")


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        (
            "2026-01-05,moon,en,young,4,Fine\n",
            "unknown-code",
            "`moon` is not a code of the column `tp`",
        ),
        ("2026-01-05,counter,en,young,Fine\n", "ragged-row", "there are 5 cells where the header has 6"),
        (
            '2026-01-05,counter,en,young,4,"Fine\n' + "x" * 140_000,
            "unreadable-rows",
            "the rows from about here on cannot be read",
        ),
    ],
)
def test_what_is_wrong_with_a_comments_row_is_said(
    tmp_path: Path, engine: Engine, body: str, code: str, message: str
) -> None:
    """By whoever reads comments alone, because no measure may look at that survey."""
    assert problems_of(surveyed(rows(tmp_path, body)), engine) == [(code, message)]


def test_a_row_that_nobody_approved_is_not_blamed(tmp_path: Path, engine: Engine) -> None:
    """Where its words are not shown, what else stands in it is the business of the measures."""
    assert said(surveyed(rows(tmp_path, "2026-01-05,moon,en,young,4,Bad\n")), engine) == ()


def test_what_an_engine_alone_refuses_is_said(tmp_path: Path) -> None:
    """Without a better place than the file."""
    made = surveyed(rows(tmp_path, "2026-01-05,counter,en,young,4,Fine\n"))
    assert problems_of(made, Sealed()) == [("unreadable-data", "the answers of `survey` cannot be read")]


def test_what_a_measure_has_said_already_is_not_said_again(tmp_path: Path) -> None:
    """The bad touchpoint is found by the count and by the comments."""
    _, problems = measure(surveyed(rows(tmp_path, "2026-01-05,moon,en,young,4,Fine\n")))
    assert [each.code for each in problems] == ["unknown-code"]


def test_a_column_that_is_nowhere_is_a_problem(tmp_path: Path, engine: Engine) -> None:
    """Older files may come without comments; all of them may not."""
    old = data_file(tmp_path, "a.csv", "day,tp,lang,seg,sat\n2026-01-05,counter,en,young,4\n")
    new = data_file(tmp_path, "b.csv", HEADER + "2026-01-05,counter,en,young,4,Fine\n")
    assert [one.text for one in said(surveyed(old, new), engine)] == ["Fine"]
    assert problems_of(surveyed(old), engine) == [("missing-column", "no file has a column `words`")]
    gone = data_file(tmp_path, "d.csv", HEADER)
    gone.path.unlink()
    assert [code for code, _ in problems_of(surveyed(gone), engine)] == ["unreadable-file"]
    lame = data_file(tmp_path, "e.csv", "day,lang,seg,sat,words\n2026-01-05,en,young,4,Fine\n")
    assert problems_of(surveyed(lame), engine) == [("missing-column", "there is no column `tp`")]
    double = data_file(
        tmp_path, "f.csv", "day,tp,lang,seg,sat,words,words\n2026-01-05,counter,en,young,4,a,b\n"
    )
    assert problems_of(surveyed(double), engine) == [("duplicate-column", "there are two columns `words`")]
    silent = replace(handbook((new,), {"date": {"column": ("day",)}}, {}, {}), reviews=review("Fine"))
    assert said(silent, engine) == ()


def test_stars_need_a_question_of_one_to_five(tmp_path: Path) -> None:
    """An easy scale of seven is no stars."""
    made = surveyed(rows(tmp_path, ""))
    assert stars_of(made.datasets["survey"]) == "satisfied"
    seven = handbook((), COLUMNS, {"ease": {"column": ("ease",), "scale": "1 to 7"}}, {})
    assert stars_of(seven.datasets["survey"]) == ""


def many(comments: int, others: int, segment: str = "young") -> str:
    """Return answers of one month at one touchpoint, so many of them with an approved comment."""
    row = f"2026-01-05,counter,en,{segment},4,"
    return f"{row}Words\n" * comments + f"{row}\n" * others


def test_stars_are_shown_where_enough_others_answered(tmp_path: Path) -> None:
    """Of the ten that a number of their segment covers, two others hide one another; one other would be known."""
    assert {one.stars for one in published(surveyed(rows(tmp_path, many(8, 12))))} == {4}
    assert {one.stars for one in published(surveyed(rows(tmp_path, many(9, 11))))} == {None}


def test_a_segment_is_named_only_where_its_numbers_are_shown(tmp_path: Path) -> None:
    """One resident among many would be that resident."""
    body = many(0, 6) + many(1, 0, "resident")
    (one,) = published(surveyed(rows(tmp_path, body)))
    assert (one.segment, one.stars) == ("", None)
    found = published(surveyed(rows(tmp_path, many(0, 6) + many(8, 20, "resident"))))
    assert {(one.segment, one.stars) for one in found} == {("resident", 4)}


def test_what_is_published_keeps_no_order_and_no_day(tmp_path: Path) -> None:
    """Sorted by touchpoint, language and words; the first day and the last day of a month are one."""
    rest = "video,en,young,4"
    body = f"2026-01-30,{rest},Bees\n2026-01-02,{rest},Cats\n2026-01-03,counter,en,young,4,Dogs\n"
    approved = ("Bees", "Cats", "Dogs")
    first = published(surveyed(rows(tmp_path, body), approved=approved))
    assert [(one.touchpoint, one.text, one.period.id) for one in first] == [
        ("counter", "Dogs", "2026-01"),
        ("video", "Bees", "2026-01"),
        ("video", "Cats", "2026-01"),
    ]
    turned = "".join(sorted(body.splitlines(keepends=True), reverse=True))
    assert published(surveyed(rows(tmp_path, turned), approved=approved)) == first
