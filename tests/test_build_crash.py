"""Whatever goes wrong while publishing: the output is the old site or the new one, whole."""

import errno
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from build_editions import never, nothing_has_to_last, publish_by_two_renames, publish_in_place, site, tree
from trials import Faults, Outcome, Trial, Trials, write_handbook

from cxsite.build.equality import digests_in
from cxsite.build.manifest import NAME, manifest_of
from cxsite.build.ordered_copy import STAGE
from cxsite.build.publish import publish
from cxsite.build.swap import Swap, swap

CODES = (errno.ENOSPC, errno.EIO, errno.EACCES)


def whole(files: dict[str, bytes]) -> dict[str, bytes]:
    """What an output with these files holds."""
    return files | {NAME: manifest_of(files)}


OLD, NEW = (whole(site(edition, pages=3)) for edition in (0, 1))


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing_has_to_last(monkeypatch)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def struck(
    way: str, code: int, output: Path, act: Callable[[Swap], object], real: Swap = swap
) -> Iterator[bool]:
    """Let each operation of `act` go wrong once, one after the other; yield whether that was noticed."""
    for at in range(1, 2000):
        faults = Faults(Trial((), str(output.parent), way, at, code), bytearray(8))
        with pytest.MonkeyPatch.context() as patch:
            failed = True
            with suppress(OSError, KeyboardInterrupt):
                faults.install(patch.setattr)
                act(faults.watched(real))
                failed = False
        yield failed
        if faults.count < at:
            return


WAYS = pytest.mark.parametrize(
    ("way", "code"), [*(("error", code) for code in CODES), ("interrupt", 0)], ids=str
)


@WAYS
def test_no_operation_that_fails_leaves_half_a_site(output: Path, way: str, code: int) -> None:
    """What failed has changed nothing; a Ctrl-C may come when all is done; the next build works and sweeps up."""
    publish(site(0, pages=3), output)
    ends = []
    for failed in struck(way, code, output, lambda swap: publish(site(1, pages=3), output, swap=swap)):
        found = tree(output)
        ends.append((failed, found == OLD))
        assert found in (OLD, NEW)
        assert way == "interrupt" or failed is (found == OLD)
        publish(site(1, pages=3), output)
        assert tree(output) == NEW
        assert list(output.parent.iterdir()) == [output]
        publish(site(0, pages=3), output)
    assert len(ends) > 30
    assert {(True, True), (False, False)} <= set(ends)


@pytest.mark.parametrize(("way", "code"), [("error", errno.ENOSPC), ("interrupt", 0)], ids=str)
def test_file_by_file_no_page_is_ever_half(output: Path, way: str, code: int) -> None:
    """Each file is the old or the new one; before the first is put in its place nothing has changed."""
    publish(site(0, pages=1), output)
    old, new = tree(output), whole(site(1, pages=1))
    untouched = []
    for failed in struck(
        way, code, output, lambda swap: publish(site(1, pages=1), output, swap=swap), real=never
    ):
        found = {path: data for path, data in tree(output).items() if not path.startswith(STAGE)}
        assert all(data in (old.get(path), new.get(path)) for path, data in found.items())
        assert failed or found == new
        untouched.append(found == old)
        publish(site(1, pages=1), output)
        assert tree(output) == new
        assert list(output.parent.iterdir()) == [output]
        publish(site(0, pages=1), output)
        assert tree(output) == old
    assert untouched.count(True) > 20
    assert untouched.count(False) > 10


@pytest.mark.parametrize("broken", [publish_in_place, publish_by_two_renames])
def test_a_broken_publisher_is_seen_to_fail(output: Path, broken: Callable[..., object]) -> None:
    """The control for the two tests above."""
    publish(site(0, pages=3), output)
    seen = []
    for _ in struck("error", errno.ENOSPC, output, lambda _swap: broken(site(1, pages=3), output)):
        seen.append(tree(output) in (OLD, NEW))
        broken(site(0, pages=3), output)
    assert not all(seen)


class Builds:
    """A small handbook whose two editions are built in turn, by processes that go wrong."""

    def __init__(self, folder: Path, trials: Trials) -> None:
        self.folder, self.trials = folder, trials
        self.output = folder / "output"
        self.editions: list[dict[str, str]] = []
        for edition in (1, 0):
            ended = self.build(edition)
            assert ended.code == 0, ended.said
            self.editions.insert(0, digests_in(self.output))
        self.edition, self.seconds = 0, ended.seconds

    def build(
        self, edition: int, way: str = "plain", within: Path | None = None, **options: object
    ) -> Outcome:
        """Build an edition in a process of its own; only operations `within` a folder count."""
        write_handbook(self.folder, edition)
        trial = Trial(("build", str(self.folder)), str(within or self.folder), way, **options)  # type: ignore[arg-type]
        return self.trials.run(trial)

    def go_wrong(self, way: str, **options: object) -> tuple[Outcome, bool]:
        """Let a build of the other edition go wrong; return how it ended and whether a whole site was there.

        Then the next build works, whatever has happened, and leaves nothing behind.
        """
        old, new = self.editions[self.edition], self.editions[1 - self.edition]
        ended = self.build(1 - self.edition, way, None, **options)
        found = digests_in(self.output)
        is_right = found == new if ended.code == 0 else found in (old, new)
        if ended.code in {1, 3}:
            is_right = found == old
        again = self.build(1 - self.edition)
        assert again.code == 0, again.said
        assert digests_in(self.output) == new
        assert {path.name for path in self.folder.iterdir()} == {".cxsite", "content", "output"}
        self.edition, self.seconds = 1 - self.edition, again.seconds
        return ended, is_right


@pytest.fixture(scope="module")
def trials() -> Iterator[Trials]:
    with Trials() as server:
        yield server


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory, trials: Trials) -> Builds:
    return Builds(tmp_path_factory.mktemp("builds"), trials)


def kill(builds: Builds, times: int, seed: int) -> None:
    """Kill so many builds, each at a random moment of the time that the last one took."""
    moments = random.Random(seed)  # noqa: S311 - a seeded walk through the moments
    killed = 0
    for _ in range(times * 5):
        ended, is_right = builds.go_wrong("kill", seconds=moments.uniform(0, builds.seconds))
        assert is_right
        assert ended.code in {-9, 0}, ended.said
        killed += ended.code == -9
        if killed == times:
            return
    raise AssertionError


def test_thirty_killed_builds_leave_a_whole_site(builds: Builds) -> None:
    """At random moments; the next build works and sweeps up."""
    kill(builds, 30, seed=7)


@pytest.mark.trust
@pytest.mark.parametrize("seed", range(5))
def test_five_hundred_killed_builds_leave_a_whole_site(builds: Builds, seed: int) -> None:
    """As above, a hundred at a time."""
    kill(builds, 100, seed)


@pytest.mark.parametrize(
    ("broken", "only"), [("publish_in_place", "open"), ("publish_by_two_renames", "rename")]
)
def test_builds_that_die_with_a_broken_publisher_are_seen(
    tmp_path: Path, trials: Trials, broken: str, only: str
) -> None:
    """The control for the two tests above and the two below: the same check sees the mixture, or the hole.

    How often a build looks at its files depends on its speed, so all are tried, in any order, until one shows it.
    """
    builds = Builds(tmp_path, trials)
    strike = partial(builds.build, 1, within=builds.output, broken=broken, only=only)
    operations = range(1, strike("exit").operations + 1)
    for at in random.Random(5).sample(operations, len(operations)):  # noqa: S311 - seeded
        builds.build(0, broken=broken)
        died = strike("exit", at=at).code == 137
        is_whole = builds.output.exists() and digests_in(builds.output) in builds.editions
        if died and not is_whole:
            return
    pytest.fail("no mixture and no hole was seen")


EXPECTED = {"error": {0, 1, 3}, "exit": {137, 0}, "interrupt": {130, 0}, "terminate": {143, 0}}
MODES = (*(("error", code) for code in CODES), ("exit", 0), ("interrupt", 0), ("terminate", 0))


@pytest.mark.parametrize(("way", "code"), MODES, ids=str)
def test_a_build_may_fail_or_die_anywhere(builds: Builds, way: str, code: int) -> None:
    """When the lock is taken, and twice while publishing: a failure is 3, a Ctrl-C 130, a termination 143.

    A failure to read a file of the content is a problem of that file, 1.
    """
    whole, _ = builds.go_wrong("error", at=0)
    places = random.Random(code)  # noqa: S311 - seeded
    middle = range(whole.operations // 2, whole.operations * 2 // 3)
    codes = []
    for at in [2, *places.sample(middle, 2)]:
        ended, is_right = builds.go_wrong(way, at=at, code=code)
        assert is_right
        assert ended.code in EXPECTED[way], ended.said
        codes.append(ended.code)
    assert codes[0] != 0


@pytest.mark.trust
@pytest.mark.parametrize(
    ("way", "code", "is_cold"),
    [*((way, code, False) for way, code in MODES), ("error", errno.ENOSPC, True), ("exit", 0, True)],
    ids=str,
)
def test_a_build_may_fail_or_die_at_every_operation(
    builds: Builds,
    way: str,
    code: int,
    is_cold: bool,  # noqa: FBT001 - a case
) -> None:
    """One after the other, until one build is not touched; cold, all pages are made and kept in the cache."""
    ends = []
    for at in range(1, 2000):
        if is_cold:
            shutil.rmtree(builds.folder / ".cxsite")
        ended, is_right = builds.go_wrong(way, at=at, code=code)
        assert is_right, ended.said
        assert ended.code in EXPECTED[way], ended.said
        ends.append(ended.code)
        if ended.operations < at:
            break
    assert len(ends) > 60
    assert ends[-1] == 0
    assert len(set(ends)) > 1


def die_while_copying(builds: Builds, at: int) -> int:
    """Kill a build that publishes file by file, and one that would finish it; return the code of the first.

    Each file is the old or the new one then, and the next build is right.
    """
    old, new = builds.editions[builds.edition], builds.editions[1 - builds.edition]
    ends = []
    for place in (at, at // 2 + 20):
        ends.append(builds.build(1 - builds.edition, "exit", at=place, broken="publish_file_by_file"))
        found = digests_in(builds.output)
        for path in found.keys() - {path for path in found if path.startswith(STAGE)}:
            assert found[path] in (old.get(path), new.get(path)), path
        assert {path for path in old.keys() & new.keys() if path not in found} == set()
    again = builds.build(1 - builds.edition, broken="publish_file_by_file")
    assert again.code == 0, again.said
    assert digests_in(builds.output) == new
    assert {path.name for path in builds.folder.iterdir()} == {".cxsite", "content", "output"}
    builds.edition = 1 - builds.edition
    return ends[0].code


def test_a_copy_file_by_file_may_die(builds: Builds) -> None:
    """A few times, in the middle of it, and once more while the next build finishes it."""
    whole = builds.build(1 - builds.edition, "error", broken="publish_file_by_file")
    builds.edition = 1 - builds.edition
    for part in (5, 6, 7):
        assert die_while_copying(builds, whole.operations * part // 8) == 137


@pytest.mark.trust
def test_a_copy_file_by_file_may_die_at_every_operation(builds: Builds) -> None:
    """One after the other, until one build is not touched."""
    for at in range(1, 2000):
        if die_while_copying(builds, at) == 0:
            break
    assert at > 60
