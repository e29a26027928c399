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


def test_nothing_moves_by_itself() -> None:
    """So nobody has to ask for less motion; who adds some asks whether it is wanted."""
    calm = re.sub(
        r"@media \(prefers-reduced-motion: no-preference\) {(?:[^{}]*{[^{}]*})*[^{}]*}",
        "",
        COMMENT.sub("", CSS),
    )
    assert re.findall(r"\b(?:animation|transition|scroll-behavior)\b[^;]*", calm) == []


def test_charts_are_drawn_in_a_readers_own_colours() -> None:
    """Every colour of a chart has a counterpart where the reader's colours are forced, in the map as in a chart."""
    tokens = COMMENT.sub("", (THEME / "styles" / "00-tokens.css").read_text(encoding="utf-8"))
    _, forced = (THEME / "styles" / "20-type.css").read_text(encoding="utf-8").split("forced-colors: active")
    drawn = set(re.findall(r"(--chart-\w+):", tokens))
    assert len(drawn) > 8
    assert drawn == set(re.findall(r"(--chart-\w+): (?:Canvas|CanvasText|GrayText);", forced))


def test_chinese_is_never_slanted() -> None:
    """Emphasis has dots; and only what is Chinese loses its slant."""
    rules = {
        selector.strip(): body
        for selector, body in re.findall(r"([^{}]+){([^{}]*)}", COMMENT.sub("", CSS))
        if "font-style" in body or "text-emphasis" in body
    }
    assert set(rules) == {":is(em, i, cite):lang(zh)"}
    assert "font-style: normal; text-emphasis: filled dot" in rules[":is(em, i, cite):lang(zh)"]


def test_each_script_has_its_own_fonts() -> None:
    """No font of one Chinese script stands in the stack of the other."""
    hans, hant = (
        {each.strip() for each in re.findall(rf"--{name}:([^;]*);", CSS)[0].split(",")}
        for name in ("hans", "hant")
    )
    assert len(hans) > 4 < len(hant)
    assert not hans & hant
