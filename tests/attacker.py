"""Somebody who knows everything that is published of one question, and is good at linear programming.

He writes down what he does not know as unknowns: how many gave each answer, in each of the shortest periods, at each
touchpoint, in each language and segment. Of a segment he knows that what is published covers batches of its answers,
and how many may be waiting; which of them he does not. Every published number is then a line or two of a linear
programme: how many answered, exactly or in a band; a value, to its last decimal; an interval, which he turns back into
the counts that it can have come from; how answers lie on the scale; that nobody answered, or that somebody did and is
withheld (of segments these two are told alike, and of all parts of a period where everybody's number is withheld); how
many were asked, and the second number beside a score. What else is published follows from what he knows, or says
nothing of those who are withheld (`test_known`). For each withheld number he asks how few and how many people may stand
behind it. What pages, charts and downloads show is made of the same findings, so he needs none of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Any

from scipy.optimize import linprog  # type: ignore[import-untyped] # it has no types
from scipy.sparse import csr_matrix  # type: ignore[import-untyped] # nor has it

from cxsite.measure.findings import Cut, Finding, MetricFindings, Shown
from cxsite.measure.intervals import adjusted_wald, wilson
from cxsite.measure.rounding import rounded
from cxsite.model.dataset import Scale
from cxsite.model.metric import Kind, Metric
from cxsite.model.period import Grain, Period

DIMENSIONS = ("touchpoint", "language", "segment")
COVERED = "covered"
"""What stands in place of `segment` for those of its answers that are published."""
ROUNDED = 0.5 + 1e-9
"""How far a whole number may be from what it was rounded from."""
GRAINS = (Grain.MONTH, Grain.QUARTER, Grain.YEAR, Grain.WHOLE)
Unknown = tuple[str, Period, str, int]
"""Dimension ("" for everyone), period, its value ("" for those who name none), answer."""
Line = Mapping[Unknown, float]


@dataclass(frozen=True, slots=True)
class Told:
    """What is published of one metric, and what everybody knows of it.

    That is the scale, touchpoints' channels and classes, how many of a segment's answers of a period may wait, and what
    is withheld as it was in an edition.
    """

    metric: Metric
    scale: Scale
    found: MetricFindings
    channels: Mapping[str, Sequence[str]] = field(default_factory=dict)
    classes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    waiting: Mapping[Period, int] = field(default_factory=dict)
    still: frozenset[Cut] = frozenset()


@dataclass(slots=True)
class Attack:
    """A linear programme of everything that is known."""

    least: list[tuple[Line, float]] = field(default_factory=list)
    places: dict[Unknown, int] = field(default_factory=dict)

    def between(self, line: Line, low: float, high: float) -> None:
        """Write down that a sum lies between two numbers."""
        for key in line:
            self.places.setdefault(key, len(self.places))
        if high < inf:
            self.least.append((line, high))
        if low > -inf:
            self.least.append(({key: -weight for key, weight in line.items()}, -low))

    def extremes(self, lines: Iterable[Line]) -> Iterator[tuple[float, float]]:
        """Yield the least and the most that each of these sums may be."""
        known = self._matrix()
        for line in lines:
            yield self._end(line, 1, known), -self._end(line, -1, known)

    def least_of(self, lines: Iterable[Line]) -> list[float]:
        """Return the least that each of these sums may be."""
        known = self._matrix()
        return [self._end(line, 1, known) for line in lines]

    def _matrix(self) -> Any:
        known = [
            (row, self.places[key], weight)
            for row, (line, _) in enumerate(self.least)
            for key, weight in line.items()
        ]
        rows, columns, weights = zip(*known, strict=True)
        return csr_matrix((weights, (rows, columns)), shape=(len(self.least), len(self.places)))

    def _end(self, line: Line, sign: int, known: Any) -> float:
        """Return the least that a sum may be, or with another sign what is left of the most."""
        goal = [0.0] * len(self.places)
        for key, weight in line.items():
            goal[self.places[key]] = sign * weight
        found = linprog(goal, A_ub=known, b_ub=[limit for _, limit in self.least], method="highs")
        assert found.status in {0, 3}, found.message  # 3: without an end
        return float(found.fun) if found.status == 0 else -inf


def narrowest(told: Sequence[Told], *, named: Iterable[str] = ()) -> dict[Cut, float]:
    """Return for each withheld number how far apart the fewest and the most people are that may stand behind it.

    Args:
        told: what is published of every metric of one question.
        named: the dimensions of which the attacker knows that every answer has a value.
    """
    leaves = leaves_of([told])
    attack = attack_on(told, frozenset(named), leaves)
    withheld = sorted(
        {each.cut for one in told for each in one.found.findings if each.shown is Shown.WITHHELD}
    )
    ends = attack.extremes(_people(cut, leaves, told[0].scale) for cut in withheld)
    return {cut: most - least for cut, (least, most) in zip(withheld, ends, strict=True)}


def attack_on(told: Sequence[Told], named: frozenset[str], leaves: tuple[Period, ...]) -> Attack:
    """Return all that is known from what is published of one question; leaves are the shortest periods."""
    attack = Attack()
    cuts = sorted({each.cut for one in told for each in one.found.findings})
    for dimension in DIMENSIONS:
        values = sorted({value for cut in cuts if (value := getattr(cut, dimension))})
        if values:
            _know_parts(attack, dimension, [*values, *([] if dimension in named else [""])], leaves, told[0])
    for one in told:
        _know_numbers(attack, one, leaves)
        _know_sums(attack, one, leaves)
        _know_spread(attack, one, leaves)
        _know_beside(attack, one, leaves)
    for period in told[0].waiting or leaves:
        for segment in {cut.segment for cut in cuts if cut.segment}:
            _know_batches(attack, Cut(period, "", "", segment), told[0], leaves)
    return attack


def _know_parts(
    attack: Attack, dimension: str, values: Iterable[str], leaves: Iterable[Period], told: Told
) -> None:
    """Write down that the parts of everybody are everybody."""
    for leaf in leaves:
        for answer in range(told.scale.low, told.scale.high + 1):
            parts: dict[Unknown, float] = {(dimension, leaf, value, answer): 1 for value in values}
            attack.between(parts | {("", leaf, "", answer): -1}, 0, 0)


def _know_numbers(attack: Attack, told: Told, leaves: tuple[Period, ...]) -> None:
    for finding in told.found.findings:
        if finding.kept or (finding.shown is Shown.WITHHELD and finding.cut.segment):
            continue  # what an edition said of others; nobody, or too few
        is_told = finding.value is not None
        _know(attack, finding, told, _by_answer(finding.cut, leaves, told.scale, is_told=is_told))


def _know_batches(attack: Attack, cut: Cut, told: Told, leaves: Iterable[Period]) -> None:
    """Write down that a segment's published answers are some of its own, and that few wait."""
    inside = [each for each in leaves if cut.period.start <= each.start < cut.period.end]
    everything = _people(cut, inside, told.scale)
    covered = _sum(cut, inside, dict.fromkeys(range(told.scale.low, told.scale.high + 1), 1.0), COVERED)
    for (place, its), (part, _) in zip(everything.items(), covered.items(), strict=True):
        attack.between({place: its, part: -1}, 0, inf)
    attack.between(everything | dict.fromkeys(covered, -1.0), 0, told.waiting.get(cut.period, 0))


def leaves_of(builds: Iterable[Sequence[Told]]) -> tuple[Period, ...]:
    """Return the shortest periods of all that is published in several builds."""
    periods = {each.cut.period for told in builds for one in told for each in one.found.findings}
    finest = min((GRAINS.index(period.grain) for period in periods), default=0)
    return tuple(sorted(period for period in periods if period.grain is GRAINS[finest]))


def _sum(
    cut: Cut, leaves: Iterable[Period], weights: Mapping[int, float], name: str = ""
) -> dict[Unknown, float]:
    """Return the sum over the answers of a cut, each times its weight."""
    dimension = next((each for each in DIMENSIONS if getattr(cut, each)), "")
    value = getattr(cut, dimension) if dimension else ""
    return {
        (name or dimension, leaf, value, answer): weight
        for leaf in leaves
        if cut.period.grain is Grain.WHOLE or cut.period.start <= leaf.start < cut.period.end
        for answer, weight in weights.items()
    }


def _people(cut: Cut, leaves: Iterable[Period], scale: Scale) -> dict[Unknown, float]:
    return _sum(cut, leaves, dict.fromkeys(range(scale.low, scale.high + 1), 1.0))


def _by_answer(
    cut: Cut, leaves: tuple[Period, ...], scale: Scale, *, is_told: bool = False
) -> dict[int, dict[Unknown, float]]:
    """Return for each answer the sum of a cut; what is told of a segment is told of its covered answers."""
    name = COVERED if is_told and cut.segment else ""
    return {answer: _sum(cut, leaves, {answer: 1.0}, name) for answer in range(scale.low, scale.high + 1)}


def _know_sums(attack: Attack, told: Told, leaves: tuple[Period, ...]) -> None:
    """Write down what is published of channels and classes."""
    for sums, findings in ((told.channels, told.found.channels), (told.classes, told.found.classes)):
        for name, finding in findings.items():
            if finding.value is not None:
                _know(attack, finding, told, _of_sum(name, sums, told, leaves))


def _of_sum(
    name: str, sums: Mapping[str, Sequence[str]], told: Told, leaves: tuple[Period, ...]
) -> dict[int, dict[Unknown, float]]:
    """Return for each answer the sum over the touchpoints of a channel or a class, of the whole time."""
    whole = next(each.cut for each in told.found.findings if each.cut.period.grain is Grain.WHOLE)
    asked = {each.cut.touchpoint for each in told.found.findings}
    theirs = [key for key, its in sums.items() if name in its and key in asked]
    each_of = [_by_answer(Cut(whole.period, key), leaves, told.scale) for key in theirs]
    return {answer: {key: 1.0 for each in each_of for key in each[answer]} for answer in each_of[0]}


def _know(attack: Attack, finding: Finding, told: Told, counts: Mapping[int, Line]) -> None:
    """Write down what one published number says of the counts of each answer."""
    people = _weighted(counts, dict.fromkeys(counts, 1.0))
    if finding.shown is Shown.NONE:
        attack.between(people, 0, 0)
        return
    if finding.shown is Shown.WITHHELD:
        attack.between(people, int(_is_somebody(finding.cut, told)), inf)
        return
    assert finding.value is not None
    least, most = answered(finding)
    attack.between(people, least, most)
    half = 0.5 * 10.0**-told.found.decimals + 1e-9
    worth = _worth(told)
    for sign in (1, -1):
        weights = {answer: sign * (each - finding.value) - half for answer, each in worth.items()}
        attack.between(_weighted(counts, weights), -inf, 0)
    if least == most:
        for answers, low, high in _inverted(finding, told, least):
            inside = {answer: 1.0 for answer in counts if answer in answers}
            attack.between(_weighted(counts, inside), low, high)


def _is_somebody(cut: Cut, told: Told) -> bool:
    """Return whether a withheld number says that somebody is there.

    Not beside everybody's, if that is withheld, and not where an edition withheld it: whoever was there may be gone.
    """
    everybody = next(each for each in told.found.findings if each.cut == Cut(cut.period))
    return cut not in told.still and (cut.is_everyone or everybody.shown is not Shown.WITHHELD)


def _weighted(counts: Mapping[int, Line], weights: Mapping[int, float]) -> dict[Unknown, float]:
    return {key: weight for answer, weight in weights.items() for key in counts[answer]}


def answered(finding: Finding) -> tuple[int, int]:
    """Return the fewest and the most who may have answered, as it is published."""
    if finding.band:
        return finding.band.low, finding.band.high
    assert finding.n is not None
    return finding.n, finding.n


def _worth(told: Told) -> dict[int, float]:
    """Return what each answer counts, so that the value is their mean."""
    answers = range(told.scale.low, told.scale.high + 1)
    match told.metric.kind:
        case Kind.NPS:
            return {each: 100.0 * ((each >= 9) - (each <= 6)) for each in answers}
        case Kind.EMOTION:
            return {each: 100.0 * each / told.scale.high for each in answers}
        case Kind.MEAN | Kind.CES:
            return {each: float(each) for each in answers}
        case _:
            counted = told.metric.counted(told.scale)
            assert counted
            return {each: 100.0 * (each in counted) for each in answers}


def _inverted(finding: Finding, told: Told, n: int) -> Iterator[tuple[Scale, int, int]]:
    """Yield answers and how many gave them at least and at most, from an interval and an exact number of answers."""
    seen = (finding.value, finding.low, finding.high)

    def is_told(*values: float) -> bool:
        return tuple(rounded(each, told.found.decimals) for each in values) == seen

    if told.metric.kind is Kind.NPS:
        near = {
            against: range(max(0, middle - n // 50 - 2), min(n - against, middle + n // 50 + 2) + 1)
            for against in range(n + 1)
            for middle in [against + round((finding.value or 0) * n / 100)]
        }
        fitting = [
            (for_us, against)
            for against, some in near.items()
            for for_us in some
            if is_told(100 * (for_us / n - against / n), *adjusted_wald(for_us / n, against / n, n))
        ]
        yield Scale(9, 10), min(each for each, _ in fitting), max(each for each, _ in fitting)
        yield Scale(0, 6), min(each for _, each in fitting), max(each for _, each in fitting)
    elif counted := told.metric.counted(told.scale):
        inside = [each for each in range(n + 1) if is_told(100 * (each / n), *wilson(each / n, n))]
        yield counted, min(inside), max(inside)


def _know_spread(attack: Attack, told: Told, leaves: tuple[Period, ...]) -> None:
    """Write down how answers lie on the scale, everybody's and those in each language."""
    for finding in told.found.findings:
        cut = finding.cut
        if cut.period.grain is not Grain.WHOLE or not (cut.is_everyone or cut.language):
            continue
        for each in told.found.spreads.get(cut.language, ()) if cut.language else told.found.spread:
            line = _sum(cut, leaves, {each.answer: 1.0})
            if each.n is not None:
                attack.between(line, each.n, each.n)
                continue
            people = _people(cut, leaves, told.scale)
            for sign in (1, -1):
                shares = dict.fromkeys(people, -sign * each.share - ROUNDED)
                attack.between(shares | {key: shares[key] + sign * 100 for key in line}, -inf, 0)


def _know_beside(attack: Attack, told: Told, leaves: tuple[Period, ...]) -> None:
    """Write down how many were asked, and what the second number of everyone says."""
    everyone = next((cut for cut in (each.cut for each in told.found.findings) if _is_whole(cut)), None)
    if everyone is None:
        return
    if told.found.asked is not None:
        attack.between(_people(everyone, leaves, told.scale), 0, told.found.asked)
    if told.found.beside is not None:
        counts, decimals = _by_answer(everyone, leaves, told.scale), 1
        worth = {answer: float(answer) for answer in counts}
        if told.metric.form.beside != "mean":
            worth = {answer: 100.0 * ((answer > 0) - (answer < 0)) for answer in counts}
            decimals = 0
        half = 0.5 * 10.0**-decimals + 1e-9
        for sign in (1, -1):
            weights = {answer: sign * (each - told.found.beside) - half for answer, each in worth.items()}
            attack.between(_weighted(counts, weights), -inf, 0)


def _is_whole(cut: Cut) -> bool:
    return cut.is_everyone and cut.period.grain is Grain.WHOLE
