"""How old the open cases of a measure made from tickets are: bars, and the same in a table."""

from dataclasses import replace

from cxsite.draw.chart import Ages, Chart, Width, Words
from cxsite.measure.found_durations import AgeFinding, DurationFindings
from cxsite.pages import formats
from cxsite.pages.captions import Caption, Ways, captioned, counted, whose
from cxsite.pages.closures import Share, Shares, percent
from cxsite.pages.lapses import dated
from cxsite.pages.numbers import Measure
from cxsite.pages.speech import Pair, Speech

AGES = "ages"


def ages(
    measure: Measure, found: DurationFindings, ways: Ways, speech: Speech
) -> tuple[Shares, Chart] | None:
    """Return how old open cases are, with the bars of it; None where too few are open."""
    if not found.ages:
        return None
    chart = _bars(found, speech)
    rows = tuple(Share(_age(each, speech), percent(each.share, speech)) for each in found.ages)
    return Shares(chart.id, _caption(measure, found, ways, speech), rows), chart


def _caption(measure: Measure, found: DurationFindings, ways: Ways, speech: Speech) -> Caption:
    """Return what stands below the bars: how many cases are open, and as of when."""
    facts = (
        speech.ui("durations.ages.better"),
        *counted(found.open, measure.metric, speech),
        dated("ui.data.as-of", found, speech),
        *whose(measure.dataset, speech),
    )
    return captioned(facts, ways, speech, speech.ui("durations.ages.note"))


def _age(one: AgeFinding, speech: Speech) -> Pair:
    return speech.both(lambda language: _spoken(one, speech, language))


def _spoken(one: AgeFinding, speech: Speech, language: str) -> str:
    low = formats.decimal(one.low, 0, language)
    if one.high is None:
        return speech.word("durations.age.more", language, low=low)
    if one.high == one.low + 1:
        return low
    return speech.word(
        "durations.age.range", language, low=low, high=formats.decimal(one.high - 1, 0, language)
    )


def _bars(found: DurationFindings, speech: Speech) -> Chart:
    language = speech.language
    shares = tuple(each.share for each in found.ages)
    wide = Ages(Width.WIDE, max(*shares, 1.0), shares)
    words = Words(
        language,
        parts=tuple((percent(each.share, speech), _spoken(each, speech, language)) for each in found.ages),
    )
    most = max(found.ages, key=lambda each: each.share)
    label = speech.word(
        "durations.ages.label",
        n=formats.decimal(found.open or 0, 0, language),
        date=formats.day(found.as_of, language),
        share=formats.decimal(most.share, 0, language),
        age=_spoken(most, speech, language),
    )
    return Chart(AGES, wide, replace(wide, width=Width.NARROW), words, label)
