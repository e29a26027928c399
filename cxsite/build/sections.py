"""What a finished page says, found in its bytes: its own words below each heading, as readers see them.

Only what stands in `<main>` is heard. Left out: the partner's words, which stand in the partner's pages; drawings, ways
through the page and marks; what is hidden from those who listen to a page; tables of numbers, which nobody looks up
by their digits.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from cxsite.model.told import Told

TAG = re.compile(r"""<(?:!--.*?--|(/?)([a-zA-Z][^\s/>]*)((?:[^"'<>]++|"[^"]*+"|'[^']*+')*))>""", re.DOTALL)
"""A comment, or a tag: whether it ends an element, its name, its attributes."""

DRAWING = re.compile("<svg[^>]*>.*?</svg>", re.DOTALL)
"""A drawing, of which many tags are; nothing of it is heard."""

CLASS = re.compile(r"""\sclass=["']([^"']*)""")
HIDDEN = re.compile(r"""\shidden(?=\s|$)|\saria-hidden=["']true""")
ID = re.compile(r"""\sid=["']([^"']*)""")

HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
SILENT = frozenset({"svg", "nav", "noscript", "form", "fieldset", "script", "template", "dt"})
"""Elements that say nothing; what stands before a fact is a word of ours, but in a list of terms it is the term."""

HUSHED = frozenset(
    {
        *("answers", "around", "draft", "facts-of", "interval", "letters"),
        *("mark", "measured", "quiet", "state", "t2", "turn"),
    }
)
"""Classes of elements that say what is said elsewhere."""

WITHIN = frozenset({"a", "abbr", "b", "bdi", "code", "em", "i", "mark", "q", "small", "strong", "sub", "sup"})
"""Elements within a word or a sentence: no space is where they begin or end."""

ELSEWHERE = frozenset({"experience", "table"})
"""Ids of what says once more what a journey's map says."""

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass(slots=True)
class _Listener:
    """What was heard so far of a page."""

    told: list[Told] = field(default_factory=list)
    anchor: str = ""
    nearest: str = ""
    heading: str = ""
    parts: list[str] = field(default_factory=list)
    defines: bool = False
    table: int = -1
    cells: list[int] = field(default_factory=list)  # where each begins among the parts, and where it ends

    def begin(self, own: str) -> None:
        """Hear a heading begin: what came before belongs to the one before."""
        self.close()
        self.anchor, self.nearest = own or self.nearest, ""

    def headed(self) -> None:
        """Hear a heading end."""
        self.heading, self.parts = _plain(self.parts), []

    def close(self) -> None:
        """Hear a section end."""
        text = _plain(self.parts)
        if self.heading or text:
            self.told.append(Told(self.anchor, self.heading, text))
        self.heading, self.parts = "", []

    def tabled(self) -> None:
        """Hear a table end: one of numbers was not worth it."""
        cells = [
            "".join(self.parts[one:end]) for one, end in zip(self.cells[::2], self.cells[1::2], strict=True)
        ]
        if 2 * sum(map(_is_number, cells)) >= len(cells) > 0:
            del self.parts[self.table :]
        self.table, self.cells = -1, []


def told_of(html: bytes) -> tuple[Told, ...]:
    """Return what a page says.

    The page is one of ours: in UTF-8, with every `<` and quotation mark of a text escaped.
    """
    whole = html.decode()
    begin, end = whole.find("<main"), whole.rfind("</main>")
    if begin < 0:
        return ()
    first, *pieces = TAG.split(DRAWING.sub(" ", whole[whole.find(">", begin) + 1 : end]))
    listener, silent, depth = _Listener(parts=[first]), "", 0
    for close, name, attributes, after in zip(*(pieces[number::4] for number in range(4)), strict=True):
        if silent:
            if name == silent:
                depth += -1 if close else 1
                if not depth:
                    silent = ""
                    listener.parts += " ", after
            continue
        if not close and (attributes or name in SILENT) and _is_silent(name, attributes, listener.defines):
            silent, depth = name, 1
        elif name in WITHIN or not name:
            listener.parts.append(after)
        else:
            _hear(listener, close, name, attributes)
            listener.parts.append(after)
    listener.close()
    return tuple(listener.told)


def _hear(listener: _Listener, close: str, name: str, attributes: str) -> None:
    if name in HEADINGS:
        if close:
            listener.headed()
        else:
            listener.begin(_id(attributes))
        return
    if (
        name != "span" or "class=" in attributes
    ):  # one with a class stands apart, one without is in another language
        listener.parts.append(" ")
    if name == "dl":
        listener.defines = not close and "terms" in _classes(attributes)
    if name == "table":
        if close and listener.table >= 0:
            listener.tabled()
        elif not close:
            listener.table = len(listener.parts)
    elif name == "td" and listener.table >= 0:
        listener.cells.append(len(listener.parts))
    elif not close and attributes:
        listener.nearest = _id(attributes) or listener.nearest


@lru_cache(maxsize=4096)
def _is_silent(name: str, attributes: str, defines: bool) -> bool:  # noqa: FBT001 - a part of the key
    if name in VOID or attributes.endswith("/") or (defines and name == "dt"):
        return False
    if name in SILENT or HIDDEN.search(attributes) or _id(attributes) in ELSEWHERE:
        return True
    return not HUSHED.isdisjoint(_classes(attributes))


def _classes(attributes: str) -> list[str]:
    found = CLASS.search(attributes)
    return found[1].split() if found else []


def _id(attributes: str) -> str:
    found = ID.search(attributes)
    return unescape(found[1]) if found else ""


def _is_number(cell: str) -> bool:
    """Say whether there are digits among a cell's signs, or nothing at all."""
    return not cell.strip() or any(map(str.isdigit, cell))


def _plain(parts: list[str]) -> str:
    return " ".join(unescape("".join(parts)).split())
