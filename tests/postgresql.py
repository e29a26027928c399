"""A PostgreSQL of a test's own: in a temporary folder, on a socket in it and on no port, gone afterwards.

Debian's package `postgresql` brings it (`make` installs it: see `.ci/system-packages`); no service has to run. Its
server refuses to run as root, so a test that is root starts it as `nobody`.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

FOLDERS = Path("/usr/lib/postgresql")
MISSING = "there is no PostgreSQL on this machine: run `make test`, or `.ci/system-packages postgresql`"
SECONDS = 30


def binaries() -> Path:
    """The folder with `initdb` and `postgres`: of the newest version that Debian has put there, or from the path."""
    found = sorted(FOLDERS.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    beside = shutil.which("initdb")
    assert found or beside, MISSING
    return (found[-1] if found else Path(beside or "").resolve()).parent


@contextmanager
def server() -> Iterator[str]:
    """Start one and yield its address; it is stopped in the end."""
    folder = Path(tempfile.mkdtemp(prefix="cxpg-", dir="/tmp"))
    try:
        who = _nobody(folder) if os.getuid() == 0 else {}
        process = _started(folder, who)
        try:
            yield _ready(f"host={folder} user=tester dbname=postgres", process)
        finally:
            process.terminate()
            process.wait(SECONDS)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _nobody(folder: Path) -> dict[str, Any]:
    owner = pwd.getpwnam("nobody")
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


def _started(folder: Path, who: dict[str, Any]) -> "subprocess.Popen[bytes]":
    home, data = binaries(), folder / "data"
    options = ("--auth=trust", "--username=tester", "--encoding=UTF8", "--no-locale", "--no-sync", "--pgdata")
    made = subprocess.run(
        [home / "initdb", *options, data], cwd=folder, capture_output=True, text=True, check=False, **who
    )
    assert made.returncode == 0, made.stdout + made.stderr
    settings = {"listen_addresses": "", "fsync": "off", "unix_socket_directories": folder}
    return subprocess.Popen(
        [home / "postgres", "-D", data, *(f"--{key}={value}" for key, value in settings.items())],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **who,
    )


def _ready(address: str, process: "subprocess.Popen[bytes]") -> str:
    """Return the address as soon as somebody answers there."""
    last = time.monotonic() + SECONDS
    while True:
        assert process.poll() is None, "the server has ended"
        try:
            psycopg.connect(address).close()
        except psycopg.OperationalError:
            assert time.monotonic() < last, "the server does not answer"
            time.sleep(0.05)
        else:
            return address
