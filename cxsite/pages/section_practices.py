"""The section of practices: an index, and a page for each practice, case and article."""

from collections.abc import Iterable

from cxsite.model.handbook import Handbook
from cxsite.model.knowledge import Article, Case, Practice
from cxsite.pages import addresses
from cxsite.pages.knowledge import SECTION as NAME
from cxsite.pages.knowledge import Company, Use, view_of_article, view_of_case, view_of_practice
from cxsite.pages.library import Library, in_order, view_of_library
from cxsite.pages.page import Page
from cxsite.pages.quoting import quotable_of
from cxsite.pages.section import Scope, Section


def _pages(scope: Scope) -> list[Page]:
    frame, handbook = scope.frame, scope.handbook
    index = addresses.section(frame.language, NAME)
    library = Library(handbook.practices, handbook.cases, handbook.articles)
    pages = [Page(index, "library", (frame, index, library))]
    pages += [_page(scope, "practice", practice) for practice in handbook.practices.values()]
    pages += [_page(scope, "case", case) for case in handbook.cases.values()]
    pages += [_page(scope, "article", article) for article in handbook.articles.values()]
    return pages


def _page(scope: Scope, kind: str, entity: Practice | Case | Article) -> Page:
    _, path = scope.names[f"{kind}:{entity.id}"]
    prose = scope.handbook.prose.get(f"{kind}s/{entity.id}", ())
    company = Company(
        quotable=quotable_of(scope, prose),
        leads=_leads(scope.handbook, entity),
        uses=_uses(scope.handbook, entity.id) if kind == "practice" else (),
        references=tuple(scope.handbook.references[key] for key in entity.references),
        beside=_beside(scope.handbook, entity.id) if kind == "article" else ("", ""),
        names=scope.names,
    )
    return Page(path, kind, (scope.frame, path, entity, prose, company))


def _leads(handbook: Handbook, entity: Practice | Case | Article) -> dict[str, tuple[str, ...]]:
    """Return what a page leads to: what it names itself, and what names it."""
    cases, articles = handbook.cases.values(), handbook.articles.values()
    match entity:
        case Practice():
            practices: Iterable[str] = entity.related
            told = [each.id for each in cases if entity.id in each.practices]
            read = [each.id for each in articles if entity.id in each.related]
        case Case():
            practices, told = entity.practices, []
            read = [each.id for each in articles if entity.id in each.cases]
        case _:
            practices, told, read = entity.related, list(entity.cases), []
    return {
        "ui.related" if isinstance(entity, Practice) else "nav.practices": _keys("practice", practices),
        "page.cases": _keys("case", told),
        "page.articles": _keys("article", read),
    }


def _keys(kind: str, identifiers: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{kind}:{identifier}" for identifier in identifiers)


def _uses(handbook: Handbook, practice: str) -> tuple[Use, ...]:
    """Return the steps that apply a practice, journey by journey."""
    return tuple(
        Use(journey.id, addresses.step(stage.id, step.id), handbook.touchpoints[step.at].name)
        for journey in handbook.journeys.values()
        for stage in journey.stages.values()
        for step in stage.steps.values()
        if practice in step.practices
    )


def _beside(handbook: Handbook, article: str) -> tuple[str, str]:
    """Return the articles before and after this one."""
    row = ["", *_keys("article", (each.id for each in in_order(handbook.articles))), ""]
    at = row.index(f"article:{article}")
    return row[at - 1], row[at + 1]


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
)
