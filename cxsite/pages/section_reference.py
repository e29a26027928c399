"""The section of reference: words, methods, data, quoted figures, sources, changes, translations, the index."""

from cxsite.measure.findings import Findings
from cxsite.model.handbook import Handbook
from cxsite.model.renames import former_ids
from cxsite.model.shape import Shape
from cxsite.pages import addresses, numbers
from cxsite.pages.az import view_of_index
from cxsite.pages.changes import view_of_changes
from cxsite.pages.citations import view_of_claims, view_of_references
from cxsite.pages.frame import Frame, Shell, head_of, speech_of
from cxsite.pages.glossary import view_of_glossary
from cxsite.pages.listing import Card, ListingBody, Shelf
from cxsite.pages.mentions import Register
from cxsite.pages.method import view_of_method
from cxsite.pages.names import Names
from cxsite.pages.page import Page, View
from cxsite.pages.section import Scope, Section
from cxsite.pages.section_editions import issues_of
from cxsite.pages.sources import Source, view_of_sources
from cxsite.pages.translated import coverage_of
from cxsite.pages.translations import view_of_coverage


def view_of_reference(frame: Frame, path: str, kinds: tuple[str, ...]) -> View:
    """Return the index of the section: a card for each of its pages."""
    speech = speech_of(frame, path, {})
    cards = tuple(
        Card(
            addresses.link(path, addresses.reference(frame.language, kind)),
            speech.ui(f"page.{kind}"),
            speech.ui(f"reference.{kind}"),
        )
        for kind in kinds
    )
    title, lead = speech.ui("nav.reference"), speech.ui("page.reference")
    body = ListingBody(title, lead, (), (Shelf("reference", title, lead, cards),))
    head = head_of(
        frame,
        path,
        speech.word("nav.reference"),
        section="reference",
        description=speech.word("page.reference"),
    )
    return View("listing.html", Shell(head, body))


def _pages(scope: Scope) -> list[Page]:
    frame, language = scope.frame, scope.frame.language
    contents = _contents(scope)
    index = addresses.section(language, "reference")
    present = scope.known(_present, scope.shelves, scope.register)
    pages = [Page(index, "reference", (frame, index, tuple(contents)))]
    for kind, arguments in contents.items():
        path = addresses.reference(language, kind)
        bound = (addresses.bound(language),) if kind == "index" and scope.handbook.site.print else ()
        known = present if kind == "index" else scope.register.named_in(*arguments)
        pages.append(Page(path, f"reference-{kind}", (frame, path, *arguments, known, *bound)))
    return pages


def _present(handbook: Handbook, register: Register) -> Names:
    """Return the names of what is called so today."""
    former = {f"{kind}:{old}" for kind, olds in former_ids(handbook).items() for old in olds}
    return {key: name for key, name in register.names.items() if key not in former}


def _contents(scope: Scope) -> dict[str, tuple[object, ...]]:
    """Return the pages that have something to show, each with what it is made of."""
    handbook, findings = scope.handbook, scope.findings
    reported = tuple(metric for metric in handbook.metrics.values() if metric.id in findings.metrics)
    used = dict.fromkeys(metric.dataset_id for metric in reported)
    surveys = tuple(handbook.datasets[name] for name in used)
    found: dict[str, tuple[bool, tuple[object, ...]]] = {
        "glossary": (bool(handbook.terms), (tuple(handbook.terms.values()),)),
        "method": (bool(reported), (reported, handbook.site.privacy.min_n, surveys)),
        "data": (bool(handbook.datasets), (sources_of(handbook, findings), handbook.lists)),
        "claims": (bool(handbook.claims), (tuple(handbook.claims.values()),)),
        "references": (bool(handbook.references), (tuple(handbook.references.values()),)),
        "changes": (bool(handbook.frozen), (issues_of(scope), handbook.metrics)),
        "translation": (len(handbook.site.languages) > 1, (coverage_of(handbook, scope.known),)),
        "index": (True, ()),
    }
    return {kind: arguments for kind, (is_there, arguments) in found.items() if is_there}


def sources_of(handbook: Handbook, findings: Findings) -> tuple[Source, ...]:
    """Return every survey with everyone's published numbers."""
    return tuple(
        Source(
            dataset,
            tuple(sorted(file.name for file in handbook.files if file.dataset == dataset.id)),
            tuple(
                (metric, numbers.of_the_whole(findings.metrics[metric.id]))
                for metric in handbook.metrics.values()
                if metric.dataset_id == dataset.id and metric.id in findings.metrics
            ),
            findings.tables.get(dataset.id),
        )
        for dataset in sorted(handbook.datasets.values(), key=lambda each: each.shape is not Shape.RESPONSES)
    )


SECTION = Section(
    name="reference",
    has=lambda handbook, _: bool(
        handbook.datasets or handbook.terms or handbook.claims or handbook.references
    ),
    pages=_pages,
    makers={
        "reference": view_of_reference,
        "reference-glossary": view_of_glossary,
        "reference-method": view_of_method,
        "reference-data": view_of_sources,
        "reference-claims": view_of_claims,
        "reference-references": view_of_references,
        "reference-changes": view_of_changes,
        "reference-translation": view_of_coverage,
        "reference-index": view_of_index,
    },
    texts=("journeys", "practices", "cases", "articles", "editions"),
)
