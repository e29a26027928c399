"""The builder that a server asks again and again, and the one function that knows how this house builds.

A builder is asked from one thread only, the main one, and may keep what it likes between two calls.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from cxsite.build.build import Options, make_site
from cxsite.build.file_store import FileStore
from cxsite.build.lock import lock
from cxsite.build.publish import publish
from cxsite.build.rooms import Rooms, real_rooms
from cxsite.build.store import NoStore, own_folder
from cxsite.build.workshop import Workshop, workshop
from cxsite.model.problems import Problem, errors

Words = Mapping[str, Mapping[str, str]]
"""Language to the words of the interface."""


@dataclass(frozen=True, slots=True)
class Built:
    """How one build ended.

    Attributes:
        files: path to bytes of the whole site; None when the build has errors, and the last site stays.
        problems: what the author should know.
        changed: the paths that differ from the last site that there was, appeared or went.
        words: the interface as the handbook's theme speaks it; None where the handbook could not be read.
        fault: what stopped the build when it was no mistake of the content: a message and the remedy.
        root: the folder of the published address, as in `handbook/`; "" where the site stands at the top.
    """

    files: Mapping[str, bytes] | None
    problems: Sequence[Problem] = ()
    changed: frozenset[str] = frozenset()
    words: Words | None = None
    fault: tuple[str, str] | None = None
    root: str = ""


class Builder(Protocol):
    """Builds the same handbook as often as it is asked."""

    def build(self) -> Built:
        """Build what stands on the disk now; no content makes it raise."""
        ...


Made = tuple[Mapping[str, bytes] | None, tuple[Problem, ...], Words | None, str]
"""Files, unless there are errors; problems; the interface's words, where the handbook could be read; see `root`."""


@dataclass(slots=True)
class HandbookBuilder:
    """Builds the handbook in `folder`.

    Attributes:
        folder: it contains `content/`.
        options: as for a build; `strict` is not asked.
        explain: an exception to its message and remedy.
        output: where every good site is published too; None keeps it in memory alone.
        rooms: the steps of a build.
        last: the last good site.
        shop: what stays warm between two builds.
    """

    folder: Path
    options: Options
    explain: Callable[[Exception], tuple[str, str]]
    output: Path | None = None
    rooms: Rooms = field(default_factory=real_rooms)
    last: Mapping[str, bytes] = field(default_factory=dict)
    shop: Workshop | None = None

    def build(self) -> Built:
        """Build what stands on the disk now, and publish it where an output folder was named."""
        try:
            files, problems, words, root = made(self.folder, self.options, self._workshop())
        except Exception as error:  # noqa: BLE001 - whatever it is, the server goes on and says it
            return Built(None, fault=self.explain(error))
        if files is None:
            return Built(None, problems, words=words)
        before, self.last = self.last, files
        return Built(files, problems, changes(before, files), words, self._publish(files), root)

    def close(self) -> None:
        """Let what was made be of use to the next process."""
        if self.shop and isinstance(self.shop.store, FileStore):
            self.shop.store.close()

    def _workshop(self) -> Workshop:
        if self.shop is None:
            store = FileStore(own_folder(self.folder)) if self.options.cache else NoStore()
            self.shop = workshop(self.rooms, store)
        return self.shop

    def _publish(self, files: Mapping[str, bytes]) -> tuple[str, str] | None:
        """Publish where an output folder was named; what prevents that is said, and the site is shown all the same."""
        try:
            if self.output:
                with lock(self.folder):
                    publish(files, self.output)
        except Exception as error:  # noqa: BLE001 - as above
            return self.explain(error)
        return None


def made(folder: Path, options: Options, shop: Workshop) -> Made:
    """Make the whole site in memory: the only place of this layer that knows how this house builds."""
    result = make_site(folder, options, shop)
    handbook = result.record.handbook if result.record else None
    words, address = (handbook.theme.wording, handbook.site.base_url) if handbook else (None, None)
    files = result.made.files if result.made else None
    root = urlsplit(address or "").path.lstrip("/")
    return (None if errors(result.problems) else files), result.problems, words, root


def changes(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> frozenset[str]:
    """Return the paths that differ, appeared or went."""
    return frozenset(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
