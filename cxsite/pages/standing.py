"""Where a measure stands: its newest value against its target and what others reach, drawn and in a table.

A benchmark that is not comparable stands in the table with the reason, is not drawn, and has no difference.
"""

from dataclasses import dataclass, replace
from datetime import date

from cxsite.draw.chart import Bullet, Chart, Point, Width, Words
from cxsite.measure.findings import Finding
from cxsite.model.benchmark import Benchmark, apart
from cxsite.pages import charts, formats, numbers, sentences, verdicts
from cxsite.pages.captions import Caption, Ways, caption, drawn_of
from cxsite.pages.numbers import Measure
from cxsite.pages.speech import Pair, Speech, without_markup
from cxsite.pages.verdicts import Judged

BULLET = "standing"


@dataclass(frozen=True, slots=True)
class Goal:
    """One row: what a value is held against, what it is, what else is to know of it, and what may be said."""

    id: str
    name: Pair
    value: str
    facts: tuple[Pair, ...]
    judged: Judged


@dataclass(frozen=True, slots=True)
class Standing:
    """The section of a measure's page; `chart` is "" where there is no value or nothing to compare it with."""

    title: Pair
    caption: Caption
    note: Pair | None
    chart: str
    goals: tuple[Goal, ...]
    labels: tuple[Pair, ...]


def standing(
    measure: Measure, today: date, ways: Ways, speech: Speech
) -> tuple[Standing, Chart | None] | None:
    """Return where the newest value stands, and its drawing; None where it is held against nothing."""
    newest = numbers.latest(measure.found)
    if newest is None or not (measure.metric.target or measure.benchmarks):
        return None
    comparable = tuple(
        each for each in measure.benchmarks if not apart(each, measure.metric, measure.dataset)
    )
    goals = (
        *_target(newest, measure, today, speech),
        *(_benchmark(newest, each, measure, speech) for each in measure.benchmarks),
    )
    chart = _bullet(newest, measure, comparable, speech)
    shown = Standing(
        title=speech.ui("standing.title"),
        caption=caption([drawn_of(measure)], [newest], ways, speech),
        note=speech.ui("standing.note") if comparable else None,
        chart=chart.id if chart else "",
        goals=goals,
        labels=tuple(speech.ui(key) for key in ("standing.goal", "table.value", "standing.judged")),
    )
    return shown, chart


def _target(newest: Finding, measure: Measure, today: date, speech: Speech) -> tuple[Goal, ...]:
    metric = measure.metric
    judged = verdicts.of_target(newest, metric, measure.found.decimals, today, speech)
    if judged is None or metric.target is None:
        return ()
    by = metric.target.by
    facts = (
        (speech.both(lambda language: _by(formats.partial_day(by, language), speech, language)),)
        if by
        else ()
    )
    value = sentences.goal(metric.target, metric, speech.language)
    return (Goal("target", speech.ui("measure.target"), value, facts, judged),)


def _by(day: str, speech: Speech, language: str) -> str:
    return speech.word("standing.by", language, date=day)


def _benchmark(newest: Finding, benchmark: Benchmark, measure: Measure, speech: Speech) -> Goal:
    period = speech.both(lambda language: formats.partial_day(benchmark.period, language))
    mode = measure.lists.modes.get(benchmark.mode or "")
    facts = (
        period,
        speech.text(benchmark.population),
        *((speech.text(mode.name),) if mode else ()),
        *((speech.link("reference", benchmark.reference),) if _has_source(benchmark, speech) else ()),
    )
    return Goal(
        f"benchmark-{benchmark.id}",
        speech.text(benchmark.name),
        _figure(benchmark, speech.language),
        facts,
        verdicts.of_benchmark(newest, benchmark, measure, speech),
    )


def _has_source(benchmark: Benchmark, speech: Speech) -> bool:
    return f"reference:{benchmark.reference}" in speech.names


def _figure(benchmark: Benchmark, language: str) -> str:
    return formats.exact(benchmark.value, language) + sentences.UNIT[benchmark.kind.form.unit]


def _bullet(
    newest: Finding, measure: Measure, comparable: tuple[Benchmark, ...], speech: Speech
) -> Chart | None:
    """Return the drawing of the value against everything that it may be compared with."""
    metric, point = measure.metric, charts.point(newest)
    target = metric.target.value if metric.target else None
    references = tuple(each.value for each in comparable)
    if point is None or not (comparable or metric.target):
        return None
    bounds = metric.bounds(measure.question.scale)
    goals = (*references, *((target,) if target is not None else ()))
    low, high, rules = _roomy(
        charts.scale((point,), goals, bounds, charts.STEPS[metric.form.unit]), point, bounds
    )
    wide = Bullet(Width.WIDE, low, high, rules, point, target, references)
    words = _words(wide, newest, measure, comparable, speech)
    label = without_markup(sentences.sentence(newest, metric, measure.found, speech))
    return Chart(BULLET, wide, replace(wide, width=Width.NARROW), words, label)


def _roomy(
    scale: tuple[float, float, tuple[float, ...]], point: Point, bounds: tuple[float, float]
) -> tuple[float, float, tuple[float, ...]]:
    """Return a scale on which an interval ends before it does, wherever the metric leaves room."""
    low, high, rules = scale
    step = rules[1] - rules[0]
    if point.low == low and low - step >= bounds[0]:
        low, rules = low - step, (low - step, *rules)
    if point.high == high and high + step <= bounds[1]:
        high, rules = high + step, (*rules, high + step)
    return low, high, rules


def _words(
    marks: Bullet, newest: Finding, measure: Measure, comparable: tuple[Benchmark, ...], speech: Speech
) -> Words:
    metric, language, decimals = measure.metric, speech.language, measure.found.decimals
    target = ""
    if metric.target:
        target = f"{speech.word('measure.target')} {sentences.goal(metric.target, metric, language)}"
    return Words(
        language,
        values=tuple((rule, sentences.figure(rule, metric, decimals, language)) for rule in marks.rules),
        last="" if newest.value is None else sentences.figure(newest.value, metric, decimals, language),
        target=target,
        references=tuple(
            (each.value, f"{speech.plain(each.name)} {_figure(each, language)}") for each in comparable
        ),
    )
