"""The weakest step of a journey: the touchpoint with the worst value that may be judged."""

from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter

from cxsite.measure.findings import Finding, Shown
from cxsite.model.journey import Journey, State, Touchpoint
from cxsite.model.metric import Direction, Metric
from cxsite.pages import sentences
from cxsite.pages.foreign import within
from cxsite.pages.numbers import Whole
from cxsite.pages.speech import Pair, Speech


@dataclass(frozen=True, slots=True)
class Weakest:
    """A touchpoint, the measure by which it is the weakest, and the value with its decimals.

    Where its interval overlaps that of another (`is_alone` is False), nobody can tell which of the two is weaker.
    """

    touchpoint: str
    metric: str
    value: float
    decimals: int
    is_alone: bool = True

    def said(
        self, touchpoints: Mapping[str, Touchpoint], metrics: Mapping[str, Metric], speech: Speech
    ) -> Pair:
        """Return it in words, no more than the intervals carry: `Weakest step: Door (Satisfaction 41%)`."""
        metric = metrics[self.metric]

        def say(language: str) -> str:
            return speech.word(
                "journey.weakest-is" if self.is_alone else "journey.weakest-near",
                language,
                step=within(touchpoints[self.touchpoint].name, language),
                metric=sentences.name(metric, language, speech),
                value=sentences.figure(self.value, metric, self.decimals, language),
            )

        return speech.both(say)


def weakest(journey: Journey, metrics: Mapping[str, Metric], whole: Mapping[str, Whole]) -> Weakest | None:
    """Return the touchpoint with the worst value of the journey's last-named measure that has any.

    A value of a small sample is no reason to call a step the weakest, and a journey that is only planned has none.
    """
    if journey.state is State.FUTURE:
        return None
    places = dict.fromkeys(step.at for step in journey.steps)
    for identifier in reversed(journey.measures):
        measured = whole.get(identifier)
        findings = [measured.where(place) for place in places] if measured else []
        known = [
            (finding.value, finding.cut.touchpoint, finding)
            for finding in findings
            if finding and finding.value is not None and finding.shown is Shown.OK
        ]
        if measured and known:
            worst = min if metrics[identifier].better is Direction.HIGHER else max
            value, place, least = worst(known, key=itemgetter(0))
            is_alone = not any(overlap(least, each) for _, there, each in known if there != place)
            return Weakest(place, identifier, value, measured.found.decimals, is_alone)
    return None


def overlap(one: Finding, other: Finding) -> bool:
    """Say whether two intervals have a value in common; one that is not known may be anywhere."""
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return True
    return one.low <= other.high and other.low <= one.high
