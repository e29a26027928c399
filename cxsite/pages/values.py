"""Measured values in passing: on a step, at a touchpoint, beside a promise; each leads to its explanation."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.measure.findings import MetricFindings
from cxsite.model.handbook import Handbook
from cxsite.model.metric import Metric
from cxsite.pages import addresses, numbers, sentences, stand_in
from cxsite.pages.numbers import Whole
from cxsite.pages.sentences import Number
from cxsite.pages.speech import Pair, Speech


@dataclass(frozen=True, slots=True)
class Value:
    """A measured value, and where it is explained ("" where nothing is)."""

    name: Pair
    number: Number
    href: str


@dataclass(frozen=True, slots=True)
class Gauges:
    """The measures that a page shows values of, and what has been found of each."""

    metrics: Mapping[str, Metric]
    found: Mapping[str, MetricFindings]

    def at(self, touchpoint: str) -> tuple[str, ...]:
        """Return the measures that have a value at this touchpoint, in the order of `metrics.yml`."""
        return tuple(
            key
            for key in self.metrics
            if (found := self.found.get(key)) and numbers.overall(found, touchpoint) is not None
        )


NO_GAUGES = Gauges({}, {})


def gauges(
    handbook: Handbook,
    whole: Mapping[str, Whole],
    touchpoints: frozenset[str],
    *,
    metrics: frozenset[str] = frozenset(),
) -> Gauges:
    """Return the whole time's values at some touchpoints, and everyone's of the measures named."""
    everywhere = touchpoints | {numbers.EVERYONE}
    kept = {
        key: whole[key].at(everywhere if key in metrics else touchpoints)
        for key in handbook.metrics
        if key in whole
    }
    used = {
        key: found
        for key, found in kept.items()
        if key in metrics or any(finding.cut.touchpoint for finding in found.findings)
    }
    named = {key: metric for key, metric in handbook.metrics.items() if key in used or key in metrics}
    return Gauges(named, used)


def value(metric: str, touchpoint: str, path: str, gauged: Gauges, speech: Speech) -> Value:
    """Return the whole time's value of a measure, at a touchpoint or ("") everyone's, for the page at `path`."""
    measured, found = gauged.metrics[metric], gauged.found.get(metric)
    finding = numbers.standing(found, touchpoint) if found else None
    number = sentences.number(finding, measured, found.decimals if found else 0, speech)
    number = stand_in.noted(number, found if finding else None, speech)
    target = addresses.measure(speech.language, metric)
    href = addresses.link(path, target, numbers.anchor(finding)) if finding else ""
    return Value(sentences.named(measured, speech), number, href)


def values_at(touchpoint: str, path: str, gauged: Gauges, speech: Speech) -> tuple[Value, ...]:
    """Return every value that was measured at a touchpoint."""
    return tuple(value(metric, touchpoint, path, gauged, speech) for metric in gauged.at(touchpoint))


def values_of_class(class_: str, path: str, classed: Gauges, speech: Speech) -> tuple[Value, ...]:
    """Return the whole time's value of each measure of a class of touchpoints, all of its touchpoints together."""
    return tuple(
        Value(
            sentences.named(classed.metrics[key], speech),
            sentences.number(found.classes[class_], classed.metrics[key], found.decimals, speech),
            addresses.link(path, addresses.measure(speech.language, key), addresses.number(class_=class_)),
        )
        for key, found in classed.found.items()
        if class_ in found.classes
    )
