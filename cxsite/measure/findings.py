"""The waist: every number that anybody but the author sees, suppressed and rounded by the privacy rules.

Pages, charts, tables, downloads and search read `Findings` and nothing else. A finding without a value says why. Each
topic has a module of its own, `found_…`; what every page needs is named here once more, and `cxsite/layers.py` names
the others that pages may read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cxsite.measure.found_answers import AnswerFinding, StepFinding, TableFindings
from cxsite.measure.found_apart import ApartFinding
from cxsite.measure.found_as_of import AsOf
from cxsite.measure.found_changes import FEWEST_JUDGED, Judged, Verdict
from cxsite.measure.found_comments import Comment, in_order
from cxsite.measure.found_drivers import DriverFindings
from cxsite.measure.found_durations import DurationFindings
from cxsite.measure.found_gaps import EndsFinding
from cxsite.measure.found_numbers import Cut, Finding, Shown
from cxsite.measure.found_process import Stretch
from cxsite.measure.found_weeks import Aligned

__all__ = [
    "FEWEST_JUDGED",
    "AnswerFinding",
    "AsOf",
    "Comment",
    "Cut",
    "Finding",
    "Findings",
    "Judged",
    "MetricFindings",
    "Shown",
    "StepFinding",
    "TableFindings",
    "Verdict",
    "in_order",
    "joined",
]


@dataclass(frozen=True, slots=True)
class MetricFindings:
    """All published numbers of one metric, sorted by cut.

    They hold, for everyone and for each touchpoint, language and segment that was asked: one finding for each period
    of the metric from the first to the last with answers anywhere (a period without answers is there, as NONE), and
    one for the whole time. `spread` holds everybody's answers of the whole time, one entry for each answer of the
    scale from the lowest; it is empty for a scale of more than 11 answers, and where the value itself is withheld.
    `judged` holds what may be said of changes, for everyone and at touchpoints, sorted (see `measure.judging`).
    `spreads` holds the same for each questionnaire language whose value may be seen, `channels` the whole time's
    finding of each channel at whose touchpoints people answered, `classes` that of each class of touchpoints.
    `steps` are those of a funnel in its newest period; `durations` say how long cases take. `drivers` say how much its
    ratings go along with the whole, `ends` what lies on both sides of a gap, for everyone and at touchpoints, sorted.
    `apart` says how far channels lie apart, `beside` the second number that a kind has (`Form.beside`), of everyone
    over the whole time, `asked` how many were asked, whether they answered or not. `pooled` says how many questionnaire
    languages everybody's numbers put together, 0 where the survey does not tell them apart. `as_of` says of which
    edition all of this is, where it is not of today. `process` is everybody's series as a process, `aligned` holds
    the same weeks around festivals in two years. `newest` is the last day of which anything counts, where
    everybody's numbers of the whole time and of the last period are told.

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
    classes: Mapping[str, Finding] = field(default_factory=dict)
    steps: tuple[StepFinding, ...] = ()
    is_published: bool = False
    durations: DurationFindings | None = None
    drivers: DriverFindings | None = None
    ends: tuple[EndsFinding, ...] = ()
    apart: ApartFinding | None = None
    beside: float | None = None
    asked: int | None = None
    pooled: int = 0
    as_of: AsOf | None = None
    process: tuple[Stretch, ...] = ()
    newest: date | None = None
    aligned: tuple[Aligned, ...] = ()


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
