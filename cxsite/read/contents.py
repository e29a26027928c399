"""All of `content/` as one handbook, checked as a whole."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from cxsite.model.classes import classes_of
from cxsite.model.dataset import DataFile, Dataset
from cxsite.model.handbook import Handbook
from cxsite.model.improve import Improvements
from cxsite.model.journey import Lists
from cxsite.model.problems import Place, Problem
from cxsite.model.prose import Prose
from cxsite.model.settings import Site
from cxsite.model.theme import Theme
from cxsite.model.typeface import Typeface
from cxsite.read.checks import CHECKS
from cxsite.read.collection import read_lines, read_one, read_texts, read_whole
from cxsite.read.data import find_data_files
from cxsite.read.drafted import Drafted
from cxsite.read.entities import read_entity
from cxsite.read.frozen import read_frozen
from cxsite.read.known import Nodes, Sources, known_ids
from cxsite.read.nodes import Map, Node
from cxsite.read.noted import Noted, Parts, parts_of
from cxsite.read.notes import Notes
from cxsite.read.personal import places_of
from cxsite.read.pictures import read_pictures
from cxsite.read.recall import Part
from cxsite.read.renames import renames_of, with_current_promises
from cxsite.read.reviews import read_reviews
from cxsite.read.said import Said, words_of
from cxsite.read.sheets import digest_of
from cxsite.read.shelves import FILES, FOLDERS, TERMS, WHOLES
from cxsite.read.sources import Source, read_file, read_folder
from cxsite.read.theme import read_theme, theme_files
from cxsite.read.typefaces import read_typefaces
from cxsite.read.unread import note_unread_files
from cxsite.read.walk import Walk

V = TypeVar("V")


def read_contents(folder: Path, site: Site, site_source: Source, notes: Notes, freezing: str) -> Handbook:
    """Return everything that could be read; what is wrong is noted.

    Args:
        folder: the handbook's folder.
        site: the settings, which say in what languages to read.
        site_source: the file that they stand in.
        notes: takes problems, references and translated sentences.
        freezing: the edition whose numbers are about to be written, "" for none.
    """
    digest = digest_of(folder, folder / "content" / "terms.yml", notes)
    theme = _noted(_theme(folder, site, site_source, parts_of(notes, digest)), notes)
    names = (*WHOLES[1:], *(shelf.name for shelf in FILES))
    singles = {name: found for name in names if (found := read_file(folder, name, notes))}
    folders = {shelf.name: read_folder(folder, shelf, notes) for shelf in FOLDERS}
    sources = Sources({"site": site_source} | singles, folders)
    notes.renamed = renames_of(sources, notes)
    terms = read_lines(TERMS, singles.get(TERMS.name), parts_of(notes, digest))
    parts = parts_of(notes, digest, words_of(terms[0].values()))
    notes.remarks += _remarks_on_site(site_source, parts)
    lists, improvements = _wholes(singles, parts)
    lines = {
        shelf.name: notes.recall.gathered(
            shelf.name,
            _noted(terms if shelf is TERMS else read_lines(shelf, singles.get(shelf.name), parts), notes),
        )
        for shelf in FILES
    }
    entities, prose = _shelved(folder, folders, parts)
    frozen = read_frozen(folder, entities["editions"], notes, without=freezing)
    reviews = read_reviews(folder, entities["data"], folders["data"], notes)
    handbook = Handbook(
        site=site,
        lists=notes.recall.shared(("all", "lists"), lists),
        improvements=notes.recall.shared(("all", "improvements"), improvements),
        prose=prose,
        newest=_newest(entities),
        files=notes.recall.shared(("all", "files"), _files(folder, entities["data"], folders["data"], notes)),
        theme=theme,
        pictures=notes.recall.shared(("all", "pictures"), read_pictures(folder, notes)),
        typefaces=notes.recall.shared(("all", "typefaces"), _typefaces(folder, site, site_source, notes)),
        datasets=entities.pop("data"),
        events=lines.pop("calendar"),
        frozen=notes.recall.shared(("all", "frozen"), frozen),
        reviews=notes.recall.shared(("all", "reviews"), reviews),
        classes=notes.recall.shared(("all", "classes"), classes_of(entities["journeys"].values())),
        **entities,
        **lines,
    )
    _check(handbook, sources, notes)
    note_unread_files(folder, notes)
    notes.problems += notes.remarks
    return handbook


def _noted(read: tuple[V, Noted], notes: Notes) -> V:
    """Return a part, with what was noticed on the way to it among everything else."""
    read[1].into(notes)
    return read[0]


def _wholes(singles: Mapping[str, Source], parts: Parts) -> tuple[Lists, Improvements]:
    """Return what stands in files that are one thing as a whole."""
    lists = read_whole(Lists, "lists", singles.get("lists"), parts, _as_it_is)
    improvements = read_whole(
        Improvements, "improvements", singles.get("improvements"), parts, with_current_promises
    )
    return _noted(lists, parts.notes) or Lists(), _noted(improvements, parts.notes) or Improvements()


def _shelved(
    folder: Path, folders: Mapping[str, Mapping[str, Source]], parts: Parts
) -> tuple[dict[str, Mapping[str, Any]], dict[str, Prose]]:
    """Return what stands in folders: each kind of entity by id, those with problems left out, and prose by path."""
    read = {
        shelf.name: {
            name: _noted(read_one(shelf, name, source, parts), parts.notes)
            for name, source in folders[shelf.name].items()
        }
        for shelf in FOLDERS
    }
    gathered = parts.notes.recall.gathered
    entities = {
        kind: gathered(kind, {name: one for name, one in found.items() if one})
        for kind, found in read.items()
    }
    texts = {
        f"{shelf.name}/{name}": source
        for shelf in FOLDERS
        if shelf.prose
        for name, source in folders[shelf.name].items()
    }
    return entities, {path: _noted(found, parts.notes) for path, found in read_texts(folder, texts, parts)}


def _check(handbook: Handbook, sources: Sources, notes: Notes) -> None:
    """Note what is wrong between the parts; a file with problems of its own is not blamed for what it lacks."""
    wrong = frozenset(problem.place.file for problem in notes.problems)
    drafted = Drafted(handbook, known_ids(sources, wrong), Nodes(sources), wrong)
    for check in CHECKS:
        check(drafted, notes)


def parts_in(handbook: Handbook) -> Iterator[tuple[Part, Any]]:
    """Yield the parts that a handbook was put together from, by the names under which they are recalled."""
    yield ("settings", "site"), handbook.site
    yield ("theme", handbook.theme.name), handbook.theme
    alone = ("lists", "improvements", "files", "pictures", "typefaces", "frozen", "reviews", "classes")
    yield from ((("all", name), getattr(handbook, name)) for name in alone)
    named = {"calendar": "events", "data": "datasets"}
    yield from (
        (("lines", shelf.name), getattr(handbook, named.get(shelf.name, shelf.name))) for shelf in FILES
    )
    for shelf in FOLDERS:
        entities = getattr(handbook, named.get(shelf.name, shelf.name))
        yield from ((("entity", f"{shelf.name}/{name}"), entity) for name, entity in entities.items())
    yield from ((("prose", path), prose) for path, prose in handbook.prose.items())


def _as_it_is(made: V, _node: Node, _notes: Notes) -> V:
    return made


def _theme(folder: Path, site: Site, source: Source, parts: Parts) -> tuple[Theme, Noted]:
    files = theme_files(folder, site.theme, parts.notes)

    def make(notes: Notes) -> Theme:
        made = read_theme(folder, site.theme, source.node or Map((), Place(source.sheet.name)), notes)
        notes.recall.files.is_torn |= theme_files(folder, site.theme, notes) != files
        return made

    return parts.read(("theme", site.theme), (*source.digests, *files), Theme, make)


def _typefaces(folder: Path, site: Site, source: Source, notes: Notes) -> Mapping[str, Typeface]:
    return read_typefaces(folder, site, source.node, notes) if source.node else {}


def _remarks_on_site(source: Source, parts: Parts) -> tuple[Problem, ...]:
    """Return what there is to say about the texts of the settings, which were read before the words of the house."""

    def make(notes: Notes) -> None:
        if source.node:
            read_entity(Site, source.node, {}, Walk(notes, "site#"))

    def said() -> Said:
        footer = source.node.get("footer") if isinstance(source.node, Map) else None
        return replace(parts.said, contact=places_of(footer))

    _, noted = parts.read(("site", "site"), source.digests, None, make, said=said)
    return noted.remarks


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
