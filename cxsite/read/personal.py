"""Nobody is named by accident: no e-mail address, no phone number and nothing else of a person in what readers read.

Quotations are looked at more closely: there a long number or an address belongs to somebody, while a handbook may
well say where a branch stands. The footer is left out: that is where contact details belong.
"""

from collections.abc import Iterator

from cxsite.model.personal import find_personal
from cxsite.model.personal_forms import PersonalKind
from cxsite.model.problems import Place
from cxsite.read.nodes import List, Map, Node, Scalar
from cxsite.read.notes import Notes
from cxsite.read.said import Said

ONLY_IN_QUOTES = frozenset({PersonalKind.HOME, PersonalKind.NUMBER, PersonalKind.COMPUTER})
IN_A_TEXT = (
    "leave it out, or name the team that answers; contact details belong into `footer:` of `content/site.yml`"
)
IN_A_QUOTE = "take it out of the quotation, as in `[…]`: who said it must not be found"


def check_personal(said: Said, notes: Notes) -> None:
    """No text holds personal data; a quotation holds none of any kind."""
    for passage in notes.passages:
        origin = (passage.source or passage).place
        if origin in said.contact:
            continue
        is_quote = origin in said.quoted
        for span in find_personal(passage.text):
            if is_quote or span.kind not in ONLY_IN_QUOTES:
                message = f"this looks like {span.kind}"
                hint = IN_A_QUOTE if is_quote else IN_A_TEXT
                notes.problem(passage.at(span.start, span.end), "personal-data", message, hint)


def places_of(node: Node | None) -> frozenset[Place]:
    """Return the places of everything written in a node."""
    return frozenset(_places(node))


def places_below(node: Node | None, key: str) -> frozenset[Place]:
    """Return the places of everything written below a key, wherever the key stands."""
    return frozenset(_below(node, key))


def _below(node: Node | None, key: str) -> Iterator[Place]:
    if isinstance(node, Map):
        for name, value in node.pairs:
            yield from _places(value) if name.text == key else _below(value, key)
    if isinstance(node, List):
        for item in node.items:
            yield from _below(item, key)


def _places(node: Node | None) -> Iterator[Place]:
    match node:
        case Scalar():
            yield node.place
        case List():
            for item in node.items:
                yield from _places(item)
        case Map():
            for _, value in node.pairs:
                yield from _places(value)
