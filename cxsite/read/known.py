"""What there is: the YAML of a whole handbook, and the ids that references may name."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.read.keys import ID, id_like
from cxsite.read.nodes import Map, Node, keys_of
from cxsite.read.shelves import FILES, FOLDERS, LISTED
from cxsite.read.sources import Source


@dataclass(frozen=True, slots=True)
class Sources:
    """The YAML of the handbook: that of single files by name, that of folders by folder and id."""

    singles: Mapping[str, Source]
    folders: Mapping[str, Mapping[str, Source]]

    def node(self, name: str) -> Node | None:
        """Return what stands in `content/<name>.yml`."""
        return self.singles[name].node if name in self.singles else None


def nodes_of(sources: Sources) -> dict[str, Node]:
    """Return file name below `content/` to its YAML."""
    singles = {f"{name}.yml": source.node for name, source in sources.singles.items() if source.node}
    return singles | {
        f"{kind}/{name}.yml": source.node
        for kind, found in sources.folders.items()
        for name, source in found.items()
        if source.node
    }


def known_ids(sources: Sources, wrong: frozenset[str]) -> dict[str, frozenset[str]]:
    """Return kind to ids, from keys and file names: also those of entities that have problems of their own.

    A kind is left out when the file that lists it is one of `wrong` and could not be read at all: what it lists nobody
    knows.
    """
    lost = _lost(sources) & wrong
    known = {shelf.kind: frozenset(sources.folders[shelf.name]) for shelf in FOLDERS}
    known |= {
        shelf.kind: _ids(sources.node(shelf.name))
        for shelf in FILES
        if f"content/{shelf.name}.yml" not in lost
    }
    for kind, (name, key) in LISTED.items():
        node = sources.node(name)
        if f"content/{name}.yml" not in lost:
            known[kind] = _ids(node.get(key)) if isinstance(node, Map) else frozenset()
    if not any(name.startswith("content/data/") for name in lost):
        known["question"] = _parts(sources, "questions")
        known["figure"] = _parts(sources, "figures")
    return known


def _ids(node: Node | None) -> frozenset[str]:
    """Return the ids that keys are, and those that the keys which cannot be ids will be once they are corrected."""
    return frozenset(key if ID.fullmatch(key) else id_like(key) for key in keys_of(node))


def _lost(sources: Sources) -> frozenset[str]:
    """Return the names of files that are there and could not be read."""
    singles = {f"content/{name}.yml" for name, source in sources.singles.items() if source.node is None}
    data = {f"content/data/{name}.yml" for name, source in sources.folders["data"].items() if not source.node}
    return frozenset(singles | data)


def _parts(sources: Sources, key: str) -> frozenset[str]:
    """Return `dataset.part` for everything that stands under this key of a dataset."""
    return frozenset(
        f"{name}.{part}"
        for name, source in sources.folders["data"].items()
        if isinstance(source.node, Map)
        for part in keys_of(source.node.get(key))
    )
