"""What a warehouse has answered, as a file: groups of answers by question, in one form for one content."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from cxsite.measure.queries import Group
from cxsite.measure.scan import Scanned
from cxsite.model.handbook import Handbook

Groups = dict[str, tuple[Group, ...]]


def write_groups(groups: Mapping[str, tuple[Group, ...]], target: Path) -> None:
    """Write the groups of each question; equal groups make equal bytes."""
    target.write_bytes(msgspec.json.encode(dict(sorted(groups.items()))))


def counted_elsewhere(handbook: Handbook, dataset_id: str) -> Scanned:
    """Return what was brought of a dataset that lies in a warehouse; nothing where nobody was asked."""
    files = (file for file in handbook.files if file.dataset == dataset_id)
    found: Groups = {}
    for file in files:
        found |= msgspec.json.decode(file.path.read_bytes(), type=Groups)
    return Scanned(found)
