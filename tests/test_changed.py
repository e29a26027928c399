"""Two builds between which somebody changed more than answers, and an edition behind an edition, give nobody away."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import inf
from random import Random

import crowds
import pytest
from attacker import DIMENSIONS, Told
from crowds import MIN_N, NPS, PLEASED, QUARTERLY, Answer
from pairs import Chain, Pair, chained, joined, surely_changed, widths, withheld
from test_pairs import JUNE, SHOW, few_more, frozen_of, of, revised, small

from cxsite.model.edition import Frozen
from cxsite.model.metric import Metric
from cxsite.model.settings import MinN

HAIR = 1e-6
MORE = MinN(show=15, judge=30)
Told2 = tuple[Sequence[Told], Sequence[Told]]
Case = tuple[Told2, Sequence[Answer], Sequence[Answer], int]


def more_needed(random: Random) -> Case:
    """The handbook asks for more people, or for fewer again."""
    before, after, few = few_more(random)
    rules = random.sample((MIN_N, MORE), 2)
    told = [crowds.told(each, (NPS,), min_n=rule) for each, rule in zip((before, after), rules, strict=True)]
    return (told[0], told[1]), before, after, few


def one_more_metric(random: Random) -> Case:
    """Another metric is made of the same question, or one is given up."""
    before, after, few = few_more(random)
    before, after = ([Answer(JUNE, "", "", "", 5), *each] for each in (before, after))
    metrics: list[tuple[Metric, ...]] = [(QUARTERLY,), (QUARTERLY, random.choice((NPS, PLEASED)))]
    random.shuffle(metrics)
    told = [crowds.told(each, made) for each, made in zip((before, after), metrics, strict=True)]
    return (told[0], told[1]), before, after, few


def one_more_language(random: Random) -> Case:
    """Whoever comes answers in a language in which nobody has answered yet."""
    before, after, few = few_more(random)
    after = [*before, *(replace(each, language="fr") for each in after[-few:])]
    if not any(each.language for each in before):
        before, after = (
            [replace(each, language=each.language or "en") for each in these] for these in (before, after)
        )
    return (crowds.told(before, (NPS,)), crowds.told(after, (NPS,))), before, after, few


def found_in(seed: int, change: Callable[[Random], Case], most: int = 1000) -> tuple[float, float, int]:
    """Return how narrow what is withheld in both is, who changed for certain, and how many were looked at."""
    random = Random(seed)  # noqa: S311 - chance, not a secret
    told, before, after, few = change(random)
    named = frozenset(
        each for each in DIMENSIONS if all(getattr(answer, each) for answer in [*before, *after])
    )
    both = joined(Pair(*told, few, appended=True, named=named))
    twice = withheld(told[0]) & withheld(told[1])
    asked = [
        *((0, cut) for cut in small(random, twice, before, most)),
        *((1, cut) for cut in small(random, twice, after, most)),
    ]
    width = min(widths(both, asked).values(), default=inf)
    moved = surely_changed(both) if any(each.segment for each in after) else {}
    return width, max(moved.values(), default=0.0), len(asked)


CHANGES = pytest.mark.parametrize("change", [more_needed, one_more_metric, one_more_language])


@CHANGES
def test_whoever_changes_the_handbook_gives_nobody_away(change: Callable[[Random], Case]) -> None:
    """Beside a few new answers."""
    found = [found_in(seed, change, 1) for seed in range(3)]
    assert min(width for width, _, _ in found) >= SHOW - HAIR
    assert max(changed for _, changed, _ in found) <= HAIR
    assert sum(looked for _, _, looked in found) > 2


@CHANGES
@pytest.mark.trust
def test_whoever_changes_the_handbook_often_gives_nobody_away(change: Callable[[Random], Case]) -> None:
    """The same, longer."""
    found = [found_in(seed, change) for seed in range(3, 303)]
    assert min(width for width, _, _ in found) >= SHOW - HAIR
    assert max(changed for _, changed, _ in found) <= HAIR


def two_editions(seed: int, most: int = 1000) -> tuple[float, float, int]:
    """Return the same of an edition, the next one and today's page; each knows those before it."""
    random = Random(seed)  # noqa: S311 - chance, not a secret
    first = [*crowds.crowd(random), *of((20, "new"), (20, "old"))]
    second, changed, appended = revised(random, first)
    third, again, added = revised(random, second)
    frozen: Mapping[str, Frozen] = {}
    builds = []
    for at, answers in enumerate((first, second, third)):
        builds.append(crowds.told(answers, (NPS, QUARTERLY), frozen=frozen))
        frozen = {**frozen, f"2026-{at}": frozen_of(builds[-1])["2026-q2"]}
    everybody = [*first, *second, *third]
    named = frozenset(each for each in DIMENSIONS if all(getattr(answer, each) for answer in everybody))
    known = chained(Chain(builds, (changed, again), (appended, added), named))
    asked = [
        (at, cut)
        for at, answers in enumerate((first, second, third))
        for cut in small(random, set.intersection(*map(withheld, builds)), answers, most)
    ]
    width = min(widths(known, asked).values(), default=inf)
    return width, max(surely_changed(known).values()), len(asked)


def test_two_editions_and_today_give_nobody_away() -> None:
    """Three pages in a row, with a few answers new, gone or different from each to the next."""
    found = [two_editions(seed, 1) for seed in range(3)]
    assert min(width for width, _, _ in found) >= SHOW - HAIR
    assert max(changed for _, changed, _ in found) <= HAIR
    assert sum(looked for _, _, looked in found) > 2


@pytest.mark.trust
def test_many_editions_and_many_a_day_give_nobody_away() -> None:
    """The same, longer."""
    found = [two_editions(seed) for seed in range(3, 203)]
    assert min(width for width, _, _ in found) >= SHOW - HAIR
    assert max(changed for _, changed, _ in found) <= HAIR
