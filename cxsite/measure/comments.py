"""What people wrote in their own words, as far as somebody approved it for publication.

A comment is published only if a review names its words (`content/comments/<dataset>.txt`), personal data taken out.
Without a review that approves something nothing is opened here. Most comments are known by a look not to be among the
approved ones, so only few are redacted.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from cxsite.measure.engines import Engine, EngineError
from cxsite.measure.heads import Head
from cxsite.measure.layouts import Layout, layout_of_comments
from cxsite.measure.rules import BLANKS, CellRule, Role, accepts
from cxsite.measure.scan import is_asked_in, located, unreadable
from cxsite.measure.written import comment_column, files_with_comments, written
from cxsite.model.dataset import Dataset, Day, Scale
from cxsite.model.handbook import Handbook
from cxsite.model.period import Grain, Period, period_of
from cxsite.model.problems import Problem

FIVE_STARS = Scale(1, 5)
UNKNOWN = period_of(date.min, Grain.YEAR)
MARK = "[［"
"""What a mark begins with that stands for personal data."""


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """An approved comment with everything that its survey says of it; it never leaves this layer.

    Attributes:
        dataset: the survey.
        text: the words, on one line and redacted.
        period: the month it is from, or the year where its file says no more.
        touchpoint, language, segment: what its row says, "" where it says nothing.
        stars: its answer to the question of five stars, None without one.
        measures: the metrics of its survey.
        starred: those of them that are made from the question of five stars.
    """

    dataset: str
    text: str
    period: Period
    touchpoint: str = ""
    language: str = ""
    segment: str = ""
    stars: int | None = None
    measures: tuple[str, ...] = ()
    starred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Approved:
    """Words that somebody approved, so that a comment is known by a look: most are not among them.

    Attributes:
        words: all of them.
        beginnings: how those begin in which something was taken out.
    """

    words: frozenset[str]
    beginnings: tuple[str, ...]

    def published(self, comment: str) -> str:
        """Return the words of a comment as they may be published, "" where nobody approved them."""
        from cxsite.measure.redaction import on_one_line, redacted  # noqa: PLC0415 - only where there are approved words

        line = on_one_line(comment)
        if line not in self.words and not line.startswith(self.beginnings):
            return ""
        words = redacted(line)
        return words if words in self.words else ""


def approved_of(words: frozenset[str]) -> Approved:
    """Return approved words, ready to be compared with."""
    marked = (each for each in words if any(sign in each for sign in MARK))
    return Approved(words, tuple(sorted({_before_marks(each) for each in marked})))


def _before_marks(words: str) -> str:
    return words[: min(at for sign in MARK if (at := words.find(sign)) >= 0)]


def read_comments(
    handbook: Handbook, engine: Engine, until: date | None = None
) -> tuple[tuple[Said, ...], tuple[Problem, ...]]:
    """Return the approved comments of all surveys, and what is wrong with them.

    Args:
        handbook: the content.
        engine: brings what was written.
        until: the last day whose comments count, None for all.
    """
    found: list[Said | Problem] = []
    for name, review in handbook.reviews.items():
        if review.approved and name in handbook.datasets:
            found += _of_dataset(
                handbook.datasets[name], handbook, engine, approved_of(review.approved), until
            )
    said = tuple(each for each in found if isinstance(each, Said))
    return said, tuple(each for each in found if isinstance(each, Problem))


def stars_of(dataset: Dataset) -> str:
    """Return the id of the question that is answered with one to five stars, "" when a survey has none."""
    fits = (name for name, each in dataset.questions.items() if each.column and each.scale == FIVE_STARS)
    return next(fits, "")


def _of_dataset(
    dataset: Dataset, handbook: Handbook, engine: Engine, approved: Approved, until: date | None
) -> Iterator[Said | Problem]:
    stars = stars_of(dataset)
    about = _about(dataset, handbook, stars)
    heads, lacks = files_with_comments(dataset, handbook, engine)
    yield from lacks
    for head in heads:
        asked = (
            dataset.questions[stars] if stars and is_asked_in(dataset.questions[stars], head.file) else None
        )
        found, lacks = layout_of_comments(head, asked, dataset, handbook)
        yield from lacks
        if found:
            yield from _of_file(found, dataset, engine, approved, about, until)


def _about(dataset: Dataset, handbook: Handbook, stars: str) -> Said:
    """Return what is true of every comment of a survey."""
    ours = [metric for metric in handbook.metrics.values() if metric.dataset_id == dataset.id]
    return Said(
        dataset.id,
        "",
        UNKNOWN,
        measures=tuple(metric.id for metric in ours),
        starred=tuple(metric.id for metric in ours if metric.question_id == stars),
    )


def _of_file(
    layout: Layout, dataset: Dataset, engine: Engine, approved: Approved, about: Said, until: date | None
) -> Iterator[Said | Problem]:
    """Yield the approved comments of one file, or what is wrong in its rows."""
    head, at = layout.head, comment_column(layout.head, dataset)
    if isinstance(at, Problem):
        yield at
        return
    day = next((rule.index for rule in layout.rules if rule.role is Role.DAY), None)
    if until and day is None and head.file.day and head.file.day.first > until:
        return
    columns = (at, *(rule.index for rule in layout.rules))
    try:
        rows = written(head, columns, engine, day=day, until=until)
    except EngineError:
        yield from located(head, layout.rules, engine) or (unreadable(dataset.id, [head]),)
        return
    said = [
        (words, {rule: cell.strip(BLANKS) for rule, cell in zip(layout.rules, cells, strict=True)})
        for comment, *cells in rows
        if (words := approved.published(comment))
    ]
    if all(accepts(rule, cell) for _, row in said for rule, cell in row.items()):
        yield from (_said(head, words, row, about) for words, row in said)
    else:
        yield from located(head, layout.rules, engine)


def _said(head: Head, words: str, row: Mapping[CellRule, str], about: Said) -> Said:
    """Return a comment with what its row says, every cell of which is accepted."""
    means = {rule.role: _meaning(rule, cell) for rule, cell in row.items()}
    stars = means.get(Role.ANSWER, "")
    return replace(
        about,
        text=words,
        period=_period(head, means.get(Role.DAY, "")),
        touchpoint=means.get(Role.TOUCHPOINT, ""),
        language=means.get(Role.LANGUAGE, ""),
        segment=means.get(Role.SEGMENT, ""),
        stars=int(stars) if stars else None,
    )


def _meaning(rule: CellRule, cell: str) -> str:
    """Return what a cell means, "" where it says nothing."""
    if cell in rule.blanks:
        return ""
    return dict(rule.codes).get(cell, "") if rule.is_coded else cell


def _period(head: Head, day: str) -> Period:
    """Return the month of a row; of a file that is dated with a year as a whole, the year."""
    if day:
        return period_of(date.fromisoformat(day[:10]), Grain.MONTH)
    whole = head.file.day or Day("1900")  # a file without a day and without a column of days has no layout
    is_year = whole.first.month != whole.last.month
    return period_of(whole.first, Grain.YEAR if is_year else Grain.MONTH)
