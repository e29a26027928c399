"""What happens to the memory and to the output between two builds: nothing of it may change what a build makes."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from random import Random

from incremental.edits import Rule
from incremental.world import FOREIGN, World

from cxsite.build.publish import stage_of

HOSTILE = (
    b"",
    b"<script>alert(1)</script>",
    b"cbuiltins\nexit\n(tR.",  # a pickle that ends whoever loads it
    b"\x80\x04\x95\xff\xff\xff\xff\xff\xff\xff\x7f",  # a pickle that wants all memory
    b"\xc6\xff\xff\xff\xff",  # msgpack that promises 4 GB
    b"\x91" * 10_000,  # msgpack of ten thousand lists in each other
)


def memories(world: World) -> list[Path]:
    """Return every file that earlier builds keep for later ones."""
    own = world.folder / ".cxsite"
    return sorted(
        path for path in own.rglob("*") if path.is_file() and path.name not in {".gitignore", "lock"}
    )


@contextmanager
def opened(world: World) -> Iterator[sqlite3.Connection | None]:
    """Open the store as somebody who knows how it is built; None where there is none, or none that opens."""
    file = world.folder / ".cxsite/store.db"
    if not file.is_file():
        yield None
        return
    connection = sqlite3.connect(file)
    try:
        with connection:
            yield connection
    finally:
        connection.close()


def pages(world: World) -> list[Path]:
    """Return every file of the output but the manifest, without which it is not ours."""
    if not world.output.is_dir():
        return []
    return sorted(
        path
        for path in world.output.rglob("*")
        if path.is_file() and path.name != "manifest.json" and path != world.output / FOREIGN
    )


def flip(world: World, random: Random) -> str:
    """Some bytes of the memory are no longer what they were, a bit in each."""
    files = [path for path in memories(world) if path.stat().st_size]
    for path in files:
        data = bytearray(path.read_bytes())
        for _ in range(random.choice((1, 1, 30, 300))):
            data[random.randrange(len(data))] ^= 1 << random.randrange(8)
        path.write_bytes(data)
    return "bits of the memory are flipped" if files else ""


def rot(world: World, random: Random) -> str:
    """Some of what is kept is no longer what it was, though everything around it is whole."""

    def damaged(connection: sqlite3.Connection) -> None:
        kept = [
            (row, data)
            for row, data in connection.execute("SELECT id, data FROM objects ORDER BY id")
            if data
        ]
        for row, data in random.sample(kept, len(kept) // 3):
            at = random.randrange(len(data))
            other = data[:at] + bytes([data[at] ^ 1 << random.randrange(8)]) + data[at + 1 :]
            connection.execute("UPDATE objects SET data = ? WHERE id = ?", (other, row))

    return _change(world, damaged, "a third of what is kept has a flipped bit")


def plant(world: World, random: Random) -> str:
    """Somebody writes into the memory what a careless reader would execute, believe or choke on."""

    def damaged(connection: sqlite3.Connection) -> None:
        rows = [row for (row,) in connection.execute("SELECT id FROM objects ORDER BY id")]
        for row in random.sample(rows, len(rows) // 4):
            connection.execute("UPDATE objects SET data = ? WHERE id = ?", (random.choice(HOSTILE), row))

    if random.random() < 0.5:
        return _change(world, damaged, "hostile bytes are kept")
    files = memories(world)
    for path in files:
        path.write_bytes(random.choice(HOSTILE))
    return "hostile bytes instead of the memory" if files else ""


def confuse(world: World, random: Random) -> str:
    """What is kept stands under other names: each key leads to what another one led to."""

    def damaged(connection: sqlite3.Connection) -> None:
        entries = connection.execute("SELECT key, object FROM entries ORDER BY key").fetchall()
        objects = [found for _, found in entries]
        random.shuffle(objects)
        for (key, _), found in zip(entries, objects, strict=True):
            connection.execute("UPDATE entries SET object = ? WHERE key = ?", (found, key))

    return _change(world, damaged, "every key leads to something else")


def disguise(world: World, random: Random) -> str:
    """The store is of another version, or has tables that do something when they are used."""
    told = random.choice(
        (
            "PRAGMA user_version = 99",
            "CREATE TRIGGER t AFTER INSERT ON entries BEGIN UPDATE objects SET data = x'00'; END",
            "CREATE TRIGGER t AFTER INSERT ON objects BEGIN DELETE FROM entries; END",
            "DROP TABLE entries",
            "ALTER TABLE objects RENAME COLUMN data TO other",
            "DELETE FROM objects",
        )
    )
    return _change(world, lambda connection: connection.execute(told), f"the store says: {told}")


def _change(world: World, damaged: Callable[[sqlite3.Connection], object], told: str) -> str:
    try:
        with opened(world) as connection:
            if connection is None:
                return ""
            damaged(connection)
    except sqlite3.Error:
        return ""  # it is damaged already
    return told


def truncate(world: World, random: Random) -> str:
    """Files of the memory end early."""
    files = memories(world)
    for path in files:
        path.write_bytes(path.read_bytes()[: random.randrange(1 + path.stat().st_size)])
    return "files of the memory end early" if files else ""


def forget(world: World, random: Random) -> str:
    """The memory, or a file of it, is deleted."""
    own = world.folder / ".cxsite"
    found = random.choice([own, *sorted(own.glob("*"))])
    if found.is_dir():
        shutil.rmtree(found)
    else:
        found.unlink(missing_ok=True)
    return f"{found.name} is deleted"


def age_memory(world: World, random: Random) -> str:
    """All times of the memory are new, or old."""
    when = random.choice((1, 2_000_000_000))
    for path in memories(world):
        os.utime(path, (when, when))
    return "the memory looks as if it were of another day"


def deface(world: World, random: Random) -> str:
    """Somebody writes into the output: as much as was there, or more."""
    files = pages(world)
    for path in random.sample(files, min(len(files), 3)):
        before, data = path.stat(), bytearray(path.read_bytes() or b" ")
        data[random.randrange(len(data))] ^= 1
        path.unlink()
        path.write_bytes(data + random.choice((b"", b"more")))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    return "pages of the output are altered" if files else ""


def lose_pages(world: World, random: Random) -> str:
    """Files of the output are deleted, or a folder, or all of it."""
    files = pages(world)
    if not files:
        return ""
    path = random.choice(files)
    match random.choice(("file", "folder", "all")):
        case "file":
            path.unlink()
        case "folder" if path.parent != world.output:
            shutil.rmtree(path.parent)
        case _:
            shutil.rmtree(world.output)
    return f"{path.name} of the output is deleted, with or without its folder"


def link_page(world: World, random: Random) -> str:
    """A page of the output is a link to its own bytes elsewhere."""
    files = pages(world)
    if not files:
        return ""
    path = random.choice(files)
    path.rename(world.room / "linked")
    path.symlink_to(world.room / "linked")
    return f"{path.name} of the output is a link"


def leave_note(world: World, _random: Random) -> str:
    """Somebody puts a file of their own into the output."""
    if not world.output.is_dir():
        return ""
    (world.output / FOREIGN).parent.mkdir(exist_ok=True)
    (world.output / FOREIGN).write_text("not yours", encoding="utf-8")
    return "somebody's own file in the output"


def leave_stage(world: World, _random: Random) -> str:
    """A build that died has left its half of a site."""
    stage = stage_of(world.output)
    shutil.rmtree(stage, ignore_errors=True)
    (stage / "en").mkdir(parents=True)
    (stage / "en/index.html").write_text("half", encoding="utf-8")
    return "the half site of a build that died"


RULES: Mapping[Rule, int] = {
    flip: 3,
    rot: 2,
    truncate: 1,
    plant: 2,
    disguise: 1,
    confuse: 2,
    forget: 2,
    age_memory: 1,
    deface: 4,
    lose_pages: 3,
    link_page: 1,
    leave_note: 1,
    leave_stage: 1,
}
"""Each rule, and how often it is taken."""
