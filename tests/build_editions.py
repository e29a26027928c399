"""Two sites that are published in turn, and a publisher that is broken on purpose."""

import time
from collections.abc import Mapping
from pathlib import Path

from cxsite.build.manifest import NAME, manifest_of


def site(edition: int, pages: int = 40) -> dict[str, bytes]:
    """A site every page of which changes with its edition; one page is only in every other edition."""
    files = {
        f"en/{number % 5}/page-{number}.html": f"edition {edition}".encode() * 50 for number in range(pages)
    }
    return files | {f"only-{edition % 2}.html": b"here"}


def publish_in_place(files: Mapping[str, bytes], output: Path) -> None:
    """A publisher that is broken on purpose: it writes over the pages that readers see."""
    for path, data in files.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(data)
        time.sleep(0.001)
    (output / NAME).write_bytes(manifest_of(files))
