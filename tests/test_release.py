"""A number that changed by too few answers since the last edition stays as it was, and says so."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import crowds
import pytest
from crowds import MEAN, MIN_N, NPS, PLEASED, QUARTERLY, Answer

from cxsite.measure.findings import Cut, Finding, MetricFindings, Shown
from cxsite.measure.measured import Measured
from cxsite.measure.privacy import publish
from cxsite.measure.release import last_of
from cxsite.measure.thawed import thawed
from cxsite.model.band import Band
from cxsite.model.dataset import Day
from cxsite.model.edition import Edition, Frozen, FrozenMetric, FrozenNumber
from cxsite.model.metric import Metric
from cxsite.model.period import Grain, Period, period_of
from cxsite.model.text import Languages
from cxsite.pages.downloads import csv_of_measure
from cxsite.read.edition_form import frozen_text
from cxsite.read.frozen import read_frozen
from cxsite.read.notes import Notes
from cxsite.read.translation import Lock

JUNE, QUARTER = (period_of(date(2026, 6, 1), grain) for grain in (Grain.MONTH, Grain.QUARTER))
ALL = (NPS, QUARTERLY, PLEASED, MEAN)


def group(count: int, segment: str, answer: int, touchpoint: str = "") -> list[Answer]:
    """Return so many people of a segment who answered alike in June."""
    return [Answer(date(2026, 6, 1), touchpoint, "", segment, answer)] * count


def unordered(answers: Sequence[Answer], metrics: Sequence[Metric]) -> Measured:
    """Return the numbers of answers that have no order, so that nothing but this rule holds."""
    return crowds.measured(answers, metrics, in_batches=False)


def edition(answers: Sequence[Answer], metrics: Sequence[Metric] = (NPS,)) -> dict[str, Frozen]:
    """Return what an edition of the second quarter says of these answers."""
    found = publish(unordered(answers, metrics), MIN_N)
    kept = {name: FrozenMetric(each.decimals, None, numbers(each)) for name, each in found.metrics.items()}
    return {"2026-q2": Frozen(QUARTER, date(2026, 6, 30), 1, kept, {})}


def numbers(found: MetricFindings) -> tuple[FrozenNumber, ...]:
    return tuple(
        FrozenNumber(
            each.cut.period,
            each.cut.touchpoint,
            each.cut.language,
            each.cut.segment,
            each.shown.value,
            each.n,
            each.value,
            each.low,
            each.high,
            each.band,
            each.kept,
        )
        for each in found.findings
    )


def in_file(number: FrozenNumber) -> tuple[Period, str, str, str]:
    return number.period, number.touchpoint, number.language, number.segment


def today(
    answers: Sequence[Answer],
    frozen: dict[str, Frozen],
    segment: str,
    period: Period = JUNE,
    touchpoint: str = "",
) -> Finding:
    """Return what is published of a segment, or of a touchpoint."""
    found = publish(unordered(answers, (NPS,)), MIN_N, frozen).metrics["nps"].findings
    return next(each for each in found if each.cut == Cut(period, touchpoint, "", segment))


BEFORE = [*group(40, "new", 10), *group(40, "new", 0), *group(60, "old", 8)]


@pytest.mark.parametrize(
    ("more", "n", "is_kept"),
    [
        ([], 80, False),
        (group(1, "new", 10), 80, True),
        (group(9, "new", 10), 80, True),
        (group(10, "new", 10), 90, False),
    ],
)
def test_a_segment_moves_when_enough_people_came(more: list[Answer], n: int, is_kept: bool) -> None:  # noqa: FBT001 - a case of a table
    """Nobody is left between the edition and today but ten at least."""
    found = today([*BEFORE, *more], edition(BEFORE), "new")
    assert (found.n, found.kept) == (n, QUARTER if is_kept else None)
    assert (found.value == 0) is (n == 80)


def test_what_is_kept_is_rounded_as_it_was() -> None:
    """Its interval, too, to the last decimal."""
    before = [*group(12, "new", 10), *group(60, "old", 8)]
    kept = today([*before, *group(3, "new", 0)], edition(before), "new")
    (was,) = (
        each
        for each in edition(before)["2026-q2"].metrics["nps"].numbers
        if each.segment == "new" and each.period == JUNE
    )
    assert (kept.kept, kept.value, kept.low, kept.high) == (QUARTER, was.value, was.low, was.high)


def test_fewer_answers_may_only_be_waiting() -> None:
    """So a batch less is no sign that as many have gone; thirty more are."""
    gone = [each for each in BEFORE if each.segment == "old"]
    for left, is_kept in ((70, True), (41, True), (39, False)):
        found = today(
            [*group(left // 2, "new", 10), *group(left - left // 2, "new", 0), *gone], edition(BEFORE), "new"
        )
        assert (found.kept is not None) is is_kept


def test_what_goes_on_is_held_against_the_whole_time_of_the_edition() -> None:
    """Although its period is another one now."""
    july = [Answer(date(2026, 7, 1), "", "", "new", 10)] * 5
    measured = unordered([*BEFORE, *july], (MEAN,))
    found = publish(measured, MIN_N, edition(BEFORE, (MEAN,))).metrics["mean"].findings
    (whole,) = [each for each in found if each.cut.segment == "new" and each.cut.period.grain is Grain.WHOLE]
    assert (whole.n, whole.value, whole.kept) == (80, 5.0, QUARTER)
    assert whole.cut.period.id == "2026-06..2026-07"


def test_a_new_month_of_enough_people_moves_the_whole_time() -> None:
    """However small the segment is, and although only bands are told of it."""
    before = [*group(12, "new", 10), *group(60, "old", 8)]
    july = [Answer(date(2026, 7, 1), "", "", segment, 0) for segment in ["new"] * 10 + ["old"] * 40]
    measured = unordered([*before, *july], (NPS,))
    found = publish(measured, MIN_N, edition(before)).metrics["nps"].findings
    (whole,) = [each for each in found if each.cut.segment == "new" and each.cut.period.grain is Grain.WHOLE]
    assert (whole.value, whole.band, whole.kept) == (9, Band(10, 29), None)


def test_a_correction_that_certainly_changed_enough_is_told() -> None:
    """As many people, other answers: forty who cursed praise now. One of them alone changes nothing."""
    corrected = [*group(80, "new", 10), *group(60, "old", 8)]
    assert (
        today(corrected, edition(BEFORE), "new").value,
        today(corrected, edition(BEFORE), "new").kept,
    ) == (100, None)
    one = [*group(41, "new", 10), *group(39, "new", 0), *group(60, "old", 8)]
    assert (today(one, edition(BEFORE), "new").value, today(one, edition(BEFORE), "new").kept) == (0, QUARTER)


def test_few_people_stay_in_their_band() -> None:
    """Also where an older edition said how many they were."""
    before = [*group(12, "new", 10), *group(60, "old", 8)]
    now = [*before, *group(6, "new", 0)]
    (name, frozen), *_ = edition(before).items()
    exact = FrozenNumber(JUNE, "", "", "new", "small", 12, 100.0, 70.0, 100.0)
    old = {name: Frozen(QUARTER, frozen.cut_off, 1, {"nps": FrozenMetric(0, None, (exact,))}, {})}
    for each in ({name: frozen}, old):
        found = today(now, each, "new")
        assert (found.value, found.n, found.band, found.kept) == (100, None, Band(10, 29), QUARTER)
        assert today(before, each, "new").kept is None


def test_what_an_edition_withheld_stays_withheld_while_few_more_answered() -> None:
    """Twelve at the counter now, seven in the middle of June: five in all came since, so seven would be found."""
    before = [*group(60, "", 8, "a"), *group(40, "", 9, "b"), *group(7, "", 3, "c")]
    five, twenty = [*before, *group(5, "", 3, "c")], [*before, *group(20, "", 3, "c")]
    elsewhere = [*five, *group(30, "", 8, "b")]
    frozen = {name: replace(each, cut_off=date(2026, 6, 15)) for name, each in edition(before).items()}
    assert today(before, {}, "", touchpoint="c").shown is Shown.WITHHELD
    assert today(five, frozen, "", touchpoint="c").shown is Shown.WITHHELD
    assert today(five, {}, "", touchpoint="c").shown is Shown.SMALL
    assert today(elsewhere, {}, "", touchpoint="c").shown is Shown.SMALL
    assert today(elsewhere, frozen, "", touchpoint="c").shown is Shown.WITHHELD
    assert today(twenty, frozen, "", touchpoint="c").shown is Shown.SMALL


def test_what_an_edition_withheld_of_a_period_that_had_ended_stays_withheld() -> None:
    """Whoever comes late comes alone, and who is gone was there; nobody is told of either."""
    before = [*group(60, "", 8, "a"), *group(40, "", 9, "b"), *group(7, "", 3, "c")]
    frozen = edition(before)
    assert today([*before, *group(20, "", 3, "c")], frozen, "", touchpoint="c").shown is Shown.WITHHELD
    month = [Answer(date(2026, 5, 1), "c", "", "", 3)] * 40
    assert today([*before[:-7], *month], frozen, "", touchpoint="c").shown is Shown.WITHHELD
    assert today([*before[:-7], *month], {}, "", touchpoint="c").shown is Shown.NONE


def test_of_what_was_not_told_of_everybody_nothing_is_told_while_the_period_goes_on() -> None:
    """Whoever knew only that they were few cannot say how many have come."""
    before = [*group(5, "", 8, "a"), *group(3, "", 9, "b")]
    frozen = {name: replace(each, cut_off=date(2026, 6, 15)) for name, each in edition(before).items()}
    assert today([*before, *group(60, "", 8, "a")], frozen, "", touchpoint="a").shown is Shown.WITHHELD


def test_a_measure_that_no_edition_knows_is_told_as_it_is() -> None:
    """So is everything where there is no edition."""
    assert last_of({}, "nps").period is None
    assert last_of(edition(BEFORE), "effort").period is None


def test_between_an_edition_and_today_no_segment_moves_by_a_few() -> None:
    """Whatever crowd comes between the two."""
    for seed in range(40):
        random = Random(seed)  # noqa: S311 - chance, not a secret
        answers = crowds.crowd(random)
        before = random.sample(answers, max(1, len(answers) - random.randint(0, 25)))
        frozen = edition(before, ALL)
        found = publish(unordered(answers, ALL), MIN_N, frozen)
        for name, metric in frozen["2026-q2"].metrics.items():
            was = {Cut(each.period, "", "", each.segment): each for each in metric.numbers if each.segment}
            for each in found.metrics[name].findings:
                old = was.get(each.cut)
                if old and old.n and each.n:
                    assert abs(each.n - old.n) >= MIN_N.show or each.n == old.n
                if old and old.n == each.n and not each.kept:
                    assert (old.value, old.low, old.high) == (
                        each.value,
                        each.low,
                        each.high,
                    ) or old.n is None


def test_an_edition_says_which_numbers_it_kept(tmp_path: Path) -> None:
    """Written and read again; whoever reads its pages is told, and so is whoever downloads them.

    The other segment's number is marked, too: unmarked, it would tell that nobody of them changed.
    """
    name, frozen = next(iter(edition(BEFORE).items()))
    found = publish(unordered([*BEFORE, *group(3, "new", 0)], (NPS,)), MIN_N, {name: frozen})
    kept = {"nps": FrozenMetric(0, None, numbers(found.metrics["nps"]))}
    later = Frozen(QUARTER, date(2026, 7, 31), 1, kept, {})
    folder = tmp_path / "content" / "editions"
    folder.mkdir(parents=True)
    (folder / "2026-q2.json").write_text(frozen_text(later), encoding="utf-8")
    notes = Notes(Languages(("en",)), Lock({}, frozenset()))
    read = read_frozen(tmp_path, {"2026-q2": Edition(id="2026-q2", cut_off=Day("2026-07-31"))}, notes)
    assert read["2026-q2"].metrics["nps"].numbers == tuple(sorted(later.metrics["nps"].numbers, key=in_file))
    again = thawed(read["2026-q2"]).metrics["nps"]
    assert {each.cut.segment for each in again.findings if each.kept == QUARTER} == {"new", "old"}
    content = csv_of_measure(NPS, again).content
    assert isinstance(content, bytes)
    assert content.decode().count(",2026-q2\r\n") == 4
