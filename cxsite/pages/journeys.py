"""A journey: its story and its map."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial, reduce

from cxsite.model.content import ContentStatus
from cxsite.model.journey import Journey
from cxsite.model.prose import Prose
from cxsite.pages import addresses, formats
from cxsite.pages.frame import Frame, Link, Shell, head_of, speech_of
from cxsite.pages.journey_files import Form, endings, forms_of
from cxsite.pages.journey_finding import finding_of
from cxsite.pages.journey_kin import Hurt, Open, hurts, kin, opportunities, planned_note, practices
from cxsite.pages.journey_map import LANES, LINES, Company, StageView, is_used, stages_of
from cxsite.pages.journey_nest import ALONE, Nest, Zoom, into, out_of
from cxsite.pages.journey_strip import Strip, strip_of
from cxsite.pages.page import View
from cxsite.pages.prose import Passage, Quotable, passages
from cxsite.pages.quoting import seen_from
from cxsite.pages.remarks import Subject, subjects_of
from cxsite.pages.reviews import status_word
from cxsite.pages.speech import Pair, Speech, Term, without_markup
from cxsite.pages.values import Gauges, Value, value


@dataclass(frozen=True, slots=True)
class JourneyBody:
    """What a journey's page shows."""

    title: Pair
    summary: Pair | None
    above: Zoom | None
    draft: Pair | None
    planned: Pair | None
    facts: tuple[Term, ...]
    gist: tuple[Passage, ...]
    prose: tuple[Passage, ...]
    strip: Strip
    map_title: Pair
    map_note: Pair
    ways: tuple[Link, ...]
    illustrative: Pair | None
    lanes: tuple[Term, ...]
    lines: Mapping[str, Pair]
    labels: Mapping[str, Pair]
    stages: tuple[StageView, ...]
    below: Mapping[str, tuple[Zoom, ...]]
    columns: int
    forms: tuple[Form, ...]
    whole: tuple[Value, ...]
    pains: tuple[Hurt, ...]
    opportunities: tuple[Open, ...]
    subjects: tuple[Subject, ...]
    practices: tuple[Pair, ...]
    has_quotes: bool
    counts: Mapping[str, Pair]
    finding: tuple[Pair, ...] = ()


PARTS = {"map": "page.journey-map", "voice": "page.voice", "improve": "nav.improve"}
"""Anchor of each part of the page to its heading, in their order."""

ELSEWHERE = {"experience": "journey.experience", "table": "journey.table"}
"""Anchor of each part of the page of the table to its heading; both stand on this page too, and lead there."""

LABELS = {
    "gist": "ui.gist",
    "glance": "map.glance",
    "lanes": "map.lanes",
    "same": "map.same",
    "print": "ui.print",
    "square": "pain.square",
    **{f"print-{name}": f"map.print-{name}" for name in ("as", "page", "poster", "cards", "blank")},
    **{name: f"lane.{name}" for name in ("moment-of-truth", "leaves", "practices")},
    **{name: f"journey.{name}" for name in ("stages", "pains", "opportunities", "content", "whole")},
    **{name: f"voice.{name}" for name in ("quotes", "comments")},
}
"""Name of each label in the template to its word in the interface."""


def view_of_journey(
    frame: Frame, path: str, journey: Journey, prose: Prose, company: Company, nest: Nest = ALONE
) -> View:
    """Return the page of one journey."""
    speech = speech_of(frame, path, company.names)
    names = {key: touchpoint.name for key, touchpoint in company.touchpoints.items()}
    quotable = Quotable(company.metrics, company.found, names, company.pictures)
    address = seen_from(path, frame.language, quotable)
    told = passages(prose, speech, quotable, address)
    stages = stages_of(journey, company, path, speech)
    steps = tuple(step for stage in stages for step in stage.steps)
    summary = speech.sentence(journey.summary) if journey.summary else None
    subjects = subjects_of(company.comments, (step.at for step in journey.steps), company.segments, speech)
    body = JourneyBody(
        title=speech.text(journey.title),
        summary=summary,
        above=out_of(nest, path, speech),
        draft=_draft(journey, speech),
        planned=planned_note(journey, speech),
        facts=_facts(journey, speech) + kin(journey, company.parts, company.planned, speech),
        gist=tuple(passage for passage in told if passage.kind == "gist"),
        prose=tuple(passage for passage in told if passage.kind != "gist"),
        strip=strip_of(journey, stages, company, speech),
        map_title=speech.ui("page.journey-map"),
        map_note=speech.ui("journey.map.note"),
        ways=_ways(journey, path, speech, speaks=bool(subjects)),
        illustrative=speech.ui("ui.illustrative") if company.illustrative else None,
        lanes=tuple(Term(lane, speech.ui(f"lane.{lane}"), ()) for lane in LANES if is_used(lane, steps)),
        lines={lane: speech.ui(f"lane.line-{line}") for lane, line in LINES.items()},
        labels={name: speech.ui(key) for name, key in (PARTS | LABELS).items()},
        stages=stages,
        below=into(nest, path, speech),
        columns=len(steps),
        forms=forms_of(journey, company.planned, path, speech, endings(frame)),
        whole=_whole(journey, company, path, speech),
        pains=hurts(journey, stages),
        opportunities=opportunities(journey, company.owners, speech),
        subjects=subjects,
        practices=practices(journey, speech),
        has_quotes=any(step.quotes for step in steps),
        counts=_counts(journey, company, speech),
        finding=finding_of(journey, company.metrics, company.found, company.touchpoints, speech),
    )
    head = head_of(
        frame,
        path,
        speech.plain(journey.title),
        section="journeys",
        description=without_markup(summary) if summary else "",
    )
    return View("journey.html", Shell(head, body))


def _ways(journey: Journey, path: str, speech: Speech, *, speaks: bool) -> tuple[Link, ...]:
    """Return the way to each part that has anything in it, here and beside; `speaks` where there are comments."""
    empty = set()
    if not (speaks or any(step.quotes for step in journey.steps)):
        empty.add("voice")
    if not any(step.pains or step.opportunities or step.practices for step in journey.steps):
        empty.add("improve")
    table = addresses.link(path, addresses.journey_table(speech.language, journey.id))
    here = (Link(f"#{part}", speech.word(key)) for part, key in PARTS.items() if part not in empty)
    beside = (Link(f"{table}#{part}", speech.word(key)) for part, key in ELSEWHERE.items())
    return (*here, *beside)


def _whole(journey: Journey, company: Company, path: str, speech: Speech) -> tuple[Value, ...]:
    """Return the values of its measures that are of the whole journey and of no step."""
    gauged = Gauges(company.metrics, company.found)
    return tuple(
        value(key, "", path, gauged, speech)
        for key in journey.measures
        if key in company.found and not company.metrics[key].question
    )


def _counts(journey: Journey, company: Company, speech: Speech) -> dict[str, Pair]:
    """Return how much each part of the page holds, for those who see it closed."""
    steps = journey.steps
    held = {
        "voice": {
            "lane.quotes": sum(len(step.quotes) for step in steps),
            "voice.comments": len(company.comments),
        },
        "improve": {
            "lane.pains": sum(len(step.pains) for step in steps),
            "lane.opportunities": len({key for step in steps for key in step.opportunities}),
            "lane.practices": len({key for step in steps for key in step.practices}),
        },
    }
    return {part: speech.both(partial(_counted, counts, speech)) for part, counts in held.items()}


def _counted(counts: Mapping[str, int], speech: Speech, language: str) -> str:
    said = [
        speech.word("map.count", language, what=speech.word(key, language), n=formats.decimal(n, 0, language))
        for key, n in counts.items()
        if n
    ]
    return reduce(lambda one, other: speech.word("map.by", language, one=one, other=other), said or [""])


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
