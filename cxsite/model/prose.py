"""Prose: Markdown in blocks that stand side by side in every language."""

from dataclasses import dataclass
from enum import StrEnum

from cxsite.model.text import Text


class BlockKind(StrEnum):
    """What a block is; the ones with a word of their own are written `::: gist` … `:::`."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    TABLE = "table"
    QUOTE = "quote"
    CODE = "code"
    RULE = "rule"
    GIST = "gist"
    NUMBER = "number"
    PULL = "pull"
    FAQ = "faq"
    TERMS = "terms"
    COMPARE = "compare"
    FIGURE = "figure"
    EXAMPLE = "example"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of prose, aligned over the languages.

    Attributes:
        kind: what it is, the same in every language.
        text: its Markdown in each language, without the `:::` lines; a heading without its signs and anchor.
        level: 2..6 for a heading, else 0.
        anchor: where a heading can be found, the same in every language; "" for everything else.
        argument: what stands behind the word of a `:::` block (`effort at video-id`, the name of a picture).
    """

    kind: BlockKind
    text: Text
    level: int = 0
    anchor: str = ""
    argument: str = ""


Prose = tuple[Block, ...]
