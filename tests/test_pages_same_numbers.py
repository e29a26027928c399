"""The pages of one thing in all languages say the same numbers, as often, wherever on the page they stand."""

import re
from collections import Counter
from decimal import Decimal
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

import pytest
from sites import findings_of, parse, reference, reference_files

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
IN_WORDS = {month[:length]: str(place + 1) for place, month in enumerate(MONTHS) for length in (3, 4, 99)}
MONTH = re.compile(rf"\b({'|'.join(sorted(IN_WORDS, key=len, reverse=True))})\b")
NUMBER = re.compile(r"(?<![\d.])([-−]?)(\d[\d,]*(?:\.\d+)?)\s?([万萬]?)(%?)")
NOT_SAID = {"script", "style", "head"}
SPARSE = {"time", "part", "state"}
"""A chart names as many days and parts as have room, and a language's words may be longer.

How far a page is translated is no number of its source.
"""
VOICE = "quote"
"""What a customer's words on a sheet are labelled by: whoever speaks there speaks the language of the page."""


def numbers_of(html: bytes) -> Counter[str]:
    """Count the numbers of a page's own language; a month in words is its number, 7.5万 is 75000."""
    said = MONTH.sub(lambda month: IN_WORDS[month[1]], " ".join(_said(parse(html.decode()))))
    return Counter(
        f"{sign.replace('−', '-')}{_value(digits, times):f}{percent}"
        for sign, digits, times, percent in NUMBER.findall(said)
    )


def _value(digits: str, times: str) -> Decimal:
    value = Decimal(digits.replace(",", ""))
    return (value * 10_000).quantize(Decimal(1)) if times else value


def _said(element: Element) -> list[str]:
    """Return the texts of an element, without those of the second language."""
    classes = set(element.get("class", "").split())
    if not isinstance(element.tag, str) or element.tag in NOT_SAID or classes & {"t2", *SPARSE}:
        return []
    if element.get("aria-labelledby") == VOICE:
        return []
    said = [element.text or ""]
    for child in element:
        said += [*_said(child), child.tail or ""]
    return said


def differences(files: dict[str, bytes]) -> dict[str, tuple[Counter[str], Counter[str]]]:
    """Return for each page what the source language says more often, and what this page says more often."""
    source, *others = (code.lower() for code in reference().site.languages)
    found = {}
    for path, html in files.items():
        folder, _, rest = path.partition("/")
        if folder in others and PurePosixPath(path).suffix == ".html":
            there, here = numbers_of(files[f"{source}/{rest}"]), numbers_of(html)
            if there != here:
                found[path] = (there - here, here - there)
    return found


def test_only_the_voice_of_a_sheet_is_another_in_each_language() -> None:
    """No number of any other page hides behind it, and nothing but one customer's words stands there."""
    spoken = {comment.language for comment in findings_of(reference()).comments}
    own = {code.lower(): {code} if code in spoken else spoken for code in reference().site.languages}
    voices = {
        path: parse(html.decode()).findall(f".//*[@aria-labelledby='{VOICE}']")
        for path, html in reference_files().items()
        if path.endswith(".html") and f'aria-labelledby="{VOICE}"'.encode() in html
    }
    assert len(voices) > len(own)
    for path, (voice,) in voices.items():
        (words,) = voice.iter("blockquote")
        assert path.endswith("-monday.html")
        assert words.get("lang") in own[path.partition("/")[0]]


def test_no_page_differs_in_a_number_from_its_source() -> None:
    """Not in a table, a sentence, a chart or a label; one digit more in one language is found."""
    files = dict(reference_files())
    assert differences(files) == {}
    path = "zh-hans/measures/nps.html"
    files[path] = files[path].replace(b"</h1>", b"1</h1>")
    assert differences(files) == {path: (Counter(), Counter({"1": 1}))}


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("30 October 2026", {"30": 1, "10": 1, "2026": 1}),
        ("2026年10月30日", {"30": 1, "10": 1, "2026": 1}),
        ("75,000 people", {"75000": 1}),
        ("7.5万人", {"75000": 1}),
        ("−3 to 5%", {"-3": 1, "5%": 1}),
        ("three <span class=t2>3</span>", {}),
        ("<svg><text class=time>2026</text><text>42</text></svg>", {"42": 1}),
    ],
)
def test_numbers_are_read_in_both_languages(html: str, said: dict[str, int]) -> None:
    """Dates, thousands, signs and percentages, and nothing of the second language."""
    assert numbers_of(f"<!doctype html><title>1</title><body>{html}".encode()) == Counter(said)
