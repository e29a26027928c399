"""The words we use: one for one thing, in every language of the handbook.

Words to avoid are those of the page's own language: what one language avoids may be the right word of another.
"""

from html import escape

from cxsite.model.knowledge import Term as Word
from cxsite.pages.entries import (
    Entry,
    Group,
    anchor_of,
    by_initial,
    facts,
    heading_of,
    in_its_own,
    view_of_entries,
)
from cxsite.pages.frame import Frame, speech_of
from cxsite.pages.names import Names
from cxsite.pages.page import View
from cxsite.pages.speech import Pair, Speech, Words


def view_of_glossary(frame: Frame, path: str, terms: tuple[Word, ...], names: Names) -> View:
    """Return the glossary, in the order in which readers of this language look things up."""
    speech = speech_of(frame, path, names)
    letters = by_initial(terms, lambda term: speech.plain(term.name), frame.language)
    groups = tuple(
        Group(
            anchor_of(letter), heading_of(letter, speech), tuple(_entry(term, frame, speech) for term in some)
        )
        for letter, some in letters
    )
    return view_of_entries(frame, path, "glossary", groups, speech)


def _entry(term: Word, frame: Frame, speech: Speech) -> Entry:
    others = [in_its_own(term.name, code) for code in frame.languages if code != frame.language]
    avoided = [Pair(Words(escape(words, quote=False))) for words in term.deprecated.get(frame.language, ())]
    see = [speech.link("term", identifier) for identifier in term.see if f"term:{identifier}" in speech.names]
    return Entry(
        f"term-{term.id}",
        speech.text(term.name),
        speech.sentence(term.means) if term.means else None,
        facts=facts(
            speech, (("glossary.others", others), ("glossary.avoid", avoided), ("glossary.see", see))
        ),
    )
