"""The section of editions: an index; a page, a brief and all numbers of each; a feed. It is no word of the header."""

from dataclasses import replace

from cxsite.measure.findings import Findings
from cxsite.measure.thawed import thawed
from cxsite.model.handbook import Handbook
from cxsite.model.text import Text
from cxsite.pages import addresses
from cxsite.pages.brief import view_of_brief
from cxsite.pages.editions import SECTION as NAME
from cxsite.pages.editions import view_of_edition, view_of_editions
from cxsite.pages.feed import view_of_feed
from cxsite.pages.issued import view_of_issued
from cxsite.pages.issues import Issue
from cxsite.pages.numbers import illustrative, whole_of
from cxsite.pages.page import Page
from cxsite.pages.quoting import quotable_of
from cxsite.pages.section import Scope, Section


def issues_of(scope: Scope) -> tuple[Issue, ...]:
    """Return the editions in the order of time, each with its own numbers."""
    handbook = scope.handbook
    issues = []
    for key, frozen in handbook.frozen.items():
        prose = handbook.prose.get(f"{NAME}/{key}", ())
        then = replace(scope, whole={key: whole_of(found) for key, found in thawed(frozen).metrics.items()})
        invented = any(metric in illustrative(handbook) for metric in frozen.metrics)
        issues.append(Issue(handbook.editions[key], frozen, prose, quotable_of(then, prose), invented))
    return tuple(issues)


def _pages(scope: Scope) -> list[Page]:
    frame, language = scope.frame, scope.frame.language
    issues, metrics = issues_of(scope), scope.handbook.metrics
    asked = _asked(scope.handbook)
    index = addresses.section(language, NAME)
    names = scope.register.named_in(issues, metrics)
    pages = [Page(index, "editions", (frame, index, issues, names))]
    for before, issue, after in zip((None, *issues), issues, (*issues[1:], None), strict=False):
        path = addresses.edition(language, issue.edition.id)
        known = scope.register.named_in(before, issue, after, metrics)
        pages.append(Page(path, "edition", (frame, path, (before, issue, after), metrics, known)))
        path = addresses.edition(language, issue.edition.id, brief=True)
        known = scope.register.named_in(before, issue, metrics)
        pages.append(Page(path, "brief", (frame, path, (before, issue), metrics, known)))
        path = addresses.issued(language, issue.edition.id)
        known = scope.register.named_in(issue, metrics)
        pages.append(Page(path, "issued", (frame, path, issue, metrics, asked, known)))
    if base_url := scope.handbook.site.base_url:
        path = addresses.feed(language)
        pages.append(Page(path, "feed", (frame, path, base_url, issues, names)))
    return pages


def _asked(handbook: Handbook) -> dict[str, Text]:
    """Return metric to its question as it was asked, where it is known."""
    questions = {
        key: handbook.datasets[metric.dataset_id].questions[metric.question_id]
        for key, metric in handbook.metrics.items()
        if metric.question
    }
    return {key: question.asked for key, question in questions.items() if question.asked}


def _has(handbook: Handbook, _: Findings) -> bool:
    return bool(handbook.frozen)


SECTION = Section(
    name=NAME,
    has=_has,
    pages=_pages,
    makers={
        "editions": view_of_editions,
        "edition": view_of_edition,
        "brief": view_of_brief,
        "issued": view_of_issued,
        "feed": view_of_feed,
    },
    texts=(NAME,),
)
