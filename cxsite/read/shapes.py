"""Rules of datasets that are no answers: what each shape needs and may have, and what a metric is made from."""

from collections.abc import Iterable

from cxsite.model.columns import CodeColumn
from cxsite.model.dataset import Dataset
from cxsite.model.metric import Metric, Origin
from cxsite.model.shape import FORMS, REQUIRED, Shape
from cxsite.read.drafted import Drafted
from cxsite.read.nodes import Steps
from cxsite.read.notes import Notes, listed, suggestion


def check_shapes(drafted: Drafted, notes: Notes) -> None:
    """A dataset has the keys and columns of its shape and no others, and its codes mean something."""
    for dataset in drafted.handbook.datasets.values():
        file = f"data/{dataset.id}.yml"
        _check_keys(dataset, file, drafted, notes)
        _check_columns(dataset, file, drafted, notes)
        _check_codes(dataset, file, drafted, notes)


def _check_keys(dataset: Dataset, file: str, drafted: Drafted, notes: Notes) -> None:
    written = drafted.keys(file)
    for key in REQUIRED.get(dataset.shape, ()):
        if not getattr(dataset, key):
            place = drafted.place(file, key)
            notes.problem(place, "missing-key", f"`{key}` is missing", f"write `{key}: …` here")
    for at, pattern in enumerate(dataset.files):
        if pattern.date and dataset.shape is not Shape.RESPONSES:
            _no_meaning("date", [Shape.RESPONSES], dataset, (file, "files", at, "date"), drafted, notes)
    some = {key for form in FORMS.values() for key in form.keys}
    for key in sorted((written & some) - set(FORMS[dataset.shape].keys)):
        shapes = [shape for shape, form in FORMS.items() if key in form.keys]
        _no_meaning(key, shapes, dataset, (file, key), drafted, notes)


def _check_columns(dataset: Dataset, file: str, drafted: Drafted, notes: Notes) -> None:
    written = drafted.keys(file, "columns")
    form = FORMS[dataset.shape]
    for column in sorted(written - set(form.columns)):
        shapes = [shape for shape, other in FORMS.items() if column in other.columns]
        _no_meaning(column, shapes, dataset, (file, "columns", column), drafted, notes)
    if form.needs and not any(written.issuperset(columns) for columns in form.needs):
        best = max(form.needs, key=lambda columns: len(written.intersection(columns)))
        missing = [column for column in best if column not in written]
        message = f"a dataset of the shape `{dataset.shape}` needs the columns {listed(best)}"
        hint = "name each under `columns:`, as in `" + missing[0] + ": HEADER`"
        notes.problem(drafted.place(file, "columns"), "column-of-shape", message, hint)
    if dataset.shape is Shape.SERIES and dataset.columns.value is None:
        for name, figure in dataset.figures.items():
            if not figure.column:
                message = f"nothing says which column holds `{name}`"
                hint = "write `column: HEADER` here, or `value: HEADER` under `columns:`"
                notes.problem(drafted.place(file, "figures", name), "column-of-shape", message, hint)


def _no_meaning(
    key: str, shapes: list[Shape], dataset: Dataset, steps: Steps, drafted: Drafted, notes: Notes
) -> None:
    message = f"`{key}` has no meaning for the shape `{dataset.shape}`"
    hint = f"delete it, or write `shape: {shapes[0]}`" if len(shapes) == 1 else "delete it"
    notes.problem(drafted.place(str(steps[0]), *steps[1:]), "key-of-shape", message, hint)


def _check_codes(dataset: Dataset, file: str, drafted: Drafted, notes: Notes) -> None:
    """Every code of a column means a figure, a step or an outcome of the dataset."""

    def check(name: str, column: CodeColumn | None, known: Iterable[str], code: str) -> None:
        for cell, means in column.values.items() if column else ():
            if means not in known:
                place = drafted.place(file, "columns", name, "values", cell)
                hint = suggestion(means, known, f"name it under `{name}s:`, with what it is called")
                message = f"`{means}` is not one of the {name}s of this dataset"
                notes.problem(place, code, message, hint)

    check("figure", dataset.columns.figure, dataset.figures, "unknown-figure")
    check("step", dataset.columns.step, dataset.steps, "unknown-step")
    check("outcome", dataset.columns.outcome, dataset.outcomes, "unknown-outcome")


def check_origins(drafted: Drafted, notes: Notes) -> None:
    """A metric is made from a dataset of the shape that its kind needs, and from a step that is there."""
    for metric in drafted.handbook.metrics.values():
        if metric.step and metric.origin is not Origin.FUNNEL:
            place = drafted.place("metrics.yml", metric.id, "step")
            message = f"`step` has no meaning for the kind `{metric.kind}`"
            notes.problem(place, "key-of-shape", message, "delete it")
        dataset = drafted.handbook.datasets.get(metric.dataset_id)
        if dataset and not metric.question:
            _check_origin(metric, dataset, metric.origin.shape, drafted, notes)


def _check_origin(metric: Metric, dataset: Dataset, shape: Shape, drafted: Drafted, notes: Notes) -> None:
    place = drafted.place("metrics.yml", metric.id, metric.origin)
    if dataset.shape is not shape:
        message = f"`{dataset.id}` has the shape `{dataset.shape}`, not `{shape}`"
        hint = f"name a dataset of the shape `{shape}`, or another kind"
        notes.problem(place, "data-of-kind", message, hint)
        return
    named = drafted.keys(f"data/{dataset.id}.yml", "columns")
    if missing := [column for column in metric.form.columns if column not in named]:
        message = f"`{metric.kind}` needs the columns {listed(metric.form.columns)} of `{dataset.id}`"
        hint = (
            f"name `{missing[0]}` under `columns:` of `content/data/{dataset.id}.yml`, or choose another kind"
        )
        notes.problem(place, "column-of-shape", message, hint)
    figure = dataset.figures.get(metric.figure_id)
    if figure and metric.figure_scale not in (None, figure.scale):
        needed = f"`{metric.kind}` needs a scale of `{metric.figure_scale}`"
        message = f"{needed}; `{metric.series}` has `{figure.scale}`"
        notes.problem(place, "wrong-scale", message, "choose another figure, or another kind")
    if metric.step and metric.step not in dataset.steps and shape is Shape.FUNNEL:
        hint = suggestion(metric.step, dataset.steps, f"the steps are {listed(dataset.steps)}")
        message = f"`{metric.step}` is not one of the steps of this dataset"
        notes.problem(drafted.place("metrics.yml", metric.id, "step"), "unknown-step", message, hint)
