"""From when to when a metric has numbers: as long as anybody answered, and as long as the last edition said.

Where the only few who answered in the first month are gone from the files, numbers would begin a month later, and who
has the edition would know that they were no more than have gone. So a period at either end of which an edition said
nothing but that it is withheld goes on being there, and being withheld. Where a number was shown of one, more people
have gone than a number needs, and the files begin where they begin.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from cxsite.measure.findings import Cut, Shown
from cxsite.measure.measured import Measured
from cxsite.measure.release import Last, last_of
from cxsite.measure.results import Series
from cxsite.measure.series import Measurement
from cxsite.model.edition import Frozen
from cxsite.model.period import Grain, Period


def as_long_as_said(measured: Measured, frozen: Mapping[str, Frozen]) -> Measured:
    """Return the numbers, with those periods at their ends of which the last edition withheld everything."""
    if not frozen:
        return measured
    return replace(
        measured,
        metrics={name: _as_long(series, last_of(frozen, name)) for name, series in measured.metrics.items()},
    )


def _as_long(series: Series, last: Last) -> Series:
    wholes = [one.cut.period for one in series.measurements if one.cut.period.grain is Grain.WHOLE]
    if series.is_published or not wholes or not last.numbers:
        return series
    own = sorted({one.cut.period for one in series.measurements} - {*wholes})
    lost = [*_lost(own, last, at_start=True), *_lost(own, last, at_start=False)]
    whole = _whole(wholes[0], [*own, *lost], last)
    if not lost and whole == wholes[0]:
        return series

    def of(numbers: Iterable[Measurement]) -> tuple[Measurement, ...]:
        found = [replace(one, cut=_cut(one.cut, whole)) for one in numbers]
        nobody = [
            Measurement(replace(one.cut, period=each), None, (0,) * len(one.counts))
            for one in found
            if one.cut.period == whole
            for each in lost
        ]
        return tuple(sorted([*found, *nobody], key=lambda one: one.cut))

    return replace(
        series,
        measurements=of(series.measurements),
        populations=tuple(of(each) for each in series.populations),
        covered={one.cut: one for one in of(series.covered.values())},
        left_out={_cut(cut, whole): n for cut, n in series.left_out.items()},
        sides=tuple(replace(each, cut=_cut(each.cut, whole)) for each in series.sides),
    )


def _lost(own: list[Period], last: Last, *, at_start: bool) -> list[Period]:
    """Return what an edition had before or behind today's periods, if it told nothing of any of it."""
    said = {
        each.period: each.shown
        for each in last.numbers.values()
        if not (each.touchpoint or each.language or each.segment)
        and (each.period.grain, each.period.year_starts) == (own[0].grain, own[0].year_starts)
        and (each.period.end <= own[0].start if at_start else each.period.start >= own[-1].end)
    }
    is_told = any(shown not in {Shown.WITHHELD, Shown.NONE} for shown in said.values())
    return [] if is_told else sorted(said)


def _whole(today: Period, periods: list[Period], last: Last) -> Period:
    """Return the whole time, as long as the edition's as far as it lies in these periods."""
    said = [each.period for each in last.numbers.values() if each.period.grain is Grain.WHOLE]
    start, end = min(each.start for each in periods), max(each.end for each in periods)
    return replace(
        today,
        start=min([today.start, *(each.start for each in said if each.start >= start)]),
        end=max([today.end, *(each.end for each in said if each.end <= end)]),
    )


def _cut(cut: Cut, whole: Period) -> Cut:
    return replace(cut, period=whole) if cut.period.grain is Grain.WHOLE else cut
