"""What there is to decide about the comments of a survey: everything written, redacted, with what was decided before.

Here every comment is read, so nothing but the command that writes reviews calls this.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from cxsite.measure.engines import Engine, EngineError
from cxsite.measure.layouts import column_of
from cxsite.measure.redaction import redacted
from cxsite.measure.rules import BLANKS
from cxsite.measure.scan import located, unreadable
from cxsite.measure.written import comment_column, files_with_comments, written
from cxsite.model.columns import ApprovedColumn
from cxsite.model.dataset import Dataset
from cxsite.model.handbook import Handbook
from cxsite.model.problems import Problem
from cxsite.model.review import REDACTOR, Decision, Review, Verdict, key_of

USUAL = {"yes": True, "no": False}
"""What a column of decisions says where its dataset does not translate it."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A review as it is to be written, how many decisions are new in it, and what is wrong with the survey."""

    review: Review
    taken_over: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def undecided(self) -> tuple[Decision, ...]:
        """What somebody has to decide."""
        return tuple(each for each in self.review.decisions if each.verdict is Verdict.UNDECIDED)


def reviewed(dataset: Dataset, handbook: Handbook, engine: Engine) -> Reviewed:
    """Return the review of a dataset with everything in it that was written.

    Decisions of a column `approved`, where the dataset still has one, are taken over; one row that says no stands for
    all with the same words. Words that this redactor would not write are forgotten, whatever was decided about them.
    """
    before = handbook.reviews.get(dataset.id, Review(dataset.id, REDACTOR))
    known = {each.key: each for each in before.decisions if redacted(each.words) == each.words}
    said, problems = _said(dataset, handbook, engine)
    found = {key: each for key, each in known.items() if each.verdict is not Verdict.UNDECIDED}
    taken_over = 0
    for words, verdict in said.items():
        key = key_of(words)
        if key not in found:
            taken_over += verdict is not Verdict.UNDECIDED
            found[key] = Decision(verdict, key, words)
    return Reviewed(Review(dataset.id, REDACTOR, tuple(found.values())), taken_over, problems)


def signed(review: Review, by: str, day: date) -> Review:
    """Return the review with a name and a day beside every decision that nobody stood for."""
    return replace(
        review,
        decisions=tuple(
            each if each.is_signed else replace(each, by=by, day=day) for each in review.decisions
        ),
    )


def _said(
    dataset: Dataset, handbook: Handbook, engine: Engine
) -> tuple[Mapping[str, Verdict], tuple[Problem, ...]]:
    """Return everything that was written, redacted, with what the rows say of it, and what cannot be read."""
    heads, problems = files_with_comments(dataset, handbook, engine)
    said: dict[str, set[Verdict]] = {}
    for head in heads:
        at = comment_column(head, dataset)
        if isinstance(at, Problem):
            problems += (at,)
            continue
        approved = column_of(head, dataset.columns.approved.column) if dataset.columns.approved else None
        columns = (at, approved) if isinstance(approved, int) else (at,)
        try:
            rows = set(written(head, columns, engine))
        except EngineError:
            problems += located(head, (), engine) or (unreadable(dataset.id, [head]),)
            continue
        for comment, *codes in rows:
            verdict = _verdict(codes[0], dataset.columns.approved) if codes else Verdict.UNDECIDED
            if words := redacted(comment):
                said.setdefault(words, set()).add(verdict)
    return {words: _together(said[words]) for words in sorted(said)}, problems


def _verdict(code: str, column: ApprovedColumn | None) -> Verdict:
    values = column.values if column and column.values else USUAL
    means = {written.strip(BLANKS): meaning for written, meaning in values.items()}.get(code.strip(BLANKS))
    return Verdict.UNDECIDED if means is None else Verdict.YES if means else Verdict.NO


def _together(verdicts: Iterable[Verdict]) -> Verdict:
    """Return what rows with the same words say together: no where one says no, yes where one says yes."""
    found = set(verdicts)
    return next((each for each in (Verdict.NO, Verdict.YES) if each in found), Verdict.UNDECIDED)
