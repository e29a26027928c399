"""What a handbook looks like and how its interface speaks."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.model.text import Text


@dataclass(frozen=True, slots=True)
class Logo:
    """A house's logo: one of its files, with its size."""

    name: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme laid over the default one.

    Attributes:
        name: the folder's name below `themes/`.
        templates: name to source. The default theme's are there twice, as `base.html` where the house has none of its
            own, and always as `default/base.html`.
        static: file name to bytes; they become `assets/<stem>.<hash>.<ending>`.
        wording: language to the interface's words (`nav.home` → `Home`).
        logo: the house's logo, if it has one.
        footer: the house's line at the foot, where `site.yml` has none.
    """

    name: str
    templates: Mapping[str, str]
    static: Mapping[str, bytes]
    wording: Mapping[str, Mapping[str, str]]
    logo: Logo | None = None
    footer: Text | None = None


NO_THEME = Theme("", {}, {}, {})
"""That of a handbook which is put together for its words or its numbers alone."""
