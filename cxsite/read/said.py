"""What the checks of texts go by, beside the texts: the words of the house, and where quotations and contacts stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cxsite.model.knowledge import Term
from cxsite.model.problems import Place
from cxsite.model.text import Status

WRITTEN = (Status.ORIGINAL, Status.TRANSLATED, Status.STALE)
"""How far a word is written by somebody, and so the word of the house."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is known where a text is checked.

    Attributes:
        words: language to the words that are not used, each to the one that is.
        preferred: language to the words that are used.
        quoted: where the words of quotations stand, in the source language.
        contact: where contact details may stand.
    """

    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    preferred: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    quoted: frozenset[Place] = frozenset()
    contact: frozenset[Place] = frozenset()


def words_of(terms: Iterable[Term]) -> Said:
    """Return the words of the house, as `terms.yml` has them."""
    words: dict[str, dict[str, str]] = {}
    preferred: dict[str, list[str]] = {}
    for term in terms:
        for language, name in term.name.wordings.items():
            if name.status in WRITTEN:
                preferred.setdefault(language, []).append(name.text)
                old = words.setdefault(language, {})
                old |= dict.fromkeys(term.deprecated.get(language, ()), name.text)
    return Said(words, {language: tuple(found) for language, found in preferred.items()})
