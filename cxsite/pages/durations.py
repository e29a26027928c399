"""How long cases take, on the page of a measure made from tickets: quantiles, a curve, and the age of open ones."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cxsite.draw.chart import Ages, Chart, Closure, Width, Words
from cxsite.measure.findings import Finding
from cxsite.measure.found_durations import (
    AgeFinding,
    ClosureFinding,
    DurationFinding,
    DurationFindings,
    Quantile,
)
from cxsite.model.lapse import Bin, Lapse
from cxsite.model.metric import Metric
from cxsite.model.period import Grain
from cxsite.pages import addresses, formats, numbers
from cxsite.pages.numbers import Measure
from cxsite.pages.speech import Pair, Speech

CURVE, AGES = "closures", "ages"
SHARES = (0.0, 25.0, 50.0, 75.0, 100.0)
APART = (1, 2, 5, 7, 10, 14, 20, 28, 50, 100, 200, 500, 1000, 2000, 5000)
"""How many bins may lie between two ticks; hours have steps of their own."""
HOURS_APART = (1, 2, 4, 6, 12, 24, 48, 72, 168, 336, 720, 1440, 2880, 8760)
MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Took:
    """How long the cases of one period took."""

    anchor: str
    name: Pair
    median: Pair
    interval: Pair | None
    ninth: Pair


@dataclass(frozen=True, slots=True)
class Share:
    """A share of the cases, and what these have in common."""

    name: Pair
    percent: str


@dataclass(frozen=True, slots=True)
class Waits:
    """What the page says of how long cases take; a chart without an id is not there."""

    labels: Mapping[str, Pair]
    note: Pair
    rows: tuple[Took, ...]
    curve: str
    curve_note: Pair
    closed: tuple[Share, ...]
    ages: str
    ages_note: Pair | None
    open: tuple[Share, ...]
    download: str


LABELS = (
    "title",
    "median",
    "interval",
    "ninth",
    "curve",
    "after",
    "share",
    "ages",
    "age",
    "age.share",
    "csv",
)


def waits(measure: Measure, path: str, speech: Speech) -> tuple[Waits, tuple[Chart, ...]] | None:
    """Return what a page says of how long cases take, with its charts; None where nothing may be said."""
    found, metric = measure.found.durations, measure.metric
    if found is None or not found.periods:
        return None
    curve = _curve(found, metric, speech) if found.curve else None
    aged = _aged(found, speech) if found.ages else None
    said = Waits(
        labels={key: speech.ui(f"durations.{key}") for key in LABELS} | {"period": speech.ui("table.period")},
        note=_dated("durations.note", found, speech),
        rows=tuple(_took(each, found.bin, speech) for each in sorted(found.periods, key=_newest_first)),
        curve=curve.id if curve else "",
        curve_note=_curve_note(found, numbers.overall(measure.found), speech),
        closed=tuple(
            Share(lapse(each.after, found.bin, speech), _percent(each.share, speech)) for each in found.curve
        ),
        ages=aged.id if aged else "",
        ages_note=_dated("durations.ages.note", found, speech) if aged else None,
        open=tuple(Share(_age(each, speech), _percent(each.share, speech)) for each in found.ages),
        download=addresses.link(path, addresses.durations(metric.id)),
    )
    return said, tuple(chart for chart in (curve, aged) if chart)


def _newest_first(one: DurationFinding) -> tuple[bool, int]:
    """Return where a period stands in the table: the newest first, the whole time last."""
    period = one.cut.period
    return period.grain is Grain.WHOLE, -period.start.toordinal()


def lapse(count: int, size: Bin, speech: Speech) -> Pair:
    """Return so many hours or days in words."""
    return speech.both(lambda language: spoken(count, size, speech, language))


def spoken(count: int, size: Bin, speech: Speech, language: str) -> str:
    """Return so many hours or days in the words of one language."""
    key = f"lapse.{size}.{'one' if count == 1 else 'other'}"
    return speech.word(key, language, n=formats.decimal(count, 0, language))


def given(time: Lapse, key: str, speech: Speech) -> tuple[Pair, Pair]:
    """Return how much time a measure gives, `within` or `repeat`, and how it is counted."""

    def say(language: str) -> str:
        return speech.word(f"lapse.{key}", language, lapse=spoken(time.count, time.bin, speech, language))

    return speech.both(say), speech.ui(f"lapse.bin.{time.bin}")


def _dated(key: str, found: DurationFindings, speech: Speech) -> Pair:
    def say(language: str) -> str:
        many = "" if found.open is None else formats.decimal(found.open, 0, language)
        return speech.word(key, language, date=formats.day(found.as_of, language), n=many)

    return speech.both(say)


def _curve_note(found: DurationFindings, everyone: Finding | None, speech: Speech) -> Pair:
    many = everyone.n if everyone and everyone.n else 0

    def say(language: str) -> str:
        day, bins = formats.day(found.as_of, language), speech.word(f"durations.bins.{found.bin}", language)
        n = formats.decimal(many, 0, language)
        return speech.word("durations.curve.note", language, n=n, date=day, bins=bins)

    return speech.both(say)


def _took(one: DurationFinding, size: Bin, speech: Speech) -> Took:
    period = one.cut.period
    anchor = "durations-everyone" if period.grain is Grain.WHOLE else f"durations-{period.id}"
    return Took(
        anchor,
        speech.period(period),
        _quantile(one.median, size, speech),
        _interval(one.median, size, speech),
        _quantile(one.ninth, size, speech),
    )


def _quantile(one: Quantile, size: Bin, speech: Speech) -> Pair:
    if one.value is None:
        return speech.ui("durations.open" if one.is_open else "durations.few")
    return lapse(one.value, size, speech)


def _interval(one: Quantile, size: Bin, speech: Speech) -> Pair | None:
    low, high = one.low, one.high
    if one.value is None or low is None:
        return None

    def say(language: str) -> str:
        if high is None:
            return speech.word("durations.from", language, low=spoken(low, size, speech, language))
        if high == low:
            return spoken(low, size, speech, language)
        first, last = formats.decimal(low, 0, language), spoken(high, size, speech, language)
        return speech.word("durations.between", language, low=first, high=last)

    return speech.both(say)


def _percent(share: float, speech: Speech) -> str:
    return formats.decimal(share, 0, speech.language) + "%"


def _age(one: AgeFinding, speech: Speech) -> Pair:
    return speech.both(lambda language: _aged_so(one, speech, language))


def _aged_so(one: AgeFinding, speech: Speech, language: str) -> str:
    low = formats.decimal(one.low, 0, language)
    if one.high is None:
        return speech.word("durations.age.more", language, low=low)
    if one.high == one.low + 1:
        return low
    return speech.word(
        "durations.age.range", language, low=low, high=formats.decimal(one.high - 1, 0, language)
    )


def _curve(found: DurationFindings, metric: Metric, speech: Speech) -> Chart:
    within = metric.lapse.count
    span = max(found.curve[-1].after, within) + 1
    ticks = _ticks(span, HOURS_APART if found.bin is Bin.HOUR else APART)
    points = tuple((each.after, each.share) for each in found.curve)
    wide = Closure(Width.WIDE, span, SHARES, ticks, points, within)
    words = Words(
        speech.language,
        values=tuple((share, _percent(share, speech)) for share in SHARES),
        times=tuple((at, spoken(at, found.bin, speech, speech.language)) for at in ticks),
        occasions=((float(within), spoken(within, found.bin, speech, speech.language)),),
    )
    return Chart(CURVE, wide, replace(wide, width=Width.NARROW), words, _told(found, within, speech))


def _told(found: DurationFindings, within: int, speech: Speech) -> str:
    """Return the curve in words: how many are done at the first step at or beyond the time given."""
    at: ClosureFinding = next((each for each in found.curve if each.after >= within), found.curve[-1])
    after = spoken(at.after, found.bin, speech, speech.language)
    return speech.word(
        "durations.curve.label", share=formats.decimal(at.share, 0, speech.language), after=after
    )


def _ticks(span: int, steps: tuple[int, ...]) -> tuple[int, ...]:
    step = next((step for step in steps if span // step < MOST_TICKS), steps[-1])
    return tuple(range(0, span + 1, step))


def _aged(found: DurationFindings, speech: Speech) -> Chart:
    language = speech.language
    shares = tuple(each.share for each in found.ages)
    wide = Ages(Width.WIDE, max(*shares, 1.0), shares)
    words = Words(
        language,
        parts=tuple((_percent(each.share, speech), _aged_so(each, speech, language)) for each in found.ages),
    )
    most = max(found.ages, key=lambda each: each.share)
    label = speech.word(
        "durations.ages.label",
        n=formats.decimal(found.open or 0, 0, language),
        date=formats.day(found.as_of, language),
        share=formats.decimal(most.share, 0, language),
        age=_aged_so(most, speech, language),
    )
    return Chart(AGES, wide, replace(wide, width=Width.NARROW), words, label)
