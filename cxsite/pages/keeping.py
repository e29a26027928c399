"""Whether a promise was kept, by what an edition froze.

The value before is that of the newest period that ended before the work was due to be done; the value after is that of
the newest period that ended by the day of the promise. Where one of them is not to be seen, or the question changed
between them, nothing is judged.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cxsite.measure.findings import Finding, Findings, Judged, Verdict
from cxsite.model.edition import FrozenPromise
from cxsite.pages.family import Family, between
from cxsite.pages.numbers import series


class Keeping(StrEnum):
    """What became of a promise."""

    KEPT = "kept"
    MISSED = "missed"
    EARLY = "early"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Kept:
    """A promise with what became of it; `judged` is what may be said of the difference of the two findings.

    `decimals` is how many their values are published with.
    """

    keeping: Keeping
    before: Finding | None = None
    after: Finding | None = None
    judged: Judged | None = None
    decimals: int = 0


def outcome_of(judged: Kept, family: Family) -> str:
    """Return the words for what became of a promise; what was measured may be chance."""
    is_measured = judged.keeping in (Keeping.KEPT, Keeping.MISSED)
    doubt = "-chance" if is_measured and not family.moved(judged.judged) else ""
    return f"promise.{judged.keeping}{doubt}"


def kept(frozen: FrozenPromise, findings: Findings, cut_off: date) -> Kept:
    """Return what became of a promise by the cut-off of an edition."""
    promise = frozen.promise
    if promise.by.last > cut_off:
        return Kept(Keeping.EARLY)
    found = findings.metrics.get(promise.metric)
    if found is None or frozen.due is None:
        return Kept(Keeping.UNKNOWN)
    line = {each.cut.period: each for each in series(found, promise.touchpoint)}
    before, after = (line[period] if period else None for period in frozen.periods(line))
    if before is None or after is None or before.value is None or after.value is None or before == after:
        return Kept(Keeping.UNKNOWN, before, after)
    judged = between(found, before, after)
    if judged and judged.verdict in (Verdict.BREAK, Verdict.MIXED):
        return Kept(Keeping.UNKNOWN, before, after, judged)
    change = round(after.value - before.value, found.decimals)
    is_kept = change >= promise.change if promise.change > 0 else change <= promise.change
    return Kept(Keeping.KEPT if is_kept else Keeping.MISSED, before, after, judged, found.decimals)
