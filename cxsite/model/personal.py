"""Personal data in a text: what would let somebody be found who only answered a question.

A reader of surveys and of handbooks asks this one function, in Chinese and in English. Full-width signs are read as
half-width and invisible ones are skipped, so a number hidden that way is found all the same. Most texts hold nothing of
the kind, and a few quick looks tell that.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from cxsite.model.personal_forms import FINDERS, PersonalKind

__all__ = ["PersonalKind", "Span", "find_personal", "in_half_width"]

COMMON_HINT = re.compile(r"[\d@＠〇零一二三四五六七八九微薇艾扣]")
RARE_HINT = re.compile(
    r"[\[({（【] ?at|:/|：/|::|wechat|weixin|whatsapp|telegram|weibo|[v威] ?信|圈a|\bq ?q|\bvx|\bwx|\bline id\b"
    r"|\bdot\b|[0-9a-f]:[0-9a-f]",
    re.IGNORECASE,
)
"""What a text has, the one or the other, that may hold anything of this: most have not, and are done."""
RARE_HINTS = (
    "(at", "( at", "[at", "[ at", "{at", "{ at", "（at", "（ at", "【at", "【 at", ":", "：/", "wechat", "weixin",
    "whatsapp", "telegram", "weibo", "信", "圈a", "qq", "q q", "vx", "wx", "line id", "dot",
)  # fmt: skip
"""One of these stands wherever there is a rare hint: they are found faster."""
DIGIT = re.compile("[0-9〇零一二三四五六七八九幺]")
STRETCH = re.compile(rf"{DIGIT.pattern}(?:[ \-().]{{0,2}}{DIGIT.pattern})*")
"""Digits, and what may stand between those of one number."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Personal data in a text, from `start` up to `end`, counted in code points of the text as it was given."""

    start: int
    end: int
    kind: PersonalKind


def find_personal(text: str) -> tuple[Span, ...]:
    """Return what in a text is personal data, in order and without overlaps; the surest kind wins where two meet."""
    if not (COMMON_HINT.search(text) or (_has(text, RARE_HINTS) and RARE_HINT.search(text))):
        return ()
    plain, origins = in_half_width(text)
    found: list[Span] = []
    taken = bytearray(len(text) + 1)
    digits = max((len(DIGIT.findall(stretch)) for stretch in STRETCH.findall(plain)), default=0)
    for kind, least, signs, find in FINDERS:
        for start, end in find(plain) if digits >= least and _has(plain, signs) else ():
            span = Span(origins[start], origins[end - 1] + 1, kind)
            if not any(taken[span.start : span.end]):
                taken[span.start : span.end] = b"\1" * (span.end - span.start)
                found.append(span)
    return tuple(sorted(found))


def _has(text: str, signs: Collection[str]) -> bool:
    """Say whether one of these stands in a text, in capitals or not; no signs are asked of every text."""
    lower = text.lower()
    return not signs or any(sign in lower for sign in signs)


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
