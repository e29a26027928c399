"""Publication: the output folder is the old site or the new one, whole, at every moment.

The new site is written beside the output and checked in on the disk; then the two folders change places in
one step, and the old one is deleted. Until then every failure leaves the output as it was. What has not
changed is linked, not written again. A file that no manifest of ours names is never deleted: it moves along
to the new folder. Where folders cannot change places, `ordered_copy` is the portable way. The caller holds
the lock.
"""

import errno
import os
import re
import secrets
import shutil
from collections.abc import Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from cxsite.build.manifest import NAME, manifest_of, read_manifest_in
from cxsite.build.ordered_copy import JOURNAL, STAGE, copy_in_order
from cxsite.build.refusals import Refused
from cxsite.build.swap import Swap, swap
from cxsite.build.tree import carry, files_in, holds, parents_of, sync_folder, write_tree

READ_ONLY = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class Publication(StrEnum):
    """What publishing did."""

    UNCHANGED = "unchanged"
    SWAPPED = "swapped"
    COPIED = "copied"  # file by file: a reader may have met old and new pages for a moment


def publish(files: Mapping[str, bytes], output: Path, *, swap: Swap = swap) -> Publication:
    """Make the output folder hold exactly these files, `manifest.json`, and what was never ours.

    Args:
        files: path (relative, with `/`) to bytes, without the manifest.
        output: the folder; a link is followed, a missing one is made.
        swap: lets two folders change places, or answers that it cannot.

    Raises:
        Refused: the folder is not ours to replace; nothing is touched.
        OSError: disk full, no permission; the output is what it was.
    """
    target = resolved(output)
    files = {**files, NAME: manifest_of(files)}
    ours, foreign = _ours_and_foreign(target)
    _refuse_clashes(foreign, files)
    _sweep(target)
    same = {path for path, data in files.items() if holds(target, path, data)}
    if same == files.keys() == ours and not (target / STAGE).exists():
        return Publication.UNCHANGED
    if _publish_whole(files, target, foreign | same, swap):
        return Publication.SWAPPED
    copy_in_order(files, target, ours)
    return Publication.COPIED


def _publish_whole(files: Mapping[str, bytes], target: Path, kept: frozenset[str], swap: Swap) -> bool:
    """Publish in one step, or answer that this cannot be done here; what is `kept` moves along."""
    target.parent.mkdir(parents=True, exist_ok=True)
    stage = target.with_name(f"{_stage_prefix(target)}{secrets.token_hex(4)}")
    try:
        stage.mkdir()
    except OSError as error:
        if error.errno in READ_ONLY and target.is_dir():
            return False  # there is still room inside the output itself
        raise
    try:
        carry(sorted(kept), target, stage)
        write_tree(stage, {path: data for path, data in files.items() if path not in kept})
        return _put_in_place(stage, target, swap)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _put_in_place(stage: Path, target: Path, swap: Swap) -> bool:
    if not target.exists():
        os.rename(stage, target)  # noqa: PTH104 - beside `os.replace` in ordered_copy
    else:
        shutil.copymode(target, stage)
        if not swap(stage, target):
            return False
    with suppress(OSError):  # the new site is in place: that a disk cannot confirm it does not undo it
        sync_folder(target.parent)
    return True


def resolved(output: Path) -> Path:
    """Return the folder that an output really is, behind all links; it need not be there yet.

    Raises:
        Refused: it is something else than a folder, or a link that leads to itself.
    """
    try:
        target = output.resolve()
    except (OSError, RuntimeError):  # RuntimeError: a link that leads to itself, before Python 3.13
        target = output
    if (target.exists() and not target.is_dir()) or target.is_symlink():
        raise Refused(f"`{output}` is not a folder", "choose another folder with `-o`")
    return target


def _ours_and_foreign(target: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Return the paths below the output that we may replace, and those of files there that we may not."""
    manifests = (read_manifest_in(target / NAME), read_manifest_in(target / STAGE / JOURNAL))
    known = [manifest.paths for manifest in manifests if manifest]
    ours = frozenset[str]().union(*known)
    foreign = frozenset(path for path in files_in(target) - ours if not path.startswith(f"{STAGE}/"))
    if foreign and not known:
        raise Refused(
            f"`{target}` is not empty, and nothing in it says that cxsite wrote it",
            "choose an empty or new folder with `-o`, or empty this one yourself",
        )
    return ours, foreign


def _refuse_clashes(foreign: frozenset[str], files: Mapping[str, bytes]) -> None:
    clashes = foreign & (files.keys() | parents_of(files)) | {
        path for path in foreign if parents_of([path]) & files.keys()
    }
    if clashes:
        raise Refused(
            f"`{min(clashes)}` in the output folder was not written by cxsite and stands in the way",
            "move it to another place",
        )


def _stage_prefix(target: Path) -> str:
    return f".{target.name}.cxsite-"


def _sweep(target: Path) -> None:
    """Delete what builds that died have left beside the output."""
    if target.parent.is_dir():
        for leftover in target.parent.iterdir():
            if re.fullmatch(rf"{re.escape(_stage_prefix(target))}[0-9a-f]{{8}}", leftover.name):
                shutil.rmtree(leftover, ignore_errors=True)
