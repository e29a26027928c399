"""Each folder below `handbooks/` that holds `problems.txt` is a test: its name is the claim.

`problems.txt` holds every problem of `content/`, in order, as `cxsite check` prints it; of a theme with templates,
and where there are pictures to draw, what `cxsite build` prints. A missing one fails and so does one too many.
`only-<code>` provokes one problem and nothing else. `grown.txt` names a file and how many bytes it is to have: its
last byte is repeated in a copy, so that nobody has to keep what is too large. `pytest --accept` rewrites the files;
where `CI` is set that is refused.
"""

import os
import re
import shutil
from pathlib import Path

import pytest
from test_problems_document import LISTED

from cxsite.build.build import Options, build
from cxsite.cli.check import problems_of
from cxsite.cli.lines import quoted_lines
from cxsite.cli.problems import as_text
from cxsite.model.problems import Problem

pytestmark = pytest.mark.usefixtures("answered_once")

HANDBOOKS = Path(__file__).parent / "handbooks"
CLAIMS = sorted(path.parent for path in HANDBOOKS.glob("*/problems.txt"))
CODE = re.compile(r"^\S.*\[([a-z0-9-]+)\]$", re.MULTILINE)

ELSEWHERE = {
    "unreadable-file": "permissions are not kept with a file: test_files, test_heads",
    "bad-value": "no value of today's models ends there: test_setup",
    "no-day": "reading says `no-date` first: test_layouts",
    "unreadable-data": "no file is known that `csv` reads and the engine does not: test_scan",
    "same-address": "two files whose names differ in case are one on some systems: test_build_plan",
    "text-too-hard": "every form of text known to take so long is refused before: test_pages_patience",
    "bad-address": "no system that refuses such a name could hold the folder: test_build_plan",
}
"""Codes that no folder can provoke, why, and where they are held."""

COMPANY = {"more-problems": "bad-answer"}
"""What is said only where there are many of something else."""


def said_of(folder: Path, below: Path) -> str:
    """Every problem of a handbook as its author reads it; what has to be written is written below `below`."""
    grown = folder / "grown.txt"
    home = _grown(folder, below, grown.read_text(encoding="utf-8")) if grown.exists() else folder
    problems = _problems(home, below)
    lines = quoted_lines(home, [problem.place for problem in problems])
    texts = [as_text(each, lines.get((each.place.file, each.place.line), "")) for each in problems]
    return "".join(f"{text}\n" for text in texts)


def _problems(folder: Path, below: Path) -> tuple[Problem, ...]:
    settings = folder / "content" / "site.yml"
    draws = settings.is_file() and b"pictures: true" in settings.read_bytes()
    if not draws and not any(folder.glob("themes/*/templates")):
        return problems_of(folder)
    shutil.copytree(folder, below / "themed")
    return build(below / "themed", below / "output", Options(cache=False)).problems


def _grown(folder: Path, below: Path, sizes: str) -> Path:
    copy = below / "grown"
    shutil.copytree(folder, copy)
    for line in sizes.splitlines():
        name, size = line.split()
        data = (copy / name).read_bytes()
        (copy / name).write_bytes(data + data[-1:] * (int(size) - len(data)))
    return copy


@pytest.mark.parametrize("folder", CLAIMS, ids=lambda folder: folder.name)
def test_a_handbook_has_exactly_these_problems(
    folder: Path, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """What `problems.txt` says is what the author is told, word for word."""
    said = said_of(folder, tmp_path)
    if request.config.getoption("--accept"):
        assert "CI" not in os.environ, "what is expected is never rewritten where nobody looks at it"
        (folder / "problems.txt").write_text(said, encoding="utf-8", newline="\n")
    assert said == (folder / "problems.txt").read_text(encoding="utf-8")


def lonely(claims: list[Path]) -> set[str]:
    """The codes that some folder provokes once, and nothing else with it."""
    found = set()
    for folder in claims:
        codes = CODE.findall((folder / "problems.txt").read_text(encoding="utf-8"))
        for code in codes:
            if codes.count(code) == 1 and {*codes} <= {code, COMPANY.get(code, code)}:
                found.add(code)
    return found


def test_every_code_has_a_folder_that_provokes_it_and_nothing_else() -> None:
    """A code without a folder is named here, and so is one that has a folder and an excuse."""
    assert set(LISTED) - lonely(CLAIMS) == set(ELSEWHERE)


def test_a_folder_that_provokes_one_problem_is_named_after_it() -> None:
    """`only-no-colon` says `no-colon`."""
    named = {folder.name.removeprefix("only-") for folder in CLAIMS if folder.name.startswith("only-")}
    assert {code for code in named if code not in lonely([HANDBOOKS / f"only-{code}"])} == set()


def test_two_problems_are_not_one(tmp_path: Path) -> None:
    """The positive control: a second problem in a folder makes it one that provokes neither alone."""
    said = (HANDBOOKS / "only-no-colon" / "problems.txt").read_text(encoding="utf-8")
    (tmp_path / "problems.txt").write_text(said, encoding="utf-8")
    assert lonely([tmp_path]) == {"no-colon"}
    (tmp_path / "problems.txt").write_text(said + said.replace("no-colon", "tab"), encoding="utf-8")
    assert lonely([tmp_path]) == set()


def test_there_are_many_claims() -> None:
    """The folders are found: an empty list of claims would hold for anything."""
    assert len(CLAIMS) >= len(LISTED)


def test_a_handbook_with_another_mistake_fails(tmp_path: Path) -> None:
    """The positive control: one word more in `content/` and the expectation no longer holds."""
    whole = HANDBOOKS / "a-whole-handbook-has-no-problems"
    (tmp_path / "content").mkdir()
    text = (whole / "content" / "site.yml").read_text(encoding="utf-8")
    (tmp_path / "content" / "site.yml").write_text(text + "colour: red\n", encoding="utf-8")
    assert said_of(whole, tmp_path) == ""
    assert "`colour` is not a key of this place [unknown-key]" in said_of(tmp_path, tmp_path)
