"""Links to entities: `[](touchpoint:branch-counter)` prints the name in the reader's language."""

import re
from functools import lru_cache

from cxsite.model.problems import Place
from cxsite.read.depth import note_depth
from cxsite.read.notes import Notes, listed, suggestion

LINK = re.compile(r"\[[^\[\]]*\]\((?P<kind>[A-Za-z]+):(?P<id>[^()\s]*)\)")
LINKABLE = (
    "touchpoint", "journey", "persona", "metric", "practice", "case", "article", "role", "opportunity", "initiative",
    "term", "claim", "reference",
)  # fmt: skip
ELSEWHERE = frozenset({"http", "https", "mailto", "tel"})
CODE_SPAN = re.compile(r"(?<!`)(`{1,9})(?!`).{1,999}?(?<!`)\1(?!`)")
"""Code between backticks; its length has an end, so that looking for it has one."""
OPAQUE = re.compile(
    r"(?m:^[ \t]*(?P<fence>`{3,}|~{3,})[^\n]*\n(?:[^\n]*\n)*?[ \t]*(?P=fence)[ \t]*$)"
    r"|(?<!`)(?P<ticks>`{1,9})(?!`).{1,999}?(?<!`)(?P=ticks)(?!`)"
    r"|(?<=\])\([^()\s]*\)|\{#[A-Za-z0-9_-]+\}|(?m:^:::.*$)|(?:https?://|mailto:)[!-~]+"
)
"""What stands in a text for machines: code, where a link leads, anchors, the lines of `:::` blocks, addresses."""
SIGNS = ("`", "~~~", "](", "{#", ":::", "http", "mailto:")
"""One of these stands wherever something of that does."""


def note_links(text: str, place: Place, notes: Notes) -> None:
    """Note where the links of a Markdown text lead.

    Args:
        text: what stands in the file, so that lines and columns can be counted.
        place: where the text begins.
        notes: takes references and problems.
    """
    shown = without_code(text)
    note_depth(shown, place, notes)
    for match in LINK.finditer(shown):
        if match["kind"] in LINKABLE:
            notes.refer(_place(shown, match, "id", place), match["kind"], match["id"])
        elif match["kind"].lower() not in ELSEWHERE:
            hint = suggestion(
                match["kind"], LINKABLE, f"a link may lead to {listed(LINKABLE)} or a web address"
            )
            message = f"`{match['kind']}:` is not something to link to"
            notes.problem(_place(shown, match, "kind", place), "unknown-link", message, hint)


def _place(text: str, match: re.Match[str], part: str, begin: Place) -> Place:
    """Return the place of a part of a link in a text that begins at `begin`."""
    at, line = match.start(part), text.count("\n", 0, match.start(part))
    column = at - text.rfind("\n", 0, at) + (0 if line else begin.column - 1)
    return Place(begin.file, begin.line + line, column, max(1, len(match[part])))


@lru_cache(maxsize=1024)
def for_readers(text: str) -> str:
    """Return a text of the same length in which everything but what is read is blanked out, line ends kept.

    Several checks ask for the same text one after the other; the last ones asked for are remembered.
    """
    if not any(sign in text for sign in SIGNS):
        return text
    return OPAQUE.sub(lambda match: re.sub(r"[^\n]", "\0", match[0]), text)


def without_code(line: str) -> str:
    """Return the text with what stands between backticks blanked out, at the same length."""
    if "`" not in line:
        return line
    return CODE_SPAN.sub(lambda match: " " * len(match[0]), line)
