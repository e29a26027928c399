"""A build in a process of its own: `python -m incremental.apart FOLDER OUTPUT SETTINGS`."""

import sys
from pathlib import Path

import msgspec
from incremental.world import Settings

from cxsite.build.build import build


def as_told(settings: Settings) -> str:
    """Return settings as a word of a command line."""
    return msgspec.json.encode(settings).decode()


def main(folder: str, output: str, told: str) -> None:
    """Build as a world with these settings does."""
    settings = msgspec.json.decode(told, type=Settings)
    settings.program.run(lambda rooms: build(Path(folder), Path(output), settings.options(cache=True), rooms))


if __name__ == "__main__":
    main(*sys.argv[1:])
