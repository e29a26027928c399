"""Values that are no text for readers: ids, words of a closed list, whole numbers, true and false."""

import re

from cxsite.read.nodes import Node, Scalar, Steps
from cxsite.read.shape import Leaf
from cxsite.read.walk import Walk, start_of

INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
NO = frozenset({"no", "off", "n", "false", "0"})


def read_leaf(shape: Leaf, node: Node, steps: Steps, walk: Walk) -> str | int | bool | None:
    """Return the value, None with a problem when there is none of this kind."""
    if not isinstance(node, Scalar):
        hint = "write it behind the key, on one line"
        walk.report(start_of(node), steps, "not-a-value", "one value is expected here", hint)
        return None
    if node.plain and not node.text:
        hint = 'write a value, delete the line, or write `""` where an empty text is meant'
        walk.report(node.place, steps, "empty-value", "a value is expected here and nothing is written", hint)
        return None
    if shape.refers:
        walk.notes.refer(node.place, shape.refers, node.text)
    if shape.kind is bool:
        return _true_or_false(node, steps, walk)
    if shape.kind is int:
        return _whole_number(node, steps, walk)
    return walk.notes.current(shape.refers, node.text)


def _true_or_false(node: Scalar, steps: Steps, walk: Walk) -> bool | None:
    if node.plain and node.text in {"true", "false"}:
        return node.text == "true"
    hint = f"write `{'false' if node.text.lower() in NO else 'true'}`"
    message = f"`{node.text}` is neither `true` nor `false`"
    walk.report(node.place, steps, "not-true-or-false", message, hint)
    return None


def _whole_number(node: Scalar, steps: Steps, walk: Walk) -> int | None:
    if INTEGER.fullmatch(node.text):
        return int(node.text)
    hint = "write digits only, as in `4`"
    if re.fullmatch(r"-?0+[0-9]{1,18}", node.text):
        hint = f"write `{int(node.text)}`, without the leading zero"
    walk.report(node.place, steps, "not-a-number", f"`{node.text}` is not a whole number", hint)
    return None
