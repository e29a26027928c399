"""Files made of finished pages: the second round of a build.

Which there are, `pages.gathering` says. They are pages like all others but for the time at which they are arranged, so
keys, store, links, manifest and comparison hold for them, too. A key is made of what such a file is handed, never of
what else the pages hold.
"""

from collections.abc import Callable, Iterable

from cxsite.build.press import Finished
from cxsite.pages.page import Leaf, Page

Gather = Callable[[tuple[Leaf, ...]], tuple[Page, ...]]
"""Finished pages to the files made of them."""


def nothing_gathered(_leaves: tuple[Leaf, ...]) -> tuple[Page, ...]:
    """Return no file."""
    return ()


def leaves_of(made: Iterable[tuple[Page, Finished]]) -> tuple[Leaf, ...]:
    """Return finished pages as they are shown to those who gather, sorted by path."""
    leaves = (Leaf(page.path, page.maker, each.data, each.told) for page, each in made)
    return tuple(sorted(leaves, key=lambda leaf: leaf.path))
