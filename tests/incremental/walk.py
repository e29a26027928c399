"""A random walk: steps are taken one after the other, and after each the world is built and compared.

An own seeded walk and no state machine of hypothesis: there an example begins with an empty folder, whose first
build costs as much as ten steps, and shrinking repeats it hundreds of times. Here a walk of any length begins once. A
step is a rule and the seed of its choices, so that a list of steps can be taken again, and a shorter list as well: a
difference is reported with the shortest list that was found to show it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from incremental import damage, edits, ends
from incremental.builds import build_as_users_do
from incremental.edits import Rule
from incremental.world import Clean, World, tree

from cxsite.build.publish import Publication

RULES: Mapping[Rule, int] = {**edits.RULES, **damage.RULES}
IN_PROCESSES_OF_THEIR_OWN: Mapping[Rule, int] = ends.RULES
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


def walked(
    world: World, steps: Iterator[Step] | Sequence[Step], most: int = 10**9
) -> tuple[Walk, list[Step]]:
    """Take steps until something differs, there is none left, or `most` of them were compared.

    Returns:
        What was seen, and the steps that did something: the first is always a build of the world as it is.
    """
    walk, taken = Walk(), []
    _compare(world, walk)
    for step in steps:
        if walk.differences or walk.compared > most:
            break
        told = step.rule(world, Random(step.seed))
        if told:
            taken.append(step)
            walk.told.append(f"{step}: {told}")
            _compare(world, walk)
    return walk, taken


def _compare(world: World, walk: Walk) -> None:
    before = tree(world.output)
    built = build_as_users_do(world)
    walk.differences = built.differences + world.differences(before, built.result)
    walk.compared += 1
    walk.published += built.result.publication not in (None, Publication.UNCHANGED)
    walk.instant += built.was_instant


def with_mending(steps: Iterator[Step], seed: int, is_sound: Callable[[], bool]) -> Iterator[Step]:
    """Mend what is wrong soon, so that most steps meet a handbook that can be built."""
    random = Random(seed)
    for step in steps:
        if not is_sound() and random.random() < MENDING:
            yield Step(edits.mend, 0)
        yield step


def first_difference(
    seed: int, count: int, rules: Mapping[Rule, int], room: Path, world: World | None = None
) -> str:
    """Walk `count` steps and return "", or the shortest way to a difference that was found."""
    world = world or World(room)
    steps = with_mending(chosen(seed, 10 * count, rules), seed, lambda: world.clean().files is not None)
    walk, taken = walked(world, steps, count)
    if not walk.differences:
        return ""
    shown = shortest(taken, world.cleans)
    return "\n".join([*shown.told, *shown.differences])


def shortest(steps: list[Step], cleans: dict[str, Clean], tries: int = 60) -> Walk:
    """Return a walk over few of these steps that still ends in a difference."""

    def seen(some: list[Step]) -> Walk:
        with TemporaryDirectory() as room:
            return walked(World(Path(room), cleans=cleans), some)[0]

    best, size = seen(steps), max(1, len(steps) // 2)
    while best.differences and tries:
        for at in range(0, len(steps), size):
            tries -= 1
            fewer = [*steps[:at], *steps[at + size :]]
            walk = seen(fewer)
            if walk.differences:
                steps, best = fewer[: len(walk.told)], walk
                break
        else:
            if size == 1:
                break
            size //= 2
    return best
