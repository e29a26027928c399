"""Files made of finished pages: what is searched, what is printed as one.

When all pages are finished, each function of `GATHERINGS` is shown them and says which further files there are. Those
are pages like all others, with a maker in `MAKERS` and arguments: what is known before is not made again, so a file
should be handed no more of the pages than it shows. No gathered file is shown another.
"""

from collections.abc import Callable, Mapping

from cxsite.model.handbook import Handbook
from cxsite.pages.bound import bound_pages, view_of_bound
from cxsite.pages.page import Leaf, Page, View
from cxsite.pages.searching import search_pages, view_of_list, view_of_shard

Gathering = Callable[[Handbook, tuple[Leaf, ...]], tuple[Page, ...]]

GATHERINGS: tuple[Gathering, ...] = (search_pages, bound_pages)
"""Handbook and finished pages to the files made of them."""

MAKERS: Mapping[str, Callable[..., View]] = {
    "bound": view_of_bound,
    "search-list": view_of_list,
    "search-shard": view_of_shard,
}
"""Name of each kind of such files to the function that makes its view of the arguments."""


def gathered_pages(handbook: Handbook, leaves: tuple[Leaf, ...]) -> tuple[Page, ...]:
    """Return every file that is made of finished pages; the leaves are sorted by path."""
    return tuple(page for gathering in GATHERINGS for page in gathering(handbook, leaves))
