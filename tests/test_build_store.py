"""The store gives back what was put, or nothing."""

import os
import shutil
import signal
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxsite.build import file_store as kept
from cxsite.build.file_store import NAME, FileStore, kept_in
from cxsite.build.keys import digest
from cxsite.build.store import NoStore, Store, own_folder

KEY, OTHER = digest("one"), digest("other")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return own_folder(tmp_path)


def put(folder: Path, key: str = KEY, data: bytes = b"page") -> None:
    with kept_in(folder) as store:
        store.put(data, key)


def got(folder: Path, key: str = KEY) -> bytes | None:
    with kept_in(folder) as store:
        return store.get(key)


def changed(folder: Path, statement: str, *values: object) -> None:
    """Change the file behind the store's back."""
    connection = sqlite3.connect(folder / NAME)
    with connection:
        connection.execute(statement, values)
    connection.close()


def counted(folder: Path, table: str) -> int:
    connection = sqlite3.connect(folder / NAME)
    (count,) = connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()  # noqa: S608 - a name of this file's
    connection.close()
    return int(count)


def test_what_was_put_is_given_back(folder: Path) -> None:
    """At once and to the next process; empty, put twice, or put under two keys: then it lies there once."""
    with kept_in(folder) as store:
        assert store.get(KEY) is None
        for data in (b"", b"page", b"page", b"later"):
            store.put(data, KEY)
            assert store.get(KEY) == data
            store.flush()
            assert store.get(KEY) == data
        store.put(b"later", OTHER)
    assert (got(folder), got(folder, OTHER)) == (b"later", b"later")
    assert (counted(folder, "entries"), counted(folder, "objects")) == (2, 3)


def test_no_store_keeps_nothing() -> None:
    """`--no-cache` neither reads nor writes."""
    store: Store = NoStore()
    store.put(b"page", KEY)
    assert store.get(KEY) is None


def test_much_is_written_before_the_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long build that is killed has kept most of its work."""
    monkeypatch.setattr(kept, "BATCH", 4)
    child = os.fork()
    if child == 0:
        store = FileStore(folder)
        store.put(b"pages", KEY)
        os.kill(os.getpid(), signal.SIGKILL)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    assert got(folder) == b"pages"


def test_what_was_not_written_is_missing_after_a_kill(folder: Path) -> None:
    """The control for the test above: below the batch it only waits."""
    child = os.fork()
    if child == 0:
        FileStore(folder).put(b"pages", KEY)
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert got(folder) is None


@settings(max_examples=30, deadline=None)
@given(st.binary(min_size=1, max_size=40), st.integers(0, 2**20), st.integers(1, 255))
def test_one_damaged_byte_anywhere_is_a_miss_or_no_matter(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, at: int, bits: int
) -> None:
    """Wherever it is in the file; and after the next put it is repaired."""
    folder = tmp_path_factory.mktemp("flip")
    for key, value in ((KEY, data), (OTHER, b"other page")):
        put(folder, key, value)
    spoilt = bytearray((folder / NAME).read_bytes())
    spoilt[at % len(spoilt)] ^= bits
    (folder / NAME).write_bytes(bytes(spoilt))
    assert got(folder) in (data, None)
    assert got(folder, OTHER) in (b"other page", None)
    put(folder, KEY, data)
    put(folder, KEY, data)  # the first may have found that the file is beyond repair, and made a new one
    assert got(folder) == data


def test_a_damaged_object_is_a_miss(folder: Path) -> None:
    """Its hash is looked at: this is the control that there is something to be found."""
    put(folder)
    changed(folder, "UPDATE objects SET data = ?", b"qage")
    assert got(folder) is None
    put(folder)
    assert got(folder) == b"page"


def test_an_entry_that_leads_to_other_bytes_than_its_hash_says_is_a_miss(folder: Path) -> None:
    """An entry without its object, too."""
    put(folder)
    changed(folder, "UPDATE entries SET object = ?", b"\0" * 32)
    assert got(folder) is None


def test_an_entry_that_was_moved_is_a_miss(folder: Path) -> None:
    """Each key leads to whole bytes, but to those of the other one."""
    put(folder)
    put(folder, OTHER, b"other page")
    first, other = b"\0" * 32, bytes.fromhex(KEY)
    for old, new in (
        (bytes.fromhex(KEY), first),
        (bytes.fromhex(OTHER), other),
        (first, bytes.fromhex(OTHER)),
    ):
        changed(folder, "UPDATE entries SET key = ? WHERE key = ?", new, old)
    assert (got(folder), got(folder, OTHER)) == (None, None)


@pytest.mark.parametrize("value", ["qage", 7, 7.5])
@pytest.mark.parametrize("place", ["objects SET data", "entries SET seal", "entries SET object"])
def test_what_is_not_bytes_is_a_miss(folder: Path, place: str, value: object) -> None:
    """A bit that flips in the head of a row makes text or a number of what was bytes."""
    put(folder)
    changed(folder, f"UPDATE {place} = ?", value)
    assert got(folder) is None


@pytest.mark.parametrize("place", ["objects SET data", "entries SET seal"])
def test_text_of_bytes_that_no_text_has_is_a_miss(folder: Path, place: str) -> None:
    """The same flipped bit; the store is as good as before for everything else."""
    put(folder, OTHER, b"other page")
    put(folder, KEY, b"\xff\xfe")
    name, column = place.split(" SET ")
    changed(folder, f"UPDATE {place} = CAST(x'ff' AS TEXT) WHERE {column} != ?", b"other page")
    assert got(folder) is None
    assert counted(folder, name) == 2


def test_a_table_that_is_described_by_no_text_is_damage(folder: Path) -> None:
    """SQLite quotes it, and Python cannot decode the quotation."""
    put(folder)
    file = folder / NAME
    file.write_bytes(file.read_bytes().replace(b"CREATE TABLE entries", b"CREATE T\xffBLE entries"))
    assert got(folder) is None
    put(folder)
    assert got(folder) == b"page"


def test_damage_that_has_no_code_of_sqlite_ends_the_store(folder: Path) -> None:
    """Python has found it; nothing is kept any more, and the next build begins anew."""
    put(folder)
    with kept_in(folder) as store:
        store._give_up_after(sqlite3.OperationalError("cannot be decoded"))
        assert store.get(KEY) is None
    assert not (folder / NAME).exists()


def test_where_there_is_too_much_what_is_damaged_is_forgotten_too(folder: Path) -> None:
    """A flipped bit can make nothing at all of bytes: then nobody knows their length."""
    put(folder)
    connection = sqlite3.connect(folder / NAME)
    with connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = replace(sql, 'data BLOB NOT NULL', 'data BLOB')")
    connection.close()
    changed(folder, "UPDATE objects SET data = NULL")
    FileStore(folder, limit=1).close()
    assert counted(folder, "objects") == 0


@pytest.mark.parametrize(
    "spoil", [b"", b"not a database, but long enough to be looked at" * 40, b"SQLite format 3\0"]
)
def test_a_file_that_is_no_store_is_replaced(folder: Path, spoil: bytes) -> None:
    """Whatever somebody left under its name."""
    (folder / NAME).write_bytes(spoil)
    assert got(folder) is None
    put(folder)
    assert got(folder) == b"page"


def test_a_store_of_another_format_is_replaced(folder: Path) -> None:
    """Only what this version wrote counts."""
    put(folder)
    changed(folder, "PRAGMA user_version = 99")
    assert got(folder) is None
    put(folder)
    assert got(folder) == b"page"


def test_a_folder_in_its_place_does_not_stop_a_build(folder: Path) -> None:
    """What can be neither opened nor removed means that the build works without memory."""
    (folder / NAME).mkdir()
    put(folder)
    assert got(folder) is None


def test_the_store_may_be_deleted_at_any_time(folder: Path) -> None:
    """While it is open, too; the next one begins anew."""
    put(folder)
    with kept_in(folder) as store:
        shutil.rmtree(folder)
        store.put(b"page", OTHER)
    folder.mkdir()
    assert got(folder) is None
    put(folder)
    assert got(folder) == b"page"


def test_a_full_disk_does_not_stop_a_build(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next build works more; nothing half written stays."""
    real = sqlite3.connect

    def small(*args: object, **options: object) -> sqlite3.Connection:
        connection = real(*args, **options)  # type: ignore[call-overload] # passed on as it came
        connection.execute("PRAGMA max_page_count = 12")
        return connection  # type: ignore[no-any-return] # a connection

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", small)
        with kept_in(folder) as store:
            store.put(os.urandom(1 << 20), KEY)
            store.flush()
            assert store.get(KEY) is None
            store.put(b"page", OTHER)
    assert (got(folder), got(folder, OTHER)) == (None, None)


def test_what_is_of_no_use_any_more_is_forgotten_above_the_limit(folder: Path) -> None:
    """What this build asked for or put stays; the file becomes smaller."""
    keys = [digest(number) for number in range(64)]
    store = FileStore(folder)
    for key in keys:
        store.put(os.urandom(10_000), key)
    store.close()
    before = (folder / NAME).stat().st_size
    store = FileStore(folder, limit=400_000)
    assert store.get(keys[0])
    store.put(b"page", KEY)
    store.close()
    assert (folder / NAME).stat().st_size < before / 2
    assert got(folder, keys[0])
    assert (got(folder), got(folder, keys[1])) == (b"page", None)
    assert got(folder, keys[-1])


def test_below_the_limit_nothing_is_forgotten(folder: Path) -> None:
    """An author who goes back and forth between two versions finds both."""
    put(folder, KEY, b"one")
    put(folder, OTHER, b"other")
    assert (got(folder), got(folder, OTHER)) == (b"one", b"other")


def test_readers_are_served_while_somebody_writes(folder: Path) -> None:
    """Workers look up charts while the build keeps pages."""
    put(folder)
    with kept_in(folder) as writer, kept_in(folder) as reader:
        writer.put(b"more", OTHER)
        writer.flush()
        assert (reader.get(KEY), reader.get(OTHER)) == (b"page", b"more")


def test_git_is_told_to_ignore_the_folder(tmp_path: Path) -> None:
    """It holds numbers before the privacy rules; a house may change the file."""
    folder = own_folder(tmp_path)
    assert (folder / ".gitignore").read_text() == "*\n"
    (folder / ".gitignore").write_text("/store.db\n")
    assert (own_folder(tmp_path) / ".gitignore").read_text() == "/store.db\n"
