"""Typefaces: the fonts that pictures of pixels are set in. Pages need none, readers have their own."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Typeface:
    """One file of `content/fonts/`.

    Attributes:
        name: the file's name (`NotoSansSC-Regular.otf`); "" for the typeface that is shipped with what draws.
        sha256: of its bytes.
        location: where it can be opened, as text.
    """

    name: str
    sha256: str
    location: str


SHIPPED = Typeface("", "", "")
"""It has the letters of Latin, Greek and Cyrillic and many signs; of Chinese, nothing."""

UNSHIPPED = frozenset({"zh", "ja", "ko"})
"""Languages that it cannot write, by the beginning of their tags."""


def kin(language: str, others: Mapping[str, Typeface]) -> tuple[str, ...]:
    """Return those languages with a typeface that are the same language in any script, this very one first."""
    known = sorted(others, key=lambda code: code != language)
    return tuple(code for code in known if code.partition("-")[0] == language.partition("-")[0])


def faces_of(language: str, typefaces: Mapping[str, Typeface]) -> tuple[Typeface, ...]:
    """Return what the words of a language are set in: a sign stands in the first typeface that has it.

    What is borrowed from another language is set in that language's typeface, after the shipped one.
    """
    own = kin(language, typefaces)
    others = (code for code in typefaces if code not in own)
    ordered = (*(typefaces[code] for code in own), SHIPPED, *(typefaces[code] for code in others))
    return tuple(dict.fromkeys(ordered))
