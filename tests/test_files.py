"""Files are read inside the handbook, in UTF-8, whatever stands in the way."""

import os
from pathlib import Path

import pytest

from cxsite.model.dataset import Dataset, FilePattern, Question, Scale
from cxsite.model.problems import Place
from cxsite.model.text import Languages
from cxsite.read.data import find_data_files
from cxsite.read.files import MAX_BYTES, files_below, read_text
from cxsite.read.nodes import Map, Node
from cxsite.read.notes import Notes, listed
from cxsite.read.shipped import themes_folder
from cxsite.read.theme import read_theme
from cxsite.read.translation import lock_of
from cxsite.read.yaml import parse_yaml

HINT = "\n  hint: check its permissions"
LOOK = "\n  hint: delete it, or look for its name in the default theme"


def settings() -> Node:
    node, _ = parse_yaml("languages: [en, fr, de]\ntheme: huose\n", "site.yml")
    assert node
    return node


SITE = settings()


def notes() -> Notes:
    return Notes(Languages(("en", "zh-Hans")), lock_of({}))


def said(path: Path, data: bytes) -> list[str]:
    path.write_bytes(data)
    return [str(problem) for problem in read_text(path.parent, path)[1]]


def test_line_ends_and_marks_of_windows_are_no_matter(tmp_path: Path) -> None:
    """CR LF, CR and a byte order mark leave the same text."""
    (tmp_path / "a.yml").write_bytes("\ufeffa: b\r\nc: d\re: f\n".encode())
    assert read_text(tmp_path, tmp_path / "a.yml") == ("a: b\nc: d\ne: f\n", ())


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    """1 MB is more than anybody writes."""
    expected = [
        "a.yml:1:1: `a.yml` is larger than 1 MB [file-too-large]\n  hint: split it into several files"
    ]
    assert said(tmp_path / "a.yml", b"x" * (MAX_BYTES + 1)) == expected


def test_other_encodings_are_named_at_their_first_sign(tmp_path: Path) -> None:
    """Big5 and Windows-1252 decode as GB18030 too, so only what does not is called something else."""
    (problem,) = said(tmp_path / "a.yml", b"a: caf\xe9 \xff\xff")
    assert problem.startswith("a.yml:1:7: `a.yml` is not in UTF-8; it looks like ")


def test_invisible_characters_have_places(tmp_path: Path) -> None:
    """A zero byte and a sign that turns the writing around."""
    hint = "\n  hint: delete it, or type the passage again"
    assert said(tmp_path / "a.yml", "a: b\nc: \x00d\u202e".encode()) == [
        f"a.yml:2:4: there is an invisible character here, U+0000 [invisible-character]{hint}",
        f"a.yml:2:6: there is an invisible character here, U+202E [invisible-character]{hint}",
    ]


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    """Where a link leads counts, not where it stands."""
    (tmp_path / "secret.yml").write_text("a: b\n", encoding="utf-8")
    (tmp_path / "book").mkdir()
    link = tmp_path / "book" / "a.yml"
    link.symlink_to(tmp_path / "secret.yml")
    text, (problem,) = read_text(tmp_path / "book", link)
    assert text == ""
    assert str(problem) == (
        "a.yml:1:1: `a.yml` leads out of the handbook's folder [outside-folder]\n  hint: copy the file in"
    )


def test_folders_and_hidden_files_are_no_files(tmp_path: Path) -> None:
    """A folder may be called `x.yml`, and `.#a.yml` belongs to an editor."""
    (tmp_path / "x.yml").mkdir()
    (tmp_path / ".#a.yml").write_text("", encoding="utf-8")
    (tmp_path / "b.yml").write_text("", encoding="utf-8")
    assert files_below(tmp_path, "*.yml") == (tmp_path / "b.yml",)


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's reason is passed on."""
    path = tmp_path / "a.yml"
    path.write_text("a: b\n", encoding="utf-8")

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    _, (problem,) = read_text(tmp_path, path)
    assert str(problem) == (
        "a.yml:1:1: `a.yml` cannot be read: Permission denied [unreadable-file]\n  hint: check its permissions"
    )


def dataset(*patterns: str) -> Dataset:
    files = tuple(FilePattern(path=pattern) for pattern in patterns)
    return Dataset(id="d", files=files, questions={"q": Question(column=("q",), scale=Scale(1, 5))})


def test_data_files_are_found_once_and_hashed(tmp_path: Path) -> None:
    """In the order of the patterns, then by name; a file that two patterns find is there once."""
    below = tmp_path / "content" / "data"
    below.mkdir(parents=True)
    for name in ("b.csv", "a.csv", "d.yml"):
        (below / name).write_text("q\n1\n", encoding="utf-8")
    (tmp_path / "out.csv").write_text("q\n", encoding="utf-8")
    (below / "z.csv").symlink_to(tmp_path.parent)
    found_notes = notes()
    found = find_data_files(tmp_path, dataset("b.*", "*"), Map((), Place("d.yml")), found_notes)
    assert [file.name for file in found] == ["content/data/b.csv", "content/data/a.csv"]
    assert {(file.size, file.digest[:8], file.pattern) for file in found} == {
        (4, found[0].digest[:8], "b.*"),
        (4, found[1].digest[:8], "*"),
    }
    assert found_notes.problems == []


def test_data_that_may_not_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The place is the pattern that found it; a link out of the folder is refused there too."""
    below = tmp_path / "book" / "content" / "data"
    below.mkdir(parents=True)
    (below / "a.csv").write_text("q\n", encoding="utf-8")
    (tmp_path / "secret.csv").write_text("q\n", encoding="utf-8")
    (below / "b.csv").symlink_to(tmp_path / "secret.csv")

    def refuse(_hashes: object, _path: Path) -> str:
        raise OSError

    monkeypatch.setattr("cxsite.read.hashes.Hashes.digest", refuse)
    found_notes = notes()
    assert find_data_files(tmp_path / "book", dataset("*.csv"), Map((), Place("d.yml")), found_notes) == ()
    assert [str(problem) for problem in found_notes.problems] == [
        "d.yml:1:1: `b.csv` leads out of the handbook's folder [outside-folder]\n  hint: copy the file in",
        "d.yml:1:1: `content/data/a.csv` cannot be read: the system gives no reason [unreadable-file]" + HINT,
    ]


def test_themes_are_found_in_a_wheel_and_in_a_checkout(tmp_path: Path) -> None:
    """A wheel carries them inside the package, a checkout beside it."""
    package = tmp_path / "cxsite"
    package.mkdir()
    assert themes_folder(package) == tmp_path / "themes"
    (package / "themes").mkdir()
    assert themes_folder(package) == package / "themes"


def test_a_house_theme_lies_over_the_default_one(tmp_path: Path) -> None:
    """Its files win, what it leaves out is there, and the default stays reachable under its name."""
    house = tmp_path / "themes" / "house"
    for name in ("templates", "static", "wording"):
        (house / name).mkdir(parents=True)
    (house / "templates" / "base.html").write_text("<p>house</p>", encoding="utf-8")
    (house / "static" / "house.css").write_bytes(b"p{}")
    first = next(iter(read_theme(tmp_path, "default", SITE, notes()).wording["en"]))
    (house / "wording" / "en.yml").write_text(f"{first}: At home\nno.such.word: x\n", encoding="utf-8")
    found = notes()
    theme = read_theme(tmp_path, "house", SITE, found)
    assert theme.templates["base.html"] == "<p>house</p>"
    assert theme.templates["default/base.html"] != "<p>house</p>"
    assert theme.static["house.css"] == b"p{}"
    assert theme.wording["en"][first] == "At home"
    assert [str(problem) for problem in found.problems] == [
        "themes/house/wording/en.yml:2:1: `no.such.word` is not a word of the interface [unknown-wording]"
        + LOOK
    ]


def test_a_theme_that_is_not_there_and_a_language_without_words(tmp_path: Path) -> None:
    """The theme is said where `site.yml` names it, each language where it is listed."""
    found = Notes(Languages(("en", "fr", "de")), lock_of({}))
    wording = tmp_path / "themes" / "house" / "wording"
    wording.mkdir(parents=True)
    (wording / "de.yml").write_text("{}\n", encoding="utf-8")
    read_theme(tmp_path, "huose", SITE, found)
    assert [(str(problem.place), problem.code, problem.message) for problem in found.problems] == [
        ("site.yml:2:8", "unknown-theme", "there is no folder `themes/huose`"),
        ("site.yml:1:17", "no-wording", "the interface has no words in `fr`"),
        ("site.yml:1:21", "no-wording", "the interface has no words in `de`"),
    ]


def test_a_language_that_lacks_words_is_told_which(tmp_path: Path) -> None:
    """A page would break at the first of them."""
    words = read_theme(tmp_path, "default", SITE, notes()).wording["en"]
    wording = tmp_path / "themes" / "house" / "wording"
    wording.mkdir(parents=True)
    first = next(iter(words))
    (wording / "fr.yml").write_text(f"{first}: Bonjour\n", encoding="utf-8")
    found = Notes(Languages(("en", "fr")), lock_of({}))
    read_theme(tmp_path, "house", SITE, found)
    (problem,) = found.problems
    assert problem.message == f"the interface lacks {len(words) - 1} of its words in `fr`"
    assert problem.hint == f"add to `wording/fr.yml`: {listed([key for key in words if key != first])}"
