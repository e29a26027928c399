"""Themes as values: the house's theme laid over the default one."""

from collections.abc import Mapping
from itertools import product
from pathlib import Path

from cxsite.model.house import NO_HOUSE
from cxsite.model.theme import Theme
from cxsite.read.files import files_below, is_inside, name_in, read_text
from cxsite.read.house import logo_of, named, read_house, style_of
from cxsite.read.nodes import Map, Node, place_at
from cxsite.read.notes import Notes, listed, suggestion
from cxsite.read.parts import joined
from cxsite.read.sheets import digest_of
from cxsite.read.shipped import DEFAULT, themes_folder
from cxsite.read.wordings import sentence


def read_theme(folder: Path, name: str, site: Node, notes: Notes) -> Theme:
    """Return the theme `name` of the handbook in `folder`, laid over the default theme.

    Args:
        folder: the handbook's folder, which may hold `themes/`.
        name: the theme's name; `default` alone needs no folder.
        site: the YAML that names the theme and the languages, for places.
        notes: takes problems.
    """
    base = themes_folder() / DEFAULT
    house = folder / "themes" / name
    if name != DEFAULT and not house.is_dir():
        there = sorted(path.name for path in (folder / "themes").glob("*") if path.is_dir())
        hint = suggestion(name, there, f"make the folder, or delete the line to use `{DEFAULT}`")
        place = place_at(site, ("theme",))
        notes.problem(place, "unknown-theme", f"there is no folder `themes/{name}`", hint)
    layers = [base] + ([house] if name != DEFAULT and house.is_dir() else [])
    templates = {f"{DEFAULT}/{key}": source for key, source in _templates(base, notes).items()}
    for layer in layers:
        templates |= _templates(layer, notes)
    static = joined(layers, notes)
    for layer in layers:
        static |= _static(layer, notes)
    said, node = read_house(folder, house, notes) if layers[1:] else (NO_HOUSE, None)
    style = static["site.css"].decode(errors="replace")
    static["site.css"] += style_of(said, node, style, notes).encode()
    words = named(said, node, _wording(layers, site, notes), notes)
    return Theme(name, templates, static, words, logo_of(said, node, static, notes), said.footer)


def theme_files(folder: Path, name: str, notes: Notes) -> tuple[tuple[str, str, str], ...]:
    """Return all that a theme is made of: the files of both layers with their hashes, the names of all themes."""
    base, house = themes_folder() / DEFAULT, folder / "themes" / name
    layers = (("default", base),) if name == DEFAULT else (("default", base), ("house", house))
    found = [
        (kind, name_in(layer, path), digest_of(layer, path, notes))
        for kind, layer in layers
        for path in files_below(layer, "**/*")
    ]
    return (
        *found,
        *(("theme", path.name, "there") for path in sorted((folder / "themes").glob("*")) if path.is_dir()),
    )


def _templates(layer: Path, notes: Notes) -> dict[str, str]:
    below = layer / "templates"
    found = {}
    for path in files_below(below, "**/*.html"):
        text, problems = read_text(_home(layer), path, read=notes.recall.files.data)
        notes.problems.extend(problems)
        found[path.relative_to(below).as_posix()] = text
    return found


def _static(layer: Path, notes: Notes) -> dict[str, bytes]:
    below = layer / "static"
    paths = [path for path in files_below(below, "*") if is_inside(layer, path)]
    return {path.relative_to(below).as_posix(): notes.recall.files.data(path) for path in paths}


def _home(layer: Path) -> Path:
    """Return the folder that holds `themes/`: names in problems begin there."""
    return layer.parents[1]


def _wording(layers: list[Path], site: Node, notes: Notes) -> Mapping[str, Mapping[str, str]]:
    """Return the interface's words, with a problem for each language that lacks some.

    A language with a region says only what differs: `zh-Hant-HK` is laid over `zh-Hant`, key by key.
    """
    base = layers[0] / "wording"
    spoken = [path.stem for path in files_below(base, "*.yml")]
    needed = _words(base / f"{spoken[0]}.yml", {}, notes) if spoken else {}
    words: dict[str, dict[str, str]] = {}
    for index, language in enumerate(notes.languages.codes):
        place = place_at(site, ("languages", index))
        words[language] = {}
        for name, layer in product(_tags(language), layers):
            path = layer / "wording" / f"{name}.yml"
            if path.is_file():
                words[language] |= _words(path, needed, notes)
        missing = [key for key in needed if key not in words[language]]
        if not words[language]:
            message = f"the interface has no words in `{language}`"
            hint = f"it speaks {listed(spoken)}; a theme adds a language by `wording/{language}.yml`"
            notes.problem(place, "no-wording", message, hint)
        elif missing:
            message = f"the interface lacks {len(missing)} of its words in `{language}`"
            hint = f"add to `wording/{language}.yml`: {listed(missing)}"
            notes.problem(place, "no-wording", message, hint)
    return words


def _tags(language: str) -> tuple[str, ...]:
    """Return the tags whose words a language takes, the most general first: `zh`, `zh-Hant`, `zh-Hant-HK`."""
    parts = language.split("-")
    return tuple("-".join(parts[:end]) for end in range(1, len(parts) + 1))


def _words(path: Path, needed: Mapping[str, str], notes: Notes) -> dict[str, str]:
    """Return the words of one file; a key that no page needs is a warning."""
    from cxsite.read.yaml import parse_yaml  # noqa: PLC0415 - a library that only what has changed needs

    home = _home(path.parents[1])
    text, problems = read_text(home, path, read=notes.recall.files.data)
    notes.problems.extend(problems)
    node, problems = parse_yaml(text, name_in(home, path))
    notes.problems.extend(problems)
    found: dict[str, str] = {}
    for key, value in node.pairs if isinstance(node, Map) else ():
        if needed and key.text not in needed:
            hint = suggestion(key.text, needed, "delete it, or look for its name in the default theme")
            notes.warning(key.place, "unknown-wording", f"`{key.text}` is not a word of the interface", hint)
        elif word := sentence(value, notes):
            found[key.text] = word
    return found
