"""How long cases take, on the page of a measure made from tickets: quantiles, a curve, and the age of open ones."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.draw.chart import Chart
from cxsite.measure.found_durations import DurationFinding, Quantile
from cxsite.model.lapse import Bin
from cxsite.model.period import Grain
from cxsite.pages import addresses, formats
from cxsite.pages.ages import ages
from cxsite.pages.captions import Ways
from cxsite.pages.closures import Shares, closures
from cxsite.pages.lapses import dated, lapse, spoken
from cxsite.pages.numbers import Measure
from cxsite.pages.speech import Pair, Speech


@dataclass(frozen=True, slots=True)
class Took:
    """How long the cases of one period took."""

    anchor: str
    name: Pair
    median: Pair
    interval: Pair | None
    ninth: Pair


@dataclass(frozen=True, slots=True)
class Waits:
    """What the page says of how long cases take; what nobody may be told is None."""

    labels: Mapping[str, Pair]
    note: Pair
    rows: tuple[Took, ...]
    closed: Shares | None
    open: Shares | None
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
    found = measure.found.durations
    if found is None or not found.periods:
        return None
    download = addresses.link(path, addresses.durations(measure.metric.id))
    closed = closures(measure, found, Ways("#durations-curve", download), speech)
    aged = ages(measure, found, Ways("#durations-ages", download), speech)
    said = Waits(
        labels={key: speech.ui(f"durations.{key}") for key in LABELS} | {"period": speech.ui("table.period")},
        note=dated("durations.note", found, speech),
        rows=tuple(took(each, found.bin, speech) for each in sorted(found.periods, key=_newest_first)),
        closed=closed[0] if closed else None,
        open=aged[0] if aged else None,
        download=download,
    )
    return said, tuple(each[1] for each in (closed, aged) if each)


def _newest_first(one: DurationFinding) -> tuple[bool, int]:
    """Return where a period stands in the table: the newest first, the whole time last."""
    period = one.cut.period
    return period.grain is Grain.WHOLE, -period.start.toordinal()


def took(one: DurationFinding, size: Bin, speech: Speech) -> Took:
    """Return how long the cases of a period took, in words."""
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
