"""A journey: its story and its map."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.model.content import ContentStatus
from cxsite.model.journey import Journey
from cxsite.model.prose import Prose
from cxsite.pages import formats
from cxsite.pages.frame import Frame, Shell, head_of, speech_of, status_word
from cxsite.pages.journey_kin import Exit, Hurt, exits, hurts, kin, opportunities, planned_note
from cxsite.pages.journey_map import LANES, Company, StageView, is_used, stages_of
from cxsite.pages.page import View
from cxsite.pages.prose import Passage, Quotable, passages
from cxsite.pages.quoting import seen_from
from cxsite.pages.speech import Pair, Speech, Term, without_markup
from cxsite.pages.values import Gauges, Value, value


@dataclass(frozen=True, slots=True)
class JourneyBody:
    """What a journey's page shows."""

    title: Pair
    summary: Pair | None
    draft: Pair | None
    planned: Pair | None
    facts: tuple[Term, ...]
    gist: tuple[Passage, ...]
    prose: tuple[Passage, ...]
    map_title: Pair
    map_note: Pair
    illustrative: Pair | None
    lanes: tuple[Term, ...]
    labels: Mapping[str, Pair]
    stages: tuple[StageView, ...]
    columns: int
    whole: tuple[Value, ...]
    pains: tuple[Hurt, ...]
    exits: tuple[Exit, ...]
    opportunities: tuple[Pair, ...]


def view_of_journey(frame: Frame, path: str, journey: Journey, prose: Prose, company: Company) -> View:
    """Return the page of one journey."""
    speech = speech_of(frame, path, company.names)
    names = {key: touchpoint.name for key, touchpoint in company.touchpoints.items()}
    quotable = Quotable(company.metrics, company.found, names, company.pictures)
    address = seen_from(path, frame.language, quotable)
    told = passages(prose, speech, quotable, address)
    stages = stages_of(journey, company, path, speech)
    steps = tuple(step for stage in stages for step in stage.steps)
    summary = speech.sentence(journey.summary) if journey.summary else None
    body = JourneyBody(
        title=speech.text(journey.title),
        summary=summary,
        draft=_draft(journey, speech),
        planned=planned_note(journey, speech),
        facts=_facts(journey, speech) + kin(journey, company.parts, company.planned, speech),
        gist=tuple(passage for passage in told if passage.kind == "gist"),
        prose=tuple(passage for passage in told if passage.kind != "gist"),
        map_title=speech.ui("page.journey-map"),
        map_note=speech.ui("journey.map.note"),
        illustrative=speech.ui("ui.illustrative") if company.illustrative else None,
        lanes=tuple(Term(lane, speech.ui(f"lane.{lane}"), ()) for lane in LANES if is_used(lane, steps)),
        labels={key: speech.ui(f"lane.{key}") for key in ("moment-of-truth", "leaves")}
        | {"gist": speech.ui("ui.gist")}
        | {key: speech.ui(f"journey.{key}") for key in ("pains", "exits", "opportunities", "whole")},
        stages=stages,
        columns=len(steps),
        whole=tuple(
            value(key, "", path, Gauges(company.metrics, company.found), speech)
            for key in journey.measures
            if key in company.found and not company.metrics[key].question
        ),
        pains=hurts(journey, stages),
        exits=exits(stages),
        opportunities=opportunities(journey, speech),
    )
    head = head_of(
        frame,
        path,
        speech.plain(journey.title),
        section="journeys",
        description=without_markup(summary) if summary else "",
    )
    return View("journey.html", Shell(head, body))


def _draft(journey: Journey, speech: Speech) -> Pair | None:
    return speech.ui("status.draft-note") if journey.status is ContentStatus.DRAFT else None


def _facts(journey: Journey, speech: Speech) -> tuple[Term, ...]:
    facts: list[tuple[str, tuple[Pair, ...]]] = [
        ("journey.persona", tuple(speech.link("persona", key) for key in journey.persona)),
        ("journey.goal", tuple(speech.sentence(text) for text in (journey.goal,) if text)),
        ("journey.scenario", tuple(speech.sentence(text) for text in (journey.scenario,) if text)),
    ]
    if journey.evidence:
        facts.append(("journey.evidence", (speech.ui(f"evidence.{journey.evidence}"),)))
    if reviewed := journey.reviewed:
        shown = speech.both(
            lambda language: speech.word(
                "content.reviewed-on", language, date=formats.partial_day(reviewed, language)
            )
        )
        facts.append((status_word(journey.status), (shown,)))
    return tuple(Term(key.split(".")[-1], speech.ui(key), entries) for key, entries in facts if entries)
