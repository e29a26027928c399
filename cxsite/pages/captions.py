"""What stands below every figure: which way is better, how many answered, when, whose data, its table, its download.

A figure tells of one question in one scale. Measures that differ in either never share one, however alike their units
look: 60% of one question is not 60% of another.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from cxsite.measure.findings import Finding, MetricFindings
from cxsite.model.band import Band
from cxsite.model.dataset import Dataset, Scale
from cxsite.model.metric import Metric
from cxsite.pages import formats, numbers, sentences
from cxsite.pages.foreign import within
from cxsite.pages.numbers import Measure
from cxsite.pages.speech import Pair, Speech


@dataclass(frozen=True, slots=True)
class Drawn:
    """A measure in a figure: the scale of its question, and the survey that it is from."""

    metric: Metric
    scale: Scale
    dataset: Dataset


@dataclass(frozen=True, slots=True)
class Ways:
    """Where a figure's numbers stand: as a table on the page, and as a file."""

    table: str
    download: str


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands below a figure; `labels` are those of the ways, in the page's language."""

    note: Pair | None
    facts: tuple[Pair, ...]
    ways: Ways
    labels: tuple[str, str]


def drawn_of(measure: Measure) -> Drawn:
    """Return a measure as a figure draws it."""
    return Drawn(measure.metric, measure.question.scale, measure.dataset)


def caption(
    drawn: Sequence[Drawn], findings: Sequence[Finding], ways: Ways, speech: Speech, note: Pair | None = None
) -> Caption:
    """Return what stands below a figure.

    Args:
        drawn: the measures in it, of one question and one scale.
        findings: the numbers whose answers are told of: one, or two periods that stand side by side.
        ways: where the numbers stand.
        speech: how the page speaks.
        note: what is to be known of its marks.
    """
    one = of_one_question(drawn)
    facts = [better(one.metric, speech)]
    if findings:
        facts += asked(findings, one.metric, speech)
        facts.append(_period(findings, speech))
    return captioned((*facts, *whose(one.dataset, speech)), ways, speech, note)


def of_the_whole(
    drawn: Sequence[Drawn], found: MetricFindings, ways: Ways, speech: Speech, note: Pair | None = None
) -> Caption:
    """Return what stands below a figure of the whole time; where nothing is summed, the first and the last are told."""
    everyone, series = numbers.overall(found), numbers.series(found)
    told = [everyone] if everyone else [series[0], series[-1]] if series else []
    return caption(drawn, told, ways, speech, note)


def better(metric: Metric, speech: Speech) -> Pair:
    """Return which way is better."""
    return speech.ui(f"measure.{metric.better}-better")


def asked(findings: Sequence[Finding], metric: Metric, speech: Speech) -> tuple[Pair, ...]:
    """Return how many there are of what a measure counts, of two periods one after the other."""
    before, after = findings[0], findings[-1]
    if before is after or before.answers is None or after.answers is None:
        return counted(after.answers, metric, speech)
    return (speech.both(lambda language: sentences.one_then(before, after, metric, speech, language)),)


def counted(n: int | Band | None, metric: Metric, speech: Speech) -> tuple[Pair, ...]:
    """Return how many there are of what a measure counts, nothing where that is not told."""
    if n is None:
        return ()
    return (speech.both(lambda language: sentences.counted(n, speech, language, metric.of)),)


def whose(dataset: Dataset, speech: Speech) -> tuple[Pair, ...]:
    """Return whose data they are, nothing where nobody has described them."""
    about = dataset.about
    if about is None:
        return ()
    return (
        speech.both(lambda language: speech.word("caption.source", language, source=within(about, language))),
    )


def captioned(facts: tuple[Pair, ...], ways: Ways, speech: Speech, note: Pair | None = None) -> Caption:
    """Return what stands below a figure whose facts are its own."""
    return Caption(note, facts, ways, (speech.word("caption.table"), speech.word("caption.download")))


def of_one_question(drawn: Sequence[Drawn]) -> Drawn:
    """Return the first measure of a figure.

    Raises:
        ValueError: the measures do not share a question, a scale and a unit; this is a mistake of ours.
    """
    first, *others = drawn
    for each in others:
        if _asked(each) != _asked(first):
            raise ValueError(
                f"`{first.metric.id}` and `{each.metric.id}` differ in question or scale and cannot share a figure"
            )
    return first


def _asked(drawn: Drawn) -> tuple[object, ...]:
    metric = drawn.metric
    return metric.question or metric.id, drawn.scale, metric.form.unit, metric.better


def _period(findings: Sequence[Finding], speech: Speech) -> Pair:
    def say(language: str) -> str:
        first, last = (
            formats.period(each.cut.period, language, speech.interface[language])
            for each in (findings[0], findings[-1])
        )
        return first if first == last else speech.word("measure.between", language, low=first, high=last)

    return speech.both(say)
