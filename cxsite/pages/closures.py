"""How much has ended after how long: the curve of a measure made from tickets, and the same in a table."""

from dataclasses import dataclass, replace

from cxsite.draw.chart import Chart, Closure, Width, Words
from cxsite.measure.found_durations import ClosureFinding, DurationFindings
from cxsite.model.lapse import Bin
from cxsite.pages import formats, numbers
from cxsite.pages.captions import Caption, Ways, drawn_of, of_the_whole
from cxsite.pages.lapses import lapse, spoken
from cxsite.pages.numbers import Measure
from cxsite.pages.speech import Pair, Speech

CURVE = "closures"
SHARES = (0.0, 25.0, 50.0, 75.0, 100.0)
APART = (1, 2, 5, 7, 10, 14, 20, 28, 50, 100, 200, 500, 1000, 2000, 5000)
"""How many bins may lie between two ticks; hours have steps of their own."""
HOURS_APART = (1, 2, 4, 6, 12, 24, 48, 72, 168, 336, 720, 1440, 2880, 8760)
MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Share:
    """A share of the cases, and what these have in common."""

    name: Pair
    percent: str


@dataclass(frozen=True, slots=True)
class Shares:
    """A drawing of shares of the cases, what stands below it, and the same as a table."""

    chart: str
    caption: Caption
    rows: tuple[Share, ...]


def closures(
    measure: Measure, found: DurationFindings, ways: Ways, speech: Speech
) -> tuple[Shares, Chart] | None:
    """Return how much has ended after how long, with its curve; None where too few cases have ended."""
    if not found.curve:
        return None
    chart = _curve(found, measure.metric.lapse.count, speech)
    rows = tuple(
        Share(lapse(each.after, found.bin, speech), percent(each.share, speech)) for each in found.curve
    )
    below = of_the_whole([drawn_of(measure)], measure.found, ways, speech, _note(measure, found, speech))
    return Shares(chart.id, below, rows), chart


def percent(share: float, speech: Speech) -> str:
    """Return a share in percent, as a whole number."""
    return formats.decimal(share, 0, speech.language) + "%"


def ticks(span: int, steps: tuple[int, ...]) -> tuple[int, ...]:
    """Return the durations up to a longest one that have a label: few and round."""
    step = next((step for step in steps if span // step < MOST_TICKS), steps[-1])
    return tuple(range(0, span + 1, step))


def _note(measure: Measure, found: DurationFindings, speech: Speech) -> Pair:
    everyone = numbers.overall(measure.found)
    many = everyone.n if everyone and everyone.n else 0

    def say(language: str) -> str:
        day, bins = formats.day(found.as_of, language), speech.word(f"durations.bins.{found.bin}", language)
        n = formats.decimal(many, 0, language)
        return speech.word("durations.curve.note", language, n=n, date=day, bins=bins)

    return speech.both(say)


def _curve(found: DurationFindings, within: int, speech: Speech) -> Chart:
    span = max(found.curve[-1].after, within) + 1
    labelled = ticks(span, HOURS_APART if found.bin is Bin.HOUR else APART)
    points = tuple((each.after, each.share) for each in found.curve)
    wide = Closure(Width.WIDE, span, SHARES, labelled, points, within)
    words = Words(
        speech.language,
        values=tuple((share, percent(share, speech)) for share in SHARES),
        times=tuple((at, spoken(at, found.bin, speech, speech.language)) for at in labelled),
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
