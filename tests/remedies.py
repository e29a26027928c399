"""What an author does who follows a hint to the letter: a small, closed set of remedies.

A remedy looks at the hint, at the place of the problem and at what the files hold, never at what the mistake was. What
only an author can know (the words of a missing sentence) is given as `words`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cxsite.cli.main import main
from cxsite.model.problems import Place, Problem

VALUE = re.compile(r"(?P<before>\s*(?:- +)*(?:[\w-]+: +)?)(?P<value>.*?)\s*$")
NEXT = re.compile(r", [\w-]+: |}|$")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an author is asked to do something, and what the author knows."""

    folder: Path
    place: Place
    words: str

    @property
    def file(self) -> Path:
        """The file that the problem names."""
        return self.folder / self.place.file

    @property
    def lines(self) -> list[str]:
        """Its lines."""
        return self.file.read_text(encoding="utf-8").split("\n")

    @property
    def line(self) -> str:
        """The line that is quoted above the hint."""
        return self.lines[self.place.line - 1]

    @property
    def at(self) -> int:
        """How much of the line stands before the caret."""
        return self.place.column - 1

    @property
    def meant(self) -> str:
        """What the caret underlines."""
        return self.line[self.at : self.at + self.place.length]

    def put(self, *new: str) -> None:
        """Write these lines instead of the one that is quoted."""
        lines = self.lines
        lines[self.place.line - 1 : self.place.line] = new
        self.file.write_text("\n".join(lines), encoding="utf-8")

    def swap(self, new: str) -> None:
        """Write this instead of what the caret underlines."""
        self.put(self.line[: self.at] + new + self.line[self.at + self.place.length :])

    @property
    def is_in_braces(self) -> bool:
        """Whether the place stands among keys in braces."""
        return "{" in self.line[: self.at]


def in_quotes(text: str) -> str:
    """The text between single quotation marks."""
    return "'" + text.replace("'", "''") + "'"


def indent_of(line: str) -> int:
    """How many blanks a line begins with."""
    return len(line) - len(line.lstrip())


def quote(spot: Spot, _: re.Match[str]) -> None:
    """Put the text in quotes: the value of a key, the words of an item, or a value between braces."""
    line = spot.line
    if spot.is_in_braces:
        begin = line.rindex(": ", 0, spot.at) + 2
        end = NEXT.search(line, begin + 1)
        assert end
        spot.put(line[:begin] + in_quotes(line[begin : end.start()]) + line[end.start() :])
    elif match := VALUE.fullmatch(line):
        spot.put(match["before"] + in_quotes(match["value"]))


def list_items(spot: Spot, _: re.Match[str]) -> None:
    """Write the items of a bracket one a line."""
    head, inside = spot.line.split("[", 1)
    blanks = " " * (indent_of(head) + 2)
    spot.put(head.rstrip(), *(f"{blanks}- {item.strip()}" for item in inside.rstrip("] ").split(",")))


def by_neighbours(spot: Spot, _: re.Match[str]) -> None:
    """Indent a line as the one above it, two blanks deeper below a key without a value."""
    above = next(line for line in reversed(spot.lines[: spot.place.line - 1]) if line.strip())
    deeper = 2 if above.endswith(":") else 0
    spot.put(" " * (indent_of(above) + deeper) + spot.line.strip())


def level(spot: Spot, _: re.Match[str]) -> None:
    """Put a key exactly below one of the keys above it, the nearest by its indentation."""
    known = {indent_of(line) for line in spot.lines[: spot.place.line - 1] if line.strip()}
    nearest = min(known, key=lambda blanks: (abs(blanks - spot.at), -blanks))
    spot.put(" " * nearest + spot.line.strip())


def as_item(spot: Spot, _: re.Match[str]) -> None:
    """Begin an item exactly below the `-` of its neighbours."""
    above = next(
        line for line in reversed(spot.lines[: spot.place.line - 1]) if line.lstrip().startswith("- ")
    )
    spot.put(" " * indent_of(above) + spot.line.strip())


def delete_lines(spot: Spot, _: re.Match[str]) -> None:
    """Delete the line, with everything that is indented below it; between braces, the key and its value."""
    if spot.is_in_braces:
        end = NEXT.search(spot.line, spot.at + 1)
        assert end
        spot.put(spot.line[: spot.at].rstrip(" ,") + spot.line[end.start() :])
        return
    lines, blanks = spot.lines, indent_of(spot.line)
    end_of_block = spot.place.line
    while (
        end_of_block < len(lines) and lines[end_of_block].strip() and indent_of(lines[end_of_block]) > blanks
    ):
        end_of_block += 1
    del lines[spot.place.line - 1 : end_of_block]
    spot.file.write_text("\n".join(lines), encoding="utf-8")


def keep_one(spot: Spot, _: re.Match[str]) -> None:
    """Keep the first of two versions, and delete the lines of signs."""
    text = spot.file.read_text(encoding="utf-8")
    kept = re.sub(r"(?ms)^<<<<<<< .*?\n(.*?)^=======\n.*?^>>>>>>> [^\n]*\n", r"\1", text)
    spot.file.write_text(kept, encoding="utf-8")


def delete_key(spot: Spot, match: re.Match[str]) -> None:
    """Delete a key of a line in braces, with its value."""
    spot.put(re.sub(rf", {match[1]}: [^,}}]+", "", spot.line))


def delete_item(spot: Spot, _: re.Match[str]) -> None:
    """Delete one item between brackets, with its comma."""
    spot.put(spot.line[: spot.at].rstrip(" ,") + spot.line[spot.at + spot.place.length :])


def write_key(spot: Spot, match: re.Match[str]) -> None:
    """Write a key that is missing below the key it belongs to, or before the first one of its place."""
    if spot.line.rstrip().endswith(":"):
        spot.put(spot.line, " " * (indent_of(spot.line) + 2) + f"{match[1]}: {spot.words}")
        return
    gap = ", " if spot.is_in_braces else "\n" + " " * spot.at
    spot.put(spot.line[: spot.at] + f"{match[1]}: {spot.words}{gap}" + spot.line[spot.at :])


def write_behind(spot: Spot, match: re.Match[str]) -> None:
    """Write something behind a key."""
    spot.put(re.sub(rf"\b{match[1]}:[^,}}]*", f"{match[1]}: {spot.words}", spot.line, count=1))


def set_key(spot: Spot, match: re.Match[str]) -> None:
    """Write a key with another value, on the same line or in the same file."""
    key, _, value = match[1].partition(": ")
    text = spot.file.read_text(encoding="utf-8")
    spot.file.write_text(re.sub(rf"\b{key}: [\w-]+", f"{key}: {value}", text, count=1), encoding="utf-8")


def add_key(spot: Spot, match: re.Match[str]) -> None:
    """Add a key with its value: to a line in braces, below a key without a value, else before the first key."""
    new = spot.words or match[1]
    if spot.line.rstrip().endswith("}"):
        spot.put(spot.line.rstrip().removesuffix("}") + f", {new}}}")
    elif spot.line.rstrip().endswith(":"):
        spot.put(spot.line, " " * (indent_of(spot.line) + 2) + new)
    else:
        spot.put(" " * spot.at + new, spot.line)


def add_line(spot: Spot, match: re.Match[str]) -> None:
    """Add a line below the one that is quoted."""
    spot.put(spot.line, " " * indent_of(spot.line) + match[1])


def rename(spot: Spot, match: re.Match[str]) -> None:
    """Rename the file."""
    spot.file.rename(spot.file.with_name(match[1]))


def correct(spot: Spot, match: re.Match[str]) -> None:
    """Write what was meant; a folder that was meant takes the file."""
    if match[1].endswith("/"):
        spot.file.rename(spot.folder / "content" / match[1] / spot.file.name)
    else:
        spot.swap(match[1])


def write_instead(spot: Spot, match: re.Match[str]) -> None:
    """Write what the hint says where the caret points; an example stands for what the author knows."""
    spot.swap(spot.words or match[1])


def write_line(spot: Spot, match: re.Match[str]) -> None:
    """Write the line anew."""
    spot.put(spot.words or match[1])


def write_indented(spot: Spot, match: re.Match[str]) -> None:
    """Write the line anew, where it begins."""
    spot.put(" " * indent_of(spot.line) + match[1])


def insert_before(sign: str) -> "Remedy":
    """Write a sign before the line."""
    return lambda spot, _: spot.put(spot.line[: spot.at] + sign + spot.line[spot.at :])


def insert_behind(sign: str) -> "Remedy":
    """Write a sign behind what the caret underlines."""
    return lambda spot, _: spot.swap(spot.meant + sign)


def replace_by(sign: str) -> "Remedy":
    """Write a sign instead of what the caret underlines."""
    return lambda spot, _: spot.swap(sign)


def close_quote(spot: Spot, _: re.Match[str]) -> None:
    """Close a quotation mark at the end of its line."""
    spot.put(spot.line.rstrip() + spot.line[spot.at])


def close_bracket(spot: Spot, _: re.Match[str]) -> None:
    """Close a bracket at the end of its line."""
    spot.put(spot.line.rstrip() + {"[": "]", "{": "}"}[spot.line[spot.at]])


def single_quotes(spot: Spot, _: re.Match[str]) -> None:
    """Use single quotation marks."""
    spot.put(spot.line.replace('"', "'"))


def between_languages(spot: Spot, _: re.Match[str]) -> None:
    """Write half-width signs between the languages."""
    spot.swap(spot.meant.replace("，", ", ").replace("：", ": "))


def close_block(spot: Spot, match: re.Match[str]) -> None:
    """Close a block before the next empty line."""
    lines = spot.lines
    end = next((n for n in range(spot.place.line, len(lines)) if not lines[n].strip()), len(lines))
    lines.insert(end, match[1])
    spot.file.write_text("\n".join(lines), encoding="utf-8")


def heading_above(spot: Spot, _: re.Match[str]) -> None:
    """Make a heading with signs of one that is underlined."""
    lines = spot.lines
    lines[spot.place.line - 2 : spot.place.line] = [f"## {lines[spot.place.line - 2]}"]
    spot.file.write_text("\n".join(lines), encoding="utf-8")


def below(spot: Spot, _: re.Match[str]) -> None:
    """Write words on the next line."""
    spot.put(spot.line, spot.words)


def before_block(spot: Spot, _: re.Match[str]) -> None:
    """Put a line before the block that it stands in."""
    lines = spot.lines
    line = lines.pop(spot.place.line - 1)
    opening = max(n for n in range(spot.place.line - 1) if lines[n].startswith("::: "))
    lines[opening:opening] = [line, ""]
    spot.file.write_text("\n".join(lines), encoding="utf-8")


def other_anchor(spot: Spot, match: re.Match[str]) -> None:
    """Give a heading another anchor."""
    spot.put(re.sub(r"\{#.*\}", match[1], spot.line))


def write_for(spot: Spot, match: re.Match[str]) -> None:
    """Write one word for another in the file that the hint names."""
    file = spot.folder / match[3]
    text = file.read_text(encoding="utf-8")
    assert text.count(f": {match[2]}\n") == 1
    file.write_text(text.replace(f": {match[2]}\n", f": {match[1]}\n"), encoding="utf-8")


def add_to_file(spot: Spot, match: re.Match[str]) -> None:
    """Add a line to the file that the hint names; `words` go on behind its colon."""
    file = spot.folder / match[2]
    line = f"{match[1]} {spot.words}".rstrip()
    file.write_text(file.read_text(encoding="utf-8") + f"{line}\n", encoding="utf-8")


def add_under(spot: Spot, match: re.Match[str]) -> None:
    """Add a line under a key of the file that the hint names."""
    file = spot.folder / match[3]
    text = file.read_text(encoding="utf-8")
    assert f"{match[2]}\n" in text
    file.write_text(
        text.replace(f"{match[2]}\n", f"{match[2]}\n  {match[1]} {spot.words}\n"), encoding="utf-8"
    )


def add_file(spot: Spot, match: re.Match[str]) -> None:
    """Write the file that the hint names, from the handbook's folder on or beside the one with the problem."""
    file = spot.folder / match[1] if "/" in match[1] else spot.file.with_name(match[1])
    file.write_text(spot.words, encoding="utf-8")


def delete_file(spot: Spot, _: re.Match[str]) -> None:
    """Delete the file."""
    spot.file.unlink()


def save_as_utf8(spot: Spot, _: re.Match[str]) -> None:
    """Save the file as UTF-8; `words` is the encoding that the editor has opened it in."""
    spot.file.write_bytes(spot.file.read_bytes().decode(spot.words).encode())


def run(spot: Spot, match: re.Match[str]) -> None:
    """Run the command, after the line was deleted."""
    delete_lines(spot, match)
    assert main([*match[1].split(), str(spot.folder)]) == 0


def freeze(spot: Spot, match: re.Match[str]) -> None:
    """Run `cxsite edition` for a period, again where the hint says so."""
    again = ["--again"] if match[2] else []
    assert main(["edition", str(spot.folder), match[1], *again]) == 0


def without_link(spot: Spot, _: re.Match[str]) -> None:
    """Repeat the sentence of the next line without its link."""
    lines = spot.lines
    lines[spot.place.line] = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", lines[spot.place.line])
    spot.file.write_text("\n".join(lines), encoding="utf-8")


def save_in_one_way(spot: Spot, _: re.Match[str]) -> None:
    """Save the file with one kind of line ends."""
    spot.file.write_bytes(spot.file.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n"))


Remedy = Callable[[Spot, re.Match[str]], None]

REMEDIES: tuple[tuple[str, Remedy], ...] = (
    (r"delete it, then run `cxsite ([^`]+)`", run),
    (r"did you mean `([^`]+)`\?", correct),
    (r".*run `cxsite edition (\S+?)( --again)?`", freeze),
    (r"take it out of .*`(\[…\])`", write_instead),
    (r"leave it out, or name the team()", write_instead),
    (r"(?:correct|look up) [^`]*(?:`[^`]+` or `[^`]+`)?()", write_instead),
    (r"delete one of the two, or declare", delete_lines),
    (r"delete it, or write `shape: ", delete_lines),
    (r"add it; where nobody came", below),
    (r"name each under `columns:`, as in `([^`]+)`", add_key),
    (r"write `(\w+): …` or `series: …`", write_key),
    (r"write (?:a whole number without|a number with|a value that|the last day)()", write_instead),
    (r"rename it to `([^`]+)`", rename),
    (r"save the file as UTF-8", save_as_utf8),
    (r"save the file again with one kind of line ends", save_in_one_way),
    (r"put (?:the|every|that) (?:whole )?text.* in (?:the other kind of )?quotes", quote),
    (r"write one sentence a line, each after `- `", list_items),
    (r"indent with blanks, two for each level", by_neighbours),
    (r"put keys of one level exactly below each other", level),
    (r"begin it exactly below the `-` of its neighbours", as_item),
    (r"begin the line with `- `", insert_before("- ")),
    (r"write `:` and a blank after the key", replace_by(": ")),
    (r"put a blank after (?:the colon|them)", insert_behind(" ")),
    (r"put `:` behind it", insert_behind(":")),
    (r"delete the blanks before it", replace_by("")),
    (r"write `, ` and `: ` between the languages", between_languages),
    (r"close it, or double it", close_quote),
    (r"close it on the same line", close_bracket),
    (r"close the cell with `([^`]+)`", insert_behind('"')),
    (r"close it with (?:a line )?`([^`]+)`$", close_block),
    (r"use single quotation marks", single_quotes),
    (r"delete it: the page keeps", replace_by("")),
    (r"delete it, or type the passage again", replace_by("")),
    (r"write it, or delete this file", delete_file),
    (r"write it in \S+ first, or delete it here", delete_lines),
    (r"keep one of the two, and delete the lines", keep_one),
    (r"delete `(counts)`, or", delete_key),
    (r"delete it here|delete this line|delete it: the key|keep one of the two", delete_lines),
    (r"write (?:a value|it), (?:or )?delete the line", delete_lines),
    (r"write it, or set `(status: draft)`", set_key),
    (r"delete one of the two", delete_item),
    (r"write something behind `([^`]+):`", write_behind),
    (r"write `([^`]+): …` here", write_key),
    (r"write `([^`]+)` for `([^`]+)` in `([^`]+)`", write_for),
    (r".*write `(encoding: [^`]+)` in `([^`]+)`", add_to_file),
    (r"add a line `([^`]+)` to `([^`]+)`", add_to_file),
    (r"add `([^`]+)` under `([^`]+)` in `([^`]+)`", add_under),
    (r"add the file `([^`]+)`", add_file),
    (r"write `([^`]+)` beside it", add_file),
    (r"add a line `([^`]+)`, or", add_line),
    (r"add `([^`]+)`", add_key),
    (r"write `(judge: [^`]+)`", set_key),
    (r"write `(::: [^`]+)` here too", write_line),
    (r"write `## ` before its text", heading_above),
    (r"write `> ` before it", insert_before("> ")),
    (r"put an empty line before the list", insert_before("\n")),
    (r"write the answer below the question", below),
    (r"write it between the two `:::` lines", below),
    (r"write what it shows on the first line", below),
    (r"begin with a question", below),
    (r"repeat one word for word()", write_instead),
    (r"repeat the sentence without its link", without_link),
    (r"put the heading before the block", before_block),
    (r"write another here, as in `([^`]+)`", other_anchor),
    (r"write (?:a term, a colon|the metric, and|the name of a file)()", write_line),
    (r"write (?:the remark in brackets|it in Markdown)()", write_instead),
    (r"write `([a-z-]+: [^`]+)`, or indent it", write_indented),
    (r"write (?:a whole number from )?(-?[0-9]+) (?:or more|or less|to [0-9]+)", write_instead),
    (r"write (?:one of )?`([^`]+)`", write_instead),
    (r"write [^`]*`([^`]+)`", write_instead),
    (r"write the folder's name()", write_instead),
    (r"choose another: a page is named after it()", write_instead),
)  # fmt: skip
"""The beginning of a hint to what it asks for; the first that fits is done."""


def follow(folder: Path, problem: Problem, words: str) -> bool:
    """Do what the hint of a problem says; tell whether it asks for one of the remedies at all."""
    for pattern, remedy in REMEDIES:
        if match := re.match(pattern, problem.hint):
            remedy(Spot(folder, problem.place, words), match)
            return True
    return False
