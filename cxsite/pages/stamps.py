"""A number's own passport: what it is of, how sure it is, how many answered, and what it was in earlier editions.

What all numbers of a measure have in common stands above and is said once (`pages.passport`). A number that is withheld
today is told without its past.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cxsite.measure.findings import Finding, MetricFindings
from cxsite.measure.thawed import thawed
from cxsite.model.handbook import Handbook
from cxsite.model.metric import Metric
from cxsite.model.period import Period
from cxsite.pages import addresses, formats, numbers
from cxsite.pages.issued import anchor_of, anchors_of, told
from cxsite.pages.measure_tables import Row, Table, newest_rows
from cxsite.pages.numbers import Measure
from cxsite.pages.sentences import Number
from cxsite.pages.since import value_of
from cxsite.pages.speech import Pair, Speech


@dataclass(frozen=True, slots=True)
class Earlier:
    """The numbers of a measure as one edition has published them.

    Attributes:
        edition: its id.
        period: what it is of.
        numbers: those with a value, by the anchor that each has on the measure's page.
        explained: the anchors of those that stand on the page of the edition's numbers.
        decimals: how many their values were published with.
    """

    edition: str
    period: Period
    numbers: Mapping[str, Finding]
    explained: tuple[str, ...]
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Was:
    """What a number was in an edition, and the way to where that stands."""

    said: Pair
    href: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """One number's own part of the passport; `period` is None where its name says it."""

    anchor: str
    name: Pair
    number: Number
    period: Pair | None
    was: tuple[Was, ...]


@dataclass(frozen=True, slots=True)
class Stamps:
    """All of them, under their heading."""

    title: Pair
    note: Pair
    stamps: tuple[Stamp, ...]


def earlier_of(handbook: Handbook) -> dict[str, tuple[Earlier, ...]]:
    """Return what editions have published of each measure, the newest first."""
    found: dict[str, tuple[Earlier, ...]] = {}
    for key, frozen in handbook.frozen.items():
        named = handbook.editions[key].measures
        for metric, measured in thawed(frozen).metrics.items():
            values = {
                numbers.anchor(each): each for each in told(measured).findings if each.value is not None
            }
            shown = anchors_of(measured) if metric in named or not named else ()
            found[metric] = (
                Earlier(key, frozen.period, values, shown, measured.decimals),
                *found.get(metric, ()),
            )
    return found


def stamps_of(
    path: str, measure: Measure, tables: Iterable[Table], earlier: tuple[Earlier, ...], speech: Speech
) -> Stamps:
    """Return the passports of the numbers in these tables, each at its number's anchor."""
    found = _by_anchor(measure.found)
    rows = [row for table in tables for row in table.rows]
    rows += [row for row in newest_rows(measure, speech) if row.anchor not in {each.anchor for each in rows}]
    stamps = tuple(_stamp(path, measure.metric, (row, found[row.anchor]), earlier, speech) for row in rows)
    return Stamps(speech.ui("stamp.title"), speech.ui("stamp.note"), stamps)


def _by_anchor(found: MetricFindings) -> dict[str, Finding]:
    """Return the numbers of a measure by the anchors that they have on its page."""
    return {
        **{numbers.anchor(each): each for each in found.findings},
        **{addresses.number(channel=key): each for key, each in found.channels.items()},
        **{addresses.number(class_=key): each for key, each in found.classes.items()},
    }


def _stamp(
    path: str, metric: Metric, shown: tuple[Row, Finding], earlier: tuple[Earlier, ...], speech: Speech
) -> Stamp:
    row, finding = shown
    cut, is_there = finding.cut, finding.value is not None
    is_named = "period-" in row.anchor
    known = [each for each in earlier if is_there and row.anchor in each.numbers]
    return Stamp(
        row.anchor,
        row.name,
        row.number,
        None if is_named else speech.period(cut.period),
        tuple(_was(path, metric, row.anchor, each, speech) for each in known),
    )


def _was(path: str, metric: Metric, anchor: str, earlier: Earlier, speech: Speech) -> Was:
    def say(language: str) -> str:
        period = formats.period(earlier.period, language, speech.interface[language])
        value = value_of(earlier.numbers[anchor], metric, earlier.decimals, speech, language)
        return speech.word("stamp.was", language, period=period, value=value)

    language, edition = speech.language, earlier.edition
    if anchor in earlier.explained:
        page = addresses.issued(language, edition)
        return Was(speech.both(say), addresses.link(path, page, anchor_of(metric.id, anchor)))
    return Was(speech.both(say), addresses.link(path, addresses.edition(language, edition)))
