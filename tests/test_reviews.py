"""Who read what: reviews are written, taken over, signed and kept, and die with the words they were about."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from surveys import data_file, handbook
from tables import written

from cxsite.cli.main import main
from cxsite.measure.engines import DuckDB, EngineError
from cxsite.measure.redaction import redacted
from cxsite.measure.reviewing import Reviewed, reviewed, signed
from cxsite.model.dataset import DataFile
from cxsite.model.review import REDACTOR, Decision, Review, Verdict, key_of, read_decision, review_text

DAY = date(2026, 10, 6)
YES, NO, OPEN = Verdict.YES, Verdict.NO, Verdict.UNDECIDED
COMMENT: dict[str, Any] = {"comment": {"column": ("words",)}, "date": {"column": ("day",)}}
COLUMN: dict[str, Any] = {"approved": {"column": ("ok",)}}


def decision(words: str, verdict: Verdict = OPEN, by: str = "") -> Decision:
    """Return a decision about words, signed where somebody is named."""
    return Decision(verdict, key_of(words), words, DAY if by else None, by)


def review(*decisions: Decision) -> Review:
    """Return a review of these."""
    return Review("survey", REDACTOR, decisions)


def found_in(
    folder: Path, body: str, columns: dict[str, Any] = COMMENT, before: Review | None = None
) -> Reviewed:
    """Return the review that follows from a file with these rows."""
    return found_of(data_file(folder, "a.csv", body), columns, before)


def found_of(file: DataFile, columns: dict[str, Any], before: Review | None = None) -> Reviewed:
    """Return the review that follows from a file."""
    made = handbook((file,), columns, {}, {})
    made = replace(made, reviews={"survey": before} if before else {})
    with DuckDB() as engine:
        return reviewed(made.datasets["survey"], made, engine)


def verdicts(found: Reviewed) -> dict[str, Verdict]:
    """Return words to what is decided about them."""
    return {each.words: each.verdict for each in found.review.decisions}


def test_everything_that_was_written_is_to_be_decided_once(tmp_path: Path) -> None:
    """Redacted, on one line, without what is empty."""
    body = 'day,words\n2026-01-05,"Call 07700 900123\nnow"\n2026-01-06, \n2026-01-07,Call 07700 900124 now\n'
    found = found_in(tmp_path, body)
    assert verdicts(found) == {"Call [phone] now": OPEN}
    assert found.undecided == found.review.decisions
    assert (found.taken_over, found.problems, found.review.redactor) == (0, (), REDACTOR)


def test_what_was_decided_stays_and_what_is_gone_is_forgotten_undecided(tmp_path: Path) -> None:
    """A decision outlives its row; an open question does not."""
    before = review(decision("Good", YES, "lin"), decision("Old", NO, "lin"), decision("Gone"))
    found = found_in(tmp_path, "day,words\n2026-01-05,Good\n2026-01-05,New\n", before=before)
    assert verdicts(found) == {"Good": YES, "Old": NO, "New": OPEN}


def test_an_approval_dies_with_its_words(tmp_path: Path) -> None:
    """Words that this redactor would not leave as they are, whoever approved them once."""
    loose = "Call 07700 900123"
    before = review(decision(loose, YES, "lin"))
    found = found_in(tmp_path, f"day,words\n2026-01-05,{loose}\n", before=before)
    assert verdicts(found) == {"Call [phone]": OPEN}
    assert loose not in review_text(found.review)


def test_the_old_column_is_taken_over(tmp_path: Path) -> None:
    """Yes is yes, no is no and stronger than yes; what it does not say or nobody knows is open."""
    body = "day,words,ok\n" + "".join(
        f"2026-01-05,{words},{code}\n"
        for words, code in (("A", "yes"), ("B", "no"), ("C", ""), ("D", "hm"), ("A", ""), ("B", "yes"))
    )
    found = found_in(tmp_path, body, COMMENT | COLUMN)
    assert verdicts(found) == {"A": YES, "B": NO, "C": OPEN, "D": OPEN}
    assert found.taken_over == 2
    coded = COMMENT | {"approved": {"column": ("ok",), "values": {"hm": True, "yes": False}}}
    assert verdicts(found_in(tmp_path, body, coded)) == {"A": NO, "B": NO, "C": OPEN, "D": YES}
    bare = found_in(tmp_path, "day,words\n2026-01-05,A\n", COMMENT | COLUMN)
    assert (verdicts(bare), bare.problems) == ({"A": OPEN}, ())


def test_a_decision_of_today_is_stronger_than_the_old_column(tmp_path: Path) -> None:
    """The column was read once; the file goes on."""
    body = "day,words,ok\n2026-01-05,A,yes\n"
    found = found_in(tmp_path, body, COMMENT | COLUMN, review(decision("A", NO, "lin")))
    assert (verdicts(found), found.taken_over) == ({"A": NO}, 0)


def test_what_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    """A missing column, a header that stands twice, a broken record; an engine that gives up."""

    def codes(body: str) -> list[str]:
        return [each.code for each in found_in(tmp_path, body).problems]

    assert codes("day\n2026-01-05\n") == ["missing-column"]
    assert codes("words,words\na,b\n") == ["duplicate-column"]
    assert codes("day,words\n2026-01-05\n") == ["ragged-row"]

    class Refusing:
        def fetch(self, sql: str) -> list[tuple[Any, ...]]:
            raise EngineError(sql)

    made = handbook((data_file(tmp_path, "a.csv", "day,words\n2026-01-05,A\n"),), COMMENT, {}, {})
    found = reviewed(made.datasets["survey"], made, Refusing())
    assert [each.code for each in found.problems] == ["unreadable-data"]


def test_somebody_stands_for_each_decision() -> None:
    """A name and a day where there was none; what stood there stays, and an open question needs none."""
    made = signed(
        review(decision("A", YES), decision("B", NO, "mei"), decision("C")), "lin", date(2026, 11, 1)
    )
    assert [(each.by, str(each.day)) for each in made.decisions] == [
        ("lin", "2026-11-01"),
        ("mei", "2026-10-06"),
        ("", "None"),
    ]


def test_only_signed_words_are_approved() -> None:
    """A yes that nobody stands for publishes nothing."""
    made = review(decision("A", YES), decision("B", YES, "lin"), decision("C", NO, "lin"), decision("D"))
    assert made.approved == {"B"}


NAMES = st.text(
    st.characters(blacklist_characters="|", blacklist_categories=("C", "Z")), min_size=1, max_size=8
)


@given(st.text(max_size=40), st.sampled_from(Verdict), NAMES)
def test_a_line_says_what_was_decided(text: str, verdict: Verdict, name: str) -> None:
    """Whatever the words are, a review that is written is read as it was; refused words are not kept."""
    words = redacted(text)
    one = decision(words, verdict, name)
    lines = review_text(review(one)).splitlines()
    assert lines[2] == f"redactor {REDACTOR}"
    assert read_decision(lines[3]) == replace(one, words="" if verdict is NO else words)
    assert len(lines) == 4


def test_what_is_open_stands_first() -> None:
    """The rest in an order that tells nothing of the days."""
    made = review(decision("A", YES, "lin"), decision("B"), decision("C", NO, "lin"))
    keys = [line.split(" | ")[0] for line in review_text(made).splitlines()[3:]]
    assert (keys[0], sorted(keys[1:])) == ("?", ["no", "yes"])
    assert read_decision("hello") is None
    with pytest.raises(ValueError, match="day"):
        read_decision(f"yes | 2026-02-30 | lin | {key_of('A')} | A")


FILES = {
    "data_answers_yml": """
        files: a.csv
        columns: {date: day, comment: words}
        questions:
          liked: {column: liked, scale: 0 to 10}
    """,
    "data_a_csv": "day,liked,words\n2026-01-05,9,Good\n2026-01-06,9,Call 07700 900123\n",
}


def survey(folder: Path, **files: str) -> Path:
    """Return a handbook with comments; names of files as in `tables`."""
    return written(folder, **FILES | files)


def test_the_command_writes_what_is_to_be_decided(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It lists it, and once a person has written yes and no, it signs and keeps it."""
    survey(tmp_path)
    assert main(["comments", str(tmp_path)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "answers: 2 undecided, 0 decided → content/comments/answers.txt"
    assert sorted(said[1:]) == sorted(f"  {key_of(words)}  {words}" for words in ("Good", "Call [phone]"))
    file = tmp_path / "content" / "comments" / "answers.txt"
    file.write_text(file.read_text(encoding="utf-8").replace("\n? |", "\nyes |"), encoding="utf-8")
    assert main(["comments", str(tmp_path)]) == 0
    assert "nobody stands for 2 of them yet" in capsys.readouterr().out
    assert main(["comments", str(tmp_path), "--by", " Mei Chen ", "--dataset", "answers"]) == 0
    assert capsys.readouterr().out == "answers: 0 undecided, 2 decided → content/comments/answers.txt\n"
    assert file.read_text(encoding="utf-8").count("| Mei Chen |") == 2
    assert main(["check", str(tmp_path)]) == 0
    assert "review" not in capsys.readouterr().out


def test_the_command_takes_the_old_column_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And says how many decisions those were; many open ones are counted, not listed."""
    rows = "".join(f"2026-01-05,9,Open {at} x,\n" for at in range(25))
    data = FILES["data_answers_yml"].replace("words}", "words, approved: ok}")
    survey(tmp_path, data_answers_yml=data, data_a_csv=f"day,liked,words,ok\n{rows}2026-01-05,9,Good,yes\n")
    assert main(["comments", str(tmp_path), "--by", "lin"]) == 0
    said = capsys.readouterr().out
    assert "taken over from the column `approved`: 1\n" in said
    assert said.count("Open") == 20
    assert "… and 5 more" in said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--dataset", "answer"], "`answer` is not a dataset with comments; did you mean `answers`?"),
        (["--by", "a|b"], "a name has letters, and no `|`"),
        (["--by", " "], "a name has letters, and no `|`"),
    ],
)
def test_a_wrong_option_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], said: str
) -> None:
    """2, and nothing is written."""
    survey(tmp_path)
    assert main(["comments", str(tmp_path), *options]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "content" / "comments").exists()


def test_without_comments_there_is_nothing_to_decide(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A handbook that cannot be read, one without a column of comments, one whose file is broken."""
    survey(tmp_path, data_answers_yml=FILES["data_answers_yml"].replace(", comment: words", ""))
    assert main(["comments", str(tmp_path)]) == 2
    assert "no dataset of this handbook has a column `comment:`" in capsys.readouterr().err
    survey(tmp_path, data_a_csv="day,liked,words\n2026-01-05,9\n")
    assert main(["comments", str(tmp_path)]) == 1
    assert "[ragged-row]" in capsys.readouterr().err
    survey(tmp_path, site_yml="title: Half")
    (tmp_path / "content" / "lists.yml").write_text("channels: [", encoding="utf-8")
    assert main(["comments", str(tmp_path)]) == 1
    assert "1 error" in capsys.readouterr().err
