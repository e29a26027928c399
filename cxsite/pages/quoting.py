"""Live numbers and pictures of a text: which they are, and what their page must be handed to show them."""

import hashlib
from collections.abc import Mapping

from cxsite.model.handbook import Handbook
from cxsite.model.picture import Picture
from cxsite.model.prose import BlockKind, Prose
from cxsite.pages import addresses
from cxsite.pages.grouping import grouped
from cxsite.pages.prose import Plate, Quotable
from cxsite.pages.section import Scope


def quoted_in(prose: Prose) -> tuple[tuple[str, str], ...]:
    """Return metric and touchpoint ("" for none) of every live number, in the order of the text."""
    parts = (block.argument.partition(" at ") for block in prose if block.kind is BlockKind.NUMBER)
    return tuple((metric.strip(), touchpoint.strip()) for metric, _, touchpoint in parts)


def places_quoted(prose: Prose) -> Mapping[str, tuple[str, ...]]:
    """Return metric to the touchpoints that the text speaks of with it, "" for everyone."""
    return grouped(quoted_in(prose))


def quotable_of(scope: Scope, prose: Prose) -> Quotable:
    """Return what the numbers of this text may speak of, and nothing else."""
    quoted = places_quoted(prose)
    places = dict.fromkeys(place for each in quoted.values() for place in each if place)
    return Quotable(
        {key: scope.handbook.metrics[key] for key in quoted},
        {key: scope.whole[key].at(each) for key, each in quoted.items() if key in scope.whole},
        {key: scope.handbook.touchpoints[key].name for key in places},
        plates_of(scope.handbook, prose),
    )


def plates_of(handbook: Handbook, prose: Prose) -> dict[str, Plate]:
    """Return the pictures of a text by name; their bytes are no business of the page."""
    names = dict.fromkeys(block.argument for block in prose if block.kind is BlockKind.FIGURE)
    pictures = [handbook.pictures[name] for name in names]
    return {each.name: Plate(address_of(each), each.width, each.height) for each in pictures}


def address_of(picture: Picture) -> str:
    """Return the path of a picture's file, which is named after its bytes."""
    return addresses.asset(picture.name, hashlib.sha256(picture.data).hexdigest()[:10])


def seen_from(path: str, language: str, quotable: Quotable) -> dict[str, str]:
    """Return how the page at `path` refers to pictures, and what the addresses of a measure's numbers begin with."""
    measures = {key: f"{addresses.link(path, addresses.measure(language, key))}#" for key in quotable.metrics}
    return measures | {name: addresses.link(path, plate.src) for name, plate in quotable.pictures.items()}
