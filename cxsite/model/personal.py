"""Personal data in a text: what would let somebody be found who only answered a question.

A reader of surveys and of handbooks asks this one function, in Chinese and in English. Full-width signs are read as
half-width and invisible ones are skipped, so a number hidden that way is found all the same.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from cxsite.model.personal_kinds import DIGIT, FINDERS, HINT, Finder, PersonalKind


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Personal data in a text, from `start` up to `end`, counted in code points of the text as it was given."""

    start: int
    end: int
    kind: PersonalKind


def find_personal(text: str, finders: Sequence[Finder] = FINDERS) -> tuple[Span, ...]:
    """Return what in a text is personal data, in order and without overlaps.

    Args:
        text: as somebody wrote it.
        finders: what is looked for, the surest first: it wins where two meet.
    """
    if not HINT.search(text):
        return ()
    plain, origins = in_half_width(text)
    found: list[Span] = []
    taken = bytearray(len(text) + 1)
    digits = len(DIGIT.findall(plain))
    for kind, least, find in finders:
        for start, end in find(plain) if digits >= least else ():
            span = Span(origins[start], origins[end - 1] + 1, kind)
            if not any(taken[span.start : span.end]):
                taken[span.start : span.end] = b"\1" * (span.end - span.start)
                found.append(span)
    return tuple(sorted(found))


def in_half_width(text: str) -> tuple[str, list[int] | range]:
    """Return the text in half-width signs and digits without invisible ones, and where each of its signs stood."""
    if text.isascii():
        return text, range(len(text))
    shown = {sign: _half_width(sign) for sign in set(text)}
    if all(len(signs) == 1 for signs in shown.values()):
        return "".join(map(shown.__getitem__, text)), range(len(text))
    origins = [index for index, sign in enumerate(text) for _ in shown[sign]]
    return "".join(map(shown.__getitem__, text)), origins


@lru_cache(maxsize=8192)
def _half_width(sign: str) -> str:
    """Return a sign in half width, "" for an invisible one; some become several."""
    if unicodedata.category(sign) in {"Cf", "Mn", "Me"}:
        return ""
    digit = unicodedata.decimal(sign, None)
    return unicodedata.normalize("NFKC", sign) if digit is None else str(digit)
