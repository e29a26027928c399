"""Where statements come from, in a line below a page."""

from cxsite.model.knowledge import Reference
from cxsite.pages import formats
from cxsite.pages.frame import Lead
from cxsite.pages.speech import Speech


def source_of(reference: Reference, speech: Speech) -> Lead:
    """Return where something comes from: its title, who wrote it, and when."""
    day = reference.date
    notes = [speech.person(text) for text in (reference.author, reference.publisher) if text]
    if day:
        notes.append(speech.both(lambda code: formats.partial_day(day, code)))
    return Lead(reference.url or "", speech.text(reference.title), tuple(notes))
