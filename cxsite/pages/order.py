"""The order of names as readers of one language look them up, the same on every machine.

English and other Latin scripts go by letters, accents and case aside; Simplified Chinese by pinyin, syllable by
syllable, then by tone. Traditional Chinese goes by strokes, character by character, and among as many strokes by the
order of Unicode, which is that of the radicals; names in Latin letters follow.
"""

import unicodedata
from functools import cache

from cxsite.pages.strokes import strokes

OTHER = "#"
"""The initial of what begins with neither a letter nor a character that has a reading."""

NUMERALS = "〇一二三四五六七八九"

Key = tuple[tuple[str, ...], tuple[str, ...], str]


@cache
def key_of(name: str, language: str) -> Key:
    """Return what to sort a name by.

    Returns:
        The sounds, strokes or letters, the same with tones, and the name itself, so that no two names are equal by
        chance.
    """
    if by_strokes(language):
        return (tuple(_stroke_key(sign) for sign in name), (), name)
    if not by_pinyin(language):
        return ((_letters(name),), (), name)
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - its tables take a while; only Chinese needs them

    plain = tuple(_letters(part) for part in lazy_pinyin(name, style=Style.NORMAL, v_to_u=False))
    return (plain, tuple(lazy_pinyin(name, style=Style.TONE3)), name)


def initial(name: str, language: str) -> str:
    """Return the letter that a name stands under, or the number of strokes of its first character in digits."""
    if by_strokes(language) and (count := strokes(name[:1] or " ")):
        return str(count)
    first = "".join(key_of(name, language)[0]).strip()[:1].upper()
    return first if "A" <= first <= "Z" else OTHER


def by_pinyin(language: str) -> bool:
    """Tell whether names of this language are looked up by their sound."""
    return language == "zh" or language.startswith(("zh-Hans", "zh-CN", "zh-SG"))


def by_strokes(language: str) -> bool:
    """Tell whether names of this language are looked up by the strokes of their characters."""
    return language.startswith("zh-") and not by_pinyin(language)


def chinese_number(number: int) -> str:
    """Return a number from 1 to 99 in Chinese characters, as headings of lists by strokes have it (`十二`)."""
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else NUMERALS[tens]) + "十" if tens else ""
    return ten + (NUMERALS[ones] if ones else "")


def _stroke_key(sign: str) -> str:
    """Return what to sort a character by: digits stand before all letters."""
    count = strokes(sign)
    return f"{count:02}{sign}" if count else _letters(sign)


def _letters(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).strip()
