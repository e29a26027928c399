"""Whatever stands in a file, reading answers with problems, and prose loses no line."""

import shutil
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsite.cli.check import problems_of
from cxsite.model.problems import Place, Problem, errors
from cxsite.model.prose import BlockKind
from cxsite.model.text import Languages
from cxsite.read.handbook import read_handbook
from cxsite.read.notes import Notes
from cxsite.read.prose import Piece, split_prose
from cxsite.read.translation import lock_of
from cxsite.read.yaml import parse_yaml

pytestmark = pytest.mark.usefixtures("answered_once")

WHOLE = Path(__file__).parent / "handbooks" / "a-whole-handbook-has-no-problems"
FILES = tuple(sorted(path.relative_to(WHOLE) for path in WHOLE.glob("content/**/*.*")))

YAML_PARTS = st.sampled_from(
    ["a", "b", ": ", ":", "- ", "\n", "\n  ", "\t", "{", "}", "[", "]", ", ", '"', "'", "#", " #3", "*x", "&x", "!t",
     "|", ">", "%", "@", "`", "：", "中", "---\n", "...", "\\", "? ", "~", "0", "\u2028", "\x00", "\ufeff", "\ud83d"]
)  # fmt: skip
LINES = st.sampled_from(
    ["", "", "Some words", "中文一句。", "## Heading", "### Other {#here}", "- one", "- two", "1. first", "  more",
     "    code", "> quoted", "lazy", "---", "***", "| a | b |", "| - | - |", "```", "``` py", "::: gist", ":::",
     "::: number nps", "::: odd", "[](touchpoint:x)", "`[](a:b)`", "[^1]", "<b>", "\t- deep", "===", "1) odd", "#no"]
)  # fmt: skip


def notes() -> Notes:
    return Notes(Languages(("en", "zh-Hans")), lock_of({}))


@given(st.one_of(st.text(max_size=200), st.lists(YAML_PARTS, max_size=30).map("".join)))
def test_parsing_yaml_never_raises(text: str) -> None:
    """A text is a node or has a problem, and every place is inside it."""
    node, problems = parse_yaml(text, "f.yml")
    assert node is None or not any(problem.code == "yaml-syntax" for problem in problems)
    for problem in problems:
        assert 1 <= problem.place.line <= text.count("\n") + 1
        assert problem.place.column >= 1
        assert problem.message
        assert problem.hint


@given(st.one_of(st.text(max_size=300), st.lists(LINES, max_size=15).map("\n".join)))
def test_splitting_prose_never_raises(text: str) -> None:
    """Every text is a row of blocks, in order, no two on one line."""
    lines = [piece.line for piece in split_prose(text, "f.md", notes())]
    assert lines == sorted(set(lines))


@given(st.lists(LINES, max_size=15))
def test_prose_loses_no_line(lines: list[str]) -> None:
    """Every line that is not blank stands in the block that begins last before it, but for a block's own signs."""
    found = notes()
    pieces = split_prose("\n".join(lines), "f.md", found)
    if found.problems:
        return  # a block that is refused is left out, and that is said
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.startswith(":::"):
            assert holds([piece for piece in pieces if piece.line <= number][-1], line)


def holds(piece: Piece, line: str) -> bool:
    if piece.kind is BlockKind.HEADING:
        return piece.text in line
    return line.strip() in piece.text


def encoded(parts: list[str]) -> bytes:
    return "".join(parts).encode("utf-8", "surrogatepass")


def test_a_splitter_that_drops_lines_would_be_seen() -> None:
    """The positive control of the property above."""
    assert not holds(Piece(1, BlockKind.PARAGRAPH, "Some words"), "other words")


@given(
    st.sampled_from(FILES),
    st.one_of(st.binary(max_size=60), st.lists(YAML_PARTS, max_size=12).map(encoded)),
    st.integers(min_value=0, max_value=400),
)
def test_reading_a_damaged_handbook_never_raises(
    tmp_path_factory: pytest.TempPathFactory, file: Path, damage: bytes, at: int
) -> None:
    """Bytes thrown into any file are problems or are read; without a handbook there is an error to show."""
    folder = tmp_path_factory.mktemp("damaged")
    shutil.copytree(WHOLE / "content", folder / "content")
    data = (folder / file).read_bytes()
    (folder / file).write_bytes(data[:at] + damage + data[at:])
    reading = read_handbook(folder)
    assert (reading.handbook is None) == bool(errors(reading.problems))
    shutil.rmtree(folder)


def careless(lines: list[str], at: int, way: str) -> list[str]:
    """What a careless hand does to a line of a file."""
    line, rest = lines[at], lines[at + 1 :]
    done: dict[str, list[str]] = {
        "deleted": rest,
        "twice": [line, line, *rest],
        "swapped": [*rest[:1], line, *rest[1:]],
        "deeper": [" " + line, *rest],
        "flatter": [line.removeprefix("  "), *rest],
        "tab": ["\t" + line, *rest],
        "no colon": [line.replace(":", "", 1), *rest],
        "full width": [line.replace(": ", "：", 1), *rest],
        "near miss": [line[:3] + line[4:5] + line[3:4] + line[5:], *rest],
        "cut": [line[: len(line) // 2]],
        "merge": ["<<<<<<< HEAD", line, "=======", line, ">>>>>>> theirs", *rest],
        "glued": [line + "".join(rest[:1]), *rest[1:]],
        "quote": [line.replace(" ", ' "', 1), *rest],
        "no quote": [line.replace('"', "", 1), *rest],
        "bracket": [line.replace("}", "", 1).replace("]", "", 1), *rest],
        "comma": [line.replace(", ", " ", 1), *rest],
        "NUL": [line[:2] + "\0" + line[2:], *rest],
        "remark": [line.replace(" ", " #", 1), *rest],
    }
    return [*lines[:at], *done[way]]


WAYS = (
    "deleted", "twice", "swapped", "deeper", "flatter", "tab", "no colon", "full width", "near miss", "cut", "merge",
    "glued", "quote", "no quote", "bracket", "comma", "NUL", "remark",
)  # fmt: skip
SAVED = (
    "utf-8",
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "gbk",
    "big5",
    "cp1252",
    "utf-8 with CR LF",
    "utf-8 with CR",
)
EVERYTHING = WHOLE.with_name("a-handbook-with-everything-has-no-problems")
WRITTEN = tuple(
    path.relative_to(EVERYTHING) for path in sorted(EVERYTHING.glob("*/**/*.*")) if path.suffix != ".png"
)


def is_useful(problem: Problem, folder: Path) -> bool:
    """Say whether the place of a problem is in its file, and what it says is for people."""
    path = folder / problem.place.file
    data = path.read_bytes() if path.is_file() else b""
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    is_there = (
        problem.place.line <= len(lines) and problem.place.column <= len(lines[problem.place.line - 1]) + 1
    )
    jargon = ("while scanning", "expected <", "pydantic", "Traceback", "Errno", "object at", "None")
    said = problem.message + problem.hint
    is_plain = bool(problem.message and problem.hint) and not any(word in said for word in jargon)
    return (is_there or b"\xff\xfe" in data[:2]) and is_plain and not problem.message.endswith(".")


SLIPS = st.lists(st.tuples(st.integers(0, 60), st.sampled_from(WAYS)), min_size=1, max_size=2)


@settings(max_examples=60)
@given(st.sampled_from(WRITTEN), SLIPS, st.sampled_from(SAVED))
def test_a_careless_author_is_told_where_and_what(
    tmp_path_factory: pytest.TempPathFactory, file: Path, slips: list[tuple[int, str]], saved: str
) -> None:
    """A slip or two and a strange encoding: no traceback, places inside the files, words for people."""
    folder = tmp_path_factory.mktemp("careless")
    shutil.copytree(EVERYTHING, folder, dirs_exist_ok=True)
    lines = (folder / file).read_text(encoding="utf-8").split("\n")
    for at, way in slips:
        lines = careless(lines, at % len(lines), way) if lines else lines
    encoding, _, ends = saved.partition(" with ")
    text = {"CR LF": "\r\n", "CR": "\r"}.get(ends, "\n").join(lines)
    (folder / file).write_bytes(text.encode(encoding, "replace"))
    for problem in problems_of(folder):
        assert is_useful(problem, folder), problem
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("message", "line", "hint"),
    [
        ("while scanning an alias", 1, "put it in quotes"),
        ("`a` is odd", 9, "write `b`"),
        ("`a` is odd", 1, ""),
        ("`a` is odd.", 1, "write `b`"),
    ],
)
def test_a_useless_problem_would_be_seen(message: str, line: int, hint: str, tmp_path: Path) -> None:
    """The positive control: jargon, a place outside the file, no remedy, a full stop."""
    (tmp_path / "f.yml").write_text("a: b\n", encoding="utf-8")
    assert not is_useful(Problem(Place("f.yml", line, 1), "odd", message, hint), tmp_path)
    assert is_useful(Problem(Place("f.yml", 1, 1), "odd", "`a` is odd", "write `b`"), tmp_path)


@pytest.mark.parametrize(
    "text",
    ["![" * 500_000, "[^" * 500_000, "[" * 900_000, "<a" * 450_000, "`a" * 31_000, "``a` " * 12_000,
     "## " + " " * 900_000 + "x", "- " * 450_000, "> " * 450_000, "|-" * 450_000, "_ " * 450_000, "::: " * 200_000],
    ids=lambda text: text[:4],
)  # fmt: skip
def test_prose_that_is_made_to_be_slow_is_not(text: str) -> None:
    """The largest file that is read takes about a second at most, whatever stands in it."""
    begun = time.process_time()
    split_prose(text, "f.md", notes())
    assert time.process_time() - begun < 3
