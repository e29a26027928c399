"""The section of customers: an index, a page for each persona, the needs of all of them, and what they told us."""

from cxsite.pages import addresses
from cxsite.pages.grouping import grouped
from cxsite.pages.listing import index_of
from cxsite.pages.needs import has_needs, view_of_needs
from cxsite.pages.page import Page
from cxsite.pages.people import view_of_persona
from cxsite.pages.section import Scope, Section
from cxsite.pages.section_reference import sources_of
from cxsite.pages.voice import listening, view_of_voice


def _pages(scope: Scope) -> list[Page]:
    frame, handbook = scope.frame, scope.handbook
    pages = [index_of(scope, "customers")]
    travelled = grouped(
        (key, journey.id) for journey in handbook.journeys.values() for key in dict.fromkeys(journey.persona)
    )
    for persona in handbook.personas.values():
        path = addresses.persona(frame.language, persona.id)
        segments = {persona.segment: handbook.lists.segments[persona.segment]} if persona.segment else {}
        theirs = travelled.get(persona.id, ())
        names = scope.register.named_in(persona, theirs)
        pages.append(Page(path, "persona", (frame, path, persona, segments, theirs, names)))
    if has_needs(handbook.personas):
        path = addresses.needs(frame.language)
        everybody = tuple(handbook.personas.values())
        pages.append(Page(path, "needs", (frame, path, everybody, scope.register.named_in(everybody))))
    if handbook.datasets:
        path = addresses.voice(frame.language)
        heard = listening(handbook, scope.findings, sources_of(handbook, scope.findings))
        pages.append(Page(path, "voice", (frame, path, heard, scope.register.named_in(heard))))
    return pages


SECTION = Section(
    name="customers",
    has=lambda handbook, _: bool(handbook.personas),
    pages=_pages,
    makers={"persona": view_of_persona, "needs": view_of_needs, "voice": view_of_voice},
)
