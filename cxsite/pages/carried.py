"""What was measured of an element or a dimension: the measures whose questions ask about it.

Nothing is added up over questions: the same people answer several, and each asks something else. Values stand in one
list only where kind, scale and what is counted are the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cxsite.measure.findings import MetricFindings
from cxsite.model.dataset import Scale
from cxsite.model.elements import Dimension, Element
from cxsite.model.handbook import Handbook
from cxsite.model.metric import Metric
from cxsite.pages import addresses, numbers, sentences
from cxsite.pages.numbers import Whole
from cxsite.pages.speech import Speech
from cxsite.pages.values import Value


@dataclass(frozen=True, slots=True)
class Carrier:
    """A measure whose question asks about an element or a dimension; `found` holds everybody's number, if any."""

    metric: Metric
    scale: Scale
    element: Element | None
    dimension: Dimension | None
    found: MetricFindings | None

    def carries(self, value: StrEnum) -> bool:
        """Say whether the question asks about this element or dimension."""
        return value in (self.element, self.dimension)


def carriers(handbook: Handbook, whole: Mapping[str, Whole]) -> tuple[Carrier, ...]:
    """Return the measures whose questions carry anything, in the order of their file."""
    found = []
    for key, metric in handbook.metrics.items():
        if metric.question:
            asked = handbook.datasets[metric.dataset_id].questions[metric.question_id]
            numbered = whole[key].at((numbers.EVERYONE,)) if key in whole else None
            if asked.element or asked.dimension:
                found.append(Carrier(metric, asked.scale, asked.element, asked.dimension, numbered))
    return tuple(found)


def lists_of(
    value: StrEnum, carried: Iterable[Carrier], path: str, speech: Speech
) -> tuple[tuple[Value, ...], ...]:
    """Return the values of the measures that ask about it: in one list what may be set side by side."""
    lists: dict[tuple[object, ...], list[Value]] = {}
    for each in carried:
        if each.carries(value):
            alike = each.metric.kind, each.scale, each.metric.counted(each.scale)
            lists.setdefault(alike, []).append(_value(each, path, speech))
    return tuple(map(tuple, lists.values()))


def _value(carrier: Carrier, path: str, speech: Speech) -> Value:
    metric, found = carrier.metric, carrier.found
    finding = numbers.standing(found) if found else None
    number = sentences.number(finding, metric, found.decimals if found else 0, speech)
    place = addresses.measure(speech.language, metric.id)
    href = addresses.link(path, place, numbers.anchor(finding)) if finding else ""
    return Value(sentences.named(metric, speech), number, href)
