"""A handbook as a build before has left it: outside of builds, too, only what has changed since is read again."""

from pathlib import Path

from cxsite.build.file_store import kept_in
from cxsite.build.inputs import FOLDER
from cxsite.build.keys import code_version
from cxsite.build.memory import Memory
from cxsite.read.handbook import read_handbook
from cxsite.read.reading import Reading
from cxsite.read.recall import Recall


def read_again(folder: Path) -> Reading:
    """Return the handbook in a folder; where no build has left anything, everything is read and nothing is kept."""
    kept = folder / FOLDER
    if not kept.is_dir():
        return read_handbook(folder)
    version = code_version()
    with kept_in(kept) as store:
        return read_handbook(folder, recall=Recall(Memory(store, version), version))
