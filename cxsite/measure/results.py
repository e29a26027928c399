"""What is known of one metric at full precision: its numbers, and how answers lie behind them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cxsite.measure.breakdown import SumScore
from cxsite.measure.found_numbers import Cut
from cxsite.measure.importance import Rated
from cxsite.measure.scores import Score
from cxsite.measure.series import MOST_ANSWERS, Answered, Entered, Measurement
from cxsite.measure.survival import Spell
from cxsite.measure.weeks import Around
from cxsite.model.lapse import Bin
from cxsite.model.metric import Kind, Unit


@dataclass(frozen=True, slots=True)
class Durations:
    """How long everybody's cases took, by the month in which they were opened, as was known at the end of `as_of`."""

    bin: Bin
    as_of: date
    months: Mapping[date, tuple[Spell, ...]]


@dataclass(frozen=True, slots=True)
class Both:
    """Both ends of a gap at full precision; None where nobody answered."""

    cut: Cut
    first: Score | None
    second: Score | None


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of one metric, sorted by cut.

    Attributes:
        metric: its id.
        kind: of its score.
        measurements: its numbers.
        spread: how everybody's answers lie on the scale.
        breaks: the days from which on the question was asked otherwise, oldest first.
        channels: the whole time's number of each channel.
        classes: the same of each class of touchpoints.
        spreads: how the answers of each questionnaire language lie on the scale.
        is_published: whether others have published the numbers, so that none of them is part of another.
        steps: of a funnel, everybody of the newest period.
        bounds: the least and the greatest value that its score can have.
        left_out: how many people a cut leaves out of those that another metric counts with it; where they are few, both
            numbers together would tell of them.
        durations: of cases, how long they took.
        rows: how many were asked, where a row is a person and one question; 0 otherwise.
        sides: both ends of a gap over the whole time, of everyone and at each touchpoint.
        end: the kind of score of each end, and the least and the greatest value that it can have.
        populations: where a number is of several groups of different people, each of them; empty otherwise.
        rated: what its ratings say together with a question about the whole, None where it explains none.
        asked: what its numbers count; those of two metrics that count the same can be taken from each other.
        around: its numbers in weeks around festivals, by festival and day.
        covered: by segment, the number of those answers that are published (see `batches`); empty where all are.
        newest: the last day of which anything counts; None where others have published the numbers.
    """

    metric: str
    kind: Kind
    measurements: tuple[Measurement, ...]
    spread: tuple[Answered, ...] = ()
    breaks: tuple[date, ...] = ()
    channels: tuple[SumScore, ...] = ()
    classes: tuple[SumScore, ...] = ()
    spreads: Mapping[str, tuple[Answered, ...]] = field(default_factory=dict)
    is_published: bool = False
    steps: tuple[Entered, ...] = ()
    bounds: tuple[float, float] = (0.0, 100.0)
    asked: str = ""
    durations: Durations | None = None
    left_out: Mapping[Cut, int] = field(default_factory=dict)
    rated: Rated | None = None
    rows: int = 0
    sides: tuple[Both, ...] = ()
    end: tuple[Kind, tuple[float, float]] | None = None
    populations: tuple[tuple[Measurement, ...], ...] = ()
    around: tuple[Around, ...] = ()
    covered: Mapping[Cut, Measurement] = field(default_factory=dict)
    newest: date | None = None

    @property
    def decimals(self) -> int:
        """How many decimals of its values are published: of a scale of more than eleven answers, none.

        Answers on it are not counted one by one, so nothing but rounding keeps a single one from being solved for.
        """
        is_long = self.kind.form.unit is Unit.ANSWER and self.bounds[1] - self.bounds[0] >= MOST_ANSWERS
        return 0 if is_long and not self.is_published else self.kind.form.decimals

    @property
    def told_numbers(self) -> tuple[Measurement, ...]:
        """Its numbers, those by segment of the answers that are published."""
        return tuple(self.covered.get(one.cut, one) for one in self.measurements)

    def told(self, measurement: Measurement) -> Score | None:
        """Return the score of those answers behind a number that are published."""
        return self.covered.get(measurement.cut, measurement).score
