"""How we calculate: each kind of score that this handbook uses, and what holds for all of them."""

from collections.abc import Mapping

from cxsite.measure.findings import FEWEST_JUDGED
from cxsite.model.dataset import Dataset
from cxsite.model.metric import Kind, Metric
from cxsite.model.settings import MinN
from cxsite.pages.entries import About, Entry, facts, ungrouped, view_of_entries
from cxsite.pages.frame import Frame, speech_of
from cxsite.pages.held import table_of_held
from cxsite.pages.names import Names
from cxsite.pages.page import View
from cxsite.pages.speech import Speech

INTERVALS: Mapping[str, str] = {
    "nps": "nps",
    "share": "share",
    "csat": "share",
    "ces2": "share",
    "ces": "mean",
    "mean": "mean",
    "emotion": "mean",
    "conversion": "share",
    "completion": "share",
    "churn": "share",
    "retention": "share",
}
"""Kind of score to the interval it has, and to how two are compared: three classes, a share, a mean."""


def view_of_method(
    frame: Frame,
    path: str,
    metrics: tuple[Metric, ...],
    min_n: MinN,
    surveys: tuple[Dataset, ...],
    names: Names,
) -> View:
    """Return the page of methods.

    Args:
        frame: what the language's pages have in common.
        path: where the page stands.
        metrics: those that the handbook reports.
        min_n: how many answers a value needs in this handbook.
        surveys: those that their answers come from.
        names: what the page may link to.
    """
    speech = speech_of(frame, path, names)
    weighted = any(survey.columns.weight for survey in surveys)
    ours = tuple(metric for metric in metrics if not metric.is_published)
    entries = [_entry(kind, ours, speech) for kind in Kind if any(kind is each.kind for each in ours)]
    if theirs := [metric for metric in metrics if metric.is_published]:
        entries.append(_published(theirs, speech))
    notes = facts(
        speech,
        (
            ("method.interval", [speech.ui("method.interval.about")]),
            ("method.change", [speech.ui("method.change.about", n=max(min_n.judge, FEWEST_JUDGED))]),
            ("method.many", [speech.ui("method.many.about")]),
            ("method.process", [speech.ui("method.process.about")]),
            ("method.weeks", [speech.ui("method.weeks.about", n=min_n.show)]),
            ("method.goal", [speech.ui("method.goal.about")]),
            ("method.rounding", [speech.ui("method.rounding.about")]),
            ("method.small", [speech.ui("method.small.about", n=min_n.judge)]),
            ("method.withheld", [speech.ui("method.withheld.about", n=min_n.show)]),
            ("method.weights", [speech.ui("method.weights.about" if weighted else "method.weights.none")]),
        ),
    )
    has_score = any(metric.kind is Kind.NPS for metric in ours)
    about = About(notes, table_of_held(speech) if has_score else None)
    return view_of_entries(frame, path, "method", ungrouped(entries), speech, about)


def _published(metrics: list[Metric], speech: Speech) -> Entry:
    """Return how figures are treated that others have published."""
    told = (
        ("measure.interval", [speech.ui("series.interval.about")]),
        ("method.used", [speech.link("metric", metric.id) for metric in metrics]),
    )
    title, text = speech.ui("series.title"), speech.ui("series.formula")
    return Entry("kind-published", title, text, facts=facts(speech, told))


def _entry(kind: Kind, metrics: tuple[Metric, ...], speech: Speech) -> Entry:
    theirs = [metric for metric in metrics if metric.kind is kind]
    counts = [
        speech.ui("measure.counts", low=metric.counts.low, high=metric.counts.high)
        for metric in theirs
        if metric.counts
    ]
    return Entry(
        f"kind-{kind}",
        speech.ui(f"measure.{kind}"),
        speech.ui(f"measure.formula.{kind}"),
        facts=facts(
            speech,
            (
                ("method.counts", dict.fromkeys(counts)),
                ("measure.interval", [speech.ui(f"method.interval.{INTERVALS[kind]}")]),
                ("method.change", [speech.ui(f"method.change.{INTERVALS[kind]}")]),
                ("method.used", [speech.link("metric", metric.id) for metric in theirs]),
                ("method.mark", [speech.ui("measure.trademark") if kind is Kind.NPS else None]),
            ),
        ),
    )
