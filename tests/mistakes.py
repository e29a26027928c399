"""The mistakes of `mistakes.txt` as values, and how one is planted in a copy of a handbook.

A mistake is a text that replaces another one. `⟦` and `⟧` stand around what its author should be pointed at, so the
expected place comes from the text itself and not from the program.
"""

import re
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WHOLE = Path(__file__).parent / "handbooks" / "a-handbook-with-everything-has-no-problems"


@dataclass(frozen=True, slots=True)
class Edit:
    """A text instead of another one in a file; a new file when there is no other text."""

    file: str
    old: str
    new: str

    def apply(self, folder: Path, encoding: str = "utf-8") -> str:
        """Write it; return what stands in the file with the marks of a place."""
        path = folder / self.name
        if self.old:
            text = path.read_text(encoding="utf-8")
            assert text.count(self.old) == 1, self.old
            marked = text.replace(self.old, self.new)
        else:
            path.parent.mkdir(exist_ok=True)
            marked = f"{self.new}\n"
        path.write_bytes(re.sub("[⟦⟧]", "", marked).encode(encoding))
        return marked

    @property
    def name(self) -> str:
        """The file from the handbook's folder on."""
        return self.file if self.file.startswith("themes/") else f"content/{self.file}"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake, what its author should read, and what the author does who follows the hint.

    Attributes:
        planted: the mistake itself; `also` what has to be changed with it.
        encoding: in which the file is saved.
        place: where it is said when not at the marks.
        said: the message with its code.
        hint: the remedy, which is followed to the letter.
        words: what only the author knows.
        by_hand: what the author does where the hint says what to do and not what to write.
    """

    planted: Edit
    also: tuple[Edit, ...]
    encoding: str
    place: str
    said: str
    hint: str
    words: str
    by_hand: tuple[Edit, ...]

    @property
    def code(self) -> str:
        """The code of the problem."""
        return self.said.rpartition("[")[2].removesuffix("]")

    def plant(self, folder: Path) -> str:
        """Plant it in a new copy of the handbook; return the place that its author should be pointed at."""
        shutil.copytree(WHOLE, folder, dirs_exist_ok=True)
        before, mark, _ = self.planted.apply(folder, self.encoding).partition("⟦")
        for edit in self.also:
            edit.apply(folder)
        line, column = (before.count("\n") + 1, len(before) - before.rfind("\n")) if mark else (1, 1)
        return self.place or f"{self.planted.name}:{line}:{column}"


Lines = list[tuple[str, str]]
"""The lines of one mistake: the sign that each begins with, and what follows."""


def _mistake(text: str) -> Mistake:
    lines: Lines = [(line[0], _unescaped(line[2:])) for line in text.split("\n")]
    planted, *also = [_edit(part) for part in _parts(lines, "@&")]
    by_hand = tuple(_edit(part) for part in _parts(lines, "*"))
    signs = {sign: _text(lines, sign) for sign in '=>!?"'}
    return Mistake(
        planted, tuple(also), signs["="] or "utf-8", signs[">"], signs["!"], signs["?"], signs['"'], by_hand
    )


def _unescaped(text: str) -> str:
    return text.replace("\\t", "\t").replace("\\u202e", "\u202e")


def _parts(lines: Lines, signs: str) -> list[Lines]:
    """The lines of each edit: the one that names the file, and those of its two texts."""
    found = []
    for at, (sign, _) in enumerate(lines):
        if sign in signs:
            end = next((n for n in range(at + 1, len(lines)) if lines[n][0] not in "-+"), len(lines))
            found.append(lines[at:end])
    return found


def _edit(lines: Lines) -> Edit:
    return Edit(lines[0][1], _text(lines, "-"), _text(lines, "+"))


def _text(lines: Lines, sign: str) -> str:
    return "\n".join(text for other, text in lines if other == sign)


@cache
def mistakes() -> tuple[Mistake, ...]:
    """Every mistake of the file, in its order."""
    text = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
    found = (re.sub(r"(?m)^#.*\n?", "", part).strip("\n") for part in text.split("\n\n"))
    return tuple(_mistake(part) for part in found if part)
