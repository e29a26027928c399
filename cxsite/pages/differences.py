"""What is different between two published states of one handbook: two editions, or an edition and today.

Pure, over findings alone. Of every measure the newest period is compared with the newest period of the state before,
for everyone and at each touchpoint; a period that both know and that says something else now was revised. At
touchpoints small samples are passed over: what comes and goes with a handful of answers is no news. What may be said
of a difference was judged where the answers are, for the later state; across a change of the question nothing rose or
fell.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from cxsite.measure.findings import Cut, Finding, Findings, Judged, MetricFindings, Shown, Verdict
from cxsite.model.period import Grain
from cxsite.pages.family import between


class What(StrEnum):
    """What happened to a number."""

    ROSE = "rose"
    FELL = "fell"
    BROKEN = "broken"  # the question is not the same one, so the two numbers are not compared
    SAME = "same"
    NEW = "new"  # it was not there, or not to be seen
    WITHHELD = "withheld"  # it was to be seen, and is not any more
    REVISED = "revised"  # a period that was published before says something else


ORDER = tuple(What)


@dataclass(frozen=True, slots=True)
class Difference:
    """One number, before and now.

    Attributes:
        metric: its id.
        what: what happened.
        before: the finding of the earlier state, None where there was none.
        now: the finding of the later one.
        judged: what may be said of the way from one to the other; None where nothing was judged, as in a revision,
            whose answers are largely the same ones.
        decimals: how many both values are published with.
    """

    metric: str
    what: What
    before: Finding | None
    now: Finding
    judged: Judged | None = None
    decimals: int = 0

    @property
    def change(self) -> float:
        """How much the value rose, below 0 where it fell; 0 where it cannot be said."""
        if self.before is None or self.before.value is None or self.now.value is None:
            return 0.0
        return self.now.value - self.before.value


def differences(before: Findings, now: Findings) -> tuple[Difference, ...]:
    """Return what is different, measure by measure; a measure that is no longer there is not among them.

    Args:
        before: the published numbers of the earlier state.
        now: those of the later one.

    Returns:
        For each measure first everyone and then each touchpoint in the order of their ids, also where nothing changed
        (SAME); then what was revised, oldest first.
    """
    found = []
    for metric, later in now.metrics.items():
        earlier = before.metrics.get(metric, MetricFindings(metric, later.decimals, ()))
        both = (*_headlines(metric, earlier, later), *_revisions(metric, earlier, later))
        found += [replace(one, decimals=later.decimals) for one in both if _is_told(one, earlier)]
    return tuple(found)


def _is_told(one: Difference, earlier: MetricFindings) -> bool:
    """Say whether a difference is news: everyone's always is; of a new measure nobody needs every touchpoint."""
    if one.now.cut.is_everyone:
        return True
    seen = [each for each in (one.before, one.now) if each is not None and each.value is not None]
    return bool(earlier.findings and seen) and all(each.shown is Shown.OK for each in seen)


def _headlines(metric: str, earlier: MetricFindings, later: MetricFindings) -> Iterator[Difference]:
    old, new = newest(earlier), newest(later)
    for place, now in sorted(new.items()):
        was = old.get(place)
        if was is not None and was.cut == now.cut and was != now:
            continue  # the same period with more or other answers: a revision
        if difference := _headline(metric, was, now, _judged(was, now, later)):
            yield difference


def newest(found: MetricFindings) -> dict[str, Finding]:
    """Return the finding of the newest period for everyone ("") and for each touchpoint."""
    return {
        each.cut.touchpoint: each
        for each in sorted(found.findings, key=lambda each: each.cut)
        if each.cut.period.grain is not Grain.WHOLE and not (each.cut.language or each.cut.segment)
    }


def _judged(was: Finding | None, now: Finding, later: MetricFindings) -> Judged | None:
    """Return what may be said of the way to a number; nothing where the number before was revised since."""
    unrevised = was and any(_reads_alike(was, each) for each in later.findings if each.cut == was.cut)
    return between(later, was, now) if was and unrevised else None


def _reads_alike(one: Finding, other: Finding) -> bool:
    return (one.value, one.low, one.high) == (other.value, other.low, other.high)


def _headline(metric: str, was: Finding | None, now: Finding, judged: Judged | None) -> Difference | None:
    """Return how a number stands to the one before; None where there is nothing to see in either."""
    if now.value is None:
        seen = was is not None and was.value is not None
        return Difference(metric, What.WITHHELD, was, now) if seen else None
    if was is None or was.value is None:
        return Difference(metric, What.NEW, was, now)
    if judged and judged.verdict in (Verdict.BREAK, Verdict.MIXED):
        return Difference(metric, What.BROKEN, was, now, judged)
    if now.value == was.value:
        return Difference(metric, What.SAME, was, now, judged)
    return Difference(metric, What.ROSE if now.value > was.value else What.FELL, was, now, judged)


def _revisions(metric: str, earlier: MetricFindings, later: MetricFindings) -> Iterator[Difference]:
    """Yield every period of everyone and of a touchpoint that was published and reads otherwise now."""
    old: dict[Cut, Finding] = {each.cut: each for each in earlier.findings}
    for now in sorted(later.findings, key=lambda each: each.cut):
        was, cut = old.get(now.cut), now.cut
        if cut.period.grain is Grain.WHOLE or cut.language or cut.segment or was is None:
            continue
        if (was.value, was.shown) != (now.value, now.shown):
            yield Difference(metric, What.REVISED, was, now)
