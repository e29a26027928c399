"""All files of the finished site: which pages there are, and who makes each.

This is a list, not a place for logic: a section is one line in `SECTIONS`, and says itself which pages it has.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from cxsite.measure.findings import Findings
from cxsite.model.dataset import DataFile
from cxsite.model.handbook import Handbook
from cxsite.model.picture import Picture
from cxsite.model.problems import Place, Problem
from cxsite.model.prose import Prose
from cxsite.model.theme import NO_THEME
from cxsite.pages import (
    section_customers,
    section_editions,
    section_improve,
    section_journeys,
    section_measures,
    section_practices,
    section_reference,
)
from cxsite.pages.cards import cards_of, view_of_card
from cxsite.pages.catalogue import catalogues_of
from cxsite.pages.choice import view_of_choice
from cxsite.pages.downloads import (
    csv_of_durations,
    csv_of_measure,
    csv_of_weights,
    durations_page,
    table_page,
    weights_page,
)
from cxsite.pages.frame import Frame
from cxsite.pages.frames import assets_of, frame_of
from cxsite.pages.framing import framed
from cxsite.pages.gathering import MAKERS as GATHERED
from cxsite.pages.home import view_of_home
from cxsite.pages.known import Known
from cxsite.pages.listing import view_of_section
from cxsite.pages.mentions import Mentions, Register, register_of
from cxsite.pages.missing import PATH as MISSING
from cxsite.pages.missing import view_of_missing
from cxsite.pages.moved import moved_pages, view_of_moved
from cxsite.pages.names import names_of
from cxsite.pages.numbers import Whole, whole_of
from cxsite.pages.page import TOO_HARD, Page, TemplateMistakes, TextTooHard, View
from cxsite.pages.passed_on import for_others, passed_on
from cxsite.pages.quoting import address_of
from cxsite.pages.section import Scope, Section
from cxsite.pages.section_home import home_of
from cxsite.pages.section_measures import with_findings
from cxsite.pages.sitemap import view_of_sitemap
from cxsite.pages.surroundings import Beside, surrounded

SECTIONS: tuple[Section, ...] = (
    section_journeys.SECTION,
    section_customers.SECTION,
    section_measures.SECTION,
    section_practices.SECTION,
    section_improve.SECTION,
    section_reference.SECTION,
    section_editions.SECTION,
)
"""In the order of the header, and the editions, which stand behind it."""


def _view_of_asset(data: bytes) -> View:
    return View("", data)


MAKERS: Mapping[str, Callable[..., View]] = {
    "choice": view_of_choice,
    "missing": view_of_missing,
    "home": view_of_home,
    "section": view_of_section,
    "table": csv_of_measure,
    "durations": csv_of_durations,
    "weights": csv_of_weights,
    "asset": _view_of_asset,
    "moved": view_of_moved,
    "sitemap": view_of_sitemap,
    "card": view_of_card,
    **{name: maker for section in SECTIONS for name, maker in section.makers.items()},
    **GATHERED,
}
"""Name of each page kind to the function that makes its view of the page's arguments."""


def view_of(page: Page) -> View:
    """Return what the page shows.

    Raises:
        TemplateMistakes: one of its texts cannot be read.
    """
    try:
        return passed_on(_seen(page), page)
    except TextTooHard as error:
        raise TemplateMistakes((_too_hard(page, error.text),)) from error


def _seen(page: Page) -> View:
    """Return what a page shows, with what stands around it where its last argument says so."""
    match page.arguments:
        case (Frame() as frame, *own, Beside() as beside):
            return framed(MAKERS[page.maker](frame, *own), frame, beside)
        case _:
            return MAKERS[page.maker](*page.arguments)


def _too_hard(page: Page, text: str) -> Problem:
    return Problem(
        Place(page.path),
        "text-too-hard",
        TOO_HARD.format(page.path, text[:40]),
        "divide it, and close its brackets and lists",
    )


def pages_of(
    handbook: Handbook,
    findings: Findings,
    as_of: date,
    mentions: Mentions | None = None,
    known: Known | None = None,
) -> tuple[Page, ...]:
    """Return every file of the site, each with everything its maker may see, sorted by path.

    Args:
        handbook: the content.
        findings: its published numbers.
        as_of: the day it is judged by.
        mentions: knows what is mentioned in values that it has seen before; it changes time, never a page.
        known: the same for everything else that was found before.
    """
    words, known = mentions or Mentions(), known or Known()
    words.begin()
    known.begin()
    shelves = known(_shelves_of, *(getattr(handbook, name) for name in SHELVES))
    assets = known(assets_of, handbook.theme.static)
    sections = known(_row, *(section.name for section in SECTIONS if section.has(handbook, findings)))
    frames = {
        code: known(frame_of, shelves, handbook.theme, code, assets, as_of, sections)
        for code in handbook.site.languages
    }
    reported = known(_row, *findings.metrics)
    pages = [
        known(_choice, *frames.values()),
        known(_missing, *frames.values()),
        *(known(_asset, assets[name], data) for name, data in handbook.theme.static.items()),
        *(known(_picture, picture) for picture in handbook.pictures.values()),
        *_downloads(handbook, findings, known),
    ]
    whole = known(_wholes, findings)
    catalogues = known(catalogues_of, shelves, whole)
    for frame in frames.values():
        register = known(_register, frame, shelves, reported, words)

        def scoped(*texts: str, frame: Frame = frame, register: Register = register) -> Scope:
            looked_at = known(_with, shelves, handbook.files, known(_mapping, *_prose_in(handbook, texts)))
            return known(Scope, frame, looked_at, findings, whole, catalogues, register, shelves, known)

        pages.extend(_in_one_language(frame, handbook, scoped, known))
    return tuple(sorted(for_others(pages, handbook.site, known), key=lambda page: page.path))


def _in_one_language(
    frame: Frame, handbook: Handbook, scoped: Callable[..., Scope], known: Known
) -> Iterator[Page]:
    """Yield the pages of one language; `scoped` returns what they are arranged from, with the prose of some folders."""
    yield from known(cards_of, frame, handbook.theme.static, handbook.typefaces)
    yield known(home_of, scoped("editions"))
    for section in SECTIONS:
        if section.name in frame.sections:
            yield from surrounded(known(section.pages, scoped(*section.texts)), scoped(), handbook.prose)
    yield from known(moved_pages, scoped())


def _downloads(handbook: Handbook, findings: Findings, known: Known) -> Iterator[Page]:
    """Yield what can be downloaded of each measure: its numbers, how long cases take, what it follows from."""
    for metric, found in with_findings(handbook, findings):
        yield known(table_page, metric, found)
        if found.durations and found.durations.periods:
            yield known(durations_page, metric, found.durations)
        if found.drivers:
            yield known(weights_page, metric, found.drivers)


SHELVES = tuple(
    field.name for field in fields(Handbook) if field.name not in {"prose", "files", "newest", "theme"}
)
"""The parts of a handbook that things have their names from."""


def _shelves_of(*parts: Any) -> Handbook:
    """Return a handbook of these parts and no other: while they are the same, it is."""
    there = dict(zip(SHELVES, parts, strict=True))
    return Handbook(**there, prose={}, files=(), newest=None, theme=NO_THEME)


def _prose_in(handbook: Handbook, folders: tuple[str, ...]) -> Iterator[object]:
    """Yield path and prose of every text in these folders, one after the other."""
    for path, prose in handbook.prose.items():
        if path.partition("/")[0] in folders:
            yield path
            yield prose


def _mapping(*parts: Any) -> dict[str, Prose]:
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _with(shelves: Handbook, files: tuple[DataFile, ...], prose: Mapping[str, Prose]) -> Handbook:
    return replace(shelves, files=files, prose=prose)


def _wholes(findings: Findings) -> dict[str, Whole]:
    return {key: whole_of(found) for key, found in findings.metrics.items()}


def _choice(*frames: Frame) -> Page:
    return Page("index.html", "choice", (frames,))


def _missing(*frames: Frame) -> Page:
    return Page(MISSING, "missing", (frames,))


def _asset(path: str, data: bytes) -> Page:
    return Page(path, "asset", (data,))


def _picture(picture: Picture) -> Page:
    return Page(address_of(picture), "asset", (picture.data,))


def _row(*names: str) -> tuple[str, ...]:
    return names


def _register(frame: Frame, shelves: Handbook, reported: tuple[str, ...], words: Mentions) -> Register:
    return register_of(names_of(frame, shelves, reported), words)
