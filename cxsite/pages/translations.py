"""The page that says how far the handbook is translated, and which texts wait (`translated` counts them)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from cxsite.model.text import Status
from cxsite.pages import formats
from cxsite.pages.frame import Frame, Shell, head_of, speech_of
from cxsite.pages.names import Names
from cxsite.pages.page import View
from cxsite.pages.speech import Pair, Speech, Words, unmarked
from cxsite.pages.translated import COVERED, Coverage, Waiting

MOST = 80  # characters of a passage that waits: enough to find it in its file
MARKS = re.compile(
    r"^\s*(?:#+|>|[-*]|\d+\.)\s+|^[|:\s-]+$|\*\*|\[\]\([^)]*\)|\]\([^)]*\)|[\[`]", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Row:
    """One status, counted."""

    name: Pair
    sentences: str
    blocks: str


@dataclass(frozen=True, slots=True)
class Missing:
    """One passage that waits: where it stands, its source, and what is wrong."""

    where: Pair
    source: Pair
    status: Pair


@dataclass(frozen=True, slots=True)
class Tongue:
    """What the page shows of one language."""

    id: str
    name: Pair
    covered: Pair
    rows: tuple[Row, ...]
    waiting: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class TranslationBody:
    """What the page of translations shows."""

    title: Pair
    lead: Pair
    labels: Mapping[str, Pair]
    tongues: tuple[Tongue, ...]


def view_of_coverage(frame: Frame, path: str, coverage: tuple[Coverage, ...], names: Names) -> View:
    """Return the page that says how far each language is."""
    speech = speech_of(frame, path, names)
    body = TranslationBody(
        speech.ui("page.translation"),
        speech.ui("reference.translation"),
        {key: speech.ui(f"translation.{key}") for key in ("status", "sentences", "blocks", "waiting")},
        tuple(_tongue(each, speech) for each in coverage),
    )
    description = speech.word("reference.translation")
    head = head_of(frame, path, speech.word("page.translation"), section="reference", description=description)
    return View("translation.html", Shell(head, body))


def _tongue(coverage: Coverage, speech: Speech) -> Tongue:
    covered = sum(one + other for status, one, other in coverage.counts if status in COVERED)
    total = sum(one + other for _, one, other in coverage.counts)

    def shown(number: int) -> str:
        return formats.decimal(number, 0, speech.language)

    rows = tuple(
        Row(speech.ui(_word(status)), shown(sentences), shown(blocks))
        for status, sentences, blocks in coverage.counts
        if sentences or blocks
    )
    said = speech.both(
        lambda language: speech.word(
            "translation.covered",
            language,
            n=formats.decimal(covered, 0, language),
            total=formats.decimal(total, 0, language),
        )
    )
    waiting = tuple(_missing(each, speech) for each in coverage.waiting)
    name = speech.language_name(coverage.language)
    return Tongue(f"language-{coverage.language.lower()}", name, said, rows, waiting)


def _missing(waiting: Waiting, speech: Speech) -> Missing:
    kind, _, identifier = waiting.owner.partition(":")
    known = waiting.owner in speech.names
    lang = "" if waiting.source.lang == speech.language else waiting.source.lang
    return Missing(
        unmarked(speech.link(kind, identifier)) if known else speech.ui("translation.elsewhere"),
        Pair(Words(escape(beginning(waiting.source.text), quote=False), lang)),
        speech.ui(_word(waiting.status)),
    )


def beginning(text: str) -> str:
    """Return how a passage begins, in one line and without the marks of Markdown."""
    line = " ".join(MARKS.sub("", text).replace("|", " ").split())
    if len(line) <= MOST:
        return line
    words = line[:MOST].rfind(" ", MOST // 2)  # Chinese has none, and is cut anywhere
    return f"{line[: words if words > 0 else MOST]}…"


def _word(status: Status) -> str:
    return "text.missing" if status is Status.FALLBACK else f"text.{status}"
