"""Every page as other programs are told of it: the last that happens to a page, and to the list of all pages.

In which languages a page is mostly another's words is known when all pages are arranged, from what each is handed. It
goes with the page, so that its head can name its alternates without knowing their pages.
"""

import posixpath
from collections.abc import Iterable
from dataclasses import replace

from cxsite.model.settings import Site
from cxsite.pages.cards import pictured_by
from cxsite.pages.frame import Frame, Head, Shell
from cxsite.pages.known import Known
from cxsite.pages.lent import lent_in, letters_in
from cxsite.pages.page import Page, View
from cxsite.pages.sharing import UNLISTED, Shared, sharing_of
from cxsite.pages.sitemap import PATH, Listed, listed
from cxsite.pages.speech import without_markup

HIDDEN = frozenset({"moved", "missing"})
"""Makers of pages that nobody should find: the old address of something, and what stands for a page that is not."""

BETWEEN = " · "
"""What stands in a title before the handbook's."""


def passed_on(view: View, page: Page) -> View:
    """Return a page's view with what it tells other programs; that of a file as it is."""
    shell = view.content
    if not isinstance(shell, Shell):
        return view
    told = UNLISTED if page.maker in HIDDEN else sharing_of(_shared(shell.head, page), shell.head.base_url)
    return replace(view, content=replace(shell, head=replace(shell.head, sharing=told)))


def _shared(head: Head, page: Page) -> Shared:
    folder = posixpath.dirname(page.path)
    site = without_markup(head.site)
    return Shared(
        page.path,
        head.language,
        {link.lang: posixpath.normpath(posixpath.join(folder, link.href)) for link in head.languages},
        page.foreign,
        head.title.removesuffix(BETWEEN + site),
        site,
        head.description,
        pictured_by(frame_in(page.arguments), page.path),
    )


def frame_in(arguments: tuple[object, ...]) -> Frame | None:
    """Return the frame that a page's maker is handed; the first of those of a page that stands for all languages."""
    match arguments:
        case (Frame() as frame, *_) | ((Frame() as frame, *_), *_):
            return frame
        case _:
            return None


def for_others(pages: Iterable[Page], site: Site, known: Known) -> list[Page]:
    """Return the pages, each with the languages that it is mostly not in, and the list of them for search engines.

    Without `base_url` nothing is told, so they stay as they are.
    """
    if not site.base_url:
        return list(pages)
    languages = site.languages

    def in_its_languages(page: Page) -> Page:
        if not page.path.endswith(".html"):
            return page
        missing = lent_in(page, languages, lambda value: known(letters_in, value))
        return known(_with, page, " ".join(missing)) if missing else page

    told = [in_its_languages(page) for page in pages]
    return [*told, known(_sitemap, site.base_url, *known(listed_of, languages, *told))]


def listed_of(languages: tuple[str, ...], *pages: Page) -> tuple[Listed, ...]:
    """Return what search engines are told of these pages."""
    return listed(pages, languages, HIDDEN)


def _with(page: Page, missing: str) -> Page:
    return replace(page, foreign=tuple(missing.split()))


def _sitemap(base_url: str, *pages: Listed) -> Page:
    return Page(PATH, "sitemap", (base_url, pages))
