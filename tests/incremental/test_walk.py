"""Whatever happens between two builds, a build in place equals a clean one: in bytes, in problems, in nothing left."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from incremental import edits
from incremental.ends import serve
from incremental.mutants import MUTANTS, Mutant
from incremental.program import SHARES, Program
from incremental.quick import quick
from incremental.walk import Walk, chosen, compare, random_walk
from incremental.world import Clean, Settings, World

from cxsite.build.file_store import FileStore
from cxsite.read import recall

SHARES_OF_PAGES = tuple(Settings(program=Program(share=share)) for share in range(SHARES))
DRAWN = Settings(program=Program(draws=True))
FIRST = SHARES_OF_PAGES[1]
CLEANS: dict[str, Clean] = {}


@pytest.fixture(autouse=True)
def _quick() -> Iterator[None]:
    with quick():
        yield


def outcome(walk: Walk) -> str:
    """What there is to say of a walk that found a difference; "" of one that found none."""
    return "\n".join([*walk.told, *walk.differences]) if walk.differences else ""


@pytest.mark.parametrize("seed", range(4))
def test_a_build_in_place_equals_a_clean_one(tmp_path: Path, seed: int) -> None:
    """After each of 75 random steps, four times."""
    walk = random_walk(World(tmp_path, settings=SHARES_OF_PAGES[seed % SHARES]), seed, 75)
    assert outcome(walk) == ""
    assert walk.compared == 75
    assert walk.published > 5


@pytest.mark.trust
@pytest.mark.parametrize("seed", range(100, 125))
def test_all_pages_in_place_equal_clean_ones(tmp_path: Path, seed: int) -> None:
    """After each of 200 random steps, twenty-five times."""
    walk = random_walk(World(tmp_path), seed, 200)
    assert outcome(walk) == ""
    assert walk.compared == 200


@pytest.mark.trust
@pytest.mark.parametrize("seed", range(200, 204))
def test_pages_with_real_drawings_in_place_equal_clean_ones(tmp_path: Path, seed: int) -> None:
    """After each of 50 random steps, four times."""
    walk = random_walk(World(tmp_path, settings=DRAWN), seed, 50)
    assert outcome(walk) == ""
    assert walk.compared == 50


def test_an_empty_folder_makes_no_difference(tmp_path: Path) -> None:
    """Of a theme whose files are gone a folder is left; without it the theme would be unknown."""
    world, walk = World(tmp_path, settings=FIRST), Walk()
    for path in world.sources():
        if path.startswith("themes/"):
            (world.folder / path).unlink()
    compare(world, walk)
    assert outcome(walk) == ""


def test_a_build_that_fails_is_a_difference(tmp_path: Path) -> None:
    """It is told by the shortest way there: of these steps one is enough."""
    get = FileStore.get

    def fail(store: FileStore, key: str) -> bytes | None:
        if store._file.parents[1].name == "x":
            raise KeyError(key)
        return get(store, key)

    def move(world: World, _random: Random) -> str:
        before, world.name = world.folder, "x"
        before.rename(world.folder)
        return "moved"

    def install(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(FileStore, "get", fail)

    walk = random_walk(World(tmp_path, settings=FIRST, forgets=install), 1, 9, {edits.touch: 3, move: 1})
    assert [step.split()[0] for step in walk.told] == ["move"]
    assert walk.differences[-1].startswith("KeyError: ")


@pytest.mark.parametrize("mutant", MUTANTS, ids=str)
def test_a_program_that_forgets_a_part_of_what_it_depends_on_is_caught(
    tmp_path: Path, mutant: Mutant
) -> None:
    """By the first build after a change that only this part tells, if not before."""
    world, walk = World(tmp_path, settings=FIRST, cleans=CLEANS, forgets=mutant.install), Walk()
    compare(world, walk)
    if not walk.differences:
        assert mutant.change(world, Random(1))
        compare(world, walk)
    assert walk.differences


def test_a_program_that_forgets_nothing_is_not_accused(tmp_path: Path) -> None:
    """The control: none of the changes that catch a mutant makes a difference to the program as it is."""
    world, walk = World(tmp_path, settings=FIRST), Walk()
    for change in dict.fromkeys(mutant.change for mutant in MUTANTS):
        compare(world, walk)
        assert outcome(walk) == ""
        assert change(world, Random(1))
    compare(world, walk)
    assert outcome(walk) == ""


def served(world: World, steps: int) -> int:
    """Ask one server after each of so many random edits, and return how often."""
    random = Random(7)
    asked = [serve(world, random)]
    for step in chosen(7, steps, edits.RULES):
        if world.clean().files is None:
            edits.mend(world, random)
        if step.rule(world, Random(step.seed)):
            asked.append(serve(world, random))
    return len(asked)


def test_a_server_that_goes_on_shows_what_a_clean_build_makes(tmp_path: Path) -> None:
    """After each of 40 random edits, in bytes and in problems."""
    assert served(World(tmp_path, settings=FIRST, cleans=CLEANS), 40) > 25


def test_a_server_that_takes_what_stands_at_one_place_for_the_same_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: entities under the same ids as before are taken for those that they were."""
    monkeypatch.setattr(recall, "is_", lambda _one, _other: True)
    with pytest.raises(AssertionError, match="other pages"):
        served(World(tmp_path, settings=FIRST, cleans=CLEANS), 40)
