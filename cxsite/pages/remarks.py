"""What people wrote, as pages show it: by touchpoint and language, each remark in the language it was written in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from cxsite.measure.findings import Comment
from cxsite.model.journey import Label, Lists
from cxsite.pages.speech import Pair, Speech

UNKNOWN = "und"
"""The tag of words whose language nobody named."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment: its words as HTML, its stars in words and how many they are, and what is known of it."""

    html: str
    stars: Pair | None
    given: int
    facts: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Tongue:
    """The remarks in one language, the newest first."""

    lang: str
    name: Pair
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What was written about one touchpoint; `id` is its anchor."""

    id: str
    title: Pair
    tongues: tuple[Tongue, ...]


def subjects_of(
    comments: Iterable[Comment], touchpoints: Iterable[str], segments: Mapping[str, Label], speech: Speech
) -> tuple[Subject, ...]:
    """Return the comments by touchpoint, in the order of these; what is about none of them stands last.

    Args:
        comments: the published ones.
        touchpoints: ids, each a name that the speech can link to.
        segments: the names of those who wrote.
        speech: how the page speaks.
    """
    written = tuple(comments)
    found = [
        Subject(f"comments-{key}", speech.link("touchpoint", key), tongues_of(here, segments, speech))
        for key in dict.fromkeys(touchpoints)
        if (here := tuple(each for each in written if each.touchpoint == key))
    ]
    if general := tuple(each for each in written if not each.touchpoint):
        title = speech.ui("voice.elsewhere")
        found.append(Subject("comments-general", title, tongues_of(general, segments, speech)))
    return tuple(found)


def tongues_of(
    comments: Iterable[Comment], segments: Mapping[str, Label], speech: Speech
) -> tuple[Tongue, ...]:
    """Return comments by language, that of the page first, then forms of it."""
    newest = sorted(comments, key=lambda each: each.period, reverse=True)
    codes = sorted(
        {each.language for each in newest}, key=lambda code: (*_distance(code, speech.language), code)
    )
    return tuple(
        Tongue(
            code or UNKNOWN,
            speech.language_name(code) if code else speech.ui("voice.unknown-language"),
            tuple(_remark(each, segments, speech) for each in newest if each.language == code),
        )
        for code in codes
    )


def nearest(comments: Iterable[Comment], language: str) -> tuple[Comment, ...]:
    """Return those that a reader of a language reads best: in it, else in another form of it, else all of them."""
    known = tuple(comments)
    least = min((_distance(each.language, language) for each in known), default=None)
    return tuple(each for each in known if _distance(each.language, language) == least)


def _distance(code: str, language: str) -> tuple[bool, bool]:
    """Return how far words in `code` are from a reader's language: another form of it, or another language."""
    return code.partition("-")[0] != language.partition("-")[0], code != language


def segments_of(comments: Iterable[Comment], lists: Lists) -> dict[str, Label]:
    """Return the segments that are named beside these comments."""
    named = dict.fromkeys(each.segment for each in comments)
    return {key: lists.segments[key] for key in named if key in lists.segments}


def stars(given: int, speech: Speech) -> Pair:
    """Return a number of stars in words."""
    return speech.ui("voice.given", n=given)


def _remark(comment: Comment, segments: Mapping[str, Label], speech: Speech) -> Remark:
    facts = [speech.period(comment.period)]
    if comment.segment in segments:
        facts.append(speech.text(segments[comment.segment].name))
    given = comment.stars
    return Remark(
        escape(comment.text, quote=False), stars(given, speech) if given else None, given or 0, tuple(facts)
    )
