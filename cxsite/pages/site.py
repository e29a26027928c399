"""All files of the finished site: which pages there are, and who makes each.

This is a list, not a place for logic: a section is one line in `SECTIONS`, and says itself which pages it has.
"""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date

from cxsite.measure.findings import Findings
from cxsite.model.handbook import Handbook
from cxsite.model.problems import Place, Problem
from cxsite.pages import (
    addresses,
    section_customers,
    section_editions,
    section_improve,
    section_journeys,
    section_measures,
    section_practices,
    section_reference,
)
from cxsite.pages.catalogue import catalogues_of
from cxsite.pages.choice import view_of_choice
from cxsite.pages.downloads import csv_of_measure
from cxsite.pages.frame import Frame
from cxsite.pages.home import view_of_home
from cxsite.pages.listing import view_of_section
from cxsite.pages.mentions import Mentions, register_of
from cxsite.pages.moved import moved_pages, view_of_moved
from cxsite.pages.names import names_of
from cxsite.pages.numbers import whole_of
from cxsite.pages.page import Page, TemplateMistakes, TextTooHard, View
from cxsite.pages.quoting import address_of
from cxsite.pages.section import Scope, Section
from cxsite.pages.section_home import home_of
from cxsite.pages.section_measures import with_findings
from cxsite.pages.translations import coverage_of

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
    "home": view_of_home,
    "section": view_of_section,
    "table": csv_of_measure,
    "asset": _view_of_asset,
    "moved": view_of_moved,
    **{name: maker for section in SECTIONS for name, maker in section.makers.items()},
}
"""Name of each page kind to the function that makes its view of the page's arguments."""


def view_of(page: Page) -> View:
    """Return what the page shows.

    Raises:
        TemplateMistakes: one of its texts cannot be read.
    """
    try:
        return MAKERS[page.maker](*page.arguments)
    except TextTooHard as error:
        raise TemplateMistakes((_too_hard(page, error.text),)) from error


def _too_hard(page: Page, text: str) -> Problem:
    return Problem(
        Place(page.path),
        "text-too-hard",
        f"a text of this page takes too long to read; it begins `{text[:40]}`",
        "divide it, and close its brackets and lists",
    )


def pages_of(
    handbook: Handbook, findings: Findings, as_of: date, mentions: Mentions | None = None
) -> tuple[Page, ...]:
    """Return every file of the site, each with everything its maker may see, sorted by path.

    Args:
        handbook: the content.
        findings: its published numbers.
        as_of: the day it is judged by.
        mentions: knows what is mentioned in values that it has seen before; it changes time, never a page.
    """
    words = mentions or Mentions()
    words.begin()
    assets = _assets(handbook.theme.static)
    frames = {code: _frame(handbook, findings, code, assets, as_of) for code in handbook.site.languages}
    pages = [
        Page("index.html", "choice", (tuple(frames.values()),)),
        *(Page(assets[name], "asset", (data,)) for name, data in handbook.theme.static.items()),
        *(Page(address_of(picture), "asset", (picture.data,)) for picture in handbook.pictures.values()),
        *(
            Page(addresses.table(metric.id), "table", (metric, found))
            for metric, found in with_findings(handbook, findings)
        ),
    ]
    whole = {key: whole_of(found) for key, found in findings.metrics.items()}
    catalogues = catalogues_of(handbook, whole)
    coverage = coverage_of(handbook) if len(handbook.site.languages) > 1 else ()
    for frame in frames.values():
        register = register_of(names_of(frame, handbook, findings), words)
        scope = Scope(frame, handbook, findings, whole, coverage, catalogues, register)
        pages.append(home_of(scope))
        for section in SECTIONS:
            if section.name in frame.sections:
                pages.extend(section.pages(scope))
        pages.extend(moved_pages(scope))
    return tuple(sorted(pages, key=lambda page: page.path))


def _frame(
    handbook: Handbook, findings: Findings, language: str, assets: Mapping[str, str], as_of: date
) -> Frame:
    site = handbook.site
    partner = site.tongues.partners.get(language, "")
    spoken = {code: handbook.theme.wording[code] for code in (language, partner) if code}
    sections = tuple(section.name for section in SECTIONS if section.has(handbook, findings))
    return Frame(
        language,
        partner,
        site.languages,
        site.title,
        site.footer,
        spoken,
        assets,
        as_of,
        sections,
        feed=addresses.feed(language) if handbook.frozen and site.base_url else "",
    )


def _assets(static: Mapping[str, bytes]) -> dict[str, str]:
    """Return the path of each of the theme's files, named after its bytes."""
    return {
        name: addresses.asset(name, hashlib.sha256(data).hexdigest()[:10]) for name, data in static.items()
    }
