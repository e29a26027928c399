"""What stands inside the `:::` blocks that have a form of their own: questions, terms, a picture's words.

Reading checks these forms and pages show them, so both take them apart here. Numbers of lines count from 0 inside the
block. A line of code between fences is never a question.
"""

import re
from dataclasses import dataclass

QUESTION = re.compile(r"###[ \t]+(?P<heading>\S.*)$|\*\*(?P<bold>[^*]+[?？])\*\*(?P<rest>.*)$")
"""`### Where is my card?`, or a line that begins with `**Where is my card?**` and may go on with the answer."""
TERM = re.compile(r"(?P<term>\S.*?)(?::[ \t]+|：[ \t]*)(?P<means>\S.*)$")
"""`gist: what a reader in a hurry takes away`; in Chinese `要点：…`. A link's colon has no blank behind it."""
FENCE = re.compile(r"\s*(?:```|~~~)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A question with its answer, or a term with what it means; `line` is where it begins in the block."""

    line: int
    name: str
    says: str


@dataclass(frozen=True, slots=True)
class Caption:
    """The words of a picture: what it shows, for those who do not see it, and what is said below it."""

    alt: str
    text: str


def questions(text: str) -> tuple[tuple[Entry, ...], str]:
    """Return the questions of an `faq` with their answers, and what stands before the first of them."""
    found: list[tuple[int, str, list[str]]] = []
    before: list[str] = []
    is_fenced = False
    for number, line in enumerate(text.split("\n")):
        is_fenced ^= bool(FENCE.match(line))
        match = None if is_fenced else QUESTION.match(line)
        if match:
            found.append((number, (match["heading"] or match["bold"]).rstrip("# \t"), [match["rest"] or ""]))
        else:
            (found[-1][2] if found else before).append(line)
    entries = tuple(Entry(line, name, "\n".join(lines).strip()) for line, name, lines in found)
    return entries, "\n".join(before).strip()


def terms(text: str) -> tuple[tuple[Entry, ...], tuple[int, ...]]:
    """Return the terms of a `terms` block, one a line, and the numbers of the lines that are none."""
    found: list[Entry] = []
    others: list[int] = []
    for number, line in enumerate(text.split("\n")):
        if not line.strip():
            continue
        if match := TERM.match(line.strip()):
            found.append(Entry(number, match["term"], match["means"]))
        else:
            others.append(number)
    return tuple(found), tuple(others)


def parts(text: str) -> tuple[str, ...]:
    """Return what stands between empty lines: the paragraphs, lists and tables of an `example`."""
    return tuple(part.strip() for part in re.split(r"\n[ \t]*(?:\n[ \t]*)+", text) if part.strip())


def caption(text: str) -> Caption:
    """Return the words of a `figure`: its first line, and the rest."""
    alt, _, rest = text.strip().partition("\n")
    return Caption(alt.strip(), rest.strip())
