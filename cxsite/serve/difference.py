"""What a build has made different, as far as open pages care.

Paths are those of files below the site's folder. A page that differs from before in nothing but the address of its
stylesheet need not be loaded again: it takes the new stylesheet where it stands.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

STYLE = re.compile(r"(?P<name>.+)\.[0-9a-f]{6,64}\.css")
"""A stylesheet as the site names it: after its bytes."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What became different between two sites.

    Attributes:
        changed: files that an open page must be loaded again for, when it is one of them or uses one.
        restyled: pages in which the address of a stylesheet alone is another.
        styles: the old path of a stylesheet to its new one.
    """

    changed: frozenset[str] = frozenset()
    restyled: frozenset[str] = frozenset()
    styles: Mapping[str, str] = field(default_factory=dict)


def difference(before: Mapping[str, bytes], after: Mapping[str, bytes], changed: Iterable[str]) -> Difference:
    """Return what open pages are told of the paths that changed from one site to the next."""
    paths = set(changed)
    old, new = ({_name(path): path for path in paths if path in site} for site in (before, after))
    styles = {
        old[name]: new[name] for name in sorted(old.keys() & new.keys()) if name and old[name] != new[name]
    }
    restyled = {path for path in paths if styles and _is_restyled(path, before, after, styles)}
    quiet = restyled | styles.keys() | set(styles.values())
    return Difference(frozenset(paths - quiet), frozenset(restyled), styles)


def together(differences: Iterable[Difference]) -> Difference:
    """Return what became different over several builds, the oldest first."""
    changed: set[str] = set()
    restyled: set[str] = set()
    styles: dict[str, str] = {}
    for each in differences:
        changed |= each.changed
        restyled |= each.restyled
        styles = {old: each.styles.get(new, new) for old, new in styles.items()} | dict(each.styles)
    return Difference(frozenset(changed), frozenset(restyled - changed), styles)


def _name(path: str) -> str:
    """Return what a stylesheet is called whatever its bytes are, "" for everything else."""
    match = STYLE.fullmatch(path)
    return match["name"] if match else ""


def _is_restyled(
    path: str, before: Mapping[str, bytes], after: Mapping[str, bytes], styles: Mapping[str, str]
) -> bool:
    if not path.endswith(".html") or path not in before or path not in after:
        return False
    page = before[path]
    for old, new in styles.items():
        page = page.replace(old.encode(), new.encode())
    return page == after[path]
