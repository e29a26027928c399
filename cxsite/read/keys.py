"""Keys that should not be there: no ids, unknown ones, and in a translation those that hold no words."""

import re
from collections.abc import Mapping

from cxsite.model.content import Content
from cxsite.model.problems import Place
from cxsite.read.explanations import trapped
from cxsite.read.nodes import Map, Node, Scalar, Steps, written
from cxsite.read.notes import LONGEST, Notes, did_you_mean, listed, suggestion
from cxsite.read.shape import Entity, Wording, fields_of, holds_text, required_of
from cxsite.read.traps import FULL_WIDTH_COLON, NO_BLANK
from cxsite.read.walk import Walk, start_of

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

DEVICES = (
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
)
TAKEN = frozenset({"index", *DEVICES})
"""Ids whose pages nobody could have: that of each section, and names that Windows keeps for its devices."""

BESIDE = {"metrics": frozenset({"compare", "gaps", "importance", "consistency", "languages", "loop"})}
"""Shelf to the ids that pages beside its entities have already."""


def id_like(words: str) -> str:
    """Return what an id can have of some words, an example where that is nothing."""
    return "-".join(re.findall("[a-z0-9]+", words.lower()))[:LONGEST] or "video-check"


def note_bad_id(key: Scalar, notes: Notes) -> None:
    """Note a key that cannot be an id, because ids become addresses."""
    if not ID.fullmatch(key.text):
        hint = f"write `{id_like(key.text)}`: lower-case letters, digits and hyphens"
        notes.problem(key.place, "bad-id", f"`{key.text}` cannot be an id", hint)


def note_taken_id(place: Place, identifier: str, notes: Notes, shelf: str = "") -> bool:
    """Note an id whose page cannot have its name, and say whether it is one."""
    is_taken = identifier in TAKEN | BESIDE.get(shelf, frozenset())
    if is_taken:
        hint = "choose another: a page is named after it, and this name is taken"
        notes.problem(place, "bad-id", f"`{identifier}` cannot be an id", hint)
    return is_taken


def note_unknown_keys(model: type[Content], node: Map, steps: Steps, walk: Walk) -> None:
    """Note every key that the model does not have; a missing key beside its near miss is one problem."""
    fields = fields_of(model)
    missing = required_of(model) - {key.text for key, _ in node.pairs}
    for key, _ in node.pairs:
        if key.text in fields:
            continue
        hint = suggestion(key.text, fields, f"the keys here are {listed(fields)}")
        if key.text == "id":
            hint = "delete it: the key or the file name is the id"
        message = f"`{key.text}` is not a key of this place"
        walk.report(key.place, (*steps, key.text), "unknown-key", message, hint)
        walk.broken.update((*steps, near) for near in missing if hint == f"did you mean `{near}`?")


def note_keys_of_translation(shape: Entity, source: Map, part: Node, language: str, notes: Notes) -> None:
    """Note every key of a translation that its source does not have or that holds no words."""
    if not isinstance(part, Map):
        hint = f"write the {language} words below the same keys"
        note_no_keys(part, "keys are expected here", hint, notes)
        return
    fields = fields_of(shape.model)
    said = required_of(shape.model) | _perhaps_meant(source, fields)
    for key, value in part.pairs:
        if key.text not in fields:
            words = [name for name, field in fields.items() if holds_text(field)]
            hint = suggestion(key.text, words, f"the keys here are {listed(words)}")
            message = f"`{key.text}` is not a key of this place"
            notes.problem(key.place, "unknown-key", message, hint)
        elif not holds_text(fields[key.text]):
            message = f"`{key.text}` holds no words; this file holds words only"
            notes.problem(
                key.place, "words-only", message, f"delete it here; it stands in {source.place.file}"
            )
        elif written(value) and not written(source.get(key.text)) and key.text not in said:
            if isinstance(fields[key.text], Wording):
                message = f"`{key.text}` is translated here and not written in {source.place.file}"
            else:
                message = f"`{key.text}` is not there in {source.place.file}"
            hint = f"write it in {source.place.file} first, or delete it here"
            notes.problem(key.place, "translation-without-source", message, hint)


def _perhaps_meant(source: Map, fields: Mapping[str, object]) -> frozenset[str]:
    """Return the keys that may be in the source under a wrong name, which is said there."""
    wrong = [key.text for key, _ in source.pairs if key.text not in {*fields, "id"}]
    near = frozenset(did_you_mean(key, fields) for key in wrong)
    return frozenset(fields) if "" in near else near


def note_unknown_ids(source: Map, part: Node, language: str, notes: Notes) -> None:
    """Note every id of a translation that its source does not have."""
    if not isinstance(part, Map):
        hint = f"write the {language} words below the same keys"
        note_no_keys(part, "keys are expected here", hint, notes)
        return
    known = {key.text: None for key, _ in source.pairs}
    for key, _ in part.pairs:
        if key.text not in known:
            hint = suggestion(key.text, known, f"{source.place.file} has {listed(known)}")
            message = f"`{key.text}` is not there in {source.place.file}"
            notes.problem(key.place, "translation-without-source", message, hint)


def note_no_keys(node: Node, message: str, hint: str, notes: Notes) -> None:
    """Note that keys are expected where none are; perhaps there is one whose colon is none."""
    if isinstance(node, Scalar) and node.plain:
        line = " " * (node.place.column - 1) + node.raw.split("\n", 1)[0]
        if problem := trapped(node.place.file, node.place.line - 1, line, (FULL_WIDTH_COLON, NO_BLANK)):
            notes.problems.append(problem)
            return
    notes.problem(start_of(node), "not-a-map", message, hint)
