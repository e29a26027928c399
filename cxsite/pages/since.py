"""What changed since an edition, in words: for the pages of editions, the change log and the first page."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from cxsite.measure.findings import Finding, Verdict
from cxsite.model.metric import Direction, Metric
from cxsite.pages import formats, sentences
from cxsite.pages.differences import ORDER, Difference, What
from cxsite.pages.family import Family
from cxsite.pages.foreign import within
from cxsite.pages.speech import Pair, Speech

ARROWS = {What.ROSE: "↑", What.FELL: "↓"}
WAYS = {What.ROSE: "up", What.FELL: "down"}


@dataclass(frozen=True, slots=True)
class Shift:
    """One number that changed.

    Attributes:
        name: the measure, and the touchpoint where there is one.
        href: the measure's page, "" where there is none.
        number: where the number is explained as it was published, "" where it is not.
        says: `63% (Q2 2026) → 68% (Q3 2026)`.
        short: the same without the periods.
        arrow: `↑`, `↓`, or "".
        tone: `better`, `worse`, or "" where it may be chance.
        verdict: what may be made of it, None where nothing needs to be said.
    """

    name: Pair
    href: str
    number: str
    says: Pair
    short: Pair
    arrow: str
    tone: str
    verdict: Pair | None


@dataclass(frozen=True, slots=True)
class Turn:
    """Numbers that changed in the same way, under one heading."""

    id: str
    title: Pair
    shifts: tuple[Shift, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since the state before; `nothing` is said where there is no turn."""

    turns: tuple[Turn, ...]
    nothing: Pair


Place = Callable[[str, Finding], str]
"""Measure and number to where that number is explained, as the page refers to it."""


def since_of(
    found: Iterable[Difference],
    metrics: Mapping[str, Metric],
    speech: Speech,
    family: Family,
    explained: Place,
) -> Since:
    """Return differences in words, what rose first; a number that stayed as it was is left out.

    Args:
        found: from `differences.differences`; what else the page wants to leave out is left out already.
        metrics: those of the handbook; a measure that is not among them any more is passed over.
        speech: how the page speaks; its names must have the metrics and the touchpoints.
        family: what the page compares, these differences among it.
        explained: where the numbers are explained.
    """
    known = [one for one in found if one.metric in metrics]
    turns = tuple(
        Turn(f"since-{what}", speech.ui(f"since.{what}"), shifts)
        for what in ORDER
        if what is not What.SAME
        and (
            shifts := tuple(
                shift(one, metrics[one.metric], speech, family, explained)
                for one in _sorted(known, what, family)
            )
        )
    )
    return Since(turns, speech.ui("since.nothing"))


def _sorted(found: Iterable[Difference], what: What, family: Family) -> list[Difference]:
    """Return those of one kind: what is larger than chance first, then everyone, then by size."""
    kind = [one for one in found if one.what is what]
    if what is What.REVISED:
        return kind
    return sorted(
        kind, key=lambda one: (not family.moved(one.judged), bool(one.now.cut.touchpoint), -abs(one.change))
    )


def shift(one: Difference, metric: Metric, speech: Speech, family: Family, explained: Place) -> Shift:
    """Return one difference in words; it belongs to the family."""
    href = speech.names[f"metric:{one.metric}"][1]
    return Shift(
        named_at(metric, one.now.cut.touchpoint, speech),
        href,
        explained(one.metric, one.now),
        _says(one, metric, speech),
        turn_of(one.before, one.now, metric, one.decimals, speech),
        ARROWS.get(one.what, ""),
        tone_of(one, metric, family),
        verdict(one, speech, family),
    )


def named_at(metric: Metric, touchpoint: str, speech: Speech) -> Pair:
    """Return the name of a measure, at a touchpoint where one is named."""

    def say(language: str) -> str:
        about = sentences.name(metric, language, speech)
        if not touchpoint:
            return about
        return speech.word(
            "number.at", language, metric=about, touchpoint=place(touchpoint, language, speech)
        )

    return speech.both(say)


def place(touchpoint: str, language: str, speech: Speech) -> str:
    """Return the name of a touchpoint; its id where the handbook does not have it any more."""
    found = speech.names.get(f"touchpoint:{touchpoint}")
    return within(found[0], language) if found else touchpoint


def tone_of(one: Difference, metric: Metric, family: Family) -> str:
    """Return whether a change is for better or worse, "" where it may be chance: colour would claim more."""
    if one.what not in ARROWS or not family.moved(one.judged):
        return ""
    return "better" if (one.what is What.ROSE) is (metric.better is Direction.HIGHER) else "worse"


def verdict(one: Difference, speech: Speech, family: Family) -> Pair | None:
    """Return what may be made of a change: never more than was found where the answers are."""
    match one.what:
        case What.ROSE | What.FELL:
            way = WAYS[one.what]
            if family.moved(one.judged):
                return speech.ui(f"judge.{way}")
            return speech.ui(f"since.{way}-{_doubt(one)}")
        case What.BROKEN:
            is_mixed = one.judged is not None and one.judged.verdict is Verdict.MIXED
            return speech.ui("scorecard.mixed" if is_mixed else "scorecard.break")
        case What.SAME:
            return speech.ui("since.same")
        case _:
            return None


def _doubt(one: Difference) -> str:
    """Return why a change is not called larger than chance."""
    if one.judged is None:
        return "unjudged"
    return "few" if one.judged.verdict is Verdict.FEW else "chance"


def _says(one: Difference, metric: Metric, speech: Speech) -> Pair:
    def say(language: str) -> str:
        now = value_of(one.now, metric, one.decimals, speech, language)
        before = value_of(one.before, metric, one.decimals, speech, language)
        if one.what is What.REVISED:
            period = formats.period(one.now.cut.period, language, speech.interface[language])
            return speech.word("since.revision", language, period=period, before=before, now=now)
        if one.what is What.NEW:
            return _dated(now, one.now, speech, language)
        was = _dated(before, one.before or one.now, speech, language)
        return speech.word("since.turn", language, before=was, now=_dated(now, one.now, speech, language))

    return speech.both(say)


def turn_of(
    before: Finding | None, now: Finding | None, metric: Metric, decimals: int, speech: Speech
) -> Pair:
    """Return two values of a measure, one after the other: `63% → 68%`."""
    return speech.both(
        lambda language: speech.word(
            "since.short",
            language,
            before=value_of(before, metric, decimals, speech, language),
            now=value_of(now, metric, decimals, speech, language),
        )
    )


def _dated(value: str, finding: Finding, speech: Speech, language: str) -> str:
    period = formats.period(finding.cut.period, language, speech.interface[language])
    return speech.word("since.value", language, value=value, period=period)


def value_of(finding: Finding | None, metric: Metric, decimals: int, speech: Speech, language: str) -> str:
    """Return a value with its unit, or that it is not shown."""
    if finding is None or finding.value is None:
        return speech.word("since.unseen", language)
    return sentences.figure(finding.value, metric, decimals, language)
