"""YAML files as they are kept between two readings: the tree, what was wrong with it, and its former ids.

The tree is decoded only where somebody looks at it: of an entity that has not changed nobody does.
"""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from cxsite.model.problems import Problem
from cxsite.read.files import conflicts, name_in, read_text
from cxsite.read.nodes import List, Map, Node, Scalar, written
from cxsite.read.notes import Notes

FORMERLY = "formerly"
NODE = msgspec.msgpack.Decoder(Node)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One YAML file.

    Attributes:
        name: the file, as authors know it.
        digest: hash of its bytes, "" for a file that cannot be read.
        tree: its nodes, encoded; empty where it cannot be worked with or holds nothing.
        is_written: whether anything stands in it.
        former: the ids that its entity had before.
        problems: what is wrong with it as a file and as YAML.
    """

    name: str
    digest: str = ""
    tree: bytes = b""
    is_written: bool = False
    former: tuple[Scalar, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def node(self) -> Node | None:
        """Its nodes, decoded anew each time."""
        return NODE.decode(self.tree) if self.tree else None


def digest_of(folder: Path, path: Path, notes: Notes) -> str:
    """Return the hash of a file's bytes, "" where it must not or cannot be read."""
    return notes.recall.files.digest_in(folder, path)


def read_sheet(folder: Path, path: Path, notes: Notes) -> Sheet:
    """Return a YAML file, and note what is wrong with it."""
    name, digest = name_in(folder, path), digest_of(folder, path, notes)
    sheet = _sheet(folder, path, name, digest, notes)
    notes.problems.extend(sheet.problems)
    return sheet


def _sheet(folder: Path, path: Path, name: str, digest: str, notes: Notes) -> Sheet:
    def make() -> Sheet:
        from cxsite.read.yaml import parse_yaml  # noqa: PLC0415 - a library that only what has changed needs

        text, problems = text_of(folder, path, notes)
        if text is None:
            return Sheet(name, digest, problems=problems)
        node, problems = parse_yaml(text, name)
        tree = b"" if node is None else msgspec.msgpack.encode(node)
        return Sheet(name, digest, tree, written(node) is not None, former_in(node), problems)

    return notes.recall.once(("yaml", name), (digest,), Sheet, make) if digest else make()


def text_of(folder: Path, path: Path, notes: Notes) -> tuple[str | None, tuple[Problem, ...]]:
    """Return what an author has written, None with problems when that cannot be worked with."""
    text, problems = read_text(folder, path, read=notes.recall.files.data)
    problems = problems or conflicts(name_in(folder, path), text)
    return None if problems else text, problems


def former_in(node: Node | None) -> tuple[Scalar, ...]:
    """Return the former ids of one thing; what is no list of words is said when the thing itself is read."""
    value = written(node.get(FORMERLY)) if isinstance(node, Map) else None
    items = value.items if isinstance(value, List) else (value,)
    return tuple(item for item in items if isinstance(item, Scalar) and item.text)
