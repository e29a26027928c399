"""The same weeks around a day that moves: answers counted by day, and added up to weeks before and after it.

A festival that moves between months makes months of two years incomparable. So the answers around it are counted in
weeks that begin with its day: week 0 is that day and the six after it. Only everybody's answers are counted, of
questions with one column and a day in every row; where a person answers for several touchpoints at once, or a file is
dated as a whole, nothing is counted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from cxsite.measure.engines import Engine, in_utf8
from cxsite.measure.findings import Cut
from cxsite.measure.kinds.all import score_kind
from cxsite.measure.layouts import Layout, layout
from cxsite.measure.queries import Group, groups, terms
from cxsite.measure.relation import relation
from cxsite.measure.scan import Asked, heads_of, is_asked_in
from cxsite.measure.scores import ScoreKind, score
from cxsite.measure.series import Measurement, counted, days_answered, tally, told_apart
from cxsite.model.dataset import Scale
from cxsite.model.handbook import Handbook
from cxsite.model.metric import Metric
from cxsite.model.period import Grain, Period

FIRST, LAST = -6, 2
"""The first and the last week that is counted, seen from that of the day."""

WEEK = timedelta(days=7)
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Window:
    """The weeks around one day of a festival."""

    festival: str
    event: str
    day: date

    @property
    def weeks(self) -> tuple[Period, ...]:
        """The weeks, oldest first, half open."""
        starts = [self.day + number * WEEK for number in range(FIRST, LAST + 1)]
        return tuple(Period(start, start + WEEK, Grain.SURVEY) for start in starts)


@dataclass(frozen=True, slots=True)
class Counted:
    """The answers of each week of a window, and the ranges of answers that were counted."""

    window: Window
    ranges: tuple[Scale, ...]
    weeks: tuple[tuple[Group, ...], ...]


@dataclass(frozen=True, slots=True)
class Around:
    """The numbers of each week of a window."""

    window: Window
    measurements: tuple[Measurement, ...]


def windows(handbook: Handbook, first: date, last: date) -> tuple[Window, ...]:
    """Return the windows that reach into some days, of festivals with at least two of them, by festival and day."""
    found = [
        Window(event.festival, key, event.from_.first)
        for key, event in handbook.events.items()
        if event.festival
    ]
    near = [each for each in found if each.weeks[0].start <= last and first < each.weeks[-1].end]
    many = [each for each in near if sum(other.festival == each.festival for other in near) >= FEWEST]
    return tuple(sorted(many, key=lambda each: (each.festival, each.day)))


def week_groups(
    handbook: Handbook,
    dataset_id: str,
    asked: Asked,
    known: Mapping[str, Sequence[Group]],
    engine: Engine,
    until: date | None = None,
) -> dict[str, tuple[Counted, ...]]:
    """Return for each question (`dataset.question`) the answers of each week around festivals, if there are any.

    Args:
        handbook: it knows the festivals.
        dataset_id: whose questions they are; its files have no mistakes.
        asked: the questions, and the ranges of answers to be counted.
        known: what was counted of each question before: it tells which festivals its answers reach.
        engine: counts.
        until: the last day whose answers count, None for all.
    """
    found = {}
    for name, ranges in asked.items():
        days = days_answered(known.get(name, ()))
        near = windows(handbook, *days) if days else ()
        laid = _layouts(handbook, dataset_id, name, engine) if near else ()
        if laid:
            found[f"{dataset_id}.{name}"] = tuple(_counted(laid, ranges, near, engine, until))
    return found


def _layouts(handbook: Handbook, dataset_id: str, name: str, engine: Engine) -> tuple[Layout, ...]:
    """Return where the answers stand; none where some have no day of their own, or people answer several times."""
    dataset = handbook.datasets[dataset_id]
    question = dataset.questions[name]
    files = [file for file in handbook.files if file.dataset == dataset_id and is_asked_in(question, file)]
    if question.columns or any(file.day for file in files):
        return ()
    heads, _ = heads_of(dataset, files, engine)
    found = [layout(head, question, dataset, handbook)[0] for head in heads]
    return tuple(each for each in found if each)


def _counted(
    laid: Sequence[Layout],
    ranges: Sequence[Scale],
    near: Sequence[Window],
    engine: Engine,
    until: date | None,
) -> Iterator[Counted]:
    with in_utf8([each.head for each in laid]) as paths:
        rows = engine.fetch(f"{relation(laid, paths)}\n{day_sums(ranges, near, until)}")
    by_day = {day: groups([(day.year, day.month, "", "", "", *sums)], ranges)[0] for day, *sums in rows}
    for window in near:
        yield Counted(
            window,
            tuple(ranges),
            tuple(
                tuple(
                    replace(group, month=week.start)
                    for day, group in sorted(by_day.items(), key=lambda each: each[0])
                    if week.start <= day < week.end
                )
                for week in window.weeks
            ),
        )


def day_sums(ranges: Sequence[Scale], near: Iterable[Window], until: date | None = None) -> str:
    """Return the text that counts and adds up answers per day, around some days only: `queries.sums` by day."""
    spans = []
    for window in near:
        end = min(window.weeks[-1].end, until + timedelta(days=1)) if until else window.weeks[-1].end
        spans.append(f"(day >= DATE '{window.weeks[0].start}' AND day < DATE '{end}')")
    where = "\n  OR ".join(spans)
    return (
        "SELECT\n  " + ",\n  ".join(["day", *terms(ranges)]) + f"\nFROM answers\nWHERE {where}\nGROUP BY day"
    )


def around(metric: Metric, scale: Scale, found: Iterable[Counted]) -> tuple[Around, ...]:
    """Return the numbers of a metric in each week around festivals.

    Args:
        metric: what is measured.
        scale: the answers that its question may have.
        found: the answers of each week.
    """
    kind = score_kind(metric.kind)
    return tuple(Around(each.window, tuple(_measured(kind, metric, scale, each))) for each in found)


def _measured(kind: ScoreKind, metric: Metric, scale: Scale, found: Counted) -> Iterator[Measurement]:
    columns = [found.ranges.index(term.answers) for term in kind.terms(metric, scale)]
    classes = told_apart(found.ranges)
    for week, part in zip(found.window.weeks, found.weeks, strict=True):
        number = score(kind, tally(part, columns, wide=False), scale)
        yield Measurement(Cut(week), number, counted(part, classes))
