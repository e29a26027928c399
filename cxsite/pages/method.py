"""How we calculate: each kind of score that this handbook uses, and what holds for all of them."""

from collections.abc import Iterable

from cxsite.measure.findings import FEWEST_JUDGED
from cxsite.model.dataset import Dataset
from cxsite.model.metric import Kind, Metric
from cxsite.model.settings import MinN
from cxsite.pages.entries import About, Entry, facts, ungrouped, view_of_entries
from cxsite.pages.frame import Frame, speech_of
from cxsite.pages.held import table_of_held
from cxsite.pages.names import Names
from cxsite.pages.page import View
from cxsite.pages.speech import Pair, Speech


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
            ("method.importance", [_importance(ours, min_n, speech)]),
            ("method.weights", [speech.ui("method.weights.about" if weighted else "method.weights.none")]),
        ),
    )
    has_score = any(metric.form.is_trademark for metric in ours)
    about = About(notes, table_of_held(speech) if has_score else None)
    return view_of_entries(frame, path, "method", ungrouped(entries), speech, about)


def _importance(metrics: Iterable[Metric], min_n: MinN, speech: Speech) -> Pair | None:
    """Return how importance is derived, where it is."""
    fewest = max(min_n.judge, FEWEST_JUDGED)
    told = any(metric.explains for metric in metrics)
    return speech.ui("method.importance.about", n=fewest) if told else None


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
                ("measure.interval", [speech.ui(f"method.interval.{kind.form.interval}")]),
                ("method.change", [speech.ui(f"method.change.{kind.form.interval}")]),
                ("method.used", [speech.link("metric", metric.id) for metric in theirs]),
                ("method.mark", [speech.ui("measure.trademark") if kind.form.is_trademark else None]),
            ),
        ),
    )
