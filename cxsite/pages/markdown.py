"""Markdown as HTML that cannot do harm.

Raw HTML is not read, and what comes out is cleaned against a list of allowed elements. A block is rendered on its own:
the dialect of `read.prose` makes that equal to rendering the whole text. Links such as `[](touchpoint:branch-counter)`
are resolved by the page that shows them. A line that an author broke between two Chinese characters is joined again: no
blank belongs there.
"""

import re
from collections.abc import Callable
from functools import cache
from html import escape
from xml.etree.ElementTree import Element, SubElement

import nh3
from markdown import Markdown
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

Resolve = Callable[[str, str], tuple[str, str] | None]
"""Kind and id to the name shown and the address, "" for none; None when the link is not one of ours."""

SPECIAL = re.compile(r"[\\`*_\[<&\ufeff]|  \n")
"""What an inline pattern can begin with; a sentence without it means exactly what stands there."""

HAN = "⺀-鿿豈-﫿　-〿＀-￯𠀀-𯿿"
TAG = "(?:</?(?:a|code|em|span|strong)(?: [^>]*)?>)*"
HAN_BREAK = re.compile(
    rf"<pre>.*?</pre>|(?:(?<=[{HAN}])|(?<=[{HAN}][”’…—]))(?P<close>{TAG})\n *(?P<open>{TAG})(?=[“‘…—]?[{HAN}])",
    re.DOTALL,
)
"""A line end between two Chinese characters, with the tags and the punctuation that both scripts share around it."""

TAGS = {
    "a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "span", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "code": {"class"}}
OURS = re.compile(r"(?P<kind>[a-z]+):(?P<id>[a-z0-9-]+)")


class _Links(Treeprocessor):
    """Resolves our own links after the inline patterns have made them."""

    resolve: Resolve = staticmethod(lambda _kind, _id: None)

    def run(self, root: Element) -> None:
        for anchor in root.iter("a"):
            match = OURS.fullmatch(anchor.get("href", ""))
            found = self.resolve(match["kind"], match["id"]) if match else None
            if found is None:
                continue
            name, address = found
            if not (anchor.text or len(anchor)):
                anchor.text = name
            if address:
                anchor.set("href", address)
            else:
                anchor.tag = "span"
                anchor.attrib.clear()


@cache
def _converter() -> tuple[Markdown, _Links]:
    extensions = [FencedCodeExtension(), SaneListExtension(), TableExtension(use_align_attribute=False)]
    converter = Markdown(extensions=extensions, output_format="html")
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    links = _Links(converter)
    converter.treeprocessors.register(links, "cxsite-links", 5)
    return converter, links


def block(text: str, resolve: Resolve) -> str:
    """Return a block of Markdown as HTML."""
    converter, links = _converter()
    links.resolve = resolve
    converter.reset()
    return _clean(converter.convert(text))


def inline(text: str, resolve: Resolve) -> str:
    """Return one sentence as HTML: emphasis, code and links are read, a leading `-` or `#` is just a sign."""
    if not SPECIAL.search(text):
        return _joined(escape(text, quote=False))
    converter, links = _converter()
    links.resolve = resolve
    converter.reset()
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


def _clean(html: str) -> str:
    cleaned = nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel=None
    )
    return _joined(cleaned.replace("<th></th>", "<td></td>"))  # an empty corner is the head of nothing


def _joined(html: str) -> str:
    """Join lines between two Chinese characters, but not those of a block of code."""

    def join(match: re.Match[str]) -> str:
        return match[0] if match["open"] is None else match["close"] + match["open"]

    return HAN_BREAK.sub(join, html)
