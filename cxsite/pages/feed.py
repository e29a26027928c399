"""A feed of editions in Atom (RFC 4287), one for each language.

One feed a language, because who follows a feed reads one language; a feed of all of them would announce each edition
several times over. Addresses in a feed are whole: without `base_url` in `site.yml` there is none, rather than a wrong
one. An entry is as old as the day of its signature, else the day of its cut-off: no clock is asked.
"""

from dataclasses import replace
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from cxsite.model.prose import BlockKind
from cxsite.pages import addresses
from cxsite.pages.editions import line_of, signer
from cxsite.pages.foreign import bare
from cxsite.pages.frame import Frame, speech_of
from cxsite.pages.issues import Issue
from cxsite.pages.names import Names
from cxsite.pages.page import View
from cxsite.pages.speech import Speech, without_markup

ATOM = "http://www.w3.org/2005/Atom"
HEAD = b'<?xml version="1.0" encoding="utf-8"?>\n'


def view_of_feed(frame: Frame, path: str, base_url: str, issues: tuple[Issue, ...], names: Names) -> View:
    """Return the feed of one language and no other, the newest edition first; `base_url` ends in a slash."""
    speech = speech_of(replace(frame, partner=""), path, names)
    title = speech.plain(frame.title)
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": frame.language})
    _say(feed, "id", base_url + path)
    _say(feed, "title", title)
    _say(feed, "updated", _moment(max(map(_day, issues))))
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": base_url + path})
    home = base_url + addresses.section(frame.language, "editions")
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": home})
    _say(SubElement(feed, "author"), "name", title)
    for issue in sorted(issues, key=lambda each: (_day(each), each.frozen.period), reverse=True):
        _entry(feed, base_url, issue, speech)
    indent(feed)
    return View("", HEAD + tostring(feed, encoding="unicode").encode() + b"\n")


def _entry(feed: Element, base_url: str, issue: Issue, speech: Speech) -> None:
    entry = SubElement(feed, "entry")
    address = base_url + addresses.edition(speech.language, issue.edition.id)
    _say(entry, "id", address)
    _say(entry, "title", without_markup(speech.period(issue.frozen.period)))
    _say(entry, "updated", _moment(_day(issue)))
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": address})
    if issue.edition.signed_off_by:
        name = bare(signer(issue.edition.signed_off_by, speech, speech.language))
        _say(SubElement(entry, "author"), "name", name)
    _say(entry, "summary", _summary(issue, speech))


def _summary(issue: Issue, speech: Speech) -> str:
    """Return the edition line and the gist of the commentary as plain text."""
    gists = [block for block in issue.prose if block.kind is BlockKind.GIST]
    said = [line_of(issue, speech), *(speech.block(block.text) for block in gists)]
    return " ".join(" ".join(without_markup(each).split()) for each in said)


def _day(issue: Issue) -> date:
    signed = issue.edition.signed_on
    return signed.first if signed else issue.frozen.cut_off


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _say(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = text
