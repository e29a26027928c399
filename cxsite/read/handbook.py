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
from cxsite.model.prose import BlockKind, Prose
from cxsite.model.settings import Site
from cxsite.model.text import Languages
from cxsite.read.alignment import align
from cxsite.read.checks import CHECKS, Drafted
from cxsite.read.data import find_data_files
from cxsite.read.entities import read_entity
from cxsite.read.notes import Notes, Unit
from cxsite.read.prose import Piece, split_prose
from cxsite.read.sources import Source, keys_of, note_unread_files, read_folder, read_node
from cxsite.read.theme import read_theme
from cxsite.read.translation import read_lock
from cxsite.read.validation import place_at
from cxsite.read.yaml import List, Map, Node, Scalar

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
    lock: Mapping[tuple[str, str], str] | None = None


def read_handbook(folder: Path) -> Reading:
    """Read the handbook in `folder`, which contains `content/`.

    Without a readable `site.yml` there are no languages to read anything in, so only its problems are returned.
    """
    if not (folder / "content" / "site.yml").is_file():
        hint = "name the folder that contains `content/`; `content/site.yml` needs `title:` and `languages:`"
        return Reading(
            None,
            (Problem(Place("content/site.yml"), "no-handbook", "`content/site.yml` is not there", hint),),
        )
    lock, lock_problems = read_lock(folder)
    notes = Notes(Languages(("en",)), lock, list(lock_problems))
    node = read_node(folder, folder / "content" / "site.yml", notes)
    if node is None:
        return Reading(None, in_reading_order(tuple(notes.problems)))
    notes.languages = Languages(_languages(node))
    site = read_entity(Site, node, {}, "site#", notes)
    if site is None:
        return Reading(None, in_reading_order(tuple(notes.problems)))
    notes.languages = site.tongues
    handbook = _read(folder, site, node, notes)
    problems = in_reading_order(tuple(notes.problems))
    return Reading(None if errors(problems) else handbook, problems, tuple(notes.units), lock)


def _languages(node: Node) -> tuple[str, ...]:
    """Return the languages before anything else can be read; the source is `en` when none are listed."""
    listed = node.get("languages") if isinstance(node, Map) else None
    items = listed.items if isinstance(listed, List) else (listed,)
    return tuple(item.text for item in items if isinstance(item, Scalar) and item.text) or ("en",)


def _read(folder: Path, site: Site, site_node: Node, notes: Notes) -> Handbook:
    theme = read_theme(folder, site.theme, place_at(site_node, ("theme",)), notes)
    singles = {name: _single(folder, name, notes) for name in ("lists.yml", "touchpoints.yml", "metrics.yml")}
    folders = {kind: read_folder(folder, kind, notes) for kind in ("personas", "journeys", "data")}
    lists = _lists(singles["lists.yml"], notes)
    touchpoints = _lines(Touchpoint, singles["touchpoints.yml"], notes)
    metrics = _lines(Metric, singles["metrics.yml"], notes)
    personas = _entities(Persona, "personas", folders["personas"], notes)
    journeys = _entities(Journey, "journeys", folders["journeys"], notes)
    datasets = _entities(Dataset, "data", folders["data"], notes)
    prose = {
        f"journeys/{name}": _prose(name, source, notes)
        for name, source in folders["journeys"].items()
        if source
    }
    files = _files(folder, datasets, folders["data"], notes)
    nodes = {f"content/{name}": node for name, node in singles.items() if node} | {
        "content/site.yml": site_node
    }
    for kind, sources in folders.items():
        nodes |= {f"content/{kind}/{name}.yml": source.node for name, source in sources.items() if source}
    drafted = Drafted(site, lists, journeys, datasets, metrics, _known(singles, folders), nodes)
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
    return (read_entity(Lists, node, {}, "lists#", notes) if node else None) or Lists()


def _lines(model: type[M], node: Node | None, notes: Notes) -> dict[str, M]:
    """Return the entities of a file that has one a line, by key."""
    if node is None:
        return {}
    if not isinstance(node, Map):
        notes.problem(
            node.place, "not-a-map", "lines of the form `id: {…}` are expected here", "write one a line"
        )
        return {}
    made = {
        key.text: read_entity(model, value, {}, f"{key.text}#", notes, key.text) for key, value in node.pairs
    }
    return {identifier: entity for identifier, entity in made.items() if entity is not None}


def _entities(model: type[M], kind: str, sources: Mapping[str, Source | None], notes: Notes) -> dict[str, M]:
    """Return the entities of a folder by id; those with problems are left out."""
    made = {}
    for name, source in sources.items():
        if source is None:
            continue
        entity = read_entity(model, source.node, source.translations, f"{kind}/{name}#", notes, name)
        if entity is not None:
            made[name] = entity
    return made


def _prose(name: str, source: Source, notes: Notes) -> Prose:
    if not source.prose:
        return ()
    pieces = {language: split_prose(text, file, notes) for language, (file, text) in source.prose.items()}
    for language, (file, text) in source.prose.items():
        notes.note_links(text, Place(file))
        for piece in pieces[language]:
            _note_number(piece, file, notes)
    names = {language: file for language, (file, _) in source.prose.items()}
    return align(pieces, names, f"journeys/{name}", notes)


def _note_number(piece: Piece, file: str, notes: Notes) -> None:
    """Note what a `::: number effort at video-id` refers to."""
    if piece.kind is not BlockKind.NUMBER:
        return
    metric, _, touchpoint = piece.argument.partition(" at ")
    column = len("::: number ") + 1
    if not metric.strip():
        hint = "write the metric, and the touchpoint if one is meant: `::: number effort at video-id`"
        notes.problem(Place(file, piece.line), "number-of-what", "the block says no metric", hint)
        return
    notes.refer(Place(file, piece.line, column, len(metric)), "metric", metric.strip())
    if touchpoint:
        place = Place(file, piece.line, column + len(metric) + len(" at "), len(touchpoint))
        notes.refer(place, "touchpoint", touchpoint.strip())


def _files(
    folder: Path, datasets: Mapping[str, Dataset], sources: Mapping[str, Source | None], notes: Notes
) -> tuple[DataFile, ...]:
    found: list[DataFile] = []
    for name, dataset in datasets.items():
        if source := sources[name]:
            found.extend(find_data_files(folder, dataset, source.node, notes))
    return tuple(found)


def _known(
    singles: Mapping[str, Node | None], folders: Mapping[str, Mapping[str, Source | None]]
) -> dict[str, frozenset[str]]:
    """Return kind to ids, from keys and file names: also those of entities that have problems of their own."""
    lists = singles["lists.yml"]
    of_lists = {
        key: keys_of(lists.get(key)) if isinstance(lists, Map) else frozenset[str]()
        for key in LISTED.values()
    }
    questions = {
        f"{name}.{question}"
        for name, source in folders["data"].items()
        if source and isinstance(source.node, Map)
        for question in keys_of(source.node.get("questions"))
    }
    return {
        "persona": frozenset(folders["personas"]),
        "journey": frozenset(folders["journeys"]),
        "touchpoint": keys_of(singles["touchpoints.yml"]),
        "metric": keys_of(singles["metrics.yml"]),
        "question": frozenset(questions),
        **{kind: of_lists[key] for kind, key in LISTED.items()},
    }


LISTED = {"channel": "channels", "emotion": "emotions", "segment": "segments"}


def _newest(journeys: Mapping[str, Journey], datasets: Mapping[str, Dataset]) -> date | None:
    days = [journey.reviewed.first for journey in journeys.values() if journey.reviewed]
    days += [change.date.first for dataset in datasets.values() for change in dataset.changes]
    return max(days, default=None)
