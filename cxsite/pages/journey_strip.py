"""A journey at a glance: its stages with their classes, the curve over all steps, where it feels worst, in words."""

from dataclasses import dataclass

from cxsite.model.journey import Journey
from cxsite.pages import curve
from cxsite.pages.foreign import within
from cxsite.pages.journey_map import Company, StageView, scores_of
from cxsite.pages.journey_step import signed
from cxsite.pages.speech import Pair, Speech


@dataclass(frozen=True, slots=True)
class Strip:
    """What stands above the map.

    Attributes:
        stages: those of the map, in the order of the journey; each leads to its place there.
        curve: the emotion curve over all steps.
        lowest: the step that feels worst, None where no feeling is known; `href` leads to it.
        tone: whether that feeling is `up`, `down` or `even`.
    """

    stages: tuple[StageView, ...]
    curve: curve.Whole
    lowest: Pair | None
    href: str
    tone: str


def strip_of(journey: Journey, stages: tuple[StageView, ...], company: Company, speech: Speech) -> Strip:
    """Return a journey at a glance."""
    scores = scores_of(journey, company)
    lowest = curve.lowest_of(scores)
    steps = tuple(step for stage in stages for step in stage.steps)
    return Strip(
        stages,
        curve.whole(scores),
        None if lowest is None else _lowest(journey, lowest, company, speech),
        "" if lowest is None else f"#step-{steps[lowest].id}",
        "" if lowest is None else steps[lowest].tone,
    )


def _lowest(journey: Journey, index: int, company: Company, speech: Speech) -> Pair:
    step = journey.steps[index]
    emotion = company.emotions[step.feels or ""]
    return speech.both(
        lambda language: speech.word(
            "map.lowest",
            language,
            step=within(company.touchpoints[step.at].name, language),
            feeling=within(emotion.name, language),
            score=signed(emotion.score),
        )
    )
