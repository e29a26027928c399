"""What pages ask of the stylesheet is there, and nothing else."""

import re
from pathlib import Path

THEME = Path(__file__).parents[1] / "themes" / "default"
CSS = "".join(path.read_text(encoding="utf-8") for path in sorted(THEME.glob("styles/*.css")))
COMMENT, BODY = re.compile(r"/\*.*?\*/", re.DOTALL), re.compile(r"{[^{}]*}")
NUMBERED = re.compile(
    r"(?:tens|ones|heat|row|fact|part|quarter)-"
)  # the template writes the rest of the name


def test_maps_of_many_steps_have_their_width() -> None:
    """A class for each digit of the number of steps: a map without one is squeezed until nobody can read it."""
    tens = [int(tens) for tens in re.findall(r"\.tens-[0-9]{--t:([0-9]+)}", CSS)]
    ones = [int(digit) for digit in re.findall(r"\.ones-([0-9]){--n:calc\(var\(--t\) \+ \1\)}", CSS)]
    assert (tens, ones) == (list(range(0, 70, 10)), list(range(10)))


def test_no_class_is_styled_that_nothing_writes() -> None:
    """A rule whose page is gone, or was given another name, is found here."""
    places = [
        *THEME.glob("templates/*.html"),
        *THEME.glob("static/*.js"),
        *THEME.glob("scripts/*.js"),
        *Path("cxsite").resolve().rglob("*.py"),
    ]
    written = "".join(path.read_text(encoding="utf-8") for path in places)
    words = set(re.findall(r"[A-Za-z][\w-]*", written))
    styled = set(re.findall(r"\.([A-Za-z][\w-]*)", BODY.sub("", COMMENT.sub("", CSS))))
    assert {name for name in styled - words if not NUMBERED.match(name)} == set()
