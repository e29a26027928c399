"""What a measure's published numbers are in time: a process, and the weeks around festivals."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cxsite.measure.aligned import aligned
from cxsite.measure.findings import MetricFindings, Shown
from cxsite.measure.measured import Measured
from cxsite.measure.process import baseline_of, stretches
from cxsite.measure.results import Series
from cxsite.model.band import EXACT
from cxsite.model.edition import Frozen
from cxsite.model.period import Period
from cxsite.model.settings import MinN


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything that was measured, what may be seen of it, and by which rules; what editions published before."""

    measured: Measured
    statuses: Mapping[str, tuple[Shown, ...]]
    min_n: MinN
    frozen: Mapping[str, Frozen]


def in_time(found: MetricFindings, series: Series, seen: Seen) -> MetricFindings:
    """Return published numbers with what they are in time; weeks are held against all that is told of these people."""
    process = stretches(
        found.findings, series.breaks, found.decimals, baseline_of(seen.frozen, series.metric)
    )
    if not series.around:
        return replace(found, process=process)
    told, closed = _told(series, seen)
    return replace(found, process=process, aligned=aligned(series, told, closed, seen.min_n))


def _told(series: Series, seen: Seen) -> tuple[Mapping[Period, int], frozenset[Period]]:
    """Return how many answered in each period of which that is told, and the periods of which it is not.

    By any metric that counts the same people.
    """
    told: dict[Period, int] = {}
    closed = set()
    for other in seen.measured.metrics.values():
        if other.asked == series.asked:
            for one, status in zip(other.measurements, seen.statuses[other.metric], strict=True):
                if one.cut.is_everyone and one.score:
                    if status is Shown.WITHHELD or one.score.n < EXACT:
                        closed.add(one.cut.period)
                    else:
                        told[one.cut.period] = one.score.n
    return told, frozenset(closed)
