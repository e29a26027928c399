"""The brief of an edition: what a board reads of it, on one page A4, in one language or two."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cxsite.measure.findings import Finding
from cxsite.measure.thawed import thawed
from cxsite.model.edition import FrozenPromise
from cxsite.model.improve import Promise
from cxsite.model.metric import Metric
from cxsite.model.prose import BlockKind
from cxsite.pages import addresses, formats, sentences
from cxsite.pages.differences import Difference
from cxsite.pages.editions import SECTION, Labels, commented, labels_of, state_of
from cxsite.pages.family import Family, family_of
from cxsite.pages.frame import Frame, Shell, head_of, speech_of
from cxsite.pages.issued import Issued, issued
from cxsite.pages.issues import Issue, changed, most_improved, ranked_by, weakest
from cxsite.pages.keeping import Keeping, Kept, kept, outcome_of
from cxsite.pages.names import Names
from cxsite.pages.page import View
from cxsite.pages.promises import promised
from cxsite.pages.prose import Passage
from cxsite.pages.scores import Score, scores
from cxsite.pages.sentences import Number
from cxsite.pages.since import ARROWS, place, tone_of, turn_of, verdict
from cxsite.pages.speech import Pair, Speech, without_markup
from cxsite.pages.values import Gauges

SCORES, PLACES, PROMISES = 5, 3, 5
"""How many measures, touchpoints of each kind and promises have room on the page."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A touchpoint with its value and where that is explained; with the change where that is what is told."""

    name: Pair
    number: Number
    href: str
    turn: Pair | None = None
    arrow: str = ""
    tone: str = ""
    verdict: Pair | None = None


@dataclass(frozen=True, slots=True)
class Pledge:
    """A promise and what became of it."""

    title: Pair
    promised: Pair
    outcome: Pair
    tone: str
    measured: Pair | None


@dataclass(frozen=True, slots=True)
class BriefBody:
    """What the brief shows."""

    title: Pair
    line: Pair
    whole: str
    gist: tuple[Passage, ...]
    scores: tuple[Score, ...]
    by: Pair | None
    weakest: tuple[Spot, ...]
    improved: tuple[Spot, ...]
    pledges: tuple[Pledge, ...]
    decisions: tuple[Pair, ...]
    labels: Mapping[str, Pair | None]


def view_of_brief(
    frame: Frame,
    path: str,
    beside: tuple[Issue | None, Issue],
    metrics: Mapping[str, Metric],
    names: Names,
) -> View:
    """Return the brief of an edition; `beside` has the edition before it as well, if there is one."""
    before, issue = beside
    speech = speech_of(frame, path, names)
    metric = metrics.get(ranked_by(issue, metrics))
    numbers = issued(path, frame.language, issue, metrics)
    found, promises = changed(before, issue, metrics), _promises(issue, metrics, speech)
    improved = most_improved(before, issue, metrics, PLACES)
    family = family_of(
        [*(each.judged for each in (*found, *improved)), *(judged.judged for *_, judged in promises)]
    )
    body = BriefBody(
        title=speech.period(issue.frozen.period),
        line=state_of(issue, speech),
        whole=addresses.link(path, addresses.edition(frame.language, issue.edition.id)),
        gist=_gist(issue, path, speech),
        scores=scores(issue, found, metrics, speech, family, numbers.place)[:SCORES],
        by=_by(metric, speech) if metric else None,
        weakest=_weakest(issue, metrics, speech, numbers) if metric else (),
        improved=tuple(_better(each, metric, speech, family, numbers) for each in improved) if metric else (),
        pledges=tuple(
            _pledge(key, each.promise, judged, metrics[each.promise.metric], speech, family)
            for key, each, judged in promises
        ),
        decisions=tuple(speech.sentence(each) for each in issue.edition.decisions),
        labels=_labels(issue, before, speech),
    )
    title = speech.word("edition.brief-of", period=without_markup(body.title))
    head = head_of(frame, path, title, section=SECTION, description=without_markup(body.line))
    return View("brief.html", Shell(head, body))


def _labels(issue: Issue, before: Issue | None, speech: Speech) -> Labels:
    keys = ("weakest", "improved", "promises", "none-improved", "no-promises", "whole")
    return labels_of(issue, before, speech) | {key: speech.ui(f"brief.{key}") for key in keys}


def _gist(issue: Issue, path: str, speech: Speech) -> tuple[Passage, ...]:
    """Return the gist of the commentary, its first paragraph where it has none."""
    gists = [block for block in issue.prose if block.kind is BlockKind.GIST]
    paragraphs = [block for block in issue.prose if block.kind is BlockKind.PARAGRAPH]
    chosen = tuple(gists or paragraphs[:1])
    return commented(chosen, issue, path, speech)


def _by(metric: Metric, speech: Speech) -> Pair:
    return speech.both(
        lambda language: speech.word("brief.by", language, measure=sentences.name(metric, language, speech))
    )


def _weakest(
    issue: Issue, metrics: Mapping[str, Metric], speech: Speech, numbers: Issued
) -> tuple[Spot, ...]:
    key = ranked_by(issue, metrics)
    decimals = issue.frozen.metrics[key].decimals
    return tuple(
        _weak(each, metrics[key], decimals, speech, numbers) for each in weakest(issue, metrics, PLACES)
    )


def _weak(finding: Finding, metric: Metric, decimals: int, speech: Speech, numbers: Issued) -> Spot:
    touchpoint = finding.cut.touchpoint
    name = speech.both(lambda language: place(touchpoint, language, speech))
    href = numbers.place(metric.id, finding)
    return Spot(name, sentences.number(finding, metric, decimals, speech), href)


def _better(one: Difference, metric: Metric, speech: Speech, family: Family, numbers: Issued) -> Spot:
    spot = _weak(one.now, metric, one.decimals, speech, numbers)
    return replace(
        spot,
        turn=turn_of(one.before, one.now, metric, one.decimals, speech),
        arrow=ARROWS[one.what],
        tone=tone_of(one, metric, family),
        verdict=verdict(one, speech, family),
    )


def _promises(
    issue: Issue, metrics: Mapping[str, Metric], speech: Speech
) -> list[tuple[str, FrozenPromise, Kept]]:
    """Return promises: what fell due last comes first, then what falls due next.

    Those of measures, touchpoints or initiatives that are gone are passed over.
    """
    findings, cut_off = thawed(issue.frozen), issue.frozen.cut_off
    known = [
        (key, each, kept(each, findings, cut_off))
        for key, each in issue.frozen.promises.items()
        if each.promise.metric in metrics
        and f"initiative:{key}" in speech.names
        and (not each.promise.touchpoint or f"touchpoint:{each.promise.touchpoint}" in speech.names)
    ]
    known.sort(key=lambda one: abs((one[1].promise.by.last - cut_off).days))
    known.sort(key=lambda one: one[2].keeping is Keeping.EARLY)
    return known[:PROMISES]


def _pledge(
    key: str, promise: Promise, judged: Kept, metric: Metric, speech: Speech, family: Family
) -> Pledge:
    title = speech.text(speech.names[f"initiative:{key}"][0])
    outcome = speech.ui(outcome_of(judged, family))
    if judged.keeping is Keeping.EARLY:
        due = speech.both(
            lambda language: speech.word(
                "promise.by", language, date=formats.partial_day(promise.by, language)
            )
        )
        return Pledge(title, due, outcome, "", None)
    said = promised(promise, Gauges({promise.metric: metric}, {}), speech)
    if judged.keeping is Keeping.UNKNOWN:
        return Pledge(title, said, outcome, "", None)
    tone = "better" if judged.keeping is Keeping.KEPT else "worse"
    turn = turn_of(judged.before, judged.after, metric, judged.decimals, speech)
    return Pledge(title, said, outcome, tone if family.moved(judged.judged) else "", turn)
