"""Styles and scripts are written in parts, and loaded in one piece."""

from pathlib import Path

import pytest

from cxsite.model.text import Languages
from cxsite.read.notes import Notes
from cxsite.read.parts import joined, shortened
from cxsite.read.translation import lock_of


def notes() -> Notes:
    return Notes(Languages(("en",)), lock_of({}))


def theme(folder: Path, **files: str) -> Path:
    """Write a theme; `styles_10_a` is the part `10-a.css`, `scripts_10_a` the part `10-a.js`."""
    for name, text in files.items():
        below, number, word = name.split("_")
        path = folder / below / f"{number}-{word}.{'css' if below == 'styles' else 'js'}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_parts_follow_each_other_by_name_without_what_means_nothing(tmp_path: Path) -> None:
    """What comes later wins in a stylesheet, so their order is part of what they say."""
    base = theme(
        tmp_path / "themes" / "default",
        styles_20_type="/* Type */\np > a {\n  margin: calc(1rem + 2px);\n}\n",
        styles_00_tokens=":root { --line: light-dark(#fff, #000); }",
        scripts_20_late='/* why */ (function () { say("a  /* b */"); })();',
        scripts_10_early="start(1); // begins",
    )
    assert joined([base], notes()) == {
        "site.css": b":root{--line:light-dark(#fff,#000)}p>a{margin:calc(1rem + 2px)}",
        "page.js": b'start(1);\n(function(){say("a  /* b */");})();\n',
    }


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        (
            "@container (width > 1px) { table :is(td) { a: b } }",
            "@container (width>1px){table :is(td){a:b}}",
        ),
        ("@supports (a: b) { main * :not(p) { a: b } }", "@supports (a:b){main * :not(p){a:b}}"),
        (
            "@layer base, house;\n@layer base { p :where(a) { a: b } }",
            "@layer base,house;@layer base{p :where(a){a:b}}",
        ),
        ("@media print { p :where(a) { a: b } }", "@media print{p :where(a){a:b}}"),
    ],
)
def test_a_rule_in_a_group_means_what_it_meant(css: str, expected: str) -> None:
    """A blank before a colon is a descendant: without it the rule would be another one, and nobody would be told."""
    assert shortened(css) == expected


def test_a_house_replaces_a_part_by_its_name_and_adds_others(tmp_path: Path) -> None:
    """To set one thing apart nobody copies a stylesheet."""
    themes = tmp_path / "themes"
    base = theme(themes / "default", styles_10_frame="nav{order:1}", styles_80_paper="p{order:2}")
    house = theme(themes / "house", styles_10_frame="nav{order:3}", styles_90_house="p{order:4}")
    assert joined([base, house], notes())["site.css"] == b"nav{order:3}p{order:2}p{order:4}"


def test_a_part_that_is_no_text_is_a_problem(tmp_path: Path) -> None:
    """It is named as every other file is."""
    base = theme(tmp_path / "themes" / "default", styles_10_frame="nav{}")
    (base / "styles" / "20-type.css").write_bytes(b"p{content:'\xff'}")
    found = notes()
    assert joined([base], found)["site.css"] == b"nav{}"
    (problem,) = found.problems
    assert str(problem).startswith("themes/default/styles/20-type.css:1:12: ")
