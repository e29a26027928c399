"""The files below `content/`, sorted by what they hold.

`<id>.yml` is an entity, `<id>.<language>.yml` its words in another language, `<id>.<language>.md` its prose.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cxsite.model.problems import Place
from cxsite.read.files import files_below, name_in, read_text
from cxsite.read.keys import ID, note_taken_id
from cxsite.read.nodes import Node, written
from cxsite.read.notes import Notes, listed, suggestion
from cxsite.read.shelves import FILES, FOLDERS, WHOLES, Shelf
from cxsite.read.yaml import parse_yaml


@dataclass(frozen=True, slots=True)
class Source:
    """One entity's files.

    Attributes:
        node: its YAML; None when it cannot be read, which is a problem already.
        translations: language to the same in that language's file.
        prose: language to the name and the text of its Markdown; the source language is among them, or none.
    """

    node: Node | None
    translations: Mapping[str, Node]
    prose: Mapping[str, tuple[str, str]]


def read_node(folder: Path, path: Path, notes: Notes) -> Node | None:
    """Return the file's YAML, None when it is empty or, with problems, when it cannot be worked with."""
    text, problems = read_text(folder, path)
    notes.problems.extend(problems)
    if problems:
        return None
    node, found = parse_yaml(text, name_in(folder, path))
    notes.problems.extend(found)
    return node


def read_required(folder: Path, path: Path, notes: Notes) -> Node | None:
    """Return the file's YAML, None with a problem when there is none."""
    before = len(notes.problems)
    node = read_node(folder, path, notes)
    if written(node) is None and len(notes.problems) == before:
        hint = "write `title:` or `name:` and what belongs to it, or delete the file"
        notes.problem(Place(name_in(folder, path)), "empty-file", "this file is empty", hint)
        return None
    return node


def read_file(folder: Path, name: str, notes: Notes) -> Source | None:
    """Return `content/<name>.yml` with its translations, None when there is no such file."""
    found = {
        _parts(path.name)[1]: path
        for path in files_below(folder / "content", f"{name}.*yml")
        if _parts(path.name)[0] == name and _is_known(folder, path, notes)
    }
    if "" not in found:
        _note_orphans(folder, name, found, notes)
        return None
    node = read_node(folder, found[""], notes)
    parts = {language: read_node(folder, path, notes) for language, path in sorted(found.items()) if language}
    return Source(node, {language: part for language, part in parts.items() if part is not None}, {})


def read_folder(folder: Path, shelf: Shelf, notes: Notes) -> dict[str, Source]:
    """Return the entities of one folder by id, sorted."""
    yamls: dict[str, dict[str, Path]] = {}
    texts: dict[str, dict[str, Path]] = {}
    for path in files_below(folder / "content" / shelf.name, "*.*"):
        identifier, language = _parts(path.name)
        is_prose = path.suffix == ".md" and shelf.prose
        if (path.suffix == ".yml" or is_prose) and _is_known(folder, path, notes):
            (texts if is_prose else yamls).setdefault(identifier, {})[language] = path
    for identifier in sorted({*yamls, *texts}):
        if "" not in yamls.get(identifier, {}):
            lonely = {**yamls.pop(identifier, {}), **texts.get(identifier, {})}
            _note_orphans(folder, identifier, lonely, notes)
    return {
        identifier: _source(folder, paths, texts.get(identifier, {}), notes)
        for identifier, paths in sorted(yamls.items())
    }


def _source(folder: Path, yamls: dict[str, Path], texts: dict[str, Path], notes: Notes) -> Source:
    node = read_required(folder, yamls[""], notes)
    others = {language: path for language, path in sorted(yamls.items()) if language}
    parts = {language: read_node(folder, path, notes) for language, path in others.items()}
    translations = {language: part for language, part in parts.items() if part is not None}
    return Source(node, translations, _prose(folder, texts, notes))


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
        hint = f"write the `.{source}.md` file beside it"
        notes.problem(Place(name), "translation-without-source", message, hint)
        return {}
    return texts


def _parts(name: str) -> tuple[str, str]:
    """Return id and language of a file name (`open-account.zh-Hans.yml`); "" for no language."""
    identifier, _, rest = name.partition(".")
    return identifier, rest.rpartition(".")[0]


def _is_known(folder: Path, path: Path, notes: Notes) -> bool:
    place = Place(name_in(folder, path))
    identifier, language = _parts(path.name)
    codes = notes.languages.codes
    if not ID.fullmatch(identifier):
        hint = "name the file in lower-case letters, digits and hyphens, as in `open-account.yml`"
        notes.problem(place, "bad-id", f"`{identifier}` cannot be an id", hint)
        return False
    if note_taken_id(place, identifier, notes):
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
    known = (*(f"{name}.yml" for name in _SINGLE), *(f"{shelf.name}/" for shelf in FOLDERS))
    for path in (*files_below(content, "**/*.y*ml"), *files_below(content, "**/*.md")):
        name = path.relative_to(content).as_posix()
        if _is_read(name) or path.name == "README.md":
            continue
        if path.suffix == ".yaml":
            hint = f"rename it to `{path.stem}.yml`"
        elif path.suffix == ".md":
            hint = "prose stands beside a journey, as in `content/journeys/open-account.en.md`"
        else:
            hint = suggestion(name, known, f"content stands in {listed(known)}")
        notes.warning(Place(name_in(folder, path)), "unread-file", f"`{name}` is not read", hint)
    for path in files_below(content, "editions/*.json"):
        if not path.with_suffix(".yml").is_file():
            name = path.relative_to(content).as_posix()
            hint = f"write `{path.stem}.yml` beside it, or delete it"
            notes.warning(Place(name_in(folder, path)), "unread-file", f"`{name}` is not read", hint)


_SINGLE = (*WHOLES, *(shelf.name for shelf in FILES))


def _is_read(name: str) -> bool:
    kind, slash, rest = name.partition("/")
    if not slash:
        return name.endswith(".yml") and name.partition(".")[0] in _SINGLE
    shelf = next((shelf for shelf in FOLDERS if shelf.name == kind), None)
    if shelf is None or "/" in rest or name.endswith(".yaml"):
        return False
    return shelf.prose or not name.endswith(".md")
