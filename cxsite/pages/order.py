"""The order of names as readers of one language look them up, the same on every machine.

English and other Latin scripts go by letters, accents and case aside; Simplified Chinese by pinyin, syllable by
syllable, then by tone. Traditional Chinese would go by strokes: until their counts are at hand it keeps the order of
Unicode, which is that of the radicals, and has no initials.
"""

import unicodedata
from functools import cache

OTHER = "#"
"""The initial of what begins with neither a letter nor a character that has a reading."""

Key = tuple[tuple[str, ...], tuple[str, ...], str]


@cache
def key_of(name: str, language: str) -> Key:
    """Return what to sort a name by.

    Returns:
        The sounds or letters, the same with tones, and the name itself, so that no two names are equal by chance.
    """
    if not by_pinyin(language):
        return ((_letters(name),), (), name)
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - its tables take a while; only Chinese needs them

    plain = tuple(_letters(part) for part in lazy_pinyin(name, style=Style.NORMAL, v_to_u=False))
    return (plain, tuple(lazy_pinyin(name, style=Style.TONE3)), name)


def initial(name: str, language: str) -> str:
    """Return the letter that a name stands under, "" in a language whose lists have none."""
    if language.startswith("zh") and not by_pinyin(language):
        return ""
    first = "".join(key_of(name, language)[0]).strip()[:1].upper()
    return first if "A" <= first <= "Z" else OTHER


def by_pinyin(language: str) -> bool:
    """Tell whether names of this language are looked up by their sound."""
    return language == "zh" or language.startswith(("zh-Hans", "zh-CN", "zh-SG"))


def _letters(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).strip()
