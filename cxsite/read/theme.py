"""Themes as values: the house's theme laid over the default one.

The default theme is found in a wheel (`cxsite/themes`) and in a checkout (`themes` beside the package) alike.
"""

from collections.abc import Mapping
from pathlib import Path

from cxsite.model.problems import Place
from cxsite.model.theme import Theme
from cxsite.read.files import files_below, is_inside, name_in, read_text
from cxsite.read.notes import Notes, listed
from cxsite.read.yaml import Map, Scalar, parse_yaml

DEFAULT = "default"
PACKAGE = Path(__file__).resolve().parent.parent


def themes_folder() -> Path:
    """Return the folder that holds the default theme."""
    shipped = PACKAGE / "themes"
    return shipped if shipped.is_dir() else PACKAGE.parent / "themes"


def read_theme(folder: Path, name: str, place: Place, notes: Notes) -> Theme:
    """Return the theme `name` of the handbook in `folder`, laid over the default theme.

    Args:
        folder: the handbook's folder, which may hold `themes/`.
        name: the theme's name; `default` alone needs no folder.
        place: where the name is written.
        notes: takes problems.
    """
    base = themes_folder() / DEFAULT
    house = folder / "themes" / name
    if name != DEFAULT and not house.is_dir():
        hint = f"make the folder, or delete the line to use `{DEFAULT}`"
        notes.problem(place, "unknown-theme", f"there is no folder `themes/{name}`", hint)
    layers = [base] + ([house] if name != DEFAULT and house.is_dir() else [])
    templates = {f"{DEFAULT}/{key}": source for key, source in _templates(base, notes).items()}
    for layer in layers:
        templates |= _templates(layer, notes)
    static = {key: data for layer in layers for key, data in _static(layer).items()}
    return Theme(name, templates, static, _wording(layers, place, notes))


def _templates(layer: Path, notes: Notes) -> dict[str, str]:
    below = layer / "templates"
    found = {}
    for path in files_below(below, "**/*.html"):
        text, problems = read_text(layer, path)
        notes.problems.extend(problems)
        found[path.relative_to(below).as_posix()] = text
    return found


def _static(layer: Path) -> dict[str, bytes]:
    below = layer / "static"
    paths = [path for path in files_below(below, "*") if is_inside(layer, path)]
    return {path.relative_to(below).as_posix(): path.read_bytes() for path in paths}


def _wording(layers: list[Path], place: Place, notes: Notes) -> Mapping[str, Mapping[str, str]]:
    words: dict[str, dict[str, str]] = {}
    for language in notes.languages.codes:
        paths = [layer / "wording" / f"{language}.yml" for layer in layers]
        words[language] = {}
        for path in paths:
            if path.is_file():
                words[language] |= _words(path, notes)
        if not words[language]:
            known = sorted(path.stem for path in files_below(layers[0] / "wording", "*.yml"))
            message = f"the interface has no words in `{language}`"
            hint = f"it speaks {listed(known)}; a theme adds a language by `wording/{language}.yml`"
            notes.problem(place, "no-wording", message, hint)
    return words


def _words(path: Path, notes: Notes) -> dict[str, str]:
    folder = path.parents[3]
    text, problems = read_text(folder, path)
    notes.problems.extend(problems)
    node, problems = parse_yaml(text, name_in(folder, path))
    notes.problems.extend(problems)
    pairs = node.pairs if isinstance(node, Map) else ()
    return {key.text: value.text for key, value in pairs if isinstance(value, Scalar)}
