"""YAML as nodes that know their places.

A scalar is always the text that stands in the file: `no`, `8:10` and `010` mean what the field they stand in wants
them to mean. `Steps` lead from a node to one inside it: keys of maps, numbers of items (from 0).

Nodes are tagged, so that a tree of them can be kept between two readings as plain data.
"""

from msgspec import Struct

from cxsite.model.problems import Place

Steps = tuple[str | int, ...]


class Scalar(Struct, frozen=True, array_like=True, tag="text"):
    """A piece of text.

    Attributes:
        text: what it says.
        place: where it begins.
        plain: whether it is written without quotes and signs.
        comment: where a ` #` that ends it begins.
        raw: what stands in the file from `place` on, with quotes, line ends and indentation.
    """

    text: str
    place: Place
    plain: bool = True
    comment: Place | None = None
    raw: str = ""


class List(Struct, frozen=True, array_like=True, tag="list"):
    """Items in order; `flow` when written in brackets."""

    items: "tuple[Node, ...]"
    place: Place
    flow: bool = False


class Map(Struct, frozen=True, array_like=True, tag="map"):
    """Keys and values in order, each key once; `flow` when written in braces."""

    pairs: "tuple[tuple[Scalar, Node], ...]"
    place: Place
    flow: bool = False

    def get(self, key: str) -> "Node | None":
        """Return the value under a key."""
        return next((value for name, value in self.pairs if name.text == key), None)


Node = Scalar | List | Map


def written(node: Node | None) -> Node | None:
    """Return the node if something stands there, None for an empty value (`goal:`)."""
    is_blank = isinstance(node, Scalar) and not node.text.strip() and not node.comment
    return None if is_blank else node


def keys_of(node: Node | None) -> frozenset[str]:
    """Return the keys of a map, none for anything else."""
    return frozenset(key.text for key, _ in node.pairs) if isinstance(node, Map) else frozenset()


def place_of_word(place: Place, raw: str, before: str, word: str) -> Place:
    """Return where a word stands in a value written as `raw` at `place`, behind the first `before`; else the value."""
    at = raw.find(before + word)
    return Place(place.file, place.line, place.column + at + len(before), len(word)) if at >= 0 else place


def node_at(node: Node | None, *keys: str) -> Node | None:
    """Return what stands under these keys, None where one of them is not written."""
    for key in keys:
        node = node.get(key) if isinstance(node, Map) else None
    return node


def place_at(node: Node, steps: Steps) -> Place:
    """Return the place of what the steps lead to, or of the nearest thing above it that is written."""
    place = node.pairs[0][0].place if isinstance(node, Map) and node.pairs else node.place
    for step in steps:
        if step == 0 and not isinstance(node, List):  # one value may stand for a list of one
            continue
        if isinstance(node, Map):
            pair = next((pair for pair in node.pairs if pair[0].text == str(step)), None)
            if pair is None:
                break
            node = pair[1]
            place = node.place if isinstance(node, Scalar) and node.text else pair[0].place
        elif isinstance(node, List) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            place = node.place
        else:
            break
    return place
