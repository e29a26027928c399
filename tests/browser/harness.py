"""Opens pages in the system's Chromium and says what is wrong with them.

A page is looked at in a *cell*: one choice of width, reading, appearance, transport and scripts. Findings are
lines of text, and no line is good. The scripts that look at a page stand beside this module in `watch.js`,
`look.js` and `axe.js`; they come in through the debugging protocol, where no policy of the page stops them.
"""

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING, Any, AnyStr

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, sync_playwright

if TYPE_CHECKING:
    from _typeshed import SupportsRead, SupportsWrite

HERE = Path(__file__).parent
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
MOST_SHIFT = 0.01
MOST_REQUESTS = 4
PIECE, PAUSE, SLOW_START = 160, 0.016, 8_000  # bytes, seconds, bytes: one piece for each frame of the screen
SCRIPTS = re.compile(rb"<script[^>]*></script>|</?noscript>")
UNSEEN = ("404.html", "/print.html")
"""What pages are called that no test of all pages looks at."""
NARROW, MIDDLE, WIDE = 390, 768, 1440
HEIGHTS = {NARROW: 844, MIDDLE: 1024, WIDE: 900}


@dataclass(frozen=True, slots=True)
class Cell:
    """One way to look at a page; `contrast` says whether axe, where it is asked, also measures that of all words."""

    width: int
    reading: str
    theme: str
    scheme: str
    scripts: bool = True
    axe: bool = False
    contrast: bool = True

    def __str__(self) -> str:
        scripts = "scripts" if self.scripts else "no-scripts"
        return f"{self.width}-{self.reading}-{self.theme}-{self.scheme}-{scripts}"


def all_cells() -> tuple[Cell, ...]:
    """Return the cells in which every page is looked at.

    With scripts: every width with every reading and every appearance; the transport alternates so that all
    threes of choices occur, and axe looks at the half in which all pairs occur. Without: the other half.
    """
    cells = []
    for place, choice in enumerate(product((NARROW, WIDE), ("one", "parallel"), ("light", "dark"))):
        odd = place.bit_count() % 2 == 1
        cells.append(Cell(*choice, scheme="file" if odd else "http", axe=not odd))
        if odd:
            cells.append(Cell(*choice, scheme="http" if choice[0] == NARROW else "file", scripts=False))
    return tuple(cells)


@contextmanager
def start_chromium(root: Path) -> Iterator[Browser]:
    """Start the browser that `make` found or installed."""
    found = subprocess.run([root / ".ci" / "browser"], capture_output=True, text=True, check=False)
    assert found.returncode == 0, "no Chromium on this machine: `make test` installs it or says how"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found.stdout.strip(), args=list(ARGUMENTS))
        yield browser
        browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing about it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the library calls it by
        """Say nothing."""


class _Slow(_Quiet):
    """Sends the start of a page in small pieces, as a poor line does, so that the browser paints halves of it."""

    def copyfile(self, source: "SupportsRead[AnyStr]", outputfile: "SupportsWrite[AnyStr]") -> None:
        """Send the file; pages slowly."""
        if not self.path.endswith(".html"):
            super().copyfile(source, outputfile)
            return
        for _ in range(0, SLOW_START, PIECE):
            outputfile.write(source.read(PIECE))
            sleep(PAUSE)
        super().copyfile(source, outputfile)


class _Bare(_Quiet):
    """Sends a page as it is where scripts are off: what would stand in for them is there, and axe can be asked."""

    def copyfile(self, source: "SupportsRead[AnyStr]", outputfile: "SupportsWrite[AnyStr]") -> None:
        """Send the file; of a page what is left of it, at the same length."""
        if not self.path.endswith(".html"):
            super().copyfile(source, outputfile)
            return
        page: Any = source.read()
        bare: Any = SCRIPTS.sub(b"", page)
        outputfile.write(bare + b" " * (len(page) - len(bare)))


SENDERS = {"as it is": _Quiet, "slowly": _Slow, "without scripts": _Bare}


@contextmanager
def serve(folder: Path, sent: str = "as it is") -> Iterator[str]:
    """Serve a folder on a free port of this machine and give its address, without a slash at the end."""
    handler = partial(SENDERS[sent], directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def pages_of(site: Path) -> tuple[str, ...]:
    """Return the paths of all pages of a site, as its manifest lists them.

    `404.html` is not among them: its links are those of the published address, which no test can reach. Neither is
    `print.html`, which is paper and holds all the others; `test_paper` looks at it by itself.
    """
    files = json.loads((site / "manifest.json").read_text(encoding="utf-8"))["files"]
    paths = [file["path"] for file in files]
    return tuple(sorted(path for path in paths if path.endswith(".html") and not path.endswith(UNSEEN)))


def address_of(path: str, site: Path, served: str, scheme: str) -> str:
    """Return where a page is opened: from the server, or as a file."""
    return f"{served}/{path}" if scheme == "http" else (site / path).as_uri()


@contextmanager
def open_tab(browser: Browser, cell: Cell, *, chosen: bool = True) -> Iterator[Page]:
    """Open a tab for a cell.

    With scripts the device prefers the *other* appearance, so that the stored choice is what is seen; without
    them the device's preference is the only choice there is.

    Args:
        browser: the browser.
        cell: the cell.
        chosen: whether the reader has made the cell's choices on an earlier page.
    """
    other = "light" if cell.theme == "dark" else "dark"
    context = browser.new_context(
        viewport={"width": cell.width, "height": HEIGHTS.get(cell.width, HEIGHTS[WIDE])},
        java_script_enabled=cell.scripts,
        color_scheme=other if cell.scripts else cell.theme,  # type: ignore[arg-type]
    )
    context.add_init_script(path=HERE / "watch.js")
    if chosen and cell.scripts:
        choices = json.dumps({"cx-reading": cell.reading, "cx-theme": cell.theme})
        store = f"for (const [key, value] of Object.entries({choices})) localStorage.setItem(key, value)"
        context.add_init_script(f"try {{ {store} }} catch {{ /* an empty tab stores nothing */ }}")
    try:
        yield context.new_page()
    finally:
        context.close()


def look(page: Page, address: str, cell: Cell) -> list[str]:
    """Open an address in a tab of the cell and return what is wrong with the page."""
    with listened(page) as said:
        page.goto(address)
        if not cell.scripts and cell.reading == "parallel":
            page.evaluate(
                "() => { const box = document.getElementById('reading-parallel'); if (box) box.checked = true }"
            )
        if cell.scripts:
            page.evaluate("() => watched.settled()")
        found = seen(page, cell)
    return [*said, *found]


@contextmanager
def listened(page: Page) -> Iterator[list[str]]:
    """Write down what the browser complains of, and at the end whether more was asked for than a first view may.

    Pictures wait until a reader comes near them: they are not counted.
    """
    said: list[str] = []
    asked: list[str] = []
    heard: tuple[tuple[Any, Callable[..., None]], ...] = (
        (
            "console",
            lambda message: said.append(f"console: {message.text}") if message.type == "error" else None,
        ),
        ("pageerror", lambda error: said.append(f"script: {error}")),
        ("requestfailed", lambda request: said.append(f"request: {request.url}")),
        ("request", lambda request: asked.append(request.url) if request.resource_type != "image" else None),
    )
    for event, listener in heard:
        page.on(event, listener)
    try:
        yield said
    finally:
        for event, listener in heard:
            page.remove_listener(event, listener)
    said += [f"requests: {len(asked)}"] if len(asked) > MOST_REQUESTS else []


def seen(page: Page, cell: Cell) -> list[str]:
    """Return what is wrong with the page that is open, as it stands there."""
    found = [
        str(line) for line in page.evaluate((HERE / "look.js").read_text(encoding="utf-8"), cell.reading)
    ]
    found += axe(page, contrast=cell.contrast) if cell.axe else []
    return found + (watched(page) if cell.scripts else [])


def watched(page: Page) -> list[str]:
    """Return what happened since the page began: violations of its policy, and a layout that moved."""
    seen = page.evaluate("() => ({ policy: watched.policy, shift: watched.shift })")
    moved = [f"shift: {seen['shift']:.3f}"] if seen["shift"] > MOST_SHIFT else []
    return [*(f"policy: {violation}" for violation in seen["policy"]), *moved]


def axe(page: Page, *, contrast: bool = True) -> list[str]:
    """Return what axe finds: its rule and the element; contrast takes as long as all other rules."""
    if page.evaluate("() => !window.axe"):
        page.evaluate(AXE_SCRIPT)
    rules = {} if contrast else {"color-contrast": {"enabled": False}}
    found = page.evaluate((HERE / "axe.js").read_text(encoding="utf-8"), [list(TAGS), rules])
    return [str(line) for line in found]
