"""Markdown as HTML that cannot do harm.

Raw HTML is not read, and what comes out is cleaned against a list of allowed elements. A block is rendered on its own:
the dialect of `read.prose` makes that equal to rendering the whole text. It is rendered once, though several pages show
it: what a link such as `[](touchpoint:branch-counter)` leads to is different on each of them, so the HTML has it open
(`pages.open_links`) and is a function of the text alone. A line that an author broke between two Chinese characters is
joined again: no blank belongs there.
"""

import re
from functools import cache
from html import escape
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import nh3
from markdown import Markdown
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

from cxsite.pages import open_links
from cxsite.pages.joins import joined
from cxsite.pages.memory import remembered
from cxsite.pages.open_links import Resolve

SPECIAL = re.compile(r"[\\`*_\[<&\ufeff]|  \n")
"""What an inline pattern can begin with; a sentence without it means exactly what stands there."""

SIGNS = {
    "backtick": "`", "escape": "\\", "reference": "[", "link": "[", "image_link": "!", "image_reference": "!",
    "short_reference": "[", "short_image_ref": "!", "autolink": "<", "automail": "<", "linebreak": "\n", "entity": "&",
    "em_strong": "*_",
}  # fmt: skip
"""Name of an inline pattern to the signs of which it needs one; most texts have few of them."""
ALL_SIGNS = "".join(dict.fromkeys("".join(SIGNS.values())))

TAGS = {
    "a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "span", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title", *open_links.MARKS}, "ol": {"start"}, "code": {"class"}}


class _Links(Treeprocessor):
    """Marks our own links after the inline patterns have made them."""

    def run(self, root: Element) -> None:
        for anchor in root.iter("a"):
            if open_links.OURS.fullmatch(anchor.get("href", "")):
                has_words = bool(anchor.text or len(anchor))
                anchor.set(open_links.SAID if has_words else open_links.NAMED, anchor.get("href", ""))


@cache
def _converter() -> Markdown:
    extensions = [FencedCodeExtension(), SaneListExtension(), TableExtension(use_align_attribute=False)]
    converter = Markdown(extensions=extensions, output_format="html")
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    converter.treeprocessors.register(_Links(converter), "cxsite-links", 5)
    return converter


def block(text: str, resolve: Resolve) -> str:
    """Return a block of Markdown as HTML."""
    return open_links.closed(remembered("block", text, rendered), resolve)


def inline(text: str, resolve: Resolve) -> str:
    """Return one sentence as HTML: emphasis, code and links are read, a leading `-` or `#` is just a sign."""
    if not SPECIAL.search(text):
        return joined(escape(text, quote=False))
    return open_links.closed(remembered("sentence", text, rendered_sentence), resolve)


@cache
def _patterns(signs: frozenset[str]) -> tuple[object, ...]:
    """Return what may be found in a text that has these signs, in the order in which it is looked for."""
    known = _converter().inlinePatterns
    idle = {
        known.get_index_for_name(name) for name in SIGNS if name in known and signs.isdisjoint(SIGNS[name])
    }
    return tuple(pattern for index, pattern in enumerate(known) if index not in idle)


def _reading(text: str) -> Markdown:
    """Return the converter, ready for this text: it looks for nothing that cannot be there."""
    converter = _converter()
    converter.reset()
    inline: Any = converter.treeprocessors["inline"]
    inline.inlinePatterns = _patterns(frozenset(sign for sign in ALL_SIGNS if sign in text))
    return converter


def rendered(text: str) -> str:
    """Return a block of Markdown as HTML whose own links are open."""
    converter = _reading(text)
    return _clean(converter.convert(text))


def rendered_sentence(text: str) -> str:
    """Return one sentence as HTML whose own links are open."""
    converter = _reading(text)
    root = Element("div")
    SubElement(root, "p").text = text
    for processor in converter.treeprocessors:
        changed = processor.run(root)
        root = root if changed is None else changed
    html = converter.serializer(root)
    for post in converter.postprocessors:
        html = post.run(html)
    return _clean(
        html.strip()
        .removeprefix("<div>")
        .removesuffix("</div>")
        .strip()
        .removeprefix("<p>")
        .removesuffix("</p>")
    )


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel=None
    )


def _clean(html: str) -> str:
    cleaned = _cleaner().clean(html)
    return cleaned.replace("<th></th>", "<td></td>")  # an empty corner is the head of nothing
