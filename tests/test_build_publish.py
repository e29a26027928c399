"""Publication replaces what is ours and nothing else."""

import ctypes
import errno
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest
from build_editions import never, nothing_has_to_last, tree
from hypothesis import given
from hypothesis import strategies as st

from cxsite.build import ordered_copy
from cxsite.build import publish as publish_module
from cxsite.build import stage as stage_module
from cxsite.build import swap as swap_module
from cxsite.build.equality import digests_in
from cxsite.build.lock import take
from cxsite.build.manifest import entries_of, is_safe, manifest_of, read_manifest, spelled
from cxsite.build.ordered_copy import JOURNAL, STAGE, read_journal_in
from cxsite.build.publish import Publication, publish, stage_of
from cxsite.build.refusals import Busy, Refused
from cxsite.build.stage import lock_of, taken
from cxsite.build.swap import Swap, swap

OLD = {"index.html": b"old", "en/a.html": b"old a", "en/deep/b.html": b"b", "assets/x.1.css": b"x1"}
NEW = {"index.html": b"new", "en/a.html": b"new a", "zh-hans/c.html": b"c", "assets/x.2.css": b"x2"}


WAYS = pytest.mark.parametrize(("way", "done"), [(swap, Publication.SWAPPED), (never, Publication.COPIED)])


def site(files: dict[str, bytes], kept: dict[str, bytes] | None = None) -> dict[str, bytes]:
    """What an output with these files, these assets of the generation before, and nothing else holds."""
    kept = kept or {}
    manifest = spelled(entries_of(files).values(), entries_of(kept).values())
    return files | kept | {"manifest.json": manifest}


X1 = {"assets/x.1.css": OLD["assets/x.1.css"]}
X2 = {"assets/x.2.css": NEW["assets/x.2.css"]}


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing_has_to_last(monkeypatch)


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
    assert tree(output) == site(NEW, X1)
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
    assert tree(output).keys() == site(NEW, X1).keys() | {"CNAME", "en/deep/notes.txt"}


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
    assert tree(output) == site(NEW, X1) | {"CNAME": b"cx.example.com"}


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
    assert publish(NEW, output, swap=way) is done
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


@WAYS
def test_nothing_is_written_through_a_link(output: Path, way: Swap, done: Publication) -> None:
    """A folder of pages that has become a link to somewhere else is in the way."""
    publish(OLD, output)
    assert done
    outside = output.parent / "outside"
    (output / "en").rename(outside)
    (output / "en").symlink_to(outside)
    error = refused(NEW, output, way)
    assert error.message == "`en` in the output folder was not written by cxsite and stands in the way"


@pytest.mark.parametrize("exists", [True, False])
def test_an_output_that_is_a_link_stays_one(output: Path, exists: bool) -> None:  # noqa: FBT001 - a case
    """The folder that it leads to is replaced, beside itself."""
    real = output.parent / "disk" / "real"
    if exists:
        publish(OLD, real)
    output.symlink_to(real)
    assert publish(NEW, output) is Publication.SWAPPED
    assert output.is_symlink()
    assert tree(real) == site(NEW, X1 if exists else None)
    assert list(real.parent.iterdir()) == [real]


@WAYS
@pytest.mark.parametrize("files", [OLD, NEW])
def test_the_stage_of_a_dead_build_is_swept(
    output: Path, files: dict[str, bytes], way: Swap, done: Publication
) -> None:
    """Also when there is nothing to publish; other folders with a similar name are not ours."""
    publish(OLD, output)
    for name in (".output.cxsite-stage", ".output.cxsite-notes", ".output2.cxsite-stage"):
        (output.parent / name / "en").mkdir(parents=True)
        (output.parent / name / "en" / "page.html").write_text("half")
    (output.parent / ".output.cxsite-stage.lock").write_text("4711\n")
    assert publish(files, output, swap=way) is (Publication.UNCHANGED if files is OLD else done)
    assert {path.name for path in output.parent.iterdir()} == {
        "output", ".output.cxsite-notes", ".output2.cxsite-stage",
    }  # fmt: skip


@WAYS
def test_the_stage_of_a_living_build_is_left_alone(output: Path, way: Swap, done: Publication) -> None:
    """Two handbooks can have one output: the second is told who is writing, and touches nothing."""
    publish(OLD, output)
    stage = output / STAGE / "new" if done is Publication.COPIED else stage_of(output)
    stage.parent.mkdir(exist_ok=True)
    with taken(stage, output):
        stage.mkdir()
        (stage / "half.html").write_text("half")
        before = tree(output.parent)
        with pytest.raises(Busy) as busy:
            publish(NEW, output, swap=way)
        assert tree(output.parent) == before
    assert str(busy.value) == f"another build is writing to `{output}` (process {os.getpid()})"
    assert publish(NEW, output, swap=way) is done
    assert tree(output) == site(NEW, X1)


@WAYS
def test_two_handbooks_with_one_output_never_mix(
    output: Path, way: Swap, done: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What one has found out about the output is found out again if the other has published since."""
    publish(OLD, output)
    real = taken

    @contextmanager
    def late(stage: Path, target: Path) -> Iterator[None]:
        monkeypatch.setattr(publish_module, "taken", real)
        assert publish(OLD | {"en/a.html": b"theirs"}, output, swap=way) is done
        with real(stage, target):
            yield

    monkeypatch.setattr(publish_module, "taken", late)
    assert publish(OLD | {"index.html": b"ours"}, output, swap=way) is done
    assert tree(output) == site(OLD | {"index.html": b"ours"})


def test_another_build_may_have_done_it_all(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then nothing is left to do."""
    publish(OLD, output)
    real = taken

    @contextmanager
    def late(stage: Path, target: Path) -> Iterator[None]:
        monkeypatch.setattr(publish_module, "taken", real)
        publish(NEW, output)
        with real(stage, target):
            yield

    monkeypatch.setattr(publish_module, "taken", late)
    assert publish(NEW, output) is Publication.UNCHANGED
    assert tree(output) == site(NEW, X1)


def test_a_lock_that_was_deleted_meanwhile_is_taken_anew(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever held a lock that nobody else can see would not be alone."""
    taken_files = []
    real = take

    def spoiled(file: Path, what: str) -> int:
        handle = real(file, what)
        taken_files.append(file)
        if len(taken_files) == 1:
            file.unlink()
        if len(taken_files) == 2:
            file.unlink()
            file.touch()
        return handle

    monkeypatch.setattr(stage_module, "take", spoiled)
    publish(OLD, output)
    assert taken_files == [lock_of(stage_of(output))] * 3
    assert tree(output.parent) == {f"output/{path}": data for path, data in site(OLD).items()}


@pytest.mark.parametrize("exists", [True, False])
def test_a_read_only_parent_leaves_the_way_inside(
    output: Path,
    exists: bool,  # noqa: FBT001 - a case
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without room for a stage beside it an output can still be replaced file by file."""
    if exists:
        publish(OLD, output)
    real = os.open

    def open_(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if Path(path).parent == output.parent and flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", open_)
    if exists:
        assert publish(NEW, output) is Publication.COPIED
        assert tree(output) == site(NEW, X1)
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
        if other.name != JOURNAL:
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
    assert tree(output) == site(OLD, X2)
    assert not (output / STAGE).exists()


@pytest.mark.parametrize("way", [swap, never])
@pytest.mark.parametrize("dying", ["index.html", "en/deep/b.html", "manifest.json"])
def test_a_copy_may_be_cut_short_twice(
    output: Path, way: Swap, dying: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second time before anything was put in place, or while old pages were deleted: all stays ours."""
    publish(OLD, output)
    replace, unlink = os.replace, Path.unlink

    def cut_replace(one: Path, other: Path) -> None:
        if other == output / dying:
            raise KeyboardInterrupt
        replace(one, other)

    def cut_unlink(path: Path, *, missing_ok: bool = False) -> None:
        if path == output / dying:
            raise KeyboardInterrupt
        unlink(path, missing_ok=missing_ok)

    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", cut_replace)
        patch.setattr(Path, "unlink", cut_unlink)
        with pytest.raises(KeyboardInterrupt):
            publish(NEW, output, swap=never)
    with monkeypatch.context() as patch:
        patch.setattr(ordered_copy, "write_tree", full)
        with pytest.raises(OSError, match=r"No space left on device; what is new needs about 1 MB"):
            publish(NEW | {"third.html": b"3"}, output, swap=never)
    assert tree(output).keys() <= OLD.keys() | NEW.keys() | {"manifest.json", f"{STAGE}/{JOURNAL}"}
    publish(NEW, output, swap=way)
    assert tree(output) == site(NEW, X1)
    assert not (output / STAGE).exists()


@pytest.mark.parametrize(
    "journal",
    [b"", b"{}", b'{"manifest": "", "doomed": []}', b'{"manifest": "[]", "doomed": []}'],
)
def test_a_journal_that_is_not_ours_gives_no_right(output: Path, journal: bytes) -> None:
    """As with a manifest."""
    (output / STAGE).mkdir(parents=True)
    (output / STAGE / JOURNAL).write_bytes(journal)
    (output / "mine.txt").write_text("mine")
    assert "nothing in it says that cxsite wrote it" in refused(NEW, output).message


def test_a_journal_dooms_nothing_outside(output: Path) -> None:
    """A path in it that leads out makes it none."""
    good = manifest_of(NEW).decode()
    for path in ("../thesis.doc", "/thesis.doc"):
        (output / STAGE).mkdir(parents=True, exist_ok=True)
        (output / STAGE / JOURNAL).write_text(json.dumps({"manifest": good, "doomed": [path]}))
        assert read_journal_in(output) == (None, frozenset())


@WAYS
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"en/a": b"1", "x": b""}, {"en/a/b.html": b"2", "x": b""}),
        ({"en/a/b.html": b"2"}, {"en/a": b"1"}),
        ({"assets/a": b"1"}, {"assets/a/b.css": b"2"}),
        ({"assets/a/b.css": b"2"}, {"assets/a": b"1"}),
    ],
)
def test_a_page_can_become_a_folder_and_a_folder_a_page(
    output: Path, old: dict[str, bytes], new: dict[str, bytes], way: Swap, done: Publication
) -> None:
    """What stands in the way of a new file is ours, so it goes first; no asset is kept there."""
    publish(old, output)
    assert publish(new, output, swap=way) is done
    assert tree(output) == site(new)


@WAYS
def test_an_asset_is_kept_for_one_generation(output: Path, way: Swap, done: Publication) -> None:
    """A page loaded just before finds its style; building the same again is no new generation."""
    third = {"index.html": b"third", "assets/x.3.css": b"x3"}
    publish(OLD, output)
    assert publish(NEW, output, swap=way) is done
    assert tree(output) == site(NEW, X1)
    assert publish(NEW, output, swap=way) is Publication.UNCHANGED
    (output / "index.html").write_bytes(b"broken")
    assert publish(NEW, output, swap=way) is done
    assert tree(output) == site(NEW, X1)
    assert publish(third, output, swap=way) is done
    assert tree(output) == site(third, X2)


@WAYS
def test_an_asset_that_comes_back_is_kept_no_longer(output: Path, way: Swap, done: Publication) -> None:
    """It is part of the site again."""
    publish(OLD, output)
    publish(NEW, output, swap=way)
    assert publish(OLD, output, swap=way) is done
    assert tree(output) == site(OLD, X2)


@pytest.mark.parametrize("damage", [None, b"xx", b"longer"])
def test_a_damaged_asset_is_not_kept(output: Path, damage: bytes | None) -> None:
    """Only what its manifest says may be handed to a reader."""
    publish(OLD, output)
    file = output / "assets" / "x.1.css"
    file.unlink() if damage is None else file.write_bytes(damage)
    publish(NEW, output)
    assert tree(output) == site(NEW)


def test_sites_that_keep_different_assets_are_equal(output: Path) -> None:
    """What an earlier generation left is no part of the site."""
    publish(OLD, output)
    publish(NEW, output)
    publish(NEW, output.parent / "clean")
    assert tree(output) != tree(output.parent / "clean")
    assert digests_in(output) == digests_in(output.parent / "clean")
    (output / "assets" / "x.1.css").write_bytes(b"whatever")
    assert digests_in(output) == digests_in(output.parent / "clean")


@pytest.mark.parametrize("path", ["index.html", "assets/x.2.css", "manifest.json", "new.txt", "link"])
def test_sites_that_differ_are_not_equal(output: Path, path: str) -> None:
    """One byte more, a file more, a link in the place of a file."""
    publish(OLD, output)
    publish(NEW, output)
    before = digests_in(output)
    if path == "link":
        (output / "index.html").rename(output.parent / "index.html")
        (output / "index.html").symlink_to(output.parent / "index.html")
    else:
        with (output / path).open("ab") as file:
            file.write(b" ")
    assert digests_in(output) != before


def test_what_is_known_is_not_asked_for(output: Path) -> None:
    """Neither the bytes nor the file: for one changed page of thousands reading them would be most of the work."""
    publish(OLD, output)
    known = {path: entry for path, entry in entries_of(OLD).items() if path != "index.html"}
    asked: list[str] = []

    class Files(dict[str, bytes]):
        """Files that say which of them was looked at."""

        def __getitem__(self, path: str) -> bytes:
            asked.append(path)
            return super().__getitem__(path)

    files = Files(OLD | {"index.html": b"new"})
    assert publish(files, output, known=known, untouched=lambda entry: entry.path in known) is (
        Publication.SWAPPED
    )
    assert set(asked) == {"index.html"}
    assert tree(output) == site(dict(OLD, **{"index.html": b"new"}))


@WAYS
def test_what_is_known_and_was_touched_is_found_and_written(
    output: Path, way: Swap, done: Publication
) -> None:
    """An entry says what a file should be, never that it is."""
    publish(OLD, output)
    (output / "index.html").write_bytes(b"odl")
    assert publish(OLD, output, known=entries_of(OLD), swap=way) is done
    assert tree(output) == site(OLD)
    assert publish(OLD, output, known=entries_of(OLD), swap=way) is Publication.UNCHANGED


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
