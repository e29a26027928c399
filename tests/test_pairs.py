"""Two builds of one question, a few answers apart, give no more away than one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import inf
from random import Random

import attacker
import crowds
import pytest
from attacker import DIMENSIONS, Told
from crowds import MEAN, MIN_N, NPS, PLEASED, QUARTERLY, Answer
from pairs import Pair, joined, surely_changed, widths, withheld
from test_attacker import hiding, unprotected
from test_release import QUARTER, numbers

from cxsite.measure import withholding
from cxsite.measure.batches import Batches
from cxsite.measure.findings import Cut
from cxsite.measure.queries import Group
from cxsite.measure.tails import Late
from cxsite.model.dataset import Scale
from cxsite.model.edition import Frozen, FrozenMetric
from cxsite.model.period import Grain, period_of

SHOW = MIN_N.show
HAIR = 1e-6
ALL = (NPS, QUARTERLY, PLEASED, MEAN)
JUNE = date(2026, 6, 1)
MONTH = period_of(JUNE, Grain.MONTH)


def at(*parts: tuple[int, str], answer: int = 8) -> list[Answer]:
    """Return so many answers at each touchpoint in June."""
    return [Answer(JUNE, touchpoint, "", "", answer) for count, touchpoint in parts for _ in range(count)]


def of(*parts: tuple[int, str], answer: int = 8) -> list[Answer]:
    """Return so many answers of each segment in June."""
    return [Answer(JUNE, "", "", segment, answer) for count, segment in parts for _ in range(count)]


def pair(before: Sequence[Told], after: Sequence[Told], changed: int, *names: str) -> Pair:
    return Pair(before, after, changed, appended=True, named=frozenset(names))


def test_a_segment_that_moves_by_one_is_seen() -> None:
    """Where answers have no order: one came, and who was it of? The two numbers of the new ones differ by one."""
    before = of((60, "new"), (60, "old"))
    told = [
        crowds.told(each, (NPS,), in_batches=False) for each in (before, [*before, *of((1, "new"), answer=0)])
    ]
    assert surely_changed(joined(pair(told[0], told[1], 1, "segment"))) == pytest.approx({"new": 1, "old": 0})


def eager(
    _: Sequence[Group], late: Sequence[Late], ranges: Sequence[Scale], batches: Batches
) -> tuple[Group, ...]:
    """Return whole batches of each segment's answers, whoever filled them."""
    left = Counter(each.segment for each in late)
    left = Counter({segment: n // batches.size * batches.size for segment, n in left.items()})
    kept = []
    for each in sorted(late):
        left[each.segment] -= 1
        if each.segment and left[each.segment] >= 0:
            kept.append(Answer(each.month, each.touchpoint, each.language, each.segment, each.answer))
    return crowds.grouped(kept, ranges)


def test_a_segment_that_moves_when_its_batch_is_full_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer that fills it is one of theirs; so a batch is published only when another has come."""
    before, last = of((49, "new"), (41, "old")), of((1, "new"), answer=0)
    told = [crowds.told(each, (NPS,)) for each in (before, [*before, *last])]
    assert surely_changed(joined(pair(told[0], told[1], 1, "segment"))) == pytest.approx({"new": 0, "old": 0})
    monkeypatch.setattr(crowds, "covered", eager)
    monkeypatch.setattr(crowds, "waiting", lambda *_: {MONTH: SHOW - 1})
    told = [crowds.told(each, (NPS,)) for each in (before, [*before, *last])]
    assert surely_changed(joined(pair(told[0], told[1], 1, "segment")))["new"] == pytest.approx(1)


def places(*touchpoints: str, told: Sequence[Told]) -> list[Cut]:
    return sorted({each.cut for each in told[0].found.findings if each.cut.touchpoint in touchpoints})


def narrowest_of(touchpoint: str, both: Pair) -> float:
    return min(widths(joined(both), [(build, Cut(MONTH, touchpoint)) for build in (0, 1)]).values())


def test_what_is_withheld_beside_a_small_number_must_not_be_another_tomorrow() -> None:
    """Forty at `a`, forty at `b`, five at `c`: yesterday `a` was withheld for it, today `b` is."""
    before = at((40, "a"), (41, "b"), (5, "c"))
    yesterday, today = unprotected(before, NPS), unprotected([*before, *at((2, "a"))], NPS)
    both = pair(
        hiding(yesterday, *places("a", "c", told=yesterday)),
        hiding(today, *places("b", "c", told=today)),
        2,
        "touchpoint",
    )
    assert narrowest_of("c", both) <= 2 + HAIR
    same = replace(both, after=hiding(today, *places("a", "c", told=today)))
    assert narrowest_of("c", same) >= SHOW


def few_more(random: Random) -> tuple[list[Answer], list[Answer], int]:
    """Return a crowd before and after a few answers came, in the order of their months or late ones last."""
    answers = [*crowds.crowd(random), Answer(JUNE, "", "", "", 5)]
    random.shuffle(answers)
    answers.sort(key=lambda each: each.month)
    few = random.randint(1, min(SHOW, len(answers)) - 1)
    if random.random() < 0.5:
        late = set(random.sample(range(len(answers)), few))
        answers = [
            *(each for place, each in enumerate(answers) if place not in late),
            *(answers[place] for place in late),
        ]
    return answers[:-few], answers, few


@dataclass(frozen=True, slots=True)
class Found:
    """What the attacker found in two builds.

    Attributes:
        narrowest: of what both withhold of fewer than ten people; larger numbers are withheld for the sake of these.
        changed: how many answers of a segment are new for certain, at the most.
        looked: at how many numbers.
        new: of how many segments a few answers are new.
    """

    narrowest: float
    changed: float
    looked: int
    new: int


def small(
    random: Random, cuts: Iterable[Cut], answers: Sequence[Answer], most: int, below: int = SHOW
) -> list[Cut]:
    """Return so many of those numbers that fewer people stand behind than a number needs."""
    found = [cut for cut in sorted(cuts) if 0 < sum(crowds.is_in(each, cut) for each in answers) < below]
    return random.sample(found, min(most, len(found)))


def attacked(seed: int, most: int, below: int = SHOW) -> Found:
    """Return what is found in a pair of builds, of so many withheld numbers in each of them."""
    random = Random(seed)  # noqa: S311 - chance, not a secret
    metrics = random.sample(ALL, random.randint(1, 3))
    before, after, few = few_more(random)
    named = [each for each in DIMENSIONS if all(getattr(answer, each) for answer in after)]
    told = [crowds.told(each, metrics) for each in (before, after)]
    both = joined(pair(told[0], told[1], few, *named))
    twice = withheld(told[0]) & withheld(told[1])
    asked = [
        *((0, cut) for cut in small(random, twice, before, most, below)),
        *((1, cut) for cut in small(random, twice, after, most, below)),
    ]
    changed = surely_changed(both) if any(each.segment for each in after) else {}
    new = Counter(each.segment for each in after[-few:])
    width = min(widths(both, asked).values(), default=inf)
    return Found(
        width, max(changed.values(), default=0.0), len(asked), sum(1 for each in changed if new[each])
    )


def without_nobody(hidden: set[Cut], cells: Mapping[Cut, withholding.Cell]) -> set[Cut]:
    """Return what is withheld, but where nobody answered: that is told."""
    whole = {cut.period for cut in hidden if cut.is_everyone}
    return hidden | {cut for cut, cell in cells.items() if cut.period in whole and cell.n}


def test_without_room_for_those_who_come_a_small_number_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is withheld for it one day is not the day after, when others have just as much room.

    It is looked for where it is told at which places nobody answered, so that somebody is where a number is withheld:
    there fewer numbers have any room, and it is seen sooner.
    """
    monkeypatch.setattr(withholding, "_with_all_of", without_nobody)
    monkeypatch.setattr(attacker, "_is_somebody", lambda *_: True)
    assert attacked(65, 1000).narrowest >= SHOW - HAIR
    room = withholding._room

    def narrow(cells: Mapping[Cut, withholding.Cell], dimension: str, show: int) -> int:
        return room(cells, dimension, show) * show // (2 * show - 1)

    monkeypatch.setattr(withholding, "_room", narrow)
    assert attacked(65, 1000).narrowest < SHOW - HAIR


def test_two_builds_give_nobody_away() -> None:
    """Nothing that both withhold is narrower than it may be, and of no segment is it sure that anything changed."""
    found = [attacked(seed, 1) for seed in range(30)]
    assert min(each.narrowest for each in found) >= SHOW - HAIR
    assert max(each.changed for each in found) <= HAIR
    assert sum(each.looked for each in found) > 25
    assert sum(each.new for each in found) > 15


@pytest.mark.trust
def test_many_pairs_of_builds_give_nobody_away() -> None:
    """The same, longer, and whoever is withheld in both; no edition stands between them, so nothing remembers."""
    found = [attacked(seed, 1000) for seed in range(30, 1030)]
    assert min(each.narrowest for each in found) >= SHOW - HAIR
    assert max(each.changed for each in found) <= HAIR


def frozen_of(told: Sequence[Told]) -> dict[str, Frozen]:
    """Return the edition that keeps what is published."""
    kept = {each.metric.id: FrozenMetric(each.found.decimals, None, numbers(each.found)) for each in told}
    return {"2026-q2": Frozen(QUARTER, date(2026, 6, 30), 1, kept, {})}


def revised(random: Random, answers: Sequence[Answer]) -> tuple[list[Answer], int, bool]:
    """Return answers of which a few are new, gone, different or elsewhere in the file, how many, and if only new."""
    hows = random.choice([["new"], ["edited"], ["gone"], ["new", "edited", "gone"], []])
    after, changed = list(answers), 0
    for _ in range(random.randint(1, SHOW - 1) if hows else 0):
        how, place = random.choice(hows), random.randrange(len(after))
        one = replace(after[place], answer=random.randint(0, 10))
        if how == "new":
            after.append(one)
        elif how == "gone":
            after.pop(place)
        else:
            after[place] = one
        changed += 2 if how == "edited" else 1
    if not hows:
        random.shuffle(after)
    return after, changed, hows == ["new"]


def attacked_since(seed: int, most: int) -> Found:
    """Return what is found in an edition and today's page: of what the edition withheld, and of whom changed."""
    random = Random(seed)  # noqa: S311 - chance, not a secret
    metrics = random.sample(ALL, random.randint(1, 3))
    before = [*crowds.crowd(random), *of((20, "new"), (20, "old"))]
    random.shuffle(before)
    after, changed, appended = revised(random, before)
    named = [each for each in DIMENSIONS if all(getattr(answer, each) for answer in [*before, *after])]
    edition = crowds.told(before, metrics)
    today = crowds.told(after, metrics, frozen=frozen_of(edition))
    both = joined(Pair(edition, today, changed, appended, frozenset(named)))
    asked = [
        *((0, cut) for cut in small(random, withheld(edition), before, most)),
        *((1, cut) for cut in small(random, withheld(edition) & withheld(today), after, most)),
    ]
    moved = surely_changed(both)
    width = min(widths(both, asked).values(), default=inf)
    return Found(width, max(moved.values(), default=0.0), len(asked), len(moved) if changed else 0)


def test_an_edition_and_today_give_nobody_away() -> None:
    """Whether a few answers are new, gone or different, or the file is in another order."""
    found = [attacked_since(seed, 1) for seed in range(30)]
    assert min(each.narrowest for each in found) >= SHOW - HAIR
    assert max(each.changed for each in found) <= HAIR
    assert sum(each.looked for each in found) > 30
    assert sum(each.new for each in found) > 30


def test_the_mark_of_what_is_kept_tells_nobody_apart() -> None:
    """Two answers of one segment are corrected: its number is kept, that of the other is not, and both are the same."""
    assert attacked_since(288, 1).changed <= HAIR


@pytest.mark.trust
def test_an_edition_and_many_a_day_give_nobody_away() -> None:
    """The same, longer."""
    found = [attacked_since(seed, 1000) for seed in range(30, 1030)]
    assert min(each.narrowest for each in found) >= SHOW - HAIR
    assert max(each.changed for each in found) <= HAIR
