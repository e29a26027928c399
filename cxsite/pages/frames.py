"""The frames of a handbook: one for each of its languages."""

import hashlib
from collections.abc import Mapping
from datetime import date

from cxsite.model.handbook import Handbook
from cxsite.model.theme import Theme
from cxsite.pages import addresses
from cxsite.pages.frame import Frame


def frame_of(
    shelves: Handbook,
    theme: Theme,
    language: str,
    assets: Mapping[str, str],
    as_of: date,
    sections: tuple[str, ...],
) -> Frame:
    """Return the frame of a language: `shelves` is the handbook without its prose, `theme` its own theme."""
    site = shelves.site
    partner = site.tongues.partners.get(language, "")
    spoken = {code: theme.wording[code] for code in (language, partner) if code}
    return Frame(
        language,
        partner,
        site.languages,
        site.title,
        site.footer or theme.footer,
        spoken,
        assets,
        as_of,
        sections,
        feed=addresses.feed(language) if shelves.frozen and site.base_url else "",
        base_url=site.base_url or "",
        feedback=site.feedback or "",
        edit=site.edit or "",
        logo=theme.logo,
        pictures=site.pictures,
    )


def assets_of(static: Mapping[str, bytes]) -> dict[str, str]:
    """Return the path of each of the theme's files, named after its bytes."""
    return {
        name: addresses.asset(name, hashlib.sha256(data).hexdigest()[:10]) for name, data in static.items()
    }
