"""A page's frame with what stands around the page, in the words of its two languages."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import reduce
from urllib.parse import quote

from cxsite.model.dataset import Day
from cxsite.model.text import Status
from cxsite.pages import addresses, formats
from cxsite.pages.citing import source_of
from cxsite.pages.frame import Around, Frame, Lead, Link, Reviewed, Shell, speech_of
from cxsite.pages.page import View
from cxsite.pages.speech import Speech
from cxsite.pages.surroundings import Beside, Named
from cxsite.pages.translated import COVERED

LABELS: Mapping[str, str] = {
    "sources": "knowledge.references", "related": "ui.related", "previous": "ui.previous", "next": "ui.next",
    "edit": "ui.edit",
}  # fmt: skip
"""Name of each label in the template to its word in the interface."""

LESS = (Status.STALE, Status.CONVERTED, Status.FALLBACK)
"""What is said of passages that are no translation as new as its source."""


def framed(view: View, frame: object, beside: Beside) -> View:
    """Return the view of a page with what stands around the page; `frame` is the first argument of its maker."""
    shell = view.content
    if not isinstance(shell, Shell) or not isinstance(frame, Frame):
        return view
    around = around_of(frame, shell.head.path, beside)
    return replace(view, content=replace(shell, head=replace(shell.head, around=around)))


def around_of(frame: Frame, path: str, beside: Beside) -> Around:
    """Return what stands around the page at `path`."""
    speech = speech_of(frame, path, {})
    return Around(
        above=tuple(_crumb(each, path, speech) for each in beside.above),
        before=_lead(beside.before, path, speech) if beside.before else None,
        after=_lead(beside.after, path, speech) if beside.after else None,
        related=tuple(_lead(each, path, speech) for each in beside.related),
        sources=tuple(source_of(each, speech) for each in beside.sources),
        review=_review(*beside.reviewed, frame.as_of, speech) if beside.reviewed else None,
        status=_status(frame, path, beside, speech),
        edit=frame.edit.replace("{path}", quote(beside.file)) if frame.edit else "",
        labels={name: speech.ui(key) for name, key in LABELS.items()},
    )


def _crumb(named: Named, path: str, speech: Speech) -> Link:
    wording = named[0][speech.language]
    lang = "" if wording.lang in ("", speech.language) else wording.lang
    return Link(addresses.link(path, named[1]), wording.text, lang=lang)


def _lead(named: Named, path: str, speech: Speech) -> Lead:
    return Lead(addresses.link(path, named[1]), speech.text(named[0]))


def _review(reviewed: Day, due: date, as_of: date, speech: Speech) -> Reviewed:
    return Reviewed(
        speech.both(
            lambda code: speech.word("content.reviewed-on", code, date=formats.partial_day(reviewed, code))
        ),
        due.isoformat(),
        speech.both(lambda code: speech.word("content.overdue", code, date=formats.day(due, code))),
        due < as_of,
    )


def _status(frame: Frame, path: str, beside: Beside, speech: Speech) -> Lead | None:
    """Return how far the page is translated; None in the language that everything is written in first."""
    counts = dict(beside.counts)
    total = sum(counts.values())
    if frame.language == frame.languages[0] or not total or "reference" not in frame.sections:
        return None

    def say(code: str) -> str:
        covered = sum(counts.get(status, 0) for status in COVERED)
        parts = [("covered", covered), *((status, counts.get(status, 0)) for status in LESS)]
        said = [
            speech.word(
                f"passages.{name}", code, n=formats.decimal(n, 0, code), total=formats.decimal(total, 0, code)
            )
            for name, n in parts
            if n or name == "covered"
        ]
        return reduce(lambda one, other: speech.word("passages.between", code, one=one, other=other), said)

    return Lead(addresses.link(path, addresses.reference(frame.language, "translation")), speech.both(say))
