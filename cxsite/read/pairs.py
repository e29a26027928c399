"""Rules of gaps: both columns are there, every row has a day, and a scale that can be counted answer by answer."""

from cxsite.model.dataset import Dataset
from cxsite.model.metric import Metric
from cxsite.model.shape import Shape
from cxsite.read.drafted import Drafted
from cxsite.read.notes import Notes, listed

MOST_ANSWERS = 11
"""The longest scale whose pairs are counted one by one: 0 to 10."""


def check_pairs(drafted: Drafted, notes: Notes) -> None:
    """A gap is made from a dataset of pairs that has what its kind needs."""
    for metric in drafted.handbook.metrics.values():
        dataset = drafted.handbook.datasets.get(metric.pairs)
        if dataset and dataset.shape is Shape.PAIRS:
            _check_columns(metric, dataset, drafted, notes)
            _check_scale(metric, dataset, drafted, notes)


def _check_columns(metric: Metric, dataset: Dataset, drafted: Drafted, notes: Notes) -> None:
    if any(getattr(dataset.columns, column) is None for column in metric.form.pair):
        message = f"`{metric.kind}` needs the columns {listed(metric.form.pair)}; `{dataset.id}` has not both"
        hint = "name both under `columns:` of the dataset, or choose another kind"
        notes.problem(drafted.place("metrics.yml", metric.id, "pairs"), "data-of-kind", message, hint)
    if dataset.columns.date is None:
        message = "the answers have no date"
        hint = "name the column, `date: answered_on` under `columns:`"
        notes.problem(drafted.place(f"data/{dataset.id}.yml", "columns"), "no-date", message, hint)


def _check_scale(metric: Metric, dataset: Dataset, drafted: Drafted, notes: Notes) -> None:
    scale = dataset.scale
    if scale is None:
        return
    if scale.high - scale.low >= MOST_ANSWERS:
        message = (
            f"`{metric.kind}` needs a scale of at most {MOST_ANSWERS} answers; `{dataset.id}` has `{scale}`"
        )
        hint = "bring the answers to a shorter scale, as in `0 to 10`, before they are exported"
        notes.problem(drafted.place("metrics.yml", metric.id, "pairs"), "wrong-scale", message, hint)
    if metric.counts and not (metric.counts.low in scale and metric.counts.high in scale):
        message = f"`{metric.counts}` is not inside the scale `{scale}`"
        hint = (
            f"write the lowest and the highest answer that counts, as in `{scale.high - 1} to {scale.high}`"
        )
        notes.problem(drafted.place("metrics.yml", metric.id, "counts"), "wrong-scale", message, hint)
