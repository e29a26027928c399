"""The files that a metric is counted from, and those whose one date says too little for its periods."""

from collections.abc import Iterable, Iterator

from cxsite.measure.scan import is_asked_in
from cxsite.model.dataset import DataFile
from cxsite.model.handbook import Handbook
from cxsite.model.metric import Metric
from cxsite.model.period import period_of
from cxsite.model.problems import Place, Problem


def files_of(handbook: Handbook, metric: Metric) -> list[DataFile]:
    """Return the files that the numbers of a metric are counted from."""
    files = [file for file in handbook.files if file.dataset == metric.dataset_id]
    if not metric.question:
        return files
    question = handbook.datasets[metric.dataset_id].questions[metric.question_id]
    return [file for file in files if is_asked_in(question, file)]


def too_coarse(handbook: Handbook, metrics: Iterable[Metric]) -> Iterator[Problem]:
    """Yield a problem for each file whose date says less than the periods of these metrics need."""
    for metric in metrics:
        yield from _too_coarse(handbook, metric)


def _too_coarse(handbook: Handbook, metric: Metric) -> Iterable[Problem]:
    for file in files_of(handbook, metric):
        if (
            file.day
            and file.day.last >= period_of(file.day.first, metric.every.grain, handbook.site.year_starts).end
        ):
            yield Problem(
                Place(file.name),
                "date-too-coarse",
                f"`{metric.id}` is reported every {metric.every}, these answers are all dated `{file.day}`",
                "name a date column under `columns:`, or report the metric less often",
            )
