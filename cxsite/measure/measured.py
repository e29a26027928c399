"""Every metric of a handbook, measured at full precision.

`Measured` never leaves this layer and the author's own terminal; what others may see is made of it by
`privacy.publish`. Bad data are problems, all of them at once; a metric whose data are bad is not measured.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256

from cxsite.measure.breakdown import by_language, by_sum
from cxsite.measure.brought import counted_in
from cxsite.measure.cases import count_cases
from cxsite.measure.coarse import files_of, too_coarse
from cxsite.measure.comments import Said, read_comments
from cxsite.measure.counted import Extent, count_tables
from cxsite.measure.covering import covered_groups, covered_numbers
from cxsite.measure.engines import DuckDB, Engine
from cxsite.measure.importance import Rated, weigh
from cxsite.measure.kinds.all import score_kind
from cxsite.measure.paired import count_gaps
from cxsite.measure.queries import Group, sums
from cxsite.measure.questions import asked_of, breaks_of, made_of, question_of, ranges_of
from cxsite.measure.results import Series
from cxsite.measure.scan import Asked
from cxsite.measure.series import days_answered, last_day, measurements, spread
from cxsite.measure.weeks import Counted, around, week_groups
from cxsite.model.dataset import Dataset
from cxsite.model.handbook import Handbook
from cxsite.model.metric import Metric
from cxsite.model.problems import Problem, in_reading_order

Open = Callable[[], AbstractContextManager[Engine]]


@dataclass(frozen=True, slots=True)
class Measured:
    """All numbers of a handbook: a series for each metric that anybody answered.

    Attributes:
        metrics: in the order of `metrics.yml`.
        tables: how much there is in each dataset that holds no answers, in the order of their files.
        oldest: the first day with an answer to any of them, None without answers.
        newest: the last one; for a file that is dated as a whole, the last day that its date may mean.
        comments: those that somebody approved, with everything that their survey says of them.
    """

    metrics: Mapping[str, Series]
    oldest: date | None
    newest: date | None
    comments: tuple[Said, ...] = ()
    tables: Mapping[str, Extent] = field(default_factory=dict)


def measure(
    handbook: Handbook, engine: Open = DuckDB, until: date | None = None
) -> tuple[Measured, tuple[Problem, ...]]:
    """Measure every metric, and list what is wrong with the data.

    Args:
        handbook: the content; only the files in `handbook.files` are opened.
        engine: opens what answers the queries; closed again before this returns.
        until: the last day whose answers count, None for all.
    """
    metrics = [metric for metric in handbook.metrics.values() if metric.question]
    counted = count_tables(handbook, until)
    problems = [*counted.problems, *too_coarse(handbook, metrics)]
    answers = _Answers()
    with engine() as opened:
        for dataset_id, asked in asked_of(handbook).items():
            problems += answers.count(handbook, dataset_id, asked, opened, until)
        cases = count_cases(handbook, opened, until)
        comments, mistakes = read_comments(handbook, opened, until)
        weighed = weigh(handbook, answers.groups, opened, until)
        gaps = count_gaps(handbook, counted.extents, opened, until)
    problems += cases.problems
    found = {**counted.series, **cases.series, **gaps}
    for metric in metrics:
        if metric.question in answers.groups:
            found[metric.id] = _series(handbook, metric, answers, weighed.get(metric.id))
    blamed = {problem.place.file for problem in problems}  # a file with bad cells is said once
    problems += [problem for problem in mistakes if problem.place.file not in blamed]
    extents = {**counted.extents, **cases.extents}
    tables = {name: extents[name] for name in handbook.datasets if name in extents}
    days = [days_answered(group for groups in answers.groups.values() for group in groups)]
    oldest, newest = _span([*days, *(extent.days for extent in tables.values())])
    ordered = {
        key: _dated(found[key], extents.get(metric.dataset_id))
        for key, metric in handbook.metrics.items()
        if key in found
    }
    measured = Measured(ordered, oldest, newest, comments, tables)
    return measured, in_reading_order(tuple(problems))


@dataclass(frozen=True, slots=True)
class _Answers:
    """What is counted of the answers to questions, by `dataset.question`.

    Attributes:
        groups: all of them.
        weekly: the weeks around festivals.
        covered: those that numbers by segment cover.
    """

    groups: dict[str, tuple[Group, ...]] = field(default_factory=dict)
    weekly: dict[str, tuple[Counted, ...]] = field(default_factory=dict)
    covered: dict[str, tuple[Group, ...]] = field(default_factory=dict)

    def count(
        self, handbook: Handbook, dataset_id: str, asked: Asked, engine: Engine, until: date | None
    ) -> tuple[Problem, ...]:
        """Take in the answers of one dataset, and return what is wrong with them."""
        scanned = counted_in(handbook, dataset_id, asked, engine, until)
        self.groups.update({f"{dataset_id}.{name}": each for name, each in scanned.groups.items()})
        self.weekly.update(week_groups(handbook, dataset_id, asked, scanned.groups, engine, until))
        theirs = covered_groups(handbook, dataset_id, scanned.groups, engine, until)
        self.covered.update({f"{dataset_id}.{name}": each for name, each in theirs.items()})
        return scanned.problems


def _span(days: Iterable[tuple[date, date] | None]) -> tuple[date, date] | tuple[None, None]:
    """Return the first and the last of all days that are known."""
    known = [both for both in days if both]
    return (min(first for first, _ in known), max(last for _, last in known)) if known else (None, None)


def depends_on(handbook: Handbook, metric_id: str) -> str:
    """Return a digest of all that the numbers of a metric follow from: equal digests mean equal numbers.

    The metric's target, owner and name, and words about the data, are not part of it.
    """
    metric = handbook.metrics[metric_id]
    dataset = handbook.datasets[metric.dataset_id]
    files = sorted(
        (file.name, file.digest, file.encoding, str(file.day)) for file in files_of(handbook, metric)
    )
    if not metric.question:
        return sha256(repr((*_made_of(handbook, metric, dataset), files)).encode()).hexdigest()
    question = dataset.questions[metric.question_id]
    terms = score_kind(metric.kind).terms(metric, question.scale)
    parts = (
        (metric.kind, metric.every, handbook.site.year_starts, terms, sums(ranges_of(handbook, [metric]))),
        dataset.columns,
        (question.column, question.columns, question.scale, question.no_answer, question.only_in),
        (tuple(_channels(handbook).items()), tuple(handbook.classes.items()), tuple(handbook.lists.segments)),
        tuple(each.formerly for each in handbook.touchpoints.values()),
        breaks_of(handbook, metric),
        (handbook.site.privacy.min_n.show, *sorted(one.every for one in made_of(handbook, metric.question))),
        tuple((key, each.festival, each.from_) for key, each in handbook.events.items() if each.festival),
        files,
        *_weighed(dataset, metric),
    )
    return sha256(repr(parts).encode()).hexdigest()


def _made_of(handbook: Handbook, metric: Metric, dataset: Dataset) -> tuple[object, ...]:
    """Return what the numbers of a metric follow from that is made from no question, beside its files."""
    made_of = (
        metric.kind,
        metric.every,
        metric.figure_id,
        metric.step,
        (metric.within, metric.repeat),
        metric.counts,
        handbook.site.year_starts,
    )
    rules = (
        dataset.columns,
        dataset.figures,
        dataset.periods,
        dataset.no_answer,
        tuple(dataset.steps),
        dataset.scale,
    )
    places = (
        tuple(each.formerly for each in handbook.touchpoints.values())
        if metric.pairs or metric.tickets
        else ()
    )
    return made_of, rules, tuple(handbook.lists.segments), places


def _weighed(dataset: Dataset, metric: Metric) -> tuple[object, ...]:
    """Return what derived importance follows from beside the metric's own question; nothing where it explains none."""
    if not metric.explains:
        return ()
    whole = dataset.questions[metric.explained_id]
    return metric.explains, whole.column, whole.scale, whole.no_answer, whole.only_in


def _series(handbook: Handbook, metric: Metric, answers: _Answers, rated: Rated | None) -> Series:
    groups, covered = answers.groups[metric.question], answers.covered.get(metric.question)
    question = question_of(handbook, metric)
    ranges = ranges_of(handbook, made_of(handbook, metric.question))
    scale, wide, starts = question.scale, bool(question.columns), handbook.site.year_starts
    segments = _segments(handbook, metric)
    numbers = measurements(metric, scale, groups, ranges, starts, wide=wide, segments=segments)
    return Series(
        metric.id,
        metric.kind,
        numbers,
        spread(scale, groups, ranges),
        breaks_of(handbook, metric),
        by_sum(metric, scale, groups, ranges, _channels(handbook), wide=wide),
        by_sum(metric, scale, groups, ranges, handbook.classes, wide=wide),
        by_language(scale, groups, ranges),
        bounds=metric.bounds(scale),
        asked=metric.question,
        covered={}
        if covered is None
        else covered_numbers(metric, scale, numbers, covered, ranges, starts, wide=wide),
        rated=rated,
        around=around(metric, scale, answers.weekly.get(metric.question, ())),
        rows=0 if wide else sum(group.asked for group in groups),
        newest=last_day(days_answered(groups)),
    )


def _dated(series: Series, extent: Extent | None) -> Series:
    """Return the series of a metric that is made from a table, with the last day of its table."""
    return series if extent is None or series.is_published else replace(series, newest=last_day(extent.days))


def _segments(handbook: Handbook, metric: Metric) -> tuple[str, ...]:
    """Return the segments that a dataset tells apart: the first who answers must not be seen coming."""
    column = handbook.datasets[metric.dataset_id].columns.segment
    return tuple(column.values.values() or handbook.lists.segments) if column else ()


def _channels(handbook: Handbook) -> dict[str, tuple[str, ...]]:
    return {key: (touchpoint.channel,) for key, touchpoint in handbook.touchpoints.items()}
