"""Numbers that add up, as a network in which people may be moved without anybody seeing it.

Every number is an arc, and every sum a node: what flows in flows out. Who knows some numbers exactly knows nothing of
the others but that the sums hold; so a number that is withheld may just as well be larger or smaller by whatever can
go round in circles over arcs that are all withheld. People move within their own answer only, so that all that is
shown stays as it is to the last digit: not only how many answered, but every value, interval, share and verdict that
was or will be made of them. One person of every withheld number stays, because it is said that there is somebody.

Source:
    Kelly, Golden and Assad (1992), Cell suppression: disclosure protection for sensitive tabular data, Networks 22(4).
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from heapq import heappop, heappush

from cxsite.measure.findings import Cut


@dataclass(frozen=True, slots=True)
class Arc:
    """One number between two sums.

    Attributes:
        tail: the node that it is a part of.
        head: the node whose parts add up to it.
        cut: what it counts, None for those who belong to nothing that is published.
        cost: how much is lost when it is withheld; 0 where nobody answered.
        early: what it may have cost a few answers ago; as much or less.
        movable: for each answer how many people may move away.
    """

    tail: int
    head: int
    cut: Cut | None
    cost: int
    early: int
    movable: tuple[int, ...]


ANY = -1
"""Stands for an answer where it does not matter what people answered."""

Step = tuple[int, bool]
"""The place of an arc, and whether it is gone along, so that its number grows; else it shrinks."""


@dataclass(slots=True)
class Free:
    """Arcs that are withheld, and where they lead to from each node."""

    places: set[int] = field(default_factory=set)
    ways: dict[int, list[tuple[int, bool, int]]] = field(default_factory=dict)


class Network:
    """Arcs, of which some are withheld."""

    def __init__(self, arcs: Sequence[Arc]) -> None:
        """Take the arcs."""
        self.arcs = tuple(arcs)
        self._ways: dict[int, list[Step]] = {}
        self.places = {arc.cut: place for place, arc in enumerate(arcs) if arc.cut}
        totals = [sum(counts) for counts in zip(*(arc.movable for arc in arcs), strict=True)]
        self._answers = sorted(range(len(totals)), key=lambda answer: -totals[answer])
        self._rooms = [[arc.movable[answer] for arc in arcs] for answer in range(len(totals))]
        self._rooms.append([sum(arc.movable) for arc in arcs])  # ANY: of people, whatever they answered
        for place, arc in enumerate(arcs):
            self._ways.setdefault(arc.tail, []).append((place, True))
            self._ways.setdefault(arc.head, []).append((place, False))

    def free(self, cuts: Iterable[Cut]) -> Free:
        """Return what is free when these numbers are withheld: they, and whoever belongs to nothing."""
        found = Free()
        for place, arc in enumerate(self.arcs):
            if arc.cut is None:
                self._release(place, found)
        self.withhold(cuts, found)
        return found

    def withhold(self, cuts: Iterable[Cut], free: Free) -> None:
        """Free the arcs of these numbers, too."""
        for cut in cuts:
            if cut in self.places:
                self._release(self.places[cut], free)

    def _release(self, place: int, free: Free) -> None:
        arc = self.arcs[place]
        if place not in free.places:
            free.places.add(place)
            free.ways.setdefault(arc.tail, []).append((place, True, arc.head))
            free.ways.setdefault(arc.head, []).append((place, False, arc.tail))

    def partners(self, cut: Cut, enough: int) -> frozenset[Cut]:
        """Return what to withhold so that so many people can move to or from a number, were nothing else withheld."""
        free, found = self.free([cut]), frozenset[Cut]()
        while self.width(cut, enough, free) < enough and (more := self._cheapest(cut, free)):
            found |= more
            self.withhold(more, free)
        return found

    def width(self, cut: Cut, enough: int, free: Free) -> int:
        """Return between how many people a withheld number cannot be told apart; no more than `enough`."""
        place = self.places[cut]
        arc = self.arcs[place]
        found = 0
        for answer in self._answers:  # the commonest first: who answered so finds room soon
            found += self._moved(arc.head, arc.tail, answer, enough - found, place, free)[0]
            there = min(arc.movable[answer], enough - found)
            found += self._moved(arc.tail, arc.head, answer, there, place, free)[0]
            if found >= enough:
                break
        return found

    def _cheapest(self, cut: Cut, free: Free) -> frozenset[Cut]:
        """Return what else to withhold so that more people can move to or from a withheld number; empty for nothing.

        It is chosen by how many there are, whatever they answered: else what is withheld would tell of the answers
        that it hides. Single answers are asked only where all ways that there are have been freed. What costs as
        little while some arcs still cost what they last did is withheld, too.
        """
        for answer in (ANY, *self._answers):
            if way := self._best(cut, answer, free, frozenset()):
                most, found = self._cost(way, free, frozenset()), self._new(way, free)
                early = {place for place, arc in enumerate(self.arcs) if arc.early < arc.cost}
                while early and (way := self._best(cut, answer, free, early)):
                    cheaper = {place for place, _ in way if place in early and place not in free.places}
                    if not cheaper or self._cost(way, free, early) > most:
                        break
                    found |= self._new(way, free)
                    early -= cheaper
                return found
        return frozenset()

    def _best(self, cut: Cut, answer: int, free: Free, early: AbstractSet[int]) -> list[Step] | None:
        """Return the cheapest way to or from a number over arcs of which not all are free."""
        place = self.places[cut]
        arc = self.arcs[place]
        ends = [(arc.head, arc.tail)]
        if self._rooms[answer][place]:
            ends.append((arc.tail, arc.head))
        ways = (self._way(start, end, answer, place, free, early) for start, end in ends)
        found = [way for way in ways if way and any(step not in free.places for step, _ in way)]
        return min(found, key=lambda way: self._cost(way, free, early), default=None)

    def _new(self, way: Sequence[Step], free: Free) -> frozenset[Cut]:
        """Return what must be withheld so that people can go a way."""
        return frozenset(
            cut for place, _ in way if place not in free.places and (cut := self.arcs[place].cut) is not None
        )

    def _cost(self, way: Sequence[Step], free: Free, early: AbstractSet[int]) -> int:
        """Return what is lost when people can go a way."""
        return sum(
            self.arcs[place].early if place in early else self.arcs[place].cost
            for place, _ in way
            if place not in free.places
        )

    def _moved(
        self, start: int, end: int, answer: int, most: int, without: int, free: Free
    ) -> tuple[int, dict[int, int]]:
        """Return how many people of one answer can go from node to node over free arcs, and how these change."""
        changes: dict[int, int] = {}
        total = 0
        while total < most and (way := self._free_way(start, end, answer, changes, without, free)):
            rooms = [self._rooms[answer][each] + changes.get(each, 0) for each, along in way if not along]
            room = min([most - total, *rooms])
            for each, along in way:
                changes[each] = changes.get(each, 0) + (room if along else -room)
            total += room
        return total, changes

    def _free_way(
        self, start: int, end: int, answer: int, changes: dict[int, int], without: int, free: Free
    ) -> list[Step] | None:
        came: dict[int, Step | None] = {start: None}
        waiting, rooms = deque([start]), self._rooms[answer]
        while waiting:
            node = waiting.popleft()
            for place, along, there in free.ways.get(node, ()):
                if there in came or place == without:
                    continue
                if along or rooms[place] + changes.get(place, 0) > 0:
                    came[there] = (place, along)
                    if there == end:
                        return list(self._back(came, end))
                    waiting.append(there)
        return None

    def _back(self, came: dict[int, Step | None], node: int) -> Iterator[Step]:
        """Yield the steps that led to a node, the last first."""
        while step := came[node]:
            yield step
            place, along = step
            node = self.arcs[place].tail if along else self.arcs[place].head

    def _way(
        self, start: int, end: int, answer: int, without: int, free: Free, early: AbstractSet[int]
    ) -> list[Step] | None:
        """Return the cheapest way from node to node that people of one answer can go, over arcs that may be freed."""
        most = sum(self._rooms[answer]) + 1
        changes = self._moved(start, end, answer, most, without, free)[1]
        came: dict[int, Step | None] = {}
        waiting: list[tuple[int, int, Step | None]] = [(0, start, None)]
        while waiting:
            cost, node, step = heappop(waiting)
            if node in came:
                continue
            came[node] = step
            if node == end:
                return list(self._back(came, end))
            for place, along in self._ways.get(node, ()):
                arc = self.arcs[place]
                there = arc.head if along else arc.tail
                is_free = place in free.places
                if there in came or place == without or not (is_free or arc.cost):
                    continue
                if along or self._rooms[answer][place] + changes.get(place, 0) > 0:
                    more = 0 if is_free else arc.early if place in early else arc.cost
                    heappush(waiting, (cost + more, there, (place, along)))
        return None
