"""Records that lie elsewhere, brought as files: what a program prints, and what a warehouse answers.

They are asked for at every build. Nothing tells from the outside whether a warehouse has changed, and answers about a
period that is over come late, too; so no build takes it for unchanged, and the key of what is made of its answers is
the hash of what it has answered this time. What was brought once serves as long as the process goes on with the same
declaration: a build that is verified asks once, and so does a preview.

Where the variable with the address is not set, nobody is asked. The numbers are then those of the last edition
(`thawed.stood_in`), and a warning says so.
"""

import codecs
import hashlib
import os
import shutil
import tempfile
import weakref
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from cxsite.measure.asking import ask, place_of
from cxsite.measure.brought import write_groups
from cxsite.measure.layouts import touchpoints_of
from cxsite.measure.programs import ProgramError, run
from cxsite.measure.questions import asked_of
from cxsite.measure.scan import Asked
from cxsite.measure.thawed import last_edition
from cxsite.measure.warehouses import NoDriverError, WarehouseError, opened
from cxsite.model.dataset import DataFile, Dataset
from cxsite.model.handbook import Handbook
from cxsite.model.problems import Place, Problem, Severity
from cxsite.model.source import Warehouse

EXTRAS = {"postgres": "cxsite[postgres]", "spark": "cxsite[spark]"}
"""What to install for an engine that has a name of its own."""


class RefusedError(Exception):
    """Something was not brought; `problems` say why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("not brought")
        self.problems = problems


class Elsewhere:
    """Brings what lies elsewhere into a room of its own, which is there as long as this is."""

    def __init__(self, folder: Path, environ: Mapping[str, str]) -> None:
        """Remember the handbook's folder, in which programs run, and the environment, where addresses stand."""
        self._folder, self._environ = folder, environ
        self._known: dict[str, tuple[object, DataFile]] = {}
        self._room: Path | None = None
        self._end: Callable[[], object] = list

    def brought(self, handbook: Handbook, until: date | None = None) -> tuple[Handbook, tuple[Problem, ...]]:
        """Return the handbook with everything that lies elsewhere among its files, and what could not be brought.

        Args:
            handbook: as it was read.
            until: the last day whose answers count, None for all; of what a program prints everything is brought.
        """
        files: list[DataFile] = []
        problems: list[Problem] = []
        for dataset in handbook.datasets.values():
            if not dataset.is_elsewhere:
                continue
            url = self._environ.get(dataset.source.url_env, "") if dataset.source else ""
            if dataset.source and not url:
                problems.append(_stands_in(dataset, dataset.source, handbook))
                continue
            try:
                files.append(self._file(dataset, handbook, until, url))
            except RefusedError as error:
                problems += error.problems
        return replace(handbook, files=(*handbook.files, *files)), tuple(problems)

    def close(self) -> None:
        """Delete what was brought; it happens by itself when nobody needs this any more."""
        self._end()
        self._known.clear()
        self._room = None

    def _file(self, dataset: Dataset, handbook: Handbook, until: date | None, url: str) -> DataFile:
        """Return what was brought of a dataset, asking only where another thing was asked before.

        Raises:
            RefusedError: it is not to be had.
        """
        asked = asked_of(handbook).get(dataset.id, {})
        codes = tuple(handbook.lists.segments), tuple(sorted(touchpoints_of(handbook).items()))
        question = dataset, asked, codes, until, url
        known = self._known.get(dataset.id)
        if known and known[0] == question:
            return known[1]
        target = self._home() / dataset.id
        if dataset.source:
            _ask(dataset, dataset.source, handbook, (asked, until, url), target)
        else:
            _run(dataset, handbook, self._folder, target)
        self._known[dataset.id] = question, _described(dataset, target)
        return self._known[dataset.id][1]

    def _home(self) -> Path:
        if self._room is None:
            self._room = Path(tempfile.mkdtemp(prefix="cxsite-"))
            self._end = weakref.finalize(self, _forget, self._room, os.getpid())
        return self._room


def _forget(room: Path, owner: int) -> None:
    """Delete a room; a process that was forked has only a copy of whoever owns it."""
    if os.getpid() == owner:
        shutil.rmtree(room, ignore_errors=True)


def _described(dataset: Dataset, target: Path) -> DataFile:
    """Return a file that was brought; its name leads to where the dataset says what is brought."""
    with target.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    name = place_of(dataset.id) + ("" if dataset.source else "#command")
    encoding = "utf-8" if dataset.source else codecs.lookup(dataset.encoding).name
    return DataFile(dataset.id, str(target), name, target.stat().st_size, digest, encoding, None, "")


def _run(dataset: Dataset, handbook: Handbook, folder: Path, target: Path) -> None:
    if not handbook.site.commands:  # reading refuses this; nothing else may come between
        raise RefusedError
    try:
        run(dataset.command, folder, target)
    except ProgramError as error:
        message = f"the program `{dataset.command[0]}` {error}"
        hint = "run it yourself in the handbook's folder: it must print CSV and end with 0"
        raise RefusedError(Problem(Place(place_of(dataset.id)), "command-failed", message, hint)) from error


def _ask(
    dataset: Dataset,
    source: Warehouse,
    handbook: Handbook,
    asked: tuple[Asked, date | None, str],
    target: Path,
) -> None:
    questions, until, url = asked
    place = Place(place_of(dataset.id))
    try:
        with opened(source, url, dataset.timezone) as warehouse:
            scanned = ask(handbook, dataset, questions, warehouse, until)
    except NoDriverError as error:
        what = EXTRAS.get(source.engine)
        hint = (
            f"run `pip install '{what}'`" if what else "install the driver, or correct the name of its module"
        )
        message = f"`{error}` is not installed here, or is no driver of PEP 249"
        raise RefusedError(Problem(place, "missing-driver", message, hint)) from error
    except WarehouseError as error:
        message = f"the warehouse does not answer: `{error}`"
        hint = (
            f"check the address in `{source.url_env}`, the network, and whether `{source.table}` may be read; "
            "without the variable the site is built from the last edition"
        )
        raise RefusedError(Problem(place, "no-answer-from-warehouse", message, hint)) from error
    if scanned.problems:
        raise RefusedError(*scanned.problems)
    write_groups(scanned.groups, target)


def _stands_in(dataset: Dataset, source: Warehouse, handbook: Handbook) -> Problem:
    """Return what to say where nobody is asked: which edition stands in, or that there is none."""
    place = Place(place_of(dataset.id))
    ours = {key for key, metric in handbook.metrics.items() if metric.dataset_id == dataset.id}
    edition = last_edition(handbook)
    if ours and (edition is None or not ours & {*edition.metrics}):
        message = f"`{source.url_env}` is not set, and the last edition holds no numbers of `{dataset.id}`"
        hint = "set it to the address of the warehouse, or run `cxsite edition PERIOD` where it is set"
        return Problem(place, "nobody-to-ask", message, hint)
    message = f"`{source.url_env}` is not set: nobody is asked about `{dataset.id}`"
    if edition and ours:
        message = (
            f"`{source.url_env}` is not set: the numbers of `{dataset.id}` are those of the edition "
            f"`{edition.period.id}`, of answers up to {edition.cut_off}"
        )
        if missing := sorted(ours - {*edition.metrics}):
            message += f"; it has none of {', '.join(f'`{key}`' for key in missing)}"
    hint = "set it to the address of the warehouse for numbers of today"
    return Problem(place, "warehouse-not-asked", message, hint, Severity.WARNING)
