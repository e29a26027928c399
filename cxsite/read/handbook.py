"""A folder as a handbook, or as everything that is wrong with it.

Where nothing has changed since an earlier reading, this module is all of reading that is loaded.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from cxsite.model.handbook import Handbook
from cxsite.model.patience import nothing_collected
from cxsite.model.problems import Place, Problem
from cxsite.read.inputs import inputs_of
from cxsite.read.reading import Reading
from cxsite.read.recall import Part, Recall
from cxsite.read.shipped import DEFAULT, themes_folder

__all__ = ["Reading", "read_handbook"]


def read_handbook(folder: Path, freezing: str = "", recall: Recall | None = None) -> Reading:
    """Read the handbook in `folder`, which contains `content/`.

    Without a readable `site.yml` there are no languages to read anything in, so only its problems are returned.

    Args:
        folder: the handbook's folder.
        freezing: the edition whose numbers are about to be written: those that stand there are not looked at.
        recall: what earlier readings brought; what it finds there is equal to what it would read.

    Raises:
        OSError: a folder cannot be listed; a file that cannot be read is a problem instead.
    """
    if not (folder / "content" / "site.yml").is_file():
        hint = "name the folder that contains `content/`; `content/site.yml` needs `title:` and `languages:`"
        missing = Problem(Place("content/site.yml"), "no-handbook", "`content/site.yml` is not there", hint)
        return Reading(None, (missing,))
    recall = recall or Recall()
    recall.begin()
    with nothing_collected():
        return _recalled(folder, freezing, recall)


def _recalled(folder: Path, freezing: str, recall: Recall) -> Reading:
    theme = themes_folder() / DEFAULT
    inputs = inputs_of(folder, theme, recall)
    if inputs is None:
        return _read(folder, freezing, recall)
    recall.files.has_no_links = True

    def is_still() -> bool:
        recall.files.again()
        return inputs_of(folder, theme, recall) == inputs

    def settled(decoded: Reading) -> Reading:
        if decoded.handbook is None:
            return decoded
        reading = replace(decoded, handbook=_placed(decoded.handbook, folder))
        recall.seed(lambda: _parts_in(reading))
        return reading

    def made() -> Reading:
        return _read(folder, freezing, recall)

    return recall.whole((freezing, inputs), Reading, made, settle=settled, is_still=is_still)


def _read(folder: Path, freezing: str, recall: Recall) -> Reading:
    from cxsite.read.afresh import read_afresh  # noqa: PLC0415 - all of reading, where something has changed

    return read_afresh(folder, freezing, recall)


def _parts_in(reading: Reading) -> Iterable[tuple[Part, Any]]:
    from cxsite.read.contents import parts_in  # noqa: PLC0415 - as above

    return parts_in(reading.handbook) if reading.handbook else ()


def _placed(handbook: Handbook, folder: Path) -> Handbook:
    """Return the handbook with its data files and fonts where they stand now: the folder may have been moved since."""
    files = tuple(replace(file, location=str(folder / file.name)) for file in handbook.files)
    fonts = folder / "content" / "fonts"
    faces = {
        code: replace(face, location=str(fonts / face.name)) for code, face in handbook.typefaces.items()
    }
    return replace(handbook, files=files, typefaces=faces)
