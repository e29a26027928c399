"""What else has to be withheld, because a withheld number could be found by subtraction.

Answers add up: over the periods to the whole time, over touchpoints, languages and segments to everybody. Who knows a
sum and all of its parts but small ones knows these too. Every sum is looked at alone; a clever combination of several
is not (for that, see Willenborg and de Waal, Elements of Statistical Disclosure Control, 2001, chapter 4).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cxsite.measure.findings import Cut
from cxsite.measure.series import Measurement
from cxsite.model.period import Grain


@dataclass(frozen=True, slots=True)
class Sum:
    """A number and the numbers that are parts of it; one more part is who belongs to none of them."""

    total: Measurement
    parts: tuple[Measurement, ...]


def withheld(measurements: Iterable[Measurement], show: int) -> frozenset[Cut]:
    """Return what readers may not see: small groups, and the smallest others that would give them away.

    Args:
        measurements: every number of one metric.
        show: how many people must stand behind a number, also behind one that is found by subtraction.
    """
    measured = tuple(measurements)
    hidden = {one.cut for one in measured if 0 < one.people < show}
    sums = _sums(measured)
    while given := {cut for one in sums if (cut := _to_withhold(one, hidden, show))}:
        hidden |= given
    return frozenset(hidden)


def _sums(measured: Sequence[Measurement]) -> tuple[Sum, ...]:
    """Return every whole time with its periods, and everybody of a period with each dimension's parts."""
    parts: dict[tuple[Cut, str], list[Measurement]] = {}
    by_cut = {one.cut: one for one in measured}
    wholes = {one.cut.period for one in measured if one.cut.period.grain is Grain.WHOLE}
    for one in measured:
        if one.cut.period not in wholes:
            for whole in wholes:
                parts.setdefault((replace(one.cut, period=whole), "period"), []).append(one)
        for dimension in ("touchpoint", "language", "segment"):
            if getattr(one.cut, dimension):
                parts.setdefault((Cut(one.cut.period), dimension), []).append(one)
    return tuple(Sum(by_cut[cut], tuple(found)) for (cut, _), found in parts.items() if cut in by_cut)


def _to_withhold(one: Sum, hidden: set[Cut], show: int) -> Cut | None:
    """Return the smallest shown part when the others and the sum would give hidden parts away."""
    small = [part for part in one.parts if part.cut in hidden]
    if not small or one.total.cut in hidden or not _is_given_away(one, small, show):
        return None
    seen = [part for part in one.parts if part.people and part.cut not in hidden]
    return min(seen, key=lambda part: (part.people, part.cut), default=one.total).cut


def _is_given_away(one: Sum, small: Sequence[Measurement], show: int) -> bool:
    """Say whether what is left of a sum without its shown parts is a single part, or fewer people than may be shown.

    Where people answer for several touchpoints the parts have more people than the sum, and those left may be the
    same ones.
    """
    elsewhere = one.total.people - sum(part.people for part in one.parts)
    if elsewhere < 0:
        return len(small) == 1 or max(part.people for part in small) < show
    left = sum(part.people for part in small) + elsewhere
    return left < show or (len(small) == 1 and elsewhere < show)
