"""Durations in words: so many hours or days, and how much time a measure gives."""

from cxsite.measure.found_durations import DurationFindings
from cxsite.model.lapse import Bin, Lapse
from cxsite.pages import formats
from cxsite.pages.speech import Pair, Speech


def lapse(count: int, size: Bin, speech: Speech) -> Pair:
    """Return so many hours or days in words."""
    return speech.both(lambda language: spoken(count, size, speech, language))


def spoken(count: int, size: Bin, speech: Speech, language: str) -> str:
    """Return so many hours or days in the words of one language."""
    key = f"lapse.{size}.{'one' if count == 1 else 'other'}"
    return speech.word(key, language, n=formats.decimal(count, 0, language))


def given(time: Lapse, key: str, speech: Speech) -> tuple[Pair, Pair]:
    """Return how much time a measure gives, `within` or `repeat`, and how it is counted."""

    def say(language: str) -> str:
        return speech.word(f"lapse.{key}", language, lapse=spoken(time.count, time.bin, speech, language))

    return speech.both(say), speech.ui(f"lapse.bin.{time.bin}")


def dated(key: str, found: DurationFindings, speech: Speech) -> Pair:
    """Return a sentence that says as of when durations are known."""
    return speech.both(lambda language: speech.word(key, language, date=formats.day(found.as_of, language)))
