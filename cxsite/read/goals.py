"""Rules about what numbers are held against: targets that can be reached, benchmarks that somebody uses."""

from cxsite.model.problems import Place
from cxsite.read.drafted import Drafted
from cxsite.read.notes import Notes, suggestion
from cxsite.read.shelves import hint_for


def check_goals(drafted: Drafted, notes: Notes) -> None:
    """A target lies within what its metric can be."""
    for metric in drafted.handbook.metrics.values():
        dataset = drafted.handbook.datasets.get(metric.dataset_id)
        question = dataset.questions.get(metric.question_id) if dataset else None
        bounds = metric.form.bounds(question.scale if question else None)
        if metric.target and bounds:
            place = drafted.place("metrics.yml", metric.id, "target")
            _note_off_scale(place, metric.target.value, bounds, notes)


def check_benchmarks(drafted: Drafted, notes: Notes) -> None:
    """A benchmark lies within what its kind of score can be, its mode has a name, and a metric names it."""
    handbook = drafted.handbook
    named = {key for metric in handbook.metrics.values() for key in metric.benchmark}
    for benchmark in handbook.benchmarks.values():
        if benchmark.bounds:
            place = drafted.place("benchmarks.yml", benchmark.id, "value")
            _note_off_scale(place, benchmark.value, benchmark.bounds, notes)
            for name, value in benchmark.percentiles.items():
                place = drafted.place("benchmarks.yml", benchmark.id, "percentiles", name)
                _note_off_scale(place, value, benchmark.bounds, notes)
        if benchmark.mode and benchmark.mode not in handbook.lists.modes:
            message = f"`{benchmark.mode}` has no name, so pages do not show it"
            modes = handbook.lists.modes
            hint = suggestion(benchmark.mode, modes, hint_for("mode", benchmark.mode, sorted(modes)))
            notes.warning(
                drafted.place("benchmarks.yml", benchmark.id, "mode"), "unknown-mode", message, hint
            )
        if benchmark.id not in named:
            place = drafted.place("benchmarks.yml", benchmark.id)
            hint = f"name it at one in `content/metrics.yml`, as in `benchmark: {benchmark.id}`"
            notes.warning(place, "unused-benchmark", f"no metric names `{benchmark.id}`", hint)


def _note_off_scale(place: Place, value: float, bounds: tuple[float, float], notes: Notes) -> None:
    low, high = bounds
    if not low <= value <= high:
        message = f"`{value:g}` is not between {low:g} and {high:g}"
        notes.problem(place, "off-scale", message, "write a value that this kind of score can have")
