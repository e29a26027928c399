"""The forms of personal data: how each kind is written, in Chinese and in English.

Texts are looked at in half-width signs. Every pattern is linear: repetitions have an end, or take all they can and give
nothing back. Names are not found: no pattern can.
"""

import re
from collections.abc import Callable, Iterator
from enum import StrEnum

from cxsite.model import personal_proofs as proofs
from cxsite.model.personal_proofs import CHINESE_DIGITS


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
Finder = tuple[PersonalKind, int, tuple[str, ...], Find]
"""A kind; how many digits a text that holds one has at least in one stretch; signs of which it has one (none where any
text may hold it); what finds it."""


def _matching(*patterns: str, sure: Callable[[re.Match[str]], bool] = lambda _: True) -> Find:
    """Return what finds the spans of these patterns, or of their group `it`, where `sure` agrees."""
    compiled = [re.compile(pattern, re.IGNORECASE | re.ASCII) for pattern in patterns]

    def find(text: str) -> Iterator[tuple[int, int]]:
        for pattern in compiled:
            part = "it" if "it" in pattern.groupindex else 0
            yield from (match.span(part) for match in pattern.finditer(text) if sure(match))

    return find


HAN = "\u4e00-\u9fff"
NOT_IN_NUMBER = r"(?<!\d)(?<!\d[.,])"
ENDS = r"(?!\d)(?![.,]\d)"
LOCAL = r"(?<![A-Z0-9._%+-])(?:[A-Z0-9_%+-]{1,30} ?[\[({【]?(?:\bdot\b|点|點)[\])}】]? ?){0,3}[A-Z0-9._%+-]++"
DOT = r"(?: ?[\[({【] ?(?:dot|点|點|\.) ?[\])}】] ?| dot | ?[点點] ?| ?\. ?)"
APPS = (
    r"(?:微 ?信|薇信|威信|v ?信|wechat|weixin|\bwx|\bvx|\bq ?q|扣扣|whatsapp|telegram|\bline id|微博|weibo)"
)

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
"""How the number of a car begins in mainland China."""
STREETS = (
    "路", "街", "大道", "巷", "弄", "胡同", "栋", "幢", "座", "号楼", "號樓",
    "street", "road", "avenue", "lane", "drive", "close", "terrace", "square", "boulevard",
    " st", " rd", " ave", " ln", " blvd", "flat ", "apt", "apartment ",
)  # fmt: skip

FINDERS: tuple[Finder, ...] = (
    (
        PersonalKind.EMAIL,
        0,
        ("@", "(at", "( at", "[at", "[ at", "{at", "{ at", "【at", "【 at", " at ", "艾特", "圈a"),
        _matching(
            r"(?<![A-Z0-9._%+-])[A-Z0-9._%+-]++@[A-Z0-9-]++(?:\.[A-Z0-9-]++)+",
            rf"{LOCAL} ?[\[({{【] ?(?:at|@|艾特) ?[\])}}】] ?[A-Z0-9][A-Z0-9-]*+(?:{DOT}[A-Z0-9-]++)*",
            rf"{LOCAL} (?:at|@) [A-Z0-9-]++ ?(?:\bdot\b|\(dot\)|\[dot\]) ?[A-Z]{{2,24}}",
            rf"{LOCAL} ?(?:艾特|圈a|@) ?[A-Z0-9-]++(?:{DOT}[A-Z0-9-]{{2,24}})+",
        ),
    ),
    (
        PersonalKind.PROFILE,
        0,
        ("://",),
        _matching(r"\bhttps?://[^\s<>\"]++", sure=proofs.is_profile),
    ),
    (
        PersonalKind.ACCOUNT,
        2,
        (),
        _matching(
            r"(?<![A-Z0-9])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?(?![A-Z0-9])",
            sure=proofs.is_iban,
        ),
    ),
    (
        PersonalKind.IDENTITY,
        6,
        (),
        _matching(
            r"(?<!\d)(?P<china>[1-9](?:[ -]?\d){16}[ -]?[\dX])(?![A-Z0-9])",
            r"(?<![A-Z0-9])(?P<hk>[A-Z]{1,2}) ?(?P<six>\d{6}) ?\((?P<check>[0-9A])\)",
            r"(?<![A-Z0-9])(?P<taiwan>[A-Z])(?P<nine>[1289]\d{8})(?![A-Z0-9])",
            r"(?<![A-Z0-9])(?P<singapore>[STFG])(?P<seven>\d{7})(?P<letter>[A-Z])(?![A-Z0-9])",
            r"(?<![A-Z0-9])[A-CEGHJ-PR-TW-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D](?![A-Z0-9])",
            r"(?<!\d)[157]/?\d{6}(?:/\d|\(\d\))(?!\d)",
            r"(?<![\d-])(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}(?![\d-])",
            r"(?<!\d)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-[1-4]\d{6}(?!\d)",
            r"(?:passport|护照|護照|通行[证證])[^A-Z0-9]{0,8}(?:no\.? ?)?(?P<it>[A-Z]{1,2}\d{7,8})(?!\d)",
            sure=proofs.is_identity,
        ),
    ),
    (
        PersonalKind.IDENTITY,
        1,
        tuple(PROVINCES),
        _matching(rf"[{PROVINCES}][A-Z][· ]?[A-Z0-9]{{5,6}}(?![A-Z0-9])"),
    ),
    (PersonalKind.CARD, 13, (), proofs.cards),
    (
        PersonalKind.PHONE,
        7,
        (),
        _matching(
            rf"{NOT_IN_NUMBER}(?:(?:\+|00)?86[ -]?)?1[ .-]?[3-9](?:[ .-]?\d){{9}}{ENDS}",
            rf"{NOT_IN_NUMBER}(?:\+|00)[1-9](?:[ \-().]{{0,2}}\d){{6,14}}{ENDS}",
            rf"(?<![A-Z0-9])(?<!\d[.,-])\(?0[1-9]\d{{0,3}}\)?[ -]?\d(?:[ -]?\d){{5,8}}{ENDS}",
            rf"{NOT_IN_NUMBER}(?:\([2-9]\d\d\) ?|[2-9]\d\d[-.])\d{{3}}[-.]\d{{4}}{ENDS}",
            rf"{NOT_IN_NUMBER}[48]00[ -]\d{{3}}[ -]?\d{{4}}{ENDS}",
            r"(?<![A-Z0-9-])(?<!\d[., ])[235-9]\d{3} \d{4}(?! ?\d)(?![.,-]\d)",
            r"(?:电话|電話|手机|手機|致电|致電|\btel\b|\bphone\b|\bmobile\b)[^\d\n]{0,8}"
            rf"(?P<it>\d(?:[ -]?\d){{6,14}}){ENDS}",
            sure=proofs.is_phone,
        ),
    ),
    (PersonalKind.PHONE, 7, (), _matching(rf"(?:[\d{CHINESE_DIGITS}][ -]?){{7,}}", sure=proofs.is_spelled)),
    (
        PersonalKind.CHAT,
        0,
        (
            "信",
            "wechat",
            "weixin",
            "wx",
            "vx",
            "qq",
            "q q",
            "扣扣",
            "whatsapp",
            "telegram",
            "line id",
            "微博",
            "weibo",
        ),
        _matching(
            rf"(?P<sure>{APPS} ?(?:[号號]|id\b)"
            rf"|(?:\bmy|\badd|我的|加我?的?) ?{APPS}(?=[号號]? ?(?:是|为|為|is\b|[:=])))"
            r"(?: ?(?:是|为|為|is|[:=]) ?| )?(?P<it>[A-Z0-9][A-Z0-9_.-]{4,24}(?<![.-]))(?![A-Z0-9_-])",
            rf"(?P<sure>){APPS}(?: ?(?:是|为|為|is|[:=]) ?| )?@?(?P<it>[A-Z0-9][A-Z0-9_-]{{4,19}})(?![A-Z0-9_-])",
            sure=proofs.has_own_name,
        ),
    ),
    (
        PersonalKind.COMPUTER,
        4,
        (".",),
        _matching(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])", sure=proofs.is_computer),
    ),
    (
        PersonalKind.COMPUTER,
        0,
        (":",),
        _matching(r"(?<![\w:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:.])", sure=proofs.is_ipv6),
    ),
    (
        PersonalKind.HOME,
        0,
        STREETS,
        _matching(
            rf"[{HAN}]{{2,8}}(?:路|街|大道|巷|弄|胡同)(?:[一二三四五六七八九十]段)?"
            rf"(?:\d{{1,5}}|[一二三四五六七八九十百零〇]{{1,7}})(?:[号號](?:[{HAN}]{{0,6}}?\d{{1,4}}[栋幢座室楼樓房])*|弄)",
            r"\d{1,4}(?:栋|幢|座|号楼|號樓)(?:\d{1,2}单元)?\d{1,2}(?:层|樓|楼)?\d{2,4}[室房号]",
            r"\b\d{1,4}[A-Z]? (?-i:(?:[A-Z][a-z]{1,20} ){1,3}"
            r"(?:Street|Road|Avenue|Lane|Drive|Close|Terrace|Square|Boulevard|St|Rd|Ave|Ln|Blvd)\b)",
            r"\b(?:live|lives|living|moved|home|address) (?:is |was )?(?:at |to )?"
            r"(?P<it>\d{1,4}[A-Z]? (?:[A-Z]{2,20} ){1,3}(?:street|road|avenue|lane|drive|close|terrace|square)\b)",
            r"\b(?:flat|apt\.?|apartment) \d{1,4}[A-Z]?, ?(?:\d{1,3}/F,? ?)?\d{0,4}[A-Z]? ?(?-i:[A-Z][a-z]{1,20})",
        ),
    ),
    (
        PersonalKind.NUMBER,
        9,
        (),
        _matching(rf"{NOT_IN_NUMBER}(?<!ISBN )(?<![A-Z0-9]\-)\d{{9,}}+(?![.,]\d)"),
    ),
)
"""Kinds, the surest first."""
