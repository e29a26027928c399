"""The waist: every number that anybody but the author sees, suppressed and rounded by the privacy rules.

Pages, charts, tables, downloads and search read `Findings` and nothing else. A finding without a value says why.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cxsite.measure.found_process import Stretch
from cxsite.model.band import Band
from cxsite.model.period import Period


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """Which answers are counted: those of a period, and of one touchpoint, language or segment where one is named."""

    period: Period
    touchpoint: str = ""
    language: str = ""
    segment: str = ""

    @property
    def is_everyone(self) -> bool:
        """Whether all answers of the period are counted."""
        return not (self.touchpoint or self.language or self.segment)


class Shown(StrEnum):
    """What readers may see of a value, and how much to make of it."""

    OK = "ok"
    SMALL = "small"  # fewer answers than `min-n: judge`
    WITHHELD = "withheld"  # fewer answers than `min-n: show`
    NONE = "none"  # nobody answered


@dataclass(frozen=True, slots=True)
class Finding:
    """One published number. `n`, `value`, `low` and `high` are None where `shown` is WITHHELD or NONE.

    Values are in the metric's unit (points for NPS, percent for a share), rounded to `MetricFindings.decimals`;
    `low` and `high` are the ends of the 95 % interval, rounded alike. A figure that others have published may have a
    value without `n`, and without an interval. Of few people `n` is None and `band` says between which numbers it lies;
    the interval then follows from value and band, and from nothing else. `kept` is the period of the edition whose
    number it still is, because too little changed since.
    """

    cut: Cut
    shown: Shown
    n: int | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    band: Band | None = None
    kept: Period | None = None

    @property
    def answers(self) -> int | Band | None:
        """How many answered, as far as that is told; None where it is not."""
        return self.band if self.n is None else self.n


class Verdict(StrEnum):
    """What may be said of the difference between two periods."""

    ROSE = "rose"  # by more than chance
    FELL = "fell"  # by more than chance
    CHANCE = "chance"  # the difference may be chance
    BREAK = "break"  # the question changed between the two
    MIXED = "mixed"  # the question changed in the middle of one of them
    FEW = "few"  # too few people answered in one of them


FEWEST_JUDGED = 30
"""Fewer people are never judged: a p-value of theirs would tell how many they are, which readers see in bands."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What may be said of the way from one published number to a later one, judged before anything was rounded.

    Attributes:
        metric: whose numbers they are.
        before: the earlier number.
        after: the later one.
        verdict: what may be said where nothing else is asked at the same time.
        p: how probable such a difference is by chance, rounded up to two digits; None where nothing is judged.
    """

    metric: str
    before: Cut
    after: Cut
    verdict: Verdict
    p: float | None = None


@dataclass(frozen=True, slots=True)
class AnswerFinding:
    """How many gave one answer, and its share of all answers in percent to two decimals (weighted, where answers are).

    Shares of neighbouring answers may be added up; the sum is exact to the percent that pages print. Of few people `n`
    is None, and the share a whole number.
    """

    answer: int
    n: int | None
    share: float


@dataclass(frozen=True, slots=True)
class StepFinding:
    """How many entered a step of a funnel and how many completed it; None where that is withheld, as it is of few."""

    step: str
    entered: int | None = None
    completed: int | None = None


@dataclass(frozen=True, slots=True)
class TableFindings:
    """How much there is in a dataset that holds no answers: rows, periods, from which day to which."""

    rows: int
    periods: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Weeks:
    """The weeks around an event that began on a day: six before it, its own, two after it; of each a band of people."""

    event: str
    day: date
    weeks: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Aligned:
    """The same weeks around a festival in two years, the earlier one first."""

    festival: str
    before: Weeks
    after: Weeks


@dataclass(frozen=True, slots=True)
class MetricFindings:
    """All published numbers of one metric, sorted by cut.

    They hold, for everyone and for each touchpoint, language and segment that was asked: one finding for each period
    of the metric from the first to the last with answers anywhere (a period without answers is there, as NONE), and
    one for the whole time. `spread` holds everybody's answers of the whole time, one entry for each answer of the
    scale from the lowest; it is empty for a scale of more than 11 answers, and where the value itself is withheld.
    `judged` holds what may be said of changes, for everyone and at touchpoints, sorted (see `measure.judging`).
    `spreads` holds the same for each questionnaire language whose value may be seen, `channels` the whole time's
    finding of each channel at whose touchpoints people answered.
    `steps` are those of a funnel in its newest period. `process` is everybody's series as a process,
    `aligned` holds the same weeks around festivals in two years.

    Where `is_published`, others have published the numbers: each finding has the period of its survey, periods may
    overlap, and nothing is added up, so that there is no finding of the whole time. There is none for cohorts either.
    """

    metric: str
    decimals: int
    findings: tuple[Finding, ...]
    spread: tuple[AnswerFinding, ...] = ()
    judged: tuple[Judged, ...] = ()
    spreads: Mapping[str, tuple[AnswerFinding, ...]] = field(default_factory=dict)
    channels: Mapping[str, Finding] = field(default_factory=dict)
    steps: tuple[StepFinding, ...] = ()
    is_published: bool = False
    process: tuple[Stretch, ...] = ()
    aligned: tuple[Aligned, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Comment:
    """What somebody wrote and somebody else approved for publication; nothing that could lead to who wrote it.

    Attributes:
        touchpoint: what it is about, "" where the survey does not say.
        language: the tag of the language it was written in, "" where the survey does not say.
        text: the words, on one line.
        period: the month in which they were written, or the year where no more is known; never the day.
        dataset: the survey.
        segment: who wrote, "" where they are too few to be shown.
        stars: how many of five were given, None where that was not asked or would lead to the answers of others.
    """

    touchpoint: str
    language: str
    text: str
    period: Period
    dataset: str
    segment: str = ""
    stars: int | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """The published numbers of a handbook, a slice for each metric that has data.

    Beside them stand the approved comments, sorted, and how large the tables are that hold no answers.
    """

    metrics: Mapping[str, MetricFindings]
    newest: date | None
    comments: tuple[Comment, ...] = ()
    tables: Mapping[str, TableFindings] = field(default_factory=dict)


def joined(parts: Iterable[Findings], order: Iterable[str] = ()) -> Findings:
    """Return the findings of several datasets as one value.

    Args:
        parts: no two of them with one metric or one table.
        order: the metrics, as they are to stand.
    """
    found = tuple(parts)
    metrics = {name: each for part in found for name, each in part.metrics.items()}
    return Findings(
        {name: metrics[name] for name in order if name in metrics},
        max((part.newest for part in found if part.newest), default=None),
        in_order(comment for part in found for comment in part.comments),
        {name: table for part in found for name, table in part.tables.items()},
    )


def in_order(comments: Iterable[Comment]) -> tuple[Comment, ...]:
    """Return comments as they stand everywhere: by what they are about, language and words."""
    return tuple(sorted(comments, key=lambda one: (one.touchpoint, one.language, one.text, one.period)))
