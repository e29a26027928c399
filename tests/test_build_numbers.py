"""A dataset that did not change is not measured again, and the findings are those of measuring everything at once."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest
from build_fakes import rooms as toy_rooms
from sites import ROOT, read

from cxsite.build.file_store import FileStore
from cxsite.build.numbers import A_DAY, _key, find, parts
from cxsite.build.record import Record, write
from cxsite.build.rooms import Rooms, real_rooms
from cxsite.build.store import NoStore, Store
from cxsite.build.workers import FEW, Crew, Work
from cxsite.build.workshop import Workshop
from cxsite.measure.findings import Findings, joined
from cxsite.model.dataset import Day
from cxsite.model.handbook import Handbook
from cxsite.model.problems import Place, Problem
from cxsite.model.settings import MinN, Privacy
from cxsite.read.recall import Recall


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return FileStore(tmp_path)


def shop_of(rooms: Rooms, store: Store, version: str) -> Workshop:
    return Workshop(rooms, store, version, Recall())


def counting(asked: list[str]) -> Rooms:
    """The real rooms, which write down whose numbers they were asked for."""
    real = real_rooms()

    def findings(part: Handbook) -> tuple[Findings, tuple[Problem, ...]]:
        asked.extend(part.datasets)
        return real.findings(part)

    return replace(real, findings=findings)


def unasked() -> Rooms:
    def findings(_part: Handbook) -> NoReturn:
        raise AssertionError

    return replace(real_rooms(), findings=findings)


@pytest.mark.parametrize("name", [".", "tests/handbooks/a-whole-handbook-has-no-problems"])
def test_measuring_part_by_part_finds_the_same(name: str, store: Store) -> None:
    """And so does remembering it, with the order of everything."""
    handbook = read(ROOT / name)
    whole = real_rooms().findings(handbook)
    found, again = (
        find(handbook, shop_of(real_rooms(), store, "1")),
        find(handbook, shop_of(unasked(), store, "1")),
    )
    assert whole == found == again
    assert list(whole[0].metrics) == list(found[0].metrics) == list(again[0].metrics)
    assert list(whole[0].tables) == list(found[0].tables)


def test_only_what_follows_from_a_change_is_measured_again(store: Store) -> None:
    """A cell: its dataset. A rule of privacy: everything. A title of the site's, a journey, another folder: nothing."""
    handbook = read(ROOT)
    asked: list[str] = []
    find(handbook, shop_of(counting(asked), store, "1"))
    assert asked == list(handbook.datasets)
    first = handbook.files[0]

    def again(changed: Handbook, version: str = "1") -> list[str]:
        asked.clear()
        find(changed, shop_of(counting(asked), store, version))
        return list(asked)

    assert again(replace(handbook, files=(replace(first, digest="0" * 64), *handbook.files[1:]))) == [
        first.dataset
    ]
    stricter = replace(handbook.site, privacy=Privacy(min_n=MinN(show=20, judge=30)))
    assert again(replace(handbook, site=stricter)) == list(handbook.datasets)
    assert again(replace(handbook, journeys={}, personas={}, newest=date(2030, 1, 1))) == []
    first_edition, last_edition = handbook.frozen.values()
    assert again(replace(handbook, frozen={"2026-q3": last_edition})) == []
    assert again(replace(handbook, frozen={"2026-q2": first_edition})) != []
    assert again(handbook, "2") == list(handbook.datasets)


def test_a_process_that_goes_on_looks_at_the_last_edition(store: Store) -> None:
    """A number may be that of the edition, so another edition may be another number."""
    handbook, asked = read(ROOT), list[str]()
    shop = shop_of(counting(asked), store, "1")
    find(handbook, shop)
    asked.clear()
    find(replace(handbook, frozen=dict(handbook.frozen)), shop)
    assert asked == []
    find(replace(handbook, frozen=dict(list(handbook.frozen.items())[:1])), shop)
    assert "onboarding" in asked


def test_a_part_holds_one_dataset_and_what_is_made_of_it() -> None:
    """So that nothing else can enter its numbers."""
    handbook = read(ROOT)
    found = list(parts(handbook))
    assert [list(part.datasets) for part in found] == [[name] for name in handbook.datasets]
    assert sum(len(part.metrics) for part in found) == len(handbook.metrics)
    assert sum(len(part.files) for part in found) == len(handbook.files)
    assert not any(part.journeys or part.prose or part.theme.templates for part in found)


def test_mistakes_in_the_data_are_remembered_too(store: Store) -> None:
    """They are said at every build until they are mended."""
    mistake = Problem(Place("content/data/a.csv", 3), "bad-cell", "`x` is no answer", "write `0` to `10`")
    toy = toy_rooms((), mistakes=(mistake,))
    handbook = toy.read(Path(), Recall()).handbook
    assert handbook
    assert find(handbook, shop_of(toy, store, "1"))[1] == (mistake,)
    assert find(handbook, shop_of(unasked(), store, "1"))[1] == (mistake,)


def test_bytes_of_a_store_that_spell_no_findings_are_measured_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever put them there."""
    toy = toy_rooms(())
    handbook = toy.read(Path(), Recall()).handbook
    assert handbook
    monkeypatch.setattr(FileStore, "get", lambda *_: b"\xc1")
    assert find(handbook, shop_of(toy, store, "1")) == find(
        handbook, shop_of(toy, FileStore(Path("missing")), "1")
    )


TWO = Crew(2)
on_linux = pytest.mark.skipif(not TWO.helps(FEW), reason="workers are forks")


@on_linux
def test_two_datasets_are_measured_by_two_hands(store: Store) -> None:
    """They find the same, and what they find is kept."""
    handbook, asked = read(ROOT), list[str]()
    crew = replace(shop_of(counting(asked), store, "1"), crew=TWO)
    assert find(handbook, crew) == find(handbook, shop_of(real_rooms(), NoStore(), "1"))
    assert asked == []
    assert find(handbook, shop_of(unasked(), store, "1")) == find(handbook, crew)


@on_linux
def test_what_comes_next_is_got_ready_only_in_a_build_from_nothing(store: Store) -> None:
    """Later it may be that nothing of it is needed."""
    handbook, opened = read(ROOT), list[str]()

    def ahead() -> Iterator[str]:
        opened.append("door")
        yield "door"

    waiting = replace(real_rooms(), ahead=ahead)
    find(handbook, replace(shop_of(waiting, store, "1"), crew=TWO))
    assert opened == ["door"]
    write(store, Record(handbook, Findings({}, None), date(2026, 1, 1)))
    find(handbook, replace(shop_of(waiting, store, "2"), crew=TWO))
    assert opened == ["door"]


def test_one_dataset_is_measured_here(store: Store) -> None:
    """A worker would begin where this process already is."""
    handbook, asked = read(ROOT), list[str]()
    name = next(iter(handbook.datasets))
    alone = replace(handbook, datasets={name: handbook.datasets[name]})
    find(alone, replace(shop_of(counting(asked), store, "1"), crew=TWO))
    assert asked == [name]


def test_the_largest_dataset_is_begun_first_and_has_all_day(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for it at the end, and nobody knows how many answers there are."""
    seen: list[tuple[list[str], float]] = []

    def results(
        crew: Crew, names: list[str], start: Callable[[], Work], _meanwhile: Iterator[str]
    ) -> Iterator[tuple[int, bytes]]:
        seen.append((names, crew.deadline))
        return enumerate(map(start(), range(len(names))))

    monkeypatch.setattr(Crew, "results", results)
    monkeypatch.setattr(Crew, "helps", lambda _crew, jobs: jobs >= FEW)
    handbook = read(ROOT)
    find(handbook, replace(shop_of(real_rooms(), store, "1"), crew=TWO))
    sizes = {name: sum(file.size for file in handbook.files if file.dataset == name) for name in seen[0][0]}
    assert sorted(sizes) == sorted(handbook.datasets)
    assert list(sizes.values()) == sorted(sizes.values(), reverse=True)
    assert seen[0][1] == A_DAY


def test_the_doors_that_are_opened_ahead_are_those_of_what_comes_next() -> None:
    """Pages, templates, drawing; each by its name."""
    assert list(real_rooms().ahead()) == ["cxsite.pages.site", "cxsite.pages.templates", "cxsite.draw.marks"]
    assert list(toy_rooms(()).ahead()) == []


def test_nothing_joined_is_nothing_found() -> None:
    """A handbook without data."""
    assert joined(()) == Findings({}, None)


def test_a_festival_on_another_day_is_another_part() -> None:
    """Weeks are counted from its day; an event that is no festival is in no part."""
    made = read(ROOT)
    event = made.events["spring-festival-2026"]
    moved = replace(made, events={**made.events, event.id: replace(event, from_=Day("2026-02-17"))})
    other = replace(made, events={key: each for key, each in made.events.items() if each.festival})
    keys = [[_key(part, "1") for part in parts(each)] for each in (made, moved, other)]
    assert all(one != two for one, two in zip(keys[0], keys[1], strict=True))
    assert keys[0] == keys[2]
    assert len(other.events) < len(made.events)
