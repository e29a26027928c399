"""What the models expect in a place, read off their annotations once.

There are no unions in the models but `… | None`, so every field has exactly one shape.
"""

import types
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from enum import Enum
from functools import cache
from typing import Annotated, Any, Union, cast, get_args, get_origin, get_type_hints

from cxsite.model.content import Content, Reads, Refers, kebab
from cxsite.model.text import Text, Written


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value that is no text for readers: `kind` is the Python type, `refers` what it is the id of."""

    kind: type
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """A text for readers, written as `written` says."""

    written: Written


@dataclass(frozen=True, slots=True)
class Many:
    """A list of one shape."""

    item: "Shape"


@dataclass(frozen=True, slots=True)
class Keyed:
    """A mapping with free keys; `refers` when the keys are ids of something else."""

    item: "Shape"
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A model with named fields."""

    model: type[Content]


Shape = Leaf | Wording | Many | Keyed | Entity


@dataclass(frozen=True, slots=True)
class Form:
    """What authors may and must write of a model: the keys with their shapes, and those that must be there."""

    keys: Mapping[str, Shape]
    required: frozenset[str]
    has_id: bool


def fields_of(model: type[Content]) -> Mapping[str, Shape]:
    """Return the keys that authors may write, in the order of the model; `id` is given by the key or file name."""
    return _form(cast("Any", model)).keys


def required_of(model: type[Content]) -> frozenset[str]:
    """Return the keys that must be there."""
    return _form(cast("Any", model)).required


def has_id(model: type[Content]) -> bool:
    """Say whether a value of this model knows the key or the file name that it stands under."""
    return _form(cast("Any", model)).has_id


@cache
def _form(model: Any) -> Form:  # `Any`, because type checkers take a class's own hash for that of its values
    hints, declared = get_type_hints(model, include_extras=True), fields(model)
    needed = (each for each in declared if each.default is MISSING and each.default_factory is MISSING)
    return Form(
        {kebab(each.name): _shape(hints[each.name], ()) for each in declared if each.name != "id"},
        frozenset(kebab(each.name) for each in needed),
        any(each.name == "id" for each in declared),
    )


@cache
def holds_text(shape: Shape) -> bool:
    """Say whether a translation file may have something to say about this shape."""
    match shape:
        case Wording(written):
            return written in {Written.NAME, Written.SENTENCE}
        case Many(item) | Keyed(item):
            return holds_text(item)
        case Entity(model):
            return any(holds_text(field) for field in fields_of(model).values())
        case Leaf():
            return False


def _shape(annotation: Any, marks: tuple[object, ...]) -> Shape:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0], (*marks, *arguments[1:]))
    if origin in {Union, types.UnionType}:
        return _shape(next(argument for argument in arguments if argument is not type(None)), marks)
    if any(isinstance(mark, Reads) for mark in marks):
        return Leaf(str)  # written in a form of its own, as in `6 months`: its validator reads the text
    if origin is tuple:
        return Many(_shape(arguments[0], ()))
    if origin is dict:
        key = _shape(arguments[0], ())
        return Keyed(_shape(arguments[1], ()), key.refers if isinstance(key, Leaf) else "")
    return _single(annotation, marks)


def _single(annotation: type, marks: tuple[object, ...]) -> Shape:
    if annotation is Text:
        return Wording(next(mark for mark in marks if isinstance(mark, Written)))
    if issubclass(annotation, Content):
        return Entity(annotation)
    return Leaf(annotation, next((mark.kind for mark in marks if isinstance(mark, Refers)), ""))


def choices_of(kind: type) -> tuple[str, ...]:
    """Return the words that an enumeration accepts, () for anything else."""
    return tuple(str(choice.value) for choice in kind) if issubclass(kind, Enum) else ()
