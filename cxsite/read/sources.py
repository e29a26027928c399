"""The files below `content/`, sorted by what they hold: `<id>.yml`, `<id>.<language>.yml`, `<id>.<language>.md`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cxsite.model.problems import Place
from cxsite.read.entities import ID
from cxsite.read.files import files_below, name_in, read_text
from cxsite.read.notes import Notes, listed, suggestion
from cxsite.read.yaml import Map, Node, parse_yaml

SINGLE = ("site.yml", "lists.yml", "touchpoints.yml", "metrics.yml")
FOLDERS = ("personas", "journeys", "data")
WITH_PROSE = ("journeys",)
LATER = (
    "terms",
    "calendar",
    "improvements",
    "references",
    "claims",
    "practices",
    "cases",
    "articles",
    "roles",
    "editions",
)
"""Files and folders of the content model that this version does not read yet: said, not refused."""


@dataclass(frozen=True, slots=True)
class Source:
    """One entity's files: its YAML, the same part in other languages, and its Markdown, language to name and text."""

    node: Node
    translations: Mapping[str, Node]
    prose: Mapping[str, tuple[str, str]]


def read_node(folder: Path, path: Path, notes: Notes) -> Node | None:
    """Return the file's YAML, None with problems when there is none to work with."""
    text, problems = read_text(folder, path)
    notes.problems.extend(problems)
    if problems:
        return None
    node, found = parse_yaml(text, name_in(folder, path))
    notes.problems.extend(found)
    return node


def read_folder(folder: Path, kind: str, notes: Notes) -> dict[str, Source | None]:
    """Return the entities of `content/<kind>/` by id, sorted; None stands for one that cannot be read."""
    below = folder / "content" / kind
    stems: dict[str, dict[str, Path]] = {}
    prose: dict[str, dict[str, Path]] = {}
    for path in files_below(below, "*.*"):
        identifier, language = _parts(path.name)
        if path.suffix == ".yml" and _is_known(folder, path, identifier, language, notes):
            stems.setdefault(identifier, {})[language] = path
        elif (
            path.suffix == ".md"
            and kind in WITH_PROSE
            and _is_known(folder, path, identifier, language, notes)
        ):
            prose.setdefault(identifier, {})[language] = path
    found: dict[str, Source | None] = {}
    for identifier, paths in sorted(stems.items()):
        found[identifier] = _source(folder, identifier, paths, prose.pop(identifier, {}), notes)
    for identifier, paths in prose.items():
        _note_orphans(folder, identifier, paths, notes)
    return found


def _source(
    folder: Path, identifier: str, paths: dict[str, Path], prose: dict[str, Path], notes: Notes
) -> Source | None:
    nodes = {language: read_node(folder, path, notes) for language, path in paths.items()}
    node = nodes.pop("", None)
    if "" not in paths:
        _note_orphans(folder, identifier, paths, notes)
        return None
    if node is None:
        if not any(problem.place.file == name_in(folder, paths[""]) for problem in notes.problems):
            notes.problem(
                Place(name_in(folder, paths[""])),
                "empty-file",
                "this file is empty",
                "write a title, or delete it",
            )
        return None
    translations = {language: part for language, part in nodes.items() if part is not None}
    return Source(node, translations, _prose(folder, prose, notes))


def _prose(folder: Path, paths: dict[str, Path], notes: Notes) -> dict[str, tuple[str, str]]:
    source = notes.languages.source
    texts = {}
    for language, path in sorted(paths.items()):
        if not language:
            message = f"`{path.name}` does not say its language"
            hint = f"rename it to `{path.stem}.{source}.md`"
            notes.problem(Place(name_in(folder, path)), "prose-without-language", message, hint)
            continue
        text, problems = read_text(folder, path)
        notes.problems.extend(problems)
        texts[language] = (name_in(folder, path), text)
    if texts and source not in texts:
        name = next(iter(texts.values()))[0]
        message = f"there is no text in the source language, `{source}`"
        notes.problem(
            Place(name), "translation-without-source", message, f"write the `.{source}.md` file beside it"
        )
        return {}
    return texts


def _parts(name: str) -> tuple[str, str]:
    """Return id and language of a file name (`open-account.zh-Hans.yml`); "" for no language."""
    identifier, _, rest = name.partition(".")
    return identifier, rest.rpartition(".")[0]


def _is_known(folder: Path, path: Path, identifier: str, language: str, notes: Notes) -> bool:
    place = Place(name_in(folder, path))
    codes = notes.languages.codes
    if not ID.fullmatch(identifier):
        hint = "name the file in lower-case letters, digits and hyphens, as in `open-account.yml`"
        notes.problem(place, "bad-id", f"`{identifier}` cannot be an id", hint)
        return False
    if language and language not in codes:
        hint = suggestion(language, codes, f"the languages of this handbook are {listed(codes)}")
        notes.problem(place, "unknown-language", f"`{language}` is not a language of this handbook", hint)
        return False
    if language == codes[0] and path.suffix == ".yml":
        hint = f"move its words into `{identifier}.yml`, which is in {language}"
        notes.problem(place, "source-as-translation", f"`{language}` is the source language", hint)
        return False
    return True


def _note_orphans(folder: Path, identifier: str, paths: dict[str, Path], notes: Notes) -> None:
    for path in paths.values():
        message = f"there is no `{identifier}.yml` beside this file"
        hint = "write it, or delete this file"
        notes.problem(Place(name_in(folder, path)), "translation-without-source", message, hint)


def note_unread_files(folder: Path, notes: Notes) -> None:
    """Warn of files that look like content and are not read."""
    content = folder / "content"
    known = (*SINGLE, *(f"{kind}/" for kind in FOLDERS))
    for path in files_below(content, "**/*.y*ml"):
        name = path.relative_to(content).as_posix()
        is_entity = len(path.relative_to(content).parts) == 2 and name.split("/")[0] in FOLDERS  # noqa: PLR2004
        if name in SINGLE or (is_entity and path.suffix == ".yml"):
            continue
        if path.suffix == ".yaml":
            hint = f"rename it to `{path.stem}.yml`"
        elif re.split(r"[./]", name)[0] in LATER:
            hint = "it stays as it is; a later version reads it"
        else:
            hint = suggestion(name, known, f"content stands in {listed(known)}")
        notes.warning(Place(name_in(folder, path)), "unread-file", f"`{name}` is not read", hint)


def keys_of(node: Node | None) -> frozenset[str]:
    """Return the keys of a mapping, none for anything else."""
    return frozenset(key.text for key, _ in node.pairs) if isinstance(node, Map) else frozenset()
