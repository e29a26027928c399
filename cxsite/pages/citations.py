"""What others wrote: figures that we quote, with what we know of them, and where to read on."""

from collections.abc import Mapping
from dataclasses import replace
from html import escape

from cxsite.model.dataset import Day
from cxsite.model.knowledge import Claim, Reference
from cxsite.model.text import Text
from cxsite.pages import formats, order
from cxsite.pages.entries import Entry, facts, ungrouped, view_of_entries
from cxsite.pages.frame import Frame, speech_of
from cxsite.pages.names import Names
from cxsite.pages.page import View
from cxsite.pages.speech import Pair, Speech, Words


def view_of_claims(frame: Frame, path: str, claims: tuple[Claim, ...], names: Names) -> View:
    """Return the quoted figures, in the order of `claims.yml`."""
    speech = speech_of(frame, path, names)
    texts = {claim.id: claim.text for claim in claims}
    entries = (_claim(claim, texts, speech) for claim in claims)
    return view_of_entries(frame, path, "claims", ungrouped(entries), speech)


def _claim(claim: Claim, texts: Mapping[str, Text], speech: Speech) -> Entry:
    return Entry(
        f"claim-{claim.id}",
        speech.text(claim.figure) if claim.figure else speech.sentence(claim.text),
        speech.sentence(claim.text) if claim.figure else None,
        speech.ui(f"claim.{claim.status}"),
        facts(
            speech,
            (
                ("claims.year", [_day(claim.year, speech) if claim.year else None]),
                ("claims.sample", [speech.sentence(claim.sample) if claim.sample else None]),
                ("ui.source", [speech.link("reference", claim.reference) if claim.reference else None]),
                ("claims.note", [speech.sentence(claim.note) if claim.note else None]),
                ("ui.related", [_related(each, texts[each], speech) for each in claim.related]),
            ),
        ),
    )


def _related(identifier: str, text: Text, speech: Speech) -> Pair:
    """Return the whole text of another claim as a link: two may quote the same figure."""
    wordings = {
        code: replace(words, text=f"[{words.text}](claim:{identifier})")
        for code, words in text.wordings.items()
    }
    return speech.sentence(Text(wordings))


def view_of_references(frame: Frame, path: str, references: tuple[Reference, ...], names: Names) -> View:
    """Return what the handbook cites, by title."""
    speech = speech_of(frame, path, names)
    ordered = sorted(references, key=lambda each: order.key_of(speech.plain(each.title), frame.language))
    entries = (_reference(reference, speech) for reference in ordered)
    return view_of_entries(frame, path, "references", ungrouped(entries), speech)


def _reference(reference: Reference, speech: Speech) -> Entry:
    return Entry(
        f"reference-{reference.id}",
        speech.text(reference.title),
        facts=facts(
            speech,
            (
                ("references.author", [speech.person(reference.author) if reference.author else None]),
                ("references.publisher", [speech.text(reference.publisher) if reference.publisher else None]),
                ("references.date", [_day(reference.date, speech) if reference.date else None]),
                ("references.url", [_address(reference.url) if reference.url else None]),
            ),
        ),
    )


def _day(day: Day, speech: Speech) -> Pair:
    return speech.both(lambda language: formats.partial_day(day, language))


def _address(url: str) -> Pair:
    """Return a web address as a link; the model has read it as one, so its scheme is known.

    It is in no language (`zxx`), whatever words it is made of.
    """
    shown = escape(url)
    return Pair(Words(f'<a href="{shown}" rel="noopener noreferrer">{shown}</a>', "zxx"))
