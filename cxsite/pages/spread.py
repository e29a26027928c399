"""How the answers to a question lie on its scale: a stacked bar, and the same as a table.

Answers are put together in boxes that follow from what the measure counts, so the bar shows what the number is made
of. Shares are weighted where answers are; counts are those of people's answers.
"""

from dataclasses import dataclass, replace

from cxsite.draw.chart import Chart, Part, Stack, Tone, Width, Words
from cxsite.measure.findings import AnswerFinding, MetricFindings
from cxsite.model.dataset import Scale
from cxsite.model.metric import Direction, Metric
from cxsite.pages import formats, numbers
from cxsite.pages.captions import Caption, Ways, drawn_of, of_the_whole
from cxsite.pages.numbers import Measure
from cxsite.pages.speech import Pair, Speech, without_markup

SPREAD = "spread"


@dataclass(frozen=True, slots=True)
class Box:
    """Neighbouring answers, and how many gave them ("" where few answered at all)."""

    name: Pair
    tone: Tone
    share: float
    percent: str
    answers: str


@dataclass(frozen=True, slots=True)
class Spread:
    """The section of a measure's page; `beside` is the second number of everybody's answers."""

    title: Pair
    chart: str
    caption: Caption
    boxes: tuple[Box, ...]
    beside: Pair | None


def spread_of(measure: Measure, ways: Ways, speech: Speech) -> tuple[Spread, Chart] | None:
    """Return how everybody's answers lie, with the bar of it; None where that may not be shown."""
    found = boxes(measure, speech)
    if not found:
        return None
    bar = stack(SPREAD, found, speech)
    below = of_the_whole([drawn_of(measure)], measure.found, replace(ways, table="#spread-title"), speech)
    beside = _beside(measure.metric, measure.found, speech)
    return Spread(speech.ui("spread.title"), bar.id, below, found, beside), bar


def _beside(metric: Metric, found: MetricFindings, speech: Speech) -> Pair | None:
    """Return the second number of everybody's answers, which lies beside the score."""
    value, everyone = found.beside, numbers.overall(found)
    if value is None or everyone is None:
        return None

    def say(language: str) -> str:
        period = formats.period(everyone.cut.period, language, speech.interface[language])
        written = formats.decimal(value, 1 if metric.form.beside == "mean" else 0, language)
        return speech.word(f"beside.{metric.form.beside}", language, value=written, period=period)

    return speech.both(say)


def boxes(measure: Measure, speech: Speech) -> tuple[Box, ...]:
    """Return the boxes from the lowest answers to the highest; none where the answers may not be shown."""
    spread = measure.found.spread
    if not spread:
        return ()
    metric = measure.metric
    if metric.form.classes:
        ranges = tuple((speech.ui(f"measure.{name}"), scale) for name, scale in metric.form.classes)
    else:
        ranges = tuple(
            (_name(key, scale, speech), scale) for key, scale in parted(metric, measure.question.scale)
        )
    tones = (Tone.WORSE, Tone.MIDDLE, Tone.BETTER) if len(ranges) > 2 else (Tone.WORSE, Tone.BETTER)  # noqa: PLR2004
    if (metric.better is Direction.LOWER) != _counts_low(metric, measure.question.scale):
        tones = tones[::-1]
    return tuple(
        _box(name, tone, [one for one in spread if one.answer in scale], speech)
        for (name, scale), tone in zip(ranges, tones, strict=True)
    )


def parted(metric: Metric, scale: Scale) -> tuple[tuple[str, Scale], ...]:
    """Return the low, the middle and the high answers of a scale; no middle where nothing is left for it.

    The high ones are what the measure counts, the low ones are as many at the other end. A measure that counts
    nothing at one end of the scale takes the halves around its middle answer.
    """
    size = scale.high - scale.low + 1
    counted = metric.counted(scale)
    at_an_end = counted and (counted.low == scale.low or counted.high == scale.high)
    many = counted.high - counted.low + 1 if counted and at_an_end else (size - 1) // 2
    many = min(max(many, 1), size - 1)
    rest = min(many, size - many)
    low, high = (many, rest) if _counts_low(metric, scale) else (rest, many)
    found = [("low", Scale(scale.low, scale.low + low - 1))]
    if low + high < size:
        found.append(("middle", Scale(scale.low + low, scale.high - high)))
    return (*found, ("high", Scale(scale.high - high + 1, scale.high)))


def _counts_low(metric: Metric, scale: Scale) -> bool:
    """Tell whether it is the low end of the scale whose share a measure is."""
    counted = metric.counted(scale)
    return counted is not None and counted.low == scale.low


def stack(identifier: str, found: tuple[Box, ...], speech: Speech) -> Chart:
    """Return the bar of these boxes, wide and narrow."""
    parts = tuple(Part(box.share / 100, box.tone) for box in found)
    words = tuple((box.percent, without_markup(box.name)) for box in found)
    label = " · ".join(f"{name} {figure}" for figure, name in words)
    wide, narrow = (Stack(width, parts) for width in (Width.WIDE, Width.NARROW))
    return Chart(identifier, wide, narrow, Words(speech.language, parts=words), label)


def _name(key: str, scale: Scale, speech: Speech) -> Pair:
    def say(language: str) -> str:
        low, high = (formats.exact(answer, language) for answer in (scale.low, scale.high))
        answers = low if low == high else speech.word("measure.between", language, low=low, high=high)
        return speech.word(f"spread.{key}", language, answers=answers)

    return speech.both(say)


def _box(name: Pair, tone: Tone, answers: list[AnswerFinding], speech: Speech) -> Box:
    share, given = sum(one.share for one in answers), [one.n for one in answers]
    return Box(
        name,
        tone,
        share,
        formats.decimal(share, 0, speech.language) + "%",
        "" if None in given else formats.decimal(sum(filter(None, given)), 0, speech.language),
    )
