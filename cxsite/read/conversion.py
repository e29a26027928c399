"""Traditional Chinese made from Simplified: what nobody has written yet in `zh-Hant`, although `zh-Hans` has it.

OpenCC converts, and two lists of words go before it: the house's terms, then those of
`converted_words/<language>.yml`, which mend what OpenCC is known to get wrong. Quotation marks become 「」『』. Code,
addresses and anchors stay as they are. The same text always becomes the same text.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from cxsite.model.text import Status, Text, Wording
from cxsite.read.links import OPAQUE
from cxsite.read.nodes import Map, Node, Scalar

SOURCE = "zh-Hans"
CONFIGS = {"zh-Hant": "s2twp", "zh-Hant-HK": "s2hk"}
"""Language to the table of OpenCC that makes it."""

QUOTES = str.maketrans("“”‘’", "「」『』")

Convert = Callable[[str], str]
Converters = Mapping[str, Convert]
"""Language to what makes it of Simplified Chinese."""


def converters(terms: Callable[[], Node | None]) -> Converters:
    """Return what converts; OpenCC is loaded when something is converted for the first time.

    Args:
        terms: brings what stands in `terms.yml`; the names there are the house's terms.
    """
    return {language: _converter(language, terms) for language in CONFIGS}


def with_converted(text: Text, made: Converters) -> Text:
    """Return the text, its Traditional wordings made of Simplified ones where the chain shows those instead."""

    def wording(language: str, shown: Wording) -> Wording:
        if language not in made or shown.status is not Status.FALLBACK or shown.lang != SOURCE:
            return shown
        return Wording(made[language](shown.text), language, Status.CONVERTED)

    return Text({language: wording(language, shown) for language, shown in text.wordings.items()})


def between(words: Mapping[str, str], rest: Convert) -> Convert:
    """Return what puts one word for another, the longest first, and leaves what is between them to `rest`."""
    if not words:
        return rest
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    pattern = re.compile(f"({'|'.join(map(re.escape, longest_first))})")
    return lambda text: "".join(words.get(part) or rest(part) for part in pattern.split(text) if part)


def outside_markup(text: str, say: Convert) -> str:
    """Return a text, plain or Markdown, with `say` said of what is for readers, and its quotation marks turned."""
    parts, at = [], 0
    for match in OPAQUE.finditer(text):
        parts += [say(text[at : match.start()]).translate(QUOTES), match[0]]
        at = match.end()
    return "".join((*parts, say(text[at:]).translate(QUOTES)))


def _converter(language: str, terms: Callable[[], Node | None]) -> Convert:
    @cache
    def loaded() -> Convert:
        import opencc  # noqa: PLC0415 - 0.1 s that a handbook without Traditional Chinese need not wait for

        by_table = opencc.OpenCC(CONFIGS[language]).convert
        return between(_house_terms(terms(), language), between(_shipped(language), by_table))

    return lambda text: outside_markup(text, loaded())


def _shipped(language: str) -> dict[str, str]:
    path = Path(__file__).parent / "converted_words" / f"{language}.yml"
    from cxsite.read.yaml import parse_yaml  # noqa: PLC0415 - needed where something is converted

    node, _ = parse_yaml(path.read_text("utf-8"), path.name)
    pairs = node.pairs if isinstance(node, Map) else ()
    return {key.text: value.text for key, value in pairs if isinstance(value, Scalar)}


def _house_terms(terms: Node | None, language: str) -> dict[str, str]:
    """Return the house's words: those that `terms.yml` names in both scripts."""
    found = {}
    for _, entry in terms.pairs if isinstance(terms, Map) else ():
        name = entry.get("name") if isinstance(entry, Map) else None
        source, target = (name.get(SOURCE), name.get(language)) if isinstance(name, Map) else (None, None)
        if isinstance(source, Scalar) and isinstance(target, Scalar) and source.text and target.text:
            found[source.text] = target.text
    return found
