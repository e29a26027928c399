"""Whatever goes wrong while publishing: the output is the old site or the new one, whole."""

import errno
import io
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from build_editions import publish_in_place, site

from cxsite.build.manifest import NAME, manifest_of
from cxsite.build.ordered_copy import STAGE
from cxsite.build.publish import publish

ROOT = Path(__file__).parents[1]


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def is_whole(output: Path) -> bool:
    """Whether the output is one of the two editions that are published in turn, to the byte."""
    return tree(output) in [site(edition) | {NAME: manifest_of(site(edition))} for edition in (0, 1)]


FOREVER = """
import os, sys
from pathlib import Path
os.fsync = lambda handle: None
sys.path.insert(0, "tests")
from build_editions import publish_in_place, site
from cxsite.build.publish import publish
ways = {"publish": publish, "in place": publish_in_place}
edition = 0
while True:
    print("next", flush=True)
    edition = 1 - edition
    ways[sys.argv[1]](site(edition), Path(sys.argv[2]))
"""


def kill_while_publishing(way: str, output: Path, after: float) -> None:
    """Start a process that publishes without end, and kill it some time after it has begun."""
    with subprocess.Popen(
        [sys.executable, "-c", FOREVER, way, str(output)], stdout=subprocess.PIPE, cwd=ROOT
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(after)
        child.kill()


@pytest.fixture(autouse=True)
def _nothing_has_to_last(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test writes need not survive a power cut."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    publish(site(0), tmp_path / "output")
    return tmp_path / "output"


def test_a_killed_build_leaves_a_whole_site(output: Path) -> None:
    """A dozen times, at random moments; the next build works and sweeps up."""
    moments = random.Random(7)  # noqa: S311 - a seeded walk through the moments
    for _ in range(12):
        kill_while_publishing("publish", output, moments.uniform(0, 0.06))
        assert is_whole(output)
    publish(site(1), output)
    assert tree(output) == site(1) | {NAME: manifest_of(site(1))}
    assert list(output.parent.iterdir()) == [output]


def test_a_killed_build_that_writes_in_place_does_not(output: Path) -> None:
    """The control for the test above: the same check sees the mixture."""
    kill_while_publishing("in place", output, 0.02)
    assert not is_whole(output)


class Faults:
    """Lets one call out of all that write to the disk fail; counts them."""

    def __init__(self, failing: int, code: int) -> None:
        self.failing, self.code, self.calls = failing, code, 0

    def watch(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """Return the call with the fault built in."""

        def call(*args: Any, **options: Any) -> Any:
            self.calls += 1
            if self.calls == self.failing:
                raise OSError(self.code, os.strerror(self.code))
            return real(*args, **options)

        return call


def with_faults(code: int, publish: Callable[[], object], after: Callable[[bool], None]) -> int:
    """Publish until no call fails, one more of them succeeding each time; return how many there are.

    `after` is told whether publishing failed.
    """
    for failing in range(1, 1000):
        faults = Faults(failing, code)
        with pytest.MonkeyPatch.context() as patch:
            for owner, name in ((io, "open"), (os, "mkdir"), (os, "fsync"), (os, "rename"), (os, "replace")):
                patch.setattr(owner, name, faults.watch(getattr(owner, name)))
            try:
                publish()
            except OSError as error:
                assert error.errno == code  # noqa: PT017 - most of these runs fail, the last one does not
                failed = True
            else:
                failed = False
        after(failed)
        if faults.calls < failing:
            return failing - 1
    raise AssertionError


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_no_failing_call_leaves_half_a_site(tmp_path: Path, code: int) -> None:
    """Every open, fsync, mkdir and rename fails once: what failed has changed nothing, and left no stage."""
    output = tmp_path / "output"
    publish(site(0, pages=3), output)
    old = tree(output)
    new = site(1, pages=3)

    states = []

    def check(failed: bool) -> None:  # noqa: FBT001 - told by name above
        states.append((failed, tree(output) == old))
        assert tree(output) in (old, new | {NAME: manifest_of(new)})
        assert list(tmp_path.iterdir()) == [output]
        publish(site(0, pages=3), output)

    assert with_faults(code, lambda: publish(new, output), check) > 20
    assert all(is_old is failed for failed, is_old in states)
    assert states[0] == (True, True)


def never(_one: Path, _other: Path) -> bool:
    """A system on which folders cannot change places."""
    return False


def test_file_by_file_no_page_is_ever_half(tmp_path: Path) -> None:
    """Every call fails once: each file is the old or the new one, and the next build is right."""
    output = tmp_path / "output"
    old, new = site(0, pages=3), site(1, pages=3)
    old, new = old | {NAME: manifest_of(old)}, new | {NAME: manifest_of(new)}
    untouched = []

    def check(failed: bool) -> None:  # noqa: FBT001 - as above
        found = {path: data for path, data in tree(output).items() if not path.startswith(STAGE)}
        assert all(data in (old.get(path), new.get(path)) for path, data in found.items())
        if failed:
            untouched.append(found == old)
        publish(site(1, pages=3), output, swap=never)
        assert tree(output) == new
        publish(site(0, pages=3), output)
        assert tree(output) == old

    publish(site(0, pages=3), output)
    assert with_faults(errno.ENOSPC, lambda: publish(site(1, pages=3), output, swap=never), check) > 20
    assert untouched == sorted(untouched, reverse=True)
    assert untouched.count(True) > 15


def test_a_publisher_that_writes_in_place_is_seen(tmp_path: Path) -> None:
    """The control for the two tests above."""
    publish(site(0, pages=3), tmp_path / "output")
    old, seen = tree(tmp_path / "output"), []

    def check(failed: bool) -> None:  # noqa: FBT001 - as above
        seen.append(failed and tree(tmp_path / "output") != old)

    with_faults(errno.ENOSPC, lambda: publish_in_place(site(1, pages=3), tmp_path / "output"), check)
    assert any(seen)


def test_a_reader_meets_no_missing_page_while_the_site_is_replaced(output: Path) -> None:
    """A hundred looks at a page and the manifest, during as many publications as there is time for."""
    page = output / "en" / "0" / "page-0.html"
    known = {site(edition)["en/0/page-0.html"] for edition in (0, 1)}
    with subprocess.Popen(
        [sys.executable, "-c", FOREVER, "publish", str(output)], stdout=subprocess.PIPE, cwd=ROOT
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        for _ in range(100):
            assert page.read_bytes() in known
            time.sleep(0.002)
        child.kill()
