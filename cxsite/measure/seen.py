"""What readers may see of each number: it, it with a warning, that it is withheld, or that there is none.

Everything is decided by how many people answered, because it is people who could be recognised.
"""

from collections.abc import Mapping, Sequence

from cxsite.measure.denial import denied
from cxsite.measure.findings import Cut, Shown
from cxsite.measure.measured import Measured
from cxsite.measure.populations import few_left_out, hidden_of, populations
from cxsite.measure.release import last_of, still_withheld
from cxsite.measure.results import Series
from cxsite.measure.series import Measurement
from cxsite.model.edition import Frozen
from cxsite.model.settings import MinN


def shown(people: int, min_n: MinN) -> Shown:
    """Return what readers may see of a value that so many people stand behind, when nothing else follows from it."""
    if people == 0:
        return Shown.NONE
    if people < min_n.show:
        return Shown.WITHHELD
    return Shown.SMALL if people < min_n.judge else Shown.OK


def seen(
    measured: Measured, min_n: MinN, frozen: Mapping[str, Frozen] = {}
) -> Mapping[str, tuple[Shown, ...]]:
    """Return what readers may see of each number of each metric, in their order.

    All metrics that count the same people are looked at together: what one withholds another must not tell.
    """
    alike: dict[str, list[Series]] = {}
    for series in measured.metrics.values():
        alike.setdefault(series.asked or series.metric, []).append(series)
    found = {}
    for together in alike.values():
        ours = [series for series in together if not series.is_published]
        still = [
            still_withheld(series.measurements, last_of(frozen, series.metric), min_n.show) for series in ours
        ]
        still += [few_left_out(series, min_n.show) for series in together]
        still += [denied(series, last_of(frozen, series.metric), min_n.show) for series in ours]
        hidden = hidden_of(populations(ours), min_n.show, frozenset().union(*still))
        hidden |= _nobody([one for series in ours for one in series.measurements])
        for series in together:
            found[series.metric] = tuple(
                _seen_elsewhere(one, min_n)
                if series.is_published
                else Shown.WITHHELD
                if one.cut in hidden
                else _shown_of(series, one, min_n)
                for one in series.measurements
            )
    return found


def _shown_of(series: Series, measurement: Measurement, min_n: MinN) -> Shown:
    """Return what may be seen of a number; of a segment whose answers all wait, nothing."""
    told = series.told(measurement)
    if told is None and measurement.people:
        return Shown.WITHHELD
    return shown(told.people if told else 0, min_n)


def _nobody(numbers: Sequence[Measurement]) -> frozenset[Cut]:
    """Return the segments of whom nobody answered in a period in which others did.

    Of a segment, nobody and too few are told alike: else the first who answers would be seen coming.
    """
    answered = {one.cut.period for one in numbers if one.people and one.cut.is_everyone}
    return frozenset(
        one.cut for one in numbers if one.cut.segment and not one.people and one.cut.period in answered
    )


def _seen_elsewhere(measurement: Measurement, min_n: MinN) -> Shown:
    """Return what readers may see of a figure that others have published; it need not say how many answered."""
    if measurement.score is None or measurement.people:
        return shown(measurement.people, min_n)
    return Shown.OK
