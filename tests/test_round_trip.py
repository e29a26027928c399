"""A handbook goes through msgspec and comes back the same, without a line of ours between the two.

What is remembered between two builds is encoded that way, and so is what keys are made of.
"""

from pathlib import Path

import msgspec
import pytest
from sites import reference

from cxsite.model.handbook import Handbook
from cxsite.read.handbook import read_handbook

HANDBOOKS = Path(__file__).parent / "handbooks"
BROAD = (
    "what-a-company-knows",
    "what-was-renamed-is-still-understood",
    *sorted(path.name for path in HANDBOOKS.iterdir())[::20],
)
"""Handbooks that have something of everything between them."""


def again(handbook: Handbook) -> Handbook:
    """Return what a later process gets: encoded and decoded natively, without hooks."""
    return msgspec.msgpack.decode(msgspec.msgpack.encode(handbook), type=Handbook)


def test_the_reference_handbook_comes_back_the_same() -> None:
    """With its data files, its theme, its editions and all its pages of prose."""
    assert again(reference()) == reference()


@pytest.mark.parametrize("name", BROAD)
def test_a_handbook_comes_back_the_same(name: str) -> None:
    """Mappings keep their order; where there is nothing to keep, the folder is one with mistakes."""
    handbook = read_handbook(HANDBOOKS / name).handbook
    if handbook is not None:
        found = again(handbook)
        assert found == handbook
        assert repr(found) == repr(handbook)


def test_some_of_these_handbooks_can_be_read() -> None:
    """Otherwise the test above would have nothing to say."""
    assert sum(read_handbook(HANDBOOKS / name).handbook is not None for name in BROAD) > 2
