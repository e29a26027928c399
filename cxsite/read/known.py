"""What there is: the YAML of a whole handbook, and the ids that references may name."""

from collections.abc import Iterator, Mapping
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


class Nodes(Mapping[str, Node]):
    """File name below `content/` to its YAML, which is looked at only where somebody asks for it."""

    def __init__(self, sources: Sources) -> None:
        singles = {f"{name}.yml": source for name, source in sources.singles.items()}
        self._found = singles | {
            f"{kind}/{name}.yml": source
            for kind, found in sources.folders.items()
            for name, source in found.items()
        }

    def __getitem__(self, name: str) -> Node:
        node = self._found[name].node
        if node is None:
            raise KeyError(name)
        return node

    def __iter__(self) -> Iterator[str]:
        return (name for name, source in self._found.items() if source.is_there)

    def __len__(self) -> int:
        return sum(1 for _ in self)


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
    singles = {f"content/{name}.yml" for name, source in sources.singles.items() if not source.is_there}
    data = {
        f"content/data/{name}.yml" for name, source in sources.folders["data"].items() if not source.is_there
    }
    return frozenset(singles | data)


def _parts(sources: Sources, key: str) -> frozenset[str]:
    """Return `dataset.part` for everything that stands under this key of a dataset."""
    return frozenset(
        f"{name}.{part}"
        for name, source in sources.folders["data"].items()
        if isinstance(source.node, Map)
        for part in keys_of(source.node.get(key))
    )
