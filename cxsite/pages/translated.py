"""Every text of the content, counted: how many of each status a language has, and the ones that wait.

A sentence is a text in YAML, a block one of Markdown. Names that are the same everywhere and questions as they were
asked are not counted: nobody has to translate them. Only originals and fresh translations count as covered.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from types import NoneType
from typing import Any

from cxsite.model.content import Content
from cxsite.model.dataset import Figure, Question
from cxsite.model.handbook import Handbook
from cxsite.model.prose import Prose
from cxsite.model.text import NEUTRAL, Status, Text, Wording
from cxsite.pages.known import Known

COVERED = (Status.ORIGINAL, Status.TRANSLATED)


@dataclass(frozen=True, slots=True)
class Written:
    """A text of the content: what it belongs to (`journey:open-account`, or "" for the handbook as a whole)."""

    owner: str
    text: Text
    is_block: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """A passage that a language lacks, or has in an older wording."""

    owner: str
    source: Wording
    status: Status


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far one language is: of each status how many sentences and how many blocks, and what waits."""

    language: str
    counts: tuple[tuple[Status, int, int], ...]
    waiting: tuple[Waiting, ...]


def written_in(handbook: Handbook) -> Iterator[Written]:
    """Yield every text that somebody may have to translate, in the order of the content."""
    for kind, model in _shelves(handbook).items():
        yield from _in_shelf(kind, model)
    for path, prose in handbook.prose.items():
        yield from _in_prose(path, prose)


def _in_prose(path: str, prose: Prose) -> Iterator[Written]:
    folder, _, identifier = path.partition("/")
    for block in prose:
        if any(wording.text for wording in block.text.wordings.values()):
            yield Written(f"{folder.removesuffix('s')}:{identifier}", block.text, is_block=True)


def _in_shelf(kind: str, shelf: Content | Mapping[str, Content]) -> Iterator[Written]:
    """Yield the texts of entities by id, or of what is one thing as a whole and belongs to nothing."""
    owned = (
        {"": shelf} if isinstance(shelf, Content) else {f"{kind}:{key}": each for key, each in shelf.items()}
    )
    for owner, model in owned.items():
        for text in _texts(model):
            yield Written(owner, text, is_block=False)


def _shelves(handbook: Handbook) -> Mapping[str, Content | Mapping[str, Content]]:
    whole = {"site": handbook.site, "lists": handbook.lists, "improvements": handbook.improvements}
    shelves: dict[str, Mapping[str, Content]] = {
        "touchpoint": handbook.touchpoints,
        "persona": handbook.personas,
        "journey": handbook.journeys,
        "dataset": handbook.datasets,
        "metric": handbook.metrics,
        "benchmark": handbook.benchmarks,
        "practice": handbook.practices,
        "case": handbook.cases,
        "article": handbook.articles,
        "role": handbook.roles,
        "term": handbook.terms,
        "event": handbook.events,
        "reference": handbook.references,
        "claim": handbook.claims,
        "edition": handbook.editions,
    }
    return {**whole, **shelves}


def _texts(value: object) -> Iterator[Text]:
    if isinstance(value, str | NoneType):  # most of what there is
        return
    if isinstance(value, Text):
        if any(wording.lang != NEUTRAL for wording in value.wordings.values()):
            yield value
    elif isinstance(value, Content) and not isinstance(value, Figure | Question):
        for name in _fields(type(value)):  # type: ignore[arg-type] # classes are hashable
            yield from _texts(getattr(value, name))
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)


@cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    """Return the names of what a model of this class consists of."""
    return tuple(field.name for field in fields(kind))


def counted(entity: Content, prose: Prose, language: str) -> tuple[tuple[Status, int], ...]:
    """Return how many passages of one thing have each status in a language; statuses that none has are left out."""
    texts = [*_texts(entity), *(written.text for written in _in_prose("", prose))]
    seen = Counter(text[language].status for text in texts)
    return tuple((status, seen[status]) for status in Status if seen[status])


def coverage_of(handbook: Handbook, known: Known | None = None) -> tuple[Coverage, ...]:
    """Return how far each language is, in the order of `site.yml`; `known` has counted before."""
    known, languages = known or Known(), handbook.site.languages
    parts = [known(_shelf, kind, shelf, languages) for kind, shelf in _shelves(handbook).items()]
    parts += [known(_prose, path, prose, languages) for path, prose in handbook.prose.items()]
    return tuple(_together([part[at] for part in parts]) for at in range(len(languages)))


def _shelf(
    kind: str, shelf: Content | Mapping[str, Content], languages: tuple[str, ...]
) -> tuple[Coverage, ...]:
    return _coverage(tuple(_in_shelf(kind, shelf)), languages)


def _prose(path: str, prose: Prose, languages: tuple[str, ...]) -> tuple[Coverage, ...]:
    return _coverage(tuple(_in_prose(path, prose)), languages)


def _coverage(written: tuple[Written, ...], languages: tuple[str, ...]) -> tuple[Coverage, ...]:
    source = languages[0]
    found = []
    for code in languages:
        seen = Counter((each.text[code].status, each.is_block) for each in written)
        waiting = tuple(
            Waiting(each.owner, each.text[source], status)
            for each in written
            if (status := each.text[code].status) not in COVERED
        )
        counts = tuple((status, seen[status, False], seen[status, True]) for status in Status)
        found.append(Coverage(code, counts, waiting))
    return tuple(found)


def _together(parts: Sequence[Coverage]) -> Coverage:
    """Return how far one language is over all parts."""
    counts = (zip(*each, strict=True) for each in zip(*(part.counts for part in parts), strict=True))
    summed = tuple((one, sum(sentences), sum(blocks)) for (one, *_), sentences, blocks in counts)
    return Coverage(parts[0].language, summed, tuple(each for part in parts for each in part.waiting))
