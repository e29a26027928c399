"""Publication replaces what is ours and nothing else."""

import ctypes
import errno
import json
import os
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxsite.build import swap as swap_module
from cxsite.build.manifest import is_safe, manifest_of, read_manifest
from cxsite.build.ordered_copy import JOURNAL, STAGE
from cxsite.build.publish import Publication, publish
from cxsite.build.refusals import Refused
from cxsite.build.swap import Swap, swap

OLD = {"index.html": b"old", "en/a.html": b"old a", "en/deep/b.html": b"b", "assets/x.1.css": b"x1"}
NEW = {"index.html": b"new", "en/a.html": b"new a", "zh-hans/c.html": b"c", "assets/x.2.css": b"x2"}


def never(_one: Path, _other: Path) -> bool:
    """A system on which folders cannot change places."""
    return False


WAYS = pytest.mark.parametrize(("way", "done"), [(swap, Publication.SWAPPED), (never, Publication.COPIED)])


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def site(files: dict[str, bytes]) -> dict[str, bytes]:
    """What an output with these files and nothing else holds."""
    return files | {"manifest.json": manifest_of(files)}


@pytest.fixture(autouse=True)
def _nothing_has_to_last(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test writes need not survive a power cut."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def test_a_new_output_is_made_with_its_parents(tmp_path: Path) -> None:
    """Nothing else is left beside it."""
    assert publish(OLD, tmp_path / "public" / "site") is Publication.SWAPPED
    assert tree(tmp_path) == {f"public/site/{path}": data for path, data in site(OLD).items()}


@WAYS
def test_an_output_is_replaced_whole(output: Path, way: Swap, done: Publication) -> None:
    """What the new site does not have is gone, empty folders too; nothing is left inside or beside."""
    publish(OLD, output)
    assert publish(NEW, output, swap=way) is done
    assert tree(output) == site(NEW)
    assert not (output / "en" / "deep").exists()
    assert list(output.parent.iterdir()) == [output]


@WAYS
def test_an_empty_folder_is_filled(output: Path, way: Swap, done: Publication) -> None:
    """It keeps its permissions, because somebody made it on purpose."""
    output.mkdir(mode=0o750)
    assert publish(OLD, output, swap=way) is done
    assert tree(output) == site(OLD)
    assert output.stat().st_mode & 0o777 == 0o750


def test_an_equal_site_is_not_written_again(output: Path) -> None:
    """Neither a file nor the folder itself is touched."""
    publish(OLD, output)
    before = {path: path.stat() for path in (output, *output.rglob("*"))}
    assert publish(dict(reversed(OLD.items())), output) is Publication.UNCHANGED
    assert {path: path.stat() for path in (output, *output.rglob("*"))} == before


@WAYS
@pytest.mark.parametrize("data", [None, b"odl", b"longer"])
def test_a_damaged_file_is_written_again(
    output: Path, data: bytes | None, way: Swap, done: Publication
) -> None:
    """Also when size and manifest are what they should be."""
    publish(OLD, output)
    (output / "index.html").unlink() if data is None else (output / "index.html").write_bytes(data)
    assert publish(OLD, output, swap=way) is done
    assert tree(output) == site(OLD)


@WAYS
def test_a_link_in_the_place_of_a_page_becomes_the_page(output: Path, way: Swap, done: Publication) -> None:
    """The file that it led to is not written to."""
    publish(OLD, output)
    elsewhere = output.parent / "elsewhere.html"
    elsewhere.write_bytes(b"old")
    (output / "index.html").unlink()
    (output / "index.html").symlink_to(elsewhere)
    assert publish(OLD, output, swap=way) is done
    assert not (output / "index.html").is_symlink()
    assert elsewhere.read_bytes() == b"old"


def test_pages_that_did_not_change_keep_their_time(output: Path) -> None:
    """They are linked into the new folder, so a mirror has nothing to copy."""
    publish(OLD, output)
    os.utime(output / "en/deep/b.html", ns=(5, 5))
    publish(OLD | {"index.html": b"new"}, output)
    assert (output / "en/deep/b.html").stat().st_mtime_ns == 5


@WAYS
def test_what_was_never_ours_stays(output: Path, way: Swap, done: Publication) -> None:
    """A `CNAME`, a `.git`, a link: they move along."""
    publish(OLD, output)
    (output / "CNAME").write_text("cx.example.com")
    (output / "en" / "deep" / "notes.txt").write_text("mine")
    (output / "latest").symlink_to("en")
    assert publish(NEW, output, swap=way) is done
    assert (output / "CNAME").read_text() == "cx.example.com"
    assert (output / "en" / "deep" / "notes.txt").read_text() == "mine"
    assert (output / "latest").readlink() == Path("en")
    assert tree(output).keys() == site(NEW).keys() | {"CNAME", "en/deep/notes.txt"}


def test_what_was_never_ours_stays_without_hard_links_too(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAT has none; then the file is copied."""

    def refuse(*_args: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    publish(OLD, output)
    (output / "CNAME").write_text("cx.example.com")
    monkeypatch.setattr(os, "link", refuse)
    publish(NEW, output)
    assert tree(output) == site(NEW) | {"CNAME": b"cx.example.com"}


def refused(files: dict[str, bytes], output: Path, way: Swap = swap) -> Refused:
    """Publish, and see that this is refused and that nothing is touched."""
    before = tree(output.parent)
    with pytest.raises(Refused) as caught:
        publish(files, output, swap=way)
    assert tree(output.parent) == before
    return caught.value


def test_a_foreign_folder_is_refused(output: Path) -> None:
    """Nobody's documents are deleted because of a wrong `-o`."""
    output.mkdir()
    (output / "thesis.doc").write_text("ten years")
    error = refused(NEW, output)
    assert error.message == f"`{output}` is not empty, and nothing in it says that cxsite wrote it"
    assert error.hint == "choose an empty or new folder with `-o`, or empty this one yourself"


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"\xff",
        b"[]",
        b"[" * 100_000,
        b'{"name": "a web app", "icons": []}',
        b'{"cxsite": 2, "files": []}',
        b'{"cxsite": 1, "files": [{"path": "../thesis.doc", "sha256": "", "size": 1}]}',
    ],
)
def test_a_manifest_that_is_not_ours_gives_no_right(output: Path, manifest: bytes) -> None:
    """A damaged or planted one is as good as none."""
    output.mkdir()
    (output / "manifest.json").write_bytes(manifest)
    assert "nothing in it says that cxsite wrote it" in refused(NEW, output).message


@pytest.mark.parametrize(
    "path",
    [
        "../x",
        "/x",
        "a/../../x",
        "a//b",
        "",
        ".",
        "a/.",
        "..\\x",
        "C:/x",
        "x\0y",
        "a\nb",
        "what?",
        'a"b',
        "a/",
    ],
)
def test_a_path_that_leads_out_makes_a_manifest_foreign(path: str) -> None:
    """On any system, not only on this one."""
    good = {"en/客户.html": b""}
    assert read_manifest(manifest_of(good)) is not None
    assert read_manifest(manifest_of(good | {path: b""})) is None


@given(st.text())
def test_a_safe_path_stays_below_its_folder(path: str) -> None:
    """Whatever is in it."""
    folder = Path("/srv/site")
    if is_safe(path):
        assert os.path.normpath(folder / path).startswith("/srv/site/")


@WAYS
def test_a_link_planted_in_the_output_deletes_nothing_outside(
    output: Path, way: Swap, done: Publication
) -> None:
    """The manifest names a file below a folder that has become a link to somewhere else."""
    publish(OLD, output)
    outside = output.parent / "outside"
    (output / "en" / "deep").rename(outside)
    (output / "en" / "deep").symlink_to(outside)
    if done is Publication.COPIED:
        assert (
            refused(NEW, output, way).message == f"`{output / 'en' / 'deep'}` leads out of the output folder"
        )
    else:
        publish(NEW, output, swap=way)
        assert (output / "en" / "deep").is_symlink()
    assert tree(outside) == {"b.html": b"b"}


@pytest.mark.parametrize("path", ["zh-hans/c.html", "zh-hans", "index.html/mine.txt"])
def test_a_foreign_file_in_the_way_is_refused(output: Path, path: str) -> None:
    """A page is not written over what somebody put there, nor in the place of its folder."""
    publish({"other.html": b""}, output)
    (output / path).parent.mkdir(exist_ok=True)
    (output / path).write_text("mine")
    error = refused(NEW, output)
    assert error.message == f"`{path}` in the output folder was not written by cxsite and stands in the way"
    assert error.hint == "move it to another place"


def test_a_file_is_no_output_folder(output: Path) -> None:
    """It stays what it is."""
    output.write_text("mine")
    assert refused(NEW, output).message == f"`{output}` is not a folder"


def test_a_link_that_leads_to_itself_is_refused(output: Path) -> None:
    """It can be followed for ever."""
    output.symlink_to(output)
    assert refused(NEW, output).message == f"`{output}` is not a folder"


@pytest.mark.parametrize("exists", [True, False])
def test_an_output_that_is_a_link_stays_one(output: Path, exists: bool) -> None:  # noqa: FBT001 - a case
    """The folder that it leads to is replaced, beside itself."""
    real = output.parent / "disk" / "real"
    if exists:
        publish(OLD, real)
    output.symlink_to(real)
    assert publish(NEW, output) is Publication.SWAPPED
    assert output.is_symlink()
    assert tree(real) == site(NEW)
    assert list(real.parent.iterdir()) == [real]


def test_stages_of_dead_builds_are_swept(output: Path) -> None:
    """Other folders with a similar name are not ours."""
    publish(OLD, output)
    for name in (".output.cxsite-0123abcd", ".output.cxsite-notes", ".output2.cxsite-0123abcd"):
        (output.parent / name).mkdir()
        (output.parent / name / "page.html").write_text("half")
    assert publish(OLD, output) is Publication.UNCHANGED
    assert {path.name for path in output.parent.iterdir()} == {
        "output", ".output.cxsite-notes", ".output2.cxsite-0123abcd",
    }  # fmt: skip


@pytest.mark.parametrize("exists", [True, False])
def test_a_read_only_parent_leaves_the_way_inside(
    output: Path,
    exists: bool,  # noqa: FBT001 - a case
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without room for a stage beside it an output can still be replaced file by file."""
    if exists:
        publish(OLD, output)
    real = os.mkdir

    def mkdir(path: str, mode: int = 0o777) -> None:
        if ".cxsite-" in Path(path).name and STAGE not in Path(path).name:
            raise PermissionError(errno.EACCES, "Permission denied", path)
        real(path, mode)

    monkeypatch.setattr(os, "mkdir", mkdir)
    if exists:
        assert publish(NEW, output) is Publication.COPIED
        assert tree(output) == site(NEW)
    else:
        with pytest.raises(PermissionError):
            publish(NEW, output)
        assert not output.exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes wherever it wants")
def test_a_folder_without_permission_is_an_error_of_the_environment(output: Path) -> None:
    """Parent and output are both closed: nothing can be written, and nothing is."""
    publish(OLD, output)
    output.chmod(0o555)
    output.parent.chmod(0o555)
    try:
        with pytest.raises(PermissionError):
            publish(NEW, output)
    finally:
        output.parent.chmod(0o755)
    assert tree(output) == site(OLD)


def test_pages_come_after_what_they_need_and_the_manifest_last(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader who meets a new page finds its style; a build that dies has not yet claimed to be done."""
    publish(OLD, output)
    order: list[str] = []
    real = os.replace

    def replace(one: Path, other: Path) -> None:
        order.append(other.relative_to(output).as_posix())
        real(one, other)

    monkeypatch.setattr(os, "replace", replace)
    publish(NEW | {"search/en.js": b"s"}, output, swap=never)
    assert order == [
        "assets/x.2.css",
        "search/en.js",
        "en/a.html",
        "index.html",
        "zh-hans/c.html",
        "manifest.json",
    ]


@pytest.mark.parametrize("way", [swap, never])
def test_a_copy_that_was_cut_short_is_finished_by_the_next_build(
    output: Path, way: Swap, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The journal tells which files are ours although no manifest names them yet."""
    output.mkdir()

    def cut(_one: Path, other: Path) -> None:
        if other.name == "c.html":
            raise OSError(errno.ENOSPC, "No space left on device")
        real(_one, other)

    real = os.replace
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", cut)
        with pytest.raises(OSError, match="No space left"):
            publish(NEW, output, swap=never)
    assert (output / "index.html").read_bytes() == b"new"
    assert (output / STAGE / JOURNAL).exists()
    publish(OLD, output, swap=way)
    assert tree(output) == site(OLD)


def test_the_manifest_is_sorted_and_names_every_file() -> None:
    """No clock, no absolute path: the same files give the same bytes."""
    manifest = manifest_of(OLD)
    assert manifest == manifest_of(dict(reversed(OLD.items())))
    assert json.loads(manifest) == {
        "cxsite": 1,
        "files": [
            {"path": path, "sha256": sha256(data).hexdigest(), "size": len(data)}
            for path, data in sorted(OLD.items())
        ],
    }


@pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")
def test_two_folders_change_places(tmp_path: Path) -> None:
    """And where one is missing this is an error, not a system that cannot."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    (one / "a").touch()
    assert swap(one, other)
    assert (other / "a").exists()
    with pytest.raises(FileNotFoundError):
        swap(one, tmp_path / "missing")
    assert not swap(Path("/proc/self"), one)


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_a_c_library_without_the_call_cannot_swap(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with musl."""
    monkeypatch.setattr(ctypes, "CDLL", lambda *_args, **_options: object())
    assert swap_module._call(platform) is None


def test_each_system_is_asked_in_its_own_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On macOS `renamex_np` is there; Windows is not asked at all."""
    asked = []

    class Library:
        """The part of macOS's C library that matters."""

        def renamex_np(self, *args: object) -> int:
            asked.append(args)
            return 0

    monkeypatch.setattr(ctypes, "CDLL", lambda *_args, **_options: Library())
    monkeypatch.setattr(sys, "platform", "darwin")
    assert swap(tmp_path, tmp_path)
    assert asked == [(bytes(tmp_path), bytes(tmp_path), 2)]
    monkeypatch.setattr(sys, "platform", "win32")
    assert not swap(tmp_path, tmp_path)
