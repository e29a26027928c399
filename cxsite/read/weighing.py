"""Rules of importance: ratings of many places are set against a question about the whole of the same survey."""

from cxsite.model.metric import Metric
from cxsite.read.drafted import Drafted
from cxsite.read.notes import Notes


def check_explained(drafted: Drafted, notes: Notes) -> None:
    """What a metric explains is one column, beside the many columns that its own question has."""
    for metric in drafted.handbook.metrics.values():
        _check_importance(metric, drafted, notes)
        dataset = drafted.handbook.datasets.get(metric.dataset_id)
        question = dataset.questions.get(metric.question_id) if dataset else None
        if not metric.explains or dataset is None:
            continue
        place = drafted.place("metrics.yml", metric.id, "explains")
        whole = dataset.questions.get(metric.explained_id)
        if question is None or not question.columns:
            message = f"`{metric.id}` is not made from a question with one column a touchpoint"
            hint = "only ratings that stand side by side in one file can be weighed: use `columns:`, or delete this"
            notes.problem(place, "explains-what", message, hint)
        elif metric.explains.partition(".")[0] != dataset.id:
            message = f"`{metric.explains}` is not a question of `{dataset.id}`"
            hint = "the same people must have answered both, so both questions stand in one dataset"
            notes.problem(place, "explains-what", message, hint)
        elif whole is not None and whole.columns:
            message = f"`{metric.explains}` has one column a touchpoint"
            hint = "name a question about the whole, which has one `column:`"
            notes.problem(place, "explains-what", message, hint)


def _check_importance(metric: Metric, drafted: Drafted, notes: Notes) -> None:
    """How important people say that something is stands beside how important it proves to be."""
    if metric.importance and not metric.explains:
        place = drafted.place("metrics.yml", metric.id, "importance")
        message = f"`{metric.id}` explains nothing, so there is nothing to set this beside"
        hint = "add `explains:`, the question about the whole, or delete this line"
        notes.problem(place, "importance-of-what", message, hint)
