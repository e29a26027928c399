"""A store in one file, `.cxsite/store.db`.

SQLite keeps the file: a process that is killed while it writes leaves the former state, and one file of ten
thousand entries is opened once. Only power that fails can damage it (`synchronous` is off), and damage is a miss.
A key leads to the hash of some bytes, and the hash to the bytes, so equal bytes lie there once; a seal tells that
this key led to this hash.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

NAME = "store.db"
FORMAT = 1  # another number, and every reader makes the file anew
LIMIT = 1 << 30  # bytes; above it, what the last build had no use for is forgotten
BATCH = 8 << 20  # bytes that wait in memory before they are written together

TABLES = """
PRAGMA auto_vacuum = INCREMENTAL;
CREATE TABLE entries (key BLOB PRIMARY KEY, object BLOB NOT NULL, seal BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE objects (id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, data BLOB NOT NULL);
"""
DAMAGE = (sqlite3.Error, UnicodeDecodeError)
"""What tells damage: SQLite quotes what it does not understand, and not every byte of that can be decoded."""

FIND = "SELECT object, seal, data FROM entries JOIN objects ON hash = object WHERE key = ?"


class FileStore:
    """Keeps bytes in the file `store.db` of a folder; one process at a time writes, any number reads.

    What is put waits in memory until there is enough of it or until `close`; `get` finds it there too.
    """

    def __init__(self, folder: Path, *, limit: int = LIMIT) -> None:
        self._file = folder / NAME
        self._limit = limit
        self._waiting: dict[bytes, tuple[bytes, bytes]] = {}
        self._size = 0
        self._used: set[bytes] = set()
        self._connection = self._opened()

    def get(self, key: str) -> bytes | None:
        """Return the bytes put under this key, or None when they are missing or damaged."""
        name = bytes.fromhex(key)
        if name in self._waiting:
            return self._waiting[name][1]
        if self._connection is None:
            return None
        try:
            found = self._connection.execute(FIND, (name,)).fetchone()
        except DAMAGE as error:
            self._give_up_after(error)
            return None
        if found is None:
            return None
        known, seal, data = found
        if not isinstance(data, bytes) or _hash(data) != known or _seal(name, known) != seal:
            return None
        self._used.add(known)
        return data

    def put(self, data: bytes, *keys: str) -> None:
        """Keep the bytes under these keys; a full or read-only disk is no reason to stop a build."""
        found = _hash(data), data
        self._waiting |= {bytes.fromhex(key): found for key in keys}
        self._size += len(data)
        if self._size > BATCH:
            self.flush()

    def again(self) -> "FileStore":
        """Return the same store for another process: a connection of SQLite does not survive a fork."""
        return FileStore(self._file.parent, limit=self._limit)

    def flush(self) -> None:
        """Write what waits, all of it or nothing."""
        waiting, self._waiting, self._size = self._waiting, {}, 0
        self._used.update(name for name, _ in waiting.values())
        if self._connection is None or not waiting:
            return
        try:
            with self._connection as transaction:
                transaction.executemany(
                    "INSERT INTO objects (hash, data) VALUES (?, ?)"
                    " ON CONFLICT (hash) DO UPDATE SET data = excluded.data",  # it may be damaged
                    dict(waiting.values()).items(),
                )
                transaction.executemany(
                    "INSERT OR REPLACE INTO entries VALUES (?, ?, ?)",
                    ((key, name, _seal(key, name)) for key, (name, _) in waiting.items()),
                )
        except DAMAGE as error:
            self._give_up_after(error)

    def close(self) -> None:
        """Write what waits, and forget what was of no use where there is too much of it."""
        self.flush()
        if self._connection is None:
            return
        with suppress(*DAMAGE):
            self._trim(self._connection)
        self._connection.close()
        self._connection = None

    def _trim(self, connection: sqlite3.Connection) -> None:
        """Forget the oldest objects that nobody asked for since the store was opened, down to half of the limit."""
        size = _size(connection)
        if size <= self._limit:
            return
        with connection as transaction:
            rows = transaction.execute(
                "SELECT id, hash, coalesce(length(data), 0) FROM objects ORDER BY id"
            ).fetchall()
            for identifier, name, length in rows:
                if size <= self._limit // 2:
                    break
                if name not in self._used:
                    transaction.execute("DELETE FROM objects WHERE id = ?", (identifier,))
                    size -= length
            transaction.execute("DELETE FROM entries WHERE object NOT IN (SELECT hash FROM objects)")
        connection.executescript("PRAGMA incremental_vacuum")  # `execute` would give back one page of many

    def _opened(self) -> sqlite3.Connection | None:
        """Return the open file, made anew where it is none of ours; None where that cannot be done."""
        for _ in range(2):
            with suppress(*DAMAGE, OSError):
                if connection := _connected(self._file):
                    return connection
                _remove(self._file)
        return None

    def forget(self) -> None:
        """Keep nothing of what was put so far; the next build begins with an empty file."""
        self._waiting, self._size = {}, 0
        self._give_up()

    def _give_up_after(self, error: Exception) -> None:
        """Forget everything, unless another process only was faster."""
        code = getattr(error, "sqlite_errorcode", None)  # what Python finds itself has none
        if code not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            self._give_up()

    def _give_up(self) -> None:
        """After damage or a full disk nothing is kept any more; the next build begins with an empty file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        with suppress(OSError):
            _remove(self._file)


@contextmanager
def kept_in(folder: Path) -> Iterator[FileStore]:
    """Open the store in a folder, and write what was put when the work is done or has failed."""
    store = FileStore(folder)
    try:
        yield store
    finally:
        store.close()


def _connected(file: Path) -> sqlite3.Connection | None:
    """Return the file opened, with its tables; None when it is there and none of ours."""
    is_new = not file.exists()
    connection = sqlite3.connect(file, timeout=1)
    connection.text_factory = bytes  # a flipped bit makes text of bytes, and not every byte can be decoded
    try:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        if is_new:
            connection.executescript(TABLES)
            connection.execute(f"PRAGMA user_version = {FORMAT}")
        if connection.execute("PRAGMA user_version").fetchone() == (FORMAT,):
            return connection
    except DAMAGE:
        pass
    connection.close()
    return None


def _remove(file: Path) -> None:
    for name in (file, file.with_name(f"{file.name}-journal")):
        name.unlink(missing_ok=True)


def _size(connection: sqlite3.Connection) -> int:
    """Return how many bytes of the file are in use."""
    numbers = (f"PRAGMA {name}" for name in ("page_count", "freelist_count", "page_size"))
    count, free, each = (int(connection.execute(number).fetchone()[0]) for number in numbers)
    return (count - free) * each


def _hash(data: bytes) -> bytes:
    return blake2b(data, digest_size=32).digest()


def _seal(key: bytes, name: bytes) -> bytes:
    """Return what an entry is known by that was not moved, damaged or mistaken for another one."""
    return blake2b(key + name, digest_size=8).digest()
