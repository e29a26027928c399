"""Saves are seen, each once, and only an author's."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxsite.serve import watch
from cxsite.serve.watch import is_content, saves


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder `content` with one file, in a folder whose name begins with a dot."""
    folder = tmp_path / ".work" / "content"
    folder.mkdir(parents=True)
    (folder / "site.yml").write_text("title: A\n", "utf-8")
    return folder


def begun(*folders: Path) -> Iterator[bool]:
    """Return what watches, and watches already."""
    watching = saves(folders)
    assert next(watching) is False
    return watching


def soon(watching: Iterator[bool]) -> bool:
    """Say whether a save is seen within some seconds."""
    end = time.monotonic() + 20
    return next(is_saved for is_saved in watching if is_saved or time.monotonic() > end)


def quiet(watching: Iterator[bool]) -> bool:
    """Say whether nothing is seen for a while, after what may still come of the last change."""
    next(watching)
    return not any(next(watching) for _ in range(4))


def test_a_save_is_seen_once(content: Path) -> None:
    """In a file that was there, in a new one, in a new folder; also of what was deleted or renamed."""
    watching = begun(content)
    (content / "site.yml").write_text("title: B\n", "utf-8")
    assert soon(watching)
    assert quiet(watching)
    (content / "data").mkdir()
    assert soon(watching)
    (content / "data" / "nps.csv").write_text("n\n", "utf-8")
    assert soon(watching)
    (content / "data" / "nps.csv").rename(content / "data" / "csat.csv")
    assert soon(watching)
    (content / "data" / "csat.csv").unlink()
    assert soon(watching)


def test_saves_of_one_moment_are_one(content: Path) -> None:
    """A change of branch is built once."""
    watching = begun(content)
    for number in range(100):
        (content / f"{number}.yml").write_text("", "utf-8")
    assert soon(watching)
    assert quiet(watching)


def test_what_is_saved_while_nobody_looks_is_not_missed(content: Path) -> None:
    """A build takes its time."""
    watching = begun(content)
    (content / "site.yml").write_text("title: B\n", "utf-8")
    assert soon(watching)
    (content / "site.yml").write_text("title: C\n", "utf-8")
    time.sleep(0.3)
    assert soon(watching)


def test_what_an_editor_makes_for_itself_is_nobodys_content(content: Path) -> None:
    """Nothing is seen of it."""
    watching = begun(content)
    for name in (
        ".site.yml.swp",
        "site.yml~",
        "4913",
        "#site.yml#",
        ".#site.yml",
        "site.yml.tmp",
        ".DS_Store",
    ):
        (content / name).write_text("", "utf-8")
    (content / ".git").mkdir()
    (content / ".git" / "index").write_text("", "utf-8")
    assert quiet(watching)


def test_a_folder_made_later_is_watched_from_then_on(content: Path) -> None:
    """`themes` may come when the site is looked at already."""
    themes = content.parent / "themes"
    watching = begun(content, themes)
    themes.mkdir()
    assert soon(watching)
    next(watching)
    (themes / "base.html").write_text("", "utf-8")
    assert soon(watching)


def test_a_folder_that_goes_and_comes_back_is_watched_again(content: Path) -> None:
    """So it is when a branch is changed, and for a moment there is nothing at all."""
    watching = begun(content)
    content.rename(content.with_name("away"))
    assert soon(watching)
    assert next(watching) is False
    assert next(watching) is False
    content.with_name("away").rename(content)
    assert soon(watching)
    assert quiet(watching)
    (content / "site.yml").write_text("title: D\n", "utf-8")
    assert soon(watching)


def test_a_folder_in_the_place_of_another_is_watched(content: Path, tmp_path: Path) -> None:
    """One of the same name, put there before anybody looks, is another one."""
    new = tmp_path / "new"
    new.mkdir()
    watching = begun(content)
    content.rename(tmp_path / "old")
    new.rename(content)
    assert soon(watching)
    assert quiet(watching)
    (content / "site.yml").write_text("title: D\n", "utf-8")
    assert soon(watching)


def test_a_folder_that_goes_just_before_it_is_watched_does_no_harm(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is looked for again."""
    real, calls = watch._there, iter([{content / "none": 1}])
    monkeypatch.setattr(watch, "_there", lambda folders: next(calls, None) or real(folders))
    watching = saves([content])
    assert next(watching) is False
    assert next(watching) is True


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("site.yml", True),
        ("journeys/open-account.zh-Hans.md", True),
        ("i18n.lock", True),
        ("data/new.csv", True),
        ("data/answers.csv.new", False),
        ("journeys/.hidden/a.yml", False),
        ("~$answers.xlsx", False),
        ("a.yml___jb_tmp___", False),
        ("../output/index.html", False),
    ],
)
def test_content_is_told_by_its_name(tmp_path: Path, name: str, *, expected: bool) -> None:
    """Below the folder, not hidden, no editor's own."""
    folder = tmp_path / "content"
    assert is_content(str((folder / name).resolve()), [folder]) is expected
