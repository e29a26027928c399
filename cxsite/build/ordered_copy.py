"""Publication file by file, where folders cannot change places: mount points, Windows, some file systems.

First everything that is new is written into a folder inside the output and lasts there; then each file is put
in its place by one rename, what pages need before the pages, the manifest last; then what is ours and no
longer wanted is deleted. Each file is whole at every moment, the site as a whole only before and after. The
journal, the manifest of what is being published, lets the next build finish what was cut short.
"""

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from cxsite.build.manifest import NAME
from cxsite.build.refusals import Refused
from cxsite.build.tree import holds, sync_folder, write_tree

STAGE = ".cxsite-stage"
JOURNAL = "journal.json"


def copy_in_order(files: Mapping[str, bytes], output: Path, ours: frozenset[str]) -> None:
    """Make an existing output folder hold these files, the manifest among them.

    Args:
        files: path to bytes, with `manifest.json`.
        output: the folder, resolved.
        ours: paths that an earlier build wrote there; those that are not in `files` are deleted.

    Raises:
        Refused: a path leads out of the folder through a link; nothing is touched then.
        OSError: a file cannot be written; before the first rename nothing has changed.
    """
    doomed = sorted(ours - files.keys())
    _refuse_ways_out([*files, *doomed], output)
    stage = output / STAGE
    changed = [path for path in sorted(files, key=_turn) if not holds(output, path, files[path])]
    _write_stage(stage, {JOURNAL: files[NAME]} | {f"new/{path}": files[path] for path in changed})
    for path in changed:
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        os.replace(stage / "new" / path, output / path)  # noqa: PTH105 - beside `os.rename` in publish
    for path in doomed:
        _delete(output, path)
    for folder in sorted({(output / path).parent for path in changed}):
        sync_folder(folder)
    shutil.rmtree(stage, ignore_errors=True)


def _turn(path: str) -> tuple[bool, bool, str]:
    return path == NAME, path.endswith(".html"), path


def _write_stage(stage: Path, files: Mapping[str, bytes]) -> None:
    shutil.rmtree(stage, ignore_errors=True)
    try:
        stage.mkdir()
        write_tree(stage, files)
    except BaseException:
        shutil.rmtree(stage, ignore_errors=True)
        raise


def _refuse_ways_out(paths: Iterable[str], output: Path) -> None:
    for folder in sorted({(output / path).parent for path in paths}):
        if not folder.resolve().is_relative_to(output):
            raise Refused(
                f"`{folder}` leads out of the output folder",
                "delete this link, or choose another folder with `-o`",
            )


def _delete(output: Path, path: str) -> None:
    """Delete a file of ours, and the folders that are empty without it."""
    (output / path).unlink(missing_ok=True)
    with suppress(OSError):  # not empty, so it stays
        for folder in (output / path).relative_to(output).parents[:-1]:
            (output / folder).rmdir()
