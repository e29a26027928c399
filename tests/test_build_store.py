"""The store gives back what was put, or nothing."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsite.build.keys import digest
from cxsite.build.store import FolderStore, NoStore, Store, own_folder

KEY, OTHER = digest("one"), digest("other")


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / ".cxsite")


def entry_of(store: FolderStore, key: str = KEY) -> Path:
    return store.folder / "entries" / key[:2] / key[2:]


def object_in(store: FolderStore) -> Path:
    return next(path for path in (store.folder / "objects").rglob("*") if path.is_file())


def files_of(store: FolderStore) -> list[Path]:
    return [path for path in store.folder.rglob("*") if path.is_file()]


def test_what_was_put_is_given_back(store: FolderStore) -> None:
    """Also when it is empty, put twice, or put under two keys: then it lies there once."""
    assert store.get(KEY) is None
    for data in (b"", b"page", b"page", b"later"):
        store.put(KEY, data)
        assert store.get(KEY) == data
    store.put(OTHER, b"later")
    assert store.get(OTHER) == b"later"
    assert len(list((store.folder / "objects").glob("*/*"))) == 3


def test_no_store_keeps_nothing() -> None:
    """`--no-cache` neither reads nor writes."""
    store: Store = NoStore()
    store.put(KEY, b"page")
    assert store.get(KEY) is None


class Trusting(FolderStore):
    """A store that is broken on purpose: it does not look at the hash."""

    def get(self, key: str) -> bytes | None:
        """Return whatever is there."""
        entry = self._entry(key).read_text()
        return self._object(entry.split()[-1]).read_bytes()


def damage(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at % len(data)] ^= 1
    path.write_bytes(bytes(data))


@settings(max_examples=40, deadline=None)
@given(st.binary(min_size=1, max_size=40), st.integers(0, 500), st.booleans())
def test_one_flipped_bit_anywhere_is_a_miss(
    tmp_path_factory: pytest.TempPathFactory,
    data: bytes,
    at: int,
    in_entry: bool,  # noqa: FBT001 - drawn
) -> None:
    """And the next put repairs it."""
    store = FolderStore(tmp_path_factory.mktemp("flip"))
    store.put(KEY, data)
    damage(entry_of(store) if in_entry else object_in(store), at)
    assert store.get(KEY) is None
    store.put(KEY, data)
    assert store.get(KEY) == data


def test_a_store_that_trusts_its_files_gives_back_damaged_bytes(store: FolderStore) -> None:
    """The control for the test above."""
    trusting = Trusting(store.folder)
    trusting.put(KEY, b"page")
    damage(object_in(store), 0)
    assert trusting.get(KEY) == b"qage"


@pytest.mark.parametrize(
    "entry",
    [
        "",
        "cxsite-0 {key} {name}\n",
        "cxsite-1 {other} {name}\n",
        "cxsite-1 {key} {name}",
        "cxsite-1 {key} ..\n",
    ],
)
def test_an_entry_of_another_version_or_key_is_a_miss(store: FolderStore, entry: str) -> None:
    """Only what this version wrote under this key counts."""
    store.put(KEY, b"page")
    name = object_in(store).parent.name + object_in(store).name
    entry_of(store).write_text(entry.format(key=KEY, other=OTHER, name=name))
    assert store.get(KEY) is None


def test_truncated_missing_and_unreadable_files_are_a_miss(store: FolderStore) -> None:
    """A folder where a file should be is as unreadable as a file can be for root."""
    store.put(KEY, b"page")
    object_in(store).write_bytes(b"pa")
    assert store.get(KEY) is None
    object_in(store).unlink()
    assert store.get(KEY) is None
    entry_of(store).unlink()
    entry_of(store).mkdir()
    assert store.get(KEY) is None


def test_the_store_may_be_deleted_at_any_time(store: FolderStore) -> None:
    """It comes back with the next put."""
    store.put(KEY, b"page")
    shutil.rmtree(store.folder)
    assert store.get(KEY) is None
    store.put(KEY, b"page")
    assert store.get(KEY) == b"page"


def test_a_store_that_cannot_write_does_not_stop_a_build(
    store: FolderStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk means that the next build works more; nothing half written stays."""

    def full(_self: Path, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        store.put(KEY, b"page")
    assert store.get(KEY) is None
    assert files_of(store) == []


def test_no_draft_stays_beside_what_is_written(store: FolderStore) -> None:
    """An entry and an object are all that a put leaves."""
    store.put(KEY, b"page")
    assert sorted(files_of(store)) == sorted([entry_of(store), object_in(store)])


def test_git_is_told_to_ignore_the_folder(tmp_path: Path) -> None:
    """It holds numbers before the privacy rules; a house may change the file."""
    folder = own_folder(tmp_path)
    assert (folder / ".gitignore").read_text() == "*\n"
    (folder / ".gitignore").write_text("/objects\n")
    assert (own_folder(tmp_path) / ".gitignore").read_text() == "/objects\n"
