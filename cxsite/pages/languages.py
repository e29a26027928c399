"""Do our languages answer alike? The question as each was asked it, its value, and how its answers lie on the scale.

Nothing is ranked and no difference is called one of service: people answer differently in different languages, and a
translated question is another question (Harzing 2006, International Journal of Cross Cultural Management 6(2)).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import reduce

from cxsite.draw.chart import Chart
from cxsite.measure.findings import Finding, MetricFindings
from cxsite.model.metric import Metric
from cxsite.model.text import Text
from cxsite.pages import addresses, formats, measuring, numbers, sentences, spread
from cxsite.pages.captions import Caption, Ways, caption, drawn_of
from cxsite.pages.frame import Frame, Link, speech_of
from cxsite.pages.numbers import Measure
from cxsite.pages.page import View
from cxsite.pages.passport import as_asked
from cxsite.pages.refusal import Refusal, refusal
from cxsite.pages.speech import Pair, Speech
from cxsite.pages.spread import Box
from cxsite.pages.values import Value

FEWEST = 2
"""From so many languages on there is something to set side by side."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """One questionnaire language: the question, the value, how its answers lie (`chart` may be "")."""

    name: Pair
    code: str
    asked: Pair
    value: Value
    chart: str
    caption: Caption
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One measure in all its languages; `mixed` says what everybody's value is a mixture of."""

    id: str
    title: Pair
    href: str
    direction: Pair
    period: Pair
    mixed: Pair | None
    illustrative: Pair | None
    refusal: Refusal | None
    tongues: tuple[Tongue, ...]
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class LanguagesBody:
    """What the page of languages shows."""

    title: Pair
    lead: Pair
    ways: tuple[Link, ...]
    labels: Mapping[str, Pair]
    may: tuple[Pair, ...]
    may_not: tuple[Pair, ...]
    measures: tuple[Told, ...]
    download: str


def view_of_languages(frame: Frame, path: str, pages: tuple[str, ...], measures: tuple[Measure, ...]) -> View:
    """Return the page of languages; each measure has findings of at least two."""
    speech = speech_of(frame, path, {})
    told, charts = [], []
    for measure in measures:
        one, drawn = _told(measure, path, speech)
        told.append(one)
        charts += drawn
    labels = ("may", "may-not")
    body = LanguagesBody(
        speech.ui("page.languages"),
        speech.ui("measures.languages.lead"),
        measuring.ways(path, pages, speech),
        {key: speech.ui(f"languages.{key}") for key in labels}
        | {"language": speech.ui("table.language"), "spread": speech.ui("spread.title")}
        | {"use": speech.ui("languages.use"), "answers": speech.ui("table.answers")},
        tuple(speech.ui(f"languages.may.{key}") for key in ("time", "step")),
        tuple(speech.ui(f"languages.may-not.{key}") for key in ("rank", "service", "average")),
        tuple(told),
        measuring.download(path, "languages"),
    )
    return replace(measuring.shown(frame, path, "languages", body, speech), charts=tuple(charts))


def is_told(found: MetricFindings) -> bool:
    """Say whether a measure was asked in at least two languages."""
    return len(numbers.values_of(found, "language")) >= FEWEST


def _told(measure: Measure, path: str, speech: Speech) -> tuple[Told, list[Chart]]:
    metric, found = measure.metric, measure.found
    findings = {
        code: finding
        for code in numbers.values_of(found, "language")
        if (finding := numbers.overall(found, language=code))
    }
    tongues, charts = [], []
    for code, finding in findings.items():
        tongue, chart = _tongue(code, finding, measure, path, speech)
        tongues.append(tongue)
        charts += [chart] if chart else []
    everyone = numbers.overall(found)
    period = next(iter(findings.values())).cut.period
    told = Told(
        f"measure-{metric.id}",
        sentences.named(metric, speech),
        addresses.link(path, addresses.measure(speech.language, metric.id)),
        speech.ui(f"measure.{metric.better}-better"),
        speech.period(period),
        _mixed(everyone, findings, metric, found.decimals, speech) if everyone else None,
        speech.ui("ui.illustrative") if measure.dataset.illustrative else None,
        refusal(metric, found, measure.question.scale, speech, is_written=_is_written(measure, findings)),
        tuple(tongues),
        next((each.boxes for each in tongues if each.boxes), ()),
    )
    return told, charts


def _tongue(
    code: str, finding: Finding, measure: Measure, path: str, speech: Speech
) -> tuple[Tongue, Chart | None]:
    metric, found = measure.metric, measure.found
    name = speech.language_name(code)
    place = addresses.measure(speech.language, metric.id)
    href = addresses.link(path, place, addresses.number(language=code))
    theirs = replace(measure, found=replace(found, spread=found.spreads.get(code, ())))
    boxes = spread.boxes(theirs, speech)
    chart = spread.stack(f"{metric.id}-{code.lower()}", boxes, speech) if boxes else None
    number = sentences.number(finding, metric, found.decimals, speech)
    asked = _asked(measure.question.asked, code) or speech.ui("languages.not-written")
    ways = Ways(f"#measure-{metric.id}-spread", measuring.download(path, "languages"))
    below = caption([drawn_of(measure)], [finding], ways, speech)
    said = Value(name, number, href)
    return Tongue(name, code.lower(), asked, said, chart.id if chart else "", below, boxes), chart


def _asked(asked: Text | None, code: str) -> Pair | None:
    """Return the question as it was asked in a language, of which the questionnaire may know less than we do."""
    return next(
        (pair for pair in as_asked(asked) if pair.own.lang == code or pair.own.lang.startswith(f"{code}-")),
        None,
    )


def _is_written(measure: Measure, findings: Mapping[str, Finding]) -> bool:
    """Say whether it is written down how each language was asked whose value may be seen."""
    asked = measure.question.asked
    return all(_asked(asked, code) for code, each in findings.items() if each.value is not None)


def _mixed(
    everyone: Finding, findings: Mapping[str, Finding], metric: Metric, decimals: int, speech: Speech
) -> Pair | None:
    """Return of which languages everybody's value is a mixture; None where it, or each of them, is withheld."""
    value, total = everyone.value, everyone.n
    seen = {code: finding.n for code, finding in findings.items() if finding.n}
    if value is None or not total or not seen:
        return None

    def say(language: str) -> str:
        shares = [
            speech.word(
                "languages.share",
                language,
                language=formats.language_name(code, language),
                share=formats.decimal(100 * n / total, 0, language),
            )
            for code, n in seen.items()
        ]
        return speech.word(
            "languages.mixed",
            language,
            value=sentences.figure(value, metric, decimals, language),
            shares=reduce(
                lambda one, other: speech.word("languages.listed", language, one=one, other=other), shares
            ),
        )

    return speech.both(say)
