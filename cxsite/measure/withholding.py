"""What has to be withheld: small groups, and whatever would give them away together with all that is published.

Answers add up: months to quarters, years and the whole time, touchpoints, languages and segments to everybody. All
that is published of one question, by however many metrics, is looked at together, because who subtracts does not mind
which metric a number stands under. A withheld number is safe when as many people as a number needs to be shown could
be there or not, and nothing that is shown would be different (see `network`). Where everybody of a period is withheld,
everything of that period is, and so it is not told either at which touchpoint, in which language nobody answered. Then
people can be thought of as having answered in another period, at any touchpoint: were it known of one that nobody did,
few would be left who belong to none, and they and what they answered would follow from those of the whole time.

It is to be safe also for somebody who has yesterday's page, when as many but one have come since. What he learns from
both is what one of them shows; so what hides a small number must be withheld in both. Nothing remembers yesterday.
Therefore each number that may have been small has partners of its own, whatever else is withheld, with room for those
who have come as well; they follow from names, months and very rough sizes, the first that fit are taken, and answers
that come give them more room: today's are among yesterday's. Where a size has just been passed, both those for the
size that was and for the one that is are withheld.

By segment, what counts are the answers that are published (see `batches`), never those that wait.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

from cxsite.measure.findings import Cut
from cxsite.measure.network import Arc, Network
from cxsite.measure.series import Measurement
from cxsite.model.period import Grain, Period

DIMENSIONS = ("touchpoint", "language", "segment")
GRAINS = (Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.WHOLE)
EVERYBODY = 4
"""How much more is lost with everybody's number of a period than with a part of it."""
LONG = {Grain.MONTH: 1, Grain.QUARTER: 6, Grain.YEAR: 36, Grain.WHOLE: 192}
"""How much is lost with a number of a period."""
LATE, NAMES = 1 << 20, 64
"""More than any month counts, and how many names are told apart where nothing else matters."""
ALIKE = 5
"""Numbers of fewer than 64 are of one size."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How many people stand behind a number, at least, how many answers, and how many of each answer."""

    people: int
    n: int
    counts: tuple[int, ...]


def withheld(
    measurements: Iterable[Measurement], show: int, still: frozenset[Cut] = frozenset()
) -> frozenset[Cut]:
    """Return what readers may not see.

    Args:
        measurements: every number of all metrics of one question.
        show: how many people must stand behind a number, also behind one that is found by subtraction.
        still: what is withheld in any case.
    """
    cells = _cells(measurements)
    hidden = _with_all_of(
        {cut for cut, cell in cells.items() if 0 < cell.people < show} | still,
        cells,
    )
    if not hidden:
        return frozenset()
    dimensions = [each for each in DIMENSIONS if any(getattr(cut, each) for cut in cells)] or [""]
    networks = [(_network(cells, each, show - 1), _room(cells, each, show)) for each in dimensions]
    proved: list[set[Cut]] = [set() for _ in networks]
    while True:
        before = len(hidden)
        for (network, room), safe in zip(networks, proved, strict=True):
            hidden = _protected(hidden, network, room, cells, safe)
        if len(hidden) == before or len(networks) == 1:
            return frozenset(hidden)


def _cells(measurements: Iterable[Measurement]) -> dict[Cut, Cell]:
    """Return every number once, in order; several metrics may count the same people and tell others apart."""
    found: dict[Cut, list[Measurement]] = {}
    for each in sorted(measurements, key=lambda one: one.cut):
        found.setdefault(each.cut, []).append(each)
    ways = {cut: [_counts(one) for one in each] for cut, each in found.items()}
    if any(len(set(each)) > 1 for each in ways.values()):
        ways = {cut: [_told_apart(each)] for cut, each in ways.items()}
    if len({len(each[0]) for each in ways.values()}) > 1:  # not every metric counts by every period
        ways = {cut: [(sum(each[0]),)] for cut, each in ways.items()}
    return {cut: Cell(each[0].people, sum(ways[cut][0]), ways[cut][0]) for cut, each in found.items()}


def _counts(one: Measurement) -> tuple[int, ...]:
    return one.counts or (one.score.n if one.score else 0,)


def _told_apart(ways: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """Return what several countings of the same people tell apart, where of any two parts one holds the other."""
    ends = sorted(sum(counts[:at]) for counts in ways for at in range(1, len(counts)))
    ends.append(sum(ways[0]))
    return tuple(end - start for start, end in pairwise([0, *ends]))


def _with_all_of(hidden: set[Cut], cells: Mapping[Cut, Cell]) -> set[Cut]:
    """Return what is withheld, with everything of a period in which everybody is; of nobody nothing is told, too."""
    whole = {cut.period for cut in hidden if cut.is_everyone}
    return hidden | {cut for cut in cells if cut.period in whole}


def _room(cells: Mapping[Cut, Cell], dimension: str, show: int) -> int:
    """Return how many answers must have room to be there or not.

    As many as so many people may have given (at a touchpoint everybody gives one), and as many but one who come next.
    """
    room = 2 * show - 1
    if dimension == "touchpoint":
        return room
    return room * max((-(-cell.n // cell.people) for cell in cells.values() if cell.people), default=1)


def _protected(
    hidden: set[Cut], network: Network, room: int, cells: Mapping[Cut, Cell], safe: set[Cut]
) -> set[Cut]:
    """Return what is withheld so that no number of this network can be found; `safe` takes those looked at.

    A number that may have been a small one yesterday has partners of its own, whatever else is withheld today. Larger
    ones need some only where there is no room between all that is. More that is withheld never makes a number easier
    to find, so each is looked at until it is safe, and not again.
    """
    free = network.free(hidden)
    waiting = sorted((cut for cut in hidden - safe if cut in network.places), reverse=True)
    while waiting:
        cut = waiting.pop()
        safe.add(cut)
        if cells[cut].n >= room and network.width(cut, room, free) >= room:
            continue
        added = _with_all_of(hidden | network.partners(cut, room), cells) - hidden
        hidden |= added
        network.withhold(added, free)
        waiting += sorted((each for each in added if each in network.places), reverse=True)
    return hidden


def _network(cells: Mapping[Cut, Cell], dimension: str, few: int) -> Network:
    """Return everybody's numbers by period, below them those of one dimension and who belongs to none of it."""
    periods = sorted({cut.period for cut in cells}, key=lambda period: (GRAINS.index(period.grain), period))
    above = {period: _above(period, periods) for period in periods}
    leaves = [period for period in periods if period not in set(above.values())]
    nodes: dict[tuple[str, Period | None], int] = {}

    def node(name: str, period: Period | None) -> int:
        return nodes.setdefault((name if period else "", period), len(nodes))

    everyone = "\0"  # no name of a touchpoint, language or segment
    arcs = []
    for cut, cell in cells.items():
        value = getattr(cut, dimension) if dimension else ""
        cost, early = (_cost(cut, n) for n in (cell.n, max(min(cell.n, 1), cell.n - few)))
        if cut.is_everyone:
            tail, head = node(everyone, above[cut.period]), node(everyone, cut.period)
            arcs.append(Arc(tail, head, cut, EVERYBODY * cost, EVERYBODY * early, _movable(cell)))
        elif value and cut.period in leaves:
            tail, head = node(everyone, cut.period), node(value, above[cut.period])
            arcs.append(Arc(tail, head, cut, cost, early, _movable(cell)))
        elif value:
            tail, head = node(value, cut.period), node(value, above[cut.period])
            arcs.append(Arc(tail, head, cut, cost, early, _movable(cell)))
    arcs += _others(cells, dimension, leaves, lambda leaf: node(everyone, leaf), node("", None))
    return Network(arcs)


def _cost(cut: Cut, n: int) -> int:
    """Return how much is lost with a number: more with a size, then with a longer period, a newer one, and by its name.

    Sizes are powers of four, and small ones are all alike: hardly any number has another one tomorrow.
    """
    if not n:
        return 0
    size = 1 << 2 * max(0, (n.bit_length() - ALIKE) // 2)
    late = 0 if cut.period.grain is Grain.WHOLE else 12 * cut.period.start.year + cut.period.start.month
    name = cut.touchpoint or cut.language or cut.segment
    return (LONG[cut.period.grain] * size * LATE + late) * NAMES + crc32(name.encode()) % NAMES


def _above(period: Period, periods: Sequence[Period]) -> Period | None:
    """Return the next longer period that a period is part of, None for the longest."""
    longer = [each for each in periods if GRAINS.index(each.grain) > GRAINS.index(period.grain)]
    holding = (each for each in longer if each.grain is Grain.WHOLE or each.start <= period.start < each.end)
    return next(holding, None)


def _others(
    cells: Mapping[Cut, Cell],
    dimension: str,
    leaves: Iterable[Period],
    node: Callable[[Period], int],
    end: int,
) -> list[Arc]:
    """Return in each of the shortest periods those who belong to no value of a dimension; none where all do."""
    found = {}
    for leaf in leaves:
        parts = [
            cell
            for cut, cell in cells.items()
            if cut.period == leaf and dimension and getattr(cut, dimension)
        ]
        counts = zip(*(cell.counts for cell in parts), strict=True)
        whole = cells[Cut(leaf)].counts
        taken = tuple(map(sum, counts)) or (0,) * len(whole)
        found[leaf] = tuple(max(0, one - other) for one, other in zip(whole, taken, strict=True))
    if not any(map(sum, found.values())):
        return []
    return [Arc(node(leaf), end, None, 0, 0, movable) for leaf, movable in found.items()]


def _movable(cell: Cell) -> tuple[int, ...]:
    """Return how many of each answer may move away: one person stays."""
    most = max(cell.counts)
    at = cell.counts.index(most)
    return (*cell.counts[:at], max(0, most - 1), *cell.counts[at + 1 :])
