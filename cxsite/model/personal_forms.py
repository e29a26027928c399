"""The forms of personal data: how each kind is written, in Chinese and in English.

Texts are looked at in half-width signs. Every pattern is linear: repetitions have an end, or take all they can and give
nothing back. Names are not found: no pattern can.
"""

import re
from collections.abc import Callable, Iterator
from enum import StrEnum

from cxsite.model.check_digits import is_card, is_chinese_id, is_hong_kong_id, is_iban, is_taiwan_id


class PersonalKind(StrEnum):
    """What was found, as messages say it."""

    EMAIL = "an e-mail address"
    PROFILE = "the address of somebody's profile"
    ACCOUNT = "an account number"
    IDENTITY = "an identity number"
    CARD = "a card number"
    PHONE = "a phone number"
    CHAT = "a name in a messenger"
    COMPUTER = "the address of a computer"
    HOME = "a postal address"
    NUMBER = "a long number"


Find = Callable[[str], Iterator[tuple[int, int]]]


def _matching(*patterns: str, sure: Callable[[re.Match[str]], bool] = lambda _: True) -> Find:
    """Return what finds the spans of these patterns, or of their group `it`, where `sure` agrees."""
    compiled = [re.compile(pattern, re.IGNORECASE | re.ASCII) for pattern in patterns]

    def find(text: str) -> Iterator[tuple[int, int]]:
        for pattern in compiled:
            part = "it" if "it" in pattern.groupindex else 0
            yield from (match.span(part) for match in pattern.finditer(text) if sure(match))

    return find


def _bare(text: str) -> str:
    return re.sub(r"[^0-9A-Za-z]", "", text)


def _is_iban(match: re.Match[str]) -> bool:
    return is_iban(_bare(match[0]))


def _is_identity(match: re.Match[str]) -> bool:
    parts = {name: part.upper() for name, part in match.groupdict().items() if part}
    if "china" in parts:
        return is_chinese_id(_bare(parts["china"]))
    if "hk" in parts:
        return is_hong_kong_id(parts["hk"], parts["six"], parts["check"])
    return "taiwan" not in parts or is_taiwan_id(parts["taiwan"], parts["nine"])


def _is_profile(match: re.Match[str]) -> bool:
    return bool(WITH_USER.search(match[0]))


def _cards(text: str) -> Iterator[tuple[int, int]]:
    """Yield the cards; what follows one after a blank may be digits, too, so its end is where the check fits."""
    for match in re.finditer(r"(?<!\d)(?:\d[ -]?){13,19}", text):
        ends = [at + 1 for at in range(match.start(), match.end()) if text[at].isdigit()]
        for end in reversed(ends):
            is_end = end == len(text) or not text[end].isdigit()
            if is_end and is_card(_bare(text[match.start() : end])):
                yield match.start(), end
                break


def _is_phone(match: re.Match[str]) -> bool:
    """Refuse dates and years, which are written much like numbers of phones."""
    written, digits = match[0], _bare(match[0])
    if re.search(r"(?<!\d)(?:(?:19|20)\d\d-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-(?:19|20)\d\d)(?!\d)", written):
        return False
    return not re.fullmatch(r"(?:(?:19|20)\d\d){2}", digits)


def _has_own_name(match: re.Match[str]) -> bool:
    """A name in a messenger is sure where it is announced as one, or has a digit as words have none."""
    return bool(match["sure"]) or any(not sign.isalpha() for sign in match["it"])


def _is_computer(match: re.Match[str]) -> bool:
    parts = [int(part) for part in match[0].split(".")]
    return all(part <= 255 for part in parts) and parts[0] > 10  # noqa: PLR2004 - a byte; 1.2.3.4 numbers a section


WITH_USER = re.compile(
    r"[?&](?:user|uid|user_?id|customer|cust|account|member|openid)=[^&\s]"
    r"|/(?:u|users?|profile|members?|accounts?|customers?)/[^\s/]{0,40}?\d{3}"
    r"|\b(?:linkedin\.com/in|tiktok\.com/@|threads\.net/@)",
    re.IGNORECASE | re.ASCII,
)
"""What a web address has where it leads to one person."""
HAN = "\u4e00-\u9fff"
NOT_IN_NUMBER = r"(?<!\d)(?<!\d[.,])"
ENDS = r"(?!\d)(?![.,]\d)"

STREETS = (
    "路", "街", "大道", "巷", "弄", "胡同",
    "street", "road", "avenue", "lane", "drive", "close", "terrace", "square",
)  # fmt: skip

FINDERS: tuple[tuple[PersonalKind, int, tuple[str, ...], Find], ...] = (
    (
        PersonalKind.EMAIL,
        0,
        ("@", "(at", "( at", "[at", "[ at", " at "),
        _matching(
            r"(?<![A-Z0-9._%+-])[A-Z0-9._%+-]++@[A-Z0-9-]++(?:\.[A-Z0-9-]++)+",
            r"(?<![A-Z0-9._%+-])[A-Z0-9._%+-]++ ?[\[(] ?(?:at|@) ?[\])] ?[A-Z0-9][A-Z0-9.-]++",
            r"(?<![A-Z0-9._%+-])[A-Z0-9._%+-]++ (?:at|@) [A-Z0-9-]++ ?(?:\bdot\b|\(dot\)|\[dot\]) ?[A-Z]{2,24}",
        ),
    ),
    (
        PersonalKind.PROFILE,
        0,
        ("://",),
        _matching(r"\bhttps?://[^\s<>\"]++", sure=_is_profile),
    ),
    (
        PersonalKind.ACCOUNT,
        2,
        (),
        _matching(
            r"(?<![A-Z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Z0-9])", sure=_is_iban
        ),
    ),
    (
        PersonalKind.IDENTITY,
        6,
        (),
        _matching(
            r"(?<!\d)(?P<china>[1-9]\d{5}[ -]?\d{8}[ -]?\d{3}[\dX])(?![A-Z0-9])",
            r"(?<![A-Z0-9])(?P<hk>[A-Z]{1,2})(?P<six>\d{6}) ?\((?P<check>[0-9A])\)",
            r"(?<![A-Z0-9])(?P<taiwan>[A-Z])(?P<nine>[1289]\d{8})(?![A-Z0-9])",
            r"(?<![A-Z0-9])[A-CEGHJ-PR-TW-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D](?![A-Z0-9])",
            sure=_is_identity,
        ),
    ),
    (PersonalKind.CARD, 13, (), _cards),
    (
        PersonalKind.PHONE,
        7,
        (),
        _matching(
            rf"{NOT_IN_NUMBER}(?:(?:\+|00)?86[ -]?)?1[3-9]\d(?:[ -]?\d){{8}}{ENDS}",
            rf"{NOT_IN_NUMBER}(?:\+|00)[1-9](?:[ \-().]{{0,2}}\d){{6,14}}{ENDS}",
            rf"(?<![A-Z0-9])(?<!\d[.,-])\(?0[1-9]\d{{0,3}}\)?[ -]?\d(?:[ -]?\d){{5,8}}{ENDS}",
            rf"{NOT_IN_NUMBER}(?:\([2-9]\d\d\) ?|[2-9]\d\d[-.])\d{{3}}[-.]\d{{4}}{ENDS}",
            rf"{NOT_IN_NUMBER}[48]00[ -]\d{{3}}[ -]?\d{{4}}{ENDS}",
            r"(?<![A-Z0-9-])(?<!\d[., ])[235-9]\d{3} \d{4}(?! ?\d)(?![.,-]\d)",
            r"(?:电话|電話|手机|手機|致电|致電|\btel\b|\bphone\b|\bmobile\b)[^\d\n]{0,8}"
            rf"(?P<it>\d(?:[ -]?\d){{6,14}}){ENDS}",
            r"[〇零一二三四五六七八九幺]{7,}+",
            sure=_is_phone,
        ),
    ),
    (
        PersonalKind.CHAT,
        0,
        ("微信", "wechat", "qq", "vx", "line id"),
        _matching(
            r"(?:(?P<sure>微信[号號]|微信id|wechat id|qq[号號])|微信|wechat|\bqq\b|\bvx\b|\bline id\b)"
            r"(?: ?(?:是|为|is|[:=]) ?| )?(?P<it>[A-Z0-9][A-Z0-9_-]{4,19})(?![A-Z0-9_-])",
            sure=_has_own_name,
        ),
    ),
    (
        PersonalKind.COMPUTER,
        4,
        (".",),
        _matching(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])", sure=_is_computer),
    ),
    (
        PersonalKind.HOME,
        1,
        STREETS,
        _matching(
            rf"[{HAN}]{{2,8}}(?:路|街|大道|巷|弄|胡同)(?:[一二三四五六七八九十]段)?\d{{1,5}}[号號]",
            r"\b\d{1,4}[A-Z]? (?:[A-Z][a-z]{1,20} ){1,3}(?:Street|Road|Avenue|Lane|Drive|Close|Terrace|Square)\b",
        ),
    ),
    (
        PersonalKind.NUMBER,
        9,
        (),
        _matching(rf"{NOT_IN_NUMBER}(?<!ISBN )(?<![A-Z0-9]\-)\d{{9,}}+(?![.,]\d)"),
    ),
)
"""Kinds, the surest first.

Each has how many digits a text that holds one has at least in one stretch, signs of which it has one (none where any
text may hold it), and what finds it.
"""
