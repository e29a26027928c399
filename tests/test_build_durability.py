"""What was written is on the disk before anything is put in place."""

import ctypes
import errno
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from build_editions import site, tree

from cxsite.build import durability
from cxsite.build.publish import Publication, publish
from cxsite.build.swap import swap

FEW = {"index.html": b"few"}
MANY = site(0)


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was told to the disk, in order: paths, `all`, and `exchange`."""
    told: list[str] = []

    def fsync(handle: int) -> None:
        link = Path(f"/proc/self/fd/{handle}")
        told.append(str(link.readlink()) if link.is_symlink() else "?")

    class Library:
        """The part of the C library that matters."""

        def syncfs(self, handle: int) -> int:
            assert os.fstat(handle)
            told.append("all")
            return 0

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(durability, "ctypes", SimpleNamespace(CDLL=lambda *_args, **_options: Library()))
    monkeypatch.setattr(durability, "_tells_failures", lambda _platform: True)
    return told


def published(files: dict[str, bytes], output: Path, told: list[str]) -> None:
    def exchange(one: Path, other: Path) -> bool:
        told.append("exchange")
        return swap(one, other)

    assert publish(files, output, swap=exchange) is Publication.SWAPPED


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="asks Linux which file a handle is")
def test_a_few_files_are_synced_one_by_one(tmp_path: Path, synced: list[str]) -> None:
    """Each file and each folder, before the exchange; the parent after it."""
    output, stage = tmp_path / "output", tmp_path / ".output.cxsite-stage"
    publish({"index.html": b"", "en/old.html": b"old"}, output)
    synced.clear()
    published(FEW | {"en/old.html": b"old"}, output, synced)
    before, after = synced[: synced.index("exchange")], synced[synced.index("exchange") + 1 :]
    assert set(before) == {str(stage / name) for name in (".", "en", "index.html", "manifest.json")}
    assert after == [str(tmp_path)]


def test_many_files_are_synced_at_once(tmp_path: Path, synced: list[str]) -> None:
    """One by one each would wait for the disk."""
    publish(FEW, tmp_path / "output")
    synced.clear()
    published(MANY, tmp_path / "output", synced)
    assert synced[:2] == ["all", "exchange"]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="asks Linux which file a handle is")
@pytest.mark.parametrize("missing", ["call", "truth"])
def test_where_all_cannot_be_synced_each_file_is(
    tmp_path: Path, synced: list[str], missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A C library without the call, or a system that does not say when it failed."""
    if missing == "call":
        monkeypatch.setattr(durability, "ctypes", SimpleNamespace(CDLL=lambda *_args, **_options: object()))
    else:
        monkeypatch.setattr(durability, "_tells_failures", lambda _platform: False)
    publish(MANY, tmp_path / "output")
    stage = tmp_path / ".output.cxsite-stage"
    assert {str(stage / path) for path in (*MANY, "manifest.json", "", "en", "en/0")} <= set(synced)


@pytest.mark.parametrize("files", [FEW, MANY])
def test_a_disk_that_cannot_keep_it_publishes_nothing(
    tmp_path: Path, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The failure of an earlier write may be told only now."""
    publish({"index.html": b"old"}, tmp_path / "output")
    before = tree(tmp_path)

    def fail(_handle: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    class Library:
        """A C library whose call fails."""

        def syncfs(self, _handle: int) -> int:
            ctypes.set_errno(errno.EIO)
            return -1

    monkeypatch.setattr(os, "fsync", fail)
    monkeypatch.setattr(ctypes, "CDLL", lambda *_args, **_options: Library())
    monkeypatch.setattr(durability, "_tells_failures", lambda _platform: True)
    with pytest.raises(OSError, match="Input/output error"):
        publish(files, tmp_path / "output")
    assert tree(tmp_path) == before


@pytest.mark.parametrize(
    ("platform", "release", "tells"),
    [
        ("linux", "6.18.44-generic", True),
        ("linux", "5.8.0", True),
        ("linux", "5.7.19", False),
        ("linux", "4.19.0-27-amd64", False),
        ("linux", "unknown", False),
        ("darwin", "23.0.0", False),
    ],
)
def test_only_a_system_that_tells_failures_is_asked(
    platform: str,
    release: str,
    tells: bool,  # noqa: FBT001 - a case
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Linux says since 5.8 when it could not keep something."""
    monkeypatch.setattr(os, "uname", lambda: SimpleNamespace(release=release))
    assert durability._tells_failures(platform) is tells


@pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")
def test_the_real_calls_work(tmp_path: Path) -> None:
    """On this system as it is."""
    assert publish(MANY, tmp_path / "output") is Publication.SWAPPED
    assert publish(MANY | FEW, tmp_path / "output") is Publication.SWAPPED
    assert tree(tmp_path / "output").keys() == MANY.keys() | FEW.keys() | {"manifest.json"}
