"""Families: of what a page calls larger than chance, no more than one in twenty is expected to be chance."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from scored import share
from speaking import quarter

from cxsite.measure.change import by_newcombe
from cxsite.measure.findings import Cut, Judged, Verdict
from cxsite.measure.judging import SURE, rounded_up
from cxsite.pages.family import SHARE, family_of

Q2, Q3 = quarter(2), quarter(3)


def judged(p: float | None, metric: str = "m", verdict: Verdict | None = None) -> Judged:
    """Return a judgement with this p-value; what is not probable rose."""
    said = verdict or (Verdict.ROSE if p is not None and p <= SURE else Verdict.CHANCE)
    return Judged(metric, Cut(Q2), Cut(Q3), said, p)


def moved(*ps: float) -> list[bool]:
    """Return which of these changes a page that asks of all of them calls larger than chance."""
    found = [judged(p, f"m{at}") for at, p in enumerate(ps)]
    family = family_of(found)
    return [family.moved(each) for each in found]


def test_the_procedure_is_that_of_its_inventors() -> None:
    """Their own example of fifteen: at 0.05 the four smallest are rejected, and only those."""
    theirs = (0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344)
    more = (0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0)
    assert moved(*theirs, *more) == [True] * 4 + [False] * 11


def test_one_change_alone_is_judged_as_it_is() -> None:
    """And so are two that both are improbable; the greater one carries the smaller one."""
    assert moved(0.05) == [True]
    assert moved(0.03, 0.05) == [True, True]
    assert moved(0.03, 0.06) == [False, False]
    assert moved() == []


def test_touchpoints_that_are_searched_do_not_hide_what_everyone_says() -> None:
    """Forty of them are a family of their own: they are asked more of, the measure itself is not."""
    alone = judged(0.03)
    places = [replace(alone, before=Cut(Q2, f"place-{at}"), after=Cut(Q3, f"place-{at}")) for at in range(40)]
    chance = [replace(each, verdict=Verdict.CHANCE, p=0.5) for each in places[1:]]
    family = family_of([alone, places[0], *chance])
    assert (family.moved(alone), family.moved(places[0])) == (True, False)


def test_what_is_said_twice_counts_once() -> None:
    """A page that repeats a change does not ask more of it."""
    one, other = judged(0.03), judged(0.5, "other")
    assert not family_of([one, other]).moved(one)
    assert family_of([one, one, one, one]).moved(one)
    assert family_of([one, None, judged(None, "few", Verdict.FEW)]).moved(one)


def test_a_family_never_says_more_than_was_judged() -> None:
    """What is no comparison stays none, and what may be chance stays chance."""
    family = family_of([judged(0.001)])
    for verdict in (Verdict.BREAK, Verdict.MIXED, Verdict.FEW):
        one = judged(None, verdict=verdict)
        assert (family.verdict(one), family.moved(one)) == (verdict, False)
    assert family.verdict(judged(0.0005, verdict=Verdict.CHANCE)) is Verdict.CHANCE
    assert family.verdict(judged(0.001)) is Verdict.ROSE
    assert family.verdict(judged(0.04)) is Verdict.CHANCE
    assert not family.moved(None)
    assert not family.moved(judged(None, verdict=Verdict.ROSE))


def test_a_page_of_forty_changes_that_are_none_rarely_calls_one_larger_than_chance() -> None:
    """Of 500 such pages at most one in twenty says it of anything; asked one by one, nearly every page would."""
    draw = np.random.default_rng(20261122)
    shares = {(k, n): share(k, n) for n in (150, 400) for k in range(n + 1)}

    def page() -> Sequence[float]:
        sizes = draw.choice((150, 400), 80)
        answers = [shares[int(draw.binomial(n, 0.6)), int(n)] for n in sizes]
        return [rounded_up(by_newcombe(*answers[at : at + 2])) for at in range(0, 80, 2)]

    pages = [page() for _ in range(500)]
    wrong = sum(any(moved(*ps)) for ps in pages) / len(pages)
    alone = sum(any(p < SURE for p in ps) for ps in pages) / len(pages)
    assert wrong <= SHARE + 0.02
    assert alone > 0.7
