"""What was decided about customers' words: `content/comments/<dataset>.txt`, one line a decision."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from cxsite.model.dataset import Dataset
from cxsite.model.problems import Place
from cxsite.model.review import (
    FOLDER,
    REDACTOR,
    REDACTOR_LINE,
    Decision,
    Review,
    Verdict,
    key_of,
    read_decision,
)
from cxsite.read.files import files_below, name_in, read_text
from cxsite.read.nodes import Node, place_at
from cxsite.read.notes import Notes, suggestion
from cxsite.read.sources import Source

MAX_BYTES = 20_000_000
AGAIN = "run `cxsite comments`, which writes it as it has to be"


def read_reviews(
    folder: Path, datasets: Mapping[str, Dataset], sources: Mapping[str, Source], notes: Notes
) -> dict[str, Review]:
    """Return the id of each dataset whose comments somebody has read, with what was decided.

    Args:
        folder: the handbook's folder.
        datasets: what could be read of them.
        sources: the files that all of them stand in.
        notes: takes problems.
    """
    for name, dataset in datasets.items():
        if dataset.columns.approved and (node := sources[name].node):
            _note_column(node, name, notes)
    found = {}
    for path in files_below(folder / "content" / FOLDER, "*.txt"):
        if path.stem not in sources:
            message = f"`{path.stem}` is not a dataset of this handbook"
            hint = suggestion(
                path.stem, list(sources), "rename the file as the dataset is named, or delete it"
            )
            notes.problem(Place(name_in(folder, path)), "unknown-dataset", message, hint)
        else:
            found[path.stem] = _read(folder, path, notes)
    return found


def _note_column(node: Node, name: str, notes: Notes) -> None:
    place = place_at(node, ("columns", "approved"))
    message = "the column `approved` no longer says what is published"
    hint = (
        f"run `cxsite comments --by NAME`: it writes the column's decisions into `content/{FOLDER}/{name}.txt`; "
        "then delete this line"
    )
    notes.warning(place, "approved-column", message, hint)


def _read(folder: Path, path: Path, notes: Notes) -> Review:
    text, problems = read_text(folder, path, MAX_BYTES, notes.recall.files.data)
    notes.problems.extend(problems)
    name = name_in(folder, path)
    redactor, decisions = 0, []
    for number, line in _lines(text):
        place = Place(name, number, 1, len(line))
        if match := REDACTOR_LINE.fullmatch(line):
            redactor = int(match[1])
        elif decision := _decision(place, line, notes):
            decisions.append((place, decision))
    _check(decisions, notes)
    if redactor != REDACTOR:
        message = (
            f"this was read with redactor {redactor}, and comments are redacted by number {REDACTOR} now"
        )
        hint = f"{AGAIN}; words of which more is taken out now have to be read again"
        notes.warning(Place(name), "other-redactor", message, hint)
    return Review(path.stem, redactor, tuple(decision for _, decision in decisions))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line.rstrip()


def _decision(place: Place, line: str, notes: Notes) -> Decision | None:
    """Return the decision of a line; of none, and of one whose day is in no calendar, there is a problem."""
    try:
        decision = read_decision(line)
    except ValueError:
        decision = None
    if decision is None:
        message = "this line is no decision about a comment"
        hint = f"write `yes`, `no` or `?` before day, name, key and words, with `|` between; or delete it and {AGAIN}"
        notes.problem(place, "bad-review-line", message, hint)
    return decision


def _check(decisions: list[tuple[Place, Decision]], notes: Notes) -> None:
    """Words are those that were read, somebody stands for each decision, and there is one about each."""
    seen: dict[str, Verdict] = {}
    for place, decision in decisions:
        if decision.words and key_of(decision.words) != decision.key:
            message = "these words are not those that somebody has read"
            hint = (
                f"delete this line and {AGAIN}; what should be left out of a comment is taken out of the data"
            )
            notes.problem(place, "edited-words", message, hint)
        elif not decision.is_signed:
            message = f"nobody stands for this `{decision.verdict}`, so it is not followed"
            hint = "run `cxsite comments --by NAME`, which adds the day and who decided"
            notes.warning(place, "review-not-signed", message, hint)
        elif seen.setdefault(decision.key, decision.verdict) is not decision.verdict:
            message = f"above it was decided `{seen[decision.key]}` about the same words"
            notes.problem(place, "decided-twice", message, "delete one of the two lines")
