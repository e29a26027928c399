"""The numbers of a measure in tables: over time, by channel, class, touchpoint, language, segment; with anchors."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cxsite.measure.findings import Cut, Finding
from cxsite.model.journey import TouchpointClass
from cxsite.pages import addresses, formats, measuring, numbers, sentences
from cxsite.pages.compare import is_compared
from cxsite.pages.consistency import is_spread
from cxsite.pages.differences import newest
from cxsite.pages.foreign import within
from cxsite.pages.languages import is_told
from cxsite.pages.measuring import Way
from cxsite.pages.numbers import Measure
from cxsite.pages.occasions import breaks
from cxsite.pages.sentences import Number
from cxsite.pages.speech import Pair, Speech


@dataclass(frozen=True, slots=True)
class Row:
    """One number with its own address on the page; `change` says that it begins a new series."""

    anchor: str
    name: Pair
    number: Number
    change: Pair | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers of one kind, one a row."""

    id: str
    title: Pair
    heading: Pair
    rows: tuple[Row, ...]
    across: Way | None = None


def tables_of(measure: Measure, series: tuple[Finding, ...], speech: Speech) -> tuple[Table, ...]:
    """Return one table over time, and one for each way in which the answers were broken down."""
    found = measure.found
    everyone = numbers.overall(found)
    over_time = (*reversed(series), *((everyone,) if everyone else ()))
    begins = frozenset(series[at].cut for at in breaks(measure, series))
    tables = [_table("period", "ui.all-data", over_time, measure, speech, begins)]
    tables += [_channels(measure, speech), _classes(measure, speech)]
    for dimension in ("touchpoint", "language", "segment"):
        values = numbers.values_of(found, dimension)
        findings = tuple(
            finding for value in values if (finding := numbers.standing(found, **{dimension: value}))
        )
        table = _table(dimension, f"measure.by-{dimension}", findings, measure, speech)
        tables.append(table if numbers.is_summed(found) else _of_one_period(table, findings, speech))
    ways = _ways(measure, speech)
    return tuple(replace(table, across=ways.get(table.id)) for table in tables if table.rows)


def newest_rows(measure: Measure, speech: Speech) -> Iterator[Row]:
    """Yield the number of the newest period at each touchpoint: sheets and slopes show it, and no table does."""
    for finding in newest(measure.found).values():
        if finding.cut.touchpoint:

            def say(language: str, cut: Cut = finding.cut) -> str:
                place = within(measure.touchpoints[cut.touchpoint].name, language)
                period = formats.period(cut.period, language, speech.interface[language])
                return speech.word("issued.at", language, touchpoint=place, period=period)

            number = sentences.number(finding, measure.metric, measure.found.decimals, speech)
            yield Row(numbers.anchor(finding), speech.both(say), number)


def _ways(measure: Measure, speech: Speech) -> dict[str, Way]:
    """Return for tables the page that looks across all measures in the same way."""
    found = measure.found
    there = {
        "touchpoint": ("gaps", True) if measure.metric.pairs else ("compare", is_compared(found)),
        "class": ("compare", is_compared(found)),
        "channel": ("consistency", is_spread(found)),
        "language": ("languages", is_told(found)),
    }
    path = addresses.measure(speech.language, measure.metric.id)
    if measure.metric.tickets:  # those pages put answers side by side
        return {}
    return {
        f"by-{dimension}": measuring.way(path, name, speech)
        for dimension, (name, is_there) in there.items()
        if is_there
    }


def _channels(measure: Measure, speech: Speech) -> Table:
    """Return the whole time's values by channel, each the sum of its touchpoints."""
    rows = tuple(
        Row(
            addresses.number(channel=key),
            speech.text(measure.lists.channels[key].name),
            sentences.number(finding, measure.metric, measure.found.decimals, speech),
        )
        for key, finding in measure.found.channels.items()
    )
    return Table("by-channel", speech.ui("measure.by-channel"), speech.ui("table.channel"), rows)


def _classes(measure: Measure, speech: Speech) -> Table:
    """Return the whole time's values by class, each the sum of its touchpoints, in the order of the relationship."""
    rows = tuple(
        Row(
            addresses.number(class_=key),
            speech.ui(f"class.{key}"),
            sentences.number(measure.found.classes[key], measure.metric, measure.found.decimals, speech),
        )
        for key in TouchpointClass
        if key in measure.found.classes
    )
    return Table("by-class", speech.ui("measure.by-class"), speech.ui("table.class"), rows)


def _of_one_period(table: Table, findings: tuple[Finding, ...], speech: Speech) -> Table:
    """Return a table whose title names the period of its numbers, where they are not of the whole time."""

    def say(language: str) -> str:
        period = formats.period(findings[0].cut.period, language, speech.interface[language])
        title = speech.word(f"measure.{table.id}", language)
        return speech.word("measure.of-period", language, title=title, period=period)

    return replace(table, title=speech.both(say)) if findings else table


def _table(
    dimension: str,
    title: str,
    findings: tuple[Finding, ...],
    measure: Measure,
    speech: Speech,
    begins: frozenset[Cut] = frozenset(),
) -> Table:
    rows = tuple(
        Row(
            numbers.anchor(finding),
            _name(dimension, finding, measure, speech),
            sentences.number(finding, measure.metric, measure.found.decimals, speech),
            speech.ui("judge.break") if finding.cut in begins else None,
        )
        for finding in findings
    )
    return Table(f"by-{dimension}", speech.ui(title), speech.ui(f"table.{dimension}"), rows)


def _name(dimension: str, finding: Finding, measure: Measure, speech: Speech) -> Pair:
    """Return what a row is about: its period, touchpoint, language or segment."""
    cut = finding.cut
    match dimension:
        case "touchpoint":
            return speech.text(measure.touchpoints[cut.touchpoint].name)
        case "segment":
            return speech.text(measure.lists.segments[cut.segment].name)
        case "language":
            return speech.language_name(cut.language)
        case _:
            return speech.period(cut.period)
