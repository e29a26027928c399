"""Builds of other kinds between two steps: killed ones, ones in another process, and those of a server."""

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
from incremental.choices import set_version
from incremental.edits import Rule, retint
from incremental.world import World, different, foreign_in, hashes, site_of, tree

from cxsite.build.manifest import NAME
from cxsite.serve.site import HandbookBuilder

ROOT = Path(__file__).parents[2]
CALLS = ((io, "open"), (os, "mkdir"), (os, "rename"), (os, "replace"), (os, "unlink"))
"""What is called whenever something on the disk changes, and often when it is read."""


def kill(world: World, random: Random) -> str:
    """Change something, and kill the build of it -9 at one of its first calls to the disk, or its last ones."""
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


def serve(world: World, _random: Random) -> str:
    """Build in memory, as the server does that has been running since it was asked first."""
    clean, settings = world.clean(), world.settings
    if settings.strict:
        return ""  # a server shows warnings, and the site as well
    if world.server is None or world.server.folder != world.folder:
        world.server = HandbookBuilder(
            world.folder,
            settings.options(cache=True),
            lambda error: (repr(error), ""),
            rooms=settings.program.rooms(),
        )
    server = world.server
    server.options = settings.options(cache=True)
    built = settings.program.run(lambda _: server.build())
    assert built.fault is None, built.fault
    assert tuple(built.problems) == clean.problems, (
        f"the server says {built.problems} and not {clean.problems}"
    )
    shown = None if built.files is None else hashes(built.files)
    wanted = clean.files and {path: found for path, found in clean.files.items() if path != NAME}
    assert shown == wanted, f"the server shows other pages: {sorted(different(shown or {}, wanted or {}))}"
    return "served"


RULES: Mapping[Rule, int] = {kill: 3, serve: 6, build_apart: 1}
"""Each rule, and how often it is taken."""
