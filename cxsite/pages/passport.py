"""What stands behind a measure's numbers: the question as asked, who is counted, from which files."""

from html import escape

from cxsite.model.dataset import Dataset, Scale
from cxsite.model.metric import Metric
from cxsite.model.text import Text
from cxsite.pages import formats, numbers
from cxsite.pages.lapses import given
from cxsite.pages.numbers import Measure
from cxsite.pages.speech import Pair, Speech, Term, Words


def passport(measure: Measure, speech: Speech) -> tuple[Term, ...]:
    """Return what stands behind every number of a measure's page; what is not known is left out."""
    metric, dataset = measure.metric, measure.dataset
    question = measure.question
    everyone = numbers.overall(measure.found)
    mode = measure.lists.modes.get(dataset.mode) if dataset.mode else None
    facts: dict[str, tuple[Pair, ...]] = {
        "measure.question": as_asked(question.asked),
        "series.publisher": _publisher(measure, speech),
        "page.method": (
            speech.ui("series.formula" if metric.is_published else f"measure.formula.{metric.kind}"),
            *_counts(metric, question.scale, speech),
            *(given(metric.lapse, metric.form.lapse, speech) if metric.form.lapse else ()),
        ),
        "measure.interval": interval_of(metric, speech),
        "table.period": (
            (speech.period(everyone.cut.period),)
            if everyone
            else (speech.ui("series.periods"),)
            if metric.is_published
            else ()
        ),
        "measure.who": (
            speech.ui("measure.everyone"),
            speech.ui("measure.excluded"),
            *_weighted(dataset, speech),
        )
        if metric.question
        else (),
        "beside.answered": _answered(measure, speech),
        "measure.mode": (speech.text(mode.name),) if mode else (),
        "page.data": (speech.text(dataset.about),) if dataset.about else (),
        "measure.file": (*(Pair(Words(escape(file))) for file in measure.files), *_newest(measure, speech)),
    }
    return tuple(
        Term(key.split(".")[-1], speech.ui(key), entries) for key, entries in facts.items() if entries
    )


def interval_of(metric: Metric, speech: Speech) -> tuple[Pair, ...]:
    """Return how the interval of a measure's numbers is computed; nothing of figures that others have published."""
    key = "series.interval.about" if metric.is_published else f"method.interval.{metric.form.interval}"
    return (speech.ui(key),)


def _publisher(measure: Measure, speech: Speech) -> tuple[Pair, ...]:
    """Return who has published the figures, where the handbook cites it."""
    reference = measure.dataset.reference
    return (speech.link("reference", reference),) if reference and measure.metric.is_published else ()


def _answered(measure: Measure, speech: Speech) -> tuple[Pair, ...]:
    """Return how many of those who were asked gave an answer that counts."""
    everyone, asked = numbers.overall(measure.found), measure.found.asked
    if everyone is None or everyone.n is None or not asked:
        return ()
    n = everyone.n

    def say(language: str) -> str:
        share = formats.decimal(100 * n / asked, 0, language)
        counts = [formats.exact(count, language) for count in (n, asked)]
        return speech.word("beside.answered.about", language, n=counts[0], asked=counts[1], share=share)

    return (speech.both(say),)


def _newest(measure: Measure, speech: Speech) -> tuple[Pair, ...]:
    """Return up to which day the files go; nothing where that is not told."""
    newest = measure.found.newest
    if newest is None or not measure.files:
        return ()

    def say(language: str) -> str:
        return speech.word("measure.newest", language, day=formats.day(newest, language))

    return (speech.both(say),)


def _weighted(dataset: Dataset, speech: Speech) -> tuple[Pair, ...]:
    return (speech.ui("measure.weighted"),) if dataset.columns.weight else ()


def as_asked(asked: Text | None) -> tuple[Pair, ...]:
    """Return the question in every language in which it was asked: each is an original."""
    if asked is None:
        return ()
    originals = {
        wording.lang: wording.text for code, wording in asked.wordings.items() if code == wording.lang
    }
    return tuple(Pair(Words(escape(text, quote=False), code)) for code, text in originals.items())


def _counts(metric: Metric, scale: Scale, speech: Speech) -> tuple[Pair, ...]:
    counted = metric.counted(scale)
    return (speech.ui("measure.counts", low=counted.low, high=counted.high),) if counted else ()
