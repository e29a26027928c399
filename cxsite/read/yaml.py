"""YAML behind a guard.

Accepted is a small YAML: one document, maps, lists and scalars. Anchors, aliases, tags, merge keys, a second document
and duplicate keys are problems, and there are limits on size and depth.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from cxsite.model.problems import Place, Problem
from cxsite.read.explanations import Complaint, explain
from cxsite.read.files import INVISIBLE
from cxsite.read.nodes import List, Map, Node, Scalar
from cxsite.read.traps import QUOTE_IT

LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What the parser counts as the end of a line."""
MAX_DEPTH = 32
MAX_NODES = 50_000
MAX_SCALAR = 100_000


class _Refused(Exception):  # noqa: N818 - no error of ours: the guard has seen something that it does not let in
    def __init__(self, place: Place, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.problem = Problem(place, code, message, hint)


def parse_yaml(text: str, name: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return the document as nodes (None when empty or refused) and every problem with its place.

    Args:
        text: what stands in the file.
        name: the file, for places.
    """
    builder = _Builder(name, text)
    try:
        node = builder.document(yaml.parse(text, Loader=yaml.CSafeLoader))
    except _Refused as refused:
        return None, (*builder.problems, refused.problem)
    except yaml.MarkedYAMLError as error:
        return None, (*builder.problems, explain(name, builder.lines, _complaint(error)))
    except (yaml.YAMLError, UnicodeError) as error:
        message = f"this is not understood as YAML ({error})"
        return None, (Problem(Place(name), "yaml-syntax", message, "save it as UTF-8 text"),)
    if isinstance(node, Scalar) and node.text:
        line, column = node.place.line - 1, node.place.column - 1
        lonely = Complaint("", line, column, "while scanning a simple key", line, 0)
        return None, (*builder.problems, explain(name, builder.lines, lonely))
    return node, tuple(builder.problems)


def _offsets(mark: Any) -> tuple[int, int, int]:
    """Return index, line and column from 0; a mark is missing only where the parser has no place to name."""
    return (mark.index, mark.line, mark.column) if mark else (0, 0, 0)


def _complaint(error: yaml.MarkedYAMLError) -> Complaint:
    _, line, column = _offsets(error.problem_mark or error.context_mark)
    _, from_line, from_column = _offsets(error.context_mark or error.problem_mark)
    return Complaint(error.problem or "", line, column, error.context or "", from_line, from_column)


class _Builder:
    """Turns parser events into nodes; used for one document."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.lines = LINE_END.split(text)
        self.problems: list[Problem] = []
        self.nodes = 0

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        node = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    message = "`---` begins a second document"
                    raise _Refused(self.place(event), "second-document", message, "use one file for each")
            elif isinstance(event, yaml.NodeEvent):
                node = self.node(event, events, depth=0)
        return node

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            message = "this file is nested too deeply or holds too much"
            raise _Refused(self.place(event), "too-deep", message, "split it")
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
            message = "a text that begins with `*` means something else in YAML"
            raise _Refused(self.place(event), "starts-with-star", message, QUOTE_IT)
        for sign, name in (("&", "anchor"), ("!", "tag")):
            if getattr(event, name, None) is not None:
                message = f"a text cannot begin with `{sign}`"
                raise _Refused(self.place(event), "starts-with-sign", message, QUOTE_IT)

    def map(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Map:
        pairs: list[tuple[Scalar, Node]] = []
        seen: dict[str, Scalar] = {}
        while not isinstance(inner := next(events), yaml.MappingEndEvent):
            key = self.node(inner, events, depth + 1)
            value = self.node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                message = "a bracket stands where a key is expected"
                raise _Refused(key.place, "key-is-not-a-word", message, QUOTE_IT)
            if first := seen.get(key.text):
                message = f"the key `{key.text}` stands twice, first on line {first.place.line}"
                hint = "keep one of the two, or merge them"
                self.problems.append(Problem(key.place, "duplicate-key", message, hint))
                continue
            seen[key.text] = key
            pairs.append((key, value))
        return Map(tuple(pairs), self.place(event), bool(getattr(event, "flow_style", False)))

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        begin, line, column = _offsets(event.start_mark)
        end, end_line, end_column = _offsets(event.end_mark)
        raw = self.text[begin:end]
        place = Place(self.name, line + 1, column + 1, max(1, len(raw.split("\n", 1)[0].rstrip())))
        if len(event.value) > MAX_SCALAR:
            message = "this text is longer than 100,000 characters"
            raise _Refused(place, "text-too-long", message, "move it to a .md file")
        plain = not event.style  # the C parser says "", the Python one None
        if not plain:
            self.note_hidden(event, place)
        elif line != end_line:
            self.note_swallowed(line + 1, end_line)
        comment = self.comment(event.value, end_line, end_column) if plain else None
        return Scalar(event.value, place, plain, comment, raw)

    def note_hidden(self, event: yaml.ScalarEvent, place: Place) -> None:
        """Note what only quotes and signs can hide: characters by their number, a text that is none."""
        if match := INVISIBLE.search(event.value):
            message = f"there is an invisible character here, U+{ord(match[0]):04X}"
            self.problems.append(Problem(place, "invisible-character", message, "delete its `\\…`"))
        if event.style in (">", "|") and not event.value.strip():
            message = f"a text that begins with `{event.style}` means something else in YAML"
            self.problems.append(Problem(place, "starts-with-sign", message, QUOTE_IT))

    def note_swallowed(self, begin: int, end: int) -> None:
        """Note an item of a list that became part of the text above it; lines from `begin` to `end`, from 0."""
        for number in range(begin, min(end + 1, len(self.lines))):
            line = self.lines[number]
            if line.lstrip().startswith("- "):
                message = "this item is indented like a continuation of the text above it"
                hint = "begin it exactly below the `-` of its neighbours, or put the text above in quotes"
                place = Place(self.name, number + 1, len(line) - len(line.lstrip()) + 1)
                self.problems.append(Problem(place, "swallowed-item", message, hint))

    def comment(self, value: str, line: int, column: int) -> Place | None:
        """Return where a comment begins that cuts a plain text short; behind no text at all, `# ` is a remark."""
        rest = self.lines[line][column:] if line < len(self.lines) else ""
        words = rest.strip()
        if not words.startswith("#") or (not value and not words[1:2].strip()):
            return None
        return Place(self.name, line + 1, column + len(rest) - len(rest.lstrip()) + 1, len(words))

    def place(self, event: yaml.Event) -> Place:
        _, line, column = _offsets(event.start_mark)
        return Place(self.name, line + 1, column + 1)
