"""What may be said of the changes that pages ask about: one judgement for each, before anything is rounded.

Asked about are, for everyone and at each touchpoint: the newest published period against the one published before and
against the same period a year ago; the newest period of each edition against that of the next one and against the
newest of all; and the two periods that a promise is judged by. Judged is only what readers see both values of. A change
of the question, periods that overlap and too few people are reasons to judge nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil, floor, log10

from cxsite.measure.findings import FEWEST_JUDGED, Cut, Finding, Judged, Verdict
from cxsite.measure.kinds.all import score_kind
from cxsite.measure.results import Series
from cxsite.measure.series import Measurement
from cxsite.model.edition import Frozen
from cxsite.model.period import Grain, Period, period_of
from cxsite.model.settings import MinN

SURE = 0.05
"""What is less probable than this is called larger than chance, where nothing else is asked at the same time."""

LEAST = 1e-6
"""The least p-value that is published: nobody needs to know how much less it is."""


def judgements(
    series: Series, findings: Sequence[Finding], min_n: MinN, frozen: Iterable[Frozen] = ()
) -> tuple[Judged, ...]:
    """Return what may be said of every change that pages ask about, sorted by the two periods of each place.

    Args:
        series: the numbers at full precision.
        findings: what is published of each, in the same order.
        min_n: how many people a value needs to be judged.
        frozen: what editions published, oldest first.

    Returns:
        Nothing for figures that others have published: how they were sampled is not known.
    """
    if series.is_published:
        return ()
    lines: dict[str, dict[Period, Measurement]] = {}
    for measurement, finding in zip(series.measurements, findings, strict=True):
        cut = measurement.cut
        if finding.value is not None and cut.period.grain is not Grain.WHOLE and not _is_cut(cut):
            lines.setdefault(cut.touchpoint, {})[cut.period] = measurement
    fewest, known = max(min_n.judge, FEWEST_JUDGED), [_known(series.metric, each) for each in frozen]
    return tuple(
        judged(series, line[before], line[after], fewest)
        for place, line in sorted(lines.items())
        for before, after in sorted(
            set(_asked(tuple(line), [each[place] for each in known if place in each]))
        )
        if before in line and after in line and before.end <= after.start
    )


def _is_cut(cut: Cut) -> bool:
    return bool(cut.language or cut.segment)


@dataclass(frozen=True, slots=True)
class _Known:
    """What an edition knew of a place: its newest period, and the periods that its promises are judged by."""

    newest: Period
    promised: tuple[tuple[Period | None, Period | None], ...]


def _known(metric: str, frozen: Frozen) -> dict[str, _Known]:
    """Return for each place what an edition knew of it."""
    periods: dict[str, list[Period]] = {}
    for each in frozen.metrics[metric].numbers if metric in frozen.metrics else ():
        if each.period.grain is not Grain.WHOLE and not (each.language or each.segment):
            periods.setdefault(each.touchpoint, []).append(each.period)
    promises = [each for each in frozen.promises.values() if each.promise.metric == metric]
    return {
        place: _Known(
            max(theirs),
            tuple(each.periods(theirs) for each in promises if each.promise.touchpoint == place),
        )
        for place, theirs in periods.items()
    }


def _asked(periods: Sequence[Period], known: Sequence[_Known]) -> Iterator[tuple[Period, Period]]:
    """Yield the two periods of every change that pages ask about, at a place with values in these periods."""
    newest = periods[-1]
    yield from list(pairwise(periods))[-1:]
    yield a_year_before(newest), newest
    yield from pairwise(each.newest for each in known)
    yield from ((each.newest, newest) for each in known)
    for each in known:
        yield from ((before, after) for before, after in each.promised if before and after)


def a_year_before(period: Period) -> Period:
    """Return the same month, quarter or year of the year before."""
    start = period.start.replace(year=period.start.year - 1)
    return period_of(start, period.grain, period.year_starts)


def judged(series: Series, before: Measurement, after: Measurement, fewest: int) -> Judged:
    """Return what may be said of the way from one number to a later one."""
    refused = comparable(before.cut.period, after.cut.period, series.breaks)
    if refused is None and min(before.people, after.people) < fewest:
        refused = Verdict.FEW
    if refused or before.score is None or after.score is None:
        return Judged(series.metric, before.cut, after.cut, refused or Verdict.FEW)
    p = score_kind(series.kind).test(before.score, after.score)
    rises = after.score.value > before.score.value
    verdict = (Verdict.ROSE if rises else Verdict.FELL) if p < SURE else Verdict.CHANCE
    return Judged(series.metric, before.cut, after.cut, verdict, rounded_up(p))


def comparable(before: Period, after: Period, breaks: Sequence[date]) -> Verdict | None:
    """Return why two periods cannot be compared, None where they can."""
    if any(period.start < day < period.end for day in breaks for period in (before, after)):
        return Verdict.MIXED
    return Verdict.BREAK if any(before.end <= day <= after.start for day in breaks) else None


def rounded_up(p: float) -> float:
    """Return a p-value with two digits, never less than it is, at least `LEAST`: it claims no more than was found."""
    if p <= LEAST:
        return LEAST
    digits = 1 - floor(log10(p))
    return min(1.0, float(f"{ceil(p * 10**digits) / 10**digits:.{digits}f}"))
