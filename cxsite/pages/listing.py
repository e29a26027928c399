"""Lists of pages: a section's index, and the cards of its pages, which the first page shows, too."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cxsite.model.journey import Journey, State
from cxsite.pages import addresses
from cxsite.pages.catalogue import Catalogue
from cxsite.pages.frame import Frame, Shell, head_of, speech_of
from cxsite.pages.journey_nest import zoomed
from cxsite.pages.needs import has_needs
from cxsite.pages.page import Page, View
from cxsite.pages.section import Scope
from cxsite.pages.speech import Pair, Speech
from cxsite.pages.weakest import Weakest


@dataclass(frozen=True, slots=True)
class Card:
    """One entry of a list: a page's title and what is worth knowing before opening it."""

    href: str
    title: Pair
    text: Pair | None = None
    notes: tuple[Pair, ...] = ()
    weakest: Pair | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """Entries of one kind under a heading."""

    id: str
    title: Pair
    intro: Pair
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """The way to another page of the section."""

    href: str
    title: Pair


@dataclass(frozen=True, slots=True)
class ListingBody:
    """What a list page shows: its title and one shelf or several."""

    title: Pair
    lead: Pair
    beside: tuple[Beside, ...]
    shelves: tuple[Shelf, ...]


def view_of_section(frame: Frame, path: str, name: str, catalogue: Catalogue) -> View:
    """Return the index of one section."""
    speech = speech_of(frame, path, {})
    shelf = _shelf(frame, path, name, catalogue, speech)
    body = ListingBody(shelf.title, shelf.intro, _beside(frame, path, name, catalogue, speech), (shelf,))
    head = head_of(
        frame, path, speech.word(f"nav.{name}"), section=name, description=speech.word(f"page.{name}")
    )
    return View("listing.html", Shell(head, body))


def index_of(scope: Scope, name: str) -> Page:
    """Return the index page of a section that is a list of its pages."""
    path = addresses.section(scope.frame.language, name)
    return Page(path, "section", (scope.frame, path, name, scope.catalogues[name]))


def _shelf(frame: Frame, path: str, name: str, catalogue: Catalogue, speech: Speech) -> Shelf:
    cards = SHELVES[name](frame, path, catalogue, speech)
    return Shelf(name, speech.ui(f"nav.{name}"), speech.ui(f"page.{name}"), cards)


def _beside(frame: Frame, path: str, name: str, catalogue: Catalogue, speech: Speech) -> tuple[Beside, ...]:
    """Return the ways from a section's index to its pages that are lists themselves."""
    targets = {}
    if name == "journeys":
        targets["page.touchpoints"] = addresses.section(frame.language, "touchpoints")
    if name == "customers" and has_needs(catalogue.personas):
        targets["page.needs"] = addresses.needs(frame.language)
    if name == "customers" and catalogue.is_heard:
        targets["page.voice"] = addresses.voice(frame.language)
    return tuple(Beside(addresses.link(path, target), speech.ui(key)) for key, target in targets.items())


def journey_cards(frame: Frame, path: str, catalogue: Catalogue, speech: Speech) -> tuple[Card, ...]:
    """Return a card for each journey, with its weakest step and the way to the number that says so."""
    cards = []
    for journey in catalogue.journeys.values():
        href = addresses.link(path, addresses.journey(frame.language, journey.id))
        count = len(journey.steps)
        key = "journey.steps.one" if count == 1 else "journey.steps.other"
        notes = [speech.ui(key, n=count)]
        if journey.state is State.FUTURE:
            notes.append(speech.ui("lane.future"))
        if stage := _zoomed(journey, catalogue.journeys, speech):
            notes.append(stage)
        found = catalogue.weakest.get(journey.id)
        weakest = _weakest(found, path, catalogue, speech) if found else None
        text = speech.sentence(journey.summary) if journey.summary else None
        cards.append(Card(href, speech.text(journey.title), text, tuple(notes), weakest))
    return tuple(cards)


def _weakest(found: Weakest, path: str, catalogue: Catalogue, speech: Speech) -> Pair:
    """Return the weakest step in words that lead to its number."""
    measure = addresses.measure(speech.language, found.metric)
    said = found.said(catalogue.touchpoints, catalogue.metrics, speech)
    return replace(said, href=addresses.link(path, measure, addresses.number(found.touchpoint)))


def _zoomed(journey: Journey, journeys: Mapping[str, Journey], speech: Speech) -> Pair | None:
    """Return which stage of another journey this one zooms into, None where it says none."""
    whole = journeys.get(journey.parent or "")
    if whole is None or journey.parent_stage is None:
        return None
    return zoomed(whole.stages[journey.parent_stage].name, whole.title, speech)


def _personas(frame: Frame, path: str, catalogue: Catalogue, speech: Speech) -> tuple[Card, ...]:
    return tuple(
        Card(
            addresses.link(path, addresses.persona(frame.language, persona.id)),
            speech.text(persona.name),
            speech.sentence(persona.who) if persona.who else None,
        )
        for persona in catalogue.personas.values()
    )


SHELVES = {"journeys": journey_cards, "customers": _personas}
"""Section to the function that makes the cards of its index."""
