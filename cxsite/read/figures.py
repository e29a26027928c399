"""Numbers of a sentence and of its translation: they agree.

Only what is written in digits is compared; `three` and `三` say nothing here. A number counts as different when each
of the two has one that the other lacks: where only one has more, the other may have written it in words.
"""

import re
from decimal import Decimal

from cxsite.read.links import for_readers
from cxsite.read.notes import Notes, Passage, listed
from cxsite.read.said import Said

NUMBER = re.compile(
    r"(?<![A-Za-z0-9.])(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?P<decimals>\.[0-9]+)?"
    r"(?:\s*(?P<times>[万萬亿億]|(?:thousand|million|billion)\b))?(?:\s?(?P<percent>[%％]))?"
)
TIMES = {
    "": 1, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8,
    "thousand": 10**3, "million": 10**6, "billion": 10**9,
}  # fmt: skip
DIGIT = re.compile("[0-9]")
ITEM = re.compile(r"(?m:^\s*[0-9]{1,9}\. )")
MONTHS = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|march|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b",
    re.IGNORECASE,
)
TWELVE_HOURS = re.compile(r"[0-9]\s*[ap]\.?m\b|[上下]午|中午|晚上|早上|凌晨", re.IGNORECASE)
"""A time of day that the other language may tell by twenty-four hours."""


def check_numbers(_: Said, notes: Notes) -> None:
    """A translation has the numbers of its source."""
    for passage in notes.passages:
        source = passage.source
        if source is None or not (DIGIT.search(passage.text) and DIGIT.search(source.text)):
            continue
        if any(TWELVE_HOURS.search(each.text) for each in (passage, source)):
            continue
        here, there = _numbers(passage), _numbers(source)
        missing = [match[0] for value, match in there.items() if value not in here]
        added = [match for value, match in here.items() if value not in there]
        if missing and (added := _without_months(added, source, passage)):
            place = passage.at(*added[0].span())
            one = "`{}` stands in the translation and {} in {}:{}"
            message = one.format(added[0][0], listed(missing), source.place.file, source.place.line)
            hint = f"write {listed(missing)} here, or correct the source"
            notes.warning(place, "numbers-differ", message, hint)


def _numbers(passage: Passage) -> dict[tuple[Decimal, bool], re.Match[str]]:
    """Return the numbers of a passage with the place where each is written first, and whether it is a percentage."""
    shown = ITEM.sub(lambda match: " " * len(match[0]), for_readers(passage.text))
    found: dict[tuple[Decimal, bool], re.Match[str]] = {}
    for match in NUMBER.finditer(shown):
        value = Decimal(match["digits"].replace(",", "") + (match["decimals"] or ""))
        found.setdefault((value * TIMES[match["times"] or ""], bool(match["percent"])), match)
    return found


def _without_months(added: list[re.Match[str]], source: Passage, passage: Passage) -> list[re.Match[str]]:
    """Leave out months that one language writes in digits and the other in words."""
    if not MONTHS.search(source.text):
        return added
    return [match for match in added if not passage.text[match.end() :].startswith("月")]
