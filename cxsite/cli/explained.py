"""Explanations in words and as data."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from cxsite.cli.lines import printable

if TYPE_CHECKING:
    from cxsite.build.explain import Changed, Explanation, Origin

WIDEST = 60
"""How many characters of a value are quoted."""
MOST = 40
"""How many changes are told one by one."""
SINCE = {
    "edits": "since the last build",
    "build": "by the last build, since the one before",
    "": "there is no earlier build to compare with",
}


def page_in_words(page: "Explanation") -> list[str]:
    """Return a page's explanation, line by line."""
    kept = "made by an earlier build" if page.is_kept else "not made yet"
    return [
        page.path,
        f"  maker     {page.maker}, of {', '.join(page.arguments) or 'nothing'}",
        f"  template  {page.template or 'none'}",
        *([f"  charts    {', '.join(page.charts)}"] if page.charts else []),
        f"  key       {page.key[:16]}, {kept}",
        f"  view      {page.view[:16]}",
        *_changes(page.since, page.changes),
    ]


def number_in_words(origin: "Origin", since: str, changes: tuple["Changed", ...]) -> list[str]:
    """Return where a number comes from, line by line."""
    one = origin.finding
    cut = one.cut
    whose = ", ".join(filter(None, (cut.touchpoint, cut.language, cut.segment))) or "everyone"
    value = f"{one.value}" if one.value is not None else f"{one.shown}"
    between = f", between {one.low} and {one.high}" if one.low is not None else ""
    answers = f", of {one.answers} answers" if one.answers is not None else ""
    return [
        f"{origin.metric}, {cut.period.id}, {whose}: {value}{between}{answers}",
        f"  status    {one.shown}",
        f"  question  {origin.question}",
        *(f"  {'from' if at == 0 else '':<9} {printable(name)}" for at, name in enumerate(origin.files)),
        *_changes(since, changes),
    ]


def page_as_data(page: "Explanation") -> dict[str, Any]:
    """Return a page's explanation for programs."""
    plain = {field.name: getattr(page, field.name) for field in fields(page) if field.name != "changes"}
    return plain | {"changes": [_as_data(change) for change in page.changes]}


def number_as_data(origin: "Origin", since: str, changes: tuple["Changed", ...]) -> dict[str, Any]:
    """Return where a number comes from, for programs."""
    one = origin.finding
    return {
        "metric": origin.metric,
        "period": one.cut.period.id,
        "touchpoint": one.cut.touchpoint,
        "language": one.cut.language,
        "segment": one.cut.segment,
        "n": str(one.band) if one.band else one.n,
        **{name: getattr(one, name) for name in ("value", "low", "high")},
        "status": str(one.shown),
        "question": origin.question,
        "files": list(origin.files),
        "since": since,
        "changes": [_as_data(change) for change in changes],
    }


def _changes(since: str, changes: tuple["Changed", ...]) -> Iterator[str]:
    if not since:
        yield SINCE[since]
        return
    yield f"{SINCE[since]}:" if changes else f"nothing of it changed {SINCE[since]}"
    for files, group in groupby(changes[:MOST], attrgetter("files")):
        yield from (f"  {_sentence(change)}" for change in group)
        if files:
            yield f"    from {', '.join(map(printable, files[:3]))}{_and_more(files[3:])}"
    if len(changes) > MOST:
        yield f"  and {len(changes) - MOST} more"


def _and_more(others: Iterable[str]) -> str:
    count = len(tuple(others))
    return f" and {count} more" if count else ""


def _sentence(change: "Changed") -> str:
    way = ", ".join((change.owner, *change.difference.way))
    before, after = _quoted(change.difference.before), _quoted(change.difference.after)
    return printable(f"{way}: {before} → {after}" if before or after else way)


def _quoted(value: object) -> str:
    """Return a value as it fits on a line."""
    if value is None:
        return "nothing"
    text = type(value).__name__ if is_dataclass(value) or isinstance(value, tuple | dict) else str(value)
    line = " ".join(text.split())
    return line if len(line) <= WIDEST else f"{line[: WIDEST - 1]}…"


def _as_data(change: "Changed") -> dict[str, Any]:
    difference = change.difference
    return {
        "owner": change.owner,
        "way": list(difference.way),
        "before": _plain(difference.before),
        "after": _plain(difference.after),
        "files": list(change.files),
    }


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float | bool | None) else _quoted(value)
