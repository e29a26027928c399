"""A section of the handbook: when it is there, and which pages it has."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cxsite.measure.findings import Findings
from cxsite.model.handbook import Handbook
from cxsite.pages.catalogue import Catalogue
from cxsite.pages.frame import Frame
from cxsite.pages.mentions import Register
from cxsite.pages.numbers import Whole
from cxsite.pages.page import Page, View
from cxsite.pages.translations import Coverage


@dataclass(frozen=True, slots=True)
class Scope:
    """What a section arranges its pages from, in one language; makers are handed parts of it, never the whole.

    Attributes:
        frame: what the language's pages have in common.
        handbook: the content.
        findings: the published numbers.
        whole: the numbers of the whole time of every measure, found by touchpoint.
        coverage: how far each language is translated; nothing where there is one language alone.
        catalogues: section to what its list is made of.
        register: the names of everything that can be linked to, with the path of its page.
    """

    frame: Frame
    handbook: Handbook
    findings: Findings
    whole: Mapping[str, Whole]
    coverage: tuple[Coverage, ...]
    catalogues: Mapping[str, Catalogue]
    register: Register


@dataclass(frozen=True, slots=True)
class Section:
    """One word of the header.

    Attributes:
        name: the folder of its index; the interface calls it `nav.<name>`.
        has: whether the handbook has anything for it.
        pages: its pages in one language.
        makers: name of each of its page kinds to the function that makes the view of the page's arguments.
    """

    name: str
    has: Callable[[Handbook, Findings], bool]
    pages: Callable[[Scope], list[Page]]
    makers: Mapping[str, Callable[..., View]]
