"""What the lines of a table may not say together, each rule with the place of the cell that is wrong.

The cells themselves are right already (`tables`). A rule sees the lines of one dataset, in the order of its files.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice, pairwise
from typing import TypeVar

from cxsite.measure.rows import MOST
from cxsite.measure.rules import CellRule, Role, refusal, shown
from cxsite.measure.tables import Line, end_before_start, value_of
from cxsite.model.dataset import Dataset
from cxsite.model.period import Period
from cxsite.model.problems import Problem
from cxsite.model.shape import Shape

Rule = Callable[[Dataset, Iterable[Line], int], Iterator[Problem]]
Key = TypeVar("Key")
HAIR = 1e-9


def check_series(dataset: Dataset, lines: Iterable[Line], year_starts: int) -> Iterator[Problem]:
    """A value lies on the scale of its figure and in its interval, parts make a whole, and no period stands twice."""
    seen: set[tuple[str, Period | None]] = set()
    for line in lines:
        yield from end_before_start(line)
        yield from _parts(dataset, line)
        name = line.cells.get("figure") or next(iter(dataset.figures))
        if line.number("value") is not None and "figure" in line.cells:
            yield from _on_its_scale(dataset, name, line)
        yield from _in_its_interval(line, "value" if "value" in line.cells else value_of(name))
        yield from _twice(seen, (name, line.period(year_starts)), line)


def _on_its_scale(dataset: Dataset, name: str, line: Line) -> Iterator[Problem]:
    scale, value = dataset.figures[name].scale, line.number("value")
    if value is not None and not scale.low <= value <= scale.high:
        rule = CellRule(Role.FIGURE, -1, "", scale=scale)
        yield Problem(line.place("value"), *refusal(rule, line.cells["value"]))


def _in_its_interval(line: Line, name: str) -> Iterator[Problem]:
    value, low, high = line.number(name), line.number("low"), line.number("high")
    if value is not None and low is not None and high is not None and not low <= value <= high:
        yield Problem(
            line.place(name),
            "outside-interval",
            f"`{line.cells[name]}` is not between `{line.cells['low']}` and `{line.cells['high']}`",
            "look up the value and both ends of its interval where they were published",
        )


def _parts(dataset: Dataset, line: Line) -> Iterator[Problem]:
    names = [f"part-{at}" for at in range(len(dataset.columns.parts))]
    shares = [share for name in names if (share := line.number(name)) is not None]
    if not names or len(shares) < len(names):
        return
    step = 1 if all(share.is_integer() for share in shares) else 0.1
    if abs(sum(shares) - 100) > len(shares) * step / 2 + HAIR:
        said = " + ".join(line.cells[name] for name in names)
        yield Problem(
            line.place(names[-1]),
            "parts-not-whole",
            f"`{said}` is not 100, even where each is rounded",
            "look up the shares where they were published; all of them together are everybody",
        )


def check_tickets(dataset: Dataset, lines: Iterable[Line], _year_starts: int) -> Iterator[Problem]:
    """Nobody answers or closes a case before it is opened."""
    for line in lines:
        for name in ("first-response", "closed"):
            if _is_before(line, name, "opened"):
                yield Problem(
                    line.place(name),
                    "before-opened",
                    f"`{line.cells[name]}` is before the case was opened, `{line.cells['opened']}`",
                    f"correct one of the two times; `{dataset.id}` may mix two time zones",
                )


def _is_before(line: Line, name: str, other: str) -> bool:
    """Compare times where both are said, days otherwise."""
    moments, days = (line.moment(name), line.moment(other)), (line.day(name), line.day(other))
    if moments[0] and moments[1]:
        return moments[0] < moments[1]
    return bool(days[0] and days[1] and days[0] < days[1])


def check_funnel(dataset: Dataset, lines: Iterable[Line], year_starts: int) -> Iterator[Problem]:
    """No more complete a step than enter it, no more enter it than the one before; no step of a period is missing."""
    funnels: dict[tuple[Period | None, str], dict[str, Line]] = {}
    for line in lines:
        yield from _at_most(line, "completed", "entered", "more-completed", "count both in the same period")
        steps = funnels.setdefault((line.period(year_starts), line.cells.get("segment", "")), {})
        yield from _twice(set(steps), line.cells["step"], line)
        steps.setdefault(line.cells["step"], line)
    for steps in funnels.values():
        first = next(iter(steps.values()))
        for missing in (step for step in dataset.steps if step not in steps):
            yield Problem(
                first.place("period"),
                "missing-step",
                f"{shown(first.cells['period'])} has no line for the step `{missing}`",
                "add it; where nobody came so far, write 0",
            )
        ordered = [steps[step] for step in dataset.steps if step in steps]
        yield from _narrowing(ordered, next(iter(dataset.steps)))


def _narrowing(ordered: list[Line], begins: str) -> Iterator[Problem]:
    """Yield a problem for each step that more enter than the one before, and for a funnel that nobody enters."""
    if ordered[0].cells["step"] == begins and not ordered[0].count("entered"):
        yield Problem(
            ordered[0].place("entered"),
            "empty-denominator",
            "nobody entered the first step, so there is nothing to divide by",
            "delete the lines of this period, or correct the number",
        )
    for before, line in pairwise(ordered):
        if (line.count("entered") or 0) > (before.count("entered") or 0):
            yield Problem(
                line.place("entered"),
                "larger-step",
                f"`{line.cells['entered']}` entered this step, `{before.cells['entered']}` the one before",
                "correct one of the two, or the order under `steps:`",
            )


def check_cohort(_dataset: Dataset, lines: Iterable[Line], year_starts: int) -> Iterator[Problem]:
    """Nobody is lost who was not there at the start, and no cohort stands twice."""
    seen: set[tuple[Period | None, str]] = set()
    for line in lines:
        yield from _at_most(line, "lost", "at-start", "more-lost", "who came later belongs to neither")
        yield from _twice(seen, (line.period(year_starts), line.cells.get("segment", "")), line)


def check_nothing(_dataset: Dataset, _lines: Iterable[Line], _year_starts: int) -> Iterator[Problem]:
    """Pairs have no rule beside those of their cells."""
    yield from ()


def _at_most(line: Line, name: str, whole: str, code: str, remark: str) -> Iterator[Problem]:
    if (line.count(name) or 0) > (line.count(whole) or 0):
        yield Problem(
            line.place(name),
            code,
            f"`{line.cells[name]}` of `{line.cells[whole]}` is more than there are",
            f"correct `{name}` or `{whole}`; {remark}",
        )


def _twice(seen: set[Key], key: Key, line: Line) -> Iterator[Problem]:
    """Yield a problem where a key has been seen, and remember it."""
    if key in seen:
        name = next(name for name in ("period", "start", *line.cells) if name in line.cells)
        yield Problem(
            line.place(name),
            "same-twice",
            f"there is another line for the same as this one, {shown(line.record.cells[0])}",
            "delete one of the two, or declare the column in which they differ",
        )
    seen.add(key)


def disagreements(dataset: Dataset, lines: Iterable[Line], year_starts: int) -> tuple[Problem, ...]:
    """Return the first problems that the lines of a dataset have with one another, and how many there are."""
    found = RULES[dataset.shape](dataset, lines, year_starts)
    listed = list(islice(found, MOST + 1))
    more = sum(1 for _ in found)
    if len(listed) <= MOST:
        return tuple(listed)
    last = replace(listed.pop().place, length=1)
    message = f"there are {MOST + 1 + more} problems in these files; the first {MOST} are listed"
    return (*listed, Problem(last, "more-problems", message, "correct these first, then check again"))


RULES: Mapping[Shape, Rule] = {
    Shape.SERIES: check_series,
    Shape.TICKETS: check_tickets,
    Shape.FUNNEL: check_funnel,
    Shape.COHORT: check_cohort,
    Shape.PAIRS: check_nothing,
}
"""Shape to the rules of its lines."""
