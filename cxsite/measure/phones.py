"""Numbers of phones as the world writes them, by the library that phones themselves use.

A number with its country is found anywhere. One without is read by the rules of the countries our surveys come from:
in any form where a word before it announces a phone, else only where it is grouped as that country groups it. Eight
digits in a row are a number in Hong Kong and Singapore, and an amount everywhere else.
"""

import re
from collections.abc import Iterator

GROUPED = ("CN", "TW", "GB", "US")
ANNOUNCED = ("CN", "HK", "TW", "GB", "US", "SG")
FEWEST_DIGITS = 7
WORD = re.compile(
    r"(?:电话|電話|手机|手機|致电|致電|联系|聯絡|打给?|\b(?:tel|phone|mobile|cell|call|ring|text|whatsapp|reach)\b)"
    r"[^\d]{0,16}$",
    re.IGNORECASE,
)
"""What announces a phone right before its number."""


def phones_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where numbers of phones stand in a text of half-width signs; one may be found more than once."""
    from phonenumbers import Leniency, PhoneNumberMatcher  # noqa: PLC0415 - only where a text has enough digits

    for match in PhoneNumberMatcher(text, None, leniency=Leniency.VALID):
        yield match.start, match.end
    for region in ANNOUNCED:
        for match in PhoneNumberMatcher(text, region, leniency=Leniency.VALID):
            if WORD.search(text[max(0, match.start - 24) : match.start]):
                yield match.start, match.end
    for region in GROUPED:
        for match in PhoneNumberMatcher(text, region, leniency=Leniency.STRICT_GROUPING):
            if not match.raw_string.isdigit():
                yield match.start, match.end
