"""A folder as a handbook, or as everything that is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from cxsite.model.content import Content
from cxsite.model.dataset import DataFile, Dataset
from cxsite.model.handbook import Handbook
from cxsite.model.improve import Improvements
from cxsite.model.journey import Lists
from cxsite.model.problems import Place, Problem, errors, in_reading_order
from cxsite.model.prose import Prose
from cxsite.model.settings import Site
from cxsite.model.text import Languages
from cxsite.read.alignment import align
from cxsite.read.checks import CHECKS
from cxsite.read.conversion import converters
from cxsite.read.data import find_data_files
from cxsite.read.drafted import Drafted
from cxsite.read.entities import below, read_entity
from cxsite.read.frozen import read_frozen
from cxsite.read.keys import note_bad_id, note_no_keys, note_taken_id, note_unknown_ids
from cxsite.read.known import Sources, known_ids, nodes_of
from cxsite.read.language import LANGUAGE_CHECKS
from cxsite.read.nodes import List, Map, Node, Scalar, keys_of, place_at
from cxsite.read.notes import Notes
from cxsite.read.passages import note_blocks
from cxsite.read.pictures import read_pictures
from cxsite.read.prose import split_prose
from cxsite.read.shelves import FILES, FOLDERS, WHOLES, Shelf
from cxsite.read.sources import Source, note_unread_files, read_file, read_folder, read_node, read_required
from cxsite.read.theme import read_theme
from cxsite.read.translation import Lock, Unit, lock_of, read_lock
from cxsite.read.walk import Walk

M = TypeVar("M", bound=Content)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reading of a folder brought.

    Attributes:
        handbook: the content, None when there are errors.
        problems: every mistake and warning, in reading order.
        units: every translated sentence and block with its source's hash, for `cxsite i18n accept`.
        lock: what was accepted before.
    """

    handbook: Handbook | None
    problems: tuple[Problem, ...]
    units: tuple[Unit, ...] = ()
    lock: Lock = lock_of({})  # noqa: RUF009 - a frozen value


def read_handbook(folder: Path, freezing: str = "") -> Reading:
    """Read the handbook in `folder`, which contains `content/`.

    Without a readable `site.yml` there are no languages to read anything in, so only its problems are returned.

    Args:
        folder: the handbook's folder.
        freezing: the edition whose numbers are about to be written: those that stand there are not looked at.

    Raises:
        OSError: a folder cannot be listed; a file that cannot be read is a problem instead.
    """
    if not (folder / "content" / "site.yml").is_file():
        hint = "name the folder that contains `content/`; `content/site.yml` needs `title:` and `languages:`"
        missing = Problem(Place("content/site.yml"), "no-handbook", "`content/site.yml` is not there", hint)
        return Reading(None, (missing,))
    lock, problems = read_lock(folder)
    notes = Notes(Languages(("en",)), lock, list(problems))
    node = read_required(folder, folder / "content" / "site.yml", notes)
    site = _site(folder, node, notes) if node else None
    if node is None or site is None:
        return Reading(None, in_reading_order(tuple(notes.problems)))
    handbook = _read(folder, site, node, notes, freezing)
    problems = in_reading_order(tuple(notes.problems))
    return Reading(None if errors(problems) else handbook, problems, tuple(notes.units), lock)


def _site(folder: Path, node: Node, notes: Notes) -> Site | None:
    notes.languages = Languages(_languages(node))
    terms = folder / "content" / "terms.yml"
    notes.converters = converters(read_node(folder, terms, notes) if terms.is_file() else None)
    site = read_entity(Site, node, {}, Walk(notes, "site#"))
    if site:
        notes.languages = site.tongues
    return site


def _languages(node: Node) -> tuple[str, ...]:
    """Return the languages before anything else can be read; without a list of them, those of the title."""
    listed = node.get("languages") if isinstance(node, Map) else None
    items = listed.items if isinstance(listed, List) else (listed,)
    title = node.get("title") if isinstance(node, Map) else None
    found = tuple(item.text for item in items if isinstance(item, Scalar) and item.text)
    return found or tuple(sorted(keys_of(title))) or ("en",)


def _read(folder: Path, site: Site, site_node: Node, notes: Notes, freezing: str) -> Handbook:
    theme = read_theme(folder, site.theme, place_at(site_node, ("theme",)), notes)
    names = (*WHOLES[1:], *(shelf.name for shelf in FILES))
    singles = {name: found for name in names if (found := read_file(folder, name, notes))}
    folders = {shelf.name: read_folder(folder, shelf, notes) for shelf in FOLDERS}
    sources = Sources({"site": Source(site_node, {}, {})} | singles, folders)
    lists = _whole(Lists, "lists", sources, notes) or Lists()
    improvements = _whole(Improvements, "improvements", sources, notes) or Improvements()
    lines = {shelf.name: _lines(shelf, sources, notes) for shelf in FILES}
    entities = {shelf.name: _entities(shelf, folders[shelf.name], notes) for shelf in FOLDERS}
    prose = {
        f"{shelf.name}/{name}": _prose(f"{shelf.name}/{name}", source, notes)
        for shelf in FOLDERS
        if shelf.prose
        for name, source in folders[shelf.name].items()
    }
    newest = _newest(entities)
    handbook = Handbook(
        site=site,
        lists=lists,
        improvements=improvements,
        prose=prose,
        files=_files(folder, entities["data"], folders["data"], notes),
        newest=newest,
        theme=theme,
        pictures=read_pictures(folder, notes),
        datasets=entities.pop("data"),
        events=lines.pop("calendar"),
        frozen=read_frozen(folder, entities["editions"], notes, without=freezing),
        **entities,
        **lines,
    )
    known = known_ids(sources, frozenset(problem.place.file for problem in notes.problems))
    drafted = Drafted(handbook, known, nodes_of(sources))
    for check in (*CHECKS, *LANGUAGE_CHECKS):
        check(drafted, notes)
    note_unread_files(folder, notes)
    return handbook


def _whole(model: type[M], name: str, sources: Sources, notes: Notes) -> M | None:
    """Return a file that is one thing as a whole."""
    source = sources.singles.get(name)
    if source is None or source.node is None:
        return None
    return read_entity(model, source.node, source.translations, Walk(notes, f"{name}#"))


def _lines(shelf: Shelf, sources: Sources, notes: Notes) -> dict[str, Any]:
    """Return the entities of a file that has one a line, by key; those with problems are left out."""
    source = sources.singles.get(shelf.name)
    if source is None or source.node is None:
        return {}
    if not isinstance(source.node, Map):
        message = "lines of the form `id: {…}` are expected here"
        note_no_keys(source.node, message, "write one a line", notes)
        return {}
    for language, part in source.translations.items():
        note_unknown_ids(source.node, part, language, notes)
    made = {}
    for key, value in source.node.pairs:
        note_bad_id(key, notes)
        note_taken_id(key.place, key.text, notes)
        translations = below(source.translations, key.text)
        walk = Walk(notes, f"{shelf.name}#{key.text}.")
        entity = read_entity(shelf.model, value, translations, walk, key.text)
        if entity is not None:
            made[key.text] = entity
    return made


def _entities(shelf: Shelf, sources: Mapping[str, Source], notes: Notes) -> dict[str, Any]:
    """Return the entities of a folder by id; those with problems are left out."""
    made = {}
    for name, source in sources.items():
        walk = Walk(notes, f"{shelf.name}/{name}#")
        if source.node and (entity := read_entity(shelf.model, source.node, source.translations, walk, name)):
            made[name] = entity
    return made


def _prose(name: str, source: Source, notes: Notes) -> Prose:
    if not source.prose:
        return ()
    pieces = {language: split_prose(text, file, notes) for language, (file, text) in source.prose.items()}
    names = {language: file for language, (file, _) in source.prose.items()}
    note_blocks(pieces, source.prose, notes)
    return align(pieces, names, name, notes)


def _files(
    folder: Path, datasets: Mapping[str, Dataset], sources: Mapping[str, Source], notes: Notes
) -> tuple[DataFile, ...]:
    found: list[DataFile] = []
    for name, dataset in datasets.items():
        if node := sources[name].node:
            found.extend(find_data_files(folder, dataset, node, notes))
    return tuple(found)


def _newest(entities: Mapping[str, Mapping[str, Any]]) -> date | None:
    """Return the newest day that authors wrote: when something was reviewed or published, when a series broke."""
    texts = [entity for shelf in FOLDERS if shelf.prose for entity in entities[shelf.name].values()]
    days = [
        day.first for text in texts for key in ("reviewed", "published") if (day := getattr(text, key, None))
    ]
    days += [change.date.first for dataset in entities["data"].values() for change in dataset.changes]
    return max(days, default=None)
