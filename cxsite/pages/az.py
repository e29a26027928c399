"""The index: everything that has a name, in the order in which readers of a language look things up."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cxsite.pages import addresses
from cxsite.pages.entries import anchor_of, by_initial, heading_of
from cxsite.pages.frame import Frame, Shell, head_of, speech_of
from cxsite.pages.names import Names
from cxsite.pages.page import View
from cxsite.pages.speech import Pair

KINDS = (
    *("journey", "touchpoint", "persona", "metric", "practice", "case", "article", "role"),
    *("opportunity", "initiative", "term", "claim", "reference"),
)
"""What stands in the index: all that has a place of its own; who reads without scripts has no other search."""


@dataclass(frozen=True, slots=True)
class Line:
    """One name, a link where it has a page, and the kind of thing it is."""

    name: Pair
    kind: Pair


@dataclass(frozen=True, slots=True)
class Letter:
    """The names of one initial: a letter, or a number of strokes."""

    id: str
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class IndexBody:
    """What the index shows."""

    title: Pair
    lead: Pair
    letters: tuple[Letter, ...]
    labels: Mapping[str, str]
    bound: Pair | None


def view_of_index(frame: Frame, path: str, names: Names, bound: str = "") -> View:
    """Return the index of one language; `bound` is the path of all its pages as one, "" where there is none."""
    speech = speech_of(frame, path, names)
    known = [key for key in names if key.partition(":")[0] in KINDS]
    letters = tuple(
        Letter(
            anchor_of(letter),
            heading_of(letter, speech),
            tuple(
                Line(speech.link(kind, identifier), speech.ui(f"kind.{kind}"))
                for kind, _, identifier in (key.partition(":") for key in keys)
            ),
        )
        for letter, keys in by_initial(known, lambda key: speech.plain(names[key][0]), frame.language)
    )
    body = IndexBody(
        speech.ui("page.index"),
        speech.ui("reference.index"),
        letters,
        {"letters": speech.word("index.letters")},
        replace(speech.ui("bound.link"), href=addresses.link(path, bound)) if bound else None,
    )
    description = speech.word("reference.index")
    head = head_of(frame, path, speech.word("page.index"), section="reference", description=description)
    return View("az.html", Shell(head, body))
