"""The model's value from plain data, with pydantic's complaints turned into problems at their places."""

from collections.abc import Set as AbstractSet
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cxsite.model.content import Content
from cxsite.model.problems import Place
from cxsite.read.notes import Notes, listed, suggestion
from cxsite.read.shape import Entity, Keyed, Leaf, Many, Shape, choices_of, fields_of
from cxsite.read.yaml import List, Map, Node, Scalar

Steps = tuple[str | int, ...]
M = TypeVar("M", bound=Content)


def validated(
    model: type[M], data: dict[str, Any], node: Node, broken: AbstractSet[Steps], notes: Notes
) -> M | None:
    """Return the value, or None with a problem for everything that `broken` does not already cover."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            steps = tuple(step for step in detail["loc"] if step != "[key]")
            if not any(steps[: len(known)] == known for known in broken):
                _note(detail, steps, model, node, notes)
        return None


def _note(detail: ErrorDetails, steps: Steps, model: type[Content], node: Node, notes: Notes) -> None:
    place, value = place_at(node, steps), detail.get("input")
    name = str(steps[-1]) if steps else ""
    match detail["type"]:
        case "missing":
            hint = f"add `{name}: …` here"
            notes.problem(place_at(node, steps[:-1]), "missing-key", f"`{name}` is missing", hint)
        case "enum":
            choices = choices_of(_leaf_kind(model, steps))
            hint = suggestion(str(value), choices, f"write one of {listed(choices)}")
            notes.problem(place, "unknown-word", f"`{value}` is not a word for `{name}`", hint)
        case "greater_than_equal" | "less_than_equal":
            bound = detail["ctx"].get("ge", detail["ctx"].get("le"))
            least = detail["type"] == "greater_than_equal"
            message = f"`{value}` is too {'small' if least else 'large'} for `{name}`"
            notes.problem(place, "out-of-range", message, f"write {bound} at {'least' if least else 'most'}")
        case "too_short":
            notes.problem(place, "missing-key", f"`{name}` is empty", "write at least one")
        case kind:
            hint = detail.get("ctx", {}).get("hint", "compare it with the example handbook")
            notes.problem(place, kind.replace("_", "-"), detail["msg"], str(hint))


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


def place_at(node: Node, steps: Steps) -> Place:
    """Return the place of what the steps lead to, or of the nearest thing above it that is written."""
    place = node.pairs[0][0].place if isinstance(node, Map) and node.pairs else node.place
    for step in steps:
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
