"""A handbook with everything that the section of improvements can show, built once."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sites import Files, files_of, pages, read

from cxsite.model.handbook import Handbook
from cxsite.pages.page import Page

FOLDER = Path(__file__).parent / "handbooks" / "what-could-be-better"


@dataclass(frozen=True, slots=True)
class Broad:
    """The handbook, its pages and its site."""

    handbook: Handbook
    pages: tuple[Page, ...]
    files: Files


@cache
def broad() -> Broad:
    """Return it, read and built."""
    handbook = read(FOLDER)
    return Broad(handbook, pages(handbook), files_of(handbook))
