"""YAML as nodes that know their places, behind a guard.

Accepted is a small YAML: one document, mappings, lists and scalars. Anchors, aliases, tags, merge keys, a second
document and duplicate keys are problems, and there are limits on size and depth. A scalar is always the text that
stands in the file: `no`, `8:10` and `010` mean what the field they stand in wants them to mean.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from cxsite.model.problems import Place, Problem
from cxsite.read.traps import QUOTE_IT, Complaint, explain

MAX_DEPTH = 32
MAX_NODES = 50_000
MAX_SCALAR = 100_000


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text; `plain` when written without quotes; `comment` where a ` #` on its last line begins."""

    text: str
    place: Place
    plain: bool = True
    comment: Place | None = None


@dataclass(frozen=True, slots=True)
class List:
    """Items in order; `flow` when written in brackets."""

    items: "tuple[Node, ...]"
    place: Place
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Map:
    """Keys and values in order; `flow` when written in braces."""

    pairs: "tuple[tuple[Scalar, Node], ...]"
    place: Place
    flow: bool = False

    def get(self, key: str) -> "Node | None":
        """Return the value under a key."""
        return next((value for name, value in self.pairs if name.text == key), None)


Node = Scalar | List | Map


class _Refused(Exception):
    """The guard has seen something that it does not let in."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def parse_yaml(text: str, name: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return the document as nodes (None when empty or refused) and every problem with its place."""
    lines = text.split("\n")
    builder = _Builder(name, lines)
    try:
        node = builder.document(yaml.parse(text, Loader=yaml.CSafeLoader))
    except _Refused as refused:
        return None, (*builder.problems, refused.problem)
    except yaml.MarkedYAMLError as error:
        return None, (*builder.problems, explain(name, lines, _complaint(error)))
    except yaml.YAMLError as error:
        problem = Problem(
            Place(name), "yaml-syntax", f"this is not understood as YAML ({error})", "save it as UTF-8 text"
        )
        return None, (problem,)
    if isinstance(node, Scalar) and node.text:
        lonely = Complaint(
            "",
            node.place.line - 1,
            node.place.column - 1,
            "while scanning a simple key",
            node.place.line - 1,
            0,
        )
        return None, (*builder.problems, explain(name, lines, lonely))
    return node, tuple(builder.problems)


def _complaint(error: yaml.MarkedYAMLError) -> Complaint:
    mark, begun = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    from_line, from_column = (begun.line, begun.column) if begun else (0, 0)
    return Complaint(error.problem or "", line, column, error.context or "", from_line, from_column)


class _Builder:
    """Turns parser events into nodes; closed after one document."""

    def __init__(self, name: str, lines: list[str]) -> None:
        self.name = name
        self.lines = lines
        self.problems: list[Problem] = []
        self.nodes = 0

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        node = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self.refused(
                        event, "second-document", "`---` begins a second document", "use one file for each"
                    )
            elif isinstance(event, yaml.NodeEvent):
                node = self.node(event, events, depth=0)
        return node

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            raise self.refused(
                event, "too-deep", "this file is nested too deeply or holds too much", "split it"
            )
        self.let_in(event)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(inner := next(events), yaml.SequenceEndEvent):
                items.append(self.node(inner, events, depth + 1))
            return List(tuple(items), self.place(event), bool(event.flow_style))
        return self.map(event, events, depth)

    def let_in(self, event: yaml.Event) -> None:
        """Refuse what authors write by accident and YAML takes for an anchor, an alias or a tag."""
        if isinstance(event, yaml.AliasEvent):
            raise self.refused(
                event,
                "starts-with-star",
                "a text that begins with `*` means something else in YAML",
                QUOTE_IT,
            )
        if getattr(event, "anchor", None) is not None:
            raise self.refused(event, "starts-with-sign", "a text cannot begin with `&`", QUOTE_IT)
        if getattr(event, "tag", None) is not None:
            raise self.refused(event, "starts-with-sign", "a text cannot begin with `!`", QUOTE_IT)

    def map(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Map:
        pairs: list[tuple[Scalar, Node]] = []
        seen: dict[str, Scalar] = {}
        while not isinstance(inner := next(events), yaml.MappingEndEvent):
            key = self.node(inner, events, depth + 1)
            value = self.node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                raise _Refused(
                    Problem(
                        key.place, "key-is-not-a-word", "a bracket stands where a key is expected", QUOTE_IT
                    )
                )
            if first := seen.get(key.text):
                message = f"the key `{key.text}` stands twice, first on line {first.place.line}"
                hint = "keep one of the two, or merge them"
                self.problems.append(Problem(key.place, "duplicate-key", message, hint))
                continue
            seen[key.text] = key
            pairs.append((key, value))
        return Map(tuple(pairs), self.place(event), bool(getattr(event, "flow_style", False)))

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        if len(event.value) > MAX_SCALAR:
            raise self.refused(
                event, "text-too-long", "this text is longer than 100,000 characters", "move it to a .md file"
            )
        start, end = event.start_mark, event.end_mark
        one_line = start.line == end.line
        length = max(1, end.column - start.column) if one_line else len(self.lines[start.line]) - start.column
        place = Place(self.name, start.line + 1, start.column + 1, length)
        plain = not event.style  # the C parser says "", the Python one None
        return Scalar(event.value, place, plain, self.comment(event) if plain else None)

    def comment(self, event: yaml.ScalarEvent) -> Place | None:
        """Return where a comment begins that cuts a plain text short on its last line."""
        end = event.end_mark
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        if not rest.lstrip().startswith("#"):
            return None
        column = end.column + len(rest) - len(rest.lstrip())
        return Place(self.name, end.line + 1, column + 1, len(rest.strip()))

    def place(self, event: yaml.Event) -> Place:
        return Place(self.name, event.start_mark.line + 1, event.start_mark.column + 1)

    def refused(self, event: yaml.Event, code: str, message: str, hint: str) -> _Refused:
        return _Refused(Problem(self.place(event), code, message, hint))
