"""A folder read from its files: first the settings, which say in what languages, then everything else."""

from dataclasses import replace
from pathlib import Path

from cxsite.model.problems import errors, in_reading_order
from cxsite.model.settings import Site
from cxsite.model.text import Languages
from cxsite.read.contents import read_contents
from cxsite.read.conversion import converters
from cxsite.read.entities import read_entity
from cxsite.read.nodes import List, Map, Node, Scalar, keys_of
from cxsite.read.noted import parts_of
from cxsite.read.notes import Notes
from cxsite.read.reading import Reading
from cxsite.read.recall import Recall
from cxsite.read.sheets import read_sheet
from cxsite.read.sources import Source, read_required
from cxsite.read.translation import read_lock
from cxsite.read.walk import Walk


def read_afresh(folder: Path, freezing: str, recall: Recall) -> Reading:
    """Return what stands in the folder, part by part; parts that have not changed are recalled.

    Args:
        folder: the handbook's folder.
        freezing: the edition whose numbers are about to be written, "" for none.
        recall: what earlier readings brought.
    """
    lock, problems = read_lock(folder, recall.files.data)
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
