"""Which of a segment's answers its published numbers cover, and what these are then.

Where answers have no order nothing is covered in batches: then the release rule alone holds (see `release`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from cxsite.measure.batches import batches_of, covered, is_seen
from cxsite.measure.findings import Cut
from cxsite.measure.kinds.all import score_kind
from cxsite.measure.queries import Group
from cxsite.measure.scores import Score, score
from cxsite.measure.series import Measurement, tally
from cxsite.measure.tails import Late
from cxsite.model.dataset import Scale
from cxsite.model.handbook import Handbook
from cxsite.model.metric import Metric
from cxsite.model.period import Grain, period_of


def covered_groups(
    handbook: Handbook,
    metrics: Sequence[Metric],
    groups: Sequence[Group],
    ranges: Sequence[Scale],
    late: Callable[[int], Sequence[Late]],
) -> tuple[Group, ...]:
    """Return the answers to one question that numbers by segment cover.

    Args:
        handbook: the content.
        metrics: all that are made of the question.
        groups: all answers to it.
        ranges: what the groups' `counts` and `weights` count, in their order.
        late: finds so many of the last answers of each month and segment; none where answers have no order.
    """
    question = handbook.datasets[metrics[0].dataset_id].questions[metrics[0].question_id]
    batches = batches_of(question, metrics, handbook.site.privacy.min_n.show, handbook.site.year_starts)
    return covered(groups, late(batches.waiting) if is_seen(groups, batches) else (), ranges, batches)


def covered_scores(  # noqa: PLR0913 - a score needs what every score needs
    metric: Metric,
    scale: Scale,
    numbers: Iterable[Measurement],
    groups: Sequence[Group],
    ranges: Sequence[Scale],
    year_starts: int,
    *,
    wide: bool,
) -> Mapping[Cut, Score | None]:
    """Return the number of each segment that its covered answers have, None where none is covered.

    Args:
        metric: what is measured.
        scale: the answers that its question may have.
        numbers: all numbers of the metric.
        groups: the covered answers.
        ranges: what the groups' `weights` count, in their order.
        year_starts: the month in which the house's year starts.
        wide: whether one person answers for several touchpoints.
    """
    kind = score_kind(metric.kind)
    columns = [ranges.index(term.answers) for term in kind.terms(metric, scale)]
    theirs: dict[tuple[str, date | None], list[Group]] = {}
    for one in groups:
        start = period_of(one.month, metric.every.grain, year_starts).start
        for when in (start, None):
            theirs.setdefault((one.segment, when), []).append(one)
    found = {}
    for cut in (one.cut for one in numbers if one.cut.segment):
        when = None if cut.period.grain is Grain.WHOLE else cut.period.start
        found[cut] = score(kind, tally(theirs.get((cut.segment, when), ()), columns, wide=wide), scale)
    return found
