"""A page costs what it shows: other pages, however many there are, change neither its arguments nor its making.

Calls are counted, not seconds: they are the same on every machine.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from sites import DAY, read

from cxsite.build.keys import Remembering
from cxsite.measure.findings import Findings
from cxsite.model.handbook import Handbook
from cxsite.pages.memory import Recent, remembering_in
from cxsite.pages.page import Page
from cxsite.pages.site import pages_of, view_of
from cxsite.pages.templates import Renderer

FOLDER = Path(__file__).parent / "handbooks" / "what-a-company-knows"
NO_NUMBERS = Findings({}, None)
KINDS = ("articles", "practices", "cases", "journeys", "personas", "touchpoints", "roles")
IN_TURN = {"articles": "farewell"}
"""What stands last of its kind, and so beside what is added."""


@cache
def small() -> Handbook:
    """Return a handbook that has some of everything."""
    return read(FOLDER)


def grown(kind: str, more: int) -> Handbook:
    """Return the same handbook with so many more of a kind, which nothing else names; they are read last."""
    things: dict[str, Any] = dict(getattr(small(), kind))
    pattern = things[IN_TURN.get(kind, next(iter(things)))]
    prose = dict(small().prose)
    for number in range(more):
        key = f"zz-{number:03}"
        things[key] = replace(pattern, id=key)
        prose |= {f"{kind}/{key}": small().prose.get(f"{kind}/{pattern.id}", ())}
    added: dict[str, Any] = {kind: things, "prose": prose}
    return replace(small(), **added)


def pages(handbook: Handbook) -> dict[str, Page]:
    """Return the pages of a handbook by path."""
    return {page.path: page for page in pages_of(handbook, NO_NUMBERS, DAY)}


def calls(work: Callable[[], object]) -> int:
    """Return how many functions are called until this is done."""
    count = 0

    def called(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def test_calls_are_counted() -> None:
    """The positive control: whoever looks at everything once for each thing is seen."""

    def each(number: int) -> int:
        return number

    def for_each(size: int) -> int:
        return calls(lambda: [[each(other) for other in range(size)] for _ in range(size)])

    assert for_each(40) - for_each(20) > 2 * (for_each(20) - for_each(0))


def test_more_articles_are_handed_to_lists_and_neighbours_alone() -> None:
    """Every other page is handed exactly what it was handed before."""
    key_of = Remembering()
    before, after = pages(small()), pages(grown("articles", 20))
    assert len(after) == len(before) + 20 * 2
    changed = {path for path in before if key_of(before[path].arguments) != key_of(after[path].arguments)}
    lists = ("articles/farewell", "practices/index", "reference/index-a-z", "reference/translation")
    assert changed <= {f"{language}/{name}.html" for language in ("en", "zh-hans") for name in lists}
    assert {f"en/{name}.html" for name in lists[:3]} <= changed


def arranging(handbook: Handbook) -> Callable[[], object]:
    """Return what arranges the pages of a handbook."""
    return lambda: pages_of(handbook, NO_NUMBERS, DAY)


@pytest.mark.parametrize("kind", KINDS)
def test_arranging_a_page_costs_the_same_however_many_there_are(kind: str) -> None:
    """Twice as many more of anything are twice as many calls more, and not four times."""
    pages_of(grown(kind, 1), NO_NUMBERS, DAY)  # what is computed once a process is no cost of a page
    none, some, twice = (calls(arranging(grown(kind, more))) for more in (0, 20, 40))
    assert twice - some < 1.1 * (some - none)


@pytest.mark.parametrize("path", ["en/articles/on-waiting.html", "en/practices/say-how-long.html"])
def test_making_a_page_costs_the_same_however_many_there_are(path: str) -> None:
    """From its arguments to its bytes; a hundredth is left to the interpreter, forty names would be a tenth."""
    renderer = Renderer(small().theme)

    def made(page: Page) -> None:
        with remembering_in(Recent()):
            renderer.render(view_of(page), {})

    few, many = pages(small())[path], pages(grown("articles", 40))[path]
    made(few)  # templates are compiled once
    assert calls(lambda: made(many)) < 1.01 * calls(lambda: made(few))
