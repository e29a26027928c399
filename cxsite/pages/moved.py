"""Old addresses: a page that says what something is called now, and leads there.

It is a link and no redirection: nobody is carried off while reading, and the way back stays open.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cxsite.model.renames import former_ids
from cxsite.pages import addresses
from cxsite.pages.frame import Frame, Shell, head_of, speech_of
from cxsite.pages.names import Names
from cxsite.pages.page import Page, View
from cxsite.pages.section import Scope
from cxsite.pages.speech import Pair

ADDRESSES: Mapping[str, Callable[[str, str], str]] = {
    "journey": addresses.journey,
    "persona": addresses.persona,
    "touchpoint": addresses.touchpoint,
    "metric": addresses.measure,
    "practice": addresses.practice,
    "case": addresses.case,
    "article": addresses.article,
    "role": addresses.role,
}
"""Kind of thing to where the page of one of them stands."""


@dataclass(frozen=True, slots=True)
class MovedBody:
    """What such a page shows."""

    title: Pair
    lead: Pair
    target: Pair
    href: str


def moved_pages(scope: Scope) -> list[Page]:
    """Return a page for every old address of something that has a page today."""
    language = scope.frame.language
    pages = []
    for kind, renames in former_ids(scope.handbook).items():
        for old, new in renames.items():
            path, key = ADDRESSES[kind](language, old), f"{kind}:{new}"
            name = scope.register.names[key]
            if name[1]:
                pages.append(Page(path, "moved", (scope.frame, path, {key: name})))
    return pages


def view_of_moved(frame: Frame, path: str, names: Names) -> View:
    """Return the page at an old address; `names` holds what it leads to, and nothing else."""
    speech = speech_of(frame, path, names)
    ((key, (_, target)),) = names.items()
    kind, _, identifier = key.partition(":")
    body = MovedBody(
        speech.ui("moved.title"),
        speech.ui("moved.lead"),
        speech.link(kind, identifier),
        addresses.link(path, target),
    )
    return View("moved.html", Shell(head_of(frame, path, speech.word("moved.title")), body))
