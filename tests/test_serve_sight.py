"""What a watcher does not hear of is seen all the same, and a circle of links ends."""

import os
import re
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest

from cxsite.serve import sight, watch
from cxsite.serve.sight import Net
from cxsite.serve.watch import EDITORS, saves


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder with a file, one below it, and what is nobody's content."""
    folder = tmp_path / "content"
    for name in ("site.yml", "data/nps.csv", ".git/index", "data/.nps.csv.swp", "site.yml~"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "utf-8")
    return folder


def names(folder: Path) -> set[str]:
    """Return what is seen, below the folder."""
    return {Path(path).relative_to(folder).as_posix() for path in sight.sight([folder], EDITORS)}


def test_content_is_seen_and_nothing_that_editors_make(content: Path) -> None:
    """Hidden folders are not entered."""
    assert names(content) == {"site.yml", "data/nps.csv"}


def test_links_are_followed_once_and_may_lead_nowhere(content: Path, tmp_path: Path) -> None:
    """What they lead to is content; a folder that contains itself is left after a turn."""
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "roles.yml").write_text("", "utf-8")
    (content / "roles").symlink_to(tmp_path / "shared")
    (content / "again").symlink_to(content / "data")
    (content / "data" / "round").symlink_to(content / "data")
    (content / "gone.yml").symlink_to(tmp_path / "none.yml")
    (content / "away").symlink_to(tmp_path / "none")
    found = names(content)
    assert {"site.yml", "roles/roles.yml"} <= found
    assert len([name for name in found if name.endswith("nps.csv")]) == 1
    assert not any(name.startswith(("gone", "away")) for name in found)


def test_a_file_is_another_by_size_time_or_place(content: Path) -> None:
    """One of the three is enough."""
    file = content / "site.yml"
    times = file.stat().st_mtime_ns
    before = sight.sight([content], EDITORS)
    file.write_text("site.ymL", "utf-8")
    os.utime(file, ns=(times, times + 1))
    after_time = sight.sight([content], EDITORS)
    file.write_text("longer than before", "utf-8")
    os.utime(file, ns=(times, times + 1))
    after_size = sight.sight([content], EDITORS)
    twin = content / "twin"
    twin.write_text("longer than before", "utf-8")
    os.utime(twin, ns=(times, times + 1))
    twin.replace(file)
    after_place = sight.sight([content], EDITORS)
    seen = [tuple(sorted(each.items())) for each in (before, after_time, after_size, after_place)]
    assert len(set(seen)) == 4


def test_the_watcher_has_a_moment_to_tell_of_a_save_itself(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A save that it tells of after the first look is not told of twice; one that it never tells of is, once."""
    clock = [0.0]
    monkeypatch.setattr(sight, "time", SimpleNamespace(monotonic=lambda: clock[0]))
    net = Net([content], EDITORS)
    assert not net.is_saved(is_told=False)
    (content / "site.yml").write_text("another title", "utf-8")
    assert not net.is_saved(is_told=False)
    clock[0] += sight.SILENCE
    assert not net.is_saved(is_told=False)
    assert net.is_saved(is_told=True)
    clock[0] += sight.SILENCE
    assert not net.is_saved(is_told=False)
    (content / "site.yml").write_text("a third title", "utf-8")
    clock[0] += sight.SILENCE
    assert [net.is_saved(is_told=False) for _ in range(4)] == [False, True, False, False]


def test_a_file_that_comes_and_goes_between_two_looks_is_no_save(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was there before is there again."""
    monkeypatch.setattr(sight, "SILENCE", 0.0)
    net = Net([content], EDITORS)
    (content / "new.yml").write_text("", "utf-8")
    assert not net.is_saved(is_told=False)
    (content / "new.yml").unlink()
    assert not net.is_saved(is_told=False)
    assert not net.is_doubtful


def test_a_save_that_the_watcher_never_tells_of_is_seen(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a shared folder, into which another machine writes."""

    def deaf(*_folders: Path, **_how: object) -> Iterator[set[tuple[int, str]]]:
        while True:
            time.sleep(0.01)
            yield set()

    monkeypatch.setattr(watch, "watch", deaf)
    monkeypatch.setattr(sight, "SILENCE", 0.05)
    watching = saves([content])
    assert not any(next(watching) for _ in range(20))
    (content / "site.yml").write_text("another title", "utf-8")
    assert sum(next(watching) for _ in range(40)) == 1


def test_what_is_skipped_is_named_by_one_pattern() -> None:
    """Names, not paths: a folder that holds the handbook may have any name."""
    found: Mapping[str, bool] = {name: bool(re.fullmatch(EDITORS, name)) for name in (".git", "data", "4913")}
    assert found == {".git": True, "data": False, "4913": True}
