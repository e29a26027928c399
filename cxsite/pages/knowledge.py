"""A page of what the company knows: a practice, a case, an article.

The three differ in their facts and in what they lead to; how they are read is the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.model.content import ContentStatus
from cxsite.model.dataset import Day
from cxsite.model.knowledge import Article, Case, Practice, Reference
from cxsite.model.prose import Prose
from cxsite.model.text import Text
from cxsite.pages import formats
from cxsite.pages.citing import source_of
from cxsite.pages.frame import Frame, Lead, Shell, head_of, speech_of
from cxsite.pages.names import Names
from cxsite.pages.openings import opening
from cxsite.pages.page import View
from cxsite.pages.prose import Passage, Quotable, passages
from cxsite.pages.quoting import seen_from
from cxsite.pages.reviews import status_word
from cxsite.pages.speech import Pair, Speech, Term, without_markup
from cxsite.pages.values import Value

SECTION = "practices"

Fact = tuple[str, tuple[Pair, ...]]
"""A key of the interface, and what is said under it; nothing said, nothing shown."""


@dataclass(frozen=True, slots=True)
class Part:
    """Entries of one kind under a heading; `id` is unique on the page, `note` says what the heading asks.

    `lists` are values that were measured of it, in one list those that may be set side by side.
    """

    id: str
    title: Pair
    entries: tuple[Lead, ...]
    note: Pair | None = None
    lists: tuple[tuple[Value, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Use:
    """A step of a journey that applies a practice: the journey, the step's anchor, its touchpoint."""

    journey: str
    anchor: str
    touchpoint: Text


@dataclass(frozen=True, slots=True)
class Company:
    """Everything beside a page of knowledge that it speaks of, and nothing else.

    Attributes:
        quotable: what its live numbers may speak of.
        leads: key of the interface to what the page leads to under it (`case:lost-card`), in order.
        uses: the steps that apply it.
        references: where its statements come from.
        names: everything that can be linked to.
    """

    quotable: Quotable
    leads: Mapping[str, tuple[str, ...]]
    uses: tuple[Use, ...]
    references: tuple[Reference, ...]
    names: Names


@dataclass(frozen=True, slots=True)
class KnowledgeBody:
    """What the page shows."""

    title: Pair
    kind: Pair
    day: Pair | None
    summary: Pair | None
    draft: Pair | None
    invented: Pair | None
    facts: tuple[Term, ...]
    gist_title: Pair
    gist: tuple[Passage, ...]
    prose: tuple[Passage, ...]
    numbered: bool
    parts: tuple[Part, ...]


def view_of_practice(frame: Frame, path: str, practice: Practice, prose: Prose, company: Company) -> View:
    """Return the page of one practice."""
    speech = speech_of(frame, path, company.names)
    evidence, horizon, owner = practice.evidence, practice.horizon, practice.owner
    facts: list[Fact] = [
        ("practice.elements", tuple(speech.ui(f"element.{each}") for each in practice.elements)),
        ("practice.dimensions", tuple(speech.ui(f"dimension.{each}") for each in practice.dimensions)),
        ("practice.enablers", tuple(speech.ui(f"enabler.{each}") for each in practice.enablers)),
        ("practice.horizon", (speech.ui(f"horizon.{horizon}"),) if horizon else ()),
        ("content.owner", (speech.link("role", owner),) if owner else ()),
        ("journey.evidence", (speech.ui(f"evidence.{evidence}"),) if evidence else ()),
        _reviewed(practice.status, practice.reviewed, speech),
    ]
    kind = speech.ui(f"knowledge.{practice.kind}")
    return _page(frame, path, (practice, prose, company), kind, facts)


def view_of_case(frame: Frame, path: str, case: Case, prose: Prose, company: Company) -> View:
    """Return the page of one case."""
    speech = speech_of(frame, path, company.names)
    facts: list[Fact] = [
        ("case.organisation", (speech.text(case.organisation),) if case.organisation else ()),
        ("practice.elements", tuple(speech.ui(f"element.{each}") for each in case.elements)),
        ("practice.dimensions", tuple(speech.ui(f"dimension.{each}") for each in case.dimensions)),
        _reviewed(case.status, case.reviewed, speech),
    ]
    return _page(frame, path, (case, prose, company), speech.ui("knowledge.case"), facts)


def view_of_article(frame: Frame, path: str, article: Article, prose: Prose, company: Company) -> View:
    """Return the page of one article."""
    speech = speech_of(frame, path, company.names)
    facts = [_reviewed(article.status, article.reviewed, speech)]
    return _page(frame, path, (article, prose, company), speech.ui("knowledge.article"), facts)


def _day(entity: Practice | Case | Article, speech: Speech) -> Pair | None:
    """Return the day that an article was published on."""
    day = entity.published if isinstance(entity, Article) else None
    return speech.both(lambda code: formats.partial_day(day, code)) if day else None


def _reviewed(status: ContentStatus, reviewed: Day | None, speech: Speech) -> Fact:
    """Return when an unfinished text was looked at; of a published one it stands below its page."""
    if reviewed is None or status is ContentStatus.PUBLISHED:
        return status_word(status), ()

    def say(language: str) -> str:
        return speech.word("content.reviewed-on", language, date=formats.partial_day(reviewed, language))

    return status_word(status), (speech.both(say),)


def _page(
    frame: Frame,
    path: str,
    told: tuple[Practice | Case | Article, Prose, Company],
    kind: Pair,
    facts: list[Fact],
) -> View:
    """Return the page of something with its prose and its company."""
    entity, prose, company = told
    speech = speech_of(frame, path, company.names)
    blocks = passages(prose, speech, company.quotable, seen_from(path, frame.language, company.quotable))
    summary = speech.sentence(entity.summary) if entity.summary else None
    body = KnowledgeBody(
        title=speech.text(entity.title),
        kind=kind,
        day=_day(entity, speech),
        summary=summary,
        draft=speech.ui("status.draft-note") if entity.status is ContentStatus.DRAFT else None,
        invented=speech.ui("ui.fictional") if isinstance(entity, Case) and entity.fictional else None,
        facts=tuple(Term(key.split(".")[-1], speech.ui(key), said) for key, said in facts if said),
        gist_title=speech.ui("ui.gist"),
        gist=tuple(block for block in blocks if block.kind == "gist"),
        prose=tuple(block for block in blocks if block.kind != "gist"),
        numbered=isinstance(entity, Article) and entity.numbered,
        parts=_parts(company, speech),
    )
    title, description = speech.plain(entity.title), without_markup(summary) if summary else opening(blocks)
    head = head_of(frame, path, title, section=SECTION, description=description)
    return View("knowledge.html", Shell(head, body))


def _parts(company: Company, speech: Speech) -> tuple[Part, ...]:
    """Return what the page leads to: where it is applied, what belongs to it, where it comes from."""
    parts = {"knowledge.used-at": tuple(_use(use, speech) for use in company.uses)}
    parts |= {key: tuple(_entry(lead, speech) for lead in leads) for key, leads in company.leads.items()}
    parts["knowledge.references"] = tuple(source_of(reference, speech) for reference in company.references)
    return tuple(
        Part(f"part-{key.split('.')[-1]}", speech.ui(key), entries)
        for key, entries in parts.items()
        if entries
    )


def _entry(key: str, speech: Speech) -> Lead:
    name, href = speech.names[key]
    return Lead(href, speech.text(name))


def _use(use: Use, speech: Speech) -> Lead:
    journey, page = speech.names[f"journey:{use.journey}"]
    return Lead(f"{page}#{use.anchor}", speech.text(use.touchpoint), (speech.text(journey),))
