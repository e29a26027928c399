"""`docs/problems.md` lists every code that the program can report, once, and no other."""

import re
from pathlib import Path

from problem_codes import codes_in

from cxsite.model import content
from cxsite.model.content import Refers

ROOT = Path(__file__).parents[1]
LISTED = re.findall(
    r"^\| `([a-z0-9-]+)` \| .+ \| .+ \|$", (ROOT / "docs" / "problems.md").read_text("utf-8"), re.MULTILINE
)


def codes_of_the_program() -> dict[str, str]:
    """Code to a place where it is written; `unknown-*` is one code for each kind of thing that can be referred to."""
    found = codes_in(ROOT / "cxsite")
    place = found.pop("unknown-*")
    marks = (mark for value in vars(content).values() for mark in getattr(value, "__metadata__", ()))
    return found | {f"unknown-{mark.kind}": place for mark in marks if isinstance(mark, Refers)}


def test_every_code_is_explained() -> None:
    """A code without a line in the document is named here with the place that reports it."""
    missing = {code: place for code, place in codes_of_the_program().items() if code not in LISTED}
    assert missing == {}


def test_no_line_explains_what_is_never_said() -> None:
    """The document does not outlive what it explains, and explains everything once."""
    assert sorted(set(LISTED) - set(codes_of_the_program())) == []
    assert sorted(LISTED) == sorted(set(LISTED))


def test_a_new_code_would_be_seen(tmp_path: Path) -> None:
    """The positive control: each way of writing a problem is found in a source."""
    (tmp_path / "new.py").write_text(
        'notes.problem(place, "in-notes", "m", "h")\n'
        'Problem(place, "in-value" if x else "or-else", m, h)\n'
        'raise refuse("in-model", "m", "h")\n'
        'found = report(code=f"family-{kind}")\n'
        'TABLE = {Role.DAY: ("in-table", "a day", "write it otherwise")}\n',
        encoding="utf-8",
    )
    assert set(codes_in(tmp_path)) == {"in-notes", "in-value", "or-else", "in-model", "family-*", "in-table"}
