"""What was accepted is remembered by the hash of its source, and what changed since is stale."""

import re
import shutil
from pathlib import Path

import pytest

from cxsite.cli.main import main
from cxsite.model.handbook import Handbook
from cxsite.model.text import Status
from cxsite.read.handbook import read_handbook
from cxsite.read.translation import Unit, lock_of, lock_text, read_lock

WHOLE = Path(__file__).parent / "handbooks" / "a-whole-handbook-has-no-problems"
YAML, PROSE, PERSONA = "journeys/borrow.yml", "journeys/borrow.en.md", "personas/first-year.yml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A whole handbook whose translations have been accepted."""
    shutil.copytree(WHOLE / "content", tmp_path / "content")
    assert main(["i18n", "accept", str(tmp_path)]) == 0
    return tmp_path


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / "content" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def handbook(folder: Path) -> Handbook:
    read = read_handbook(folder).handbook
    assert read
    return read


def blocks(folder: Path) -> list[Status]:
    return [block.text["zh-Hans"].status for block in handbook(folder).prose["journeys/borrow"]]


def title(folder: Path) -> Status:
    return handbook(folder).journeys["borrow"].title["zh-Hans"].status


def test_a_sentence_that_changed_is_stale_until_it_is_accepted(folder: Path) -> None:
    """Accept, edit the source, accept again."""
    assert title(folder) is Status.TRANSLATED
    edit(folder, YAML, "Borrowing a first book", "Borrowing the first book")
    assert title(folder) is Status.STALE
    assert main(["i18n", "accept", str(folder)]) == 0
    assert title(folder) is Status.TRANSLATED


def test_a_sentence_nobody_translated_is_shown_in_the_source_language(folder: Path) -> None:
    """Fallback is a status of its own, and the source is the original."""
    edit(folder, "journeys/borrow.zh-Hans.yml", "title: 第一次借书\n", "")
    shown = handbook(folder).journeys["borrow"].title
    assert (shown["zh-Hans"].status, shown["zh-Hans"].lang) == (Status.FALLBACK, "en")
    assert shown["en"].status is Status.ORIGINAL


def test_a_block_that_changed_is_stale_alone(folder: Path) -> None:
    """The heading and the number stay fresh."""
    edit(folder, PROSE, "Most people ask", "All people ask")
    assert blocks(folder) == [Status.TRANSLATED, Status.STALE, Status.TRANSLATED]


def test_a_new_block_keeps_the_others_fresh(folder: Path) -> None:
    """What is put in before a block moves it, and does not age it."""
    for name in (PROSE, "journeys/borrow.zh-Hans.md"):
        path = folder / "content" / name
        path.write_text("A new beginning.\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert blocks(folder) == [Status.TRANSLATED] * 4


def test_an_item_that_moved_in_its_list_stays_fresh(folder: Path) -> None:
    """Items are known by what they say, so two that change places are no news."""
    first, second = "          - The librarian walks along\n", "          - The librarian shows the map\n"
    edit(folder, YAML, first + second, second + first)
    edit(folder, "journeys/borrow.zh-Hans.yml", "馆员一同前往", "馆员先指出")
    step = handbook(folder).journeys["borrow"].stages["fetch"].steps["ask"]
    assert [text["zh-Hans"].status for text in step.frontstage] == [Status.TRANSLATED] * 2


def test_one_file_can_be_accepted_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The other file's sentence stays stale."""
    edit(folder, YAML, "Borrowing a first book", "Borrowing the first book")
    edit(folder, PERSONA, "Friendly people", "Kind people")
    capsys.readouterr()
    assert main(["i18n", "accept", str(folder), "--path", "content/personas/first-year.yml"]) == 0
    assert capsys.readouterr().out == "accepted 1 translation → content/i18n.lock\n"
    persona = handbook(folder).personas["first-year"]
    assert persona.feels_about_us
    assert persona.feels_about_us["zh-Hans"].status is Status.TRANSLATED
    assert title(folder) is Status.STALE


def test_one_language_can_be_accepted_alone(folder: Path) -> None:
    """The lock keeps what was accepted for the other one."""
    edit(folder, "site.yml", "languages: [en, zh-Hans]", "languages: [en, zh-Hans, zh-Hant]")
    wording = (folder / "content" / "site.yml").parents[1] / "themes" / "house" / "wording"
    wording.mkdir(parents=True)
    shipped = Path(__file__).parents[1] / "themes" / "default" / "wording" / "zh-Hans.yml"
    shutil.copy(shipped, wording / "zh-Hant.yml")
    edit(folder, "site.yml", "review-every", "theme: house\nreview-every")
    (folder / "content" / "journeys" / "borrow.zh-Hant.yml").write_text(
        "title: 第一次借書\n", encoding="utf-8"
    )
    assert main(["i18n", "accept", str(folder)]) == 0
    edit(folder, YAML, "Borrowing a first book", "Borrowing the first book")
    assert main(["i18n", "accept", str(folder), "--language", "zh-Hant"]) == 0
    shown = handbook(folder).journeys["borrow"].title
    assert (shown["zh-Hant"].status, shown["zh-Hans"].status) == (Status.TRANSLATED, Status.STALE)


def test_the_lock_is_sorted_and_read_as_it_was_written(tmp_path: Path) -> None:
    """Two people's changes merge line by line; hashes without names of files come back as they were."""
    units = [Unit("b#x", "zh-Hans", "12ab"), Unit("a#y.0", "zh-Hans", "34cd")]
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "i18n.lock").write_text(lock_text(units), encoding="utf-8")
    text = (tmp_path / "content" / "i18n.lock").read_text(encoding="utf-8")
    assert re.findall(r"^(\S+) zh-Hans", text, re.MULTILINE) == ["a#y.0", "b#x"]
    expected = lock_of({("a#y.0", "zh-Hans"): "34cd", ("b#x", "zh-Hans"): "12ab"})
    assert read_lock(tmp_path) == (expected, ())


def test_a_line_that_a_merge_left_behind_is_a_problem(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A conflict is said at its line."""
    lock = folder / "content" / "i18n.lock"
    lock.write_text("# head\n\n<<<<<<< mine\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["check", str(folder)]) == 1
    assert capsys.readouterr().out == (
        "content/i18n.lock:3:1: `<<<<<<< mine` is not a line of the lock [bad-lock-line]\n"
        "    3 │ <<<<<<< mine\n"
        "      │ ^^^^^^^^^^^^\n"
        "  hint: delete it, then run `cxsite i18n accept`\n"
        "1 error\n"
    )
