"""Editions: what was published for a month or a quarter, as it was signed off."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from html import escape

from cxsite.measure.thawed import thawed
from cxsite.model.metric import Metric
from cxsite.model.prose import Prose
from cxsite.pages import addresses, formats, sentences
from cxsite.pages.differences import Difference
from cxsite.pages.durations import Took, took
from cxsite.pages.family import Family, family_of
from cxsite.pages.foreign import within
from cxsite.pages.frame import Frame, Link, Shell, head_of, speech_of
from cxsite.pages.issued import Issued, issued, quoted_from
from cxsite.pages.issues import Issue, changed, lasted_since, ranked_by, shown_in
from cxsite.pages.lasted import newest, with_lasted
from cxsite.pages.listing import Card, ListingBody, Shelf
from cxsite.pages.names import Names
from cxsite.pages.page import View
from cxsite.pages.pooling import is_pooled
from cxsite.pages.prose import Passage, passages
from cxsite.pages.quoting import seen_from
from cxsite.pages.scores import Score, scores
from cxsite.pages.since import Since, since_of
from cxsite.pages.speech import Pair, Speech, Term, Words, without_markup

SECTION = "editions"

Labels = dict[str, Pair | None]
"""Words of a page by the names that its template has for them; None where they are not said."""


@dataclass(frozen=True, slots=True)
class EditionBody:
    """What an edition's page shows; `before` and `after` are its neighbours in time."""

    title: Pair
    facts: tuple[Term, ...]
    brief: str
    changes: str
    gist: tuple[Passage, ...]
    prose: tuple[Passage, ...]
    scores: tuple[Score, ...]
    lasted: tuple[Took, ...]
    numbers: str
    since: Since | None
    decisions: tuple[Pair, ...]
    labels: Mapping[str, Pair | None]
    before: Link | None
    after: Link | None


def view_of_editions(frame: Frame, path: str, issues: tuple[Issue, ...], names: Names) -> View:
    """Return the index of all editions, the newest first."""
    speech = speech_of(frame, path, names)
    cards = tuple(_card(path, issue, speech) for issue in reversed(issues))
    title, lead = speech.ui("nav.editions"), speech.ui("page.editions")
    body = ListingBody(title, lead, (), (Shelf(SECTION, title, lead, cards),))
    head = head_of(
        frame,
        path,
        speech.word("nav.editions"),
        section=SECTION,
        description=speech.word("page.editions"),
    )
    return View("listing.html", Shell(head, body))


def _card(path: str, issue: Issue, speech: Speech) -> Card:
    href = addresses.link(path, addresses.edition(speech.language, issue.edition.id))
    return Card(href, speech.period(issue.frozen.period), state_of(issue, speech))


def line_of(issue: Issue, speech: Speech) -> Pair:
    """Return the edition line: `Q3 2026: answers to 30 September 2026, signed off by Head of customer experience`."""

    def say(language: str) -> str:
        period = formats.period(issue.frozen.period, language, speech.interface[language])
        return speech.word("edition.line", language, period=period, state=_state(issue, speech, language))

    return speech.both(say)


def state_of(issue: Issue, speech: Speech) -> Pair:
    """Return the edition line where the period is known: `Answers to 30 September 2026, signed off by …`."""

    def say(language: str) -> str:
        state = _state(issue, speech, language)
        return state[0].upper() + state[1:]

    return speech.both(say)


def _state(issue: Issue, speech: Speech, language: str) -> str:
    signed = issue.edition.signed_off_by
    return speech.word(
        "edition.state" if signed else "edition.state.unsigned",
        language,
        date=formats.day(issue.frozen.cut_off, language),
        who=signer(signed or "", speech, language),
    )


def signer(signed: str, speech: Speech, language: str) -> str:
    """Return whoever signed: the title of a role, or a name as it was written."""
    role = speech.names.get(f"role:{signed}")
    return within(role[0], language) if role else signed


def view_of_edition(
    frame: Frame,
    path: str,
    beside: tuple[Issue | None, Issue, Issue | None],
    metrics: Mapping[str, Metric],
    names: Names,
) -> View:
    """Return the page of one edition, which stands between the one before and the one after it."""
    before, issue, after = beside
    speech = speech_of(frame, path, names)
    numbers = issued(path, frame.language, issue, metrics)
    blocks = commented(issue.prose, issue, path, speech)
    found = changed(before, issue, metrics)
    family = family_of(one.judged for one in found)
    body = EditionBody(
        title=speech.period(issue.frozen.period),
        facts=_facts(issue, speech),
        brief=addresses.link(path, addresses.edition(frame.language, issue.edition.id, brief=True)),
        changes=addresses.link(
            path, addresses.reference(frame.language, "changes", f"edition-{issue.edition.id}")
        ),
        gist=tuple(block for block in blocks if block.kind == "gist"),
        prose=tuple(block for block in blocks if block.kind != "gist"),
        scores=scores(issue, found, metrics, speech, family, numbers.place),
        lasted=_lasted(issue, metrics, speech),
        numbers=numbers.page,
        since=_since((before, issue), metrics, speech, family, numbers) if before else None,
        decisions=tuple(speech.sentence(each) for each in issue.edition.decisions),
        labels=labels_of(issue, before, speech),
        before=_neighbour(before, path, speech),
        after=_neighbour(after, path, speech),
    )
    title = without_markup(body.title)
    head = head_of(frame, path, title, section=SECTION, description=without_markup(line_of(issue, speech)))
    return View("edition.html", Shell(head, body))


def _since(
    both: tuple[Issue, Issue],
    metrics: Mapping[str, Metric],
    speech: Speech,
    family: Family,
    numbers: Issued,
) -> Since:
    before, issue = both
    found = _told(changed(before, issue, metrics), ranked_by(issue, metrics), family)
    since = since_of(found, metrics, speech, family, numbers.place)
    return with_lasted(since, lasted_since(before, issue, metrics), metrics, numbers.page, speech)


def _lasted(issue: Issue, metrics: Mapping[str, Metric], speech: Speech) -> tuple[Took, ...]:
    """Return how long the cases of the newest period took, measure by measure."""
    shown, found = shown_in(issue, metrics), thawed(issue.frozen).metrics
    kept = [(key, each, one) for key in shown if (each := found[key].durations) and (one := newest(each))]
    return tuple(
        replace(took(one, each.bin, speech), anchor=key, name=sentences.named(metrics[key], speech))
        for key, each, one in kept
    )


def commented(prose: Prose, issue: Issue, path: str, speech: Speech) -> tuple[Passage, ...]:
    """Return a part of the commentary; its live numbers lead to those of the edition."""
    seen = seen_from(path, speech.language, issue.quotable) | quoted_from(path, speech.language, issue)
    return passages(prose, speech, issue.quotable, seen)


def _told(found: Iterable[Difference], ranked: str, family: Family) -> list[Difference]:
    """Return what an edition's page tells: everyone, the touchpoints by one measure, and what is larger than chance."""
    return [
        one for one in found if one.now.cut.is_everyone or one.metric == ranked or family.moved(one.judged)
    ]


def labels_of(issue: Issue, before: Issue | None, speech: Speech) -> Labels:
    """Return the words of an edition's pages."""
    own = ("kind", "commentary", "measures", "numbers", "decisions", "brief", "frozen", "first", "change")
    labels: Labels = {key: speech.ui(f"edition.{key}") for key in own}
    labels |= {
        f"lasted.{key}": speech.ui(f"durations.{key}") for key in ("title", "median", "interval", "ninth")
    }
    labels |= {key: speech.ui(f"table.{key}") for key in ("value", "interval", "answers", "metric")}
    return labels | {
        "target": speech.ui("measure.target"),
        "gist": speech.ui("ui.gist"),
        "previous": speech.ui("ui.edition.previous"),
        "changes": speech.ui("page.changes"),
        "next": speech.ui("edition.next"),
        "since": since_title(before, speech) if before else None,
        "illustrative": speech.ui("ui.illustrative") if issue.invented else None,
        "pooled": speech.ui("home.pooled") if _is_pooled(issue) else None,
    }


def _is_pooled(issue: Issue) -> bool:
    """Say whether any of an edition's numbers put the answers of several languages together."""
    return any(is_pooled(each) for each in thawed(issue.frozen).metrics.values())


def since_title(before: Issue, speech: Speech) -> Pair:
    """Return the heading of what changed: `Since Q2 2026`."""
    return speech.both(
        lambda language: speech.word(
            "since.title",
            language,
            period=formats.period(before.frozen.period, language, speech.interface[language]),
        )
    )


def _facts(issue: Issue, speech: Speech) -> tuple[Term, ...]:
    edition, cut_off = issue.edition, issue.frozen.cut_off
    signed, on = edition.signed_off_by, edition.signed_on
    who = speech.ui("edition.unsigned")
    if signed:
        is_role = f"role:{signed}" in speech.names
        who = speech.link("role", signed) if is_role else Pair(Words(escape(signed, quote=False), "und"))
    said = {
        "edition.cut-off": (speech.both(lambda language: formats.day(cut_off, language)),),
        "edition.signed-off-by": (who,),
        "edition.signed-on": (speech.both(lambda language: formats.partial_day(on, language)),) if on else (),
    }
    return tuple(Term(key, speech.ui(key), entries) for key, entries in said.items() if entries)


def _neighbour(issue: Issue | None, path: str, speech: Speech) -> Link | None:
    if issue is None:
        return None
    label = formats.period(issue.frozen.period, speech.language, speech.interface[speech.language])
    return Link(addresses.link(path, addresses.edition(speech.language, issue.edition.id)), label)
