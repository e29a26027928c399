"""Old ids: what stands under `formerly:` goes on being understood wherever somebody still writes it.

They are known before anything else is read, so every reference is read as what it means now; who wrote the old one is
told the new one.
"""

from collections.abc import Mapping
from dataclasses import replace

from cxsite.model.improve import Improvements
from cxsite.read.keys import note_bad_id
from cxsite.read.known import Sources
from cxsite.read.nodes import Map, Node, Scalar, node_at, place_of_word
from cxsite.read.notes import Notes
from cxsite.read.shape import fields_of
from cxsite.read.sheets import FORMERLY, former_in
from cxsite.read.shelves import FILES, FOLDERS, Shelf


def renames_of(sources: Sources, notes: Notes) -> dict[str, dict[str, str]]:
    """Return kind of thing to its former ids with the present ones; an old id that is taken is a problem."""
    renames: dict[str, dict[str, str]] = {}
    for shelf in (*FOLDERS, *FILES):
        if FORMERLY in fields_of(shelf.model):
            found = renames.setdefault(shelf.kind, {})
            entities = _entities(shelf, sources)
            for new, former in entities.items():
                for old in former:
                    if _is_free(old, entities, found, notes):
                        found[old.text] = new
    return renames


def with_current_promises(improvements: Improvements, node: Node | None, notes: Notes) -> Improvements:
    """Return the improvements with every promise about a measure and a touchpoint as they are called now."""
    initiatives = {}
    for key, initiative in improvements.initiatives.items():
        promise = initiative.promise
        written_at = node_at(node, "initiatives", key, "promise")
        if promise and isinstance(written_at, Scalar):
            place, raw = written_at.place, written_at.raw
            there = place_of_word(place, raw, " at ", promise.touchpoint)
            metric = notes.understood(place_of_word(place, raw, "", promise.metric), "metric", promise.metric)
            touchpoint = notes.understood(there, "touchpoint", promise.touchpoint)
            promise = replace(promise, metric=metric, touchpoint=touchpoint)
        initiatives[key] = replace(initiative, promise=promise)
    return replace(improvements, initiatives=initiatives)


def _entities(shelf: Shelf, sources: Sources) -> Mapping[str, tuple[Scalar, ...]]:
    """Return what there is on a shelf, each with its former ids."""
    if shelf in FOLDERS:
        found = sources.folders[shelf.name].items()
        return {key: source.sheet.former for key, source in found if source.is_there}
    node = sources.node(shelf.name)
    return {key.text: former_in(value) for key, value in node.pairs} if isinstance(node, Map) else {}


def _is_free(
    old: Scalar, entities: Mapping[str, tuple[Scalar, ...]], found: Mapping[str, str], notes: Notes
) -> bool:
    """Say whether an old id belongs to nobody else, with a problem where it does."""
    note_bad_id(old, notes)
    owner = old.text if old.text in entities else found.get(old.text, "")
    if owner:
        message = f"`{old.text}` is what `{owner}` was called before, too"
        hint = "an old name leads to one place: delete it in one of the two"
        if owner == old.text:
            message, hint = f"`{old.text}` is an id in use", "delete it here, or rename the other one"
        notes.problem(old.place, "former-id-in-use", message, hint)
    return not owner
