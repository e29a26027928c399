"""What is changed before a build is timed: one file each time, and never twice in the same way."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.answers import MONTHS, SATISFACTION, month_file
from bench.articles import article
from bench.handbooks import TEMPLATE

EDITED = 5
"""The page that is edited; in the peer's site it stands in the section `s05`."""

Change = Callable[[str, int], str]
"""Makes the text of a file after so many edits out of the text that it began with."""


def word(number: int) -> str:
    """Return a word for a number: figures would have to be the same in the translation."""
    return str(number).translate(str.maketrans("0123456789", "abcdefghij"))


def add_sentence(text: str, number: int) -> str:
    """Add a sentence to the first paragraph of a text, which stands below its first heading."""
    return re.sub(r"(\n?## .+\n\n.+)", rf"\1 It was read again in round {word(number)}.", text, count=1)


def change_title(text: str, number: int) -> str:
    """Put a word into the title, which is the first that stands in the file."""
    return re.sub(r"(Journey \d+)", rf"\1 {word(number)}", text, count=1)


def change_template(text: str, number: int) -> str:
    """Put a comment behind what the template shows."""
    return re.sub(r"({{ (?:super\(\)|\.Content) }})", rf"\1<!-- {number} -->", text)


def change_cell(text: str, number: int) -> str:
    """Turn the satisfaction in one row: whoever was satisfied no longer is, and the other way round."""
    rows = text.splitlines()
    row = 1 + number * 7 % (len(rows) - 1)
    cells = rows[row].split(",")
    cells[SATISFACTION] = "1" if cells[SATISFACTION] in "45" else "5"
    rows[row] = ",".join(cells)
    return "\n".join(rows) + "\n"


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of one file of ours, and the same change of a file of the peer, where it knows such a thing."""

    name: str
    file: Path
    change: Change
    theirs: Path | None = None


CONTENT = Path("content")
EDITS: tuple[Edit, ...] = (
    Edit("one CSV cell", month_file(CONTENT, MONTHS[-1]), change_cell),
    Edit(
        "one sentence",
        CONTENT / "articles" / f"{article(EDITED)}.en.md",
        add_sentence,
        Path(f"content/en/s05/{article(EDITED)}.md"),
    ),
    Edit(
        "one title",
        CONTENT / "articles" / f"{article(EDITED)}.yml",
        change_title,
        Path(f"content/en/s05/{article(EDITED)}.md"),
    ),
    Edit("one template", TEMPLATE, change_template, Path("layouts/_default/single.html")),
)


@contextmanager
def edited(file: Path, change: Change, numbers: Iterator[int]) -> Iterator[Callable[[], None]]:
    """Hand out what edits a file anew each time it is called; afterwards the file is as it was.

    Args:
        file: the file.
        change: what is done to it.
        numbers: a new number for each edit; as long as they go on, no state comes twice.
    """
    before = file.read_bytes()

    def edit() -> None:
        file.write_text(change(before.decode(), next(numbers)), encoding="utf-8", newline="\n")

    try:
        yield edit
    finally:
        file.write_bytes(before)
