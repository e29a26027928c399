"""How a text begins, as one plain line: for search engines and previews where nobody has written a summary."""

import re
from collections.abc import Iterable

from cxsite.model.prose import BlockKind
from cxsite.pages.prose import Passage
from cxsite.pages.speech import Pair, Words, without_markup

MOST = 160
"""Characters that a search engine shows of a page."""
PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
SENTENCE = re.compile(r".*[。！？]|.*[.!?](?=\s)", re.DOTALL)
BLANKS = re.compile(r"\s+")


def opening(blocks: Iterable[Passage]) -> str:
    """Return the first paragraph, as far as its last whole sentence or word that fits; "" where there is none."""
    texts = (block.words.own.html for block in blocks if block.kind == BlockKind.PARAGRAPH)
    first = next((found[1] for text in texts if (found := PARAGRAPH.search(text))), "")
    words = BLANKS.sub(" ", without_markup(Pair(Words(first)))).strip()
    if len(words) <= MOST:
        return words
    if sentences := SENTENCE.match(words[: MOST + 1]):
        return sentences[0]
    return words[:MOST].rpartition(" ")[0] or words[: MOST - 1] + "…"
