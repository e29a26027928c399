"""Our own builds as commands, by the installed console script, as a user starts it."""

import sys
from compileall import compile_dir
from functools import cache
from pathlib import Path

from bench.folders import remove
from bench.pairs import Command
from bench.sheets import ROOT

BARE = Command("python -I -c pass", (sys.executable, "-I", "-c", "pass"))
"""The least that a process in our language costs."""
OURS = "cxsite"
SCRIPT = Path(sys.executable).with_name("cxsite")
OUTPUT = "output"
MEMORY = ".cxsite"


def workplace(name: str) -> Path:
    """Return the folder of a site that is measured; git ignores it, and whoever writes into it clears it."""
    return ROOT / ".bench" / "sites" / name


@cache
def compiled() -> None:
    """Leave our modules as an installer leaves those of all peers: compiled, which a checkout need not be."""
    compile_dir(ROOT / "cxsite", quiet=2)


def build(folder: Path) -> Command:
    """Return the build of the handbook in a folder, over what the last one left."""
    compiled()
    return Command(OURS, (str(SCRIPT), "build", str(folder), "-o", str(folder / OUTPUT)))


def cold_build(folder: Path) -> Command:
    """Return the build of the handbook in a folder as if there had been none before."""
    return Command(OURS, build(folder).words, before=lambda: remove(folder, OUTPUT, MEMORY))
