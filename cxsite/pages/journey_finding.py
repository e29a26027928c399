"""What is found of a journey, in two sentences: where it stands lowest, and whether that can be told.

The measure is the one that the journey names last, as where the weakest step is named in a word. Touchpoints are set
side by side by their published intervals, which readers see: where one overlaps that of the lowest, nobody can tell
which of the two is the weaker, and the sentence says so.
"""

from collections.abc import Mapping

from cxsite.measure.findings import Finding, MetricFindings, Shown
from cxsite.model.journey import Journey, State, Touchpoint
from cxsite.model.metric import Direction, Metric
from cxsite.pages import formats, numbers, sentences
from cxsite.pages.speech import Pair, Speech
from cxsite.pages.weakest import overlap


def finding_of(
    journey: Journey,
    metrics: Mapping[str, Metric],
    found: Mapping[str, MetricFindings],
    touchpoints: Mapping[str, Touchpoint],
    speech: Speech,
) -> tuple[Pair, ...]:
    """Return the sentences; none for a journey that is planned, or without a touchpoint where enough people answered.

    Args:
        journey: what is told of.
        metrics: at least those that it names.
        found: their numbers of the whole time at its touchpoints.
        touchpoints: at least its own.
        speech: how the page speaks.
    """
    places = dict.fromkeys(step.at for step in journey.steps if journey.state is State.TODAY)
    for key in reversed(journey.measures):
        measured = found.get(key)
        known = [each for place in places if (each := _enough(measured, place))] if measured else []
        if measured and known:
            worst, *others = sorted(known, key=lambda each: _order(each, metrics[key]))
            where = touchpoints[worst.cut.touchpoint].name
            first = sentences.sentence(worst, metrics[key], measured, speech, where)
            return (first, _standing(worst, others, speech))
    return ()


def _enough(measured: MetricFindings, place: str) -> Finding | None:
    """Return the number of a touchpoint where it may be judged and has an interval."""
    finding = numbers.overall(measured, place)
    return finding if finding and finding.shown is Shown.OK and finding.low is not None else None


def _order(finding: Finding, metric: Metric) -> float:
    value = finding.value or 0.0
    return value if metric.better is Direction.HIGHER else -value


def _standing(worst: Finding, others: list[Finding], speech: Speech) -> Pair:
    """Return how the lowest stands to the others."""
    close = sum(overlap(worst, each) for each in others)
    key = "only" if not others else "alone" if not close else "among.one" if close == 1 else "among.other"
    return speech.both(
        lambda language: speech.word(
            f"journey.finding.{key}",
            language,
            all=formats.decimal(len(others) + 1, 0, language),
            close=formats.decimal(close, 0, language),
        )
    )
