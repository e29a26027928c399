"""Editions: what was published for a month or a quarter, and stays.

An `Edition` is what its editors write; `Frozen` is what readers were shown then, as `cxsite edition` wrote it down.
Numbers are published ones: suppressed, and rounded to the decimals of their metric.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from cxsite.model.band import Band
from cxsite.model.content import Content, MetricId
from cxsite.model.dataset import Day, DayField
from cxsite.model.improve import Promise
from cxsite.model.lapse import Bin
from cxsite.model.period import Grain, Period
from cxsite.model.target import Target
from cxsite.model.text import Sentence

GRAINS = (Grain.MONTH, Grain.QUARTER)
"""How long a period an edition is of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Content):
    """One file of `editions/`; its id is the id of its period (`2026-09`, `2026-q3`).

    `rank_by` is the measure by which touchpoints are the weakest or the most improved; where it is left out, the last
    of `measures` that has values at touchpoints. `signed_off_by` is the id of a role or somebody's name.
    """

    id: str = ""
    cut_off: DayField
    measures: tuple[MetricId, ...] = ()
    rank_by: MetricId | None = None
    signed_off_by: str | None = None
    signed_on: DayField | None = None
    decisions: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class FrozenNumber:
    """One published number. "" stands for everyone; `n` and the values are None where nothing was shown.

    Of few people it was shown only in which band `n` lies.

    `shown` is the word that readers' findings use: `ok`, `small`, `withheld`, `none`. `kept` is the period of the
    edition before it whose number it still was.
    """

    period: Period
    touchpoint: str
    language: str
    segment: str
    shown: str
    n: int | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    band: Band | None = None
    kept: Period | None = None


@dataclass(frozen=True, slots=True, order=True)
class FrozenJudged:
    """What was said of the way from one published number to a later one, of everyone or of a touchpoint.

    `verdict` is the word that readers' findings use; `p` is None where nothing was judged.
    """

    touchpoint: str
    before: Period
    after: Period
    verdict: str
    p: float | None = None


@dataclass(frozen=True, slots=True, order=True)
class FrozenBaseline:
    """What fixes the limits of a process: the first period of its stretch, the last one that counts, and what follows.

    `points` published values have the mean `centre`; neighbours of them lie `moving` apart in the mean.
    """

    first: Period
    last: Period
    points: int
    centre: float
    moving: float


@dataclass(frozen=True, slots=True, order=True)
class FrozenQuantile:
    """How long it took until a share of the cases had ended, in full bins, with the ends of its 95 % interval.

    `value` is None where fewer had ended by then (`is_open`), or where too few cases lay on one side of it.
    """

    value: int | None = None
    low: int | None = None
    high: int | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True, order=True)
class FrozenDuration:
    """How long the cases took that were opened in a period: until half of them had ended, until nine of ten had."""

    period: Period
    median: FrozenQuantile
    ninth: FrozenQuantile


@dataclass(frozen=True, slots=True)
class FrozenDurations:
    """How long cases took, as was known at the end of the day `as_of`; `periods` are sorted."""

    bin: Bin
    as_of: date
    periods: tuple[FrozenDuration, ...]


@dataclass(frozen=True, slots=True)
class FrozenMetric:
    """The published numbers of one metric, sorted, the target that it had, and what was said of its changes.

    `baselines` fix its process limits from then on; there is one for each stretch with enough values, oldest first.
    `durations` say how long its cases took, where it is made from cases.
    """

    decimals: int
    target: Target | None
    numbers: tuple[FrozenNumber, ...]
    judged: tuple[FrozenJudged, ...] = ()
    baselines: tuple[FrozenBaseline, ...] = ()
    durations: FrozenDurations | None = None


@dataclass(frozen=True, slots=True)
class FrozenPromise:
    """What an initiative was to bring, and the day it was to be done, as both were written at the time."""

    promise: Promise
    due: Day | None

    def periods(self, known: Collection[Period]) -> tuple[Period | None, Period | None]:
        """Return the periods before and after: the newest that ended before the work was due, and by its own day."""
        after = max((each for each in known if each.last <= self.promise.by.last), default=None)
        if self.due is None:
            return None, after
        return max((each for each in known if each.last < self.due.first), default=None), after


@dataclass(frozen=True, slots=True)
class Frozen:
    """What was published for one period, with answers up to the cut-off.

    Attributes:
        period: the month or the quarter.
        cut_off: the last day whose answers count.
        year_starts: the month in which the house's year began: quarters are named by it.
        metrics: by id, in the order of their ids.
        promises: by the id of the initiative, in the order of their ids.
    """

    period: Period
    cut_off: date
    year_starts: int
    metrics: Mapping[str, FrozenMetric]
    promises: Mapping[str, FrozenPromise]
