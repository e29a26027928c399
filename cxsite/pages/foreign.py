"""Words of another language in the middle of a sentence: a name that nobody has translated yet.

A sentence of the interface is put together as plain text and escaped as a whole. What is put into it from the handbook
may be in another language, so signs that no sentence needs stand around it until there is an element to say so.
"""

import re

from cxsite.model.text import NEUTRAL, Text

BEGIN, END = "\ufdd0", "\ufdd1"
FOREIGN = re.compile(f"{BEGIN}([A-Za-z0-9-]+){BEGIN}([^{BEGIN}{END}]*){END}")


def within(text: Text, language: str) -> str:
    """Return a text for a sentence in this language, between signs where its words are in another."""
    wording = text[language]
    return (
        wording.text
        if wording.lang in (language, NEUTRAL)
        else f"{BEGIN}{wording.lang}{BEGIN}{wording.text}{END}"
    )


def tagged(html: str) -> str:
    """Return a sentence, escaped already, whose foreign words stand in elements of their language."""
    return FOREIGN.sub(r'<span lang="\1">\2</span>', html) if BEGIN in html else html


def bare(words: str) -> str:
    """Return the words alone, for attributes and pictures, which have one language."""
    return FOREIGN.sub(r"\2", words) if BEGIN in words else words
