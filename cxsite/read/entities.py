"""One entity of the model from its YAML, together with its translations.

The walk follows the model's own fields, so a field is declared once and read, translated, checked and documented from
that declaration. It returns plain data with every `Text` in place; `validation` then makes the model's value of it.
Nothing is read twice: what the walk has reported, validation does not report again.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from cxsite.model.content import Content
from cxsite.model.problems import Place
from cxsite.read.notes import Notes, listed, suggestion
from cxsite.read.shape import Entity, Keyed, Leaf, Many, Shape, Wording, fields_of, holds_text, required_of
from cxsite.read.validation import validated
from cxsite.read.wordings import read_wording
from cxsite.read.yaml import List, Map, Node, Scalar

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
Steps = tuple[str | int, ...]
Translations = Mapping[str, Node]
M = TypeVar("M", bound=Content)


@dataclass(slots=True)
class Walk:
    """One walk over one entity; `broken` are the steps to what has been reported already."""

    notes: Notes
    path: str
    broken: set[Steps] = field(default_factory=set)

    def report(self, place: Place, steps: Steps, code: str, message: str, hint: str) -> None:
        """Report a mistake at these steps, once."""
        self.broken.add(steps)
        self.notes.problem(place, code, message, hint)


def read_entity(
    model: type[M], node: Node, translations: Translations, path: str, notes: Notes, identifier: str = ""
) -> M | None:
    """Return the entity, or None when its problems (now noted) leave nothing to build with.

    Args:
        model: what it is.
        node: the source file or the part of it.
        translations: language to the same part of that language's file.
        path: where it stands, for the translation lock (`journeys/open-account#`).
        notes: takes problems, references and translated sentences.
        identifier: its id, when it has one.
    """
    walk = Walk(notes, path)
    before = len(notes.problems)
    data = _entity(Entity(model), node, translations, (), walk)
    if isinstance(data, dict) and identifier:
        data["id"] = identifier
    made = validated(model, data, node, walk.broken, notes) if isinstance(data, dict) else None
    return made if len(notes.problems) == before else None


def _read(shape: Shape, node: Node, translations: Translations, steps: Steps, walk: Walk) -> Any:
    """Return plain data of this shape; None when there is nothing."""
    match shape:
        case Entity():
            return _entity(shape, node, translations, steps, walk)
        case Keyed():
            return _keyed(shape, node, translations, steps, walk)
        case Many():
            return _many(shape, node, translations, steps, walk)
        case Leaf():
            return _leaf(shape, node, steps, walk)
        case Wording(written):
            text = read_wording(written, node, translations, _lock_path(walk, steps), walk.notes)
            if text is None:
                walk.broken.add(steps)
            return text


def _entity(shape: Entity, node: Node, translations: Translations, steps: Steps, walk: Walk) -> Any:
    if shape.model.SHORT and not isinstance(node, Map):
        node = Map(((Scalar(shape.model.SHORT, node.place), node),), node.place)
    if not isinstance(node, Map):
        if isinstance(node, Scalar) and not node.text and node.plain:
            return {}
        hint = (
            f"write its keys below it, each on a line of its own: {listed(list(fields_of(shape.model))[:4])}"
        )
        walk.report(node.place, steps, "not-a-map", "keys are expected here", hint)
        return None
    translations = {language: _long(shape, part) for language, part in translations.items()}
    fields = fields_of(shape.model)
    _note_unknown_keys(shape.model, node, steps, walk)
    for language, part in translations.items():
        _note_keys_of_translation(shape, node, part, language, walk)
    data: dict[str, Any] = {}
    for key, inner in fields.items():
        value = node.get(key)
        inner_translations = _inner(translations, key)
        if value is None or (
            isinstance(value, Scalar) and value.plain and not value.text and not value.comment
        ):
            if isinstance(inner, Wording) and inner_translations:
                read_wording(inner.written, None, inner_translations, "", walk.notes)
            continue
        made = _read(inner, value, inner_translations, (*steps, key), walk)
        if made is not None:
            data[key] = made
    return data


def _long(shape: Entity, part: Node) -> Node:
    """Write a translation's short form (`- 申请前就知道`) the long way."""
    if shape.model.SHORT and not isinstance(part, Map):
        return Map(((Scalar(shape.model.SHORT, part.place), part),), part.place)
    return part


def _inner(translations: Translations, key: str) -> dict[str, Node]:
    found = {language: part.get(key) for language, part in translations.items() if isinstance(part, Map)}
    return {
        language: part
        for language, part in found.items()
        if part is not None
        and not (isinstance(part, Scalar) and part.plain and not part.text and not part.comment)
    }


def _keyed(shape: Keyed, node: Node, translations: Translations, steps: Steps, walk: Walk) -> Any:
    if not isinstance(node, Map):
        walk.report(
            node.place,
            steps,
            "not-a-map",
            "lines of the form `key: value` are expected here",
            "write one a line",
        )
        return None
    for language, part in translations.items():
        _note_unknown_ids(node, part, language, walk)
    data: dict[str, Any] = {}
    for key, value in node.pairs:
        if shape.refers:
            walk.notes.refer(key.place, shape.refers, key.text)
        if isinstance(shape.item, Entity) and not ID.fullmatch(key.text):
            hint = "write lower-case letters, digits and hyphens, as in `video-check`"
            walk.report(key.place, (*steps, key.text), "bad-id", f"`{key.text}` cannot be an id", hint)
            continue
        made = _read(shape.item, value, _inner(translations, key.text), (*steps, key.text), walk)
        if (
            isinstance(made, dict)
            and isinstance(shape.item, Entity)
            and "id" in shape.item.model.model_fields
        ):
            made["id"] = key.text
        if made is not None:
            data[key.text] = made
    return data


def _many(shape: Many, node: Node, translations: Translations, steps: Steps, walk: Walk) -> Any:
    items = node.items if isinstance(node, List) else (node,)
    if isinstance(node, List) and node.flow and holds_text(shape):
        message = f"{len(items)} items stand in brackets: every comma begins a new one"
        walk.report(node.place, steps, "list-for-text", message, "write one sentence a line, each after `- `")
        return None
    parts = {
        language: part.items if isinstance(part, List) else (part,) for language, part in translations.items()
    }
    for language, part in translations.items():
        if len(parts[language]) != len(items) and holds_text(shape):
            message = f"there are {len(parts[language])} items here and {len(items)} in {node.place.file}:{node.place.line}"
            hint = f"write the same number of items in the same order ({language} beside {walk.notes.languages.source})"
            walk.notes.problem(part.place, "different-length", message, hint)
            parts[language] = ()
    made = []
    for index, item in enumerate(items):
        inner = {language: part[index] for language, part in parts.items() if part}
        made.append(_read(shape.item, item, inner, (*steps, index), walk))
    return [item for item in made if item is not None]


def _leaf(shape: Leaf, node: Node, steps: Steps, walk: Walk) -> Any:
    if not isinstance(node, Scalar):
        walk.report(
            node.place,
            steps,
            "not-a-value",
            "one value is expected here",
            "write it behind the key, on one line",
        )
        return None
    if shape.refers:
        walk.notes.refer(node.place, shape.refers, node.text)
    if shape.kind is bool:
        if node.plain and node.text in ("true", "false"):
            return node.text == "true"
        hint = f"write `{'false' if node.text.lower() in NO else 'true'}`"
        walk.report(
            node.place, steps, "not-true-or-false", f"`{node.text}` is neither `true` nor `false`", hint
        )
        return None
    if shape.kind is int:
        if INTEGER.fullmatch(node.text):
            return int(node.text)
        walk.report(
            node.place, steps, "not-a-number", f"`{node.text}` is not a whole number", _number_hint(node.text)
        )
        return None
    return node.text


NO = frozenset({"no", "off", "n", "false", "0"})


def _number_hint(text: str) -> str:
    if re.fullmatch(r"-?0+[0-9]+", text):
        return f"write `{int(text)}`, without the leading zero"
    return "write digits only, as in `4`"


def _note_unknown_keys(model: type[Content], node: Map, steps: Steps, walk: Walk) -> None:
    fields = fields_of(model)
    missing = required_of(model) - {key.text for key, _ in node.pairs}
    for key, _ in node.pairs:
        if key.text in fields:
            continue
        hint = suggestion(key.text, fields, f"the keys here are {listed(fields)}")
        if key.text == "id":
            hint = "delete it: the key or the file name is the id"
        walk.report(
            key.place, (*steps, key.text), "unknown-key", f"`{key.text}` is not a key of this place", hint
        )
        walk.broken.update((*steps, near) for near in missing if f"`{near}`" in hint)


def _note_keys_of_translation(shape: Entity, source: Map, part: Node, language: str, walk: Walk) -> None:
    if not isinstance(part, Map):
        walk.notes.problem(
            part.place,
            "not-a-map",
            "keys are expected here",
            f"write the {language} words below the same keys",
        )
        return
    fields = fields_of(shape.model)
    for key, value in part.pairs:
        if key.text not in fields:
            hint = suggestion(
                key.text, fields, f"the keys here are {listed(k for k, s in fields.items() if holds_text(s))}"
            )
            walk.notes.problem(key.place, "unknown-key", f"`{key.text}` is not a key of this place", hint)
        elif not holds_text(fields[key.text]):
            hint = f"delete it here; it stands in {source.place.file}"
            walk.notes.problem(
                key.place, "words-only", f"`{key.text}` holds no words; this file holds words only", hint
            )
        elif source.get(key.text) is None and not isinstance(fields[key.text], Wording):
            hint = f"write it in {source.place.file} first, or delete it here"
            walk.notes.problem(
                value.place, "translation-without-source", f"`{key.text}` has no source to translate", hint
            )


def _note_unknown_ids(source: Map, part: Node, language: str, walk: Walk) -> None:
    if not isinstance(part, Map):
        walk.notes.problem(
            part.place,
            "not-a-map",
            "keys are expected here",
            f"write the {language} words below the same keys",
        )
        return
    known = [key.text for key, _ in source.pairs]
    for key, _ in part.pairs:
        if key.text not in known:
            hint = suggestion(key.text, known, f"{source.place.file} has {listed(known)}")
            message = f"`{key.text}` is not there in {source.place.file}"
            walk.notes.problem(key.place, "translation-without-source", message, hint)


def _lock_path(walk: Walk, steps: Steps) -> str:
    return walk.path + ".".join(str(step) for step in steps)
