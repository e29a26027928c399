"""No two pages have one address, and every address can be a file on every system."""

import unicodedata
from collections.abc import Iterable

from cxsite.build import manifest
from cxsite.build.tree import parents_of
from cxsite.model.problems import Place, Problem, in_reading_order
from cxsite.pages.page import Page


def clashes(pages: Iterable[Page]) -> tuple[Problem, ...]:
    """Return a problem for every path that two pages want, or that cannot be a file of the output.

    Paths that differ in case or in Unicode form alone are one path: they are on Windows and macOS.
    """
    wanted = tuple(pages)
    makers = {_folded(manifest.NAME): Page(manifest.NAME, "manifest", ())}
    folders = {_folded(folder) for folder in parents_of(page.path for page in wanted)}
    problems = []
    for page in wanted:
        if other := makers.get(_folded(page.path)):
            problems.append(_clash(page, f"`{other.path}` made by `{other.maker}`"))
        elif _folded(page.path) in folders:
            problems.append(_clash(page, "a folder of other pages"))
        makers.setdefault(_folded(page.path), page)
        if not manifest.is_safe(page.path):
            problems.append(
                Problem(
                    Place(page.path),
                    "bad-address",
                    f"`{page.path}`, made by `{page.maker}`, is no address that every system can have",
                    "rename the file that it is named after",
                )
            )
    return in_reading_order(tuple(problems))


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _clash(page: Page, other: str) -> Problem:
    return Problem(
        Place(page.path),
        "same-address",
        f"`{page.path}`, made by `{page.maker}`, has the address of {other}",
        "rename one of the two; case alone makes no difference",
    )
