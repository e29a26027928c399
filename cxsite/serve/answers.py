"""Answers: what is sent for an address, as a value.

A page gets one line more than it will have when it is published: the script that listens. Nothing is read from the
disk, and nothing may be kept by a browser or shown within a page of elsewhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from cxsite.serve.gate import Refusal
from cxsite.serve.notices import missing, waiting
from cxsite.serve.showing import Showing
from cxsite.serve.told import spoken

OWN = "_cxsite/"
"""Where the server's own files stand; no page of a handbook begins so."""
EVENTS = f"{OWN}events"
KINDS: Mapping[str, str] = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/x-icon",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
}
HEADERS: Mapping[str, str] = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "same-origin",
}
"""On everything that is sent."""
NEVER_FRAMED = "frame-ancestors 'none'"
OF_A_FILE = f"default-src 'none'; style-src 'unsafe-inline'; {NEVER_FRAMED}"
"""A picture that is opened by itself runs nothing."""
HEAD_ENDS = b"</head>"


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, a body and what is said about it."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def answer(showing: Showing, path: str, languages: Sequence[str]) -> Answer:
    """Return what is sent for a path below the site's folder.

    Args:
        showing: what is shown.
        path: as `gate.path_of` gives it.
        languages: what the reader's browser asks for, the best first.
    """
    if path.startswith(OWN):
        name = path.removeprefix(OWN)
        return _file(name, own(name)) if name in FILES else _plain(404, "There is no such address.")
    if showing.files is None:
        language = spoken(showing.words, (path.partition("/")[0], *languages))
        return _page(200, waiting(showing.found, showing.words[language], language), showing, waits=True)
    name = f"{path}index.html" if path.endswith("/") or not path else path
    data = showing.files.get(name, showing.earlier.get(name))
    if data is None:
        return _no_such(showing, path, languages)
    return _page(200, data, showing) if name.endswith(".html") else _file(name, data)


def refused(refusal: Refusal) -> Answer:
    """Return what is sent to whom nothing is answered."""
    answer = _plain(refusal.status, refusal.reason)
    if refusal.status == 405:  # noqa: PLR2004 - method not allowed
        return Answer(answer.status, answer.body, {**answer.headers, "allow": "GET, HEAD"})
    return answer


FILES = frozenset({"reload.js", "overlay.css"})


@cache
def own(name: str) -> bytes:
    """Return one of the server's own files."""
    return Path(__file__).with_name(name).read_bytes()


def with_script(html: bytes, version: str, *, waits: bool = False) -> bytes:
    """Return a page with the script that listens, at the end of its head.

    Args:
        html: a page of ours, in which no text holds a `<`.
        version: the turn in which it is sent.
        waits: whether it only stands in for the page that is asked for.
    """
    script = f'<script src="/{OWN}reload.js" data-version="{version}"{" data-waits" if waits else ""} defer></script>\n'
    head, end, rest = html.partition(HEAD_ENDS)
    return head + script.encode() + end + rest


def _no_such(showing: Showing, path: str, languages: Sequence[str]) -> Answer:
    files, root = showing.files or {}, showing.root
    if f"{path}/index.html" in files:
        return _elsewhere(f"{path}/")
    if root and f"{path}/".startswith(root):  # `404.html` alone leads from the published root
        return _elsewhere(path.removeprefix(root.rstrip("/")).lstrip("/"))
    language = spoken(showing.words, (path.partition("/")[0], *languages))
    return _page(404, files.get("404.html") or missing(showing.words[language], language), showing)


def _elsewhere(path: str) -> Answer:
    return Answer(307, b"", {**HEADERS, "location": f"/{quote(path)}"})


def _page(status: int, html: bytes, showing: Showing, *, waits: bool = False) -> Answer:
    headers = {**HEADERS, "content-type": KINDS[".html"], "content-security-policy": NEVER_FRAMED}
    return Answer(status, with_script(html, showing.version, waits=waits), headers)


def _file(name: str, data: bytes) -> Answer:
    kind = KINDS.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")
    return Answer(200, data, {**HEADERS, "content-type": kind, "content-security-policy": OF_A_FILE})


def _plain(status: int, words: str) -> Answer:
    return Answer(status, f"{words}\n".encode(), {**HEADERS, "content-type": KINDS[".txt"]})
