"""A session of writing: what is built when, and who hears of it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from serving import ENGLISH, WORDS

from cxsite.build.build import Options
from cxsite.build.lock import lock
from cxsite.model.problems import Severity
from cxsite.serve.gate import names_of
from cxsite.serve.server import listening
from cxsite.serve.session import Look, Reports, builds, serve
from cxsite.serve.site import Built, HandbookBuilder

GOOD, BAD = Built({"index.html": b""}), Built(None)


@dataclass
class Prepared:
    """A builder whose results are known beforehand."""

    results: list[Built]
    asked: int = 0

    def build(self) -> Built:
        """Return the next one."""
        self.asked += 1
        return self.results.pop(0)


def told(results: list[Built], saves: list[bool]) -> list[Built]:
    """Return which builds are told of."""
    return [built for built, _ in builds(Prepared(results), saves)]


def test_the_first_build_waits_for_nothing_and_every_other_one_for_a_save() -> None:
    """As many builds as there were saves, and one."""
    other = Built({"index.html": b"2"})
    assert told([GOOD, other], [False, False, True, False]) == [GOOD, other]


def test_errors_are_told_when_nothing_was_saved_since() -> None:
    """A file that an editor has emptied, and not written yet, is no mistake."""
    assert told([GOOD, BAD, GOOD], [False, True, True, False]) == [GOOD, GOOD]
    assert told([GOOD, BAD], [False, True, False, False]) == [GOOD, BAD]
    assert told([BAD, BAD], [False, False, True, False]) == [BAD, BAD]
    assert told([BAD], [False]) == []


@pytest.fixture
def folder(tmp_path: Path, small: Path) -> Path:
    """A small handbook that was built before."""
    return shutil.copytree(small, tmp_path / "handbook")


def explained(error: Exception) -> tuple[str, str]:
    """Return an error in two words."""
    return f"{type(error).__name__}: {error}", "hint"


@dataclass
class Heard:
    """What a session has told."""

    built: list[Built] = field(default_factory=list)
    failed: list[Exception] = field(default_factory=list)


def builder(folder: Path, output: Path | None = None) -> HandbookBuilder:
    """Return the real builder."""
    return HandbookBuilder(folder, Options(), explained, output)


def test_a_handbook_is_built_as_often_as_it_is_saved(folder: Path) -> None:
    """What changed are the pages that show it; an error leaves the last site; nothing is written anywhere."""
    journey = folder / "content" / "journeys" / "borrow.yml"
    text = journey.read_text("utf-8")
    building = builder(folder)
    first = building.build()
    assert first.files is not None
    assert first.changed == first.files.keys() > {"index.html", "en/journeys/borrow.html"}
    assert building.build().changed == frozenset()
    journey.write_text(text.replace("on the tram", "on the bus"), "utf-8")
    second = building.build()
    assert "en/journeys/borrow.html" in second.changed
    assert "en/personas/first-year.html" not in second.changed
    assert second.words is not None
    assert second.words["zh-Hans"]["serve.close"] == "关闭"
    journey.write_text(text.replace("at: catalogue", "at: katalog"), "utf-8")
    broken = building.build()
    assert (broken.files, broken.changed) == (None, frozenset())
    assert [problem.code for problem in broken.problems if problem.severity is Severity.ERROR] == [
        "unknown-touchpoint"
    ]
    journey.write_text(text, "utf-8")
    assert building.build().changed == second.changed
    assert {path.name for path in folder.iterdir()} == {"content", ".cxsite"}


def test_an_error_in_the_data_is_one_of_the_build(folder: Path) -> None:
    """It is found when the handbook has been read, so the words are the handbook's own."""
    data = folder / "content" / "data" / "visits.csv"
    data.write_text(data.read_text("utf-8") + "2026-10-21,D,eleven\n", "utf-8")
    built = builder(folder).build()
    assert built.files is None
    assert built.words is not None
    assert [problem.code for problem in built.problems] == ["bad-answer"]


def test_a_build_that_fails_is_explained_and_the_next_one_is_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server goes on, whatever it was."""

    def fail(_folder: Path, **_options: object) -> None:
        raise PermissionError("content")

    building = builder(folder)
    with monkeypatch.context() as broken:
        broken.setattr("cxsite.read.handbook.read_handbook", fail)
        assert building.build() == Built(None, fault=("PermissionError: content", "hint"))
    assert building.build().files is not None


def test_every_good_site_is_published_where_a_folder_is_named(folder: Path) -> None:
    """What prevents that is said; the site is shown all the same."""
    output = folder / "output"
    building = builder(folder, output)
    built = building.build()
    assert built.files is not None
    assert built.fault is None
    assert (output / "en" / "index.html").read_bytes() == built.files["en/index.html"]
    with lock(folder):
        busy = building.build()
    assert busy.files is not None
    assert busy.fault is not None
    assert busy.fault[0].startswith("Busy: another build of this handbook is running")


def test_a_session_serves_while_it_watches() -> None:
    """The first build is there when the second save comes; in the end nobody listens any more."""
    heard = Heard()
    bound = listening("127.0.0.1", 0)

    def saves() -> Iterator[bool]:
        yield False
        assert [built.files for built in heard.built] == [GOOD.files]
        yield True

    look = Look(WORDS, lambda _: {})
    reports = Reports(lambda built, _seconds: heard.built.append(built), heard.failed.append)
    prepared = Prepared([GOOD, GOOD])
    with bound:
        serve(prepared, bound, names_of("127.0.0.1", bound.getsockname()[1], ()), saves(), look, reports)
    assert (prepared.asked, heard.failed) == (2, [])
    with pytest.raises(OSError, match=r"."):
        bound.getsockname()


def test_the_default_theme_has_every_word_that_the_server_says(root: Path) -> None:
    """In every language, and no word too many."""
    for language in ("en", "zh-Hans", "zh-Hant"):
        text = (root / "themes" / "default" / "wording" / f"{language}.yml").read_text("utf-8")
        keys = {line.partition(":")[0] for line in text.splitlines() if line.startswith("serve.")}
        assert keys == {key for key in ENGLISH if key.startswith("serve.")}
