"""How sure derived importance is: what becomes of it when one part of the people after the other is left out.

Relative weights have no interval of their own; those of the literature draw people again and again (Tonidandel,
LeBreton and Johnson 2009). Here people are dealt into parts and each part is left out once: that needs nothing but
sums, draws nothing, and says the same every time.
"""

from collections.abc import Sequence
from math import exp, log, sqrt

from cxsite.measure.apart import t_beyond
from cxsite.measure.drivers import Drivers, Products, parts_of
from cxsite.measure.products import added

FEWEST_PARTS = 20
"""Of fewer parts an interval would rest on too few of them."""

SURE = 0.05
"""The chance that an interval does not hold its weight."""

Ends = tuple[float, float] | None


def ends(parts: Sequence[Products], found: Drivers) -> tuple[Ends, ...]:
    """Return the ends of each item's 95 % interval, 0..1, None where it takes no part or the parts do not tell.

    Args:
        parts: what is known of each part of the people, each of other people.
        found: the weights of all of them together.

    Source:
        Delete-a-group jackknife: Kott (2001), The delete-a-group jackknife, Journal of Official Statistics 17(4):
        variance (G - 1) / G times the sum of the squared differences of the replicates, t with G - 1 degrees of
        freedom; on the scale of logits, so that no end lies below 0 or above 1.
    """
    chosen = [item for item, weight in enumerate(found.weights, start=1) if weight is not None]
    replicates = _replicates(parts, chosen) if len(parts) >= FEWEST_PARTS else None
    if replicates is None:
        return tuple(None for _ in found.weights)
    columns = dict(zip(chosen, zip(*replicates, strict=True), strict=True))
    return tuple(
        None if weight is None else _ends(weight, columns[item])
        for item, weight in enumerate(found.weights, start=1)
    )


def _replicates(parts: Sequence[Products], chosen: Sequence[int]) -> list[tuple[float, ...]] | None:
    """Return the weights without each part in turn, None where any of them tells nothing."""
    whole, found = added(parts), []
    for part in parts:
        shares = parts_of({pair: whole[pair] - part[pair] for pair in whole}, chosen)
        if shares is None:
            return None
        found.append(tuple(share / sum(shares) for share in shares))
    return found


def _ends(weight: float, replicates: Sequence[float]) -> Ends:
    if not all(0 < each < 1 for each in (weight, *replicates)):
        return None
    count, middle = len(replicates), _logit(weight)
    logits = [_logit(each) for each in replicates]
    mean = sum(logits) / count
    variance = (count - 1) / count * sum((each - mean) ** 2 for each in logits)
    margin = t_beyond(SURE, count - 1) * sqrt(variance)
    return _share(middle - margin), _share(middle + margin)


def _logit(share: float) -> float:
    return log(share / (1 - share))


def _share(logit: float) -> float:
    return 1 / (1 + exp(-logit))
