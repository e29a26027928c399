"""What proves that something in the form of personal data is some: check digits, words before it, what it is not."""

import re
from collections.abc import Iterator
from ipaddress import AddressValueError, IPv6Address

from cxsite.model.check_digits import (
    is_card,
    is_chinese_id,
    is_hong_kong_id,
    is_singapore_id,
    is_taiwan_id,
)
from cxsite.model.check_digits import is_iban as is_account

CHINESE_DIGITS = "〇零一二三四五六七八九幺"


def bare(text: str) -> str:
    """Return letters and digits alone."""
    return re.sub(r"[^0-9A-Za-z]", "", text)


def is_iban(match: re.Match[str]) -> bool:
    """Say whether the signs of an account number fit together."""
    return is_account(bare(match[0]))


def is_identity(match: re.Match[str]) -> bool:
    """Say whether the number of an identity card fits together, where its country has a check digit."""
    parts = {name: part.upper() for name, part in match.groupdict().items() if part}
    if "china" in parts:
        return is_chinese_id(bare(parts["china"]))
    if "hk" in parts:
        return is_hong_kong_id(parts["hk"], parts["six"], parts["check"])
    if "singapore" in parts:
        return is_singapore_id(parts["singapore"], parts["seven"], parts["letter"])
    return "taiwan" not in parts or is_taiwan_id(parts["taiwan"], parts["nine"])


def is_profile(match: re.Match[str]) -> bool:
    """Say whether the address of a page leads to one person."""
    return bool(WITH_USER.search(match[0]))


def cards(text: str) -> Iterator[tuple[int, int]]:
    """Yield the cards; what follows one after a blank may be digits, too, so its end is where the check fits."""
    for match in re.finditer(r"(?<!\d)(?:\d[ .-]?){13,19}", text):
        ends = [at + 1 for at in range(match.start(), match.end()) if text[at].isdigit()]
        for end in reversed(ends):
            is_end = end == len(text) or not text[end].isdigit()
            if is_end and is_card(bare(text[match.start() : end])):
                yield match.start(), end
                break


def is_phone(match: re.Match[str]) -> bool:
    """Refuse dates and years, which are written much like numbers of phones."""
    written, digits = match[0], bare(match[0])
    if re.search(r"(?<!\d)(?:(?:19|20)\d\d-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-(?:19|20)\d\d)(?!\d)", written):
        return False
    return not re.fullmatch(r"(?:(?:19|20)\d\d){2}", digits)


def is_spelled(match: re.Match[str]) -> bool:
    """A number in Chinese digits, perhaps among others, has at least three of them."""
    return sum(sign in CHINESE_DIGITS for sign in match[0]) >= 3  # noqa: PLR2004 - one or two stand in any sentence


def has_own_name(match: re.Match[str]) -> bool:
    """A name in a messenger is sure where it is announced as one, or has a digit as words have none."""
    return bool(match["sure"]) or any(not sign.isalpha() for sign in match["it"])


def is_computer(match: re.Match[str]) -> bool:
    """Say whether four numbers are an address: they are not where they number a version or a section."""
    parts = [int(part) for part in match[0].split(".")]
    before = match.string[max(0, match.start() - 12) : match.start()]
    if not all(part <= 255 for part in parts) or VERSION_OF.search(before):  # noqa: PLR2004 - a byte
        return False
    return parts[0] > 10 or bool(ADDRESS_OF.search(before))  # noqa: PLR2004 - 1.2.3.4 numbers a section


def is_ipv6(match: re.Match[str]) -> bool:
    """Say whether this is the address of a computer, and not of every computer itself."""
    try:
        return IPv6Address(match[0]).packed.count(0) < 15  # noqa: PLR2004 - `::1` is nobody's
    except AddressValueError:
        return False


WITH_USER = re.compile(
    r"[?&](?:user|uid|user_?id|customer|cust|account|member|openid)=[^&\s]"
    r"|/(?:u|users?|profile|members?|accounts?|customers?)/[^\s/]{0,40}?\d{3}"
    r"|\b(?:linkedin\.com/in|tiktok\.com/@|threads\.net/@|weibo\.com/u|facebook\.com/profile)",
    re.IGNORECASE | re.ASCII,
)
"""What a web address has where it leads to one person."""
VERSION_OF = re.compile(r"(?:\bv|version|版本号?|版本號|版) ?[:=]? ?$", re.IGNORECASE)
ADDRESS_OF = re.compile(r"\bip\b[^.\d]{0,8}$", re.IGNORECASE | re.ASCII)
