"""Gaps between two columns of `pairs`: what was expected and found, what is believed inside and said outside.

Expectation and experience are of one person, so what counts is each person's difference; who answered only one of the
two says nothing of it. What is believed and what was experienced are of different people, so each of the two columns is
counted alone. An engine counts both in the words of `queries.sums`: every way to answer has a number (`codes`), and all
that is needed follows from how many there are of each.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from cxsite.measure.engines import Engine, in_utf8
from cxsite.measure.found_numbers import Cut
from cxsite.measure.kinds.all import score_kind
from cxsite.measure.layouts import Layout
from cxsite.measure.queries import Group, groups, sums
from cxsite.measure.relation import source, text
from cxsite.measure.results import Both, Series
from cxsite.measure.rules import BLANKS, CellRule
from cxsite.measure.scores import Score, Tally, score
from cxsite.measure.series import Measurement, measurements, merged
from cxsite.measure.tables import layouts_of
from cxsite.model.dataset import Dataset, Scale
from cxsite.model.handbook import Handbook
from cxsite.model.metric import Kind, Metric
from cxsite.model.period import Grain


@dataclass(frozen=True, slots=True)
class Codes:
    """The numbers that answers to both questions get.

    Attributes:
        scale: of both.
        joint: whether a number stands for a pair of one person, or for one answer of one of two groups.
    """

    scale: Scale
    joint: bool

    @property
    def span(self) -> int:
        """How many answers the scale has."""
        return self.scale.high - self.scale.low + 1

    @property
    def singles(self) -> tuple[Scale, ...]:
        """Every number, as a range of its own."""
        low = 0 if self.joint else self.scale.low
        count = self.span**2 if self.joint else 2 * self.span
        return tuple(Scale(code, code) for code in range(low, low + count))

    def parts(self, counts: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return how many gave each answer to the first question, and to the second, from how many have each number."""
        if not self.joint:
            return tuple(counts[: self.span]), tuple(counts[self.span : 2 * self.span])
        rows = [counts[at * self.span : (at + 1) * self.span] for at in range(self.span)]
        return tuple(map(sum, rows)), tuple(map(sum, zip(*rows, strict=True)))

    def differences(self) -> tuple[int, ...]:
        """Return the second answer less the first, for every number of a pair."""
        return tuple(second - first for first in range(self.span) for second in range(self.span))


def count_gaps(
    handbook: Handbook, datasets: Container[str], engine: Engine, until: date | None = None
) -> Mapping[str, Series]:
    """Return the numbers of every metric that is made from pairs, of the datasets without a bad cell."""
    found = {
        metric.id: count_pairs(handbook, metric, engine, until)
        for metric in handbook.metrics.values()
        if metric.pairs in datasets
    }
    return {key: series for key, series in found.items() if series}


def count_pairs(
    handbook: Handbook, metric: Metric, engine: Engine, until: date | None = None
) -> Series | None:
    """Return the numbers of a gap; None where the data are bad, which is said elsewhere, or nobody answered.

    Raises:
        EngineError: the engine cannot read a file.
    """
    dataset = handbook.datasets[metric.dataset_id]
    layouts, problems = layouts_of(dataset, handbook)
    if problems or not layouts:
        return None
    codes = Codes(dataset.scale or Scale(0, 1), metric.kind is Kind.EXPECTATION_GAP)
    ranges = merged(
        [*codes.singles, *(term.answers for term in score_kind(metric.kind).terms(metric, codes.scale))]
    )
    with in_utf8([layout.head for layout in layouts]) as paths:
        rows = engine.fetch(f"{pairs_of(metric, codes, layouts, paths)}\n{sums(ranges, (), until)}")
    return _series(metric, dataset, codes, groups(rows, ranges), ranges, handbook.site.year_starts)


def _series(
    metric: Metric,
    dataset: Dataset,
    codes: Codes,
    found: Sequence[Group],
    ranges: Sequence[Scale],
    year_starts: int,
) -> Series:
    scale = metric.scale_of(codes.scale)
    if codes.joint:
        found = [_of_differences(group, codes) for group in found]
    numbers = measurements(metric, scale, found, ranges, year_starts, wide=False)
    if not codes.joint:
        numbers = tuple(_of_the_smaller(one, codes) for one in numbers)
    sides = tuple(
        _both(one.cut, codes.parts(one.counts), metric, codes.scale) for one in numbers if _has_sides(one)
    )
    populations = (
        () if codes.joint else tuple(tuple(_only(one, codes, at) for one in numbers) for at in (0, 1))
    )
    return Series(
        metric.id,
        metric.kind,
        numbers,
        bounds=metric.bounds(scale),
        asked=f"{dataset.id}.{metric.kind}",
        sides=sides,
        end=(metric.end_kind, metric.end_kind.form.bounds(codes.scale) or (0.0, 100.0)),
        populations=populations,
    )


def _has_sides(one: Measurement) -> bool:
    return (
        one.score is not None
        and one.cut.period.grain is Grain.WHOLE
        and not (one.cut.language or one.cut.segment)
    )


def _of_differences(group: Group, codes: Codes) -> Group:
    """Return a group of pairs whose answers are the differences in them."""
    both = list(zip(codes.differences(), group.weights, strict=True))
    return replace(
        group,
        total=sum(difference * weight for difference, weight in both),
        total_squares=sum(difference * difference * weight for difference, weight in both),
    )


def _of_the_smaller(one: Measurement, codes: Codes) -> Measurement:
    """Return a gap that is as sure as the smaller of two groups; there is none where one of them says nothing."""
    n = min(map(sum, codes.parts(one.counts)))
    if one.score is None or not n:
        return replace(one, score=None)
    return replace(one, score=replace(one.score, n=n, people=n, n_eff=float(n)))


def _only(one: Measurement, codes: Codes, at: int) -> Measurement:
    """Return one of the two groups behind a gap, as a number of its own that has to be protected."""
    counts = codes.parts(one.counts)[at]
    n = sum(counts)
    return Measurement(one.cut, Score(0.0, 0.0, 0.0, n, n, float(n)) if n else None, counts)


def _both(cut: Cut, parts: tuple[tuple[int, ...], tuple[int, ...]], metric: Metric, scale: Scale) -> Both:
    """Return both ends of a gap over the whole time: two means, or two shares."""
    first, second = (_end(counts, metric, scale) for counts in parts)
    return Both(cut, first, second)


def _end(counts: Sequence[int], metric: Metric, scale: Scale) -> Score | None:
    answers = list(zip(range(scale.low, scale.high + 1), counts, strict=True))
    counted = metric.counted(scale)
    n, hits = sum(counts), sum(count for answer, count in answers if counted and answer in counted)
    total = sum(answer * count for answer, count in answers)
    squares = sum(answer * answer * count for answer, count in answers)
    tally = Tally(n, n, n, n, (hits,), total, squares)
    return score(score_kind(metric.end_kind), tally, scale)


def pairs_of(metric: Metric, codes: Codes, layouts: Sequence[Layout], paths: Mapping[str, Path]) -> str:
    """Return the common table `answers`, in which an answer is the number of what somebody said (see `Codes`)."""
    selects = [
        _select(layout, paths, answer) for layout in layouts for answer in _answers(metric, codes, layout)
    ]
    return "WITH answers AS (\n" + "\nUNION ALL\n".join(selects) + "\n)"


def _answers(metric: Metric, codes: Codes, layout: Layout) -> list[str]:
    """Return what answers are made of the cells of a row; NULL where one of them says nothing."""
    rules = {rule.name: rule for rule in layout.rules}
    first, second = (_whole(rules[name]) for name in metric.form.pair)
    if codes.joint:
        return [f"({first} - {codes.scale.low}) * {codes.span} + ({second} - {codes.scale.low})"]
    return [first, f"{second} + {codes.span}"]


def _select(layout: Layout, paths: Mapping[str, Path], answer: str) -> str:
    rules = {rule.name: rule for rule in layout.rules}
    columns = [
        f"TRY_CAST(substr({_cell(rules['date'])}, 1, 10) AS DATE) AS day",
        *(f"{_means(rules.get(name))} AS {name}" for name in ("touchpoint", "segment")),
        "CAST(NULL AS VARCHAR) AS language",
        "1 AS weight",
        f"{answer} AS answer",
    ]
    return "SELECT\n  " + ",\n  ".join(columns) + f"\nFROM {source([layout.head], paths)}"


def _cell(rule: CellRule) -> str:
    return f"trim(COALESCE(c{rule.index}, ''), {text(BLANKS)})"


def _whole(rule: CellRule) -> str:
    return f"TRY_CAST(CASE WHEN NOT {_is_blank(rule)} THEN {_cell(rule)} END AS BIGINT)"


def _is_blank(rule: CellRule) -> str:
    return f"{_cell(rule)} IN ({', '.join(text(cell) for cell in rule.blanks)})" if rule.blanks else "FALSE"


def _means(rule: CellRule | None) -> str:
    if rule is None or not rule.codes:
        return "CAST(NULL AS VARCHAR)"
    means = " ".join(f"WHEN {text(code)} THEN {text(meaning)}" for code, meaning in rule.codes)
    return f"CASE {_cell(rule)} {means} END"
