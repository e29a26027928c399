"""What a kind of score fixes before anybody has answered: its unit, its interval, what it can be made from."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from cxsite.model.dataset import Scale
from cxsite.model.kinds.origin import Origin


class Direction(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"


class Unit(StrEnum):
    """What a score's number means."""

    POINTS = "points"  # from -100 to +100
    PERCENT = "percent"
    ANSWER = "answer"  # the steps of the question's own scale


class Interval(StrEnum):
    """Which interval a score has, and how two of them are compared."""

    CLASSES = "nps"  # of three classes of answers
    SHARE = "share"
    MEAN = "mean"
    PAIRED = "paired"  # of the differences of pairs
    APART = "apart"  # of two shares of different people


Counts = Callable[[Scale | None, Scale], Scale | None]
"""From what an author says that counts, and the scale of a question, to the answers that count."""


def nothing(_said: Scale | None, _scale: Scale) -> Scale | None:
    """Return that a score is no share of some answers."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a kind of score fixes.

    Attributes:
        name: what authors write, `kind: nps`; its words are `measure.nps`, `measure.formula.nps`, `finding.nps`.
        unit: what its number means.
        decimals: how many are published.
        interval: which it has, and how two are compared.
        better: which way is better where a metric does not say it.
        scales: of the questions that it can be made from; empty for any.
        origins: what it can be made from.
        counts: the answers that it is the share of, for what its author says and the scale of the question.
        classes: the classes of answers that have names of their own, `measure.promoters`, from the lowest.
        lapse: the key under which its author says how much time may pass, `within` or `repeat`; "" for none.
        usual: how much that is where its author does not say it; "" where that has to be said.
        columns: those that its dataset must have.
        is_said: whether only its author knows which answers count, and what that is called.
        is_of_a_step: whether its question is about the step where it is asked, as a rating is.
        is_trademark: whether its name belongs to somebody, so that a page says so.
        beside: a second number of all answers, as `beside.mean` of the interface calls it; "" for none.
        pair: of a gap between two columns of `pairs`, what these tell, what came first first.
        of: what its numbers are of, as `measure.asked` of the interface calls it; "" for what its origin counts.
    """

    name: str
    unit: Unit
    decimals: int
    interval: Interval
    better: Direction = Direction.HIGHER
    scales: tuple[Scale, ...] = ()
    origins: tuple[Origin, ...] = (Origin.QUESTION, Origin.SERIES)
    counts: Counts = nothing
    classes: tuple[tuple[str, Scale], ...] = ()
    lapse: str = ""
    usual: str = ""
    columns: tuple[str, ...] = ()
    is_said: bool = False
    is_of_a_step: bool = False
    is_trademark: bool = False
    beside: str = ""
    pair: tuple[str, ...] = ()
    of: str = ""

    @property
    def is_share(self) -> bool:
        """Whether it is the share of some answers to a question."""
        return self.counts is not nothing and not self.pair

    def bounds(self, scale: Scale | None) -> tuple[float, float] | None:
        """Return the least and the greatest value, None where it takes a scale that is not known."""
        match self.unit:
            case Unit.POINTS:
                return -100.0, 100.0
            case Unit.PERCENT:
                return 0.0, 100.0
            case Unit.ANSWER:
                return (float(scale.low), float(scale.high)) if scale else None
