"""Two ends and the way between them: from values and quoted shares to dumbbells.

The colour of an end says which it is, never whether it is good. A dumbbell holds one measure only: two of them have
different scales and different questions.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from cxsite.draw.chart import Chart, Dumbbell, Point, Rung, Width, Words
from cxsite.measure.findings import Finding
from cxsite.model.dataset import Scale
from cxsite.model.metric import Metric, Unit
from cxsite.pages import charts, formats, sentences
from cxsite.pages.foreign import bare
from cxsite.pages.speech import Speech

SHARES = (0.0, 25.0, 50.0, 75.0, 100.0)


@dataclass(frozen=True, slots=True)
class Ends:
    """One measure over several groups: the lowest, the highest, and what lies between; all of them have values."""

    metric: Metric
    scale: Scale
    decimals: int
    lowest: Finding
    highest: Finding
    between: tuple[Finding, ...]


def apart(identifier: str, ends: Ends, names: tuple[str, str], label: str, speech: Speech) -> Chart:
    """Return how far the ends of one measure lie apart.

    Args:
        identifier: the chart's id on its page.
        ends: what is drawn.
        names: of the lowest and of the highest.
        label: the chart in words.
        speech: how the page speaks.
    """
    metric = ends.metric

    def written(value: float) -> str:
        return sentences.figure(value, metric, ends.decimals, speech.language)

    points = tuple(point for each in (ends.lowest, ends.highest) if (point := charts.point(each)))
    low, high, rules = charts.scale(points, (), metric.bounds(ends.scale), charts.STEPS[metric.form.unit])
    first, second = points
    others = tuple(each.value for each in ends.between if each.value is not None)
    wide = Dumbbell(Width.WIDE, low, high, rules, (Rung(first, second, others),))
    about = bare(sentences.name(metric, speech.language, speech))
    words = Words(
        speech.language,
        values=tuple((rule, written(rule)) for rule in rules),
        rungs=((about, written(first.value), written(second.value)),),
        key=names,
    )
    return Chart(identifier, wide, replace(wide, width=Width.NARROW), words, label)


def believed(
    identifier: str, shares: Sequence[tuple[str, float, float]], label: str, speech: Speech
) -> Chart:
    """Return quoted gaps below each other: what each is from, the share that believes, the share that agrees."""
    rungs = tuple(
        Rung(Point(believing, believing, believing), Point(agreeing, agreeing, agreeing))
        for _, believing, agreeing in shares
    )
    wide = Dumbbell(Width.WIDE, SHARES[0], SHARES[-1], SHARES, rungs)
    words = Words(
        speech.language,
        values=tuple((rule, percent(rule, speech)) for rule in SHARES),
        rungs=tuple((name, percent(one, speech), percent(other, speech)) for name, one, other in shares),
        key=(speech.word("gaps.believed"), speech.word("gaps.experienced")),
    )
    return Chart(identifier, wide, replace(wide, width=Width.NARROW), words, label)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Both ends of several gaps, on one scale.

    Attributes:
        rungs: what each gap is of, and its two ends.
        bounds: the least and the greatest value of an end.
        unit: of the ends.
        names: of the first end and of the second.
    """

    rungs: tuple[tuple[str, Finding, Finding], ...]
    bounds: tuple[float, float]
    unit: Unit
    names: tuple[str, str]


def paired(
    identifier: str, drawn: Pairs, written: Callable[[float], str], label: str, speech: Speech
) -> Chart:
    """Return gaps below each other, in the order of their rungs.

    Args:
        identifier: the chart's id on its page.
        drawn: what is drawn.
        written: how a value is written.
        label: the chart in words.
        speech: how the page speaks.
    """
    ends = [(charts.point(first), charts.point(second)) for _, first, second in drawn.rungs]
    points = tuple(point for both in ends for point in both)
    low, high, rules = charts.scale(points, (), drawn.bounds, charts.STEPS[drawn.unit])
    wide = Dumbbell(Width.WIDE, low, high, rules, tuple(Rung(*both) for both in ends))
    words = Words(
        speech.language,
        values=tuple((rule, written(rule)) for rule in rules),
        rungs=tuple(
            (name, written(first.value or 0.0), written(second.value or 0.0))
            for name, first, second in drawn.rungs
        ),
        key=drawn.names,
    )
    return Chart(identifier, wide, replace(wide, width=Width.NARROW), words, label)


def percent(share: float, speech: Speech) -> str:
    """Return a quoted share with as many decimals as it was typed with."""
    return f"{formats.exact(share, speech.language)}%"
