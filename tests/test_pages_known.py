"""What arranging has found before is found again, as the same object, and only for the very same values."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sites import findings_of, reference

from cxsite.model.handbook import Handbook
from cxsite.pages.known import Known
from cxsite.pages.mentions import Mentions
from cxsite.pages.page import Page
from cxsite.pages.section_reference import SECTION as REFERENCE
from cxsite.pages.site import pages_of
from cxsite.read.shelves import FOLDERS

DAY = date(2026, 7, 1)
Asked = list[tuple[object, ...]]


@pytest.fixture
def asked() -> Asked:
    return []


@pytest.fixture
def make(asked: Asked) -> Callable[..., object]:
    def made(*inputs: object) -> object:
        asked.append(inputs)
        return object()

    return made


def test_the_same_values_bring_the_same_object(asked: Asked, make: Callable[..., object]) -> None:
    known, things = Known(), {"a": 1}
    first = known(make, things)
    known.begin()
    assert known(make, things) is first
    assert asked == [(things,)]


def test_equal_values_are_not_the_same(asked: Asked, make: Callable[..., object]) -> None:
    """Two mappings in another order are equal, and pages show them in their order."""
    known = Known()
    one, other = {"a": 1, "b": 2}, {"b": 2, "a": 1}
    assert known(make, one) is not known(make, other)
    assert asked == [(one,), (other,)]


def test_words_and_days_are_what_they_say(asked: Asked, make: Callable[..., object]) -> None:
    known = Known()
    first = known(make, "-visit"[1:], date(2026, 7, 1))
    assert known(make, "visit-"[:-1], date(2026, 7, 1)) is first
    assert known(make, "visit", date(2026, 7, 2)) is not first
    assert len(asked) == 2


def test_two_functions_of_the_same_values_are_not_mistaken(make: Callable[..., object]) -> None:
    known = Known()
    assert known(make, "a") is not known(lambda word: word, "a")


def test_what_nobody_asks_for_is_forgotten(asked: Asked, make: Callable[..., object]) -> None:
    known = Known()
    known(make, "a")
    known.begin()
    known.begin()
    known(make, "a")
    assert len(asked) == 2


def arranged(handbook: Handbook, mentions: Mentions, known: Known) -> dict[str, Page]:
    pages = pages_of(handbook, FINDINGS, DAY, mentions, known)
    assert pages == pages_of(handbook, FINDINGS, DAY)
    return {page.path: page for page in pages}


FINDINGS = findings_of(reference())


def test_pages_of_a_handbook_that_did_not_change_are_the_same_objects() -> None:
    mentions, known = Mentions(), Known()
    before, after = (arranged(reference(), mentions, known) for _ in range(2))
    assert {path for path, page in after.items() if before[path] is not page} == set()


def test_a_sentence_brings_new_pages_only_where_its_text_is_looked_at() -> None:
    """Those of its section that show it, and those of the reference, which counts all texts."""
    mentions, known, handbook = Mentions(), Known(), reference()
    before = arranged(handbook, mentions, known)
    path = next(path for path in handbook.prose if path.startswith("articles/") and handbook.prose[path])
    shorter = replace(handbook, prose={**handbook.prose, path: handbook.prose[path][:-1]})
    after = arranged(shorter, mentions, known)
    new = {path for path, page in after.items() if before[path] is not page}
    shown = {each for each in new if "/reference/" not in each and not each.endswith("practices/index.html")}
    assert shown == {page for page in after if page.endswith(f"/{path}.html")}


def test_the_reference_counts_every_text_there_is() -> None:
    assert set(REFERENCE.texts) == {shelf.name for shelf in FOLDERS if shelf.prose}
