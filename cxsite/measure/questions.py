"""What the metrics of a handbook ask of its data: which questions, which answers together, in which files."""

from collections.abc import Iterable, Mapping
from datetime import date

from cxsite.measure.kinds.all import score_kind
from cxsite.measure.scan import Asked
from cxsite.measure.series import merged, single_answers
from cxsite.model.dataset import Question, Scale
from cxsite.model.handbook import Handbook
from cxsite.model.metric import Metric


def asked_of(handbook: Handbook) -> Mapping[str, Asked]:
    """Return for each dataset its measured questions, with the ranges that their metrics need."""
    asked: dict[str, dict[str, tuple[Metric, ...]]] = {}
    for metric in (metric for metric in handbook.metrics.values() if metric.question):
        questions = asked.setdefault(metric.dataset_id, {})
        questions[metric.question_id] = (*questions.get(metric.question_id, ()), metric)
        if metric.explains:
            questions.setdefault(metric.explained_id, ())
    return {
        dataset_id: {name: ranges_of(handbook, metrics) for name, metrics in questions.items()}
        for dataset_id, questions in asked.items()
    }


def ranges_of(handbook: Handbook, metrics: Iterable[Metric]) -> tuple[Scale, ...]:
    """Return what one query counts for these metrics: their terms, and each answer of a short scale."""
    found: list[Scale] = []
    for metric in metrics:
        scale = question_of(handbook, metric).scale
        found += [term.answers for term in score_kind(metric.kind).terms(metric, scale)]
        found += single_answers(scale)
    return merged(found)


def question_of(handbook: Handbook, metric: Metric) -> Question:
    """Return the question that a metric is made of."""
    return handbook.datasets[metric.dataset_id].questions[metric.question_id]


def made_of(handbook: Handbook, question: str) -> list[Metric]:
    """Return the metrics that are made of a question, `dataset.question`."""
    return [metric for metric in handbook.metrics.values() if metric.question == question]


def breaks_of(handbook: Handbook, metric: Metric) -> tuple[date, ...]:
    """Return the days from which on the question of a metric was asked otherwise, oldest first."""
    changes = handbook.datasets[metric.dataset_id].changes
    return tuple(sorted(change.date.first for change in changes if change.question == metric.question_id))
