"""The index of what the company knows: by kind, then by element, dimension and what carries it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from cxsite.model.elements import Dimension, Element
from cxsite.model.knowledge import Article, Case, Enabler, Practice, PracticeKind
from cxsite.model.text import Text
from cxsite.pages import addresses
from cxsite.pages.carried import Carrier, lists_of
from cxsite.pages.frame import Frame, Lead, Shell, head_of, speech_of
from cxsite.pages.knowledge import SECTION, Part
from cxsite.pages.listing import Card, Shelf
from cxsite.pages.page import View
from cxsite.pages.speech import Pair, Speech


@dataclass(frozen=True, slots=True)
class Library:
    """All that the company knows, each kind as it is listed; `carried` is what was measured of it."""

    practices: Mapping[str, Practice]
    cases: Mapping[str, Case]
    articles: Mapping[str, Article]
    carried: tuple[Carrier, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """One way of finding practices: every value of it is there, also those that no practice has.

    `note` says what the values beside them are, None where there are none.
    """

    id: str
    title: Pair
    parts: tuple[Part, ...]
    note: Pair | None = None


@dataclass(frozen=True, slots=True)
class LibraryBody:
    """What the index shows; `nothing` stands where a group has no practice."""

    title: Pair
    lead: Pair
    shelves: tuple[Shelf, ...]
    groups: tuple[Group, ...]
    nothing: Pair


GROUPS: Mapping[str, type[StrEnum]] = {
    "element": Element,
    "dimension": Dimension,
    "enabler": Enabler,
}
"""What practices are grouped by; the field of a practice has the same name with an `s`."""

MEASURED = ("element", "dimension")
"""Groups whose values questions ask about."""

TESTED = ("dimension",)
"""Groups whose values are questions: the interface asks each of them in one line."""


def in_order(articles: Mapping[str, Article]) -> tuple[Article, ...]:
    """Return the articles as they are read one after another: by `order`, then by id."""
    return tuple(sorted(articles.values(), key=lambda article: (article.order, article.id)))


def view_of_library(frame: Frame, path: str, library: Library) -> View:
    """Return the index of practices, cases and articles."""
    speech = speech_of(frame, path, {})
    body = LibraryBody(
        speech.ui(f"nav.{SECTION}"),
        speech.ui(f"page.{SECTION}"),
        _shelves(frame.language, path, library, speech),
        tuple(_group(name, frame.language, path, library, speech) for name in GROUPS)
        if library.practices
        else (),
        speech.ui("knowledge.nothing"),
    )
    title, description = speech.word(f"nav.{SECTION}"), speech.word(f"page.{SECTION}")
    head = head_of(frame, path, title, section=SECTION, description=description)
    return View("library.html", Shell(head, body))


def _shelves(language: str, path: str, library: Library, speech: Speech) -> tuple[Shelf, ...]:
    shelves: dict[str, list[Card]] = {f"{kind}": [] for kind in PracticeKind}
    for practice in library.practices.values():
        href = addresses.link(path, addresses.practice(language, practice.id))
        shelves[practice.kind].append(_card(href, practice, _marks(practice, speech), speech))
    shelves["case"] = [
        _card(
            addresses.link(path, addresses.case(language, case.id)),
            case,
            (speech.ui("ui.fictional"),) if case.fictional else (),
            speech,
        )
        for case in library.cases.values()
    ]
    shelves["article"] = [
        _card(addresses.link(path, addresses.article(language, article.id)), article, (), speech)
        for article in in_order(library.articles)
    ]
    return tuple(
        Shelf(kind, speech.ui(f"knowledge.{kind}.all"), speech.ui(f"knowledge.{kind}.about"), tuple(cards))
        for kind, cards in shelves.items()
        if cards
    )


def _card(href: str, entity: Practice | Case | Article, notes: tuple[Pair, ...], speech: Speech) -> Card:
    text = speech.sentence(entity.summary) if entity.summary else None
    return Card(href, speech.text(entity.title), text, notes=notes)


def _marks(practice: Practice, speech: Speech) -> tuple[Pair, ...]:
    """Return what carries a practice and when it reaches us, on one line."""
    keys = [f"enabler.{enabler}" for enabler in practice.enablers]
    keys += [f"horizon.{practice.horizon}"] if practice.horizon else []
    said = speech.both(lambda code: " · ".join(speech.word(key, code) for key in keys))
    return (said,) if keys else ()


def _group(name: str, language: str, path: str, library: Library, speech: Speech) -> Group:
    def entry(identifier: str, title: Text) -> Lead:
        return Lead(addresses.link(path, addresses.practice(language, identifier)), speech.text(title))

    parts = tuple(
        Part(
            f"{name}-{value}",
            speech.ui(f"{name}.{value}"),
            tuple(
                entry(practice.id, practice.title)
                for practice in library.practices.values()
                if value in getattr(practice, f"{name}s")
            ),
            speech.ui(f"{name}.{value}.test") if name in TESTED else None,
            lists_of(value, library.carried, path, speech) if name in MEASURED else (),
        )
        for value in GROUPS[name]
    )
    note = speech.ui("carried.note") if any(part.lists for part in parts) else None
    return Group(f"by-{name}", speech.ui(f"practice.by-{name}"), parts, note)
