"""What pages ask of the stylesheet is there."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parents[1] / "themes" / "default" / "static" / "site.css").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "most"), [("columns", 60), ("span", 30)])
def test_maps_of_many_steps_have_their_width(name: str, most: int) -> None:
    """A class for each number of steps: a map without one is squeezed until nobody can read it."""
    numbers = [int(number) for number in re.findall(rf"\.{name}-([0-9]+){{", CSS)]
    assert numbers == list(range(1, most + 1))
