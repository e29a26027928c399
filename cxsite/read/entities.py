"""One entity of the model from its YAML, together with its translations.

The walk follows the model's own fields, so a field is declared once and read, translated, checked and documented from
that declaration. It makes plain data with every `Text` in place; `validation` then makes the model's value of it.
"""

from typing import Any, TypeVar

from cxsite.model.content import Content
from cxsite.read.keys import (
    note_bad_id,
    note_keys_of_translation,
    note_no_keys,
    note_unknown_ids,
    note_unknown_keys,
)
from cxsite.read.leaves import read_leaf
from cxsite.read.nodes import List, Map, Node, Scalar, Steps, written
from cxsite.read.notes import counted, listed
from cxsite.read.shape import Entity, Keyed, Leaf, Many, Shape, Wording, fields_of, has_id, holds_text
from cxsite.read.walk import Translations, Walk, start_of
from cxsite.read.wordings import read_wording

M = TypeVar("M", bound=Content)


def read_entity(
    model: type[M], node: Node, translations: Translations, walk: Walk, identifier: str = ""
) -> M | None:
    """Return the entity, or None when its problems (now noted) leave nothing to build with.

    Args:
        model: what it is.
        node: the source file or the part of it.
        translations: language to the same part of that language's file.
        walk: a new walk.
        identifier: its id, when it has one.
    """
    before = len(walk.notes.problems)
    data = _entity(Entity(model), node, translations, (), walk)
    if data is None:
        return None
    if identifier:
        data["id"] = identifier
    from cxsite.read.validation import validated  # noqa: PLC0415 - pydantic only where something is validated

    made = validated(model, data, node, walk)
    return made if len(walk.notes.problems) == before else None


def _read(shape: Shape, node: Node, translations: Translations, steps: Steps, walk: Walk) -> Any:
    """Return plain data of this shape, None with a problem when there is nothing of it."""
    match shape:
        case Entity():
            return _entity(shape, node, translations, steps, walk)
        case Keyed():
            return _keyed(shape, node, translations, steps, walk)
        case Many():
            return _many(shape, node, translations, steps, walk)
        case Leaf():
            return read_leaf(shape, node, steps, walk)
        case Wording(how):
            text = read_wording(how, node, translations, walk.lock_path(steps), walk.notes)
            if text is None:
                walk.broken.add(steps)
            return text


def _entity(
    shape: Entity, node: Node, translations: Translations, steps: Steps, walk: Walk
) -> dict[str, Any] | None:
    node = _long(shape, node)
    if not isinstance(node, Map):
        if written(node):
            words = listed(list(fields_of(shape.model))[:4])
            hint = f"write its keys below it, each on a line of its own: {words}"
            walk.broken.add(steps)
            note_no_keys(node, "keys are expected here", hint, walk.notes)
            return None
        node = Map((), node.place)
    translations = {language: _long(shape, part) for language, part in translations.items()}
    note_unknown_keys(shape.model, node, steps, walk)
    for language, part in translations.items():
        note_keys_of_translation(shape, node, part, language, walk.notes)
    data: dict[str, Any] = {}
    for key, inner in fields_of(shape.model).items():
        if value := written(node.get(key)):
            inside = below(translations, key) if holds_text(inner) else {}
            made = _read(inner, value, inside, (*steps, key), walk)
            if made is not None:
                data[key] = made
    return data


def _long(shape: Entity, node: Node) -> Node:
    """Write a short form (`- The queue is long`) the long way (`text: The queue is long`)."""
    if shape.model.SHORT and not isinstance(node, Map):
        return Map(((Scalar(shape.model.SHORT, node.place), node),), node.place)
    return node


def below(translations: Translations, key: str) -> dict[str, Node]:
    """Return what stands under a key in each translation that has something there."""
    found = {language: part.get(key) for language, part in translations.items() if isinstance(part, Map)}
    return {language: part for language, part in found.items() if part and written(part)}


def _keyed(
    shape: Keyed, node: Node, translations: Translations, steps: Steps, walk: Walk
) -> dict[str, Any] | None:
    if not isinstance(node, Map):
        walk.broken.add(steps)
        message = "lines of the form `key: value` are expected here"
        note_no_keys(node, message, "write one a line", walk.notes)
        return None
    for language, part in translations.items():
        note_unknown_ids(node, part, language, walk.notes)
    data: dict[str, Any] = {}
    for key, value in node.pairs:
        here = (*steps, key.text)
        if shape.refers:
            walk.notes.refer(key.place, shape.refers, key.text)
        if isinstance(shape.item, Entity):
            note_bad_id(key, walk.notes)
        made = _read(shape.item, value, below(translations, key.text), here, walk)
        if made is None:
            continue
        data[walk.notes.current(shape.refers, key.text)] = made
        if isinstance(shape.item, Entity) and has_id(shape.item.model):
            made["id"] = key.text
    return data


def _many(shape: Many, node: Node, translations: Translations, steps: Steps, walk: Walk) -> list[Any] | None:
    """Return the items; None stands for a broken one, so that numbers of items stay true."""
    if _is_sentences_in_brackets(node) and holds_text(shape):
        message = f"{counted(len(_items(node)), 'item')} in brackets: every comma begins a new one"
        hint = "write one sentence a line, each after `- `"
        walk.report(node.place, steps, "list-for-text", message, hint)
        return None
    items = _items(node)
    parts = {
        language: _items(part)
        for language, part in translations.items()
        if _is_as_long(part, node, language, walk)
    }
    return [
        _read(shape.item, item, {code: part[index] for code, part in parts.items()}, (*steps, index), walk)
        for index, item in enumerate(items)
    ]


def _is_sentences_in_brackets(node: Node) -> bool:
    return isinstance(node, List) and node.flow and any(isinstance(item, Scalar) for item in node.items)


def _items(node: Node) -> tuple[Node, ...]:
    """Return the items of a list; one value stands for a list of one."""
    return node.items if isinstance(node, List) else (node,)


def _is_as_long(part: Node, source: Node, language: str, walk: Walk) -> bool:
    here, there = len(_items(part)), len(_items(source))
    if here == there:
        return True
    if walk.notes.has("swallowed-item", source.place.file, part.place.file):
        return False
    origin = start_of(source)
    message = f"{counted(here, 'item')} here, {there} in {origin.file}:{origin.line}"
    hint = f"write the same items in the same order ({language} beside {walk.notes.languages.source})"
    walk.notes.problem(start_of(part), "different-length", message, hint)
    return False
