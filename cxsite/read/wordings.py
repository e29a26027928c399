"""One text of the model from what stands in YAML: in its source file and in the files of its translations."""

import re
from collections.abc import Mapping

from cxsite.model.text import NEUTRAL, Text, Written, in_all_languages
from cxsite.read.conversion import with_converted
from cxsite.read.files import digest
from cxsite.read.links import note_links
from cxsite.read.nodes import List, Map, Node, Scalar
from cxsite.read.notes import Notes, listed, suggestion
from cxsite.read.passages import note_passages
from cxsite.read.traps import QUOTE_IT
from cxsite.read.walk import start_of

SWALLOWED = re.compile(r"[,，、;；]\s*[A-Za-z]{2,3}(-[A-Za-z]+)?[:：]")
EVERYWHERE = "all"
"""The key of a name that is the same in every language: `{all: WeChat}`."""


def read_wording(
    how: Written, node: Node, translations: Mapping[str, Node], path: str, notes: Notes
) -> Text | None:
    """Return the text, or None with a problem when it cannot be read.

    Args:
        how: how an author writes it.
        node: what stands in the source file.
        translations: language to what stands in the same place of that language's file.
        path: where it stands, for the translation lock.
        notes: takes problems and translated sentences.
    """
    if how in {Written.WORD, Written.ASKED}:
        return _side_by_side(node, notes, originals=how is Written.ASKED)
    if isinstance(node, Map) and [key.text for key, _ in node.pairs] == [EVERYWHERE]:
        return _neutral(node.pairs[0][1], translations, notes)
    source = sentence(node, notes)
    if not source:
        return None
    texts, stale = {notes.languages.source: source}, set()
    for language, translation in translations.items():
        is_empty = isinstance(translation, Scalar) and not translation.text and not translation.comment
        if wording := "" if is_empty else sentence(translation, notes):
            texts[language] = wording
            if notes.is_stale(path, language, digest(source)):
                stale.add(language)
    if how is Written.SENTENCE:
        for part in (node, *translations.values()):
            if isinstance(part, Scalar):
                note_links(part.raw, part.place, notes)
    note_passages(node, translations, notes)
    return with_converted(in_all_languages(texts, notes.languages, stale=frozenset(stale)), notes.converters)


def sentence(node: Node, notes: Notes) -> str:
    """Return what stands in a scalar, "" with a problem when it is none, empty, or lost its end to a comment."""
    if isinstance(node, Map):
        _note_map(node, notes)
        return ""
    if isinstance(node, List):
        shown = "brackets make a list" if node.flow else "there is a list"
        place = node.place if node.flow else start_of(node)
        hint = QUOTE_IT if node.flow else "write one sentence behind the key"
        notes.problem(place, "list-for-text", f"{shown} where one sentence is expected", hint)
        return ""
    if node.comment:
        hint = "put the text in quotes, or the remark on a line of its own"
        notes.problem(node.comment, "text-cut-by-comment", "the text ends here: ` #` begins a comment", hint)
        return ""
    if not node.text.strip():
        message = "a text is expected here and nothing is written"
        notes.problem(node.place, "empty-value", message, "write it, or delete the line")
    return node.text.strip()


def _note_map(node: Map, notes: Notes) -> None:
    keys = [key.text for key, _ in node.pairs]
    if keys and all(key in {*notes.languages.codes, EVERYWHERE} for key in keys):
        name = node.place.file.rpartition("/")[2].removesuffix(".yml")
        other = next((key for key in keys if key in notes.languages.codes[1:]), "zh-Hans")
        hint = f"leave one here, and write the other under the same keys in `{name}.{other}.yml`"
        notes.problem(start_of(node), "languages-in-one-file", "several languages stand in one place", hint)
    elif keys and not node.flow:
        message = f"`{keys[0]}:` makes a key of what should be a sentence"
        notes.problem(start_of(node), "colon-in-text", message, QUOTE_IT)
    else:
        message = "braces make keys of what should be a sentence"
        notes.problem(node.place, "starts-with-bracket", message, QUOTE_IT)


def _neutral(node: Node, translations: Mapping[str, Node], notes: Notes) -> Text | None:
    for translation in translations.values():
        message = "this translates a name that is the same in every language"
        hint = f"delete it here, or write the name without `{EVERYWHERE}:` in the source file"
        notes.problem(start_of(translation), "translation-without-source", message, hint)
    name = sentence(node, notes)
    return in_all_languages({NEUTRAL: name}, notes.languages) if name else None


def _side_by_side(node: Node, notes: Notes, *, originals: bool) -> Text | None:
    languages = notes.languages
    if not isinstance(node, Map):
        word = sentence(node, notes)
        if not word:
            return None
        if not originals:
            note_passages(node, {}, notes)
        return _of_words({languages.source: word}, notes, originals=originals)
    texts: dict[str, str] = {}
    for key, value in node.pairs:
        if word := _word(key, value, notes, is_flow=node.flow, originals=originals):
            texts[NEUTRAL if key.text == EVERYWHERE else key.text] = word
    if NEUTRAL in texts and len(texts) > 1:
        message = f"`{EVERYWHERE}:` stands beside a language"
        notes.problem(start_of(node), "all-beside-language", message, "keep the one or the other")
    if not originals and NEUTRAL not in texts:
        beside = {key.text: value for key, value in node.pairs}
        if source := beside.pop(languages.source, None):
            note_passages(source, beside, notes)
    return _of_words(texts, notes, originals=originals) if texts else None


def _of_words(texts: Mapping[str, str], notes: Notes, *, originals: bool) -> Text:
    """Return words side by side as a text; a question is shown as it was asked, never converted."""
    made = in_all_languages(texts, notes.languages, originals=originals)
    return made if originals else with_converted(made, notes.converters)


def _word(key: Scalar, value: Node, notes: Notes, *, is_flow: bool, originals: bool) -> str:
    """Return the wording of one language, "" with a problem when there is none."""
    codes = notes.languages.codes
    is_language = key.text in {*codes, EVERYWHERE}
    if is_flow and not is_language and isinstance(value, Scalar) and value.plain and not value.text:
        message = f"`{key.text}` has become a key: the comma before it ended the text"
        notes.problem(key.place, "comma-in-braces", message, "put the text that has the comma in quotes")
        return ""
    if not is_language and not originals:
        hint = suggestion(key.text, codes, f"the languages of this handbook are {listed(codes)}")
        message = f"`{key.text}` is not a language of this handbook"
        notes.problem(key.place, "unknown-language", message, hint)
        return ""
    if is_flow and isinstance(value, Scalar) and value.plain and (match := SWALLOWED.search(value.text)):
        place = value.place
        message = f"`{match[0]}` does not separate languages: they are part of one text here"
        notes.problem(place, "full-width-colon", message, "write `, ` and `: ` between the languages")
        return ""
    return sentence(value, notes)
