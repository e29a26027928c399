"""What stands around the page of a thing: the way to it, neighbours, sources, its age, how far it is translated.

A section arranges its pages without knowing of this; here each page of a thing is handed a `Beside` behind its own
arguments, and what its maker has made is framed with it. Everything else has nothing around it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from cxsite.model.content import Content, ContentStatus
from cxsite.model.dataset import Day
from cxsite.model.handbook import Handbook
from cxsite.model.knowledge import Reference
from cxsite.model.prose import Prose
from cxsite.model.text import Languages, Status, Text, in_all_languages
from cxsite.pages import addresses
from cxsite.pages.frame import Frame
from cxsite.pages.mentions import Register
from cxsite.pages.names import Names
from cxsite.pages.page import Page
from cxsite.pages.reviews import later
from cxsite.pages.section import Scope
from cxsite.pages.translated import counted
from cxsite.pages.turning import Turning, turning_of

SHELVES = {
    "journey": "journeys", "touchpoint": "touchpoints", "persona": "personas", "metric": "metrics",
    "practice": "practices", "case": "cases", "article": "articles", "role": "roles",
}  # fmt: skip
"""Kind of thing that has a page of its own to the handbook's shelf of them."""

IN_ONE_FILE = ("touchpoint", "metric")
"""What stands in one file with all others of its kind."""

SAYS_ITSELF = ("practice", "case", "article")
"""What names its sources, and what it has to do with, in its own text."""

Named = tuple[Text, str]
"""A name and the path of its page."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a page stands among.

    Attributes:
        above: what lies between the section's index and the page, the outermost first.
        before: what comes before it, `after` what comes after it.
        related: what it has to do with.
        sources: where its statements come from.
        reviewed: when it was looked at last, and the day until which that holds.
        counts: status to how many of its passages have it in the page's language.
        file: the file that its words stand in.
    """

    above: tuple[Named, ...]
    before: Named | None
    after: Named | None
    related: tuple[Named, ...]
    sources: tuple[Reference, ...]
    reviewed: tuple[Day, date] | None
    counts: tuple[tuple[Status, int], ...]
    file: str


@dataclass(frozen=True, slots=True)
class Atlas:
    """What the surroundings of all pages of one language are looked up in."""

    names: Names
    keys: Mapping[str, str]
    turning: Turning


def surrounded(pages: list[Page], scope: Scope, prose: Mapping[str, Prose]) -> list[Page]:
    """Return pages of one language, those of things with what stands around them.

    Args:
        pages: those of any section.
        scope: what they were arranged from.
        prose: that of the whole handbook.
    """
    known = scope.known
    atlas = known(_atlas, scope.register, scope.shelves)
    found = []
    for page in pages:
        key = atlas.keys.get(page.path)
        if key is None or page.maker == "moved":
            found.append(page)
            continue
        kind, _, identifier = key.partition(":")
        written = prose.get(f"{SHELVES[kind]}/{identifier}", ())
        found.append(known(_with, page, known(_beside, scope.frame, scope.shelves, atlas, key, written)))
    return found


def _with(page: Page, beside: Beside) -> Page:
    return replace(page, arguments=(*page.arguments, beside))


def _atlas(register: Register, shelves: Handbook) -> Atlas:
    """Return what has a page of its own; what a thing was called formerly has none."""
    keys: dict[str, str] = {}
    for key, (_, path) in register.names.items():
        kind, _, identifier = key.partition(":")
        if path and identifier in getattr(shelves, SHELVES.get(kind, ""), ()):
            keys.setdefault(path, key)
    return Atlas(register.names, keys, turning_of(shelves, frozenset(keys.values())))


def _beside(frame: Frame, shelves: Handbook, atlas: Atlas, key: str, prose: Prose) -> Beside:
    kind, _, identifier = key.partition(":")
    entity = getattr(shelves, SHELVES[kind])[identifier]
    before, after = (atlas.names[other] if other else None for other in atlas.turning.beside[key])
    quiet = kind in SAYS_ITSELF
    related = () if quiet else atlas.turning.related.get(key, ())
    sources = () if quiet else getattr(entity, "references", ())
    return Beside(
        above=_above(frame, shelves, atlas, key),
        before=before,
        after=after,
        related=tuple(atlas.names[other] for other in related),
        sources=tuple(shelves.references[each] for each in sources),
        reviewed=_reviewed(entity, shelves.site.review_every),
        counts=counted(entity, prose, frame.language),
        file=_file(kind, identifier, entity, prose, frame.language),
    )


def _reviewed(entity: object, months: int) -> tuple[Day, date] | None:
    """Return when something published was looked at last, and the last day that holds; a draft is unfinished anyway."""
    day = getattr(entity, "reviewed", None)
    if day is None or getattr(entity, "status", None) is not ContentStatus.PUBLISHED:
        return None
    return day, later(day.last, months)


def _above(frame: Frame, shelves: Handbook, atlas: Atlas, key: str) -> tuple[Named, ...]:
    """Return what lies between a section's index and a page: journeys that it is part of, a list that it stands in."""
    kind, _, identifier = key.partition(":")
    language = frame.language
    match kind:
        case "journey":
            way: list[str] = []
            above = shelves.journeys[identifier].parent
            while above and above not in way:
                way.insert(0, above)
                above = shelves.journeys[above].parent
            return tuple(atlas.names[f"journey:{each}"] for each in way if each != identifier)
        case "touchpoint":
            return ((_said(frame, "page.touchpoints"), addresses.section(language, "touchpoints")),)
        case "case" | "article":
            shelf = f"{addresses.section(language, 'practices')}#shelf-{kind}"
            return ((_said(frame, f"page.{kind}s"), shelf),)
        case "role":
            return ((_said(frame, "page.owners"), addresses.improve(language, "owners")),)
        case _:
            return ()


def _said(frame: Frame, key: str) -> Text:
    words = {code: interface[key] for code, interface in frame.interface.items()}
    return in_all_languages(words, Languages(tuple(words)), originals=True)


def _file(kind: str, identifier: str, entity: Content, prose: Prose, language: str) -> str:
    """Return the file whose words a reader of the page has before them: its text, else its sentences."""
    shelf = SHELVES[kind]
    if kind in IN_ONE_FILE:
        return f"content/{shelf}.yml"
    stem = f"content/{shelf}/{identifier}"
    if kind in SAYS_ITSELF and any(block.text[language].lang == language for block in prose):
        return f"{stem}.{language}.md"
    counts = dict(counted(entity, (), language))
    is_translated = counts.get(Status.TRANSLATED, 0) + counts.get(Status.STALE, 0)
    return f"{stem}.{language}.yml" if is_translated else f"{stem}.yml"
