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
WORD = (
    r"(?:电话|電話|手机|手機|致电|致電|联系|聯絡|拨|打给?"
    r"|\b(?:tel|phone|mobile|cell|call|ring|text|whatsapp|reach)\b)"
)
ANNOUNCES = re.compile(WORD, re.IGNORECASE)
ANNOUNCED_HERE = re.compile(rf"{WORD}[^\d]{{0,16}}$", re.IGNORECASE)
"""What announces a phone, anywhere and right before its number."""
PARTED = re.compile(r"\d[ .()-]{1,2}\d")


def phones_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where numbers of phones stand in a text of half-width signs; one may be found more than once."""
    from phonenumbers import Leniency  # noqa: PLC0415 - only where a text has enough digits

    if "+" in text:
        yield from _matches(text, None, Leniency.VALID)
    if ANNOUNCES.search(text):
        for region in ANNOUNCED:
            for start, end in _matches(text, region, Leniency.VALID):
                if ANNOUNCED_HERE.search(text[max(0, start - 24) : start]):
                    yield start, end
    if PARTED.search(text):
        for region in GROUPED:
            for start, end in _matches(text, region, Leniency.STRICT_GROUPING):
                if not text[start:end].isdigit():
                    yield start, end


def _matches(text: str, region: str | None, leniency: int) -> Iterator[tuple[int, int]]:
    from phonenumbers import PhoneNumberMatcher  # noqa: PLC0415 - as above

    for match in PhoneNumberMatcher(text, region, leniency=leniency):
        yield match.start, match.end
