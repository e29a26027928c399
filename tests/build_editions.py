"""Two sites that are published in turn, and publishers that are broken on purpose."""

import os
import shutil
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from cxsite.build.manifest import NAME, manifest_of
from cxsite.build.publish import Publication, publish


def site(edition: int, pages: int = 40) -> dict[str, bytes]:
    """A site every page of which changes with its edition; one page is only in every other edition."""
    files = {
        f"en/{number % 5}/page-{number}.html": f"edition {edition}".encode() * 50 for number in range(pages)
    }
    return files | {f"only-{edition % 2}.html": b"here"}


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def nothing_has_to_last(patch: pytest.MonkeyPatch) -> None:
    """What a test writes need not survive a power cut."""
    patch.setattr(os, "fsync", lambda _handle: None)
    patch.setattr("cxsite.build.durability.sync_file_system", lambda _handle: True)


def never(_one: Path, _other: Path) -> bool:
    """A system on which folders cannot change places."""
    return False


def publish_file_by_file(files: Mapping[str, bytes], output: Path, **_options: object) -> Publication:
    """Publish as on such a system."""
    return publish(files, output, swap=never)


def publish_in_place(files: Mapping[str, bytes], output: Path, **_options: object) -> Publication:
    """A publisher that is broken on purpose: it writes over the pages that readers see."""
    for path, data in files.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(data)
        time.sleep(0.001)
    (output / NAME).write_bytes(manifest_of(files))
    for file in output.rglob("*.html"):
        if file.relative_to(output).as_posix() not in files:
            file.unlink()
    return Publication.SWAPPED


def publish_by_two_renames(files: Mapping[str, bytes], output: Path, **_options: object) -> Publication:
    """Another: it makes the new site ready beside the old one, but for a moment there is none."""
    stage, old = output.with_name("stage"), output.with_name("old")
    for folder in (stage, old):
        shutil.rmtree(folder, ignore_errors=True)
    for path, data in (*files.items(), (NAME, manifest_of(files))):
        (stage / path).parent.mkdir(parents=True, exist_ok=True)
        (stage / path).write_bytes(data)
    if output.exists():
        output.rename(old)
        time.sleep(0.001)
    stage.rename(output)
    shutil.rmtree(old, ignore_errors=True)
    return Publication.SWAPPED
