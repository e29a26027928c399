"""The model's value from plain data, with pydantic's complaints turned into problems at their places."""

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from cxsite.model.content import Content, Refused
from cxsite.read.nodes import List, Map, Node, Steps, place_at
from cxsite.read.notes import Notes, listed, suggestion
from cxsite.read.shape import Entity, Keyed, Leaf, Many, Shape, choices_of, fields_of
from cxsite.read.walk import Walk

M = TypeVar("M", bound=Content)


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    """Return what validates this model, made when one is met first."""
    return TypeAdapter(model)


def valid(model: type[M], data: Mapping[str, Any]) -> M:
    """Return the value that plain data makes.

    Args:
        model: what it is.
        data: names as authors write them, to texts, numbers, lists and mappings; every `Text` is one already.

    Raises:
        ValidationError: it makes none.
    """
    made: M = _adapter(cast("Any", model)).validate_python(model.filled_in(data))
    return made


def validated(model: type[M], data: dict[str, Any], node: Node, walk: Walk) -> M | None:
    """Return the value, or None with a problem for everything that the walk has not reported already."""
    try:
        return valid(model, data)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            steps = tuple(step for step in detail["loc"] if step != "[key]")
            if not _is_known(detail, steps, walk):
                _note(detail, steps, model, node, walk.notes)
        return None


def _is_known(detail: ErrorDetails, steps: Steps, walk: Walk) -> bool:
    """Say whether this follows from a reported mistake: at the same place, above it, or inside what a rule looks at."""
    is_rule = _refused(detail) is not None or detail["type"] == "too_short"
    return any(
        steps[: len(known)] == known or (is_rule and known[: len(steps)] == steps) for known in walk.broken
    )


def _note(detail: ErrorDetails, steps: Steps, model: type[Content], node: Node, notes: Notes) -> None:
    place, value, context = place_at(node, steps), detail.get("input"), detail.get("ctx", {})
    name = next((step for step in reversed(steps) if isinstance(step, str)), "")
    match detail["type"]:
        case "missing" if _stands_there(node, steps):
            hint = f"write something behind `{name}:`"
            notes.problem(place, "missing-key", f"`{name}` is empty", hint)
        case "missing":
            hint = f"write `{name}: …` here"
            notes.problem(place, "missing-key", f"`{name}` is missing", hint)
        case "enum":
            choices = choices_of(_leaf_kind(model, steps))
            hint = suggestion(str(value), choices, f"write one of {listed(choices)}")
            notes.problem(place, "unknown-word", f"`{value}` is not a word for `{name}`", hint)
        case "greater_than_equal":
            message = f"`{value}` is too small for `{name}`"
            notes.problem(place, "out-of-range", message, f"write {context['ge']} or more")
        case "less_than_equal":
            message = f"`{value}` is too large for `{name}`"
            notes.problem(place, "out-of-range", message, f"write {context['le']} or less")
        case "too_short":
            notes.problem(place, "missing-key", f"`{name}` is empty", "write at least one")
        case _ if refused := _refused(detail):
            notes.problem(place, refused.code, refused.message, refused.hint)
        case _:
            hint = "compare it with the example handbook"
            notes.problem(place, "bad-value", f"`{value}` does not fit `{name}`", hint)


def _refused(detail: ErrorDetails) -> Refused | None:
    """Return what the model itself has raised, if it was the model."""
    error = detail.get("ctx", {}).get("error")
    return error if isinstance(error, Refused) else None


def _stands_there(node: Node, steps: Steps) -> bool:
    """Say whether the last key is written, with nothing behind it."""
    for step in steps:
        inner = node.get(str(step)) if isinstance(node, Map) else None
        if isinstance(node, List) and isinstance(step, int) and step < len(node.items):
            inner = node.items[step]
        if inner is None:
            return False
        node = inner
    return True


def _leaf_kind(model: type[Content], steps: Steps) -> type:
    shape: Shape = Entity(model)
    for step in steps:
        match shape:
            case Entity(inner):
                shape = fields_of(inner).get(str(step), shape)
            case Many(item) | Keyed(item):
                shape = item
            case _:
                break
    return shape.kind if isinstance(shape, Leaf) else str
