"""Other ways to bring matplotlib's charts onto pages, and what each of them leaves undone.

Each is installed below `.bench/` in an environment of its own, in the versions that `chart_pins/` lists. Their charts
come from `gen_charts.py`, a file beside the projects and not one of ours: lines, bars and heatmaps as people draw them
with pyplot, ten on a page, each drawn once and labelled in one language.
"""

import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from bench.folders import remove
from bench.pairs import Command
from bench.peers.peer import HOME

PINS = Path(__file__).with_name("chart_pins")
FILE = "gen_charts.py"
WORK = "a second language, a second width, data files of answers, statistics, a table below each chart"
COUNTED = ("matplotlib", "sphinx", "mkdocs", "mkdocs-material", "markdown-exec", "mkdocs-jupyter")
"""Packages whose versions decide how long one of them takes."""


@dataclass(frozen=True, slots=True)
class ChartPeer:
    """Another way.

    Attributes:
        name: as its makers write it; so is its list of pins called.
        arguments: what its Python is told, in the folder of the charts.
        writes: what it writes, the folder with the charts first.
        drawn: how many charts lie in that folder.
        lacks: what it leaves undone and we do.
        most: what our wall may be at most, as a multiple of its own; None where it only stands beside others.
    """

    name: str
    arguments: tuple[str, ...]
    writes: tuple[str, ...]
    drawn: Callable[[Path], int]
    lacks: str
    most: float | None = None

    @property
    def python(self) -> Path:
        """The Python of its environment."""
        return HOME / f"charts-{self.name}" / "bin" / "python"

    def build(self, folder: Path) -> Command:
        """Return the command that draws the charts of a folder, all of them."""
        return Command(
            self.name,
            (str(self.python), *self.arguments),
            folder,
            {"PYTHONPATH": None, "MPLBACKEND": None},
            lambda: remove(folder, *self.writes),
        )

    def write(self, peers: Path, count: int, folder: Path) -> None:
        """Write so many charts in the form that it takes, in place of what was there.

        Raises:
            click.ClickException: the folder `peers` does not hold what writes them.
        """
        program = peers / FILE
        if not program.is_file():
            raise click.ClickException(
                f"`{peers}` holds no `{FILE}`; name the folder that does with `--peers`"
            )
        folder.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, str(program), self.name, str(count), str(folder)], check=True)


def files(pattern: str) -> Callable[[Path], int]:
    """Return what counts the files of a name."""
    return lambda folder: sum(1 for _ in folder.rglob(pattern))


def images(mark: bytes) -> Callable[[Path], int]:
    """Return what counts the images in pages, by what each begins with."""
    return lambda folder: sum(page.read_bytes().count(mark) for page in folder.rglob("*.html"))


PEERS = (
    ChartPeer("plain", ("plot.py",), ("out",), files("c*.svg"), f"pages, {WORK}", 0.15),
    ChartPeer(
        "sphinx",
        ("-m", "sphinx", "-q", "-b", "html", "src", "_build/html"),
        ("_build",),
        files("html/_images/*[0-9].png"),
        f"{WORK}; as it comes it writes PNG, large PNG and PDF instead of SVG",
        1 / 6,
    ),
    ChartPeer(
        "markdown-exec",
        ("-m", "mkdocs", "build", "--quiet"),
        ("site",),
        images(b'<g id="figure_1">'),
        WORK,
    ),
    ChartPeer(
        "mkdocs-jupyter",
        ("-m", "mkdocs", "build", "--quiet"),
        ("site", ".cache"),
        images(b'src="data:image/svg+xml;'),
        f"{WORK}; it starts a kernel for every page",
    ),
)


def install() -> tuple[str, ...]:
    """Install all of them and return what could not be, each with what the installer said last."""
    failed = []
    for peer in PEERS:
        print(f"installing {peer.name}", file=sys.stderr)
        venv.create(peer.python.parents[1], with_pip=True, clear=True)
        pins = PINS / f"{peer.name}.txt"
        words = [
            str(peer.python),
            "-m",
            "pip",
            "--disable-pip-version-check",
            "install",
            "-q",
            "-r",
            str(pins),
        ]
        done = subprocess.run(words, capture_output=True, check=False, text=True)
        if done.returncode:
            failed.append(f"{peer.name}: {done.stderr[-500:].strip()}")
    return tuple(failed)


def versions() -> dict[str, str]:
    """Return the pinned version of each package that counts."""
    found = dict[str, str]()
    for pins in sorted(PINS.glob("*.txt")):
        pinned = dict(line.split("==") for line in pins.read_text(encoding="utf-8").lower().splitlines())
        found |= {f"peers' {name}": pinned[name] for name in COUNTED if name in pinned}
    return found
