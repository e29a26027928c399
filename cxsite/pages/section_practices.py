"""The section of practices: an index, and a page for each practice, case and article."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cxsite.model.handbook import Handbook
from cxsite.model.knowledge import Article, Case, Practice, Reference
from cxsite.model.prose import BlockKind, Prose
from cxsite.pages import addresses
from cxsite.pages.carried import carriers
from cxsite.pages.encounters import Encounter, encounters
from cxsite.pages.frame import Frame
from cxsite.pages.grouping import grouped
from cxsite.pages.knowledge import SECTION as NAME
from cxsite.pages.knowledge import Company, Use, view_of_article, view_of_case, view_of_practice
from cxsite.pages.library import Library, view_of_library
from cxsite.pages.mentions import Register
from cxsite.pages.page import Page
from cxsite.pages.prose import Quotable
from cxsite.pages.quoting import quotable_of
from cxsite.pages.section import Scope, Section

Kind = Practice | Case | Article
"""What has a page here."""
NOTHING_QUOTED = Quotable({}, {}, {}, {})


@dataclass(frozen=True, slots=True)
class Ties:
    """What leads from one thing to another, by `kind:id`: looked for once, not for each page.

    Attributes:
        told: practice to the cases that tell of it.
        read: practice or case to the articles that name it.
        uses: practice to the steps that apply it, journey by journey.
    """

    told: Mapping[str, tuple[str, ...]]
    read: Mapping[str, tuple[str, ...]]
    uses: Mapping[str, tuple[Use, ...]]


@dataclass(frozen=True, slots=True)
class Common:
    """What all of these pages in one language are made of, beside the thing itself and its text."""

    frame: Frame
    register: Register
    references: Mapping[str, Reference]
    ties: Ties


def _pages(scope: Scope) -> list[Page]:
    frame, handbook = scope.frame, scope.handbook
    index = addresses.section(frame.language, NAME)
    carried = carriers(handbook, scope.whole)
    library = Library(handbook.practices, handbook.cases, handbook.articles, carried)
    pages = [Page(index, "library", (frame, index, library))]
    pages += [_page(scope, "practice", practice) for practice in handbook.practices.values()]
    pages += [_page(scope, "case", case) for case in handbook.cases.values()]
    pages += [_page(scope, "article", article) for article in handbook.articles.values()]
    return pages


def _page(scope: Scope, kind: str, entity: Kind) -> Page:
    known, shelves = scope.known, scope.shelves
    prose = scope.handbook.prose.get(f"{kind}s/{entity.id}", ())
    quotable = known(quotable_of, scope.wordless, prose) if known(_quotes, prose) else NOTHING_QUOTED
    common = known(_common, scope.frame, scope.register, shelves)
    return known(_made, common, kind, entity, prose, quotable)


def _quotes(prose: Prose) -> bool:
    return any(block.kind in {BlockKind.NUMBER, BlockKind.FIGURE} for block in prose)


def _common(frame: Frame, register: Register, shelves: Handbook) -> Common:
    return Common(frame, register, shelves.references, _ties(shelves))


def _made(common: Common, kind: str, entity: Kind, prose: Prose, quotable: Quotable) -> Page:
    ties, register = common.ties, common.register
    key = f"{kind}:{entity.id}"
    _, path = register.names[key]
    company = Company(
        quotable=quotable,
        leads=_leads(entity, key, ties),
        uses=ties.uses.get(key, ()),
        references=tuple(common.references[key] for key in entity.references),
        names={},
    )
    company = replace(company, names=register.named_in(entity, prose, company))
    return Page(path, kind, (common.frame, path, entity, prose, company))


def _ties(handbook: Handbook) -> Ties:
    articles = handbook.articles.values()
    named = [(f"practice:{key}", each) for each in articles for key in dict.fromkeys(each.related)]
    named += [(f"case:{key}", each) for each in articles for key in dict.fromkeys(each.cases)]
    return Ties(
        grouped(
            (f"practice:{key}", f"case:{case.id}")
            for case in handbook.cases.values()
            for key in dict.fromkeys(case.practices)
        ),
        grouped((key, f"article:{each.id}") for key, each in named),
        grouped(
            (f"practice:{key}", _use(each, handbook))
            for each in encounters(handbook.journeys.values())
            for key in dict.fromkeys(each.step.practices)
        ),
    )


def _use(met: Encounter, handbook: Handbook) -> Use:
    anchor = addresses.step(met.stage, met.step.id)
    return Use(met.journey, anchor, handbook.touchpoints[met.step.at].name)


def _leads(entity: Kind, key: str, ties: Ties) -> dict[str, tuple[str, ...]]:
    """Return what a page leads to: what it names itself, and what names it."""
    match entity:
        case Practice():
            practices, told = entity.related, ties.told.get(key, ())
        case Case():
            practices, told = entity.practices, ()
        case _:
            practices, told = entity.related, tuple(f"case:{each}" for each in entity.cases)
    return {
        "ui.related" if isinstance(entity, Practice) else "nav.practices": tuple(
            f"practice:{each}" for each in practices
        ),
        "page.cases": told,
        "page.articles": ties.read.get(key, ()),
    }


SECTION = Section(
    name=NAME,
    has=lambda handbook, _: bool(handbook.practices or handbook.cases or handbook.articles),
    pages=_pages,
    makers={
        "library": view_of_library,
        "practice": view_of_practice,
        "case": view_of_case,
        "article": view_of_article,
    },
    texts=("practices", "cases", "articles"),
)
