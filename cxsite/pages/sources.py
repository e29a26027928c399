"""Where the answers come from: each survey, its questions as they were asked, and what became of them."""

from dataclasses import dataclass
from functools import reduce
from html import escape

from cxsite.measure.findings import MetricFindings, TableFindings
from cxsite.model.band import Band
from cxsite.model.dataset import Change, Dataset, Question
from cxsite.model.journey import Lists
from cxsite.model.metric import Metric
from cxsite.model.period import whole
from cxsite.model.shape import Shape
from cxsite.pages import formats, numbers, sentences, stand_in
from cxsite.pages.entries import Entry, facts, in_its_own, ungrouped, view_of_entries
from cxsite.pages.foreign import within
from cxsite.pages.frame import Frame, speech_of
from cxsite.pages.names import Names
from cxsite.pages.page import View
from cxsite.pages.speech import Pair, Speech, Term, Words


@dataclass(frozen=True, slots=True)
class Source:
    """A dataset with the names of its files, and the measures made from it with everyone's published numbers.

    `extent` says how large it is where it is no survey.
    """

    dataset: Dataset
    files: tuple[str, ...]
    measures: tuple[tuple[Metric, MetricFindings], ...]
    extent: TableFindings | None = None


def view_of_sources(frame: Frame, path: str, sources: tuple[Source, ...], lists: Lists, names: Names) -> View:
    """Return the page of data sources, in the order of their files."""
    speech = speech_of(frame, path, names)
    entries = (_entry(number, source, lists, frame, speech) for number, source in enumerate(sources, 1))
    return view_of_entries(frame, path, "data", ungrouped(entries), speech)


def _entry(number: int, source: Source, lists: Lists, frame: Frame, speech: Speech) -> Entry:
    dataset = source.dataset
    mode = lists.modes.get(dataset.mode) if dataset.mode else None
    known = facts(
        speech,
        (
            ("measure.mode", [speech.text(mode.name) if mode else None]),
            ("table.period", periods_of(source, speech)),
            ("data.answers", answers_of(source, speech)),
            ("measure.weighted", [speech.ui("data.weighted") if dataset.columns.weight else None]),
        )
        if dataset.shape is Shape.RESPONSES
        else _records(source, speech),
    )
    asked = tuple(
        Term("question", speech.ui("data.question", n=place), _question(question, frame, speech))
        for place, question in enumerate(dataset.questions.values(), 1)
    )
    more = facts(
        speech,
        (
            ("data.changes", [_change(change, speech) for change in dataset.changes]),
            ("stand-in.numbers", _stand_ins(source, speech)),
            ("measure.file", [Pair(Words(escape(name))) for name in source.files]),
        ),
    )
    return Entry(
        f"data-{dataset.id}",
        speech.ui("data.survey" if dataset.shape is Shape.RESPONSES else f"data.{dataset.shape}", n=number),
        speech.text(dataset.about) if dataset.about else None,
        speech.ui("ui.illustrative") if dataset.illustrative else None,
        (*known, *asked, *more),
    )


def _stand_ins(source: Source, speech: Speech) -> list[Pair | None]:
    """Return whose numbers are shown where nobody could ask the warehouse, once."""
    said = (stand_in.note(found, speech) for _, found in source.measures)
    return list(dict.fromkeys(said))


def _records(source: Source, speech: Speech) -> tuple[tuple[str, list[Pair | None]], ...]:
    """Return what is known of records that are no answers."""
    dataset, extent = source.dataset, source.extent
    steps: list[Pair | None] = [speech.text(name) for name in dataset.steps.values()]
    return (
        ("series.publisher", [speech.link("reference", dataset.reference) if dataset.reference else None]),
        ("table.period", [_span(extent, speech) if extent else None]),
        ("data.size", [_size(extent, speech) if extent else None]),
        ("data.steps", steps),
        ("data.made", [speech.link("metric", metric.id) for metric, _ in source.measures]),
    )


def _span(extent: TableFindings, speech: Speech) -> Pair | None:
    if extent.first is None or extent.last is None:
        return None
    return speech.period(whole(extent.first, extent.last))


def _size(extent: TableFindings, speech: Speech) -> Pair:
    def say(language: str) -> str:
        rows, periods = (formats.decimal(number, 0, language) for number in (extent.rows, extent.periods))
        key = "data.rows" if extent.periods else "data.lines"
        return speech.word(key, language, rows=rows, periods=periods)

    return speech.both(say)


def periods_of(source: Source, speech: Speech) -> list[Pair]:
    """Return the whole time in which each measure of a survey has answers, once."""
    found = (numbers.overall(found) for _, found in source.measures)
    return list(dict.fromkeys(speech.period(finding.cut.period) for finding in found if finding))


def answers_of(source: Source, speech: Speech) -> list[Pair]:
    """Return how many answers each measure counts over the whole time, as far as that is published."""

    def said(metric: Metric, n: int | Band) -> Pair:
        return speech.both(
            lambda language: speech.word(
                "data.counted",
                language,
                measure=sentences.name(metric, language, speech),
                answers=sentences.counted(n, speech, language),
            )
        )

    whole = ((metric, numbers.overall(found)) for metric, found in source.measures)
    return [said(metric, n) for metric, finding in whole if finding and (n := finding.answers) is not None]


def _question(question: Question, frame: Frame, speech: Speech) -> tuple[Pair, ...]:
    """Return a question in each language in which it was asked, its scale, and what stands for no answer."""
    asked = [in_its_own(question.asked, code) for code in frame.languages] if question.asked else []
    scale = speech.both(
        lambda language: speech.word(
            "data.scale",
            language,
            low=formats.exact(question.scale.low, language),
            high=formats.exact(question.scale.high, language),
        )
    )
    return (*(each for each in asked if each), scale, *_no_answer(question, speech))


def _no_answer(question: Question, speech: Speech) -> tuple[Pair, ...]:
    codes = [code for code in question.no_answer if code]

    def say(language: str) -> str:
        blank = [speech.word("data.blank", language)] if "" in question.no_answer else []
        listed = reduce(
            lambda one, other: speech.word("data.and", language, one=one, other=other), blank + codes
        )
        return speech.word("data.no-answer", language, codes=listed)

    return (speech.both(say),) if question.no_answer else ()


def _change(change: Change, speech: Speech) -> Pair:
    def say(language: str) -> str:
        date = formats.partial_day(change.date, language)
        return speech.word("data.change", language, date=date, what=within(change.what, language))

    return speech.both(say)
