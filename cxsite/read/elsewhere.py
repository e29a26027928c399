"""Rules of datasets whose records lie elsewhere: what goes with a warehouse, and whether programs may be started."""

from collections.abc import Iterator

from cxsite.model.dataset import Dataset
from cxsite.read.drafted import Drafted
from cxsite.read.nodes import Steps
from cxsite.read.notes import Notes

PLACES = ("files", "source", "command")
"""Keys that say where records lie."""
OF_FILES = ("encoding", "periods")
"""Keys of a dataset that say something of files."""
OF_ROWS = ("comment", "approved")
"""Columns of which every row would be needed; of a warehouse only sums are brought."""


def check_sources(drafted: Drafted, notes: Notes) -> None:
    """A dataset lies in one place and has no keys that say nothing of it; a program runs only where it may."""
    for dataset in drafted.handbook.datasets.values():
        file = f"data/{dataset.id}.yml"
        named = [key for key in PLACES if getattr(dataset, key)]
        if not named:
            notes.problem(drafted.place(file), "missing-key", "`files` is missing", "write `files: …` here")
        if len(named) > 1:
            message = f"`{named[0]}` and `{named[1]}` stand side by side"
            hint = "keep one of the two, or make two datasets of them"
            notes.problem(drafted.place(file, named[1]), "several-sources", message, hint)
        if dataset.timezone and not dataset.source:
            message = f"`timezone` has no meaning beside `{'command' if dataset.command else 'files'}`"
            hint = "delete it: a day or an hour counts as it is written there"
            notes.problem(drafted.place(file, "timezone"), "timezone-without-source", message, hint)
        if not dataset.is_elsewhere:
            continue
        for steps in _without_meaning(dataset, file, drafted):
            message = f"`{steps[-1]}` has no meaning beside `{'source' if dataset.source else 'command'}`"
            notes.problem(drafted.place(file, *steps), "key-of-source", message, "delete it")
        if dataset.command and not drafted.handbook.site.commands:
            message = "a dataset of this handbook may not start a program"
            hint = (
                "if you trust everybody who can change this handbook, write `commands: true` in `content/site.yml`: "
                "the program runs with the rights of whoever builds"
            )
            notes.problem(drafted.place(file, "command"), "command-not-allowed", message, hint)

    for metric in drafted.handbook.metrics.values():
        source = drafted.handbook.datasets.get(metric.dataset_id)
        if metric.explains and source and source.source:
            place = drafted.place("metrics.yml", metric.id, "explains")
            message = f"`explains` has no meaning for `{source.id}`, whose answers stay in a warehouse"
            notes.problem(place, "key-of-source", message, "delete it")


def _without_meaning(dataset: Dataset, file: str, drafted: Drafted) -> Iterator[Steps]:
    """Yield the ways to keys that say something of files, or of rows where only sums are brought."""
    if dataset.source:
        yield from ((key,) for key in OF_FILES if key in drafted.keys(file))
        yield from (("columns", key) for key in OF_ROWS if key in drafted.keys(file, "columns"))
    for name, question in dataset.questions.items():
        if question.only_in:
            yield ("questions", name, "only-in")
