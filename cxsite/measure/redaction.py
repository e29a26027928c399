"""Words of customers without what would let somebody be found: always, whatever somebody approved.

Each piece of personal data gives way to a mark that says what stood there, in the language of the words. What the
program can find it takes out; names it cannot, so nothing is published that nobody has read (`reviewed`).
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from cxsite.measure.phones import FEWEST_DIGITS, phones_in
from cxsite.model.personal import DIGIT, find_personal, in_half_width
from cxsite.model.personal_forms import PersonalKind

MARKS: Mapping[PersonalKind, tuple[str, str, str]] = {
    PersonalKind.EMAIL: ("[e-mail]", "［邮箱］", "［電子郵件］"),
    PersonalKind.PROFILE: ("[profile]", "［主页］", "［個人頁面］"),
    PersonalKind.ACCOUNT: ("[account]", "［账号］", "［帳號］"),
    PersonalKind.IDENTITY: ("[identity number]", "［证件号］", "［證件號碼］"),
    PersonalKind.CARD: ("[card number]", "［卡号］", "［卡號］"),
    PersonalKind.PHONE: ("[phone]", "［电话］", "［電話］"),
    PersonalKind.CHAT: ("[contact]", "［联系方式］", "［聯絡方式］"),
    PersonalKind.COMPUTER: ("[IP address]", "［网络地址］", "［網路位址］"),
    PersonalKind.HOME: ("[address]", "［地址］", "［地址］"),
    PersonalKind.NUMBER: ("[number]", "［号码］", "［號碼］"),
}
"""What stands for each kind: in English and every other language, in Simplified and in Traditional Chinese."""

JOINER = "\u200d"
"""What holds the parts of an emoji together."""
HAN = re.compile("[\u4e00-\u9fff]")
KANA = re.compile("[\u3040-\u30ff]")
TRADITIONAL = re.compile(
    "[們個這來時過為對說話電號開關給後會沒還讓買賣錢應該點問題請從間現經發單櫃檯網銀業務態員]"
)
SIMPLIFIED = re.compile(
    "[们个这来时过为对说话电号开关给后会没还让买卖钱应该点问题请从间现经发单柜台网银业务态员]"
)
PLAIN = re.compile(r"[ -~\u4e00-\u9fff，。！？、；：“”（）《》…]*")
"""Signs that every form of Unicode writes alike."""
BUSINESS = re.compile(
    r"(?:\b(?:order|booking|ticket|case|ref|reference|invoice|tracking|parcel|receipt|serial|model|confirmation)"
    r"(?: (?:no\.?|number|id|code|ref))?|订单号?|訂單(?:編號|號碼|號)?|单号|單號|票号|工单号?|工單號?|运单号?"
    r"|快递单?号?|编号|編號|流水号|发票号?|序列号|型号|预约号|取件码)(?: is)?[ :#是为：]{0,4}$|[A-Z#]$",
    re.IGNORECASE,
)
"""What says of a number behind it that it is one of ours."""
AMOUNT = re.compile(r"[¥$€£]\s?$")
UNIT = re.compile(r"\s?(?:元|块|塊|万|萬|亿|億|yuan\b|dollars?\b|customers?\b|people\b|人)", re.IGNORECASE)


def redacted(text: str) -> str:
    """Return the words on one line, with a mark for each piece of personal data."""
    line = on_one_line(text)
    parts, at = [], 0
    which = _script(line)
    for start, end, kind in pieces(line):
        parts += [line[at:start], MARKS[kind][which]]
        at = end
        while at < len(line) and unicodedata.category(line[at]) in {"Mn", "Me", "Cf"}:
            at += 1  # what belongs to the last sign that is gone
    return "".join((*parts, line[at:]))


def masked(text: str) -> str:
    """Return a text of the same length with a dot for every sign of personal data, for lines that places point into."""
    signs = list(text)
    for start, end, _ in pieces(text):
        signs[start:end] = "•" * (end - start)
    return "".join(signs)


def pieces(text: str) -> Iterator[tuple[int, int, PersonalKind]]:
    """Yield where personal data stands in a text, in order and without overlaps, and of what kind it is."""
    at = 0
    for start, end, kind in sorted([*_found(text), *_phones(text)], key=lambda one: (one[0], -one[1])):
        if end > at:
            yield max(start, at), end, kind
            at = end


def _found(text: str) -> Iterator[tuple[int, int, PersonalKind]]:
    for span in find_personal(text):
        if not _is_ours(text, span.start, span.end, span.kind):
            yield span.start, span.end, span.kind


def _phones(text: str) -> Iterator[tuple[int, int, PersonalKind]]:
    if len(DIGIT.findall(unicodedata.normalize("NFKC", text))) < FEWEST_DIGITS:
        return
    plain, origins = in_half_width(text)
    for first, last in phones_in(plain):
        start, end = origins[first], origins[last - 1] + 1
        if not _is_ours(text, start, end, PersonalKind.PHONE):
            yield start, end, PersonalKind.PHONE


def _is_ours(text: str, start: int, end: int, kind: PersonalKind) -> bool:
    """Say whether digits in a row are called an order, or count something, so that they lead to nobody."""
    if kind not in {PersonalKind.NUMBER, PersonalKind.PHONE} or not text[start:end].isdigit():
        return False
    before, behind = text[max(0, start - 24) : start], text[end : end + 12]
    return bool(BUSINESS.search(before) or AMOUNT.search(before) or UNIT.match(behind))


def _script(text: str) -> int:
    """Return which of the marks fits: 0 in other writings, 1 in Simplified, 2 in Traditional Chinese."""
    if not HAN.search(text) or KANA.search(text):
        return 0
    return 2 if len(TRADITIONAL.findall(text)) > len(SIMPLIFIED.findall(text)) else 1


def on_one_line(text: str) -> str:
    """Return the words with single blanks between them, without control characters and signs that turn the writing."""
    line = " ".join(text.split())
    if PLAIN.fullmatch(line):
        return line
    signs = (sign for sign in line if sign == JOINER or unicodedata.category(sign) not in {"Cc", "Cf", "Cs"})
    return " ".join(unicodedata.normalize("NFC", "".join(signs)).split())
