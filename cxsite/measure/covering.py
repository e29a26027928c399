"""Which of a segment's answers its published numbers cover, and what these are then.

Where answers have no order nothing is covered in batches: then the release rule alone holds (see `release`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from cxsite.measure.batches import Batches, batches_of, covered, is_seen
from cxsite.measure.engines import Engine
from cxsite.measure.found_numbers import Cut
from cxsite.measure.kinds.all import score_kind
from cxsite.measure.queries import Group
from cxsite.measure.questions import made_of, ranges_of
from cxsite.measure.scores import score
from cxsite.measure.series import Measurement, counted, tally, told_apart
from cxsite.measure.tails import late_answers
from cxsite.model.dataset import Scale
from cxsite.model.handbook import Handbook
from cxsite.model.metric import Metric
from cxsite.model.period import Grain, period_of

Groups = tuple[Group, ...]


def covered_groups(
    handbook: Handbook, dataset_id: str, answers: Mapping[str, Groups], engine: Engine, until: date | None
) -> dict[str, Groups]:
    """Return by question the answers that numbers by segment cover; without those of which they cover every one.

    Args:
        handbook: the content.
        dataset_id: the answers are in its files.
        answers: all answers to some of its questions.
        engine: reads the files.
        until: the last day whose answers count, None for all.
    """
    rules = dict(_rules(handbook, dataset_id, answers))
    most = {question: rule.waiting for question, rule in rules.items()}
    late = late_answers(handbook, dataset_id, most, engine, until)
    found = {}
    for question in late:
        asked = handbook.datasets[dataset_id].questions[question]
        ranges = ranges_of(handbook, made_of(handbook, f"{dataset_id}.{question}"))
        groups = answers[question] if asked.columns else _by_segment(answers[question])
        found[question] = covered(groups, late[question], ranges, rules[question])
    return found


def _rules(
    handbook: Handbook, dataset_id: str, answers: Mapping[str, Groups]
) -> Iterable[tuple[str, Batches]]:
    """Yield the questions of which some answers may have to wait, with how they are published."""
    site = handbook.site
    for question, groups in answers.items():
        if metrics := made_of(handbook, f"{dataset_id}.{question}"):
            asked = handbook.datasets[dataset_id].questions[question]
            rule = batches_of(asked, metrics, site.privacy.min_n.show, site.year_starts)
            if is_seen(groups, rule):
                yield question, rule


def _by_segment(groups: Iterable[Group]) -> Groups:
    """Return the answers by month and segment: of long files nothing else matters here."""
    found: dict[tuple[date, str], list[Group]] = {}
    for one in groups:
        found.setdefault((one.month, one.segment), []).append(one)
    return tuple(_sum(each) for each in found.values())


def _sum(groups: Sequence[Group]) -> Group:
    return replace(
        groups[0],
        touchpoint="",
        language="",
        asked=sum(one.asked for one in groups),
        n=sum(one.n for one in groups),
        weight=sum(one.weight for one in groups),
        squares=sum(one.squares for one in groups),
        total=sum(one.total for one in groups),
        total_squares=sum(one.total_squares for one in groups),
        counts=tuple(map(sum, zip(*(one.counts for one in groups), strict=True))),
        weights=tuple(map(sum, zip(*(one.weights for one in groups), strict=True))),
    )


def covered_numbers(  # noqa: PLR0913 - a score needs what every score needs
    metric: Metric,
    scale: Scale,
    numbers: Iterable[Measurement],
    groups: Groups,
    ranges: Sequence[Scale],
    year_starts: int,
    *,
    wide: bool,
) -> Mapping[Cut, Measurement]:
    """Return the number of each segment that its covered answers have.

    Args:
        metric: what is measured.
        scale: the answers that its question may have.
        numbers: all numbers of the metric.
        groups: the covered answers.
        ranges: what the groups' `counts` and `weights` count, in their order.
        year_starts: the month in which the house's year starts.
        wide: whether one person answers for several touchpoints.
    """
    kind = score_kind(metric.kind)
    columns = [ranges.index(term.answers) for term in kind.terms(metric, scale)]
    starts = {
        month: period_of(month, metric.every.grain, year_starts).start
        for month in {one.month for one in groups}
    }
    theirs: dict[tuple[str, date | None], list[Group]] = {}
    for one in groups:
        for when in (starts[one.month], None):
            theirs.setdefault((one.segment, when), []).append(one)
    classes, found = told_apart(ranges), {}
    for cut in (one.cut for one in numbers if one.cut.segment):
        mine = theirs.get((cut.segment, None if cut.period.grain is Grain.WHOLE else cut.period.start), ())
        found[cut] = Measurement(
            cut, score(kind, tally(mine, columns, wide=wide), scale), counted(mine, classes)
        )
    return found
