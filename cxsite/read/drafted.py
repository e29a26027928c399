"""What checks see: everything that could be read, with the places it was read from."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.model.handbook import Handbook
from cxsite.model.problems import Place
from cxsite.read.nodes import Map, Node, Scalar, node_at, place_at, written


@dataclass(frozen=True, slots=True)
class Drafted:
    """What has been read, with the nodes it was read from.

    Attributes:
        handbook: everything that could be read; what has problems of its own is left out.
        known: kind of thing to the ids that exist, also those whose file has problems.
        nodes: file name below `content/` to its YAML.
        wrong: the files that have problems of their own, so that what they hold is not known whole.
    """

    handbook: Handbook
    known: Mapping[str, frozenset[str]]
    nodes: Mapping[str, Node]
    wrong: frozenset[str] = frozenset()

    def is_whole(self, *names: str) -> bool:
        """Say whether nothing is wrong in these files and folders of `content/`, so that what is missing there is."""
        return not any(file.startswith(f"content/{name}") for file in self.wrong for name in names)

    def place(self, file: str, *steps: str | int) -> Place:
        """Return where something stands in `content/<file>`."""
        node = self.nodes.get(file)
        return place_at(node, steps) if node else Place(f"content/{file}")

    def key_place(self, file: str, *keys: str) -> Place:
        """Return where a key itself stands in `content/<file>`, not what is behind it."""
        *above, last = keys
        node = node_at(self.nodes.get(file), *above)
        pairs = node.pairs if isinstance(node, Map) else ()
        return next((key.place for key, _ in pairs if key.text == last), self.place(file, *keys))

    def keys(self, file: str, *keys: str) -> frozenset[str]:
        """Return the keys of a map in `content/<file>` that have something behind them."""
        node = node_at(self.nodes.get(file), *keys)
        pairs = node.pairs if isinstance(node, Map) else ()
        return frozenset(key.text for key, value in pairs if written(value))

    def raw(self, file: str, *keys: str) -> str:
        """Return one value of `content/<file>` as it stands there, with its quotation marks; "" where none stands."""
        node = node_at(self.nodes.get(file), *keys)
        return node.raw if isinstance(node, Scalar) else ""
