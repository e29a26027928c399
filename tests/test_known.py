"""Whatever is published is known to the attacker, follows from what he knows, or says nothing of who is withheld."""

import sys
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from importlib import import_module
from random import Random

import crowds
import pytest
from attacker import attack_on, leaves_of, narrowest
from crowds import EASY, MEAN, MIN_N, NPS, PLEASED, QUARTERLY, SILENT, Answer, alike

from cxsite.measure import privacy
from cxsite.measure.findings import Cut, MetricFindings, Shown
from cxsite.measure.measured import Measured
from cxsite.measure.process import stretches
from cxsite.measure.results import Series
from cxsite.measure.seen import seen
from cxsite.measure.series import Entered
from cxsite.model.dataset import Scale
from cxsite.model.metric import Kind, Metric

METRICS = (NPS, QUARTERLY, PLEASED, MEAN)
HAIR = 1e-6

KNOWN = {
    "metric": "a name",
    "decimals": "attacker",
    "findings": "attacker",
    "spread": "attacker",
    "spreads": "attacker",
    "channels": "attacker",
    "classes": "attacker",
    "beside": "attacker",
    "asked": "attacker",
    "process": "test_a_process_follows_from_what_is_published",
    "judged": "test_what_is_shown_is_the_same_whoever_is_withheld",
    "apart": "test_what_is_shown_is_the_same_whoever_is_withheld",
    "pooled": "test_how_many_languages_there_are_follows_from_their_numbers",
    "aligned": "test_weeks.test_whoever_subtracts_weeks_from_months_finds_nobody",
    "durations": "test_waiting.test_no_step_and_no_age_is_of_few",
    "ends": "test_paired.test_a_group_of_few_people_is_protected_on_either_side",
    "drivers": "test_importance.test_of_a_place_that_is_not_counted_no_share_is_told",
    "steps": "test_a_step_of_few_is_withheld",
    "is_published": "others have published it",
    "as_of": "a day",
    "newest": "test_a_newest_day_is_told_only_beside_a_number_of_everybody",
}
"""What is published of a metric, and who knows it, or which test says why it gives nobody away."""


def test_nothing_is_published_that_nobody_looked_at() -> None:
    """A new field is either known to the attacker, or a test says what it gives away."""
    assert set(KNOWN) == {each.name for each in fields(MetricFindings)}
    for name in (each for each in KNOWN.values() if "test_" in each):
        module, _, test = name.rpartition(".")
        assert callable(getattr(import_module(module) if module else sys.modules[__name__], test))


def told(answers: Sequence[Answer], *metrics: Metric) -> list[MetricFindings]:
    return [each.found for each in crowds.told(answers, metrics)]


def many(seeds: range) -> list[list[MetricFindings]]:
    return [told(crowds.crowd(Random(seed)), *METRICS) for seed in seeds]  # noqa: S311 - chance, not a secret


def test_a_newest_day_is_told_only_beside_a_number_of_everybody() -> None:
    """Of the whole time and of the last period: of few who answered last it is not seen that they are gone."""
    for few, day in ((30, date(2026, 4, 1)), (3, None)):
        assert {each.newest for each in told([*alike(40, 3), *alike(few, 4)], *METRICS)} == {day}
    assert {each.newest for each in told(alike(3, 3), *METRICS)} == {None}


def test_a_process_follows_from_what_is_published() -> None:
    """Its limits and signals are made of values that everybody sees."""
    answers = [each for month in range(1, 10) for each in alike(30 + month * month % 11, month) if month != 4]
    found = [*told([*answers, *alike(3, 4)], *METRICS), *(each for one in many(range(20)) for each in one)]
    assert any(one.limits for each in found for one in each.process)
    assert all(each.process == stretches(each.findings, (), each.decimals) for each in found)


def test_how_many_languages_there_are_follows_from_their_numbers() -> None:
    """Each of them has numbers of its own, withheld or not."""
    found = [each for one in many(range(20)) for each in one]
    assert {each.pooled for each in found} == {0, 2}
    for each in found:
        languages = {one.cut.language for one in each.findings if one.shown is not Shown.NONE} - {""}
        assert each.pooled == len(languages)


def test_a_second_number_follows_from_how_answers_lie() -> None:
    """Of so many answers to each point of the scale their mean follows."""
    (found,) = told([replace(each, answer=each.answer % 7) for each in alike(80, 1)], EASY)
    n = sum(each.n or 0 for each in found.spread)
    assert found.beside == round(sum(each.answer * (each.n or 0) for each in found.spread) / n, 1)


def test_how_far_channels_lie_apart_is_of_those_that_are_shown() -> None:
    """One of which a touchpoint is withheld takes no part, whatever its people said."""
    answers = [*alike(60, 1, touchpoint="a"), *alike(70, 1, touchpoint="c")]
    (found,) = told(answers, NPS)
    assert found.apart
    assert found.apart.channels == 2
    values = [each.value for each in found.channels.values() if each.value is not None]
    assert found.apart.value == max(values) - min(values)
    small = [*answers, *alike(5, 1, touchpoint="b")]
    assert told(small, NPS)[0].apart is None


def changed(before: Measured, after: Measured) -> set[Cut]:
    """Return the numbers that are not the same."""
    return {
        one.cut
        for name, series in before.metrics.items()
        for one, other in zip(series.measurements, after.metrics[name].measurements, strict=True)
        if one != other
    }


def exchanged(answers: Sequence[Answer], hidden: set[Cut], random: Random) -> list[Answer] | None:
    """Return answers of which two alike are of each other's touchpoint, and nobody sees it; None where none are."""
    months = [each for each in range(len(answers)) if answers[each].touchpoint]
    for at, other in ((random.choice(months), random.choice(months)) for _ in range(200 if months else 0)):
        one, two = answers[at], answers[other]
        if one.answer != two.answer or one.touchpoint == two.touchpoint or one.month == two.month:
            continue
        after = list(answers)
        after[at] = replace(one, touchpoint=two.touchpoint)
        after[other] = replace(two, touchpoint=one.touchpoint)
        there = changed(*(crowds.measured(each, METRICS) for each in (answers, after)))
        if there and there <= hidden:
            return after
    return None


def test_what_is_shown_is_the_same_whoever_is_withheld(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two people whose numbers are withheld exchange their touchpoints; all that is published stays as it is."""
    looked = 0
    for seed in range(24):
        random = Random(seed)  # noqa: S311 - chance, not a secret
        answers = crowds.crowd(random)
        before = crowds.measured(answers, METRICS)
        statuses = seen(before, MIN_N)
        hidden = {
            one.cut
            for name, series in before.metrics.items()
            for one, status in zip(series.measurements, statuses[name], strict=True)
            if status is Shown.WITHHELD
        }
        after = exchanged(answers, hidden, random)
        if after is None:
            continue
        looked += 1
        monkeypatch.setattr(privacy, "seen", lambda *_, fixed=statuses: fixed)
        published = [privacy.publish(each, MIN_N) for each in (before, crowds.measured(after, METRICS))]
        monkeypatch.undo()
        assert published[0] == published[1]
    assert looked > 3


def test_a_step_of_few_is_withheld() -> None:
    """Neither few who entered it nor few who completed it; a step that nobody completed is one."""
    steps = tuple(
        Entered(name, *both)
        for name, both in {"a": (90, 40), "b": (40, 9), "c": (29, 0), "d": (30, 0)}.items()
    )
    series = Series("funnel", Kind.CONVERSION, (), steps=steps)
    found = privacy.publish(Measured({"funnel": series}, None, None), MIN_N).metrics["funnel"].steps
    assert [(each.entered, each.completed) for each in found] == [
        (90, 40),
        (None, None),
        (None, None),
        (30, 0),
    ]


def test_whoever_knows_the_second_number_finds_no_more() -> None:
    """He knows it, and how many were asked; of two months with few people he finds neither."""
    scale = Scale(1, 7)
    answers = [replace(each, answer=each.answer % 7 + 1) for month in (1, 2, 3) for each in alike(40, month)]
    small = [replace(each, answer=each.answer % 7 + 1) for month in (4, 5) for each in alike(4, month)]
    found = crowds.told([*answers, *small], (EASY,), scale)
    assert min(narrowest(found).values()) >= MIN_N.show - HAIR
    (easy,) = found
    blind = replace(easy, found=replace(easy.found, spread=(), asked=None, beside=None))
    leaves = leaves_of([[easy]])
    worst = {("", leaf, "", 1): 1.0 for leaf in leaves}
    knows = replace(blind, found=replace(blind.found, beside=easy.found.beside))
    (_, most), (_, fewer) = (
        next(attack_on([each], frozenset(), leaves).extremes([worst])) for each in (blind, knows)
    )
    assert fewer < most
    assert easy.found.asked == len(answers) + len(small) + SILENT
    lying = replace(blind, found=replace(blind.found, asked=100))
    with pytest.raises(AssertionError, match="infeasible"):
        next(attack_on([lying], frozenset(), leaves).extremes([worst]))
