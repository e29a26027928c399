"""Whether two languages say a thing with the same words: numbers, names, signs that differ in their width alone."""

import unicodedata
from functools import lru_cache


def alike(own: str, other: str) -> bool:
    """Say whether words are the same but for blanks and the width of signs: `CES 2.0 (NPS)` and `CES 2.0（NPS）`."""
    return own == other or (len(own) < MOST and _are_but_for_width(own, other))


MOST = 80
"""Characters of what may be alike in that way: longer words are sentences, and those differ in more."""


@lru_cache(maxsize=1 << 14)
def _are_but_for_width(own: str, other: str) -> bool:
    """Compare words of the interface, which many pages say, once."""
    return _plain(own) == _plain(other)


def _plain(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).split())
