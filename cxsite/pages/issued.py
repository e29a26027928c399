"""The numbers of an edition, each at an address of its own: whatever is shown of an edition leads there.

A page of an edition shows what was published then, so its numbers must not lead to those of today. What other pages of
editions show of a measure is on this page: everybody's numbers, and of each touchpoint the newest and that of all time.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cxsite.measure.findings import Finding, MetricFindings, Shown
from cxsite.measure.thawed import thawed
from cxsite.model.metric import Metric
from cxsite.model.text import Text
from cxsite.pages import addresses, formats, numbers, sentences
from cxsite.pages.differences import newest
from cxsite.pages.frame import Frame, Shell, head_of, speech_of
from cxsite.pages.issues import Issue, shown_in
from cxsite.pages.measuring import Way
from cxsite.pages.names import Names
from cxsite.pages.page import View
from cxsite.pages.passport import as_asked, interval_of
from cxsite.pages.sentences import Number
from cxsite.pages.since import place
from cxsite.pages.speech import Pair, Speech, Term


@dataclass(frozen=True, slots=True)
class Issued:
    """Where the numbers of one edition are explained.

    Attributes:
        page: the way to the page of its numbers.
        shown: measure to the anchors that its numbers have there.
    """

    page: str
    shown: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def place(self, metric: str, finding: Finding) -> str:
        """Return the way to a number; to its measure where the number itself is not shown, "" where neither is."""
        if metric not in self.shown:
            return ""
        anchor = numbers.anchor(finding)
        return f"{self.page}#{anchor_of(metric, anchor if anchor in self.shown[metric] else '')}"


@dataclass(frozen=True, slots=True)
class IssuedRow:
    """One number as it was published: what it is of, and where it stands."""

    anchor: str
    name: Pair
    number: Number


@dataclass(frozen=True, slots=True)
class IssuedTable:
    """The numbers of one measure, with what stands behind each of them."""

    id: str
    name: Pair
    today: str
    facts: tuple[Term, ...]
    rows: tuple[IssuedRow, ...]


@dataclass(frozen=True, slots=True)
class IssuedBody:
    """What the page shows."""

    title: Pair
    frozen: Pair
    back: Way
    tables: tuple[IssuedTable, ...]
    labels: Mapping[str, Pair]


def anchor_of(metric: str, anchor: str) -> str:
    """Return the anchor of a number, by the one that it has on its measure's page; of the measure for ""."""
    return f"{metric}.{anchor}" if anchor else metric


def told(found: MetricFindings) -> MetricFindings:
    """Return of an edition's numbers what may be told today.

    Editions of an older program counted few people exactly. What was said of few is left out of such a measure, and of
    places, languages and segments the value alone is told: with their counts the few could be worked out.
    """
    if not any(_is_counted(each) for each in found.findings):
        return found
    kept = (each for each in found.findings if not _is_counted(each))
    return replace(found, findings=tuple(each if each.cut.is_everyone else _alone(each) for each in kept))


def _is_counted(finding: Finding) -> bool:
    """Tell whether few people are counted exactly."""
    return finding.shown is Shown.SMALL and finding.n is not None


def _alone(finding: Finding) -> Finding:
    return replace(finding, n=None, low=None, high=None)


def _shown(found: MetricFindings) -> tuple[Finding, ...]:
    """Return everybody's numbers, the newest first, and of each touchpoint the newest and that of the whole time."""
    everyone = [*reversed(numbers.series(found)), numbers.overall(found)]
    latest = newest(found)
    places = [
        each
        for key in numbers.values_of(found, "touchpoint")
        for each in (latest.get(key), numbers.overall(found, key))
    ]
    return tuple(each for each in (*everyone, *places) if each)


def anchors_of(found: MetricFindings) -> tuple[str, ...]:
    """Return the anchors that the numbers shown of a measure have on its own page."""
    return tuple(map(numbers.anchor, _shown(told(found))))


def _measures(issue: Issue, metrics: Mapping[str, Metric]) -> tuple[str, ...]:
    """Return the measures of an edition, and those that only its commentary speaks of."""
    spoken = (key for key in issue.quotable.metrics if key in issue.frozen.metrics)
    return tuple(dict.fromkeys((*shown_in(issue, metrics), *spoken)))


def issued(path: str, language: str, issue: Issue, metrics: Mapping[str, Metric]) -> Issued:
    """Return where the page at `path` leads to from a number of an edition."""
    found = thawed(issue.frozen).metrics
    shown = {key: anchors_of(found[key]) for key in _measures(issue, metrics)}
    return Issued(addresses.link(path, addresses.issued(language, issue.edition.id)), shown)


def quoted_from(path: str, language: str, issue: Issue) -> dict[str, str]:
    """Return what the addresses of a commentary's live numbers begin with, as the page at `path` refers to them."""
    page = addresses.link(path, addresses.issued(language, issue.edition.id))
    return {key: f"{page}#{key}." for key in issue.quotable.metrics if key in issue.frozen.metrics}


def view_of_issued(
    frame: Frame,
    path: str,
    issue: Issue,
    metrics: Mapping[str, Metric],
    asked: Mapping[str, Text],
    names: Names,
) -> View:
    """Return the page of an edition's numbers.

    Args:
        frame: what the language's pages have in common.
        path: where the page stands.
        issue: the edition.
        metrics: those of the handbook.
        asked: measure to its question, in every language in which it was asked.
        names: everything that can be linked to.
    """
    speech = speech_of(frame, path, names)
    found = thawed(issue.frozen).metrics
    period = formats.period(issue.frozen.period, frame.language, speech.interface[frame.language])
    back = addresses.link(path, addresses.edition(frame.language, issue.edition.id))
    body = IssuedBody(
        title=speech.both(
            lambda language: speech.word(
                "issued.title",
                language,
                period=formats.period(issue.frozen.period, language, speech.interface[language]),
            )
        ),
        frozen=speech.ui("edition.frozen"),
        back=Way(back, speech.ui("brief.whole")),
        tables=tuple(
            _table(metrics[key], told(found[key]), issue, asked.get(key), speech)
            for key in _measures(issue, metrics)
        ),
        labels={key: speech.ui(f"table.{key}") for key in ("period", "value", "interval", "answers")}
        | {"today": speech.ui("issued.today")},
    )
    title = speech.word("issued.title", period=period)
    head = head_of(frame, path, title, section="editions", description=speech.word("edition.frozen"))
    return View("issued.html", Shell(head, body))


def _table(
    metric: Metric, found: MetricFindings, issue: Issue, asked: Text | None, speech: Speech
) -> IssuedTable:
    cut_off = speech.both(lambda language: formats.day(issue.frozen.cut_off, language))
    facts = {
        "measure.question": as_asked(asked),
        "page.method": (speech.ui(f"measure.formula.{metric.kind}"),) if not metric.is_published else (),
        "measure.interval": interval_of(metric, speech),
        "edition.cut-off": (cut_off,),
    }
    return IssuedTable(
        metric.id,
        sentences.named(metric, speech),
        speech.names[f"metric:{metric.id}"][1],
        tuple(Term(key.split(".")[-1], speech.ui(key), said) for key, said in facts.items() if said),
        tuple(_row(each, metric, found, speech) for each in _shown(found)),
    )


def _row(finding: Finding, metric: Metric, found: MetricFindings, speech: Speech) -> IssuedRow:
    touchpoint, period = finding.cut.touchpoint, finding.cut.period

    def say(language: str) -> str:
        when = formats.period(period, language, speech.interface[language])
        if not touchpoint:
            return when
        return speech.word("issued.at", language, touchpoint=place(touchpoint, language, speech), period=when)

    anchor = anchor_of(metric.id, numbers.anchor(finding))
    return IssuedRow(anchor, speech.both(say), sentences.number(finding, metric, found.decimals, speech))
