"""A page is handed the names that it can show, and needs no others."""

from collections.abc import Mapping
from unittest.mock import patch

import pytest
from sites import pages, reference
from speaking import text

from cxsite.model.content import Evidence
from cxsite.pages.mentions import Mentions, Register, register_of
from cxsite.pages.names import Names
from cxsite.pages.page import View
from cxsite.pages.site import view_of

NAMES: Names = {
    "journey:visit": (text("Visit"), "en/journeys/visit.html"),
    "role:visit": (text("Visitors"), ""),
    "persona:lin": (text("Lin"), "en/personas/lin.html"),
    "metric:measured": (text("Measured"), ""),
}


def named_in(*values: object) -> list[str]:
    """Return the keys of the names that these values bring."""
    return list(register_of(NAMES, Mentions()).named_in(*values))


@pytest.mark.parametrize(
    ("value", "keys"),
    [
        ("visit", ["journey:visit", "role:visit"]),
        ("role:visit", ["role:visit"]),
        ({"lin": None}, ["persona:lin"]),
        ({1: ("x", ["persona:lin"])}, ["persona:lin"]),
        (text("See [her](persona:lin), or [](role:visit)."), ["persona:lin", "role:visit"]),
        (text("See her", "见[](persona:lin)"), ["persona:lin"]),
        (text("visit lin"), []),
        ("visit lin", []),
        (Evidence.MEASURED, []),
        ((None, True, 1, 2.5, b"lin"), []),
    ],
)
def test_what_is_mentioned_is_named(value: object, keys: list[str]) -> None:
    """An id brings all that have it, a key one, a text what it links to; words and values of lists are none."""
    assert named_in(value) == keys


def test_names_stand_in_one_order() -> None:
    """However the values mention them: so equal values are equal arguments."""
    assert (
        named_in("lin", "visit")
        == named_in(("visit", "lin"))
        == ["journey:visit", "persona:lin", "role:visit"]
    )


def test_what_has_no_parts_is_no_value_of_ours() -> None:
    """Something that nobody thought of fails loudly; it could mention anything."""
    with pytest.raises(TypeError):
        named_in({1, 2})


def views() -> Mapping[str, View]:
    """Return every English view of this checkout's handbook."""
    return {page.path: view_of(page) for page in pages(reference()) if page.path.startswith("en/")}


def test_no_page_would_show_more_if_it_knew_all_names() -> None:
    """Every page of the handbook: the same view with its own names and with those of the whole site."""
    narrow = views()
    with patch.object(Register, "named_in", lambda register, *_: register.names):
        assert views() == narrow
    with patch.object(Register, "named_in", lambda *_: {}), pytest.raises(KeyError):
        views()
