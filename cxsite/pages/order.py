"""The order of names as readers of one language look them up, the same on every machine.

English and other Latin scripts go by letters, accents and case aside; Simplified Chinese by pinyin, syllable by
syllable, then by tone; Traditional Chinese by strokes, character by character, and by radical where these are equal.
`strokes.txt` is made by `scripts/strokes.py`.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

OTHER = "#"
"""The initial of what begins with neither a letter nor a character that has a reading or a known stroke count."""
STROKES = "畫"
"""Behind a number: the initial of names that begin with a character of so many strokes."""

Key = tuple[tuple[str, ...], tuple[str, ...], str]


@cache
def key_of(name: str, language: str) -> Key:
    """Return what to sort a name by.

    Returns:
        The sounds, strokes or letters, the sounds with tones, and the name itself, so that no two names are equal by
        chance.
    """
    if by_strokes(language):
        return (tuple(map(_strokes_or_letters, name)), (), name)
    if not by_pinyin(language):
        return ((_letters(name),), (), name)
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - its tables take a while; only Chinese needs them

    plain = tuple(_letters(part) for part in lazy_pinyin(name, style=Style.NORMAL, v_to_u=False))
    return (plain, tuple(lazy_pinyin(name, style=Style.TONE3)), name)


def initial(name: str, language: str) -> str:
    """Return what a name stands under: a letter, or the number of strokes of its first character."""
    if by_strokes(language) and name[:1] in _strokes():
        return f"{_strokes()[name[:1]][0]}{STROKES}"
    first = "".join(key_of(name, language)[0]).strip()[:1].upper()
    return first if "A" <= first <= "Z" else OTHER


def by_pinyin(language: str) -> bool:
    """Tell whether names of this language are looked up by their sound."""
    return language == "zh" or language.startswith(("zh-Hans", "zh-CN", "zh-SG"))


def by_strokes(language: str) -> bool:
    """Tell whether names of this language are looked up by counting strokes."""
    return language.startswith("zh-") and not by_pinyin(language)


def _letters(name: str) -> str:
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).strip()


def _strokes_or_letters(character: str) -> str:
    """Return what sorts behind every letter for a character whose strokes are known."""
    number, place = _strokes().get(character, (0, 0))
    return f"\uffff{number:02}{place:05}" if number else _letters(character)


@cache
def _strokes() -> Mapping[str, tuple[int, int]]:
    """Return each character's number of strokes, and its place among those that have as many."""
    lines = files("cxsite.pages").joinpath("strokes.txt").read_text("utf-8").splitlines()
    return {
        character: (number, place)
        for number, line in enumerate(lines, start=1)
        for place, character in enumerate(line)
    }
