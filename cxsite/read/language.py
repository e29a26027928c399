"""Rules of language: what is wrong in a text whatever it says.

They look at passages as they stand in the files, so every place is exact; code, addresses and anchors are left out.
All but personal data are warnings: a text may quote what it does not say itself. What is said of a passage
depends on it and on `Said` alone.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from cxsite.model.problems import Problem
from cxsite.read.figures import check_numbers
from cxsite.read.links import for_readers
from cxsite.read.notes import Notes, Passage
from cxsite.read.personal import check_personal
from cxsite.read.said import Said
from cxsite.read.scripts import HAN, SIMPLIFIED, TRADITIONAL, is_chinese, script_of, strays, turned

FEW_RUNS = 3
"""More runs of stray characters than these, and the whole passage is in the other script."""

SPACE = re.compile(rf"(?<=[{HAN}]) +(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%]) +(?=[{HAN}])")
HALF_WIDTH = re.compile(rf"(?<=[{HAN}])[,;:?!]")
FULL_WIDTH = dict(zip(",;:?!", "，；：？！", strict=True))

SLIPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), right)
    for pattern, right in (
        ("製定(?!價|食)", "制定"), ("控製(?!造|程|作)", "控制"), ("限製(?!造|程|作)", "限制"), ("製度", "制度"),
        ("關註", "關注"), ("註意", "注意"), ("反複", "反覆"), ("回複", "回覆"), ("答複", "答覆"), ("複蓋", "覆蓋"),
        ("乾預", "干預"), ("乾擾", "干擾"), ("幹擾", "干擾"), ("若乾", "若干"), ("頁麵", "頁面"), ("介麵", "介面"),
        ("經曆", "經歷"), ("曆史", "歷史"), ("分鍾", "分鐘"), ("體係", "體系"), ("係統", "系統"), ("特征", "特徵"),
        ("范圍", "範圍"), ("然后", "然後"), ("最后", "最後"), ("由于", "由於"), ("對于", "對於"), ("關于", "關於"),
        (r"(?<!明)瞭(?![解望若然如])", "了"),
    )
)  # fmt: skip
"""Wrong in Traditional Chinese and typical of a conversion character by character, to what is right."""


def check_terms(said: Said, notes: Notes) -> None:
    """A text uses the words that `terms.yml` prefers; a preferred word may contain one that is not."""
    for passage in notes.passages:
        words = said.words.get(passage.language)
        if not words or passage.place.file.startswith("content/terms."):
            continue
        for match, word in _uses(passage, words, said.preferred):
            message = f"`{match[0]}` is not the word of this handbook"
            place = passage.at(*match.span())
            notes.warning(place, "deprecated-term", message, f"write `{word}`")


def _uses(
    passage: Passage, words: Mapping[str, str], preferred: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[re.Match[str], str]]:
    shown = for_readers(passage.text)
    folded = shown.casefold()  # most passages have none of them, which this tells fastest
    used = [(old, new) for old, new in words.items() if old.casefold() in folded]
    good = preferred.get(passage.language, ()) if used else ()
    spans = [match.span() for word in good for match in _word(word).finditer(shown)]
    for old, new in used:
        for match in _word(old).finditer(shown):
            if not any(start <= match.start() and match.end() <= end for start, end in spans):
                yield match, new


def _word(word: str) -> re.Pattern[str]:
    """Return what finds a word: whole where words are separated by blanks, anywhere in Chinese."""
    edges = (
        r"(?<![A-Za-z0-9])" if word[:1].isascii() else "",
        r"(?![A-Za-z0-9])" if word[-1:].isascii() else "",
    )
    return re.compile(f"{edges[0]}{re.escape(word)}{edges[1]}", re.IGNORECASE)


def check_scripts(_: Said, notes: Notes) -> None:
    """No Simplified character in a Traditional text, and the other way round."""
    for passage in _chinese(notes):
        runs = strays(for_readers(passage.text), passage.language)
        script = script_of(passage.language)
        other = TRADITIONAL if script == SIMPLIFIED else SIMPLIFIED
        if len(runs) > FEW_RUNS:
            message = f"this {script} text is written in {other} characters"
            hint = f"write it in {script} characters, or put it where `{passage.language}` is not meant"
            notes.warning(passage.at(*runs[0].span()), "other-script", message, hint)
            continue
        for run in runs:
            message = f"`{run[0]}` is {other} and this text is {script}"
            hint = f"write `{turned(run[0], passage.language)}`"
            notes.warning(passage.at(*run.span()), "other-script", message, hint)


def check_slips(_: Said, notes: Notes) -> None:
    """No word of a Traditional text has a character that only a conversion puts there."""
    for passage in _chinese(notes):
        if script_of(passage.language) != TRADITIONAL:
            continue
        shown = for_readers(passage.text)
        for pattern, right in SLIPS:
            for match in pattern.finditer(shown):
                message = f"`{match[0]}` is a slip of converting characters one by one"
                notes.warning(passage.at(*match.span()), "conversion-slip", message, f"write `{right}`")


def check_typing(_: Said, notes: Notes) -> None:
    """Chinese is typed with full-width signs, and without blanks beside Latin letters and digits."""
    for passage in _chinese(notes):
        shown = for_readers(passage.text)
        for match in SPACE.finditer(shown):
            before, after = shown[match.start() - 1], shown[match.end()]
            message = f"a blank is typed between `{before}` and `{after}`"
            hint = "delete it: the page keeps Chinese and Latin letters apart by itself"
            notes.warning(passage.at(*match.span()), "typed-blank", message, hint)
        for match in HALF_WIDTH.finditer(shown):
            message = f"`{match[0]}` is half-width, behind a Chinese character"
            notes.warning(
                passage.at(*match.span()), "half-width-sign", message, f"write `{FULL_WIDTH[match[0]]}`"
            )


def _chinese(notes: Notes) -> Iterator[Passage]:
    return (passage for passage in notes.passages if is_chinese(passage.language))


def remarks_on(notes: Notes, said: Said) -> tuple[Problem, ...]:
    """Return what there is to say about the passages in these notes."""
    own = replace(notes, problems=[])
    for check in TEXT_CHECKS:
        check(said, own)
    return tuple(own.problems)


TEXT_CHECKS: tuple[Callable[[Said, Notes], None], ...] = (
    check_personal,
    check_terms,
    check_scripts,
    check_slips,
    check_typing,
    check_numbers,
)
