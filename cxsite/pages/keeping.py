"""Whether a promise was kept, by what an edition froze.

The value before is that of the newest period that ended before the work was due to be done; the value after is that of
the newest period that ended by the day of the promise. Where one of them is not to be seen nothing is judged.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cxsite.measure.findings import Finding, Findings
from cxsite.model.edition import FrozenPromise
from cxsite.pages.differences import apart
from cxsite.pages.numbers import series


class Keeping(StrEnum):
    """What became of a promise."""

    KEPT = "kept"
    MISSED = "missed"
    EARLY = "early"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Kept:
    """A promise with what became of it; `beyond_chance` is about the difference of the two findings."""

    keeping: Keeping
    before: Finding | None = None
    after: Finding | None = None
    beyond_chance: bool = False

    @property
    def is_doubtful(self) -> bool:
        """Whether what was measured may be chance."""
        return self.keeping in (Keeping.KEPT, Keeping.MISSED) and not self.beyond_chance


def kept(frozen: FrozenPromise, findings: Findings, cut_off: date) -> Kept:
    """Return what became of a promise by the cut-off of an edition."""
    promise = frozen.promise
    if promise.by.last > cut_off:
        return Kept(Keeping.EARLY)
    found = findings.metrics.get(promise.metric)
    if found is None or frozen.due is None:
        return Kept(Keeping.UNKNOWN)
    line = series(found, promise.touchpoint)
    before, after = _newest(line, frozen.due.first - timedelta(days=1)), _newest(line, promise.by.last)
    if before is None or after is None or before.value is None or after.value is None or before == after:
        return Kept(Keeping.UNKNOWN, before, after)
    change = round(after.value - before.value, found.decimals)
    is_kept = change >= promise.change if promise.change > 0 else change <= promise.change
    return Kept(Keeping.KEPT if is_kept else Keeping.MISSED, before, after, apart(before, after))


def _newest(line: Iterable[Finding], day: date) -> Finding | None:
    """Return the finding of the newest period that had ended by this day."""
    return max(
        (each for each in line if each.cut.period.end - timedelta(days=1) <= day),
        key=lambda each: each.cut,
        default=None,
    )
