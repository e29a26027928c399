"""A handbook in which every word says which language it is in: behind each stands a sign of its language.

The signs are characters for private use: no author writes them, no parser knows them, and what is made of a text
carries them to the page. So a test asks the words themselves, and guesses nothing by script or spelling. What they
carry comes from the `lang` of each `Wording`, from the language of a comment, and from the language that was asked for
where a name of a day or of a language is made. Some texts are given every status that there is.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from html import unescape
from itertools import count, pairwise
from typing import Any
from unittest.mock import patch

from pydantic import BaseModel

from cxsite.measure.findings import Findings
from cxsite.model.handbook import Handbook
from cxsite.model.text import NEUTRAL, Status, Text, Wording
from cxsite.pages import formats

SIGNS = {NEUTRAL: "\ue000", "en": "\ue001", "zh-Hans": "\ue002", "zh-Hant": "\ue003"}
"""Language to its sign; a name that is the same everywhere has one of its own."""
FALLEN = {"en": "\ue005", "zh-Hans": "\ue006"}
"""Language to its sign where it stands in for one that nobody has written yet."""
LANGUAGES = {sign: language for known in (SIGNS, FALLEN) for language, sign in known.items()}
WORD = re.compile(r"([^\W\d_]+)([\ue000-\ue006]?)")
HELD = re.compile(r"\]\([^)\s]*|<https?:[^>]*>|https?://\S+|\{[^{}]*\}")
"""What is no word: where a link leads, and what is put into a sentence of the interface."""
NAMED = "ui.language-name."
"""Words of the interface that are said in the language that they name."""
MADE = ("day", "partial_day", "month", "period", "tick", "language_name")
"""What makes words of days and languages, in the language asked for."""

TAG = re.compile(
    r'<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>(?:\s+[a-zA-Z:-]+(?:="[^"]*")?)*)\s*/?>|(?P<text>[^<]+)'
)
LANG, SAID = re.compile(r'\slang="([^"]*)"'), re.compile(r'\s(?:aria-label|alt|title|content)="([^"]*)"')
VOID = frozenset(("meta", "link", "img", "br", "hr", "input", "col", "path", "rect", "line", "circle"))
MUTE = re.compile(
    r"https?://\S+|\S+\.csv|\b[A-Z]\b|\w+…|\bNA\b|default-src.*|width=device.*|^light dark$|^(?:utf-8|noindex)$"
)
"""What no language has: addresses, names of files, a letter of the index, a word cut off, a code of a data file."""


def marked(words: str, language: str) -> str:
    """Return words with the sign of their language behind each; those that have one keep it."""
    ends = [0, *(end for found in HELD.finditer(words) for end in found.span()), len(words)]
    parts = [words[one:other] for one, other in pairwise(ends)]
    parts[0::2] = [
        WORD.sub(lambda found: found[1] + (found[2] or SIGNS[language]), part) for part in parts[0::2]
    ]
    return "".join(parts)


def tongued(handbook: Handbook) -> Handbook:
    """Return the handbook with signs, the interface's words too; its texts have all statuses in turn."""
    wording = {
        language: {key: marked(words, _tongue(key, language)) for key, words in known.items()}
        for language, known in handbook.theme.wording.items()
        if language in SIGNS
    }
    found: Handbook = _each(handbook, count())
    return replace(found, theme=replace(handbook.theme, wording=wording))


def heard(findings: Findings) -> Findings:
    """Return what may be seen of a handbook's numbers, with signs in the comments."""
    said = (replace(each, text=marked(each.text, each.language)) for each in findings.comments)
    return replace(findings, comments=tuple(said))


@contextmanager
def dates_tongued() -> Iterator[None]:
    """Let names of days, months and languages carry signs while it lasts."""
    signed: dict[str, Any] = {name: _signed(getattr(formats, name)) for name in MADE}
    with patch.multiple(formats, **signed):
        yield


def strays(html: str) -> Iterator[tuple[str, str, str]]:
    """Find words in an element of another language: what they say, the language they stand in, and theirs, "" for none.

    A label, the title of a window and a picture have one language: words that stand in for others may be in them. The
    lines of a picture are broken anywhere, so half a word has no sign.
    """
    stack = [("", "")]
    for found in TAG.finditer(html.removeprefix("<!doctype html>")):
        if found["text"]:
            names = {name for name, _ in stack}
            if not names & {"script", "style"}:
                strange = _strays(found["text"], stack[-1][1], is_one=bool(names & {"title", "svg"}))
                yield from (each for each in strange if each[2] or "svg" not in names)
        elif found["close"]:
            while stack.pop()[0] != found["name"]:
                pass
        else:
            own = LANG.search(found["attributes"])
            lang = own[1] if own else stack[-1][1]
            for said in SAID.findall(found["attributes"]):
                yield from _strays(said, lang, is_one=True)
            if found["name"] not in VOID:
                stack.append((found["name"], lang))


def _strays(words: str, lang: str, *, is_one: bool) -> Iterator[tuple[str, str, str]]:
    for word, sign in WORD.findall(MUTE.sub("", unescape(words))):
        meant = LANGUAGES.get(sign, "")
        if not sign or (meant not in (NEUTRAL, lang) and not (is_one and sign in FALLEN.values())):
            yield word, lang, meant


def _tongue(key: str, language: str) -> str:
    named = key.removeprefix(NAMED)
    return named if named != key and named in SIGNS else language


def _signed(make: Callable[..., str]) -> Callable[..., str]:
    def made(value: Any, language: str, *more: Any, **kept: Any) -> str:
        return marked(make(value, language, *more, **kept), language)

    return made


def _each(value: Any, turn: Iterator[int]) -> Any:
    """Return a value with every text in it signed, however deep it lies."""
    if isinstance(value, Text):
        return _text(value, next(turn))
    if isinstance(value, BaseModel):
        names = type(value).model_fields
        return value.model_copy(update={name: _each(getattr(value, name), turn) for name in names})
    if is_dataclass(value) and not isinstance(value, type):
        changed = {each.name: _each(getattr(value, each.name), turn) for each in fields(value)}
        return replace(value, **changed)
    if isinstance(value, Mapping):
        return {key: _words(key, inner, turn) for key, inner in value.items()}
    return tuple(_each(each, turn) for each in value) if type(value) is tuple else value


def _words(key: object, value: Any, turn: Iterator[int]) -> Any:
    """Return what a mapping holds: bare words, where it leads from a language to them."""
    if key in SIGNS and isinstance(value, tuple) and all(isinstance(each, str) for each in value):
        return tuple(marked(each, str(key)) for each in value)
    return _each(value, turn)


def _text(text: Text, turn: int) -> Text:
    """Return a text with signs; one in three says in Chinese what a chain of languages gives it."""
    said = {code: replace(each, text=marked(each.text, each.lang)) for code, each in text.wordings.items()}
    if {each.lang for each in said.values()} != set(said):
        return Text(said)
    english, simplified = said["en"], said["zh-Hans"]
    other = {
        3: {"zh-Hans": replace(simplified, status=Status.STALE), "zh-Hant": _fallback(simplified)},
        6: {"zh-Hans": _fallback(english), "zh-Hant": replace(said["zh-Hant"], status=Status.CONVERTED)},
        9: {"en": _fallback(simplified), "zh-Hant": _fallback(simplified)},
    }
    return Text(said | other.get(turn % 10, {}))


def _fallback(wording: Wording) -> Wording:
    text = wording.text.replace(SIGNS[wording.lang], FALLEN[wording.lang])
    return replace(wording, text=text, status=Status.FALLBACK)
