"""Publication: the output folder is the old site or the new one, whole, at every moment.

The new site is made ready beside the output and is safe on the disk before the two folders change places in one
step; then the old one is deleted. Until that step every failure, every kill and every power cut leaves the output
as it was, and after it the new site is there. A reader who opens a file by its path finds the old or the new one.
What has not changed is linked, not written again. A file that no manifest of ours names is never deleted: it moves
along to the new folder. Where folders cannot change places, `ordered_copy` is the portable way.

The assets of the site before stay for one generation (`kept` in the manifest): a page that was loaded just before
still finds its style. Whoever has the *folder* open, such as a server standing in it or a container that mounts
it, keeps the old one, which is being deleted: it must open the folder anew, or mount the one above it.
"""

import errno
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from enum import StrEnum
from pathlib import Path

from cxsite.build.comparison import Plan, Site, compared, identity
from cxsite.build.durability import sync_folder
from cxsite.build.manifest import NAME, Entry, entries_of
from cxsite.build.mounts import has_mounts
from cxsite.build.ordered_copy import copy_in_order, copying
from cxsite.build.refusals import Refused
from cxsite.build.stage import is_left, taken
from cxsite.build.swap import Swap, swap
from cxsite.build.tree import write_tree

READ_ONLY = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class Publication(StrEnum):
    """What publishing did."""

    UNCHANGED = "unchanged"
    SWAPPED = "swapped"
    COPIED = "copied"  # file by file: a reader may have met old and new pages for a moment


def unknown(_entry: Entry) -> bool:
    """Know nothing of a file without reading it."""
    return False


def publish(
    files: Mapping[str, bytes],
    output: Path,
    *,
    known: Mapping[str, Entry] | None = None,
    untouched: Callable[[Entry], bool] = unknown,
    swap: Swap = swap,
) -> Publication:
    """Make the output folder hold exactly these files, `manifest.json`, kept assets, and what was never ours.

    Args:
        files: path (relative, with `/`) to bytes, without the manifest. The bytes of a file that is `known` are
            asked for only when it is written.
        output: the folder; a link is followed, a missing one is made.
        known: entries that need not be computed.
        untouched: whether the file of an entry stands in the output, known without reading it: its size, times
            and inode are what they were when just that was published. Where it is not known, it is read.
        swap: lets two folders change places, or answers that it cannot.

    Raises:
        Refused: the folder is not ours to replace; nothing is touched.
        Busy: another build is writing to this output; nothing is touched.
        OSError: disk full, no permission; the output is what it was.
    """
    target = resolved(output)
    site = Site(files, entries_of(files, known), frozenset(known or ()), untouched)
    plan = compared(site, target)
    stage = stage_of(target)
    if plan.is_done and not is_left(stage):
        return Publication.UNCHANGED
    with _telling_what_is_needed(site, plan), ExitStack() as holding:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            holding.enter_context(taken(stage, target))
        except OSError as error:
            if error.errno in READ_ONLY and target.is_dir():
                return _copy(site, target, plan)  # there is still room inside the output itself
            raise
        return _publish(site, target, plan, stage, swap)


def planned(files: Mapping[str, bytes], output: Path) -> Plan:
    """Return what publishing these files would do; nothing is touched.

    Raises:
        Refused: the folder is not ours to replace.
    """
    return compared(Site(files, entries_of(files, None), frozenset(), unknown), resolved(output))


def stage_of(output: Path) -> Path:
    """Return the folder beside a (resolved) output in which its next site is made ready."""
    return output.with_name(f".{output.name}.cxsite-stage")


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


def _publish(site: Site, target: Path, plan: Plan, stage: Path, swap: Swap) -> Publication:
    """Publish on a stage that is ours alone."""
    plan = _fresh(plan, site, target)
    if plan.is_done:
        return Publication.UNCHANGED
    if not has_mounts(target):
        stage.mkdir()
        write_tree(
            stage,
            ((path, _bytes_of(site, plan, path)) for path in sorted(plan.changed)),
            ((path, f"{target}/{path}") for path in sorted(plan.same | plan.others)),
        )
        if _put_in_place(stage, target, swap):
            return Publication.SWAPPED
        shutil.rmtree(stage)
    return _copy(site, target, plan)


def _copy(site: Site, target: Path, plan: Plan) -> Publication:
    with copying(target):
        plan = _fresh(plan, site, target)
        copy_in_order(plan.changed, plan.doomed, target, lambda path: _bytes_of(site, plan, path))
    return Publication.COPIED


def _fresh(plan: Plan, site: Site, target: Path) -> Plan:
    """Compare again if somebody has published between comparing and taking the stage."""
    return plan if plan.seen == identity(target) else compared(site, target)


def _bytes_of(site: Site, plan: Plan, path: str) -> bytes:
    return plan.manifest if path == NAME else site.files[path]


def _put_in_place(stage: Path, target: Path, swap: Swap) -> bool:
    if not target.exists():
        os.rename(stage, target)  # noqa: PTH104 - beside `os.replace` in ordered_copy
    else:
        shutil.copymode(target, stage)
        if not swap(stage, target):
            return False
    with suppress(OSError):  # the new site is in place: that a disk cannot confirm it does not undo it
        sync_folder(str(target.parent))
    return True


@contextmanager
def _telling_what_is_needed(site: Site, plan: Plan) -> Iterator[None]:
    """Let a full disk say how much room this takes."""
    try:
        yield
    except OSError as error:
        if error.errno not in FULL:
            raise
        needed = sum(entry.size for path, entry in site.entries.items() if path in plan.changed)
        reason = f"{error.strerror}; what is new needs about {needed // 1_000_000 + 1} MB"
        raise OSError(error.errno, reason, error.filename) from error
