"""Prose as passages: each block of Markdown with its partner, and the live numbers in between."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cxsite.measure.findings import MetricFindings
from cxsite.model.blocks import Entry, caption, questions, terms
from cxsite.model.metric import Metric
from cxsite.model.prose import Block, BlockKind, Prose
from cxsite.model.text import Text
from cxsite.pages import numbers, sentences
from cxsite.pages.sentences import Number
from cxsite.pages.speech import Pair, Speech, Term, Words, unmarked, without_markup

TAKEN = re.compile(
    r"main|map|experience|stages|voice|improve|table|pains|leaves|opportunities|practices|reading-parallel"
    r"|(?:gist|map|experience|stages|voice|improve|table)-title|(?:stage|step|lane|text|theme|part|table)-.*"
)
"""Names that a page's own parts have: the frame's, the map's, its stages' and steps'."""


@dataclass(frozen=True, slots=True)
class LiveNumber:
    """A number in the middle of the prose, with what it says and where it is explained."""

    number: Number
    sentence: Pair
    href: str


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture: where its file stands, how many pixels it has, and what it shows, in words."""

    src: str
    width: int
    height: int
    alt: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """One block: `kind` decides how it is set.

    Attributes:
        kind: the word of the block.
        words: its text; of a picture the caption.
        level: of a heading.
        anchor: of a heading.
        number: a live number.
        items: questions with their answers, or terms with what they mean.
        plate: a picture.
        label: what an example is called.
    """

    kind: str
    words: Pair
    level: int = 0
    anchor: str = ""
    number: LiveNumber | None = None
    items: tuple[Term, ...] = ()
    plate: Plate | None = None
    label: Pair | None = None


@dataclass(frozen=True, slots=True)
class Quotable:
    """What a text may show: metrics, their numbers, names of touchpoints, pictures by the names of their files."""

    metrics: Mapping[str, Metric]
    found: Mapping[str, MetricFindings]
    touchpoints: Mapping[str, Text]
    pictures: Mapping[str, Plate] = field(default_factory=dict)


NOTHING = Pair(Words(""))
"""The words of a block that has nothing but its items."""


def passages(
    prose: Prose, speech: Speech, quotable: Quotable, address: Mapping[str, str]
) -> tuple[Passage, ...]:
    """Return the blocks ready to show.

    Args:
        prose: the blocks.
        speech: how the page speaks.
        quotable: what live numbers may speak of.
        address: metric to what the addresses of its numbers begin with, and the name of a picture to that of its file.
    """
    return tuple(_passage(block, speech, quotable, address) for block in prose)


def _passage(block: Block, speech: Speech, quotable: Quotable, address: Mapping[str, str]) -> Passage:
    match block.kind:
        case BlockKind.HEADING:
            words = speech.sentence(block.text)
            made = Passage(block.kind, words, block.level, _anchor(block.anchor))
        case BlockKind.NUMBER:
            made = _live(block, speech, quotable, address)
        case BlockKind.PULL:
            made = Passage(block.kind, speech.sentence(block.text))
        case BlockKind.FAQ | BlockKind.TERMS:
            made = Passage(block.kind, NOTHING, items=_items(block, speech))
        case BlockKind.FIGURE:
            made = _figure(block, speech, quotable.pictures[block.argument], address[block.argument])
        case BlockKind.EXAMPLE:
            made = Passage(block.kind, speech.block(block.text), label=speech.ui("ui.fictional"))
        case _:
            made = Passage(block.kind, speech.block(block.text))
    return made


def _items(block: Block, speech: Speech) -> tuple[Term, ...]:
    """Return questions or terms; that a translation is old is said once, at the first word of each."""
    entries = {code: _entries(block.kind, wording.text) for code, wording in block.text.wordings.items()}
    shown = []
    for index in range(min(map(len, entries.values()), default=0)):
        name = _each(block.text, {code: found[index].name for code, found in entries.items()})
        says = _each(block.text, {code: found[index].says for code, found in entries.items()})
        answer = speech.block(says) if block.kind is BlockKind.FAQ else speech.sentence(says)
        shown.append(Term("", speech.sentence(name), (unmarked(answer),)))
    return tuple(shown)


def _entries(kind: BlockKind, text: str) -> tuple[Entry, ...]:
    return questions(text)[0] if kind is BlockKind.FAQ else terms(text)[0]


def _each(text: Text, words: Mapping[str, str]) -> Text:
    """Return a part of a text, with what is known of the whole."""
    return Text({code: replace(wording, text=words[code]) for code, wording in text.wordings.items()})


def _figure(block: Block, speech: Speech, plate: Plate, src: str) -> Passage:
    words = {code: caption(wording.text) for code, wording in block.text.wordings.items()}
    alt = speech.sentence(_each(block.text, {code: said.alt for code, said in words.items()}))
    below = speech.sentence(_each(block.text, {code: said.text for code, said in words.items()}))
    shown = replace(plate, src=src, alt=without_markup(alt), lang=alt.own.lang)
    return Passage(block.kind, below, plate=shown)


def _anchor(anchor: str) -> str:
    """Return a heading's anchor, another one where the page itself uses that name: ids are unique on a page."""
    return f"text-{anchor}" if TAKEN.fullmatch(anchor) else anchor


def _live(block: Block, speech: Speech, quotable: Quotable, address: Mapping[str, str]) -> Passage:
    identifier, _, touchpoint = (part.strip() for part in block.argument.partition(" at "))
    metric, found = quotable.metrics[identifier], quotable.found.get(identifier)
    finding = numbers.standing(found, touchpoint) if found else None
    caption = speech.block(block.text)
    if found is None or finding is None:
        shown = sentences.number(None, metric, 0, speech)
        return Passage(block.kind, caption, number=LiveNumber(shown, sentences.named(metric, speech), ""))
    place = quotable.touchpoints[touchpoint] if touchpoint else None
    sentence = sentences.sentence(finding, metric, found, speech, place)
    number = sentences.number(finding, metric, found.decimals, speech)
    href = address[identifier] + numbers.anchor(finding)
    return Passage(block.kind, caption, number=LiveNumber(number, sentence, href))
