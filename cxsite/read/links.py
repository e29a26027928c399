"""Links to entities: `[](touchpoint:branch-counter)` prints the name in the reader's language."""

import re

from cxsite.model.problems import Place
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


def note_links(text: str, place: Place, notes: Notes) -> None:
    """Note where the links of a Markdown text lead.

    Args:
        text: what stands in the file, so that lines and columns can be counted.
        place: where the text begins.
        notes: takes references and problems.
    """
    shown = without_code(text)
    for match in LINK.finditer(shown):
        line = shown.count("\n", 0, match.start())
        column = match.start() - shown.rfind("\n", 0, match.start()) + (0 if line else place.column - 1)
        length = len(match[0].split("\n", 1)[0])
        here = Place(place.file, place.line + line, column, length)
        if match["kind"] in LINKABLE:
            notes.refer(here, match["kind"], match["id"])
        elif match["kind"].lower() not in ELSEWHERE:
            hint = suggestion(
                match["kind"], LINKABLE, f"a link may lead to {listed(LINKABLE)} or a web address"
            )
            notes.problem(here, "unknown-link", f"`{match['kind']}:` is not something to link to", hint)


def for_readers(text: str) -> str:
    """Return a text of the same length in which everything but what is read is blanked out, line ends kept."""
    return OPAQUE.sub(lambda match: re.sub(r"[^\n]", "\0", match[0]), text)


def without_code(line: str) -> str:
    """Return the text with what stands between backticks blanked out, at the same length."""
    return CODE_SPAN.sub(lambda match: " " * len(match[0]), line)
