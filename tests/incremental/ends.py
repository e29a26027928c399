"""Steps that need a process of their own: builds that are killed, and builds with another order of hashes."""

import io
import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from signal import SIGKILL
from typing import Any

import pytest
from incremental.apart import as_told
from incremental.builds import build_as_users_do
from incremental.edits import Rule
from incremental.world import World, foreign_in, hashes, site_of, tree

ROOT = Path(__file__).parents[2]
CALLS = ((io, "open"), (os, "mkdir"), (os, "rename"), (os, "replace"), (os, "unlink"))
"""What is called whenever something on the disk changes, and often when it is read."""


def kill(world: World, random: Random) -> str:
    """Change something, and kill the build of it -9 at one of its first calls to the disk, or its last ones."""
    from incremental.edits import retint, set_version  # noqa: PLC0415 - for the steps above them in the walk

    done = random.choice((retint, set_version))(world, random)
    found, number = tree(world.output), random.choice((3, 30, 100, 300, 1000))
    at = random.randint(1, number)
    ended = forked(lambda: _build_until(world, at))
    before, after, new = hashes(site_of(found)), hashes(site_of(tree(world.output))), world.clean().files
    wanted = before if new is None else {**new, **hashes(foreign_in(found))}
    assert after in (before, wanted), f"half a site after call {at}"
    return f"{done}; the build of it {'was killed' if ended == -SIGKILL else 'ended'} at call {at}"


def forked(work: Callable[[], object]) -> int:
    """Do some work in a child, and return the code that it ends with, negative for a signal."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # from 3.12 on: another thread may be running
        child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _build_until(world: World, at: int) -> None:
    calls = 0

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == at:
                os.kill(os.getpid(), SIGKILL)
            return real(*args, **options)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for owner, name in CALLS:
            patch.setattr(owner, name, counted(getattr(owner, name)))
        build_as_users_do(world)


def build_apart(world: World, random: Random) -> str:
    """Build in a process with another order of hashes, time zone and locale."""
    seed, zone = str(random.randint(0, 9999)), random.choice(("Asia/Shanghai", "America/St_Johns"))
    done = subprocess.run(
        [sys.executable, "-m", "incremental.apart", world.folder, world.output, as_told(world.settings)],
        env={
            **os.environ,
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}",
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": "C",
            "SOURCE_DATE_EPOCH": world.settings.epoch,
        },
        cwd=world.room,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return f"built apart, order of hashes {seed}, {zone}"


RULES: Mapping[Rule, int] = {kill: 3, build_apart: 1}
"""Each rule, and how often it is taken."""
