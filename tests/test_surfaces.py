"""What leaves the house is made of what may be seen, and of nothing else.

Two surveys that differ in what is withheld only give one site, to the byte: pages, charts and their coordinates,
downloads, search, the feed and the edition. So whoever knows the files knows no more than who knows the findings, and
an attack on the findings is an attack on all of them.
"""

import shutil
from pathlib import Path

from cxsite.build.build import Options, build
from cxsite.cli.main import main

WHOLE = Path(__file__).parent / "handbooks" / "a-whole-handbook-has-no-problems"
ROWS = [f"2026-09-{1 + at % 28:02},D,{at % 11}" for at in range(60)]
FEW = ["2026-09-03,C,9", "2026-09-04,C,9", "2026-09-05,C,2", "2026-09-06,C,7"]


def made(folder: Path, rows: list[str]) -> dict[str, bytes]:
    """Return every file of a site over these answers, and its edition."""
    shutil.copytree(WHOLE / "content", folder / "content")
    visits = folder / "content" / "data" / "visits.csv"
    visits.write_text("\n".join(["day,tp,ltr", *rows, ""]), encoding="utf-8")
    assert main(["edition", str(folder), "2026-09"]) == 0
    assert not build(folder, folder / "site", Options(cache=False)).problems
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in (folder / "site").rglob("*")
        if path.is_file()
    }
    return found | {"edition": (folder / "content" / "editions" / "2026-09.json").read_bytes()}


def test_a_site_knows_nothing_of_what_is_withheld(tmp_path: Path) -> None:
    """One who was at the catalogue was at the desk instead, and answered the same: nobody can see it anywhere."""
    moved = [FEW[0].replace(",C,", ",D,"), *FEW[1:]]
    one, other = made(tmp_path / "one", [*ROWS, *FEW]), made(tmp_path / "other", [*ROWS, *moved])
    assert len(one) > 40
    assert {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)} == set()


def test_a_site_knows_what_is_told(tmp_path: Path) -> None:
    """The same look finds a single answer that counts for everybody, in pages, charts, downloads and the edition."""
    one, other = made(tmp_path / "one", [*ROWS, *FEW]), made(tmp_path / "other", [*ROWS[:-30], *FEW])
    names = {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}
    assert "edition" in names
    assert {".html", ".csv"} <= {Path(name).suffix for name in names}
