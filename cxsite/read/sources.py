"""The files below `content/`, sorted by what they hold.

`<id>.yml` is an entity, `<id>.<language>.yml` its words in another language, `<id>.<language>.md` its prose.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from cxsite.model.problems import Place, Problem
from cxsite.read.files import files_below, name_in, names_in
from cxsite.read.keys import ID, id_like, note_taken_id
from cxsite.read.nodes import Node
from cxsite.read.notes import Notes, listed, suggestion
from cxsite.read.sheets import Sheet, read_sheet, text_of
from cxsite.read.shelves import Shelf

Named = Mapping[str, Mapping[str, str]]
"""Id to the names of its files, by language."""


@dataclass(frozen=True)
class Source:
    """One entity's files.

    Attributes:
        sheet: its YAML.
        others: language to that language's YAML.
        prose: language to the name of its Markdown and where it stands; the source language is among them, or none.
    """

    sheet: Sheet
    others: Mapping[str, Sheet] = field(default_factory=dict)
    prose: Mapping[str, tuple[str, Path]] = field(default_factory=dict)

    @property
    def is_there(self) -> bool:
        """Whether its YAML can be worked with."""
        return bool(self.sheet.tree)

    @cached_property
    def node(self) -> Node | None:
        """Its YAML; None when it cannot be read, which is a problem already."""
        return self.sheet.node

    @cached_property
    def translations(self) -> Mapping[str, Node]:
        """Language to the YAML of that language's file."""
        found = {language: sheet.node for language, sheet in self.others.items()}
        return {language: node for language, node in found.items() if node is not None}

    def forget(self) -> None:
        """Let go of the YAML, which takes three times the room of what is made of it; whoever asks has it anew."""
        for name in ("node", "translations"):
            vars(self).pop(name, None)

    @property
    def digests(self) -> tuple[tuple[str, str, str], ...]:
        """Language, name and hash of each of its YAML files."""
        sheets = {"": self.sheet, **self.others}
        return tuple((language, sheet.name, sheet.digest) for language, sheet in sheets.items())

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with its YAML files."""
        return tuple(each for sheet in (self.sheet, *self.others.values()) for each in sheet.problems)


def read_required(folder: Path, path: Path, notes: Notes) -> Sheet:
    """Return the file's YAML, with a problem when there is none."""
    sheet = read_sheet(folder, path, notes)
    if not sheet.is_written and not sheet.problems:
        hint = "write `title:` or `name:` and what belongs to it, or delete the file"
        notes.problem(Place(sheet.name), "empty-file", "this file is empty", hint)
        return replace(sheet, tree=b"")
    return sheet


def read_file(folder: Path, name: str, notes: Notes) -> Source | None:
    """Return `content/<name>.yml` with its translations, None when there is no such file."""
    found = {
        _parts(path.name)[1]: path
        for path in files_below(folder / "content", f"{name}.*yml")
        if _parts(path.name)[0] == name and _is_known(f"content/{path.name}", path.name, notes)
    }
    if "" not in found:
        _note_orphans("content/", name, {language: path.name for language, path in found.items()}, notes)
        return None
    sheet = read_sheet(folder, found.pop(""), notes)
    return Source(
        sheet, {language: read_sheet(folder, path, notes) for language, path in sorted(found.items())}
    )


def read_folder(folder: Path, shelf: Shelf, notes: Notes) -> dict[str, Source]:
    """Return the entities of one folder by id, sorted."""
    home = folder / "content" / shelf.name
    names = tuple(names_in(home))

    def sort() -> tuple[Named, Named, tuple[Problem, ...]]:
        before = len(notes.problems)
        yamls, texts = _sorted(shelf, names, notes)
        found = tuple(notes.problems[before:])
        del notes.problems[before:]
        return yamls, texts, found

    yamls, texts, problems = notes.recall.held(("names", str(home)), (names, notes.languages), sort)
    notes.problems += problems
    return {
        identifier: _held(folder, home, found, texts.get(identifier, {}), notes)
        for identifier, found in yamls.items()
    }


def _sorted(shelf: Shelf, names: Iterable[str], notes: Notes) -> tuple[Named, Named]:
    """Return the names of the YAML and of the Markdown of every entity, by id and language, sorted."""
    yamls: dict[str, dict[str, str]] = {}
    texts: dict[str, dict[str, str]] = {}
    for name in names:
        identifier, language = _parts(name)
        is_prose = name.endswith(".md") and shelf.prose
        if (name.endswith(".yml") or is_prose) and _is_known(f"content/{shelf.name}/{name}", name, notes):
            (texts if is_prose else yamls).setdefault(identifier, {})[language] = name
    for identifier in sorted({*yamls, *texts}):
        if "" not in yamls.get(identifier, {}):
            lonely = {**yamls.pop(identifier, {}), **texts.get(identifier, {})}
            _note_orphans(f"content/{shelf.name}/", identifier, lonely, notes)
    return dict(sorted(yamls.items())), texts


def _held(
    folder: Path, home: Path, yamls: Mapping[str, str], texts: Mapping[str, str], notes: Notes
) -> Source:
    """Return one entity's files, the same object as before where none of them has changed."""
    names = (*yamls.values(), *texts.values())
    digests = tuple([notes.recall.files.digest_in(folder, f"{home}/{name}") for name in names])

    def make() -> tuple[Source, tuple[Problem, ...]]:
        before = len(notes.problems)
        paths, files = ({code: home / name for code, name in each.items()} for each in (yamls, texts))
        source = _source(folder, paths, files, notes)
        found = tuple(notes.problems[before:])
        del notes.problems[before:]
        return source, found

    part = ("source", f"{folder}/{home.name}/{yamls['']}")
    inputs = (*yamls.items(), *texts.items(), *digests, notes.languages.source)
    source, problems = notes.recall.held(part, inputs, make) if all(digests) else make()
    notes.problems += problems
    return source


def _source(folder: Path, yamls: dict[str, Path], texts: dict[str, Path], notes: Notes) -> Source:
    sheet = read_required(folder, yamls[""], notes)
    others = {
        language: read_sheet(folder, path, notes) for language, path in sorted(yamls.items()) if language
    }
    return Source(sheet, others, _prose(folder, texts, notes))


def _prose(folder: Path, paths: dict[str, Path], notes: Notes) -> dict[str, tuple[str, Path]]:
    source = notes.languages.source
    texts = {}
    for language, path in sorted(paths.items()):
        if not language:
            message = f"`{path.name}` does not say its language"
            hint = f"rename it to `{path.stem}.{source}.md`"
            notes.problem(Place(name_in(folder, path)), "prose-without-language", message, hint)
            continue
        texts[language] = (name_in(folder, path), path)
    if texts and source not in texts:
        name, path = next(iter(texts.values()))
        for _, other in texts.values():
            notes.problems.extend(text_of(folder, other, notes)[1])
        message = f"there is no text in the source language, `{source}`"
        beside = f"{_parts(path.name)[0]}.{source}.md"
        hint = f"write `{beside}` beside it, or delete this file"
        notes.problem(Place(name), "translation-without-source", message, hint)
        return {}
    return texts


def _parts(name: str) -> tuple[str, str]:
    """Return id and language of a file name (`open-account.zh-Hans.yml`); "" for no language."""
    identifier, _, rest = name.partition(".")
    return identifier, rest.rpartition(".")[0]


def _is_known(file: str, name: str, notes: Notes) -> bool:
    place = Place(file)
    identifier, language = _parts(name)
    codes = notes.languages.codes
    if not ID.fullmatch(identifier):
        other = f"{id_like(identifier)}{name.removeprefix(identifier)}"
        hint = f"rename it to `{other}`: lower-case letters, digits and hyphens"
        notes.problem(place, "bad-id", f"`{identifier}` cannot be an id", hint)
        return False
    if note_taken_id(place, identifier, notes):
        return False
    if language and language not in codes:
        hint = suggestion(language, codes, f"the languages of this handbook are {listed(codes)}")
        notes.problem(place, "unknown-language", f"`{language}` is not a language of this handbook", hint)
        return False
    if language == codes[0] and name.endswith(".yml"):
        hint = f"move its words into `{identifier}.yml`, which is in `{language}`"
        notes.problem(place, "source-as-translation", f"`{language}` is the source language", hint)
        return False
    return True


def _note_orphans(folder: str, identifier: str, names: Mapping[str, str], notes: Notes) -> None:
    for name in names.values():
        message = f"there is no `{identifier}.yml` beside this file"
        hint = "write it, or delete this file"
        notes.problem(Place(folder + name), "translation-without-source", message, hint)
