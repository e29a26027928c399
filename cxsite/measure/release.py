"""What changed too little since the last edition, and so stays as it said.

Who has the edition and today's page takes one from the other, and what is left are the answers of a few. So a
segment's number is the edition's until as many answers as a number needs to be shown are certainly new or different,
as far as what is published of both can tell; and what the edition withheld stays withheld, while its period goes on
until as many more people can have come to it. An edition is part of the content, so this needs no memory of earlier
builds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from math import floor

from cxsite.measure.banded import interval_of
from cxsite.measure.findings import Cut, Finding, Shown
from cxsite.measure.results import Series
from cxsite.measure.rounding import rounded
from cxsite.measure.series import Measurement
from cxsite.model.band import EXACT, Band, band_of
from cxsite.model.edition import Frozen, FrozenNumber
from cxsite.model.period import Grain, Period

Key = tuple[Period | None, str, str, str]
"""Period (None for the whole time, which goes on), touchpoint, language, segment."""


@dataclass(frozen=True, slots=True)
class Last:
    """What the last edition said of one metric; nothing where there is none."""

    period: Period | None = None
    cut_off: date = date.min
    numbers: Mapping[Key, FrozenNumber] = field(default_factory=dict)


def last_of(frozen: Mapping[str, Frozen], metric: str) -> Last:
    """Return what the last of these editions (oldest first) said of a metric."""
    edition = list(frozen.values())[-1] if frozen else None
    if edition is None or metric not in edition.metrics:
        return Last()
    return Last(
        edition.period, edition.cut_off, {_key(each): each for each in edition.metrics[metric].numbers}
    )


def _key(one: FrozenNumber | Cut) -> Key:
    period = None if one.period.grain is Grain.WHOLE else one.period
    return period, one.touchpoint, one.language, one.segment


def still_withheld(measurements: Iterable[Measurement], last: Last, least: int) -> frozenset[Cut]:
    """Return what an edition withheld, and what has to stay so.

    Of a period that had ended, that is all of it: whoever comes late comes alone. Of others it is what fewer people
    than `least` can have come to since: of those who came in the period, all who did not come to what both show.
    """
    found = {one.cut: one for one in measurements}
    stay = set()
    for cut in found:
        was = last.numbers.get(_key(cut))
        if was and was.shown == Shown.WITHHELD:
            is_over = cut.period.grain is not Grain.WHOLE and cut.period.last <= last.cut_off
            if is_over or _come(cut, found, last) < least:
                stay.add(cut)
    return frozenset(stay)


def _come(cut: Cut, found: Mapping[Cut, Measurement], last: Last) -> int:
    """Return how many may have come to a withheld number since an edition, at least."""
    everybody = Cut(cut.period)
    if not _is_told(everybody, last):
        return 0
    theirs = (
        each
        for each in found
        if each.period == cut.period and _dimension(each) == _dimension(cut) and each != everybody
    )
    return _more(everybody, found, last) - sum(max(0, _more(each, found, last)) for each in theirs)


def _is_told(cut: Cut, last: Last) -> bool:
    was = last.numbers.get(_key(cut))
    return was is not None and was.value is not None


def _more(cut: Cut, found: Mapping[Cut, Measurement], last: Last) -> int:
    """Return how many answers more there are of a number than an edition said; 0 where it said nothing."""
    was, now = last.numbers.get(_key(cut)), found[cut].score
    if was is None or was.value is None or now is None:
        return 0
    return now.n - (was.band.high if was.band else was.n or 0)


def _dimension(cut: Cut) -> str:
    """Return which way a number is cut."""
    return next((each for each in ("touchpoint", "language", "segment") if getattr(cut, each)), "")


def released(finding: Finding, last: Last, series: Series, least: int) -> Finding:
    """Return a number as it may be told now: it, or where too little changed in its segment, the edition's.

    Args:
        finding: the number as it is today.
        last: what the last edition said of its metric.
        series: the metric's numbers.
        least: how many answers must be new or different.
    """
    was = last.numbers.get(_key(finding.cut)) if finding.cut.segment else None
    if was is None or was.value is None or finding.value is None or _is_same(was, finding):
        return finding
    kept = _kept(was, finding.cut, series, least)
    span = series.bounds[1] - series.bounds[0]
    new = max(_certain(kept, finding, span, least), _newer(finding.cut, series, last.cut_off))
    return finding if new >= least else replace(kept, kept=last.period)


def marked(findings: Iterable[Finding], last: Last) -> tuple[Finding, ...]:
    """Return the numbers with those of segments marked that are what the edition said, whether anything changed or not.

    Where one segment's number is kept, whoever saw the others unmarked would know that they did not change.
    """
    return tuple(
        replace(each, kept=last.period)
        if each.cut.segment
        and each.value is not None
        and (was := last.numbers.get(_key(each.cut)))
        and _is_same(was, each)
        else each
        for each in findings
    )


def _newer(cut: Cut, series: Series, cut_off: date) -> int:
    """Return how many answers of the whole time are of periods that began after an edition's."""
    if cut.period.grain is not Grain.WHOLE:
        return 0
    return sum(
        told.n
        for one in series.measurements
        if (told := series.told(one))
        and one.cut.segment == cut.segment
        and one.cut.period.grain is not Grain.WHOLE
        and one.cut.period.start > cut_off
    )


def _is_same(was: FrozenNumber, now: Finding) -> bool:
    if was.value != now.value:
        return False
    if was.n is None or now.n is None or was.n < EXACT:
        return (was.n or 0) < EXACT and now.n is None
    return (was.n, was.low, was.high) == (now.n, now.low, now.high)


def _kept(was: FrozenNumber, cut: Cut, series: Series, least: int) -> Finding:
    """Return the edition's number; older editions said of few people how many they were."""
    band, value = was.band or (band_of(was.n, least) if was.n is not None else None), was.value or 0.0
    low, high = was.low, was.high
    if band and not was.band:
        decimals = series.decimals
        low, high = (rounded(end, decimals) for end in interval_of(series.kind, value, series.bounds, band))
    return Finding(cut, Shown(was.shown), None if band else was.n, was.value, low, high, band)


def _certain(was: Finding, now: Finding, span: float, least: int) -> int:
    """Return how many answers are new or different at least; one moves a value by no more than its part of the span.

    Where fewer are told, as many may just be waiting for others (see `batches`).
    """
    before, after = (
        each.answers if isinstance(each.answers, Band) else Band(each.answers or 0, each.answers or 0)
        for each in (was, now)
    )
    more = max(after.low - before.high, before.low - after.high - 3 * least)
    moved = abs((now.value or 0.0) - (was.value or 0.0))
    return max(more, floor(moved / span * min(before.low, after.low)))
