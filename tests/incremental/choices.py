"""What whoever builds decides from one build to the next: the day, the strictness, the processes, the program."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from time import sleep

from incremental.edits import Rule
from incremental.world import World


def set_day(world: World, random: Random) -> str:
    """Build as of another day, told by the option or the environment."""
    day = random.choice((None, date(2026, 9, 30), date(2026, 12, 31), date(2027, 6, 30)))
    epoch = random.choice(("", "", "1798675200", "0"))
    world.settings = replace(world.settings, as_of=day, epoch=epoch)
    return f"as of {day}, SOURCE_DATE_EPOCH {epoch!r}"


def set_strict(world: World, _random: Random) -> str:
    """Let warnings stop a build, or no longer."""
    world.settings = replace(world.settings, strict=not world.settings.strict)
    return f"strict: {world.settings.strict}"


def set_jobs(world: World, random: Random) -> str:
    """Build with one process, or for a while with four."""
    world.settings = replace(world.settings, jobs=random.choice((1, 1, 4)))
    return f"{world.settings.jobs} jobs"


def set_version(world: World, random: Random) -> str:
    """Another version of the program is installed; a server that was running is started anew."""
    if world.server:
        world.server.close()
        world.server = None
    program = replace(world.settings.program, version=random.randrange(3))
    world.settings = replace(world.settings, program=program)
    return f"version {program.version} of the program"


def wait(_world: World, _random: Random) -> str:
    """Nothing happens for long enough that the clock of the files goes on."""
    sleep(0.03)
    return "nothing happens"


def next_day(world: World, _random: Random) -> str:
    """A day passes for what is judged by a day."""
    day = (world.settings.as_of or date(2026, 9, 20)) + timedelta(days=1)
    world.settings = replace(world.settings, as_of=day)
    return f"as of {day}"


RULES: Mapping[Rule, int] = {
    set_day: 2,
    next_day: 2,
    set_strict: 1,
    set_jobs: 3,
    set_version: 3,
    wait: 4,
}
"""Each rule, and how often it is taken."""
