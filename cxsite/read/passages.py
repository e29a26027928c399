"""What somebody wrote for readers, passage by passage, for the checks of language.

Questions of a survey are none: they stand as they were asked.
"""

from collections.abc import Mapping

from cxsite.model.problems import Place
from cxsite.read.nodes import Node, Scalar
from cxsite.read.notes import Notes, Passage
from cxsite.read.prose import Piece


def note_passages(source: Node, translations: Mapping[str, Node], notes: Notes) -> None:
    """Note a sentence of YAML and its translations."""
    if not isinstance(source, Scalar):
        return
    first = Passage(notes.languages.source, source.raw, source.place)
    notes.passages.append(first)
    notes.passages += [
        Passage(language, node.raw, node.place, first)
        for language, node in translations.items()
        if isinstance(node, Scalar) and language in notes.languages.codes
    ]


def note_blocks(
    pieces: Mapping[str, tuple[Piece, ...]], texts: Mapping[str, tuple[str, str]], notes: Notes
) -> None:
    """Note each block of prose, and beside it the block it is a translation of.

    Args:
        pieces: language to its blocks; the source language is there.
        texts: language to the name and the text of its file.
        notes: takes the passages.
    """
    source = notes.languages.source
    first = _blocks(pieces[source], *texts[source], source)
    notes.passages += first
    for language in pieces.keys() - {source}:
        found = _blocks(pieces[language], *texts[language], language)
        is_aligned = [piece.kind for piece in pieces[language]] == [piece.kind for piece in pieces[source]]
        beside = first if is_aligned else [None] * len(found)
        notes.passages += [
            Passage(each.language, each.text, each.place, other)
            for each, other in zip(found, beside, strict=True)
        ]


def _blocks(pieces: tuple[Piece, ...], name: str, text: str, language: str) -> list[Passage]:
    lines = text.split("\n")
    ends = [*(piece.line - 1 for piece in pieces[1:]), len(lines)]
    return [
        Passage(language, "\n".join(lines[piece.line - 1 : end]), Place(name, piece.line))
        for piece, end in zip(pieces, ends, strict=False)  # a text without blocks has an end all the same
    ]
