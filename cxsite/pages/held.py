"""How often the interval of a recommend score holds the true score: worked out once, and shown where methods are told.

For each number of answers and each truth on a grid (shares of promoters and of detractors in steps of 5 points, none
of the three above 95 %), the chance of every possible sample is added up wherever its interval holds the truth. Nothing
is drawn at random; `tests/test_intervals.py` works out the same numbers again.
"""

from dataclasses import dataclass

from cxsite.pages import formats
from cxsite.pages.grids import Grid, Line
from cxsite.pages.speech import Pair, Speech


@dataclass(frozen=True, slots=True)
class Held:
    """From so many answers to so many: how often the truth is held, in percent to one decimal.

    Attributes:
        first: the least number of answers.
        last: the greatest.
        least: for the worst truth of the worst number of answers.
        lowest: in the mean over all truths, for the number of answers where that is lowest.
        highest: the same where it is highest.
    """

    first: int
    last: int
    least: float
    lowest: float
    highest: float


HELD = (
    Held(5, 9, 83.1, 94.7, 95.1),
    Held(10, 19, 87.9, 94.6, 95.1),
    Held(20, 49, 90.0, 94.8, 95.1),
    Held(50, 100, 90.8, 94.8, 95.1),
)


def table_of_held(speech: Speech) -> Grid:
    """Return the table in the words of a page."""
    return Grid(
        "nps-held",
        speech.ui("method.held"),
        speech.ui("method.held.about"),
        speech.ui("table.answers"),
        tuple(speech.ui(f"method.held.{key}") for key in ("least", "lowest", "highest")),
        tuple(
            Line(_between(each, speech), tuple(_percent(share, speech) for share in _shares(each)))
            for each in HELD
        ),
    )


def _between(each: Held, speech: Speech) -> Pair:
    return speech.both(
        lambda language: speech.word("measure.between", language, low=each.first, high=each.last)
    )


def _shares(each: Held) -> tuple[float, ...]:
    return each.least, each.lowest, each.highest


def _percent(share: float, speech: Speech) -> str:
    return f"{formats.decimal(share, 1, speech.language)}%"
