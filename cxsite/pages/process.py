"""A measure as a process: its values between their limits, the signals among them, and every moving range.

A signal has a shape in the drawings and words in and beside them. What it comes from is not said: the calendar and the
changes of the question stand on the trend, and nothing here explains one by the other.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import inf

from cxsite.draw.chart import Chart
from cxsite.measure.findings import Finding
from cxsite.measure.found_process import ENOUGH, Limits, Rule, Signal, Stretch
from cxsite.model.period import Grain, Period
from cxsite.pages import formats, numbers, sentences
from cxsite.pages.captions import Caption, Ways, drawn_of, of_the_whole
from cxsite.pages.numbers import Measure
from cxsite.pages.occasions import breaks, unjoined
from cxsite.pages.signals import signals_of
from cxsite.pages.speech import Pair, Speech
from cxsite.pages.told import in_one
from cxsite.pages.xmr import limit, xmr

XMR = "process"

HEADS = ("period", "value", "moving", "said")


@dataclass(frozen=True, slots=True)
class Row:
    """One value: its period, how far it lies from the one before, and what rules say of it."""

    anchor: str
    name: Pair
    value: str
    moving: str
    said: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """One of the lines of a process, or what they rest on, ready to print."""

    name: Pair
    value: str


@dataclass(frozen=True, slots=True)
class Held:
    """The limits of one stretch; those that lie beyond every value that there can be are left out."""

    name: Pair
    limits: tuple[Limit, ...]
    notes: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Process:
    """The section of a measure's page."""

    title: Pair
    said: tuple[Pair, ...]
    chart: str
    caption: Caption
    stretch: Pair
    held: tuple[Held, ...]
    rows: tuple[Row, ...]
    heads: Mapping[str, Pair]


def process_of(
    measure: Measure, series: tuple[Finding, ...], ways: Ways, speech: Speech
) -> tuple[Process, Chart] | None:
    """Return a measure as a process, and its drawing; None where nothing has limits."""
    kept = [each for each in measure.found.process if each.limits]
    if not kept:
        return None
    said = tuple(_said(kept, measure, series, speech))
    chart = xmr(XMR, measure, series, speech, in_one(said, speech))
    shown = Process(
        title=speech.ui("process.title"),
        said=said,
        chart=chart.id,
        caption=of_the_whole([drawn_of(measure)], measure.found, ways, speech, speech.ui("process.note")),
        stretch=speech.ui("process.stretch"),
        held=tuple(_held(each, each.limits, measure, speech) for each in kept if each.limits),
        rows=tuple(_rows(measure, series, speech)),
        heads={key: speech.ui(f"process.{key}") for key in HEADS},
    )
    return shown, chart


def newest(measure: Measure, series: tuple[Finding, ...], speech: Speech) -> tuple[Pair, ...]:
    """Return the sentence about the newest value where it is a signal."""
    for stretch in measure.found.process[-1:]:
        for signal in stretch.signals[-1:]:
            value = series[-1].value
            if stretch.limits and value is not None and signal.period == series[-1].cut.period:
                return (_sentence(signal, value, stretch.limits, measure, speech),)
    return ()


def _said(
    kept: list[Stretch], measure: Measure, series: tuple[Finding, ...], speech: Speech
) -> Iterator[Pair]:
    """Yield a sentence about each signal, the newest first; one that there is none."""
    values = {one.cut.period: one.value for one in series}
    signals = [(stretch, signal) for stretch in kept for signal in stretch.signals]
    if not signals:
        yield speech.ui("process.quiet")
    for stretch, signal in reversed(signals):
        value, limits = values[signal.period], stretch.limits
        if value is not None and limits is not None:
            yield _sentence(signal, value, limits, measure, speech)


def _sentence(signal: Signal, value: float, limits: Limits, measure: Measure, speech: Speech) -> Pair:
    metric, decimals = measure.metric, measure.found.decimals

    def say(language: str) -> str:
        what = [_rule(rule, limits, measure, speech, language) for rule in signal.rules]
        text = what[0]
        for other in what[1:]:
            text = speech.word("process.and", language, one=text, other=other)
        return speech.word(
            "process.signal",
            language,
            value=sentences.figure(value, metric, decimals, language),
            period=formats.period(signal.period, language, speech.interface[language]),
            what=text,
        )

    return speech.both(say)


def _rule(rule: Rule, limits: Limits, measure: Measure, speech: Speech, language: str) -> str:
    high = rule in {Rule.ABOVE, Rule.NEAR_HIGH}
    ends = limit(limits.high if high else limits.low, measure, language)
    return speech.word(
        f"process.rule.{rule}", language, limit=ends, centre=limit(limits.centre, measure, language)
    )


def _held(stretch: Stretch, limits: Limits, measure: Measure, speech: Speech) -> Held:
    least, most = measure.metric.bounds(measure.question.scale)
    language = speech.language
    lines = [("upper", limits.high), ("centre", limits.centre), ("lower", limits.low)]
    shown = [(name, limit(value, measure, language)) for name, value in lines if least < value < most]
    shown.append(("most", formats.decimal(limits.most, measure.found.decimals + 1, language)))
    shown.append(("points", formats.decimal(limits.points, 0, language)))
    return Held(
        speech.both(lambda other: _span(stretch.first, stretch.last, speech, other)),
        tuple(Limit(speech.ui(f"process.{name}"), value) for name, value in shown),
        tuple(_notes(limits, speech)),
    )


def _span(first: Period, last: Period, speech: Speech, language: str) -> str:
    """Return the time from one period to another; that of surveys begins and ends with theirs."""
    words = speech.interface[language]
    if Grain.SURVEY in {first.grain, last.grain}:
        return formats.period(Period(first.start, last.end, Grain.SURVEY), language, words)
    begin, end = (formats.period(each, language, words) for each in (first, last))
    return speech.word("measure.between", language, low=begin, high=end)


def _notes(limits: Limits, speech: Speech) -> Iterator[Pair]:
    fixed = limits.fixed
    if fixed:
        yield speech.both(
            lambda language: speech.word(
                "process.fixed",
                language,
                edition=formats.period(fixed, language, speech.interface[language]),
                last=formats.period(limits.last, language, speech.interface[language]),
            )
        )
    if limits.points < ENOUGH:
        yield speech.ui("process.few")


def _rows(measure: Measure, series: tuple[Finding, ...], speech: Speech) -> Iterator[Row]:
    """Yield every value, the newest first, with its moving range where it has one."""
    metric, decimals, signals = measure.metric, measure.found.decimals, signals_of(measure.found)
    apart = {*breaks(measure, series), *unjoined(measure, series), 0}
    for at, one in reversed(list(enumerate(series))):
        moving = None if at in apart else _moving(series[at - 1], one)
        signal = signals.get(one.cut.period)
        said = [speech.ui(f"process.mark.{rule}") for rule in signal.rules] if signal else []
        if moving is not None and moving > _most(measure, one):
            said.append(speech.ui("process.mark.moving"))
        yield Row(
            numbers.anchor(one),
            speech.period(one.cut.period),
            "–" if one.value is None else sentences.figure(one.value, metric, decimals, speech.language),
            "–" if moving is None else formats.decimal(moving, decimals, speech.language),
            tuple(said),
        )


def _moving(before: Finding, one: Finding) -> float | None:
    return None if before.value is None or one.value is None else abs(one.value - before.value)


def _most(measure: Measure, one: Finding) -> float:
    """Return the greatest moving range that is usual where a value lies."""
    start = one.cut.period.start
    known = (each for each in measure.found.process if each.first.start <= start < each.last.end)
    return next((each.limits.most for each in known if each.limits), inf)
