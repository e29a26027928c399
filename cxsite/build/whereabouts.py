"""Where a text stands that cannot be shown: pages know no places, so it is looked for in the handbook's files.

It may take too long to read, or have a sign that no font of a picture has. A sign that no author has written, because
the interface says it or a conversion made it, is said of the line that asks for pictures.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from cxsite.build.press import SITE
from cxsite.model.problems import Place, Problem
from cxsite.pages.page import TOO_HARD

KINDS = frozenset({".md", ".yml"})


def found_in(folder: Path, problem: Problem) -> Problem:
    """Return the problem at the line and column of its text; as it is where nothing is found.

    Args:
        folder: contains `content/`.
        problem: of any code; one that is not about such a text stays as it is.
    """
    if problem.code == "no-glyph":
        return _drawn_from(folder, problem)
    if problem.code == "broken-font":
        return _in_settings(folder, problem, problem.message.split("`")[1])
    before, _, after = TOO_HARD.partition("{}")[2].partition("{}")
    begins = problem.message.partition(before)[2].removesuffix(after)
    first = begins.splitlines()[0].strip() if begins.strip() else ""
    place = next(_places(folder, first), None) if problem.code == "text-too-hard" and first else None
    return replace(problem, place=place) if place else problem


def _drawn_from(folder: Path, problem: Problem) -> Problem:
    """Return the problem where its first sign is written; only what stands in YAML is drawn."""
    sign = problem.message.split("`")[1]
    place = next(_places(folder, sign, frozenset({".yml"})), None)
    return replace(problem, place=place) if place else _in_settings(folder, problem, "pictures:")


def _in_settings(folder: Path, problem: Problem, words: str) -> Problem:
    """Return the problem at the line of the settings that says this."""
    place = next((each for each in _places(folder, words) if each.file == SITE), problem.place)
    return replace(problem, place=place)


def _places(folder: Path, text: str, kinds: frozenset[str] = KINDS) -> Iterator[Place]:
    """Yield where a line begins with a text or has it, file by file; what cannot be read has no text."""
    for path in sorted((folder / "content").rglob("*")):
        if path.suffix not in kinds or not path.is_file():
            continue
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        for number, line in enumerate(lines, start=1):
            at = line.find(text)
            if at >= 0:
                yield Place(path.relative_to(folder).as_posix(), number, at + 1, len(text))
