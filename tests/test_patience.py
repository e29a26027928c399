"""Looking for garbage is put off, and taken up again."""

import gc

import pytest

from cxsite.model.patience import SELDOM, nothing_collected, rarely_collected


def test_nothing_is_collected_for_a_while() -> None:
    """Whatever happens in it; who had switched it off keeps it so."""
    assert gc.isenabled()
    seen = []

    def fail() -> None:
        with nothing_collected():
            seen.append(gc.isenabled())
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert seen == [False]
    assert gc.isenabled()
    gc.disable()
    try:
        with nothing_collected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_garbage_is_looked_for_seldom_for_a_while() -> None:
    """And as often as before afterwards."""
    before = gc.get_threshold()
    seen = []

    def fail() -> None:
        with rarely_collected():
            seen.append(gc.get_threshold()[0])
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert seen == [SELDOM]
    assert gc.get_threshold() == before
    assert before[0] < SELDOM
