"""Each folder below `handbooks/` that holds `problems.txt` is a test: its name is the claim.

`problems.txt` holds every problem of `content/`, in order, as `cxsite check` prints it. A missing one fails and so does
one too many. `pytest --accept` rewrites the files; where `CI` is set that is refused.
"""

import os
from pathlib import Path

import pytest

from cxsite.cli.check import problems_of
from cxsite.cli.lines import quoted_lines
from cxsite.cli.problems import as_text

HANDBOOKS = Path(__file__).parent / "handbooks"
CLAIMS = sorted(path.parent for path in HANDBOOKS.glob("*/problems.txt"))


def said_of(folder: Path) -> str:
    """Every problem of a handbook as its author reads it."""
    problems = problems_of(folder)
    lines = quoted_lines(folder, [problem.place for problem in problems])
    texts = [as_text(each, lines.get((each.place.file, each.place.line), "")) for each in problems]
    return "".join(f"{text}\n" for text in texts)


@pytest.mark.parametrize("folder", CLAIMS, ids=lambda folder: folder.name)
def test_a_handbook_has_exactly_these_problems(folder: Path, request: pytest.FixtureRequest) -> None:
    """What `problems.txt` says is what the author is told, word for word."""
    said = said_of(folder)
    if request.config.getoption("--accept"):
        assert "CI" not in os.environ, "what is expected is never rewritten where nobody looks at it"
        (folder / "problems.txt").write_text(said, encoding="utf-8", newline="\n")
    assert said == (folder / "problems.txt").read_text(encoding="utf-8")


def test_there_are_many_claims() -> None:
    """The folders are found: an empty list of claims would hold for anything."""
    assert len(CLAIMS) >= 12


def test_a_handbook_with_another_mistake_fails(tmp_path: Path) -> None:
    """The positive control: one word more in `content/` and the expectation no longer holds."""
    whole = HANDBOOKS / "a-whole-handbook-has-no-problems"
    (tmp_path / "content").mkdir()
    text = (whole / "content" / "site.yml").read_text(encoding="utf-8")
    (tmp_path / "content" / "site.yml").write_text(text + "colour: red\n", encoding="utf-8")
    assert said_of(whole) == ""
    assert "`colour` is not a key of this place [unknown-key]" in said_of(tmp_path)
