"""The numbers of pages that look across measures as CSV files, one for all languages: ids instead of names."""

from collections.abc import Iterable, Iterator

from cxsite.measure.findings import Finding, MetricFindings
from cxsite.pages import numbers
from cxsite.pages.compare import Compared
from cxsite.pages.consistency import Channels
from cxsite.pages.downloads import csv_of, numbers_of
from cxsite.pages.gaps import Expected
from cxsite.pages.numbers import Measure
from cxsite.pages.page import View

NUMBER = ("period", "n", "value", "low", "high", "status")
UNRANKED = "do-not-rank"
"""What a spreadsheet is told of the value of one language."""


def csv_of_compare(compared: Compared) -> View:
    """Return the values of the whole time by touchpoint, class, channel and segment."""
    rows = [
        (metric, by, key, *numbers_of(finding, found.decimals))
        for metric, found in compared.found.items()
        for by, key, finding in _parts(found)
    ]
    return csv_of(("metric", "by", "id", *NUMBER), rows)


def _parts(found: MetricFindings) -> Iterator[tuple[str, str, Finding]]:
    for by in ("touchpoint", "segment"):
        for key in numbers.values_of(found, by):
            if finding := numbers.overall(found, **{by: key}):
                yield by, key, finding
    for by, sums in (("class", found.classes), ("channel", found.channels)):
        yield from ((by, key, finding) for key, finding in sums.items())


def csv_of_consistency(channels: Channels) -> View:
    """Return the values of the whole time by channel."""
    rows = [
        (metric, key, *numbers_of(finding, found.decimals))
        for metric, found in channels.found.items()
        for key, finding in found.channels.items()
    ]
    return csv_of(("metric", "channel", *NUMBER), rows)


def csv_of_languages(measures: Iterable[Measure]) -> View:
    """Return the value of each language, and below it how its answers lie; every row says that it is not ranked."""
    rows: list[tuple[str, ...]] = []
    for measure in measures:
        found = measure.found
        for code in numbers.values_of(found, "language"):
            finding = numbers.overall(found, language=code)
            if finding is None:
                continue
            rows.append((measure.metric.id, code, *numbers_of(finding, found.decimals), "", "", UNRANKED))
            for one in found.spreads.get(code, ()):
                n = "" if one.n is None else str(one.n)
                place = (measure.metric.id, code, finding.cut.period.id, n, "", "", "", finding.shown)
                rows.append((*place, str(one.answer), f"{one.share:g}", UNRANKED))
    return csv_of(("metric", "language", *NUMBER, "answer", "share", "note"), rows)


def csv_of_gaps(expected: Expected) -> View:
    """Return the quoted gaps, then what was measured at the steps that something is expected of."""
    rows: list[tuple[str, ...]] = [
        ("claim", claim.id, "", "", *[""] * len(NUMBER), f"{gap.believed:g}", f"{gap.experienced:g}")
        for claim in expected.claims
        if (gap := claim.gap)
    ]
    for each in expected.met:
        rated = (
            key for key in expected.gauged.at(each.step.at) if expected.gauged.metrics[key].form.is_of_a_step
        )
        for key in rated:
            found = expected.gauged.found[key]
            if finding := numbers.overall(found, each.step.at):
                step = f"{each.journey}.{each.stage}.{each.step.id}"
                rows.append(("step", step, each.step.at, key, *numbers_of(finding, found.decimals), "", ""))
    return csv_of(("kind", "id", "touchpoint", "metric", *NUMBER, "believed", "experienced"), rows)
