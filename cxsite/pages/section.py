"""A section of the handbook: when it is there, and which pages it has."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from cxsite.measure.findings import Findings
from cxsite.model.handbook import Handbook
from cxsite.pages.catalogue import Catalogue
from cxsite.pages.frame import Frame
from cxsite.pages.known import Known
from cxsite.pages.mentions import Register
from cxsite.pages.numbers import Whole
from cxsite.pages.page import Page, View


@dataclass(frozen=True, slots=True)
class Scope:
    """What a section arranges its pages from, in one language; makers are handed parts of it, never the whole.

    Attributes:
        frame: what the language's pages have in common.
        handbook: the content, of its prose what the section looks at.
        findings: the published numbers.
        whole: the numbers of the whole time of every measure, found by touchpoint.
        catalogues: section to what its list is made of.
        register: the names of everything that can be linked to, with the path of its page.
        shelves: the handbook without its prose and its data: as long as no part of it changes, the same object.
        known: what was found before.
    """

    frame: Frame
    handbook: Handbook
    findings: Findings
    whole: Mapping[str, Whole]
    catalogues: Mapping[str, Catalogue]
    register: Register
    shelves: Handbook
    known: Known = field(default_factory=Known)

    @property
    def wordless(self) -> "Scope":
        """The same without any prose: while only texts change, it is the same object."""
        shelves, known = self.shelves, self.known
        return known(
            Scope,
            self.frame,
            shelves,
            self.findings,
            self.whole,
            self.catalogues,
            self.register,
            shelves,
            known,
        )


@dataclass(frozen=True, slots=True)
class Section:
    """One word of the header.

    Attributes:
        name: the folder of its index; the interface calls it `nav.<name>`.
        has: whether the handbook has anything for it.
        pages: its pages in one language.
        makers: name of each of its page kinds to the function that makes the view of the page's arguments.
        texts: the folders whose prose it looks at; it is handed no other.
    """

    name: str
    has: Callable[[Handbook, Findings], bool]
    pages: Callable[[Scope], list[Page]]
    makers: Mapping[str, Callable[..., View]]
    texts: tuple[str, ...] = ()
