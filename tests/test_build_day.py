"""The day a build is judged by comes from outside, never from a clock."""

from datetime import date

import pytest

from cxsite.build.day import EPOCH, as_of
from cxsite.build.refusals import Refused

GIVEN, OLD, NEW = date(2026, 10, 30), date(2026, 1, 1), date(2026, 3, 1)


def test_the_option_comes_before_the_environment_and_the_environment_before_the_data() -> None:
    """Each rule holds only where those before it are silent."""
    environ = {"SOURCE_DATE_EPOCH": "86399"}
    assert as_of(GIVEN, environ, (OLD, NEW)) == GIVEN
    assert as_of(None, environ, (OLD, NEW)) == date(1970, 1, 1)
    assert as_of(None, {"SOURCE_DATE_EPOCH": "86400"}, (NEW,)) == date(1970, 1, 2)
    assert as_of(None, {"SOURCE_DATE_EPOCH": ""}, (OLD, None, NEW)) == NEW
    assert as_of(None, {}, (None, OLD)) == OLD


def test_a_handbook_without_any_date_is_judged_by_a_fixed_day() -> None:
    """Two builds of it are equal, today and next year."""
    assert as_of(None, {}, (None, None)) == as_of(None, {}, ()) == EPOCH


@pytest.mark.parametrize("text", ["soon", "-1", "1.5", " 1", "9" * 15, "9" * 30])
def test_an_environment_without_a_time_is_refused(text: str) -> None:
    """Building with another day than the one that was meant would be worse."""
    with pytest.raises(Refused) as refused:
        as_of(None, {"SOURCE_DATE_EPOCH": text}, (OLD,))
    assert refused.value.message == f"`SOURCE_DATE_EPOCH` is `{text}`, which is no time"
    assert (
        refused.value.hint == "set it to whole seconds since 1970, or unset it and use `--as-of 2026-10-30`"
    )
