"""What falls due about now, in words: by when, and what became of a promise whose work is done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cxsite.measure.thawed import thawed
from cxsite.pages import formats
from cxsite.pages.dues import Due
from cxsite.pages.family import Family
from cxsite.pages.issues import Issue
from cxsite.pages.keeping import Keeping, Kept, kept, outcome_of
from cxsite.pages.promises import promised
from cxsite.pages.speech import Pair, Speech
from cxsite.pages.values import Gauges


@dataclass(frozen=True, slots=True)
class Owed:
    """A promise that falls due: what, when, and what it is to bring."""

    title: Pair
    when: Pair
    late: bool
    promise: Pair | None


def owed_of(
    dues: Iterable[Due],
    judged: Mapping[str, Kept],
    editions: tuple[Issue, ...],
    gauged: Gauges,
    speech: Speech,
    family: Family,
) -> tuple[Owed, ...]:
    """Return what falls due; `judged` is what the last of the editions says of that which is done."""

    def owed(due: Due) -> Owed:
        promise, kept_ = due.initiative.promise, judged.get(due.initiative.id)
        return Owed(
            speech.link("initiative", due.initiative.id),
            _when(due, speech)
            if due.open or kept_ is None
            else _outcome(kept_, editions[-1], speech, family),
            due.late,
            promised(promise, gauged, speech) if promise else None,
        )

    return tuple(map(owed, dues))


def _when(due: Due, speech: Speech) -> Pair:
    key = "home.due.late" if due.late else "home.due.by" if due.open else "home.due.done"
    return speech.both(lambda code: speech.word(key, code, date=formats.partial_day(due.by, code)))


def judged_of(dues: Iterable[Due], editions: tuple[Issue, ...]) -> dict[str, Kept]:
    """Return what the newest edition says of promises that are done; nothing of those that it does not judge."""
    if not editions:
        return {}
    issue = editions[-1]
    done = {due.initiative.id for due in dues if not due.open}
    findings = thawed(issue.frozen)
    judged = {
        key: kept(promise, findings, issue.frozen.cut_off)
        for key, promise in issue.frozen.promises.items()
        if key in done
    }
    return {key: each for key, each in judged.items() if each.keeping in (Keeping.KEPT, Keeping.MISSED)}


def _outcome(judged: Kept, issue: Issue, speech: Speech, family: Family) -> Pair:
    return speech.both(
        lambda code: speech.word(
            "home.due.judged",
            code,
            outcome=speech.word(outcome_of(judged, family), code),
            period=formats.period(issue.frozen.period, code, speech.interface[code]),
        )
    )
