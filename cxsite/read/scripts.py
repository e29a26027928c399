"""Which script a Chinese text is in, and the characters that stray into it from the other.

A character counts only when it belongs to one script for sure: `后`, `里`, `台` are written in both and never stray.
`characters.txt` is made by `scripts/characters.py`.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

SIMPLIFIED, TRADITIONAL = "Simplified", "Traditional"
HAN = "\u3400-\u9fff\uf900-\ufaff"
"""Chinese characters, for use between square brackets of a pattern."""
HONG_KONG = "着"
"""Written in Simplified Chinese and in Hong Kong, not in Taiwan."""


def is_chinese(language: str) -> bool:
    """Say whether a language is written in Chinese characters."""
    return language.partition("-")[0] == "zh"


def script_of(language: str) -> str:
    """Return the script of a Chinese language: Traditional where its tag says so or names a place that writes it."""
    return TRADITIONAL if {"Hant", "TW", "HK", "MO"} & set(language.split("-")) else SIMPLIFIED


def strays(text: str, language: str) -> tuple[re.Match[str], ...]:
    """Return each run of characters that belong to the other script."""
    if not is_chinese(language):
        return ()
    return tuple(_pattern(script_of(language), is_hong_kong="HK" in language.split("-")).finditer(text))


def turned(characters: str, language: str) -> str:
    """Return stray characters as this language writes them."""
    return "".join(_partners(script_of(language)).get(one, one) for one in characters)


@cache
def _pattern(script: str, *, is_hong_kong: bool) -> re.Pattern[str]:
    wrong = set(_partners(script)) - set(HONG_KONG if is_hong_kong else "")
    return re.compile(f"[{''.join(sorted(wrong))}]+")


@cache
def _partners(script: str) -> Mapping[str, str]:
    """Return what does not belong into a script to what stands there instead."""
    simplified, traditional = (Path(__file__).parent / "characters.txt").read_text("utf-8").splitlines()
    pairs = simplified if script == TRADITIONAL else traditional
    return dict(zip(pairs[::2], pairs[1::2], strict=True))
