"""What a warehouse has answered, as a file: groups of answers by question, in one form for one content."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec

from cxsite.measure.engines import Engine
from cxsite.measure.queries import Group
from cxsite.measure.scan import Asked, Scanned, scan
from cxsite.model.handbook import Handbook

Groups = dict[str, tuple[Group, ...]]


def write_groups(groups: Mapping[str, tuple[Group, ...]], target: Path) -> None:
    """Write the groups of each question; equal groups make equal bytes."""
    target.write_bytes(msgspec.json.encode(dict(sorted(groups.items()))))


def counted_in(
    handbook: Handbook, dataset_id: str, asked: Asked, engine: Engine, until: date | None
) -> Scanned:
    """Count the answers to some questions of a dataset: those in its files, or those that its warehouse has counted."""
    if handbook.datasets[dataset_id].source is None:
        return scan(handbook, dataset_id, asked, engine, until)
    return _brought(handbook, dataset_id)


def _brought(handbook: Handbook, dataset_id: str) -> Scanned:
    """Return what was brought of a dataset that lies in a warehouse; nothing where nobody was asked."""
    files = (file for file in handbook.files if file.dataset == dataset_id)
    found: Groups = {}
    for file in files:
        found |= msgspec.json.decode(file.path.read_bytes(), type=Groups)
    return Scanned(found)
