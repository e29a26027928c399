"""What a house says in `theme.yml` is seen on its pages, and never at the cost of who reads them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.model.house import Colours
from cxsite.model.problems import Problem
from cxsite.model.text import Languages
from cxsite.model.theme import Logo, Theme
from cxsite.read.contrast import LEAST, contrast
from cxsite.read.house import TOKEN
from cxsite.read.nodes import Node
from cxsite.read.notes import Notes
from cxsite.read.shipped import themes_folder
from cxsite.read.theme import read_theme
from cxsite.read.translation import lock_of
from cxsite.read.yaml import parse_yaml

COLOURS = tuple(Colours.__dataclass_fields__)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"/>'


def settings() -> Node:
    """Return settings that name the house's theme."""
    node, _ = parse_yaml("languages: [en, zh-Hans]\ntheme: willow\n", "site.yml")
    assert node
    return node


def read(folder: Path, said: str, *, logo: str = SVG) -> tuple[Theme, list[Problem]]:
    """Return the theme of a house that says this, and what is wrong with it."""
    house = folder / "themes" / "willow"
    (house / "static").mkdir(parents=True, exist_ok=True)
    (house / "static" / "mark.svg").write_text(logo, encoding="utf-8")
    (house / "theme.yml").write_text(said, encoding="utf-8")
    notes = Notes(Languages(("en", "zh-Hans")), lock_of({}))
    return read_theme(folder, "willow", settings(), notes), notes.problems


def style(theme: Theme) -> str:
    """Return a theme's stylesheet."""
    return theme.static["site.css"].decode()


def test_black_on_white_is_21_to_1() -> None:
    """The two ends, and the example of WCAG's own technique G18: #777 on white is just too pale."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#1d5fa6", "#1d5fa6") == 1
    assert contrast("#777777", "#ffffff") < LEAST < contrast("#767676", "#ffffff")


@given(st.from_regex(r"#[0-9a-f]{6}", fullmatch=True), st.from_regex(r"#[0-9a-f]{6}", fullmatch=True))
def test_contrast_is_the_same_from_both_sides(one: str, other: str) -> None:
    """And never leaves its scale."""
    assert 1 <= contrast(one, other) == contrast(other, one) <= 21.01


def test_every_colour_of_a_house_is_one_of_the_style(tmp_path: Path) -> None:
    """Whatever it may say, a rule of the default theme takes."""
    theme, _ = read(tmp_path, "logo: mark.svg\n")
    assert set(COLOURS) <= {name for name, *_ in TOKEN.findall(style(theme))}


def test_colours_stand_behind_the_style(tmp_path: Path) -> None:
    """What is not said stays as it was, in the other appearance, too; three digits are six."""
    theme, problems = read(tmp_path, 'colours:\n  light:\n    accent: "#0A5C36"\n    paper: fff\n')
    assert not problems
    dark = {name: pair[1] for name, *pair in TOKEN.findall(style(read(tmp_path, "{}\n")[0]))}
    assert style(theme).endswith(
        f":root{{--paper:light-dark(#ffffff,{dark['paper']});--accent:light-dark(#0a5c36,{dark['accent']})}}\n"
    )
    assert not style(read(tmp_path, "{}\n")[0]).endswith("}\n:root{}\n")


def test_the_default_colours_are_not_pale(tmp_path: Path) -> None:
    """All of them said again, as their own house would."""
    found = TOKEN.findall(style(read(tmp_path, "{}\n")[0]))
    said = "colours:\n" + "".join(
        f"  {scheme}:\n" + "".join(f'    {name}: "{pair[at]}"\n' for name, *pair in found if name in COLOURS)
        for at, scheme in enumerate(("light", "dark"))
    )
    assert said.count(": ") == 2 * len(COLOURS)
    assert read(tmp_path, said)[1] == []


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("light:\n    muted: aaaaaa", "`muted` on `wash` has a contrast of 2.0 to 1 in the light appearance"),
        ("dark:\n    accent: 1d5fa6", "`accent` on `wash` has a contrast of 2.2 to 1 in the dark appearance"),
        ("light:\n    paper: 8f4512", "`warm` on `paper` has a contrast of 1.0 to 1 in the light appearance"),
    ],
)
def test_a_pale_colour_is_a_problem_where_it_stands(tmp_path: Path, said: str, message: str) -> None:
    """With what it is pale against; one for a colour."""
    (problem,) = read(tmp_path, f"colours:\n  {said}\n")[1]
    assert (problem.code, problem.message, problem.place.line) == ("pale-colour", message, 3)


def test_a_logo_has_its_size(tmp_path: Path) -> None:
    """So that nothing moves when it comes; of a file that is not there nothing is shown."""
    assert read(tmp_path, "logo: mark.svg\n")[0].logo == Logo("mark.svg", 120, 40)
    theme, (problem,) = read(tmp_path, "logo: mark.png\n")
    assert theme.logo is None
    assert (problem.code, problem.hint) == ("unknown-logo", "did you mean `mark.svg`?")
    theme, (problem,) = read(tmp_path, "logo: mark.svg\n", logo="<svg/>")
    assert (theme.logo, problem.code) == (None, "logo-without-size")


def test_a_house_calls_things_by_its_own_names(tmp_path: Path) -> None:
    """In the languages that it says them in; the others keep theirs."""
    theme, problems = read(tmp_path, "names:\n  nav.practices: {en: Playbook}\n  nav.home: {all: Willow}\n")
    assert not problems
    assert [theme.wording[code]["nav.practices"] for code in ("en", "zh-Hans")] == ["Playbook", "最佳实践"]
    assert [theme.wording[code]["nav.home"] for code in ("en", "zh-Hans")] == ["Willow", "Willow"]


@pytest.mark.parametrize("word", ["At {day}", "{", "{date} {n}"])
def test_a_name_may_not_wait_for_what_never_comes(tmp_path: Path, word: str) -> None:
    """A page would break at it."""
    theme, (problem,) = read(tmp_path, f'names:\n  footer.as-of: "{word}"\n')
    assert problem.code == "unknown-braces"
    assert theme.wording["en"]["footer.as-of"] == "As of {date}"


def test_a_theme_says_what_stands_at_the_foot(tmp_path: Path) -> None:
    """Where it says anything."""
    footer = read(tmp_path, "footer: {en: Ours, zh-Hans: 我们的}\n")[0].footer
    assert footer
    assert footer["zh-Hans"].text == "我们的"
    assert read(tmp_path, "{}\n")[0].footer is None


def test_a_file_that_cannot_be_read_leaves_the_theme_as_it_is(tmp_path: Path) -> None:
    """Its mistake is said, and the default holds."""
    theme, problems = read(tmp_path, "colours: [\n")
    assert problems
    assert (theme.logo, theme.footer) == (None, None)
    assert style(theme) == style(read(tmp_path, "{}\n")[0])


def test_the_default_theme_has_no_house() -> None:
    """It is nobody's."""
    notes = Notes(Languages(("en", "zh-Hans")), lock_of({}))
    theme = read_theme(themes_folder().parent, "default", settings(), notes)
    assert (theme.logo, theme.footer, notes.problems) == (None, None, [])
