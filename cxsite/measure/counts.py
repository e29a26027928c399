"""From the rows of a census to groups of answers: what each text means is found out once, its counts are added up."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from cxsite.measure.census import FIXED, KEYS, LATER, Sheet, known
from cxsite.measure.engines import Row
from cxsite.measure.queries import Group
from cxsite.measure.rules import BLANKS, CellRule, accepts
from cxsite.model.dataset import Scale

Key = tuple[int, str, str, str]
"""Month as a census counts them, touchpoint, language, segment."""


@dataclass(slots=True)
class Heap:
    """What has been counted of one group; `counts` has a place for each answer of the scale."""

    asked: int
    counts: list[int]
    first: date | None
    last: date | None

    def add(self, other: "Heap") -> None:
        """Take another one's answers too."""
        self.asked += other.asked
        self.counts = [ours + theirs for ours, theirs in zip(self.counts, other.counts, strict=True)]
        self.first = min((day for day in (self.first, other.first) if day), default=None)
        self.last = max((day for day in (self.last, other.last) if day), default=None)


Heaps = dict[Key, Heap]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of answers in the rows of a census.

    Attributes:
        question: id of the question.
        touchpoint: what it is about in a wide file, "" where its row says so.
        texts: its counts in the row.
        places: for each answer of the scale its place among these, None where that text means no answer.
    """

    question: str
    touchpoint: str
    texts: slice
    places: tuple[int | None, ...]


@dataclass(slots=True)
class Meanings:
    """What the texts of one column mean that stands beside answers, each of them looked at once."""

    rule: CellRule
    known: dict[str, str | None] = field(default_factory=dict)

    def of(self, cell: str) -> str | None:
        """Return what a cell means, "" where it says nothing, None where it is refused."""
        if cell not in self.known:
            self.known[cell] = self._meaning(cell.strip(BLANKS))
        return self.known[cell]

    def _meaning(self, cell: str) -> str | None:
        if not accepts(self.rule, cell):
            return None
        if cell in self.rule.blanks:
            return ""
        return dict(self.rule.codes)[cell] if self.rule.is_coded else cell


def groups_of(
    counted: Iterable[tuple[Sheet, Sequence[Row]]],
    ranges: Mapping[str, Sequence[Scale]],
    scales: Mapping[str, Scale],
) -> dict[str, tuple[Group, ...]] | None:
    """Return the groups of each question, in order; None where a text has to be looked at row by row.

    Args:
        counted: each sheet with the rows of its census.
        ranges: id of each question to what its groups count.
        scales: id of each question to the answers that it may have.
    """
    found: dict[str, Heaps] = {question: {} for question in ranges}
    for sheet, rows in counted:
        if not _taken(sheet, rows, found):
            return None
    return {question: _groups(heaps, ranges[question], scales[question]) for question, heaps in found.items()}


def _taken(sheet: Sheet, rows: Iterable[Row], found: Mapping[str, Heaps]) -> bool:
    """Add a sheet's rows to what was found, and say whether everything in them is known."""
    columns, meanings = _columns(sheet), [Meanings(rule) for rule in sheet.keys]
    roles = [rule.role for rule in sheet.keys]
    before = 1 + len(meanings)
    for row in rows:
        month, asked = row[0], row[before]
        if month == LATER:
            continue
        texts = [meaning.of(cell) for meaning, cell in zip(meanings, row[1:before], strict=True)]
        if month is None or None in texts:
            return False
        told = dict(zip(roles, texts, strict=True))
        about, language, segment = (told.get(role) or "" for role in KEYS)
        for column in columns:
            counts = row[column.texts]
            if sum(counts) != asked:
                return False
            key = (int(month), column.touchpoint or about, language, segment)
            first, last = row[column.texts.stop : column.texts.stop + 2]
            heap = Heap(asked, [0 if at is None else counts[at] for at in column.places], first, last)
            heaps = found[column.question]
            if key in heaps:
                heaps[key].add(heap)
            else:
                heaps[key] = heap
    return True


def _columns(sheet: Sheet) -> tuple[Column, ...]:
    columns, at = [], FIXED + len(sheet.keys)
    for question, rule in sheet.answers:
        texts = known(rule)
        listed = list(texts)
        answers = range(rule.scale.low, rule.scale.high + 1)
        places = tuple(None if texts[str(each)] is None else listed.index(str(each)) for each in answers)
        columns.append(Column(question, rule.touchpoint, slice(at, at + len(texts)), places))
        at += len(texts) + 2
    return tuple(columns)


def _groups(heaps: Heaps, ranges: Sequence[Scale], scale: Scale) -> tuple[Group, ...]:
    answers = range(scale.low, scale.high + 1)
    slices = [slice(bisect_left(answers, each.low), bisect_right(answers, each.high)) for each in ranges]
    return tuple(_group(key, heaps[key], slices, answers) for key in sorted(heaps))


def _group(key: Key, heap: Heap, slices: Iterable[slice], answers: Sequence[int]) -> Group:
    month, touchpoint, language, segment = key
    year, before = divmod(month - 1, 12)
    n = sum(heap.counts)
    counts = tuple(sum(heap.counts[each]) for each in slices)
    products = [answer * count for answer, count in zip(answers, heap.counts, strict=True)]
    return Group(
        month=date(year, before + 1, 1),
        touchpoint=touchpoint,
        language=language,
        segment=segment,
        asked=heap.asked,
        n=n,
        weight=float(n),
        squares=float(n),
        first=heap.first,
        last=heap.last,
        total=float(sum(products)),
        total_squares=float(sum(answer * product for answer, product in zip(answers, products, strict=True))),
        counts=counts,
        weights=tuple(map(float, counts)),
    )
