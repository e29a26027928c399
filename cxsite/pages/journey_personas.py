"""Several who feel on one curve: a journey's personas, or the same journey today and as it is to be.

What a persona feels is written by whoever maps the journey; nothing of it is measured, and where nothing else is said
a persona feels as most do.
"""

from collections.abc import Sequence
from functools import reduce

from cxsite.draw.chart import Chart, Feelings, Width, Words
from cxsite.model.journey import Journey, Step
from cxsite.model.text import Text
from cxsite.pages.journey_changes import Part
from cxsite.pages.journey_step import Company
from cxsite.pages.speech import Speech

MANY = 4
"""More lines than these nobody can tell apart."""

VALUES = tuple(
    (float(score), f"+{score}" if score > 0 else f"−{-score}" if score else "0") for score in range(-2, 3)
)
"""The scale of feelings with its signs."""

Line = tuple[str, tuple[int | None, ...]]
"""Whose feelings, and what they are at each step."""


def chart_of_personas(journey: Journey, company: Company, speech: Speech) -> Chart | None:
    """Return how each persona of a journey feels, None where none feels otherwise than most do."""
    single = dict.fromkeys(key for step in journey.steps for key in step.felt_by)
    if not single:
        return None
    lines = [
        (speech.word("forms.most"), _felt(journey, "", company)),
        *(
            (speech.plain(company.names[f"persona:{key}"][0]), _felt(journey, key, company))
            for key in tuple(single)[: MANY - 1]
        ),
    ]
    stages = [(stage.name, len(stage.steps)) for stage in journey.stages.values()]
    return chart_of_lines("personas", stages, lines, _label(journey, lines, company, speech), speech)


def _felt(journey: Journey, persona: str, company: Company) -> tuple[int | None, ...]:
    felt = (step.felt_by.get(persona, step.feels) for step in journey.steps)
    return tuple(company.emotions[each].score if each else None for each in felt)


def _label(journey: Journey, lines: Sequence[Line], company: Company, speech: Speech) -> str:
    """Return the text alternative: who feels otherwise than most do, and at which steps."""
    names = [speech.plain(company.touchpoints[step.at].name) for step in journey.steps]
    most = lines[0][1]
    said = []
    for name, felt in lines[1:]:
        other = [
            speech.word("forms.felt-at", step=step, one=signed(usual), other=signed(own))
            for step, own, usual in zip(names, felt, most, strict=True)
            if own != usual and own is not None
        ]
        said.append(speech.word("forms.felt", name=name, steps=_listed(other, speech)))
    return " ".join(said)


def _listed(said: Sequence[str], speech: Speech) -> str:
    return reduce(lambda one, other: speech.word("forms.both", one=one, other=other), said)


def signed(score: int | None) -> str:
    """Return a feeling as it stands on the scale, `?` for one that is not known."""
    return "?" if score is None else dict(VALUES)[float(score)]


def chart_of_parts(parts: tuple[Part, ...], here: Company, there: Company, speech: Speech) -> Chart:
    """Return how people feel today and how they are to feel, through all steps of both journeys.

    Args:
        parts: the stages of both.
        here: what the map of today speaks of.
        there: what the map of what is planned speaks of.
        speech: how the page speaks.
    """
    turns = tuple(turn for part in parts for turn in part.turns)
    before = tuple(_score(turn.today, here) for turn in turns)
    after = tuple(_score(turn.planned, there) for turn in turns)
    absent = (
        tuple(at for at, turn in enumerate(turns) if turn.today is None),
        tuple(at for at, turn in enumerate(turns) if turn.planned is None),
    )
    names = [
        speech.plain((there if turn.planned else here).touchpoints[turn.shown[1].at].name) for turn in turns
    ]
    other = [
        speech.word("forms.turns", step=name, one=signed(one), other=signed(two))
        for name, one, two in zip(names, before, after, strict=True)
        if one is not None and two is not None and one != two
    ]
    said = speech.word("forms.turns.said", steps=_listed(other, speech)) if other else ""
    return chart_of_lines(
        "felt",
        [(part.shown.name, len(part.turns)) for part in parts if part.turns],
        [(speech.word("lane.now"), before), (speech.word("lane.future"), after)],
        said or speech.word("forms.turns.none"),
        speech,
        absent,
    )


def _score(spot: tuple[str, Step] | None, company: Company) -> int | None:
    return company.emotions[spot[1].feels].score if spot and spot[1].feels else None


def chart_of_lines(
    identifier: str,
    stages: Sequence[tuple[Text, int]],
    lines: Sequence[Line],
    label: str,
    speech: Speech,
    absent: tuple[tuple[int, ...], ...] = (),
) -> Chart:
    """Return lines of feelings over the same steps.

    Args:
        identifier: unique on its page.
        stages: name of each stage, and how many steps it has: none of them has none.
        lines: the first is the strongest; each has a score for every step.
        label: what they say, in words.
        speech: how the page speaks.
        absent: of each line the steps that are none of its own.
    """
    counts = tuple(count for _, count in stages)
    scores = tuple(felt for _, felt in lines)
    words = Words(
        speech.language,
        values=VALUES,
        times=tuple((at, speech.plain(name)) for at, (name, _) in enumerate(stages)),
        spots=tuple(name for name, _ in lines),
    )
    wide, narrow = (Feelings(width, counts, scores, absent) for width in (Width.WIDE, Width.NARROW))
    return Chart(identifier, wide, narrow, words, label)
