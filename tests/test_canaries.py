"""What is personal in the data is nowhere in what the program makes or says: a bird is put into every cell.

Every kind of personal data (`labelled.KINDS`) in every way of writing it stands in every column of every table of a
handbook: where the program accepts it (words, the customer, a column that nobody declared) the whole site is looked
through, and what the commands print; where it refuses it, what it says of it.
"""

import csv
import html
import io
import shutil
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from labelled import KINDS, Secret, personal

from cxsite.cli.main import main
from cxsite.cli.problems import annotation, show_problems
from cxsite.measure.measured import measure
from cxsite.model.handbook import Handbook
from cxsite.model.personal import in_half_width
from cxsite.read.handbook import read_handbook

HOUSE = Path(__file__).parent / "handbooks" / "a-handbook-with-everything-has-no-problems"
BIRDS = tuple(personal(1))
CROWD = 30
"""How many birds stand in a file: fewer than the problems that are listed of it."""


@cache
def song(bird: Secret) -> str:
    """Return what a bird is known by, however it is written."""
    return letters(bird.secret)


def letters(text: str) -> str:
    """Return the letters and digits of a text, in half width."""
    plain = text if text.isascii() else in_half_width(text)[0]
    return "".join(sign for sign in plain if sign.isalnum())


def heard(text: str) -> list[Secret]:
    """Return the birds that are in a text, as it is or behind entities of HTML."""
    air = letters(html.unescape(text))
    return [bird for bird in BIRDS if song(bird) in air]


def table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a file."""
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def write(path: Path, rows: Iterable[Mapping[str, str]]) -> None:
    """Write rows, all of them with the same columns."""
    rows = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook with birds wherever no cell is refused: in words, in the customer, in a column of nobody."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(HOUSE, folder, dirs_exist_ok=True)
    data = folder / "content" / "data"
    for path in sorted(data.glob("*.csv")):
        rows = table(path)
        write(path, ({**row, "more": BIRDS[at % len(BIRDS)].text} for at, row in enumerate(rows)))
    rows = table(data / "letters.csv")
    write(data / "letters.csv", (*rows, *({**rows[0], "words": bird.text} for bird in BIRDS)))
    rows = table(data / "visits-2026.csv")
    write(
        data / "visits-2026.csv",
        ({**row, "card": BIRDS[at % len(BIRDS)].secret} for at, row in enumerate(rows)),
    )
    return folder


def said(command: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Run a command that ends well and return what it printed."""
    assert main(command) == 0
    captured = capsys.readouterr()
    return captured.out + captured.err


def below(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every file below a folder; names are looked at, too."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.name, path.read_bytes().decode("utf-8", "replace")


def in_files(folder: Path) -> dict[str, list[Secret]]:
    """Return each file below a folder in which there are birds."""
    return {name: found for name, text in below(folder) if (found := heard(f"{name} {text}"))}


def test_there_are_birds_of_every_kind() -> None:
    """The birds are there, and would be heard: the positive control."""
    assert {bird.kind for bird in BIRDS} == set(KINDS)
    assert len(KINDS) >= 14
    assert all(bird in heard(f"<p>{html.escape(bird.text)}</p>") for bird in BIRDS)


def test_no_bird_gets_into_a_site(house: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither at the settings that a handbook begins with nor when everything that was written is approved."""
    output = tmp_path / "output"
    assert heard(said(["build", str(house), "-o", str(output), "--jobs", "1"], capsys)) == []
    assert in_files(output) == {}
    said_of = said(["comments", str(house)], capsys)
    review = house / "content" / "comments" / "letters.txt"
    lines = review.read_text(encoding="utf-8")
    assert lines.count("\n? |") >= len(BIRDS) // 3, "many are alike once they are redacted"
    assert (heard(said_of), heard(lines)) == ([], [])
    review.write_text(lines.replace("\n? |", "\nyes |"), encoding="utf-8")
    said(["comments", str(house), "--by", "lin"], capsys)
    said(["build", str(house), "-o", str(output), "--jobs", "1"], capsys)
    assert "[e-mail]" in (output / "en" / "customers" / "voice.html").read_text(encoding="utf-8")
    assert in_files(output) == {}


def test_no_bird_gets_into_numbers_and_editions(house: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is printed in every form, also at full precision, and what is frozen for ever."""
    for options in (["--format", "csv"], ["--format", "json"], ["--private"]):
        assert heard(said(["measure", str(house), *options], capsys)) == []
    assert heard(said(["edition", str(house), "2026-09", "--again"], capsys)) == []
    assert in_files(house / "content" / "editions") == {}


def places() -> list[tuple[str, str]]:
    """Return every column of every table of the handbook."""
    found = sorted((HOUSE / "content" / "data").glob("*.csv"))
    return [(path.name, column) for path in found for column in table(path)[0]]


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Handbook]:
    """A handbook that was read before birds came into its data."""
    folder = tmp_path_factory.mktemp("spoilt")
    shutil.copytree(HOUSE, folder, dirs_exist_ok=True)
    handbook = read_handbook(folder).handbook
    assert handbook is not None
    return folder, handbook


@pytest.mark.parametrize(("name", "column"), places())
def test_a_problem_does_not_repeat_a_bird(
    spoilt: tuple[Path, Handbook], name: str, column: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever column it is found in: not in the message, not in the hint, not in the quoted line."""
    folder, handbook = spoilt
    path = folder / "content" / "data" / name
    whole = path.read_bytes()
    rows = table(path)
    turn = places().index((name, column)) % 3
    write(path, [rows[-1], *({**rows[0], column: bird.text} for bird in BIRDS[turn::3][:CROWD])])
    _, problems = measure(handbook)
    show_problems(problems, folder, "text")
    path.write_bytes(whole)
    words = "\n".join(map(annotation, problems)) + capsys.readouterr().out
    assert heard(words) == []
    assert problems or column in {"card", "words", "again", "hoped", "got"}, "those are not measured"
