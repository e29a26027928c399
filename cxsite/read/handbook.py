"""A folder as a handbook, or as everything that is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from cxsite.model.content import Content
from cxsite.model.dataset import DataFile, Dataset
from cxsite.model.handbook import Handbook
from cxsite.model.journey import Journey, Lists, Touchpoint
from cxsite.model.metric import Metric
from cxsite.model.people import Persona
from cxsite.model.problems import Place, Problem, errors, in_reading_order
from cxsite.model.prose import Prose
from cxsite.model.settings import Site
from cxsite.model.text import Languages
from cxsite.read.alignment import align
from cxsite.read.checks import CHECKS, Drafted
from cxsite.read.data import find_data_files
from cxsite.read.entities import read_entity
from cxsite.read.keys import note_bad_id, note_no_keys, note_taken_id
from cxsite.read.nodes import List, Map, Node, Scalar, keys_of, place_at
from cxsite.read.notes import Notes
from cxsite.read.prose import split_prose
from cxsite.read.sources import (
    FOLDERS,
    SINGLE,
    Source,
    note_unread_files,
    read_folder,
    read_node,
    read_required,
)
from cxsite.read.theme import read_theme
from cxsite.read.translation import Lock, Unit, lock_of, read_lock
from cxsite.read.walk import Walk

LISTED = {"channel": "channels", "emotion": "emotions", "segment": "segments"}
"""Kind of thing to the key of `lists.yml` that lists it."""

LISTED_IN = dict.fromkeys(LISTED, "content/lists.yml") | {
    "touchpoint": "content/touchpoints.yml",
    "metric": "content/metrics.yml",
    "question": "content/data/",
}
"""Kind of thing to the file or folder that says what there is of it; of other kinds the names of files say it."""

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


@dataclass(frozen=True, slots=True)
class _Sources:
    """The YAML of the handbook: that of single files by name, that of folders by folder and id."""

    singles: Mapping[str, Node | None]
    folders: Mapping[str, Mapping[str, Source]]


def read_handbook(folder: Path) -> Reading:
    """Read the handbook in `folder`, which contains `content/`.

    Without a readable `site.yml` there are no languages to read anything in, so only its problems are returned.

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
    site = _site(node, notes) if node else None
    if node is None or site is None:
        return Reading(None, in_reading_order(tuple(notes.problems)))
    handbook = _read(folder, site, node, notes)
    problems = in_reading_order(tuple(notes.problems))
    return Reading(None if errors(problems) else handbook, problems, tuple(notes.units), lock)


def _site(node: Node, notes: Notes) -> Site | None:
    notes.languages = Languages(_languages(node))
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


def _read(folder: Path, site: Site, site_node: Node, notes: Notes) -> Handbook:
    theme = read_theme(folder, site.theme, place_at(site_node, ("theme",)), notes)
    others = {name: _single(folder, name, notes) for name in SINGLE if name != "site.yml"}
    folders = {kind: read_folder(folder, kind, notes) for kind in FOLDERS}
    sources = _Sources({"site.yml": site_node} | others, folders)
    lists = _lists(sources.singles["lists.yml"], notes)
    touchpoints = _lines(Touchpoint, sources.singles["touchpoints.yml"], notes)
    metrics = _lines(Metric, sources.singles["metrics.yml"], notes)
    personas = _entities(Persona, "personas", folders["personas"], notes)
    journeys = _entities(Journey, "journeys", folders["journeys"], notes)
    datasets = _entities(Dataset, "data", folders["data"], notes)
    prose = {f"journeys/{name}": _prose(name, source, notes) for name, source in folders["journeys"].items()}
    files = _files(folder, datasets, folders["data"], notes)
    known = _known(sources, frozenset(problem.place.file for problem in notes.problems))
    drafted = Drafted(site, lists, journeys, datasets, metrics, known, _nodes(sources))
    for check in CHECKS:
        check(drafted, notes)
    note_unread_files(folder, notes)
    newest = _newest(journeys, datasets)
    return Handbook(
        site, lists, touchpoints, personas, journeys, datasets, metrics, prose, files, newest, theme
    )


def _single(folder: Path, name: str, notes: Notes) -> Node | None:
    path = folder / "content" / name
    return read_node(folder, path, notes) if path.is_file() else None


def _lists(node: Node | None, notes: Notes) -> Lists:
    return (read_entity(Lists, node, {}, Walk(notes, "lists#")) if node else None) or Lists()


def _lines(model: type[M], node: Node | None, notes: Notes) -> dict[str, M]:
    """Return the entities of a file that has one a line, by key; those with problems are left out."""
    if node is None:
        return {}
    if not isinstance(node, Map):
        message = "lines of the form `id: {…}` are expected here"
        note_no_keys(node, message, "write one a line", notes)
        return {}
    made = {}
    for key, value in node.pairs:
        note_bad_id(key, notes)
        note_taken_id(key.place, key.text, notes)
        entity = read_entity(model, value, {}, Walk(notes, f"{key.text}#"), key.text)
        if entity is not None:
            made[key.text] = entity
    return made


def _entities(model: type[M], kind: str, sources: Mapping[str, Source], notes: Notes) -> dict[str, M]:
    """Return the entities of a folder by id; those with problems are left out."""
    made = {}
    for name, source in sources.items():
        walk = Walk(notes, f"{kind}/{name}#")
        entity = read_entity(model, source.node, source.translations, walk, name) if source.node else None
        if entity is not None:
            made[name] = entity
    return made


def _prose(name: str, source: Source, notes: Notes) -> Prose:
    if not source.prose:
        return ()
    pieces = {language: split_prose(text, file, notes) for language, (file, text) in source.prose.items()}
    names = {language: file for language, (file, _) in source.prose.items()}
    return align(pieces, names, f"journeys/{name}", notes)


def _files(
    folder: Path, datasets: Mapping[str, Dataset], sources: Mapping[str, Source], notes: Notes
) -> tuple[DataFile, ...]:
    found: list[DataFile] = []
    for name, dataset in datasets.items():
        if node := sources[name].node:
            found.extend(find_data_files(folder, dataset, node, notes))
    return tuple(found)


def _nodes(sources: _Sources) -> dict[str, Node]:
    """Return file name below `content/` to its YAML."""
    singles = {name: node for name, node in sources.singles.items() if node}
    return singles | {
        f"{kind}/{name}.yml": source.node
        for kind, found in sources.folders.items()
        for name, source in found.items()
        if source.node
    }


def _known(sources: _Sources, wrong: frozenset[str]) -> dict[str, frozenset[str]]:
    """Return kind to ids, from keys and file names: also those of entities that have problems of their own.

    A kind is left out when its file is one of those with something wrong and could not be read at all: what it lists
    nobody knows.
    """
    lists = sources.singles["lists.yml"]
    known = {
        kind: keys_of(lists.get(key)) if isinstance(lists, Map) else frozenset[str]()
        for kind, key in LISTED.items()
    }
    questions = {
        f"{name}.{question}"
        for name, source in sources.folders["data"].items()
        if isinstance(source.node, Map)
        for question in keys_of(source.node.get("questions"))
    }
    known |= {
        "persona": frozenset(sources.folders["personas"]),
        "journey": frozenset(sources.folders["journeys"]),
        "touchpoint": keys_of(sources.singles["touchpoints.yml"]),
        "metric": keys_of(sources.singles["metrics.yml"]),
        "question": frozenset(questions),
    }
    unread = {f"content/{name}" for name, node in sources.singles.items() if node is None}
    unread |= {
        f"content/data/{name}.yml" for name, source in sources.folders["data"].items() if not source.node
    }
    return {
        kind: ids
        for kind, ids in known.items()
        if not any(name.startswith(LISTED_IN.get(kind, "-")) for name in unread & wrong)
    }


def _newest(journeys: Mapping[str, Journey], datasets: Mapping[str, Dataset]) -> date | None:
    days = [journey.reviewed.first for journey in journeys.values() if journey.reviewed]
    days += [change.date.first for dataset in datasets.values() for change in dataset.changes]
    return max(days, default=None)
