"""What may be seen of how long cases take: nothing that a few of them decide.

The rules are those of every other number (`privacy`), and stricter: a duration is the duration of somebody. So on
either side of a published quantile lie as many cases as a number needs to be shown, a curve makes no step of fewer, and
ages are thrown together until as many are of each. Where customers open several cases it takes as many more of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import floor

from cxsite.measure.found_durations import (
    AgeFinding,
    ClosureFinding,
    DurationFinding,
    DurationFindings,
    Quantile,
)
from cxsite.measure.found_numbers import Cut, Finding
from cxsite.measure.results import Durations
from cxsite.measure.series import Measurement
from cxsite.measure.survival import Spell, Step, ages, interval, merged, quantile, survival
from cxsite.model.band import EXACT
from cxsite.model.lapse import Bin
from cxsite.model.period import Grain, Period, period_of

HALF, NINE_OF_TEN = 0.5, 0.9
EDGES = (1, 3, 7, 14, 30, 90)
"""Days at which the age of an open case begins to be another one."""

HOURS = 24


def waiting(durations: Durations | None, findings: Sequence[Finding], least: int) -> DurationFindings | None:
    """Return what may be seen of how long cases took.

    Args:
        durations: at full precision, None where nothing lasts.
        findings: everything that is published of the same metric; a period of which it is not told how many cases it
            had is left out.
        least: how many cases must stand behind anything that is shown.
    """
    if durations is None:
        return None
    told = [one.cut for one in findings if one.cut.is_everyone and one.n is not None and one.n >= EXACT]
    spells = {cut: _of(durations, cut.period) for cut in told}
    whole = next((spells[cut] for cut in told if cut.period.grain is Grain.WHOLE), ())
    still = sum(each.open for each in whole)
    enough = still >= max(least, EXACT)
    return DurationFindings(
        durations.bin,
        durations.as_of,
        tuple(_found(cut, each, least) for cut, each in spells.items()) if whole else (),
        tuple(_curve(survival(whole), least)),
        still if enough else None,
        tuple(_ages(whole, durations.bin, least)) if enough else (),
    )


def as_many(measurements: Iterable[Measurement], show: int) -> int:
    """Return how many cases are as many as so many people may have opened: some open several."""
    people = [one.score for one in measurements if one.score and one.people]
    return show * max((-(-score.n // score.people) for score in people), default=1)


def _of(durations: Durations, period: Period) -> tuple[Spell, ...]:
    """Return how long the cases took that were opened in a period."""
    inside = period.grain is Grain.WHOLE
    return merged(
        spell
        for month, spells in durations.months.items()
        if inside or period_of(month, period.grain, period.year_starts) == period
        for spell in spells
    )


def _found(cut: Cut, spells: tuple[Spell, ...], least: int) -> DurationFinding:
    steps = survival(spells)
    return DurationFinding(
        cut, _quantile(steps, spells, HALF, least), _quantile(steps, spells, NINE_OF_TEN, least)
    )


def _quantile(steps: tuple[Step, ...], spells: Sequence[Spell], share: float, least: int) -> Quantile:
    at = quantile(steps, share)
    if at is None:
        return Quantile(is_open=True)
    if not _is_hidden_among(at, spells, least):
        return Quantile()
    low, high = (
        end.took if end and _is_hidden_among(end, spells, least) else None for end in interval(steps, share)
    )
    return Quantile(at.took, low, high)


def _is_hidden_among(step: Step, spells: Sequence[Spell], least: int) -> bool:
    """Return whether enough cases took at most so long, and enough at least so long."""
    shorter = sum(each.ended for each in spells if each.took <= step.took)
    return shorter >= least and step.risk >= least


def _curve(steps: Sequence[Step], least: int) -> Iterator[ClosureFinding]:
    """Yield the steps of the curve, as many together as are enough."""
    ended = 0
    for step in steps:
        ended += step.ended
        if ended >= least and step.risk - step.ended >= least:
            yield ClosureFinding(step.took, float(floor(100 * (1 - step.left) + 0.5)))
            ended = 0


def _ages(spells: Sequence[Spell], size: Bin, least: int) -> Iterator[AgeFinding]:
    """Yield the ages of open cases, neighbours thrown together until there are enough of each."""
    counts = ages(spells, [edge * (HOURS if size is Bin.HOUR else 1) for edge in EDGES])
    total, low, held = sum(counts), 0, 0
    for at, count in enumerate(counts):
        held += count
        left = sum(counts[at + 1 :])
        if held >= least and (left >= least or at == len(counts) - 1):
            high = EDGES[at] if at < len(EDGES) else None
            yield AgeFinding(low, high, float(floor(100 * held / total + 0.5)))
            low, held = high or 0, 0
    if held:
        yield AgeFinding(low, None, float(floor(100 * held / total + 0.5)))
