"""A folder as a handbook, or as everything that is wrong with it."""

from dataclasses import dataclass, replace
from pathlib import Path

from cxsite.model.handbook import Handbook
from cxsite.model.problems import Place, Problem, errors, in_reading_order
from cxsite.model.settings import Site
from cxsite.model.text import Languages
from cxsite.read.contents import parts_in, read_contents
from cxsite.read.conversion import converters
from cxsite.read.entities import read_entity
from cxsite.read.inputs import inputs_of
from cxsite.read.nodes import List, Map, Node, Scalar, keys_of
from cxsite.read.noted import parts_of
from cxsite.read.notes import Notes
from cxsite.read.recall import Recall
from cxsite.read.sheets import read_sheet
from cxsite.read.sources import Source, read_required
from cxsite.read.theme import DEFAULT, themes_folder
from cxsite.read.translation import EMPTY, Lock, Unit, read_lock
from cxsite.read.walk import Walk


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reading of a folder brought.

    Attributes:
        handbook: the content, None when there are errors.
        problems: every mistake and warning, in reading order.
        units: every translated sentence and block with its source's hash, for `cxsite i18n accept`.
        lock: what was accepted before.
        stale: those of the units whose source has changed since they were accepted.
    """

    handbook: Handbook | None
    problems: tuple[Problem, ...]
    units: tuple[Unit, ...] = ()
    lock: Lock = EMPTY
    stale: tuple[Unit, ...] = ()


def read_handbook(folder: Path, freezing: str = "", recall: Recall | None = None) -> Reading:
    """Read the handbook in `folder`, which contains `content/`.

    Without a readable `site.yml` there are no languages to read anything in, so only its problems are returned.

    Args:
        folder: the handbook's folder.
        freezing: the edition whose numbers are about to be written: those that stand there are not looked at.
        recall: what earlier readings brought; what it finds there is equal to what it would read.

    Raises:
        OSError: a folder cannot be listed; a file that cannot be read is a problem instead.
    """
    if not (folder / "content" / "site.yml").is_file():
        hint = "name the folder that contains `content/`; `content/site.yml` needs `title:` and `languages:`"
        missing = Problem(Place("content/site.yml"), "no-handbook", "`content/site.yml` is not there", hint)
        return Reading(None, (missing,))
    recall = recall or Recall()
    recall.begin()
    theme = themes_folder() / DEFAULT
    inputs = inputs_of(folder, theme, recall)
    if inputs is None:
        return _read(folder, freezing, recall)

    def is_still() -> bool:
        recall.forget_times()
        return inputs_of(folder, theme, recall) == inputs

    reading, is_decoded = recall.whole(
        (freezing, inputs), Reading, lambda: _read(folder, freezing, recall), is_still
    )
    if reading.handbook and is_decoded:
        reading = replace(reading, handbook=_placed(reading.handbook, folder))
        _remember(reading.handbook, recall)
    return reading


def _placed(handbook: Handbook, folder: Path) -> Handbook:
    """Return the handbook with its data files where they stand now: the folder may have been moved since."""
    files = tuple(replace(file, location=str(folder / file.name)) for file in handbook.files)
    return replace(handbook, files=files)


def _remember(handbook: Handbook, recall: Recall) -> None:
    """Let later readings bring the objects of this one where nothing has changed."""
    for part, value in parts_in(handbook):
        recall.again(part, (value, None))


def _read(folder: Path, freezing: str, recall: Recall) -> Reading:
    lock, problems = read_lock(folder, recall.data)
    notes = Notes(Languages(("en",)), lock, list(problems), recall=recall)
    source = Source(read_required(folder, folder / "content" / "site.yml", notes))
    site = _site(folder, source, notes) if source.is_there else None
    if site is None:
        return Reading(None, in_reading_order(tuple(notes.problems)))
    handbook = read_contents(folder, site, source, notes, freezing)
    problems = in_reading_order(tuple(notes.problems))
    units, stale = tuple(notes.units), tuple(notes.stale)
    return Reading(None if errors(problems) else handbook, problems, units, lock, stale)


def _site(folder: Path, source: Source, notes: Notes) -> Site | None:
    terms = folder / "content" / "terms.yml"
    sheet = read_sheet(folder, terms, notes) if terms.is_file() else None
    notes.converters = converters(lambda: sheet.node if sheet else None)
    parts = parts_of(notes, sheet.digest if sheet else "")

    def make(own: Notes) -> Site | None:
        own.languages = Languages(_languages(source.node))
        return read_entity(Site, source.node, {}, Walk(own, "site#")) if source.node else None

    site, noted = parts.read(("settings", "site"), source.digests, Site | None, make)
    replace(noted, remarks=()).into(notes)  # the words of the house are not known yet
    if site:
        notes.languages = site.tongues
    return site


def _languages(node: Node | None) -> tuple[str, ...]:
    """Return the languages before anything else can be read; without a list of them, those of the title."""
    listed = node.get("languages") if isinstance(node, Map) else None
    items = listed.items if isinstance(listed, List) else (listed,)
    title = node.get("title") if isinstance(node, Map) else None
    found = tuple(item.text for item in items if isinstance(item, Scalar) and item.text)
    return found or tuple(sorted(keys_of(title))) or ("en",)
