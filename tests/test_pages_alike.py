"""Numbers and names are said once in two languages, words are not."""

import pytest

from cxsite.pages.alike import MOST, alike


@pytest.mark.parametrize(
    ("own", "other"),
    [("42", "42"), ("58 %", "58%"), ("CES 2.0 (NPS)", "CES 2.0（NPS）"), ("", ""), ("a" * 500, "a" * 500)],
)
def test_what_differs_in_blanks_and_width_is_alike(own: str, other: str) -> None:
    """A reader of both languages would read the same twice."""
    assert alike(own, other)


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("42", "−42"),
        ("5", "15"),
        ("118 answers", "118份回答"),
        ("a b" * MOST, "ab" * MOST),
        ("x", "×"),
        ("", "0"),
    ],
)
def test_what_says_something_else_is_not(own: str, other: str) -> None:
    """Nor is a long sentence looked at so closely."""
    assert not alike(own, other)
