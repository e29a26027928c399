"""Readers of an output that is being published again and again, and the site that they read.

Run as a program this is one reader: it says that it is ready, reads until `OUTPUT.done` is there, and prints what it
met (`Met`) as JSON.
"""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from cxsite.build.manifest import NAME, read_manifest

PAGES = ("index.html", "en/deep/page.html")

Open = Callable[[str], bytes]
"""Path below the output to bytes."""


@dataclass(slots=True)
class Met:
    """What a reader met.

    Attributes:
        reads: how often it read the manifest, the pages, what they need, and the manifest again.
        generations: how many different manifests it saw.
        missing: files that every edition has, and that were not there.
        broken: pages that are no edition's.
        mixed: pages of another edition than the manifest that was there before and after.
        unstyled: pages whose style was gone although at most one edition had come since.
        gone: times that a folder held open was found deleted.
    """

    reads: int = 0
    generations: int = 0
    missing: int = 0
    broken: int = 0
    mixed: int = 0
    unstyled: int = 0
    gone: int = 0


def edition_site(edition: int) -> dict[str, bytes]:
    """Return a site of which everything but one page changes with its edition, and the names of all assets."""
    text = f"{edition}\n".encode() * 700
    pages = dict.fromkeys(PAGES, text) | {f"en/{number}.html": text for number in range(10)}
    return pages | {"en/same.html": b"same", asset_of(edition): text}


def asset_of(edition: int) -> str:
    """Return the path of an edition's style."""
    return f"assets/site.{edition}.css"


def read_by_path(output: Path, met: Met) -> None:
    """Read as a web server does: each file by its path."""
    met.reads += 1
    before = _read(lambda path: (output / path).read_bytes(), NAME, met)
    pages = {path: _read(lambda path: (output / path).read_bytes(), path, met) for path in PAGES}
    _check(pages, before, (output / NAME).read_bytes(), met)
    for page in filter(None, pages.values()):
        edition = int(page.split(b"\n")[0])
        if not (output / asset_of(edition)).exists():
            now = int((output / PAGES[0]).read_bytes().split(b"\n")[0])
            met.unstyled += now - edition < 2


def read_in_one_folder(output: Path, met: Met) -> None:
    """Open the output once and read everything in that folder: what is there is of one edition, or is gone."""
    met.reads += 1
    folder = os.open(output, os.O_RDONLY)

    def opened(path: str) -> bytes:
        with open(os.open(path, os.O_RDONLY, dir_fd=folder), "rb") as file:  # noqa: PTH123 - a handle
            return file.read()

    try:
        manifest = opened(NAME)
        pages = {path: opened(path) for path in PAGES}
    except FileNotFoundError:
        met.gone += 1
    else:
        _check(pages, manifest, manifest, met)
    finally:
        os.close(folder)


def _read(read: Open, path: str, met: Met) -> bytes:
    try:
        return read(path)
    except (FileNotFoundError, NotADirectoryError):
        met.missing += 1
        return b""


def _check(pages: dict[str, bytes], before: bytes, after: bytes, met: Met) -> None:
    manifest = read_manifest(before)
    met.broken += any(page != page[: page.find(b"\n") + 1] * 700 for page in pages.values())
    if manifest is None or before != after:
        return
    entries = {entry.path: entry.sha256 for entry in manifest.files}
    met.mixed += any(sha256(page).hexdigest() != entries[path] for path, page in pages.items() if page)


def main(output: Path, way: str) -> Met:
    """Read until the publisher is done."""
    met = Met()
    read = {"by path": read_by_path, "in one folder": read_in_one_folder}[way]
    seen = set()
    while not output.with_suffix(".done").exists():
        try:
            read(output, met)
            seen.add((output / PAGES[0]).read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            met.missing += 1
    met.generations = len(seen)
    return met


if __name__ == "__main__":
    print("ready", flush=True)  # noqa: T201 - the publisher waits for it
    sys.stdout.write(json.dumps(asdict(main(Path(sys.argv[1]), sys.argv[2]))))
