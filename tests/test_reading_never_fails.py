"""Whatever stands in a file, reading answers with problems, and prose loses no line."""

import shutil
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.model.problems import errors
from cxsite.model.prose import BlockKind
from cxsite.model.text import Languages
from cxsite.read.handbook import read_handbook
from cxsite.read.notes import Notes
from cxsite.read.prose import Piece, split_prose
from cxsite.read.translation import lock_of
from cxsite.read.yaml import parse_yaml

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
