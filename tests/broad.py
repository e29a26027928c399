"""The handbook of this checkout with everything that the section of improvements can show, in memory."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sites import Files, copied, files_of, pages, read

from cxsite.model.handbook import Handbook
from cxsite.pages.page import Page

IMPROVEMENTS = """opportunities:
  say-why: {title: Say why it stopped, owner: operations, value: 5, effort: 2}
  one-file: {title: One case file, value: 4, effort: 4}
  new-pens: {title: New pens, owner: branch-network, value: 1, effort: 1}
  marble: {title: A marble floor, value: 2, effort: 5}
initiatives:
  reasons:
    title: Nine reasons
    for: [say-why]
    owner: operations
    status: in-progress
    due: 2027-01-31
    promise: satisfaction at video-id +8 by 2027-03
  earlier: {title: Pens first, for: [new-pens], status: in-progress, due: 2026-12, promise: nps -2 by 2027}
  idea: {title: An idea, for: [one-file]}
"""
PRACTICE = "title: Say it\nelements: [recovery-feedback]\ndimensions: [ease]\nenablers: [people, process]\n"
LATER = """title: Opening an account, later
state: future
future-of: open-account
parent: open-account
stages:
  prove:
    name: Prove it
    steps:
      video: {at: video-id, does: Is recognised}
"""


@dataclass(frozen=True, slots=True)
class Broad:
    """The handbook, its pages and its site: made while its data files are still there."""

    handbook: Handbook
    pages: tuple[Page, ...]
    files: Files


def widened(folder: Path) -> Path:
    """Write the handbook into an empty folder."""
    content = copied(folder) / "content"
    (content / "improvements.yml").write_text(IMPROVEMENTS, encoding="utf-8")
    (content / "improvements.zh-Hans.yml").unlink(missing_ok=True)
    (content / "practices").mkdir(exist_ok=True)
    (content / "practices" / "say-it.yml").write_text(PRACTICE, encoding="utf-8")
    (content / "journeys" / "later.yml").write_text(LATER, encoding="utf-8")
    journey, touchpoints = content / "journeys" / "open-account.yml", content / "touchpoints.yml"
    at = "        at: video-id\n"
    old = journey.read_text(encoding="utf-8")
    assert at in old
    named = f"{at}        practices: [say-it]\n        opportunities: [say-why]\n"
    journey.write_text(old.replace(at, named), encoding="utf-8")
    lobby = "lobby: {channel: branch, name: {en: Lobby, zh-Hans: 大堂}}\n"
    touchpoints.write_text(touchpoints.read_text(encoding="utf-8") + lobby, encoding="utf-8")
    return folder


@cache
def broad() -> Broad:
    """Return it, read and built."""
    with TemporaryDirectory() as name:
        handbook = read(widened(Path(name)))
        return Broad(handbook, pages(handbook), files_of(handbook))
