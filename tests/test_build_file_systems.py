"""Outputs on other file systems: mounts, full and read-only ones; real ones, so root has to mount them."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from build_editions import tree
from test_build_publish import NEW, OLD, X1, site

from cxsite.build import publish as publish_module
from cxsite.build.mounts import has_mounts
from cxsite.build.publish import Publication, publish

Mount = Callable[..., Path]


def run(command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the system."""
    return subprocess.run(
        [shutil.which(command) or command, *arguments], capture_output=True, text=True, check=False
    )


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Mount]:
    """Return what mounts a file system on a folder; everything is unmounted in the end."""
    if os.geteuid() != 0:
        pytest.skip("only root mounts")
    with ExitStack() as mounted:

        def do(folder: Path, *options: str) -> Path:
            folder.mkdir(exist_ok=True)
            done = run("mount", *options, str(folder))
            if done.returncode:
                pytest.skip(f"root may not mount here: {done.stderr.strip()}")
            mounted.callback(run, "umount", "-l", str(folder))
            return folder

        yield do
    assert tmp_path.exists()


def memory(size: str) -> tuple[str, ...]:
    """Return what mounts a file system of this size."""
    return ("-t", "tmpfs", "-o", f"size={size}", "none")


def test_an_output_that_is_a_mount_is_published_file_by_file(tmp_path: Path, mount: Mount) -> None:
    """A container's volume cannot change places with a folder; nothing is written beside it."""
    output = mount(tmp_path / "output", *memory("4m"))
    assert publish(OLD, output) is Publication.COPIED
    assert publish(OLD, output) is Publication.UNCHANGED
    (output / "CNAME").write_text("cx.example.com")
    assert publish(NEW, output) is Publication.COPIED
    assert tree(output) == site(NEW, X1) | {"CNAME": b"cx.example.com"}
    assert list(tmp_path.iterdir()) == [output]


@pytest.mark.parametrize("is_known", [True, False])
def test_an_output_that_shares_the_file_system_it_is_mounted_from(
    tmp_path: Path,
    mount: Mount,
    is_known: bool,  # noqa: FBT001 - a case
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Only the system's list knows this mount; without it, trying tells that it cannot change places."""
    if not is_known:
        monkeypatch.setattr(publish_module, "has_mounts", lambda _folder: False)
    (tmp_path / "real").mkdir()
    output = mount(tmp_path / "output", "--bind", str(tmp_path / "real"))
    assert publish(OLD, output) is Publication.COPIED
    assert publish(NEW, output) is Publication.COPIED
    assert tree(tmp_path / "real") == site(NEW, X1)
    assert {path.name for path in tmp_path.iterdir()} == {"output", "real"}


@pytest.mark.parametrize("kind", ["memory", "same disk"])
def test_a_mount_within_an_output_is_not_lost(tmp_path: Path, mount: Mount, kind: str) -> None:
    """What is mounted there moves nowhere and is never deleted, so the output is published file by file."""
    output = tmp_path / "output"
    publish(OLD, output)
    (output / "uploads").mkdir()
    (tmp_path / "photos").mkdir()
    mount(
        output / "uploads",
        *(memory("1m") if kind == "memory" else ("--bind", str(tmp_path / "photos"))),
    )
    (output / "uploads" / "photo.jpg").write_bytes(b"jpg")
    assert publish(NEW, output) is Publication.COPIED
    assert tree(output) == site(NEW, X1) | {"uploads/photo.jpg": b"jpg"}
    assert {path.name for path in tmp_path.iterdir()} == {"output", "photos"}


@pytest.mark.parametrize("place", ["output", "beside"])
def test_a_full_disk_says_what_is_needed_and_changes_nothing(
    tmp_path: Path, place: str, mount: Mount
) -> None:
    """Within a mounted output, and beside an output on a small disk; with fewer pages the next build works."""
    disk = mount(tmp_path / "disk", *memory("400k"))
    output = disk if place == "output" else disk / "output"
    publish(OLD, output)
    large = {f"en/{number}.html": os.urandom(50_000) for number in range(9)}
    with pytest.raises(OSError, match=r"No space left on device; what is new needs about 1 MB"):
        publish(large, output)
    assert tree(disk) == {
        (output / path).relative_to(disk).as_posix(): data for path, data in site(OLD).items()
    }
    publish(NEW, output)
    assert tree(output) == site(NEW, X1)


def test_a_read_only_disk_is_an_error_of_the_environment(tmp_path: Path, mount: Mount) -> None:
    """Neither beside the output nor in it is there room; an unchanged site needs none."""
    disk = mount(tmp_path / "disk", *memory("4m"))
    publish(OLD, disk / "output")
    assert run("mount", "-o", "remount,ro", str(disk)).returncode == 0
    with pytest.raises(OSError, match="Read-only file system"):
        publish(NEW, disk / "output")
    assert publish(OLD, disk / "output") is Publication.UNCHANGED
    assert tree(disk / "output") == site(OLD)


def test_a_link_to_another_disk_is_followed(tmp_path: Path, mount: Mount) -> None:
    """The new site is made ready over there, where folders can change places."""
    disk = mount(tmp_path / "disk", *memory("4m"))
    (tmp_path / "output").symlink_to(disk / "public" / "site")
    assert publish(OLD, tmp_path / "output") is Publication.SWAPPED
    assert publish(NEW, tmp_path / "output") is Publication.SWAPPED
    assert tree(disk / "public") == {f"site/{path}": data for path, data in site(NEW, X1).items()}


def test_the_output_of_a_read_only_parent_is_published_file_by_file(tmp_path: Path, mount: Mount) -> None:
    """As in a container whose image is closed, but for one volume on the same disk."""
    parent = mount(tmp_path / "closed", *memory("4m"))
    (parent / "output").mkdir()
    mount(parent / "output", *memory("4m"))
    assert run("mount", "-o", "remount,ro", str(parent)).returncode == 0
    assert publish(OLD, parent / "output") is Publication.COPIED
    assert publish(NEW, parent / "output") is Publication.COPIED
    assert tree(parent / "output") == site(NEW, X1)


def test_mounts_are_found_in_the_list_of_the_system(tmp_path: Path) -> None:
    """A name with a space is written in octal there; a folder beside it with a longer name is another."""
    table = tmp_path / "mountinfo"
    table.write_bytes(b"36 35 98:0 /mnt1 /srv/my\\040site rw,noatime master:1 - ext3 /dev/root rw\n")
    assert has_mounts(Path("/srv/my site"), table)
    assert has_mounts(Path("/srv"), table)
    assert not has_mounts(Path("/srv/my"), table)
    assert not has_mounts(Path("/srv/my site/deep"), table)


def test_without_a_list_each_folder_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on macOS."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert not has_mounts(tmp_path, tmp_path / "no list")
    monkeypatch.setattr(os.path, "ismount", lambda folder: Path(folder).name == "b")
    assert has_mounts(tmp_path, tmp_path / "no list")
