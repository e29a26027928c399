"""The last answers of everybody and of each segment, in the order of their files: some of these are not published yet.

Only files have an order. A dataset is read a second time for it, and only where a segment has so few answers that one
more could be seen (see `batches`). The text asks for a few rows of each month and segment, however many there are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cxsite.measure.engines import Engine, EngineError, in_utf8
from cxsite.measure.layouts import layout
from cxsite.measure.relation import relation
from cxsite.measure.scan import heads_of
from cxsite.model.dataset import DataFile
from cxsite.model.handbook import Handbook

MONTH = "EXTRACT(YEAR FROM day), EXTRACT(MONTH FROM day)"


@dataclass(frozen=True, slots=True, order=True)
class Late:
    """One answer.

    Attributes:
        place: the place of its file among the dataset's, and its own in the file.
        month: the first day of the month in which it was given.
        touchpoint: id, "" where the answer names none; `language` alike.
        language: the questionnaire's.
        segment: id, "" where it is not known.
        weight: what it weighs.
        answer: on the scale.
    """

    place: tuple[int, int]
    month: date
    touchpoint: str
    language: str
    segment: str
    weight: float
    answer: int


def late_answers(
    handbook: Handbook, asked: str, files: Sequence[DataFile], engine: Engine, until: date | None, most: int
) -> tuple[Late, ...]:
    """Return the last answers of every month, and of every month and segment, in their order.

    Args:
        handbook: the content.
        asked: dataset and question, as in `survey.recommend`.
        files: those that have the question, in their order.
        engine: answers the queries, one for each file.
        until: the last day whose answers count, None for all.
        most: how many answers of each month and segment in each file.
    """
    dataset = handbook.datasets[asked.partition(".")[0]]
    if dataset.source is not None:  # the rows of a warehouse have no order
        return ()
    heads = heads_of(dataset, files, engine)[0]
    question = dataset.questions[asked.partition(".")[2]]
    layouts = [made for made, _ in (layout(head, question, dataset, handbook) for head in heads) if made]
    try:
        with in_utf8(heads) as paths:
            return tuple(
                late
                for at, one in enumerate(layouts)
                for late in _late(at, engine.fetch(_text(relation([one], paths), most, until)))
            )
    except EngineError:  # it was counted already, so this is no file of the author's
        return ()


def _text(answers: str, most: int, until: date | None) -> str:
    """Return the text that numbers the answers of a file and takes the last ones of each month and segment."""
    early = f" AND day <= DATE '{until.isoformat()}'" if until else ""
    return f"""{answers},
numbered AS (
  SELECT *, ROW_NUMBER() OVER () AS place FROM answers WHERE answer IS NOT NULL{early}
),
ranked AS (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY {MONTH} ORDER BY place DESC) AS back,
    ROW_NUMBER() OVER (PARTITION BY {MONTH}, segment ORDER BY place DESC) AS behind
  FROM numbered
)
SELECT place, {MONTH}, touchpoint, language, segment, weight, answer
FROM ranked WHERE back <= {most:d} OR (segment IS NOT NULL AND behind <= {most:d})"""  # noqa: S608 - a day and a number


def _late(at: int, rows: Iterable[Sequence[Any]]) -> list[Late]:
    return sorted(
        Late(
            (at, int(place)),
            date(int(year), int(month), 1),
            touchpoint or "",
            language or "",
            segment or "",
            *last,
        )
        for place, year, month, touchpoint, language, segment, *last in rows
    )
