"""What a theme writes in parts and a reader loads in one piece: its styles and its scripts."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import rcssmin
import rjsmin

from cxsite.read.files import files_below, read_text
from cxsite.read.notes import Notes

GROUPS = re.compile(r"@(container|layer|scope|starting-style|supports)\b(?=[^;{}]*{)")
"""Groups of rules that the library reads as if they were declarations: it would take `a :is(b)` for `a:is(b)`."""
STANDS_FOR = re.compile(r"@media cx-([a-z-]+)")


def shortened(css: str) -> str:
    """Return a stylesheet without comments and blanks that mean nothing; what stands in groups keeps its meaning."""
    short: str = rcssmin.cssmin(GROUPS.sub(r"@media cx-\1", css))
    return STANDS_FOR.sub(r"@\1", short)


@dataclass(frozen=True, slots=True)
class Whole:
    """A file that pages load, and the parts that it is joined of.

    Attributes:
        name: the file's name, as templates ask for it: `site.css`.
        folder: the folder of its parts in a theme: `styles`.
        ending: that of the parts: `.css`.
        shorten: text to the same text without comments and blanks that mean nothing.
        between: what keeps a part from running into the next: nothing, where a part ends with its last brace.
    """

    name: str
    folder: str
    ending: str
    shorten: Callable[[str], str]
    between: str = ""


WHOLES = (
    Whole("site.css", "styles", ".css", shortened),
    Whole("page.js", "scripts", ".js", rjsmin.jsmin, "\n"),
)


def joined(layers: list[Path], notes: Notes) -> dict[str, bytes]:
    """Return the files that are joined of parts, by name.

    Parts follow each other by their names. One of the house stands in for one of the default theme that has its name;
    any other is added where its name puts it: `styles/90-house.css` stands last.

    Args:
        layers: the default theme's folder, then the house's own if it has one.
        notes: takes problems, and remembers files.
    """
    found = {}
    for whole in WHOLES:
        parts: dict[str, str] = {}
        for layer in layers:
            parts |= _parts(layer / whole.folder, whole.ending, notes)
        found[whole.name] = _join(parts, whole).encode()
    return found


def _parts(folder: Path, ending: str, notes: Notes) -> dict[str, str]:
    parts = {}
    for path in files_below(folder, f"*{ending}"):
        text, problems = read_text(folder.parents[2], path, read=notes.recall.files.data)
        notes.problems.extend(problems)
        parts[path.name] = text
    return parts


def _join(parts: Mapping[str, str], whole: Whole) -> str:
    return "".join(whole.shorten(parts[name]) + whole.between for name in sorted(parts))
