"""What a journey's map says, as plain words and numbers in one language: what its files are made of.

Each step is a line. Its words are those of the page without their markup; its numbers are the published ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cxsite.model.journey import Journey, Pain, Step
from cxsite.pages import numbers
from cxsite.pages.downloads import numbers_of
from cxsite.pages.journey_map import StageView, stages_of
from cxsite.pages.journey_step import Company, StepView
from cxsite.pages.sentences import name
from cxsite.pages.speech import Pair, Speech, without_markup


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that stands in a lane, and what is known of it by name: `weight`, `by`, `owner`.

    `known` is what else programs want to know: `severity`, `frequency`, `evidence`.
    """

    text: str
    facts: tuple[tuple[str, str], ...] = ()
    known: tuple[tuple[str, int | str], ...] = ()

    @property
    def line(self) -> str:
        """All of it in one line."""
        return " · ".join((self.text, *(fact for _, fact in self.facts)))


@dataclass(frozen=True, slots=True)
class Gauge:
    """A published number at a step as cells: period, how many answered, value, interval, status; "" for what is not."""

    metric: str
    name: str
    period: str = ""
    n: str = ""
    value: str = ""
    low: str = ""
    high: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Feeling:
    """How one persona feels where not as most do; `said` is the same with its name in words."""

    persona: str
    score: int
    name: str
    said: str


@dataclass(frozen=True, slots=True)
class Line:
    """A step: where it is, what stands in its lanes, what was measured there. `feeling` is "" where it is not known."""

    id: str
    touchpoint: str
    name: str
    channel: str
    moment_of_truth: bool
    score: int | None
    feeling: str
    felt_by: tuple[Feeling, ...]
    lanes: Mapping[str, tuple[Entry, ...]]
    gauges: tuple[Gauge, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A stage with its steps."""

    id: str
    name: str
    goal: str
    class_: str
    leaves: str
    content: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A journey's map in one language."""

    id: str
    language: str
    title: str
    state: str
    blocks: tuple[Block, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All steps in the order of the journey."""
        return tuple(line for block in self.blocks for line in block.lines)


def sheet_of(journey: Journey, company: Company, path: str, speech: Speech) -> Sheet:
    """Return what a journey's map says in the language of `speech`; `path` is where the file stands."""
    views = stages_of(journey, company, path, speech)
    asked = tuple(key for key in journey.measures if company.metrics[key].question)
    blocks = tuple(
        _block(
            view,
            tuple(
                Line(
                    id=step.id,
                    touchpoint=step.at,
                    name=without_markup(shown.name),
                    channel=without_markup(shown.channel),
                    moment_of_truth=step.moment_of_truth,
                    score=company.emotions[step.feels].score if step.feels else None,
                    feeling=_plain(shown.feeling),
                    felt_by=_felt_by(step, shown, company, speech),
                    lanes=_lanes(step, shown),
                    gauges=tuple(_gauge(key, step.at, company, speech) for key in asked),
                )
                for step, shown in zip(stage.steps.values(), view.steps, strict=True)
            ),
        )
        for stage, view in zip(journey.stages.values(), views, strict=True)
    )
    return Sheet(journey.id, speech.language, speech.plain(journey.title), journey.state.value, blocks)


def _block(view: StageView, lines: tuple[Line, ...]) -> Block:
    return Block(
        view.id,
        without_markup(view.name),
        _plain(view.goal),
        _plain(view.class_),
        _plain(view.leaves),
        tuple(map(without_markup, view.content)),
        lines,
    )


def _felt_by(step: Step, shown: StepView, company: Company, speech: Speech) -> tuple[Feeling, ...]:
    emotions = (company.emotions[key] for key in step.felt_by.values())
    return tuple(
        Feeling(persona, emotion.score, speech.plain(emotion.name), without_markup(felt.said))
        for persona, emotion, felt in zip(step.felt_by, emotions, shown.felt_by, strict=True)
    )


def _lanes(step: Step, shown: StepView) -> dict[str, tuple[Entry, ...]]:
    """Return what stands in each lane that has anything in it but a feeling or a number."""
    lanes = {
        lane: tuple(Entry(without_markup(each)) for each in term.entries)
        for lane, term in shown.lanes.items()
    }
    lanes["pains"] = tuple(
        Entry(without_markup(view.text), _facts(weight=view.weight), _known(pain))
        for pain, view in zip(step.pains, shown.pains, strict=True)
    )
    if "opportunities" in lanes:
        lanes["opportunities"] = tuple(
            replace(entry, facts=_facts(owner=owner))
            for entry, owner in zip(lanes["opportunities"], shown.owners, strict=True)
        )
    lanes["quotes"] = tuple(Entry(without_markup(quote.words), _facts(by=quote.by)) for quote in shown.quotes)
    return {lane: entries for lane, entries in lanes.items() if entries}


def _known(pain: Pain) -> tuple[tuple[str, int | str], ...]:
    judged = {"severity": pain.severity, "frequency": pain.frequency, "evidence": pain.evidence}
    return tuple((key, getattr(value, "value", value)) for key, value in judged.items() if value)


def _facts(**facts: Pair | None) -> tuple[tuple[str, str], ...]:
    return tuple((key, without_markup(pair)) for key, pair in facts.items() if pair)


def _plain(pair: Pair | None) -> str:
    return without_markup(pair) if pair else ""


def _gauge(metric: str, touchpoint: str, company: Company, speech: Speech) -> Gauge:
    called = name(company.metrics[metric], speech.language, speech)
    found = company.found.get(metric)
    finding = numbers.standing(found, touchpoint) if found else None
    if found is None or finding is None:
        return Gauge(metric, called)
    return Gauge(metric, called, *numbers_of(finding, found.decimals))
