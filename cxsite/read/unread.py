"""Files below `content/` that look like content and are not read: a name that is nearly right is said."""

import re
from collections.abc import Iterable
from pathlib import Path

from cxsite.model.problems import Place
from cxsite.read.files import files_below, name_in, names_below
from cxsite.read.notes import Notes, listed, suggestion
from cxsite.read.shelves import FILES, FOLDERS, WHOLES


def note_unread_files(folder: Path, notes: Notes) -> None:
    """Warn of files that look like content and are not read."""
    content = folder / "content"
    files = tuple(f"{name}.yml" for name in _SINGLE)
    folders = tuple(f"{shelf.name}/" for shelf in FOLDERS)
    names = tuple(names_below(content))
    for name in notes.recall.held(("unread", str(content)), names, lambda: _unread(names)):
        path = content / name
        if path.suffix == ".yaml":
            hint = f"rename it to `{path.stem}.yml`"
        elif path.suffix == ".md":
            hint = "prose stands beside a journey, as in `content/journeys/open-account.en.md`"
        else:
            known = folders if "/" in name else files
            hint = suggestion(
                name.partition("/")[0], known, f"content stands in {listed((*files, *folders))}"
            )
        notes.warning(Place(name_in(folder, path)), "unread-file", f"`{name}` is not read", hint)
    for path in files_below(content, "editions/*.json"):
        if not path.with_suffix(".yml").is_file():
            name = path.relative_to(content).as_posix()
            hint = f"write `{path.stem}.yml` beside it, or delete it"
            notes.warning(Place(name_in(folder, path)), "unread-file", f"`{name}` is not read", hint)


def _unread(names: Iterable[str]) -> tuple[str, ...]:
    """Return those names of files that look like content and that nobody reads."""
    others = (name for name in names if UNREAD.fullmatch(name) and not _is_read(name))
    return tuple(name for name in others if name.rpartition("/")[2] != "README.md")


UNREAD = re.compile(r".*\.(?:y[^/]*ml|md)")
"""Names of files that look like content."""
_SINGLE = (*WHOLES, *(shelf.name for shelf in FILES))


def _is_read(name: str) -> bool:
    kind, slash, rest = name.partition("/")
    if not slash:
        return name.endswith(".yml") and name.partition(".")[0] in _SINGLE
    shelf = next((shelf for shelf in FOLDERS if shelf.name == kind), None)
    if shelf is None or "/" in rest or name.endswith(".yaml"):
        return False
    return shelf.prose or not name.endswith(".md")
