"""What comes before and after a thing, and what it has to do with."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from sites import read

from cxsite.model.handbook import Handbook
from cxsite.pages.turning import MOST, turning_of

FOLDER = Path(__file__).parent / "handbooks" / "what-a-company-knows"


@cache
def company() -> Handbook:
    """Return the handbook of a ferry line."""
    return read(FOLDER)


def with_many(kind: str, count: int) -> Handbook:
    """Return the handbook with so many of a kind, all alike."""
    pattern = next(iter(getattr(company(), kind).values()))
    many: dict[str, Any] = {kind: {f"x-{at}": replace(pattern, id=f"x-{at}") for at in range(count)}}
    return replace(company(), **many)


def test_articles_follow_one_another_by_their_order() -> None:
    """The first has none before it, the last none after it."""
    beside = turning_of(company(), {f"article:{key}" for key in company().articles}).beside
    assert beside == {
        "article:welcome": ("", "article:on-waiting"),
        "article:on-waiting": ("article:welcome", "article:farewell"),
        "article:farewell": ("article:on-waiting", ""),
    }


def test_what_has_no_page_is_passed_over() -> None:
    """Its neighbours are each other's."""
    beside = turning_of(company(), {"article:welcome", "article:farewell"}).beside
    assert beside == {
        "article:welcome": ("", "article:farewell"),
        "article:farewell": ("article:welcome", ""),
    }


def test_what_shares_more_is_named_first_and_never_itself() -> None:
    """Touchpoints of one channel and one journey come before those of one channel alone."""
    many = with_many("touchpoints", 12)
    found = turning_of(many, {f"touchpoint:{key}" for key in many.touchpoints})
    assert all(len(each) == MOST for each in found.related.values())
    assert not [key for key, each in found.related.items() if key in each]
    assert found.related["touchpoint:x-10"] == tuple(f"touchpoint:x-{at}" for at in (11, 0, 1, 2))


def test_two_alone_are_related_to_each_other() -> None:
    """However few there are, none is named twice."""
    two = with_many("touchpoints", 2)
    found = turning_of(two, {"touchpoint:x-0", "touchpoint:x-1"})
    assert found.related == {"touchpoint:x-0": ("touchpoint:x-1",), "touchpoint:x-1": ("touchpoint:x-0",)}
