"""What changed: edition by edition, the newest first."""

from collections.abc import Mapping
from dataclasses import dataclass

from cxsite.model.metric import Metric
from cxsite.pages import addresses
from cxsite.pages.editions import state_of
from cxsite.pages.family import family_of
from cxsite.pages.frame import Frame, Shell, head_of, speech_of
from cxsite.pages.issued import issued
from cxsite.pages.issues import Issue, changed, lasted_since
from cxsite.pages.lasted import with_lasted
from cxsite.pages.names import Names
from cxsite.pages.page import View
from cxsite.pages.since import Since, since_of
from cxsite.pages.speech import Pair, Speech


@dataclass(frozen=True, slots=True)
class Entry:
    """One edition; `since` is None for the first."""

    id: str
    href: str
    title: Pair
    line: Pair
    since: Since | None


@dataclass(frozen=True, slots=True)
class ChangesBody:
    """What the change log shows."""

    title: Pair
    lead: Pair
    first: Pair
    entries: tuple[Entry, ...]


def _since(before: Issue, issue: Issue, metrics: Mapping[str, Metric], path: str, speech: Speech) -> Since:
    """Return what changed in one edition, judged as on its own page: an edition more changes no older entry."""
    found = changed(before, issue, metrics)
    numbers = issued(path, speech.language, issue, metrics)
    since = since_of(found, metrics, speech, family_of(one.judged for one in found), numbers.place)
    return with_lasted(since, lasted_since(before, issue, metrics), metrics, numbers.page, speech)


def view_of_changes(
    frame: Frame, path: str, issues: tuple[Issue, ...], metrics: Mapping[str, Metric], names: Names
) -> View:
    """Return the change log; `issues` are in the order of time."""
    speech = speech_of(frame, path, names)
    entries = [
        Entry(
            f"edition-{issue.edition.id}",
            addresses.link(path, addresses.edition(frame.language, issue.edition.id)),
            speech.period(issue.frozen.period),
            state_of(issue, speech),
            _since(before, issue, metrics, path, speech) if before else None,
        )
        for before, issue in zip((None, *issues), issues, strict=False)
    ]
    body = ChangesBody(
        speech.ui("page.changes"),
        speech.ui("reference.changes"),
        speech.ui("edition.first"),
        tuple(reversed(entries)),
    )
    description = speech.word("reference.changes")
    head = head_of(frame, path, speech.word("page.changes"), section="reference", description=description)
    return View("changes.html", Shell(head, body))
