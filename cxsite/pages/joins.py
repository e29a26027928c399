"""Lines that an author broke between two Chinese characters: no blank belongs there, so none is left."""

import re

HAN = "⺀-鿿豈-﫿　-〿＀-￯𠀀-𯿿"
TAG = "(?:</?(?:a|code|em|span|strong)(?: [^>]*)?>)*"
HAN_BREAK = re.compile(
    rf"<pre>.*?</pre>|(?:(?<=[{HAN}])|(?<=[{HAN}][”’…—]))(?P<close>{TAG})\n *(?P<open>{TAG})(?=[“‘…—]?[{HAN}])",
    re.DOTALL,
)
"""A line end between two Chinese characters, with the tags and the punctuation that both scripts share around it."""
HAN_LINE = re.compile(rf"\n *{TAG}[“‘…—]?[{HAN}]")
"""A line that begins with Chinese: without one there is nothing to join, and this is found much faster."""


def joined(html: str) -> str:
    """Join lines between two Chinese characters, but not those of a block of code."""
    if not HAN_LINE.search(html):
        return html

    def join(match: re.Match[str]) -> str:
        return match[0] if match["open"] is None else match["close"] + match["open"]

    return HAN_BREAK.sub(join, html)
