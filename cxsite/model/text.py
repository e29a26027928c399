"""Wording in every language the handbook is published in.

A `Text` always answers in every language: what nobody has written yet is shown in the next language of the fallback
chain, and its status says so. Languages are BCP 47 tags as `site.yml` lists them (`en`, `zh-Hans`); the first one is
the source language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any

NEUTRAL = ""
"""The language of a name that is the same everywhere (`{all: WeChat}`)."""

KIN: Mapping[str, tuple[str, ...]] = {"zh-Hant": ("zh-Hans",), "zh-Hant-HK": ("zh-Hant", "zh-Hans")}
"""Language to those that its readers read more easily than the source, where `site.yml` names no chain."""


class Status(StrEnum):
    """How far a wording can be trusted to say what its source says."""

    ORIGINAL = "original"
    TRANSLATED = "translated"
    STALE = "stale"
    CONVERTED = "converted"
    FALLBACK = "fallback"


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of a handbook.

    Attributes:
        codes: the languages, the source language first.
        fallbacks: language to the languages shown in its place, nearest first; the source closes every chain.
            Traditional Chinese without a chain of its own is shown in Simplified before the source.
        partners: language to the one shown beside it in parallel reading.
    """

    codes: tuple[str, ...]
    fallbacks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    partners: Mapping[str, str] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """The language that authors write first."""
        return self.codes[0]

    @property
    def translations(self) -> tuple[str, ...]:
        """The languages other than the source."""
        return self.codes[1:]

    def chain(self, language: str) -> tuple[str, ...]:
        """Return the languages to try when `language` has no wording, nearest first."""
        kin = tuple(code for code in KIN.get(language, ()) if code in self.codes)
        return (*self.fallbacks.get(language, kin), *self.codes)


@dataclass(frozen=True, slots=True)
class Wording:
    """What a reader of one language is shown; `lang` is the language the words are really in."""

    text: str
    lang: str
    status: Status


@dataclass(frozen=True, slots=True)
class Text:
    """One piece of wording: a `Wording` for each language of the handbook."""

    wordings: Mapping[str, Wording]

    def __getitem__(self, language: str) -> Wording:
        return self.wordings[language]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> dict[str, Any]:
        """Accept a `Text` that reading has put together; never build one from loose data."""
        return {"type": "is-instance", "cls": cls}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """For an author a text is a sentence in the source language."""
        return {"type": "string"}


class Written(StrEnum):
    """How an author writes a text, and so how it is read and shown."""

    NAME = "name"  # plain; one language a file
    SENTENCE = "sentence"  # inline Markdown; one language a file
    WORD = "word"  # plain; all languages side by side on one line
    ASKED = "asked"  # plain; side by side, and each language is an original


Name = Annotated[Text, Written.NAME]
Sentence = Annotated[Text, Written.SENTENCE]
Word = Annotated[Text, Written.WORD]
Asked = Annotated[Text, Written.ASKED]


def in_all_languages(
    written: Mapping[str, str],
    languages: Languages,
    *,
    stale: frozenset[str] = frozenset(),
    originals: bool = False,
) -> Text:
    """Return the text with a wording for every language.

    Args:
        written: language to what its author wrote, at least one entry; `NEUTRAL` alone for a name without language.
        languages: the languages of the handbook.
        stale: languages whose translation is older than its source.
        originals: whether what is written in any language is an original (a question as it was asked).
    """
    if NEUTRAL in written:
        return Text(dict.fromkeys(languages.codes, Wording(written[NEUTRAL], NEUTRAL, Status.ORIGINAL)))

    def wording(language: str) -> Wording:
        if language not in written:
            shown = next(other for other in (*languages.chain(language), *written) if other in written)
            return Wording(written[shown], shown, Status.FALLBACK)
        if originals or language == languages.source:
            return Wording(written[language], language, Status.ORIGINAL)
        return Wording(written[language], language, Status.STALE if language in stale else Status.TRANSLATED)

    return Text({language: wording(language) for language in languages.codes})
