"""How much of what a page is made of is shown in another language than its own.

It is counted in letters over every text that the page is handed, names of other things left out: those are handed to
it whether it shows them or not. A text has as many letters in every language as in the one that needs most, because
Chinese says the same in a third of them. Words of the interface are always there, and count for nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType
from typing import Any

from cxsite.model.text import NEUTRAL, Status, Text
from cxsite.pages.frame import Frame
from cxsite.pages.page import Page

HALF = 2
ARRANGED = "cxsite.pages."
"""Where the classes of what pages are arranged of stand."""
SILENT = (NoneType, bool, int, float, str, date)
"""What holds no text."""


@dataclass(frozen=True, slots=True)
class Letters:
    """Language to how many letters are said, and how many of them in another language."""

    all: Mapping[str, int]
    lent: Mapping[str, int]


def lent_in(page: Page, languages: tuple[str, ...], letters: Callable[[object], Letters]) -> tuple[str, ...]:
    """Return the languages in which more than half of a page's texts are another language's.

    Args:
        page: what it is made of.
        languages: those of the handbook.
        letters: counts those of one thing (`letters_in`); it may know what it has counted before, for other pages.
    """
    counted = [
        letters(part)
        for each in page.arguments
        if not isinstance(each, Frame) and not _are_names(each)
        for part in _shared(each)
    ]
    return tuple(
        code
        for code in languages
        if HALF * sum(each.lent.get(code, 0) for each in counted)
        > sum(each.all.get(code, 0) for each in counted)
    )


def _are_names(value: object) -> bool:
    """Tell whether an argument is the names of things that the page can link to."""
    return isinstance(value, Mapping) and any(
        isinstance(each, tuple) and len(each) == HALF and isinstance(each[0], Text) for each in value.values()
    )


def _shared(value: object) -> Iterable[object]:
    """Yield the things that an argument is put together of: they are the same objects for many pages."""
    waiting: list[object] = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, tuple | Mapping) or one.__class__.__module__.startswith(ARRANGED):
            waiting.extend(part for part in _parts(one) if part.__class__ not in SILENT)
        else:
            yield one


def letters_in(value: object) -> Letters:
    """Return how many letters there are in all texts of a value."""
    every: dict[str, int] = {}
    lent: dict[str, int] = {}
    for text in _texts(value):
        size = max(len(wording.text) for wording in text.wordings.values())
        for code, wording in text.wordings.items():
            if wording.lang == NEUTRAL:
                continue
            every[code] = every.get(code, 0) + size
            if wording.status is Status.FALLBACK:
                lent[code] = lent.get(code, 0) + size
    return Letters(every, lent)


def _texts(value: object) -> Iterable[Text]:
    """Yield every text in a value, as often as it stands there."""
    waiting: list[object] = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Text):
            yield one
        else:
            waiting.extend(part for part in _parts(one) if part.__class__ not in SILENT)


def _parts(value: Any) -> Iterable[object]:
    if isinstance(value, Mapping):
        return value.values()
    if isinstance(value, tuple | list):
        return value
    return [getattr(value, name) for name in _fields(value.__class__)]


@cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    """Return the names of what a value of this class consists of."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
