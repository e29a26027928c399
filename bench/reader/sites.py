"""The sites that are looked at: the same texts, built by us and by each peer, at the address where they are served."""

import html
import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.building import OURS, OUTPUT, cold_build, workplace
from bench.handbooks import write_handbook
from bench.pairs import Command, Failed, run_once
from bench.peers.peer import PEERS
from bench.reader.lighthouse import HOME
from bench.texts import Texts, load_texts

PAGES, NUMBER = 20, 5
"""How many pages a site has in each language, and which of them is looked at."""
TITLES = {"en": f"Journey {NUMBER:04d}", "zh": f"旅程 {NUMBER:04d}"}
TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)
ADDRESS = "https://example.org/"
CONFIGURED = ("content/site.yml", "mkdocs.yml", "astro.config.mjs")
"""The files in which a site says at which address it will stand."""


@dataclass(frozen=True, slots=True)
class Built:
    """A generator's form of the texts.

    Attributes:
        name: the generator's.
        site: the folder of the sources.
        output: the folder that is served.
        make: builds it, once the sources say where it will stand.
    """

    name: str
    site: Path
    output: Path
    make: Callable[[], None]


def ours(texts: Path) -> Built:
    """Write our handbook."""
    site = workplace("reader")
    write_handbook(site, texts, articles=PAGES)
    return Built(OURS, site, site / OUTPUT, lambda: _run(cold_build(site)))


def theirs(texts: Path) -> tuple[Built, ...]:
    """Write the sites of the peers, as far as they are installed."""
    source = load_texts(texts)
    found = [_python(name, source) for name in ("Material", "Zensical")]
    if (HOME / "node_modules" / "astro").is_dir():
        found.append(_starlight(source))
    return tuple(each for each in found if each)


def build(built: Built, address: str) -> None:
    """Build a site that knows the address where it is served.

    Raises:
        Failed: the build did not end well.
    """
    for name in CONFIGURED:
        file = built.site / name
        if file.exists():
            text = file.read_text(encoding="utf-8")
            said = text.replace(ADDRESS, address).replace(ADDRESS.rstrip("/"), address.rstrip("/"))
            file.write_text(said, encoding="utf-8")
    built.make()


def page_of(built: Built, language: str) -> str:
    """Return the path of the page that is looked at, in `en` or `zh`.

    Raises:
        LookupError: no page has its title.
    """
    wanted = TITLES[language].replace(" ", "")
    for file in sorted(built.output.rglob("*.html")):
        title = TITLE.search(file.read_text(encoding="utf-8"))
        if title and wanted in html.unescape(title[1]).replace(" ", ""):
            return file.relative_to(built.output).as_posix().removesuffix("index.html")
    message = f"{built.name}: no page is called {TITLES[language]}"
    raise LookupError(message)


def _python(name: str, source: Texts) -> Built | None:
    peer = next(each for each in PEERS if each.name == name)
    if peer.installed() is None:
        return None
    site = workplace(f"reader-{peer.texts}")
    source.gen(peer.texts, PAGES, str(site))
    return Built(name, site, site / peer.output, lambda: _run(peer.build(site)))


def _starlight(source: Texts) -> Built:
    site = workplace("reader-starlight")
    os.environ["PEER_NODE_MODULES"] = str(HOME / "node_modules")
    source.gen("starlight", PAGES, str(site))
    words = ("node", str(HOME / "node_modules" / "astro" / "astro.js"), "build")
    surroundings = os.environ | {"ASTRO_TELEMETRY_DISABLED": "1"}

    def make() -> None:
        done = subprocess.run(
            words, cwd=site, env=surroundings, capture_output=True, check=False, text=True, timeout=600
        )
        if done.returncode:
            raise Failed((done.stderr or done.stdout)[-500:])

    return Built("Starlight", site, site / "dist", make)


def _run(command: Command) -> None:
    run_once(command)
