"""Markdown as HTML that cannot do harm.

Raw HTML is not read, and what comes out is cleaned against a list of allowed elements. A block is rendered on its own:
the dialect of `read.prose` makes that equal to rendering the whole text. Most blocks need no parser (`pages.everyday`);
what needs one is rendered once, though several pages show it: what a link such as `[](touchpoint:branch-counter)` leads
to is different on each of them, so the HTML has it open (`pages.open_links`) and is a function of the text alone. A
line that an author broke between two Chinese characters is joined again: no blank belongs there.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
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
from cxsite.pages.everyday import everyday, everyday_sentence
from cxsite.pages.joins import joined
from cxsite.pages.memory import remembered
from cxsite.pages.open_links import Resolve
from cxsite.pages.page import TextTooHard
from cxsite.pages.patience import within

SPECIAL = re.compile(r"[\\`*_\[<&\ufeff]|  \n")
"""What an inline pattern can begin with; a sentence without it means exactly what stands there."""

PATIENCE = 2.0
"""Seconds of the processor that one text may take; a page full of text takes a hundredth of one."""

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
    html = everyday(text)
    return open_links.closed(remembered("block", text, rendered) if html is None else html, resolve)


def inline(text: str, resolve: Resolve) -> str:
    """Return one sentence as HTML: emphasis, code and links are read, a leading `-` or `#` is just a sign."""
    if not SPECIAL.search(text):
        return joined(escape(text, quote=False))
    html = everyday_sentence(text)
    return open_links.closed(
        remembered("sentence", text, rendered_sentence) if html is None else html, resolve
    )


@cache
def _patterns(signs: frozenset[str]) -> tuple[object, ...]:
    """Return what may be found in a text that has these signs, in the order in which it is looked for."""
    known = _converter().inlinePatterns
    idle = {
        known.get_index_for_name(name) for name in SIGNS if name in known and signs.isdisjoint(SIGNS[name])
    }
    return tuple(pattern for index, pattern in enumerate(known) if index not in idle)


@contextmanager
def _reading(text: str) -> Iterator[Markdown]:
    """Give the converter, ready for this text: it looks for nothing that cannot be there.

    Raises:
        TextTooHard: it took too long, or went too deep; the converter, which is in the middle of it, is thrown away.
    """
    converter = _converter()
    converter.reset()
    inline: Any = converter.treeprocessors["inline"]
    inline.inlinePatterns = _patterns(frozenset(sign for sign in ALL_SIGNS if sign in text))
    try:
        with within(PATIENCE):
            yield converter
    except BaseException as error:
        _converter.cache_clear()
        _patterns.cache_clear()
        if isinstance(error, TimeoutError | RecursionError):
            raise TextTooHard(text) from error
        raise


def rendered(text: str) -> str:
    """Return a block of Markdown as HTML whose own links are open.

    Raises:
        TextTooHard: see `pages.page`.
    """
    with _reading(text) as converter:
        return _clean(converter.convert(text))


def rendered_sentence(text: str) -> str:
    """Return one sentence as HTML whose own links are open.

    Raises:
        TextTooHard: see `pages.page`.
    """
    with _reading(text) as converter:
        return _clean(_sentence(text, converter))


def _sentence(text: str, converter: Markdown) -> str:
    root = Element("div")
    SubElement(root, "p").text = text
    for processor in converter.treeprocessors:
        changed = processor.run(root)
        root = root if changed is None else changed
    html = converter.serializer(root)
    for post in converter.postprocessors:
        html = post.run(html)
    inside = html.strip().removeprefix("<div>").removesuffix("</div>")
    return inside.strip().removeprefix("<p>").removesuffix("</p>")


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel=None
    )


def _clean(html: str) -> str:
    cleaned = _cleaner().clean(html)
    return cleaned.replace("<th></th>", "<td></td>")  # an empty corner is the head of nothing
