"""What may be published beside a comment: never what tells the answers of those who did not write.

Who reads a comment knows one answer of a group, and all comments of a group together may leave somebody alone with
theirs. So the stars of a comment are shown only where its groups are, and would still be without the stars that
comments show of them; the segment only where everything published about it is shown. The order of the file, which is
that of the days, is not kept.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from cxsite.measure.comments import Said
from cxsite.measure.findings import Comment, Cut, Finding, MetricFindings, in_order

Cells = Mapping[tuple[str, str, str], tuple[Finding, ...]]
"""Touchpoint, language and segment ("" where not cut) to what is published of them."""


def published_comments(
    said: tuple[Said, ...],
    metrics: Mapping[str, MetricFindings],
    answers: Mapping[tuple[str, Cut], int],
    least: int,
) -> tuple[Comment, ...]:
    """Return the comments as readers may see them, sorted.

    Args:
        said: what was approved.
        metrics: the published numbers.
        answers: how many stand behind each number, which need not be published.
        least: how many answers a value needs to be shown (`min-n: show`).
    """
    cells = {name: _cells(found) for name, found in metrics.items()}
    starred = {each: _groups(each, each.starred, cells) for each in said if each.stars is not None}
    told = Counter((name, cell.cut) for each in said for name, cell in starred.get(each, ()))
    comments = []
    for each in said:
        known = [
            cell.value is not None and answers[name, cell.cut] - told[name, cell.cut] >= least
            for name, cell in starred.get(each, ())
        ]
        stars = each.stars if known and all(known) else None
        segment = each.segment if _is_shown(each, cells) else ""
        comments.append(
            Comment(each.touchpoint, each.language, each.text, each.period, each.dataset, segment, stars)
        )
    return in_order(comments)


def _cells(found: MetricFindings) -> Cells:
    cells: dict[tuple[str, str, str], tuple[Finding, ...]] = {}
    for one in found.findings:
        where = one.cut.touchpoint, one.cut.language, one.cut.segment
        cells[where] = (*cells.get(where, ()), one)
    return cells


def _groups(said: Said, names: Iterable[str], cells: Mapping[str, Cells]) -> tuple[tuple[str, Finding], ...]:
    """Return every published number that this person's answer is part of, with its metric."""
    wheres = {("", "", ""), (said.touchpoint, "", ""), ("", said.language, ""), ("", "", said.segment)}
    return tuple(
        (name, cell)
        for name in names
        for where in wheres
        for cell in cells.get(name, {}).get(where, ())
        if _is_in(said, cell.cut)
    )


def _is_in(said: Said, cut: Cut) -> bool:
    """Say whether a comment may be from the period of a cut."""
    return cut.period.start < said.period.end and said.period.start < cut.period.end


def _is_shown(said: Said, cells: Mapping[str, Cells]) -> bool:
    """Say whether everything that is published about this person's segment at that time is shown."""
    groups = [
        cell
        for name in said.measures
        for cell in cells.get(name, {}).get(("", "", said.segment), ())
        if _is_in(said, cell.cut)
    ]
    return bool(said.segment and groups) and all(cell.value is not None for cell in groups)
