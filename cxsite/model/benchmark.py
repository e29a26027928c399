"""Benchmarks: what others reach, and what would make it comparable with a number of ours.

A benchmark may be set beside a metric only where it was made the same way: the same kind of score, from a question on
the same scale, asked in the same mode. What is not known of a benchmark makes it not comparable.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from cxsite.model.content import Content, Reads, ReferenceId, refuse
from cxsite.model.dataset import Dataset, DayField, Scale, ScaleField
from cxsite.model.metric import Kind, Metric, Origin
from cxsite.model.text import Word


def read_value(value: object) -> object:
    """Read `31`, `−3`, `72%`."""
    if not isinstance(value, str):
        return value
    if match := re.fullmatch(r"([+-]?[0-9]{1,9}(?:\.[0-9]{1,9})?)%?", value.strip()):
        return float(match[1])
    raise refuse("bad-benchmark", f"`{value}` is not a value", "write it in digits, as in `31` or `72%`")


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark(Content):
    """One entry of `benchmarks.yml`."""

    id: str = ""
    name: Word
    value: Annotated[float, Reads(read_value)]
    kind: Kind
    scale: ScaleField | None = None
    counts: ScaleField | None = None
    mode: str | None = None
    period: DayField
    population: Word
    reference: ReferenceId

    @property
    def bounds(self) -> tuple[float, float] | None:
        """The least and the greatest value that it can have, None where its scale would have to be known."""
        return self.kind.form.bounds(self.scale)


class Apart(StrEnum):
    """Why a benchmark cannot be compared with a metric."""

    KIND = "kind"  # another kind of score
    SCALE = "scale"  # another scale
    COUNTS = "counts"  # other answers count
    MODE = "mode"  # asked in another way
    SCALE_UNKNOWN = "scale-unknown"
    COUNTS_UNKNOWN = "counts-unknown"
    MODE_UNKNOWN = "mode-unknown"


def apart(benchmark: Benchmark, metric: Metric, dataset: Dataset) -> tuple[Apart, ...]:
    """Return everything that makes a benchmark not comparable with a metric; empty where it may be compared.

    A plain share may be compared with any share that counts the same answers. Another kind of score is reason enough:
    its scale is then not looked at. A ratio over a funnel or a cohort asks nobody, so its kind is all that counts.
    """
    if not _are_of_one_kind(benchmark.kind, metric.kind):
        return (Apart.KIND,)
    if metric.origin not in {Origin.QUESTION, Origin.SERIES}:
        return ()
    scale = _scale_of(metric, dataset)
    found = []
    if benchmark.scale != scale:
        found.append(Apart.SCALE if benchmark.scale else Apart.SCALE_UNKNOWN)
    elif (theirs := benchmark.kind.form.counts(benchmark.counts, scale)) != metric.counted(scale):
        found.append(Apart.COUNTS if theirs else Apart.COUNTS_UNKNOWN)
    if benchmark.mode is None or benchmark.mode != dataset.mode:
        found.append(Apart.MODE if benchmark.mode and dataset.mode else Apart.MODE_UNKNOWN)
    return tuple(found)


def _are_of_one_kind(one: Kind, other: Kind) -> bool:
    both = (one.form, other.form)
    return one is other or (all(form.is_share for form in both) and any(form.is_said for form in both))


def _scale_of(metric: Metric, dataset: Dataset) -> Scale:
    if metric.question:
        return dataset.questions[metric.question_id].scale
    return dataset.figures[metric.figure_id].scale
