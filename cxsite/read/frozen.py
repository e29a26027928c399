"""What an edition froze: `content/editions/<period>.json`, as text and back.

The text is canonical: one form for one content, everything sorted, one number a line, so that two editions can be
compared line by line in version control. It ends in a seal, the SHA-256 of everything before it: nobody protects
himself against a forger with it, but what was edited by hand or merged by a machine is noticed.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from cxsite.model.band import Band, read_band
from cxsite.model.dataset import Day, read_day
from cxsite.model.edition import (
    GRAINS,
    Edition,
    Frozen,
    FrozenJudged,
    FrozenMetric,
    FrozenNumber,
    FrozenPromise,
)
from cxsite.model.improve import Promise, read_promise
from cxsite.model.period import Period, period_named
from cxsite.model.problems import Place
from cxsite.model.target import Target, read_target
from cxsite.read.baselines import baseline_of, row_of
from cxsite.read.files import name_in, read_text
from cxsite.read.notes import Notes

SCHEMA = "cxsite-edition/2"
SCHEMAS = ("cxsite-edition/1", SCHEMA)
"""The first said how many answered to the last of them; the second says so of few in a band."""
ENDS = ("value", "low", "high")
COLUMNS = ("period", "touchpoint", "language", "segment", "shown", "n", *ENDS)
SHOWN = ("ok", "small", "withheld", "none")
VERDICTS = ("rose", "fell", "chance", "break", "mixed", "few")
SEAL = ',\n"seal": "'
MAX_BYTES = 50_000_000

V = TypeVar("V")
Note = Callable[[Place, str, str, str], None]
"""Notes a problem, or a warning: place, code, message, hint."""


def frozen_text(frozen: Frozen) -> str:
    """Return the file's text, the same for the same content to the byte."""
    head = {
        "schema": SCHEMA,
        "period": frozen.period.id,
        "cut-off": frozen.cut_off.isoformat(),
        "year-starts": frozen.year_starts,
        "columns": COLUMNS,
    }
    metrics = ",\n".join(_metric_text(key, metric) for key, metric in sorted(frozen.metrics.items()))
    promises = ",\n".join(
        f"{_json(key)}: {_json(_promise_data(each))}" for key, each in sorted(frozen.promises.items())
    )
    parts = [f"{_json(key)}: {_json(value)}" for key, value in head.items()]
    parts += [f'"metrics": {{\n{metrics}\n}}', f'"promises": {{\n{promises}\n}}']
    return _sealed("{\n" + ",\n".join(parts))


def read_frozen(
    folder: Path, editions: Mapping[str, Edition], notes: Notes, *, without: str = ""
) -> dict[str, Frozen]:
    """Return what each edition froze, oldest first; one that cannot be read is left out, with a problem.

    Args:
        folder: the handbook's folder.
        editions: what their editors wrote.
        notes: takes problems.
        without: a period whose file is about to be written, and is not looked at; what is wrong with the others is
            then no error, because one can be written only after the other.
    """
    found = []
    note = notes.warning if without else notes.problem
    for name, edition in editions.items():
        path = folder / "content" / "editions" / f"{name}.json"
        period = period_named(name)
        if name == without or period is None or period.grain not in GRAINS:
            continue
        if not path.is_file():
            is_signed = bool(edition.signed_off_by)
            _note_missing(name, note if is_signed else notes.warning)
        elif frozen := _read(folder, path, note, notes):
            found.append((name, frozen))
    return dict(sorted(found, key=lambda each: (each[1].cut_off, each[1].period)))


def _note_missing(name: str, note: Note) -> None:
    message = f"there is no `{name}.json` beside this edition"
    hint = f"run `cxsite edition {name}`, and commit what it writes"
    note(Place(f"content/editions/{name}.yml"), "edition-not-frozen", message, hint)


def _read(folder: Path, path: Path, note: Note, notes: Notes) -> Frozen | None:
    name = name_in(folder, path)
    again = f"bring the file back as it was, or run `cxsite edition {path.stem} --again`"
    text, problems = read_text(folder, path, MAX_BYTES, notes.recall.files.data)
    notes.problems.extend(problems)
    if problems:
        return None
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        place = Place(name, error.lineno, error.colno)
        note(place, "broken-edition", "this is not understood as JSON", again)
        return None
    except RecursionError:
        note(Place(name), "broken-edition", "this is not understood as JSON", again)
        return None
    schema = data.get("schema") if isinstance(data, dict) else None
    if schema not in SCHEMAS:
        message = f"`{schema}` is not a form of editions that this version reads"
        hint = f"run `cxsite edition {path.stem} --again`, or use the version of cxsite that wrote it"
        note(_place(name, text, '"schema"'), "other-edition", message, hint)
        return None
    frozen = _frozen(data) if text == _sealed(text.rpartition(SEAL)[0]) else None
    if frozen is None:
        message = "this file is not as `cxsite edition` wrote it"
        note(_place(name, text, '"seal"'), "edited-edition", message, again)
    elif frozen.period.id != path.stem:
        message = f"this is the edition of `{frozen.period.id}`"
        hint = f"rename it to `{frozen.period.id}.json`, or run `cxsite edition {path.stem} --again`"
        note(_place(name, text, '"period"'), "other-period", message, hint)
        return None
    return frozen


def _place(name: str, text: str, word: str) -> Place:
    """Return where a key stands; the beginning of the file where it does not."""
    before, found, _ = text.partition(word)
    if not found:
        return Place(name)
    return Place(name, before.count("\n") + 1, len(before) - before.rfind("\n"), len(word))


def _sealed(body: str) -> str:
    return f'{body}{SEAL}{hashlib.sha256(body.encode()).hexdigest()}"\n}}\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _metric_text(key: str, metric: FrozenMetric) -> str:
    target = _json(_target_text(metric.target)) if metric.target else "null"
    numbers = ",\n".join(_number_text(each, metric.decimals) for each in sorted(metric.numbers, key=_order))
    judged = ",\n".join(_judged_text(each) for each in sorted(metric.judged, key=_judged_order))
    said = f', "judged": [\n{judged}\n]' if judged else ""
    baselines = ",\n".join(_json(row_of(each)) for each in sorted(metric.baselines))
    said += f', "baselines": [\n{baselines}\n]' if baselines else ""
    return f'{_json(key)}: {{"decimals": {metric.decimals}, "target": {target}, "numbers": [\n{numbers}\n]{said}}}'


def _judged_text(judged: FrozenJudged) -> str:
    return _json([judged.touchpoint, judged.before.id, judged.after.id, judged.verdict, judged.p])


def _judged_order(judged: FrozenJudged) -> tuple[object, ...]:
    return judged.touchpoint, judged.before, judged.after


def _order(number: FrozenNumber) -> tuple[object, ...]:
    return number.period, number.touchpoint, number.language, number.segment


def _number_text(number: FrozenNumber, decimals: int) -> str:
    words = (number.period.id, number.touchpoint, number.language, number.segment, number.shown)
    n = _json(str(number.band) if number.band else number.n)
    values = (
        "null" if value is None else f"{value:.{decimals}f}"
        for value in (number.value, number.low, number.high)
    )
    kept = (_json(number.kept.id),) if number.kept else ()
    return f"[{', '.join((*map(_json, words), n, *values, *kept))}]"


def _target_text(target: Target) -> str:
    return f"{target.value:.15g}" + (f" by {target.by}" if target.by else "")


def _promise_data(frozen: FrozenPromise) -> dict[str, str | None]:
    promise = frozen.promise
    where = f" at {promise.touchpoint}" if promise.touchpoint else ""
    text = f"{promise.metric}{where} {promise.change:+.15g} by {promise.by}"
    return {"due": str(frozen.due) if frozen.due else None, "promise": text}


def _frozen(data: Mapping[str, Any]) -> Frozen | None:
    """Return the content of a file whose seal is whole, None when somebody made both up."""
    try:
        starts = data["year-starts"]
        period = _of(Period, period_named(data["period"], starts))
        metrics = {key: _metric(each, starts) for key, each in data["metrics"].items()}
        promises = {key: _promise(each) for key, each in data["promises"].items()}
        return Frozen(period, date.fromisoformat(data["cut-off"]), starts, metrics, promises)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _of(kind: type[V], value: object) -> V:
    """Return a value of this kind.

    Raises:
        TypeError: it is something else.
    """
    if not isinstance(value, kind):
        raise TypeError(f"`{value}` is not what is expected here")
    return value


def _metric(data: Mapping[str, Any], starts: int) -> FrozenMetric:
    target = data["target"]
    numbers = tuple(_number(row, starts) for row in data["numbers"])
    judged = tuple(_judged(row, starts) for row in data.get("judged", ()))
    baselines = tuple(baseline_of(row, starts) for row in data.get("baselines", ()))
    return FrozenMetric(
        data["decimals"], _of(Target, read_target(target)) if target else None, numbers, judged, baselines
    )


def _judged(row: list[Any], starts: int) -> FrozenJudged:
    touchpoint, *periods, verdict, p = row
    if verdict not in VERDICTS:
        raise ValueError(f"`{verdict}` is not a word for a change")
    before, after = (_of(Period, period_named(each, starts)) for each in periods)
    return FrozenJudged(touchpoint, before, after, verdict, None if p is None else float(p))


def _number(row: list[Any], starts: int) -> FrozenNumber:
    period, touchpoint, language, segment, shown, n, *values = row
    if shown not in SHOWN:
        raise ValueError(f"`{shown}` is not a word for what is shown")
    kept = _of(Period, period_named(values.pop(), starts)) if len(values) > len(ENDS) else None
    value, low, high = (None if each is None else float(each) for each in values)
    when = _of(Period, period_named(period, starts))
    band, told = (_of(Band, read_band(n)), None) if isinstance(n, str) else (None, n)
    return FrozenNumber(when, touchpoint, language, segment, shown, told, value, low, high, band, kept)


def _promise(data: Mapping[str, Any]) -> FrozenPromise:
    due = data["due"]
    return FrozenPromise(
        _of(Promise, read_promise(data["promise"])), _of(Day, read_day(due)) if due else None
    )
