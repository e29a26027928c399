"""What readers are told where an edition stands in for a warehouse that nobody could ask."""

from dataclasses import replace

from cxsite.measure.findings import MetricFindings
from cxsite.pages import formats
from cxsite.pages.sentences import Number
from cxsite.pages.speech import Pair, Speech


def sentence(found: MetricFindings, speech: Speech) -> Pair | None:
    """Return whose numbers a measure's are and as of when, in a sentence; None where they are those of today."""
    return _said("stand-in.sentence", found, speech)


def note(found: MetricFindings, speech: Speech) -> Pair | None:
    """Return the same in a few words."""
    return _said("stand-in.note", found, speech)


def noted(number: Number, found: MetricFindings | None, speech: Speech) -> Number:
    """Return a number with the note, where it has no other that is about itself."""
    said = note(found, speech) if found else None
    return replace(number, note=said) if said and number.note is None else number


def _said(key: str, found: MetricFindings, speech: Speech) -> Pair | None:
    as_of = found.as_of
    if as_of is None:
        return None

    def say(language: str) -> str:
        edition = formats.period(as_of.edition, language, speech.interface[language])
        return speech.word(key, language, edition=edition, day=formats.day(as_of.day, language))

    return speech.both(say)
