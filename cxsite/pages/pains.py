"""Pain points: what hurts, how much, how often, and how well that is known."""

from dataclasses import dataclass

from cxsite.model.journey import Pain as PainPoint
from cxsite.pages.speech import Pair, Speech

MIDDLE = 3
"""Of the scale from 1 to 5: stands for what nobody has judged, so that it counts neither as much nor as little."""


@dataclass(frozen=True, slots=True)
class Pain:
    """What hurts, and in words how much, how often and how well that is known.

    `square` is how severe and how frequent it is, 1 to 5 each, for a square that is filled as high and as wide: its
    area is what the pain is ranked by. None where nobody has judged both.
    """

    text: Pair
    weight: Pair | None
    square: tuple[int, int] | None = None


def pain_of(pain: PainPoint, speech: Speech) -> Pain:
    """Return what hurts at a step; without a weight where nothing is known of it."""
    return Pain(speech.sentence(pain.text), _weight(pain, speech), _square(pain))


def _square(pain: PainPoint) -> tuple[int, int] | None:
    return (pain.severity, pain.frequency) if pain.severity and pain.frequency else None


def rank(pain: PainPoint) -> int:
    """Return how much a pain weighs, severity × frequency, 1 to 25; 0 where nobody has judged either."""
    if pain.severity is None and pain.frequency is None:
        return 0
    return (pain.severity or MIDDLE) * (pain.frequency or MIDDLE)


def _weight(pain: PainPoint, speech: Speech) -> Pair | None:
    if not (pain.severity or pain.frequency or pain.evidence):
        return None
    return speech.both(lambda language: _said(pain, speech, language))


def _said(pain: PainPoint, speech: Speech, language: str) -> str:
    known = {"severity": pain.severity, "frequency": pain.frequency}
    judged = {key: value for key, value in known.items() if value}
    parts = []
    if judged:
        key = next(iter(judged)) if len(judged) == 1 else "both"
        parts.append(speech.word(f"pain.{key}", language, n=next(iter(judged.values())), **judged))
    if pain.evidence:
        level = speech.word(f"evidence.{pain.evidence}", language)
        parts.append(speech.word("pain.evidence", language, level=level))
    return speech.word("pain.and", language, one=parts[0], other=parts[1]) if len(parts) > 1 else parts[0]
