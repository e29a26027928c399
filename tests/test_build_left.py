"""Files of the output that nobody touched are known without being read; all others are read."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from build_fakes import Article, page, rooms

from cxsite.build import state
from cxsite.build.build import Options, build
from cxsite.build.left import untouched_in
from cxsite.build.manifest import NAME, Entry, read_manifest_in
from cxsite.build.publish import Publication

PAGES = (page("en/a.html", Article("A", (1.0,))), page("zh-hans/a.html", Article("A", ())))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A handbook that was built a while ago."""
    monkeypatch.setattr(state, "_has_passed", lambda _time, _folder: True)
    folder = tmp_path / "handbook"
    (folder / "content").mkdir(parents=True)
    (folder / "content" / "site.yml").write_text("title: Toy")
    build(folder, folder / "output", Options(), rooms(PAGES))
    return folder


def entries(folder: Path) -> tuple[Entry, ...]:
    manifest = read_manifest_in(folder / "output" / NAME)
    assert manifest
    return manifest.files


def known(folder: Path) -> list[str]:
    is_untouched = untouched_in(folder, folder / "output")
    return [entry.path for entry in entries(folder) if is_untouched(entry)]


def test_everything_is_known_after_a_build(folder: Path) -> None:
    """Another content under the same path is not."""
    assert known(folder) == ["as-of.txt", "en/a.html", "zh-hans/a.html"]
    other = Entry("en/a.html", "0" * 64, entries(folder)[1].size)
    assert not untouched_in(folder, folder / "output")(other)


def rewritten_in_the_same_moment(file: Path) -> None:
    before = file.stat()
    file.write_bytes(file.read_bytes()[::-1])
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize(
    ("change", "left"),
    [
        (lambda folder: (folder / "output/en/a.html").unlink(), ["as-of.txt", "zh-hans/a.html"]),
        (
            lambda folder: rewritten_in_the_same_moment(folder / "output/en/a.html"),
            ["as-of.txt", "zh-hans/a.html"],
        ),
        (lambda folder: (folder / "output" / NAME).write_bytes((folder / "output" / NAME).read_bytes()), []),
        (lambda folder: (folder / ".cxsite/state").unlink(), []),
        (lambda folder: (folder / ".cxsite/state").write_text("2 0\nother"), []),
    ],
)
def test_what_was_touched_is_not_known(
    folder: Path, change: Callable[[Path], object], left: list[str]
) -> None:
    """By hand, or because nobody knows what it was."""
    change(folder)
    assert known(folder) == left


def test_another_output_is_not_known(folder: Path) -> None:
    """The state tells of one."""
    of_that_time = entries(folder)
    (folder / "output").rename(folder / "elsewhere")
    assert not any(map(untouched_in(folder, folder / "elsewhere"), of_that_time))


def test_a_file_that_was_altered_is_mended_by_the_next_build(folder: Path) -> None:
    """Also in the same moment and of the same size; what is as it was is not even read."""
    file = folder / "output/en/a.html"
    before = file.read_bytes()
    rewritten_in_the_same_moment(file)
    assert build(folder, folder / "output", Options(), rooms(PAGES)).publication is Publication.SWAPPED
    assert file.read_bytes() == before
    assert build(folder, folder / "output", Options(), rooms(PAGES)).publication is Publication.UNCHANGED
