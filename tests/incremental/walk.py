"""A random walk: steps are taken one after the other, and after each the world is built and compared.

An own seeded walk and no state machine of hypothesis: there an example begins with an empty folder, whose first
build costs as much as ten steps, and shrinking repeats it hundreds of times. Here a walk of any length begins once. A
step is a rule and the seed of its choices, so that a list of steps can be taken again, and a shorter list as well: a
difference is reported with the shortest list that was found to show it.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import sleep
from traceback import format_exception

from incremental import choices, damage, edits, ends
from incremental.builds import build_as_users_do
from incremental.edits import Rule
from incremental.world import World, tree

from cxsite.build.publish import Publication

RULES: Mapping[Rule, int] = {**edits.RULES, **choices.RULES, **damage.RULES, **ends.RULES}
PATIENCE = 3
"""One in so many builds begins after the clock of the files has gone on."""
MENDING = 0.6
"""How often what is wrong is mended before anything else happens."""


@dataclass(frozen=True, slots=True)
class Step:
    """One rule with the seed of its choices."""

    rule: Rule
    seed: int

    def __str__(self) -> str:
        return f"{self.rule.__name__} {self.seed}"


@dataclass(slots=True)
class Walk:
    """What a walk has seen.

    Attributes:
        told: each step that did something, in words.
        compared: after how many steps a build was compared with a clean one.
        published: how many of these had something new to publish.
        instant: before how many of these it was known that there is nothing to do.
        differences: what differed after the last step; empty is what it should be.
    """

    told: list[str] = field(default_factory=list)
    compared: int = 0
    published: int = 0
    instant: int = 0
    differences: list[str] = field(default_factory=list)


def chosen(seed: int, count: int, rules: Mapping[Rule, int]) -> Iterator[Step]:
    """Return this many steps, each rule as often as its weight says."""
    random = Random(seed)
    names, weights = list(rules), list(rules.values())
    for _ in range(count):
        yield Step(random.choices(names, weights)[0], random.getrandbits(32))


def walked(world: World, steps: Iterable[Step], most: int = 10**9) -> tuple[Walk, list[Step]]:
    """Take steps until something differs, there is none left, or `most` of them were compared.

    Returns:
        What was seen, beginning with a build of the world as it is; and the steps that did something.
    """
    walk, taken = Walk(), list[Step]()
    with _telling(walk):
        compare(world, walk)
    for step in steps:
        if walk.differences or walk.compared == most:
            break
        taken.append(step)
        with _telling(walk, f"{step}: "):
            told = step.rule(world, Random(step.seed))
            if not told:
                taken.pop()
                continue
            walk.told.append(f"{step}: {told}")
            if step.seed % PATIENCE == 0:
                sleep(0.025)  # only then can the state of this build be trusted by the next one
            compare(world, walk)
    return walk, taken


@contextmanager
def _telling(walk: Walk, step: str = "") -> Iterator[None]:
    """Let a failure be a difference, so that the shortest way to it is looked for."""
    try:
        yield
    except AssertionError as error:
        walk.told.append(f"{step}{error}")
        walk.differences = [str(error)]
    except Exception as error:  # noqa: BLE001 - whatever a build fails with
        walk.differences = [f"{step}a failure", *format_exception(error)]


def compare(world: World, walk: Walk) -> None:
    """Build a world in place and write down what is to be said of it."""
    before = tree(world.output)
    built = build_as_users_do(world)
    walk.differences = built.differences + world.differences(before, built.result)
    walk.compared += 1
    walk.published += built.result.publication not in (None, Publication.UNCHANGED)
    walk.instant += built.was_instant


def random_walk(world: World, seed: int, count: int, rules: Mapping[Rule, int] = RULES) -> Walk:
    """Walk until `count` builds were compared; the differences that are found are told by the shortest way there."""
    walk, taken = walked(world, _with_mending(world, seed, chosen(seed, 10 * count, rules)), count)
    if not walk.differences:
        return walk
    shown = shortest(world, taken)
    return shown if shown.differences else walk  # what does not come again is told as it was


def _with_mending(world: World, seed: int, steps: Iterable[Step]) -> Iterator[Step]:
    """Mend soon what is wrong, so that most steps meet a handbook that can be built."""
    random = Random(seed)
    for step in steps:
        if world.clean().files is None and random.random() < MENDING:
            yield Step(edits.mend, 0)
        yield step


def shortest(world: World, steps: list[Step], tries: int = 60) -> Walk:
    """Return a walk over few of these steps that still ends in a difference."""

    def seen(some: list[Step]) -> Walk:
        with TemporaryDirectory() as room:
            return walked(world.again(Path(room)), some)[0]

    best, size = seen(steps), max(1, len(steps) // 2)
    while best.differences and tries > 0:
        for at in range(0, len(steps), size):
            tries -= 1
            fewer = [*steps[:at], *steps[at + size :]]
            walk = seen(fewer)
            if walk.differences:
                steps, best = fewer, walk
                break
        else:
            if size == 1:
                break
            size //= 2
    return best
