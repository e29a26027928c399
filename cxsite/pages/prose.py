"""Prose as passages: each block of Markdown with its partner, and the live numbers in between."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.measure.findings import MetricFindings
from cxsite.model.metric import Metric
from cxsite.model.prose import Block, BlockKind, Prose
from cxsite.model.text import Text
from cxsite.pages import addresses, numbers, sentences
from cxsite.pages.sentences import Number
from cxsite.pages.speech import Pair, Speech

TAKEN = re.compile(
    r"main|map|pains|leaves|opportunities|(?:gist|map)-title|reading-parallel|(?:stage|step|text|theme|part)-.*"
)
"""Names that a page's own parts have: the frame's, the map's, its stages' and steps'."""


@dataclass(frozen=True, slots=True)
class LiveNumber:
    """A number in the middle of the prose, with what it says and where it is explained."""

    number: Number
    sentence: Pair
    href: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One block: `kind` decides how it is set, `words` are its text, `number` a live number."""

    kind: str
    words: Pair
    level: int = 0
    anchor: str = ""
    number: LiveNumber | None = None


@dataclass(frozen=True, slots=True)
class Quotable:
    """What a live number may speak of: metrics, their numbers, names of touchpoints, addresses of the numbers."""

    metrics: Mapping[str, Metric]
    found: Mapping[str, MetricFindings]
    touchpoints: Mapping[str, Text]


def passages(
    prose: Prose, speech: Speech, quotable: Quotable, address: Mapping[str, str]
) -> tuple[Passage, ...]:
    """Return the blocks ready to show.

    Args:
        prose: the blocks.
        speech: how the page speaks.
        quotable: what live numbers may speak of.
        address: metric to its page's address from here.
    """
    return tuple(_passage(block, speech, quotable, address) for block in prose)


def _passage(block: Block, speech: Speech, quotable: Quotable, address: Mapping[str, str]) -> Passage:
    if block.kind is BlockKind.HEADING:
        return Passage(block.kind, speech.sentence(block.text), block.level, _anchor(block.anchor))
    if block.kind is BlockKind.NUMBER:
        return _live(block, speech, quotable, address)
    return Passage(block.kind, speech.block(block.text))


def _anchor(anchor: str) -> str:
    """Return a heading's anchor, another one where the page itself uses that name: ids are unique on a page."""
    return f"text-{anchor}" if TAKEN.fullmatch(anchor) else anchor


def _live(block: Block, speech: Speech, quotable: Quotable, address: Mapping[str, str]) -> Passage:
    identifier, _, touchpoint = (part.strip() for part in block.argument.partition(" at "))
    metric, found = quotable.metrics[identifier], quotable.found.get(identifier)
    finding = numbers.overall(found, touchpoint=touchpoint) if found else None
    caption = speech.block(block.text)
    if found is None or finding is None:
        shown = sentences.number(None, metric, 0, speech)
        return Passage(block.kind, caption, number=LiveNumber(shown, sentences.named(metric, speech), ""))
    place = quotable.touchpoints[touchpoint] if touchpoint else None
    sentence = sentences.sentence(finding, metric, found, speech, place)
    number = sentences.number(finding, metric, found.decimals, speech)
    href = f"{address[identifier]}#{addresses.number(touchpoint)}"
    return Passage(block.kind, caption, number=LiveNumber(number, sentence, href))
