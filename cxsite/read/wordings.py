"""One text of the model from what stands in YAML: in its source file and in the files of its translations."""

import re
from collections.abc import Mapping

from cxsite.model.text import NEUTRAL, Text, Written, in_all_languages
from cxsite.read.files import digest
from cxsite.read.notes import Notes, listed, suggestion
from cxsite.read.traps import QUOTE_IT
from cxsite.read.yaml import List, Map, Node, Scalar

SWALLOWED = re.compile(r"[,，、;；]\s*[A-Za-z]{2,3}(-[A-Za-z]+)?[:：]")


def read_wording(
    written: Written, node: Node | None, translations: Mapping[str, Node], path: str, notes: Notes
) -> Text | None:
    """Return the text, or None when it is not written or cannot be read (then the problem is noted)."""
    if written in (Written.WORD, Written.ASKED):
        return _side_by_side(node, notes, originals=written is Written.ASKED) if node else None
    if node is None:
        for translation in translations.values():
            notes.problem(
                translation.place,
                "translation-without-source",
                "there is a translation here, but nothing in the source language",
                "write the sentence in the source file, or delete this one",
            )
        return None
    if isinstance(node, Map) and [key.text for key, _ in node.pairs] == ["all"]:
        neutral = _plain(node.pairs[0][1], notes)
        return in_all_languages({NEUTRAL: neutral}, notes.languages) if neutral else None
    return _one_a_file(written, node, translations, path, notes)


def _one_a_file(
    written: Written, node: Node, translations: Mapping[str, Node], path: str, notes: Notes
) -> Text | None:
    source = _plain(node, notes)
    if not source:
        return None
    texts, stale = {notes.languages.source: source}, set()
    for language, translation in translations.items():
        if wording := _plain(translation, notes):
            texts[language] = wording
            if notes.is_stale(path, language, digest(source)):
                stale.add(language)
    if written is Written.SENTENCE:
        for part in (node, *translations.values()):
            if isinstance(part, Scalar):
                notes.note_links(part.text, part.place)
    return in_all_languages(texts, notes.languages, stale=frozenset(stale))


def _plain(node: Node, notes: Notes) -> str:
    """Return what stands in a scalar, "" with a problem when it is none or lost its end to a comment."""
    if isinstance(node, Map):
        _note_map(node, notes)
        return ""
    if isinstance(node, List):
        shown = "brackets make a list" if node.flow else "there is a list"
        notes.problem(node.place, "list-for-text", f"{shown} where one sentence is expected", QUOTE_IT)
        return ""
    if node.comment:
        notes.problem(
            node.comment,
            "text-cut-by-comment",
            "the text ends here: ` #` begins a comment",
            "put the text in quotes",
        )
        return ""
    return node.text.strip()


def _note_map(node: Map, notes: Notes) -> None:
    keys = [key.text for key, _ in node.pairs]
    if keys and all(key in notes.languages.codes for key in keys):
        hint = "write each language in a file of its own, as in `open-account.zh-Hans.yml`"
        notes.problem(node.place, "languages-in-one-file", "several languages stand in one place", hint)
    elif keys and not node.flow:
        key = node.pairs[0][0]
        message = f"`{key.text}:` makes a key of what should be a sentence"
        notes.problem(key.place, "colon-in-text", message, QUOTE_IT)
    else:
        notes.problem(
            node.place, "starts-with-bracket", "braces make keys of what should be a sentence", QUOTE_IT
        )


def _side_by_side(node: Node, notes: Notes, *, originals: bool) -> Text | None:
    languages = notes.languages
    if not isinstance(node, Map):
        word = _plain(node, notes)
        return in_all_languages({languages.source: word}, languages, originals=originals) if word else None
    texts: dict[str, str] = {}
    for key, value in node.pairs:
        if node.flow and isinstance(value, Scalar) and value.plain and not value.text:
            message = f"`{key.text}` has become a key: the comma before it ended the text"
            notes.problem(key.place, "comma-in-braces", message, "put the text that has the comma in quotes")
        elif key.text not in (*languages.codes, "all") and not originals:
            hint = suggestion(
                key.text, languages.codes, f"the languages of this handbook are {listed(languages.codes)}"
            )
            notes.problem(
                key.place, "unknown-language", f"`{key.text}` is not a language of this handbook", hint
            )
        elif isinstance(value, Scalar) and SWALLOWED.search(value.text) and node.flow:
            message = "a full-width comma or colon does not separate languages"
            notes.problem(
                value.place, "full-width-colon", message, "write `, ` and `: ` between the languages"
            )
        elif word := _plain(value, notes):
            texts[NEUTRAL if key.text == "all" else key.text] = word
    return in_all_languages(texts, languages, originals=originals) if texts else None
