"""What a finished page says, section by section, as plain text in the page's own language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """One section: from its heading to the next.

    Attributes:
        anchor: the id that a link to it takes, "" where the page alone leads there.
        heading: its heading.
        text: all that follows, words of the interface's controls left out; runs of white space are one space.
    """

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Telling:
    """The sections of one page, in their order; the first one's heading is the title of the page.

    Attributes:
        path: where the page stands.
        told: its sections.
    """

    path: str
    told: tuple[Told, ...]
